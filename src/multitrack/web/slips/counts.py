"""Slips on what a rule asks for beyond the parties' word: a time in silence, votes, endorsements, the chair's finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.codes import AttemptId, ElectorateId
from multitrack.model.rule import (
    Ballot,
    ChairFinds,
    Endorsed,
    Endorsements,
    ImpossibleCountError,
    NoObjection,
    Turnout,
    VotesIn,
)
from multitrack.report.saying import Sentence, say
from multitrack.web.rooms.offering import question, tests_on
from multitrack.web.slips.fields import CHOOSE, Choices, choice, line, moment, number, radio, text
from multitrack.web.slips.plain import QuestionSlip

BETWEEN = "|"
"""What stands between an attempt of a cascade and a body in a choice."""


class SilenceSlip(QuestionSlip):
    """A question put under silence."""

    kind = "put under silence"
    hint = _("If no party objects by then, it is decided by the rule.")

    until = moment(_("Until"), required=True)

    def warnings(self) -> Iterator[Sentence]:
        """How long the rule gives the parties."""
        tests = tests_on(self.room, question(self.subjects()))
        hours = [test.hours for _, test in tests if isinstance(test, NoObjection)]
        if hours:
            yield say("The rule gives the parties at least {hours} hours to object.", hours=max(hours))


class CountSlip(QuestionSlip):
    """A slip on a count: in which body and, where the rule is tried in several attempts, in which of them."""

    tests: tuple[type[Any], ...] = ()

    def prepare(self) -> None:
        """The counts that the rule asks for."""
        self.fields["count"] = choice(_("In which body"), self._counts())
        self.order_fields(["count"])

    def _counts(self) -> Choices:
        asked = (each for each in tests_on(self.room, question(self.subjects())))
        found = {
            f"{attempt or ''}{BETWEEN}{body}": title if attempt is None else f"{title} ({attempt})"
            for attempt, test in asked
            if isinstance(test, self.tests)
            for body, title in self.bodies(test)
        }
        return list(found.items()) if len(found) == 1 else [CHOOSE, *found.items()]

    def bodies(self, test: Any) -> Iterator[tuple[str, str]]:
        """The bodies that a test names, each with what it is called."""
        yield test.electorate, test.title or test.electorate

    @property
    def attempt(self) -> AttemptId | None:
        """The attempt that was chosen."""
        attempt = self.cleaned_data["count"].partition(BETWEEN)[0]
        return AttemptId(attempt) if attempt else None

    @property
    def electorate(self) -> ElectorateId:
        """The body that was chosen."""
        return ElectorateId(self.cleaned_data["count"].partition(BETWEEN)[2])


class VoteSlip(CountSlip):
    """A vote as it was counted."""

    kind = "count votes"
    tests = (VotesIn, Turnout)
    side_by_side = True
    folded = ("invalid", "present", "entitled")
    fold_title = _("Invalid votes, how many were there, how many could vote")

    in_favour = number(_("In favour"))
    against = number(_("Against"))
    abstaining = number(_("Abstaining"))
    invalid = number(_("Invalid"), required=False)
    present = number(_("In the room"), required=False)
    entitled = number(_("Could vote"), required=False)

    def clean(self) -> None:
        """A count that can be: no more votes than persons."""
        super().clean()
        if not self.errors:
            try:
                self._ballot()
            except ImpossibleCountError as impossible:
                raise forms.ValidationError(_("That is more votes than persons.")) from impossible

    def _ballot(self) -> Ballot:
        counted = {name: self.cleaned_data[name] for name in ("in_favour", "against", "abstaining")}
        people = {name: self.cleaned_data[name] for name in ("present", "entitled")}
        return Ballot(
            electorate=self.electorate, invalid=self.cleaned_data["invalid"] or 0, **counted, **people
        )

    def written(self) -> dict[str, Any]:
        """The ballot, and the attempt it was in."""
        return {"ballot": self._ballot(), "attempt": self.attempt}


class EndorsementSlip(CountSlip):
    """Endorsements as they were counted."""

    kind = "count endorsements"
    tests = (Endorsements,)

    by = number(_("How many put their names to it"))

    def prepare(self) -> None:
        """Where the rule only asks for a number in all, the body is written."""
        super().prepare()
        if not any(body for code, _name in self._counts() if (body := code.partition(BETWEEN)[2])):
            self.fields["body"] = line(_("Who they are, in a word or two"))
        self.order_fields(["count", "body", "by"])

    def bodies(self, test: Endorsements) -> Iterator[tuple[str, str]]:
        """The bodies that a quota is set for; where there are none, all together."""
        yield from ((quota.electorate, quota.electorate) for quota in test.quotas)
        if not test.quotas:
            yield "", str(_("all together"))

    def written(self) -> dict[str, Any]:
        """The count, and the attempt it was in."""
        body = ElectorateId(self.cleaned_data.get("body") or self.electorate)
        return {"endorsed": Endorsed(body, self.cleaned_data["by"]), "attempt": self.attempt}


class FindSlip(CountSlip):
    """What the chair finds, with the reason."""

    kind = "find"
    tests = (ChairFinds,)

    sufficient = radio(
        _("The chair finds"),
        [("yes", _("enough agreement")), ("no", _("not enough agreement"))],
        becomes=lambda chosen: chosen == "yes",
    )
    reason = text(_("What this rests on"))

    def prepare(self) -> None:
        """An attempt to choose, only where there are several."""
        super().prepare()
        if len(self._counts()) == 1:
            self.fields["count"].widget = forms.HiddenInput()
            self.initial = {"count": self._counts()[0][0], **self.initial}

    def bodies(self, test: ChairFinds) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """The chair, who is no body."""
        yield "", str(_("the chair"))

    def written(self) -> dict[str, Any]:
        """The finding, and the attempt it was in."""
        return {**super().written(), "attempt": self.attempt}
