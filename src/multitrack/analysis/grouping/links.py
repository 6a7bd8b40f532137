"""How issues hang together: by what they are worth together, by what ties them, and by what can be traded between them.

Four measures, kept apart, for they say different things.

* *Interaction*: how much a party's worths for issues taken together differ from those for each by itself.
* *Tie*: a linkage, a budget, or that one issue only arises as another is settled.
* *Trade value*: what is lost where two issues are settled by teams that must each be balanced alone, although each
  side would give on the one for the other.
* Who must sit on both is no link but a limit: :class:`~multitrack.analysis.grouping.limits.Seats`.

No party's worths are compared with another's: each is told in parts of what its own range over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import prod

import numpy as np

from multitrack.analysis.bodies import linkage_issues
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.machine import Factor
from multitrack.analysis.grouping.goal import Bundle, Weights
from multitrack.analysis.grouping.limits import Split
from multitrack.analysis.integers import Ints
from multitrack.model.issue import IssueId
from multitrack.model.package import Linkage
from multitrack.model.party import PartyId
from multitrack.model.text import arising

STAKED = 512
"""Of so many combinations at most each is tried as what may stand elsewhere."""
BASES = 4096
"""Of so many combinations at most each is tried as the one from which the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What ties issues whatever they are worth: a linkage, or (where that is nothing) that ``issue`` may not arise."""

    bundle: Bundle
    linkage: Linkage | None = None
    issue: IssueId | None = None


class Links:
    """The links among the issues of some talks."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def spans(self) -> tuple[int, ...]:
        """How far each party's worths range at most, factor by factor."""
        parties = len(self.ledger.parties)
        spans = [0] * parties
        for table in self._tables():
            for at in range(parties):
                spans[at] += int(table[:, at].max()) - int(table[:, at].min())
        return tuple(spans)

    def _tables(self) -> Iterator[Ints]:
        parties = len(self.ledger.parties)
        for adds in self.ledger.alone:
            yield adds[:, :parties]
        for factor in self.ledger.factors:
            told: Ints = np.array(list(factor.entries.values()), dtype=self.ledger.dtype)[:, :parties]
            yield np.vstack([told, np.zeros((1, parties), dtype=self.ledger.dtype)])

    @cached_property
    def interactions(self) -> Weights:
        """By issues that are worth something together: how much, in parts of a party's range, summed over parties."""
        found: dict[Bundle, Fraction] = {}
        for factor in self.ledger.factors:
            weight = sum(
                (
                    Fraction(together(table_of(factor, at)), span)
                    for at, span in enumerate(self.spans)
                    if span
                ),
                Fraction(0),
            )
            if weight:
                found[factor.scope] = weight
        return found

    def at_stake(self, split: Split) -> Fraction:
        """What teams can lose together by the interactions between them, in parts of a party's range, summed over parties.

        Each team is taken to do what is best for all by its own issues, with something or other standing elsewhere; what
        that is, is left open, so the base that leaves most counts here.
        """
        of = {issue: at for at, team in enumerate(split) for issue in team}
        total = Fraction(0)
        for factor in self.ledger.factors:
            blocks = [of[issue] for issue in factor.scope]
            if len(set(blocks)) > 1:
                total += sum(
                    (
                        Fraction(stake(table_of(factor, at), blocks), span)
                        for at, span in enumerate(self.spans)
                        if span
                    ),
                    Fraction(0),
                )
        return total

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """All that ties two issues or more."""
        talks = self.ledger.talks
        place = {issue: at for at, issue in enumerate(self.ledger.issues)}

        def bundle(issues: frozenset[IssueId]) -> Bundle:
            return tuple(sorted(place[issue] for issue in issues if issue in place))

        found = [Tie(bundle=bundle(linkage_issues(each)), linkage=each) for each in talks.linkage]
        for issue, ways in arising(talks.draft, talks.issues).items():
            named = {condition.issue for way in ways for condition in way}
            found.append(Tie(bundle=bundle(frozenset({issue, *named})), issue=issue))
        return tuple(each for each in found if len(each.bundle) > 1)

    @cached_property
    def weights(self) -> Weights:
        """Interactions, with each tie as heavy as the heaviest of them (or as 1, where there is none)."""
        found = dict(self.interactions)
        heavy = max(found.values(), default=Fraction(1))
        for tie in self.ties:
            found[tie.bundle] = found.get(tie.bundle, Fraction(0)) + heavy
        return found

    @cached_property
    def trades(self) -> Weights:
        """By pair of issues: what is lost where each is settled by a team that must be balanced alone."""
        pairs = combinations(range(len(self.ledger.issues)), 2)
        return {pair: lost for pair in pairs if (lost := self._traded(*pair))}

    def _traded(self, i: int, j: int) -> Fraction:
        """How much higher the lowest level is on two issues together than where each is balanced alone.

        A party's level: its worth above its least on these issues, in parts of its range over all issues.
        """
        free = [np.flatnonzero(~bar).tolist() for bar in self.ledger.refused()]
        if not free[i] or not free[j]:
            return Fraction(0)
        levels = self._levels(i, j)
        whole = max(levels[a, b] for a in free[i] for b in free[j])
        alone = max(levels[a, b] for a in self._balanced(i, free[i]) for b in self._balanced(j, free[j]))
        return whole - alone

    def _levels(self, i: int, j: int) -> Mapping[tuple[int, int], Fraction]:
        """The lowest level at each pair of choices on two issues."""
        parties = [at for at, span in enumerate(self.spans) if span]
        mine, other = self.ledger.alone[i], self.ledger.alone[j]
        sums = {(a, b): mine[a] + other[b] for a in range(len(mine)) for b in range(len(other))}
        for factor in self.ledger.factors:
            if factor.scope == (i, j):
                for codes, numbers in factor.entries.items():
                    sums[codes[0], codes[1]] = sums[codes[0], codes[1]] + np.array(numbers, dtype=mine.dtype)
        least = [min(int(each[at]) for each in sums.values()) for at in parties]
        return {
            pair: min(
                (
                    Fraction(int(each[at]) - low, self.spans[at])
                    for at, low in zip(parties, least, strict=True)
                ),
                default=Fraction(0),
            )
            for pair, each in sums.items()
        }

    def _balanced(self, issue: int, free: list[int]) -> list[int]:
        """The choices on one issue that are fairest, looking at it alone: each in parts of what is at stake there."""
        adds = self.ledger.alone[issue]
        stakes = [
            (at, int(adds[:, at].min()), int(adds[:, at].max()))
            for at in range(len(self.spans))
            if adds[:, at].min() < adds[:, at].max()
        ]
        lowest = {
            code: min(
                (Fraction(int(adds[code, at]) - low, high - low) for at, low, high in stakes),
                default=Fraction(0),
            )
            for code in free
        }
        return [code for code in free if lowest[code] == max(lowest.values())]


