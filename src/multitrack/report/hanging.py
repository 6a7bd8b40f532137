"""What waits for what: from the linkage, from issues that arise only under others, from what stands unsettled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from multitrack.model.issue import Condition, IssueId
from multitrack.model.package import AtMost, EarlyHarvest, Excludes, NothingUntilAll, Requires
from multitrack.model.talks import Talks
from multitrack.record.view import View
from multitrack.record.waiting import Ties, Waiting, ties
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

    ties: Ties
    waiting: tuple[Waiting, ...]
    settled: Mapping[IssueId, Done]
    pace: Pace
    naming: Naming
    now: datetime

    @property
    def talks(self) -> Talks:
        """The talks as the viewer knows them."""
        return self.ties.talks

    def moot(self, issue: IssueId) -> Sentence | None:
        """Why an issue does not arise as things are settled, or nothing where it does or still may."""
        failed = self.ties.moot(issue)
        if failed is None:
            return None
        return say(
            "does not arise: {settled}",
            settled=self.naming.chosen(failed.issue, self.settled[failed.issue].option),
        )

    def waits(self, issue: IssueId) -> tuple[Wait, ...]:
        """What an issue waits for, and what waits for it; each thing said once."""
        found = (
            *self._arising(issue),
            *self._requiring(issue),
            *self._excluding(issue),
            *self._counting(issue),
        )
        return tuple(dict.fromkeys((*found, *self._together(issue), *self._holding_up(issue))))

    def harvest(self, issue: IssueId) -> bool:
        """Whether what is agreed on an issue may be applied before the whole is."""
        return any(issue in link.issues for link in self.talks.linkage if isinstance(link, EarlyHarvest))

    def _by(self, issue: IssueId, linkage: int | None) -> tuple[Waiting, ...]:
        """What an issue waits for by one linkage, or because it arises only under others."""
        return tuple(each for each in self.waiting if (each.issue, each.linkage) == (issue, linkage))

    def _waiting_for(self, wait: Waiting) -> Sentence:
        """That an issue waits for another: since it is settled itself, else for as long as that one is idle."""
        name = self.naming.issue(wait.on)
        since = wait.since or self.pace.last_on(wait.on) or self.pace.opened(wait.on)
        if self.now - since < WORTH_SAYING:
            return say("waits for {issue}", issue=name)
        if wait.since is None:
            return say("waits for {issue}, idle {time}", issue=name, time=lasting(self.now - since))
        return say("waits for {issue}, {time}", issue=name, time=lasting(self.now - since))

    def _arising(self, issue: IssueId) -> Iterator[Wait]:
        """That an issue arises only under another that is still open."""
        for wait in self._by(issue, None):
            yield Wait(self._waiting_for(wait))

    def _requiring(self, issue: IssueId) -> Iterator[Wait]:
        """What an issue needs elsewhere, where it is or may still be settled so."""
        for index, link in enumerate(self.talks.linkage):
            if not isinstance(link, Requires) or any(map(self.ties.fails, link.where)):
                continue
            for condition in (c for c in link.where if c.issue == issue):
                for need in link.needs:
                    yield from self._need(condition, need, index, link.because or "")

    def _need(self, where: Condition, need: Condition, linkage: int, because: str) -> Iterator[Wait]:
        waits = [each for each in self._by(where.issue, linkage) if each.on == need.issue]
        if self.ties.fails(need):
            yield Wait(self._stands_against(where, need), because)
        elif waits:
            yield Wait(self._waiting_for(waits[0]), because)
        elif self.ties.is_open(need.issue) and where.issue not in self.settled:
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
            if not isinstance(link, Excludes) or any(map(self.ties.fails, link.together)):
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

    def _counting(self, issue: IssueId) -> Iterator[Wait]:
        """Of what only so many may hold, an issue among them: how many more, or by what it is ruled out."""
        for link in self.talks.linkage:
            if not isinstance(link, AtMost):
                continue
            others = tuple(c for c in link.of if c.issue != issue)
            held = tuple(c for c in others if self._is_held(c))
            for condition in (c for c in link.of if c.issue == issue and not self.ties.fails(c)):
                if len(held) >= link.number:
                    settled = (self.naming.chosen(c.issue, self.settled[c.issue].option) for c in held)
                    words = say(
                        "“{option}” is ruled out by {settled}",
                        option=self._options(condition),
                        settled=names(settled),
                    )
                    yield Wait(words, link.because or "")
                elif any(not self.ties.fails(c) for c in others if c not in held):
                    yield Wait(self._with_few(condition, others, link.number - 1), link.because or "")

    def _with_few(self, here: Condition, others: tuple[Condition, ...], most: int) -> Sentence:
        option, conditions = self._options(here), self.naming.any_of(others)
        if not most:
            return say("“{option}” with none of these: {conditions}", option=option, conditions=conditions)
        return say(
            "“{option}” with at most {n} of these: {conditions}",
            option=option,
            n=most,
            conditions=conditions,
        )

    def _is_held(self, condition: Condition) -> bool:
        """Whether what is settled on the condition's issue is one of its options."""
        return condition.issue in self.settled and not self.ties.fails(condition)

    def _together(self, issue: IssueId) -> Iterator[Wait]:
        """What else must be settled before anything is, once an issue is settled itself."""
        for index, link in enumerate(self.talks.linkage):
            others = tuple(each.on for each in self._by(issue, index))
            if isinstance(link, NothingUntilAll) and others:
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
        hangs = {each.issue for each in self.waiting if each.on == issue and not self._is_together(each)}
        for other in self.talks.issues:
            if other.id in hangs:
                words = say("{issue} waits for this", issue=self.naming.issue(other.id))
                yield Wait(words, holds_up=True)

    def _is_together(self, wait: Waiting) -> bool:
        """Whether an issue waits only since nothing is agreed until everything is."""
        return wait.linkage is not None and isinstance(self.talks.linkage[wait.linkage], NothingUntilAll)

    def _options(self, condition: Condition) -> str:
        return " / ".join(self.naming.option(condition.issue, option) for option in condition.options)


def hanging(
    view: View, settled: Mapping[IssueId, Done], pace: Pace, naming: Naming, now: datetime
) -> Hanging:
    """What hangs together in one view."""
    tied = ties(view.talks, settled)
    return Hanging(ties=tied, waiting=tied.waiting(), settled=settled, pace=pace, naming=naming, now=now)
