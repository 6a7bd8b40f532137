"""What waits for what, and since when: from the linkage, from issues that arise only under others, from results.

It is told of whatever results one gives: those of the plenary (:func:`waiting_here`), or all that one person
sees settled. How a wait is worded, and how long it has lasted by now, is for the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import NothingUntilAll, Requires
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.record.held import Hold
from multitrack.record.judging.linkage import plenary_of


class Result(Protocol):
    """An issue that is settled in some way: on what, and since when."""

    @property
    def option(self) -> OptionId:
        """The option it is settled on."""

    @property
    def time(self) -> datetime:
        """Since when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An issue that waits for another.

    ``linkage``: the place, among the linkages of the talks, of the one that ties them; nothing where the issue
    arises only under the other. ``since``: when the issue was itself settled; nothing while it is open.
    """

    issue: IssueId
    on: IssueId
    linkage: int | None
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What hangs together in some talks, where these results stand. ``ways``: in which ways an issue arises."""

    talks: Talks
    results: Mapping[IssueId, Result]
    ways: Mapping[IssueId, tuple[tuple[Condition, ...], ...]]

    def fails(self, condition: Condition) -> bool:
        """Whether a condition can no longer hold, by the results."""
        result = self.results.get(condition.issue)
        return result is not None and result.option not in condition.options

    def moot(self, issue: IssueId) -> Condition | None:
        """The condition for want of which an issue does not arise; nothing where it does or still may."""
        ways = self.ways.get(issue, ())
        if not ways or any(not any(map(self.fails, way)) for way in ways):
            return None
        return next(condition for way in ways for condition in way if self.fails(condition))

    def is_open(self, issue: IssueId) -> bool:
        """Whether an issue is still to be settled."""
        return issue not in self.results and self.talks.issue(issue) is not None and self.moot(issue) is None

    def waiting(self) -> tuple[Waiting, ...]:
        """Everything that waits, in the order of the issues, each tie once."""
        each = (known.id for known in self.talks.issues if self.moot(known.id) is None)
        return tuple(dict.fromkeys(waits for issue in each for waits in self._of(issue)))

    def _of(self, issue: IssueId) -> Iterator[Waiting]:
        """What one issue waits for: those it arises under, those it needs, those it only stands with."""
        under = (condition.issue for way in self.ways.get(issue, ()) for condition in way)
        yield from self._waits(issue, under, None)
        if issue not in self.results:
            return
        for index, link in enumerate(self.talks.linkage):
            match link:
                case Requires(where=where, needs=needs):
                    if any(c.issue == issue for c in where) and not any(map(self.fails, where)):
                        yield from self._waits(issue, (need.issue for need in needs), index)
                case NothingUntilAll(issues=named):
                    every = named or tuple(known.id for known in self.talks.issues)
                    if issue in every:
                        yield from self._waits(issue, iter(every), index)
                case _:
                    continue

    def _waits(self, issue: IssueId, on: Iterator[IssueId], linkage: int | None) -> Iterator[Waiting]:
        result = self.results.get(issue)
        since = None if result is None else result.time
        for other in on:
            if other != issue and self.is_open(other):
                yield Waiting(issue=issue, on=other, linkage=linkage, since=since)


def ties(talks: Talks, results: Mapping[IssueId, Result]) -> Ties:
    """What hangs together in some talks, where these results stand."""
    return Ties(talks=talks, results=results, ways=arising(talks.draft, talks.issues))


def waiting_here(here: Hold) -> tuple[Waiting, ...]:
    """What waits for what by the results that stand in the plenary: adopted, reported or settled there."""
    plenary = plenary_of(here)
    if plenary is None:
        return ()
    return ties(plenary.holds, {**plenary.settled, **plenary.reported, **plenary.adopted()}).waiting()