def table_of(factor: Factor, party: int) -> Ints:
    """What each combination of a factor adds for one party."""
    table: Ints = np.zeros(factor.sizes, dtype=object)
    for codes, numbers in factor.entries.items():
        table[codes] = int(numbers[party])
    return table


def together(table: Ints) -> int:
    """How far worths range that no sum of what each issue is worth alone explains.

    Each combination is compared with what it would be worth if, from some base, every choice added what it adds
    there alone; the base that leaves least is taken. For products of two yes-or-no issues this is the weight of the
    product, the second difference.
    """
    bases = np.ndindex(table.shape) if table.size <= BASES else iter([(0,) * table.ndim])
    return min(int(left.max()) - int(left.min()) for left in (remainder(table, base) for base in bases))


def stake(table: Ints, blocks: Sequence[int]) -> int:
    """How far worths range that teams do not see, each of which has a block of the issues; whatever stands elsewhere.

    Where the bases are too many to be tried, a number that is never passed: what is left adds up the table and one part of
    it for each block.
    """
    axes = sorted(range(table.ndim), key=lambda axis: blocks[axis])
    counts = [
        prod(table.shape[axis] for axis in axes if blocks[axis] == block) for block in sorted(set(blocks))
    ]
    blocked: Ints = table.transpose(axes).reshape(counts)
    if blocked.size > STAKED:
        return (len(counts) + 1) * (int(blocked.max()) - int(blocked.min()))
    left = (remainder(blocked, base) for base in np.ndindex(blocked.shape))
    return max(int(each.max()) - int(each.min()) for each in left)


def remainder(table: Ints, base: tuple[int, ...]) -> Ints:
    """What is left of a table where, from a base, each issue's own part is taken away."""
    at_base = table[base]
    left: Ints = table - at_base
    for axis in range(table.ndim):
        place = tuple(slice(None) if each == axis else base[each] for each in range(table.ndim))
        own = table[place] - at_base
        left = left - own.reshape([-1 if each == axis else 1 for each in range(table.ndim)])
    return left


def concerns(ledger: Ledger, party: PartyId) -> tuple[int, ...]:
    """The issues on which it matters to a party with a mandate what is chosen, in rising order."""
    if party not in ledger.parties:
        return ()
    at = ledger.parties.index(party)
    alone = {
        issue
        for issue, (adds, lines) in enumerate(zip(ledger.alone, ledger.crossed, strict=True))
        if adds[:, at].min() < adds[:, at].max() or lines[at].any()
    }
    for factor in ledger.factors:
        if any(numbers[at] for numbers in factor.entries.values()):
            alone.update(factor.scope)
    return tuple(sorted(alone))
