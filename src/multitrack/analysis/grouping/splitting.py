"""The best split of issues into teams, and the proof that none is better.

A good split is found by merging and moving; a bound that holds in whole numbers says how much better any could be. While
a better one could be, the split is parted in two: a pair of issues together, or apart. To 25 issues the end is
reached; where time runs out, the best known is told with the bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from multitrack.analysis.grouping.bounding import NEAR, Bound, Bounding
from multitrack.analysis.grouping.goal import Goal
from multitrack.analysis.grouping.limits import Limits, Pair, Split, by_labels

GoOn = Callable[[int], bool]
"""Asked after each step (how many are done) whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSplit:
    """A split, what it keeps together, and what no split passes; proved best where both are the same.

    ``split`` is nothing where none keeps to the limits (proved) or none was found in time.
    """

    split: Split | None
    gained: int
    at_most: int

    @property
    def proved(self) -> bool:
        """Whether no split is better (or, without one, whether there is none)."""
        return self.at_most <= self.gained


@dataclass(frozen=True, slots=True)
class _Part:
    """Pairs that are together, and pairs that are apart, with all that follows from them."""

    labels: tuple[int, ...]
    apart: frozenset[Pair]

    def joined(self, pair: Pair) -> _Part | None:
        """With one more pair together; nothing where it is apart."""
        a, b = sorted((self.labels[pair[0]], self.labels[pair[1]]))
        if (a, b) in self.apart:
            return None
        labels = tuple(a if label == b else label for label in self.labels)
        moved = ((a if x == b else x, a if y == b else y) for x, y in self.apart)
        return _Part(labels, frozenset((min(p), max(p)) for p in moved))

    def parted(self, pair: Pair) -> _Part | None:
        """With one more pair apart; nothing where it is together."""
        a, b = sorted((self.labels[pair[0]], self.labels[pair[1]]))
        return None if a == b else _Part(self.labels, self.apart | {(a, b)})

    def known(self) -> tuple[list[Pair], list[Pair]]:
        """All pairs that are together, and all that are apart."""
        together, apart = [], []
        for i, j in combinations(range(len(self.labels)), 2):
            a, b = sorted((self.labels[i], self.labels[j]))
            if a == b:
                together.append((i, j))
            elif (a, b) in self.apart:
                apart.append((i, j))
        return together, apart


def best_split(goal: Goal, limits: Limits, go_on: GoOn = lambda _: True) -> BestSplit:
    """The split that keeps most together within the limits."""
    root = _root(goal, limits)
    nothing = -goal.most - 1
    if root is None:
        return BestSplit(split=None, gained=nothing, at_most=nothing)
    return _Search(goal, limits, go_on).best(root)


def _root(goal: Goal, limits: Limits) -> _Part | None:
    part: _Part | None = None
    if limits.pairs(goal.issues) is not None:
        part = _Part(tuple(range(goal.issues)), frozenset())
    for pair in limits.together:
        part = part and part.joined(pair)
    for pair in limits.apart:
        part = part and part.parted(pair)
    return part


class _Search:
    """One search: the best split so far, and the parts that may hold a better one."""

    def __init__(self, goal: Goal, limits: Limits, go_on: GoOn) -> None:
        self.goal, self.limits, self.go_on = goal, limits, go_on
        self.bounding = Bounding(goal, limits)
        self.split: Split | None = None
        self.gained = -goal.most - 1
        self.done = 0

    def best(self, root: _Part) -> BestSplit:
        """The best split, with its bound."""
        self._try(root.labels)
        open_parts = [(root, self._bound(root))]
        while open_parts:
            part, bound = open_parts.pop()
            if bound.most <= self.gained:
                continue
            if not self._going():
                open_parts.append((part, bound))
                break
            self.done += 1
            followers = [
                (each, found)
                for each in self._parted(part, bound)
                if (found := self._bound(each)).most > self.gained
            ]
            open_parts += sorted(followers, key=lambda each: each[1].most)
        at_most = max([self.gained, *(bound.most for _, bound in open_parts)])
        return BestSplit(split=self.split, gained=self.gained, at_most=at_most)

    def _going(self) -> bool:
        return self.go_on(self.done)

    def _bound(self, part: _Part) -> Bound:
        """How much more there may be in a part; what the values hint at is tried."""
        bound = self.bounding.of(*part.known(), beaten_by=self.gained, go_on=self._going)
        if bound.most > self.gained:
            self._try(self._hinted(part, bound))
        return bound

    def _hinted(self, part: _Part, bound: Bound) -> tuple[int, ...]:
        """Issues that are likelier together than not, joined, the likeliest first."""
        order = np.argsort(-bound.together, kind="stable")
        for place in order[bound.together[order] > 0.5].tolist():
            joined = part.joined(self.bounding.pairs[place])
            if joined is not None:
                part = joined
        return part.labels

    def _parted(self, part: _Part, bound: Bound) -> Iterator[_Part]:
        """The two halves of a part by the pair that is least decided; none where all pairs are decided."""
        unsure = np.abs(bound.together - 0.5)
        together, apart = part.known()
        for pair in (*together, *apart):
            unsure[self.bounding.at[pair]] = 1.0
        if not (unsure < 1.0).any():
            return
        weight = np.abs(self.bounding.gains[: len(unsure)].astype(float)) / self.bounding.unit
        closest = np.where(unsure <= unsure.min() + 0.1, weight, -1.0)
        at = int(closest.argmax()) if unsure.min() < 0.5 - NEAR else int(unsure.argmin())
        pair = self.bounding.pairs[at]
        for half in (part.parted(pair), part.joined(pair)):
            if half is not None:
                yield half

    def _try(self, labels: tuple[int, ...]) -> None:
        """Better a split by moving one issue, or exchanging two, as long as that helps; keep it if it is the best."""
        split = self._moved(list(labels))
        gained = self.goal.gained(split)
        if not self.limits.broken(split) and gained > self.gained:
            self.split, self.gained = split, gained

    def _moved(self, labels: list[int]) -> Split:
        key = self._judged(labels)
        while True:
            found = max(self._neighbours(labels), key=self._judged, default=labels)
            better = self._judged(found)
            if better <= key:
                return by_labels(labels)
            labels, key = found, better

    def _judged(self, labels: list[int]) -> tuple[int, int]:
        split = by_labels(labels)
        return -self.limits.broken(split), self.goal.gained(split)

    def _neighbours(self, labels: list[int]) -> Iterator[list[int]]:
        names = sorted(set(labels))
        fresh = max(names, default=0) + 1
        for issue in range(len(labels)):
            for name in (*names, fresh):
                if name != labels[issue]:
                    yield [*labels[:issue], name, *labels[issue + 1 :]]
        for i, j in combinations(range(len(labels)), 2):
            if labels[i] != labels[j]:
                changed = labels.copy()
                changed[i], changed[j] = labels[j], labels[i]
                yield changed
        for a, b in combinations(names, 2):
            yield [a if label == b else label for label in labels]
