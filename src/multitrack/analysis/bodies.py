"""How one body settles its part of the package: which parts there are, which suffice alone, which it likes best.

A *part* is what a package holds on the issues of a body. Whether an issue arises may hang on issues of other
bodies; the body then settles it for the case that it arises. Parts that agree in which of these issues arise
stand in one *frame*: only they are compared with one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import NOT, SURELY, Known, Weighed, meeting, party_sets
from multitrack.analysis.integers import Ints
from multitrack.analysis.space import Codes, Mask, breaking
from multitrack.analysis.worths import LaidOut, crossing, worth_column
from multitrack.model.issue import IssueId
from multitrack.model.mandate import Mandate
from multitrack.model.package import AtMost, Budget, Excludes, Linkage, Requires
from multitrack.model.party import PartyId
from multitrack.model.rule import Rule
from multitrack.model.track import Body

Places = NDArray[np.intp]
"""Numbers of packages, or of parts."""
Issues = tuple[IssueId, ...]
"""Some issues, in the order of the talks."""
WIDE = 2**40
"""Keys of parts are packed again before they pass this."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Parts:
    """All settlements of some issues that occur in packages that can be written.

    ``of``: the part of each package. ``first``: one package that holds each part. ``frame``: which of the
    issues arise in the part, as far as that hangs on other issues.
    """

    issues: Issues
    of: NDArray[np.int32]
    first: Places
    frame: NDArray[np.int32]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.first)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Liking:
    """What one party thinks of some parts: what each is worth to it, and for which it would never vote.

    By stances, the worth is on how many issues a part holds something the party wants; for a part that holds
    nothing of that kind it does not vote.
    """

    worth: Ints
    never: Mask
    by_stances: bool

    def vote(self, here: Places, *, first_listed: bool = False) -> Mask:
        """For which of some parts the party votes: all it likes best (or only the first of them), or none."""
        worth, may = self.worth[here], ~self.never[here]
        if not may.any():
            return may
        best = worth[may].max()
        if best <= 0 and self.by_stances:
            return np.zeros(len(here), dtype=bool)
        return _first(may & (worth == best)) if first_listed else may & (worth == best)


