"""Slips on where an issue is: set aside, taken up again, handed over, moved, and what becomes of text nobody agreed on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from multitrack.record import act as acts
from multitrack.report.saying import Sentence, say
from multitrack.report.sentences import hearers
from multitrack.web.rooms.offering import targets
from multitrack.web.slips.fields import Choices, choice, line, moment, radio, text
from multitrack.web.slips.plain import PlainSlip

PLENARY = "the plenary"
FATES = [
    (acts.Fate.LAPSE.value, _("it lapses")),
    (acts.Fate.FORWARD.value, _("it goes forward in brackets")),
    (acts.Fate.ANNEX.value, _("it goes to an annex")),
]
"""What becomes of text on which nothing was agreed, in words."""


class IssueSlip(PlainSlip):
    """A slip on one issue."""

    subject = ("issue",)


class ParkSlip(IssueSlip):
    """An issue set aside for a time."""

    kind = "park issue"
    hint = _("Nothing is done on it meanwhile. What was said of it stands.")

    until = moment(_("Until"))
    reason = text(_("Why"), required=False)


class TakeUpSlip(IssueSlip):
    """An issue taken up again."""

    kind = "take up"

    words = text(_("What came of it meanwhile"), required=False)


class HandOverSlip(IssueSlip):
    """An issue handed to a third body outside the talks."""

    kind = "hand over"
    hint = _("Nothing is done on it here until it is taken up again.")

    to = line(_("To whom: a court, a commission, experts"))
    reason = text(_("Why"), required=False)


class MoveSlip(IssueSlip):
    """An issue given to another team, or referred up to the plenary."""

    kind = "move issue"
    hint = _(
        "It goes with its options and stances as they stand. What was said of it stays with those who heard it."
    )

    reason = text(_("Why"), required=False)

    def prepare(self) -> None:
        """The bodies in which the viewer sits too."""
        bodies: Choices = [
            (PLENARY, _("the plenary")) if track is None else (track.id, track.title)
            for track in targets(self.room)
        ]
        self.fields["to"] = choice(_("Where it goes"), bodies)
        self.order_fields(["to", "reason"])

    @property
    def also(self) -> Sentence | None:
        """Who else hears of it: the plenary, always."""
        plenary = self.room.visit.view.plenary
        if plenary is None or plenary.id == self.room.line.id:
            return None
        return say("The plenary hears it too: {who}.", who=hearers(plenary, self.room.visit.called))

    def written(self) -> dict[str, Any]:
        """What was written; without a team named, the plenary is meant."""
        written = super().written()
        return {**written, "to": None if written["to"] == PLENARY else written["to"]}


class LapseSlip(IssueSlip):
    """What becomes of text on which nothing was agreed."""

    kind = "lapse"
    hint = _("The options stand in the record as they are now. The issue can be taken up again later.")

    fate = radio(_("What becomes of it"), FATES, becomes=acts.Fate)
    reason = text(_("Why"), required=False)
