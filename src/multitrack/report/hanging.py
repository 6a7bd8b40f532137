"""What waits for what: from the linkage, from issues that arise only under others, from what stands unsettled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from multitrack.model.issue import Condition, IssueId
from multitrack.model.package import EarlyHarvest, Excludes, NothingUntilAll, Requires
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.record.view import View
from multitrack.report.naming import Naming
from multitrack.report.pace import Pace
from multitrack.report.saying import Sentence, lasting, names, say
from multitrack.report.settled import Done

WORTH_SAYING = timedelta(hours=1)
"""A wait is timed once it has lasted this long."""
MANY = 2
"""Up to so many issues are named where one waits for several; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One tie of an issue to others; ``because`` is why, in the file's words; ``holds_up``: others wait for it."""

    says: Sentence
    because: str = ""
    holds_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What hangs together in one view at one moment."""

    talks: Talks
    settled: Mapping[IssueId, Done]
    pace: Pace
    naming: Naming
    now: datetime
    ways: Mapping[IssueId, tuple[tuple[Condition, ...], ...]]

    def moot(self, issue: IssueId) -> Sentence | None:
        """Why an issue does not arise as things are settled, or nothing where it does or still may."""
        ways = self.ways.get(issue, ())
        if not ways or any(not any(map(self._fails, way)) for way in ways):
            return None
        failed = next(condition for way in ways for condition in way if self._fails(condition))
        return say(
            "does not arise: {settled}",
            settled=self.naming.chosen(failed.issue, self.settled[failed.issue].option),
        )

    def waits(self, issue: IssueId) -> tuple[Wait, ...]:
        """What an issue waits for, and what waits for it; each thing said once."""
        found = (*self._arising(issue), *self._requiring(issue), *self._excluding(issue))
        return tuple(dict.fromkeys((*found, *self._together(issue), *self._holding_up(issue))))

    def harvest(self, issue: IssueId) -> bool:
        """Whether what is agreed on an issue may be applied before the whole is."""
        return any(issue in link.issues for link in self.talks.linkage if isinstance(link, EarlyHarvest))

    def _fails(self, condition: Condition) -> bool:
        """Whether a condition can no longer hold, as things are settled."""
        done = self.settled.get(condition.issue)
        return done is not None and done.option not in condition.options

    def _open(self, issue: IssueId) -> bool:
        return issue not in self.settled and self.talks.issue(issue) is not None and self.moot(issue) is None

    def _waiting_for(self, issue: IssueId, other: IssueId) -> Sentence:
        """That an issue waits for another: since it is settled itself, else for as long as that one is idle."""
        name = self.naming.issue(other)
        done = self.settled.get(issue)
        since = done.time if done is not None else self.pace.last_on(other) or self.pace.opened(other)
        if self.now - since < WORTH_SAYING:
            return say("waits for {issue}", issue=name)
        if done is None:
            return say("waits for {issue}, idle {time}", issue=name, time=lasting(self.now - since))
        return say("waits for {issue}, {time}", issue=name, time=lasting(self.now - since))

    def _arising(self, issue: IssueId) -> Iterator[Wait]:
        """That an issue arises only under another that is still open."""
        for way in self.ways.get(issue, ()):
            for condition in way:
                if self._open(condition.issue):
                    yield Wait(self._waiting_for(issue, condition.issue))

    def _requiring(self, issue: IssueId) -> Iterator[Wait]:
        """What an issue needs elsewhere, where it is or may still be settled so."""
        for link in self.talks.linkage:
            if not isinstance(link, Requires) or any(map(self._fails, link.where)):
                continue
            for condition in (c for c in link.where if c.issue == issue):
                for need in link.needs:
                    yield from self._need(condition, need, link.because or "")

    def _need(self, where: Condition, need: Condition, because: str) -> Iterator[Wait]:
        if self._fails(need):
            yield Wait(self._stands_against(where, need), because)
        elif self._open(need.issue) and where.issue in self.settled:
            yield Wait(self._waiting_for(where.issue, need.issue), because)
        elif self._open(need.issue):
            words = say(
                "“{option}” needs {condition}",
                option=self._options(where),
                condition=self.naming.condition(need),
            )
            yield Wait(words, because)

    def _stands_against(self, where: Condition, need: Condition) -> Sentence:
        return say(
            "“{option}” is ruled out by {settled}",
            option=self._options(where),
            settled=self.naming.chosen(need.issue, self.settled[need.issue].option),
        )

    def _excluding(self, issue: IssueId) -> Iterator[Wait]:
        """What an issue may not be combined with."""
        for link in self.talks.linkage:
            if not isinstance(link, Excludes) or any(map(self._fails, link.together)):
                continue
            others = tuple(c for c in link.together if c.issue != issue)
            for condition in (c for c in link.together if c.issue == issue):
                yield Wait(self._excluded(condition, others), link.because or "")

    def _excluded(self, here: Condition, others: tuple[Condition, ...]) -> Sentence:
        if others and all(c.issue in self.settled for c in others):
            settled = (self.naming.chosen(c.issue, self.settled[c.issue].option) for c in others)
            return say(
                "“{option}” is ruled out by {settled}", option=self._options(here), settled=names(settled)
            )
        return say(
            "“{option}” not with {conditions}",
            option=self._options(here),
            conditions=self.naming.conditions(others),
        )

    def _together(self, issue: IssueId) -> Iterator[Wait]:
        """What else must be settled before anything is, once an issue is settled itself."""
        if issue not in self.settled:
            return
        for link in self.talks.linkage:
            if not isinstance(link, NothingUntilAll):
                continue
            every = link.issues or tuple(each.id for each in self.talks.issues)
            others = tuple(other for other in every if other != issue and self._open(other))
            if (issue in every) and others:
                yield Wait(self._stands_with(issue, others))

    def _stands_with(self, issue: IssueId, others: tuple[IssueId, ...]) -> Sentence:
        if len(others) <= MANY:
            rest = say("waits for {issues}", issues=self.naming.issues(others))
        else:
            first = self.naming.issue(others[0])
            rest = say("waits for {issue} and {n} more", issue=first, n=len(others) - 1)
        waiting = self.now - self.settled[issue].time
        if waiting < WORTH_SAYING:
            return rest
        return say("{what}, {time}", what=rest, time=lasting(waiting))

    def _holding_up(self, issue: IssueId) -> Iterator[Wait]:
        """Which issues wait for this one, while it is open."""
        if not self._open(issue):
            return
        for other in self.talks.issues:
            if other.id == issue or self.moot(other.id) is not None:
                continue
            hangs = any(c.issue == issue for way in self.ways.get(other.id, ()) for c in way)
            if hangs or self._settled_but_needs(other.id, issue):
                words = say("{issue} waits for this", issue=self.naming.issue(other.id))
                yield Wait(words, holds_up=True)

    def _settled_but_needs(self, other: IssueId, issue: IssueId) -> bool:
        """Whether another issue is settled in a way that stands only with some result here."""
        return other in self.settled and any(
            isinstance(link, Requires)
            and not any(map(self._fails, link.where))
            and any(c.issue == other for c in link.where)
            and any(c.issue == issue for c in link.needs)
            for link in self.talks.linkage
        )

    def _options(self, condition: Condition) -> str:
        return " / ".join(self.naming.option(condition.issue, option) for option in condition.options)


def hanging(
    view: View, settled: Mapping[IssueId, Done], pace: Pace, naming: Naming, now: datetime
) -> Hanging:
    """What hangs together in one view."""
    talks = view.talks
    return Hanging(
        talks=talks,
        settled=settled,
        pace=pace,
        naming=naming,
        now=now,
        ways=arising(talks.draft, talks.issues),
    )
