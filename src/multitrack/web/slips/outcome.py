"""Slips on a result on its way out of the room: a package withdrawn, a result applied early, ratification outside."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.codes import ElectorateId
from multitrack.model.issue import IssueId
from multitrack.model.rule import AllOf, Rule, Turnout, VotesIn
from multitrack.record import act as acts
from multitrack.web.rooms.offering import early
from multitrack.web.slips.fields import Choices, boxes, choice, line, moment, number, text
from multitrack.web.slips.plain import PlainSlip

MOST = 100
"""All of it, in the hundred."""
PASSES = [("more than", _("more than")), ("at least", _("at least"))]
WHOLES = [
    ("valid votes", _("the votes for and against")),
    ("present", _("those in the room")),
    ("all entitled", _("all who could vote")),
]


class WithdrawPackageSlip(PlainSlip):
    """A proposed package taken back."""

    kind = "withdraw package"
    subject = ("package",)

    reason = text(_("Why"), required=False)


class HarvestSlip(PlainSlip):
    """Results applied before the whole is agreed."""

    kind = "harvest"
    hint = _(
        "Only what the linkage names as an early harvest goes before the whole, and where the plenary's rule is met."
    )

    words = text(_("With these words"), required=False)

    def prepare(self) -> None:
        """What was reported, is not applied yet, and may go first."""
        reported, called = self.room.line.standing.reported, self.room.visit.called
        ready: Choices = [
            (issue, f"{called.issue(issue)}: {called.option(issue, reported[issue].option)}")
            for issue in early(self.room)
        ]
        self.fields["issues"] = boxes(_("Which results"), ready)
        self.order_fields(["issues", "words"])

    def written(self) -> dict[str, Any]:
        """What was written, the issues by their codes."""
        written = super().written()
        return {**written, "issues": tuple(map(IssueId, written["issues"]))}


class RatifySlip(PlainSlip):
    """An adopted package before a body outside, under that body's own threshold and turnout."""

    kind = "put to ratification"
    subject = ("package",)
    side_by_side = True
    folded = ("of", "turnout", "members")
    fold_title = _("Of whom, and how many must take part")

    body = line(_("Who ratifies: a parliament, the members, the people"))
    passes = choice(_("It passes with"), PASSES)
    share = forms.DecimalField(
        label=_("Percent"), min_value=0, max_value=MOST, max_digits=6, decimal_places=3
    )
    until = moment(_("Until"))
    of = choice(_("Percent of"), WHOLES)
    turnout = forms.DecimalField(
        label=_("At least so many percent take part"),
        required=False,
        min_value=0,
        max_value=MOST,
        max_digits=6,
        decimal_places=3,
    )
    members = number(_("How many could vote"), required=False)

    def prepare(self) -> None:
        """More than half of the votes for and against, unless another rule is written."""
        self.initial = {"share": 50, **self.initial}

    def _rule(self) -> Rule:
        """The rule as it was written."""
        written = self.cleaned_data
        body, members = ElectorateId(written["body"]), written["members"]
        share = Fraction(written["share"]) / MOST
        above = written["passes"] == "more than"
        votes = VotesIn(
            electorate=body,
            of=written["of"],
            members=members,
            more_than=share if above else None,
            at_least=None if above else share,
        )
        if not written["turnout"]:
            return votes
        part = Turnout(electorate=body, at_least=Fraction(written["turnout"]) / MOST, members=members)
        return AllOf(rules=(votes, part))

    def written(self) -> dict[str, Any]:
        """What was written; the floor gives the code."""
        return {**super().written(), "id": acts.RatificationId(""), "rule": self._rule()}


class CloseRatificationSlip(PlainSlip):
    """A ratification closed on what was counted."""

    kind = "close ratification"
    subject = ("ratification",)
    hint = _("What was counted by now decides whether it is ratified.")
