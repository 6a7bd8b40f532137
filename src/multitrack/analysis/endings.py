"""Where voting ends: each body closes the part that most of its parties like best, every tie kept.

With a mandate a party votes for the parts worth most to it, beside what is closed already; with stances for
those that hold what it wants on most issues. Nobody votes for a part it refuses. Of issues that may not
arise, the settlement for the case that they do is voted on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.bodies import Bodies, Issues, Parts, Places, winners
from multitrack.analysis.consent import ACCEPTANCES, NOT
from multitrack.analysis.finding import Acceptance
from multitrack.analysis.space import Mask, Packages
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.track import Body, Stage

NAMED = 12
"""So many of several tied packages are named with those who refuse them."""
BRANCHES = 500
"""Above so many ties on the way, it is not followed where each of them leads."""


class Why(StrEnum):
    """Why voting ends nowhere, or not everywhere it could."""

    NO_PART = "a body has no part that it accepts"
    NOBODY_WANTS = "no stance tells what anybody wants most"
    TOO_MANY_TIES = "too many ties to follow them all"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One package in which voting can end, whether it is acceptable, and who refuses it."""

    package: Package
    acceptance: Acceptance
    refused_by: tuple[PartyId, ...]
    breaks_linkage: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ending:
    """Where voting ends: all packages that ties allow, the first dozen with what is to be said of each.

    ``why``: what kept it from ending, on some branch or on all.
    """

    packages: Packages
    ends: tuple[End, ...]
    why: tuple[Why, ...]
    key: tuple[object, ...]

    @property
    def count(self) -> int:
        """In how many packages it can end."""
        return len(self.packages)


@dataclass(frozen=True, slots=True, eq=False)
class _Branch:
    """What has been closed on the way: the choices made, and the packages that hold them."""

    made: frozenset[tuple[Issues, tuple[int, ...]]]
    closed: Issues
    packages: Places


_Won = tuple[Mask, frozenset[Why]]
"""Which parts (or packages) win, and why some body closes nothing."""
_Vote = Callable[[_Branch, Body], _Won]
"""How a body votes on a branch."""