class Bodies:
    """The bodies of all ways to organise some talks; what is asked of one is kept for the next."""

    def __init__(self, talks: Weighed) -> None:
        self.talks = talks
        self.space = talks.space
        self.reachable = talks.space.respects & (talks.level != NOT)
        self.sure = self.reachable & (talks.level == SURELY)
        self.issues = cache(self._issues)
        self.parts = cache(self._parts)
        self.within_reach = cache(self._within_reach)
        self.suffices = cache(self._suffices)
        self.sufficing = cache(self._sufficing)
        self.liked_alone = cache(self._liked_alone)
        self._breaking = {linkage: breaking(self.space, linkage) for linkage in talks.talks.linkage}

    def _issues(self, named: Issues) -> Issues:
        """Some issues in the order of the talks; unknown ones are left aside."""
        return tuple(issue for issue in self.space.issues if issue in named)

    def team(self, body: Body) -> tuple[PartyId, ...]:
        """The parties seated that sit in a body: all where it names none of them."""
        return tuple(party for party in self.talks.seated if party in body.team) or self.talks.seated

    def rule(self, body: Body) -> tuple[Rule, tuple[PartyId, ...]]:
        """A body's rule and who is entitled: that of the track with the same issues, else of the talks."""
        named = set(body.issues)
        track = next((t for t in self.talks.talks.tracks if body.team and set(t.issues) == named), None)
        return (self.talks.talks.rule, self.talks.seated) if track is None else (track.rule, self.team(body))

    def _parts(self, issues: Issues) -> Parts:
        """The parts over some issues."""
        key: NDArray[Any] = np.zeros(self.space.count, dtype=np.int64)
        width = 1
        for issue in issues:
            size = len(self.space.options[issue]) + 1
            if width * size > WIDE:
                key, _ = _numbered(key, width)
                width = int(key.max(initial=0)) + 1
            key, width = key * size + self.space.codes[issue], width * size
        of, first = _numbered(key, width)
        frame: NDArray[Any] = np.zeros(len(first), dtype=np.int64)
        for issue in issues:
            if any(c.issue not in issues for way in self.space.ways.get(issue, ()) for c in way):
                frame = _numbered(frame * 2 + self.space.arises(issue)[first], 2 * len(first) + 2)[0]
        return Parts(issues=issues, of=of, first=first, frame=frame.astype(np.int32))

    def _within_reach(self, issues: Issues) -> Mask:
        """Which packages agree on some issues with an acceptable package."""
        parts = self.parts(issues)
        held = np.zeros(parts.count, dtype=bool)
        held[parts.of[self.reachable]] = True
        return np.asarray(held[parts.of])

    def codes(self, issues: Issues, packages: Places) -> dict[IssueId, Codes]:
        """The columns of some issues in some packages."""
        return {issue: self.space.codes[issue][packages] for issue in issues}

    def _suffices(self, body: Body) -> Mask:
        """Which parts a body accepts by themselves, as if nothing else were to be settled.

        A party with a mandate accepts a part worth at least the same share of its best on this part as its
        walk-away point is of its best overall, and that crosses no red line; where its best is not above
        nought, a share says nothing and only its best will do. A party with stances accepts a part that
        holds nothing it refuses, and one of whom nothing is known is taken to accept. Parties that do not
        sit in the body do not stand in its way. A linkage wholly within its issues must be kept.
        """
        issues = self.issues(body.issues)
        parts, team = self.parts(issues), self.team(body)
        rule, entitled = self.rule(body)
        accept = {
            party: (self._party_suffices(party, parts) if party in team else np.ones(parts.count, dtype=bool))
            for party in entitled
        }
        agree = party_sets({p: yes.astype(np.uint8) for p, yes in accept.items()}, (1,), parts.count)
        decided = self.talks.decided if rule is self.talks.talks.rule else {}
        found = meeting(rule, entitled, agree, decided)
        for linkage, breaks in self._breaking.items():
            if linkage_issues(linkage) <= set(issues):
                found &= ~breaks[parts.first]
        return found

    def _sufficing(self, body: Body) -> Mask:
        """Which packages hold a part that a body accepts by itself."""
        return np.asarray(self.suffices(body)[self.parts(self.issues(body.issues)).of])

    def _party_suffices(self, party: PartyId, parts: Parts) -> Mask:
        liking = self.liked_alone(parts.issues)[party]
        mandate = self.talks.worths.mandates.get(party)
        if mandate is None:
            return ~liking.never
        worths = self.talks.worths
        best = int(worths.columns[party].max())
        needed = np.zeros(parts.count, dtype=liking.worth.dtype)
        for frame in range(int(parts.frame.max(initial=-1)) + 1):
            here = parts.frame == frame
            needed[here] = needed_alone(int(liking.worth[here].max()), worths.walk_away[party], best)
        return np.asarray((liking.worth >= needed) & ~liking.never)

    def _liked_alone(self, issues: Issues) -> Mapping[PartyId, Liking]:
        """What every party seated thinks of each part over some issues, looking at nothing else."""
        parts = self.parts(issues)
        return {party: self._liking(party, parts, (), parts.first) for party in self.talks.seated}

    def liking(
        self, issues: Issues, closed: Issues, chosen: Places, packages: Places
    ) -> Mapping[PartyId, Liking]:
        """What every party thinks of some parts, each beside what is closed already.

        ``chosen`` are the parts, ``packages`` one package for each that holds it and what is closed.
        """
        parts = self.parts(issues)
        alone = self.liked_alone(issues)
        found = {}
        for party in self.talks.seated:
            mandate = self.talks.worths.mandates.get(party)
            if closed and mandate and _across(mandate, issues, closed):
                found[party] = self._liking(party, parts, closed, packages)
            else:
                mine = alone[party]
                found[party] = Liking(
                    worth=mine.worth[chosen], never=mine.never[chosen], by_stances=mine.by_stances
                )
        return found

    def _liking(self, party: PartyId, parts: Parts, closed: Issues, packages: Places) -> Liking:
        mandate = self.talks.worths.mandates.get(party)
        if mandate is not None:
            worths = self.talks.worths
            known = self.codes((*closed, *parts.issues), packages)
            factors = _added(worths.laid_out[party], parts.issues, closed)
            worth = worth_column(factors, known, len(packages), worths.bound)
            never = crossing(self.space, mandate, self.codes(parts.issues, packages), len(packages))
            return Liking(worth=worth, never=never, by_stances=False)
        return self._liking_by_stances(party, self.codes(parts.issues, packages), len(packages))

    def _liking_by_stances(self, party: PartyId, codes: Mapping[IssueId, Codes], rows: int) -> Liking:
        """By stances: the more issues on which a part holds something the party wants, the better."""
        wanted, never = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=bool)
        stances = self.talks.stances.get(party)
        if stances is not None:
            for issue, column in codes.items():
                wanted += stances.wanted[issue][column]
                never |= stances.tables[issue][column] == Known.REFUSED
        return Liking(worth=wanted, never=never, by_stances=True)


