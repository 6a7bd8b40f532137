"""Slips on a party's further word: it abstains, reserves, confirms, takes its stance back; and a group inside it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multitrack.model.rule import Voice
from multitrack.record.judging.inside import inner_rule
from multitrack.report.saying import Sentence
from multitrack.web.rooms.noting import notes_on
from multitrack.web.rooms.offering import question
from multitrack.web.slips.fields import Choices, choice, radio, text
from multitrack.web.slips.plain import PlainSlip, QuestionSlip

VOICES = [
    (Voice.AGREES.value, _("it agrees")),
    (Voice.OBJECTS.value, _("it objects")),
    (Voice.SILENT.value, _("it takes its word back")),
]


class AbstainSlip(QuestionSlip):
    """A party neither agrees nor objects."""

    kind = "abstain"
    speaks: ClassVar[str] = "for a party"
    hint = _("It neither agrees nor objects, and may still do either later.")


class ReserveSlip(QuestionSlip):
    """A party's reservation."""

    kind = "reserve"
    speaks: ClassVar[str] = "for a party"
    hint = _("It stands beside the text under the party's name, and is no objection.")

    words = text(_("What is reserved, and why"))


class LiftReservationSlip(QuestionSlip):
    """A reservation lifted."""

    kind = "lift reservation"
    speaks: ClassVar[str] = "for a party"


class ConfirmSlip(QuestionSlip):
    """A capital confirms what was accepted ad referendum."""

    kind = "confirm"
    speaks: ClassVar[str] = "for a party"
    hint = _("From now on what was accepted ad referendum counts as agreement.")

    words = text(_("In which words"), required=False)


class TakeBackSlip(PlainSlip):
    """A stance taken back."""

    kind = "withdraw position"
    subject = ("issue", "option")
    speaks: ClassVar[str] = "for a party"
    hint = _("The party is silent on this again.")

    reason = text(_("Why"), required=False)


class GroupSlip(QuestionSlip):
    """The word of a group inside a composite delegation; at the table the party speaks for itself."""

    kind = "group word"
    hint = _("It stays in this room. At the table the delegation speaks for itself.")

    says = radio(_("What it says"), VOICES, becomes=Voice)

    def prepare(self) -> None:
        """The groups that the inner rule names."""
        inner = None if self.room.hold is None else inner_rule(self.room.hold)
        groups: Choices = [] if inner is None else [(group.id, group.name) for group in inner.groups]
        self.fields["group"] = choice(_("Which group"), groups)
        self.order_fields(["group", "says"])

    def warnings(self) -> Iterator[Sentence]:
        """What the groups said so far, and what the inner rule makes of it."""
        yield from (note.says for note in notes_on(self.room, question(self.subjects())))