class Endings:
    """Follows the votes of bodies to where they end; what was voted once is kept."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.space = bodies.space
        self._votes: dict[tuple[object, ...], _Won] = {}
        self._known: dict[tuple[object, ...], Ending] = {}
        self._branches: dict[tuple[object, ...], tuple[list[_Branch], set[Why]]] = {}
        self._start = _Branch(frozenset(), (), np.arange(bodies.space.count))
        self.end = cache(self._end)

    def voting(self) -> Ending:
        """Every issue put to the vote by itself, under no assumption at all; every tie kept."""
        return self._at_once([self._ballot(issue, first_listed=False) for issue in self.space.issues])

    def voting_as_listed(self) -> Ending:
        """The same where every tie, of a party and of the vote, falls to the option that is listed first."""
        return self._at_once([self._ballot(issue, first_listed=True) for issue in self.space.issues])

    def _ballot(self, issue: IssueId, *, first_listed: bool) -> _Won:
        parts = self.bodies.parts((issue,))
        liking = self.bodies.liked_alone((issue,))
        won = winners(liking, parts.frame, first_listed=first_listed)
        return won[parts.of], _silence(parts.frame, won)

    def alone(self, stages: tuple[Stage, ...], alive: Mask) -> Ending:
        """Among parts that suffice alone, looking at nothing else; the plenary settles what is left."""
        final = _final(stages)
        if self._closes_all(final):
            return self._at_once([self._held(self._voted_alone, b) for stage in final for b in stage.bodies])
        return self._staged(final, self._voted_alone, alive & self.bodies.reachable)

    def reachable(self, stages: tuple[Stage, ...]) -> Ending:
        """Among parts on which an acceptable whole can still be built, beside what is closed."""
        final = _final(stages)
        if len(final) == 1 and self._closes_all(final):
            return self._at_once([self._held(self._voted_within_reach, b) for b in final[0].bodies])
        return self._staged(final, self._voted_within_reach, self.bodies.reachable)

    def _closes_all(self, final: list[Stage]) -> bool:
        return {i for stage in final for body in stage.bodies for i in body.issues} >= set(self.space.issues)

    def _at_once(self, held: list[_Won]) -> Ending:
        """Where it ends if nobody waits for anybody."""
        alive = np.ones(self.space.count, dtype=bool)
        for mask, _ in held:
            alive &= mask
        return self._ending([np.flatnonzero(alive)], frozenset().union(*(why for _, why in held)))

    def _held(self, vote: _Vote, body: Body) -> _Won:
        """Which packages hold what a body closes when nothing is closed before."""
        key = (vote, body)
        if key not in self._votes:
            won, why = vote(self._start, body)
            self._votes[key] = won[self.bodies.parts(self.bodies.issues(body.issues)).of], why
        return self._votes[key]

    def _staged(self, final: list[Stage], vote: _Vote, good: Mask) -> Ending:
        """Stage after stage by the votes of its bodies; what is left, by the plenary's."""
        branches, why = [self._start], set[Why]()
        for place, stage in enumerate(final, 1):
            last = place == len(final) and self._closes_all(final)
            after = [self._kept_after(branch, stage.bodies, vote, last=last) for branch in branches]
            branches = [branch for follows, _ in after for branch in follows]
            why.update(*(reasons for _, reasons in after))
            if len(branches) > BRANCHES:
                return self._ending([], frozenset({Why.TOO_MANY_TIES}))
        if not self._closes_all(final):
            closed = {issue for stage in final for body in stage.bodies for issue in body.issues}
            left = tuple(issue for issue in self.space.issues if issue not in closed)
            plenary = (Body(title="plenary", issues=left),)
            vote = partial(self._voted, good=good)
            branches = [b for branch in branches for b in self._after(branch, plenary, vote, why, last=True)]
        return self._ending([branch.packages for branch in branches], frozenset(why))

    def _kept_after(
        self, branch: _Branch, bodies: tuple[Body, ...], vote: _Vote, *, last: bool
    ) -> tuple[list[_Branch], set[Why]]:
        key = (vote, branch.made, bodies, last)
        if key not in self._branches:
            why: set[Why] = set()
            self._branches[key] = list(self._after(branch, bodies, vote, why, last=last)), why
        return self._branches[key]

    def _after(
        self, branch: _Branch, bodies: tuple[Body, ...], vote: _Vote, why: set[Why], *, last: bool
    ) -> Iterator[_Branch]:
        """The branches after a stage: one for each tie, or (``last``) all ties in one."""
        issues = [self.bodies.issues(body.issues) for body in bodies]
        votes = [vote(branch, body) for body in bodies]
        why.update(*(reason for _, reason in votes))
        won = [mask for mask, _ in votes]
        closed = self.bodies.issues((*branch.closed, *(i for named in issues for i in named)))
        for picked in [won] if last else self._single(issues, won, why):
            made = [
                (named, tuple(np.flatnonzero(mask).tolist()))
                for named, mask in zip(issues, picked, strict=True)
            ]
            kept = branch.packages
            for named, mask in zip(issues, picked, strict=True):
                kept = kept[mask[self.bodies.parts(named).of[kept]]]
            if len(kept):
                yield _Branch(branch.made | frozenset(made), closed, kept)

    def _single(self, issues: list[Issues], won: list[Mask], why: set[Why]) -> Iterator[list[Mask]]:
        """Every way to pick one winner for each body in each frame."""
        choices: list[list[tuple[int, int]]] = []
        for place, (named, mask) in enumerate(zip(issues, won, strict=True)):
            frames = self.bodies.parts(named).frame
            by_frame: dict[int, list[tuple[int, int]]] = {}
            for part in np.flatnonzero(mask).tolist():
                by_frame.setdefault(int(frames[part]), []).append((place, part))
            choices += by_frame.values() or [[]]
        if prod(map(len, choices)) > BRANCHES:
            why.add(Why.TOO_MANY_TIES)
            return
        for picked in product(*choices):
            masks = [np.zeros(len(mask), dtype=bool) for mask in won]
            for place, part in picked:
                masks[place][part] = True
            yield masks

    def _voted_alone(self, _: _Branch, body: Body) -> _Won:
        """Which parts win among those that suffice alone, whatever else is closed."""
        key = ("alone", body)
        if key not in self._votes:
            parts = self.bodies.parts(self.bodies.issues(body.issues))
            chosen = np.flatnonzero(self.bodies.suffices(body))
            self._votes[key] = self._counted(body, parts, chosen, (), parts.first[chosen])
        return self._votes[key]

    def _voted_within_reach(self, branch: _Branch, body: Body) -> _Won:
        """Which parts win among those on which an acceptable whole can be built."""
        key = (branch.made, body)
        if key not in self._votes:
            self._votes[key] = self._voted(branch, body, good=self.bodies.reachable)
        return self._votes[key]

    def _voted(self, branch: _Branch, body: Body, good: Mask) -> _Won:
        """Which parts win among those that some good package holds together with what is closed."""
        parts = self.bodies.parts(self.bodies.issues(body.issues))
        reach = branch.packages[good[branch.packages]]
        chosen, at = np.unique(parts.of[reach], return_index=True)
        return self._counted(body, parts, chosen, branch.closed, reach[at])

    def _counted(
        self, body: Body, parts: Parts, chosen: NDArray[Any], closed: Issues, packages: Places
    ) -> _Won:
        """The winners among some parts, and why none was found in a frame."""
        mask = np.zeros(parts.count, dtype=bool)
        if not len(chosen):
            return mask, frozenset({Why.NO_PART})
        team = self.bodies.team(body)
        liking = self.bodies.liking(parts.issues, closed, chosen, packages)
        frames = parts.frame[chosen]
        won = winners({party: liking[party] for party in team}, frames)
        mask[chosen[won]] = True
        return mask, _silence(frames, won)

    def _ending(self, places: list[Places], why: frozenset[Why]) -> Ending:
        if len(places) == 1:
            found = places[0]
        else:
            found = np.unique(np.concatenate(places)) if places else np.zeros(0, dtype=np.intp)
        key = (found.tobytes(), tuple(sorted(why)))
        if key not in self._known:
            self._known[key] = Ending(
                packages=self.space.packages(found),
                ends=tuple(self.end(int(place)) for place in found[:NAMED]),
                why=tuple(sorted(why)),
                key=key,
            )
        return self._known[key]

    def _end(self, place: int) -> End:
        """What is to be said of one package in which voting ends."""
        talks, respects = self.bodies.talks, bool(self.space.respects[place])
        return End(
            package=self.space.package(place),
            acceptance=ACCEPTANCES[talks.level[place]] if respects else Acceptance.NOT,
            refused_by=tuple(party for party in talks.seated if talks.levels[party][place] == NOT),
            breaks_linkage=not respects,
        )


def _final(stages: tuple[Stage, ...]) -> list[Stage]:
    return [stage for stage in stages if not stage.provisional]


def _silence(frames: NDArray[Any], won: Mask) -> frozenset[Why]:
    """That in some frame nobody voted for anything."""
    silent = len(np.unique(frames[won])) < len(np.unique(frames))
    return frozenset({Why.NOBODY_WANTS}) if silent else frozenset()
