"""Slips on stances: a party's own word, and how another party is read."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.issue import Option
from multitrack.model.party import Level, PartyId
from multitrack.model.position import Position, Stance
from multitrack.record import act as acts
from multitrack.web.shapes import SHAPES
from multitrack.web.slips.fields import Choices, text
from multitrack.web.slips.slip import Slip

STANCES = [(stance.value, SHAPES[stance]) for stance in Stance]
CAPITAL = _("Ad referendum: only if the capital confirms it")
"""Said of a word that does not count as agreement yet."""
LEVELS = [
    ("", _("choose")),
    (Level.LOW.value, _("low")),
    (Level.MEDIUM.value, _("medium")),
    (Level.HIGH.value, _("high")),
]


class PositionSlip(Slip):
    """How a party holds itself towards an option, and in what words."""

    kind = "take position"
    subject = ("issue", "option")
    speaks: ClassVar[str] = "for a party"

    stance = forms.ChoiceField(label=_("Stance"), choices=STANCES, widget=forms.RadioSelect)
    words = text(_("In your words"), required=False)

    def prepare(self) -> None:
        """Whose words they are: one's own, or those of the party that is written for."""
        if self.room.of_team:
            self.fields["words"].label = _("In its words")
        if self.room.decides:
            self.fields["ad_referendum"] = forms.BooleanField(label=CAPITAL, required=False)

    def position(self, party: PartyId) -> Position:
        """The stance as it was written, of one party."""
        return Position(
            party=party,
            issue=self.issue,
            option=self.option,
            stance=Stance(self.cleaned_data["stance"]),
        )

    def brought(self) -> Option | None:
        """The option in full, where this room has not heard of it."""
        hold = self.room.hold
        if hold is not None and hold.option(self.issue, self.option) is not None:
            return None
        tabled = self.room.visit.view.options.get((self.issue, self.option))
        return None if tabled is None else tabled.option

    def act(self) -> acts.Act:
        """Say it for the party."""
        party = self.for_whom() or PartyId("")
        return acts.TakePosition(
            position=self.position(party),
            words=self.cleaned_data["words"],
            brings=self.brought(),
            ad_referendum=self.cleaned_data.get("ad_referendum", False),
        )


class ReadingSlip(PositionSlip):
    """How another party is read: an inference, kept in one's own room."""

    kind = "note reading"
    speaks: ClassVar[str] = "for oneself"
    hint = _(
        "A reading is an inference of yours. It stays in this room and is never shown as that party's word."
    )

    confidence = forms.ChoiceField(label=_("How sure you are"), choices=LEVELS)

    def prepare(self) -> None:
        """The parties other than one's own."""
        others: Choices = [("", _("choose a party"))]
        others += [choice for choice in self.parties() if choice[0] != self.room.side]
        self.fields["about_party"] = forms.ChoiceField(label=_("Which party"), choices=others)
        self.fields["words"].label = _("What makes you think so")
        self.order_fields(["about_party", "stance", "confidence", "words"])

    def act(self) -> acts.Act:
        """Note it."""
        read = self.position(PartyId(self.cleaned_data["about_party"]))
        return acts.NoteReading(
            position=Position(
                party=read.party,
                issue=read.issue,
                option=read.option,
                stance=read.stance,
                confidence=Level(self.cleaned_data["confidence"]),
                reading=True,
            ),
            words=self.cleaned_data["words"],
            brings=self.brought(),
        )