def needed_alone(best_here: int, walk_away: int, best_overall: int) -> int:
    """What a part must be worth to suffice alone: the walk-away's share of the best, of the best on this part.

    The best on a part is enough wherever the walk-away point is within reach at all; elsewhere nothing is.
    """
    if walk_away > best_overall:
        return best_here + 1
    if best_overall <= 0:
        return best_here
    return min(best_here, ceil(Fraction(walk_away, best_overall) * best_here))


def _first(mask: Mask) -> Mask:
    """The mask with only its first yes."""
    only = np.zeros(len(mask), dtype=bool)
    only[np.flatnonzero(mask)[:1]] = True
    return only


def winners(liking: Mapping[PartyId, Liking], frame: NDArray[Any], *, first_listed: bool = False) -> Mask:
    """Which parts get most votes in their frame; each party votes for all that it likes best.

    Where nobody votes for any, the only part there is wins, and among several none does. With
    ``first_listed`` every tie falls to the part that comes first.
    """
    won = np.zeros(len(frame), dtype=bool)
    for each in np.unique(frame):
        here = np.flatnonzero(frame == each)
        votes = np.zeros(len(here), dtype=np.int64)
        for mine in liking.values():
            votes += mine.vote(here, first_listed=first_listed)
        if votes.max() > 0 or len(here) == 1:
            most = votes == votes.max()
            won[here[_first(most) if first_listed else most]] = True
    return won


def linkage_issues(linkage: Linkage) -> frozenset[IssueId]:
    """The issues that a linkage speaks of."""
    match linkage:
        case Requires():
            return frozenset(condition.issue for condition in (*linkage.where, *linkage.needs))
        case Excludes():
            return frozenset(condition.issue for condition in linkage.together)
        case AtMost():
            return frozenset(condition.issue for condition in linkage.of)
        case Budget():
            return frozenset(cost.issue for cost in linkage.costs)
        case _:
            return frozenset()


def _across(mandate: Mandate, issues: Issues, closed: Issues) -> bool:
    """Whether what is closed touches what a part is worth."""
    return any(
        set(factor.issues) & set(issues) and set(factor.issues) & set(closed) for factor in mandate.factors
    )


def _added(factors: tuple[LaidOut, ...], issues: Issues, closed: Issues) -> tuple[LaidOut, ...]:
    """The factors that a part brings in beside what is closed."""
    return tuple(
        factor
        for factor in factors
        if set(factor.issues) & set(issues) and set(factor.issues) <= {*issues, *closed}
    )


def _numbered(key: NDArray[Any], width: int) -> tuple[NDArray[np.int32], Places]:
    """The keys numbered without gaps, and the first place of each."""
    if width > 4 * len(key) + 1024:
        _, first, of = np.unique(key, return_index=True, return_inverse=True)
        return of.astype(np.int32), first
    first_at = np.full(width, -1, dtype=np.intp)
    first_at[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    present = np.flatnonzero(first_at >= 0)
    number = np.zeros(width, dtype=np.int32)
    number[present] = np.arange(len(present), dtype=np.int32)
    return number[key], first_at[present]
