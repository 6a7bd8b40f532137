"""How much a split can keep together at most, where some pairs are decided: proposed by a linear programme, then proved.

For each pair of issues, *together* is a number between 0 and 1. That two pairs with an issue in common bring the third
along is written down only where it is missed. A solver (HiGHS) proposes a price for each line; rounded to whole
numbers these prices bound every split, whatever the solver did (weak duality).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import highspy
import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.grouping.goal import Goal
from multitrack.analysis.grouping.limits import Limits, Pair
from multitrack.analysis.integers import WORD, Ints

FINENESS = 2**20
"""To how many parts prices are rounded."""
LINES = 400
"""How many missed lines are written down at once."""
MISSED = 1e-6
"""From this on a line counts as missed."""
WORTH = 0.02
"""From this on a line of several pairs is worth writing down."""
NEAR = 1e-7

Floats = NDArray[np.float64]
Line = tuple[tuple[tuple[int, int], ...], int]
"""Some unknowns, each so many times, and what their sum may not pass."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What no split passes in the part looked at, and how likely each pair is together there."""

    most: int
    together: Floats


class Bounding:
    """The linear programme of one goal under some limits."""

    def __init__(self, goal: Goal, limits: Limits) -> None:
        self.goal, self.limits = goal, limits
        self.pairs = tuple(combinations(range(goal.issues), 2))
        self.at = {pair: place for place, pair in enumerate(self.pairs)}
        gains = [goal.pairs.get(pair, 0) for pair in self.pairs]
        self.bundles = tuple(goal.bundles)
        gains += [goal.bundles[bundle] for bundle in self.bundles]
        self.firsts: dict[tuple[int, ...], list[int]] = {}
        self.lines: list[Line] = []
        self.columns = len(gains)
        self.steep = goal.most + 1
        """What a line is worth at most: more than anything that can be gained."""
        self._write()
        gains += [0] * (self.columns - len(gains))
        fits = FINENESS * self.steep * 8 * max(1, self.columns) < WORD
        self.gains: Ints = np.array(gains, dtype=np.int64 if fits else object)
        self.unit = float(max(1, *map(abs, gains))) if gains else 1.0
        self.highs: highspy.Highs | None = None

    def _write(self) -> None:
        limits, issues = self.limits, self.goal.issues
        for issue in range(issues):
            row = [(self._pair(issue, other), 1) for other in range(issues) if other != issue]
            if limits.largest is not None:
                self.lines.append((tuple(row), limits.largest - 1))
            if limits.smallest > 1:
                self.lines.append((tuple((c, -n) for c, n in row), 1 - limits.smallest))
        for place, bundle in enumerate(self.bundles, len(self.pairs)):
            for a, b in combinations(bundle, 2):
                self.lines.append((((place, 1), (self.at[a, b], -1)), 0))
        if limits.most_teams is not None or limits.least_teams > 1:
            most = issues if limits.most_teams is None else limits.most_teams
            self._counted(tuple(range(issues)), limits.least_teams, most)
        if ends := limits.pairs(issues):
            every = range(len(self.pairs))
            self.lines.append((tuple((column, 1) for column in every), ends[1]))
            self.lines.append((tuple((column, -1) for column in every), -ends[0]))
        for seats in limits.seats:
            if seats.teams < len(seats.issues):
                self._counted(seats.issues, 0, seats.teams)

    def _counted(self, issues: Sequence[int], least: int, most: int) -> None:
        """Count the teams that settle some issues by the first of these in each."""
        firsts = list(range(self.columns, self.columns + len(issues)))
        self.columns += len(issues)
        for at, issue in enumerate(issues):
            before = [self._pair(issue, other) for other in issues[:at]]
            self.lines.extend((((firsts[at], 1), (column, 1)), 1) for column in before)
            self.lines.append((((firsts[at], -1), *((column, -1) for column in before)), -1))
        self.lines.append((tuple((first, 1) for first in firsts), most))
        self.lines.append((tuple((first, -1) for first in firsts), -least))

    def _pair(self, a: int, b: int) -> int:
        return self.at[min(a, b), max(a, b)]

    def of(
        self, together: Iterable[Pair], apart: Iterable[Pair], beaten_by: int, go_on: Callable[[], bool]
    ) -> Bound:
        """The bound where some pairs are together and some apart; no sharper than ``beaten_by`` needs, or time allows."""
        low, high = np.zeros(self.columns), np.ones(self.columns)
        low[[self.at[pair] for pair in together]] = 1.0
        high[[self.at[pair] for pair in apart]] = 0.0
        highs = self._programme()
        places = np.arange(self.columns, dtype=np.int32)
        highs.changeColsBounds(self.columns, places, low, high)
        while True:
            highs.run()
            solution = highs.getSolution()
            values = np.array(solution.col_value[: self.columns])
            most = self._proved(np.array(solution.row_dual), low, high)
            missed = [] if most <= beaten_by else list(self._missed(values[: len(self.pairs)]))
            if not missed or not go_on():
                return Bound(most, values[: len(self.pairs)])
            for line in missed:
                self.lines.append(line)
                self._add(highs, line)

    def _programme(self) -> highspy.Highs:
        if self.highs is None:
            self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
            self.highs.silent()
            self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
            none, nothing = np.array([], dtype=np.int32), np.array([])
            for gain in self.gains.tolist():
                self.highs.addCol(gain / self.unit, 0.0, 1.0, 0, none, nothing)
            for line in self.lines:
                self._add(self.highs, line)
        return self.highs

    def _add(self, highs: highspy.Highs, line: Line) -> None:
        """One more line; what passes it costs more than can be gained, so that there is always an answer."""
        parts, most = line
        columns = np.array([column for column, _ in parts], dtype=np.int32)
        numbers = np.array([number for _, number in parts], dtype=float)
        highs.addRow(-highspy.kHighsInf, float(most), len(parts), columns, numbers)
        row = np.array([highs.getNumRow() - 1], dtype=np.int32)
        highs.addCol(-self.steep / self.unit, 0.0, highspy.kHighsInf, 1, row, np.array([-1.0]))

    def _missed(self, values: Floats) -> Iterator[Line]:
        """The lines that the values miss by most: two pairs together, and the third not."""
        n = self.goal.issues
        square = np.ones((n, n))
        a, b = np.triu_indices(n, 1)
        square[a, b] = square[b, a] = values
        found = []
        for middle in range(n):
            over = square[middle][:, None] + square[middle][None, :] - square
            over[middle, :] = over[:, middle] = -1.0
            places = np.argwhere(np.triu(over, 1) > 1.0 + MISSED)
            found += [(float(over[i, j]), middle, int(i), int(j)) for i, j in places]
        for _, middle, i, j in sorted(found, key=lambda each: -each[0])[:LINES]:
            yield ((self._pair(middle, i), 1), (self._pair(middle, j), 1), (self._pair(i, j), -1)), 1
        if not found:
            yield from self._stars(square)

    def _stars(self, square: Floats) -> Iterator[Line]:
        """The lines missed by most: one issue together with several, no two of which are together with each other.

        (Two-partition inequalities: M. Groetschel and Y. Wakabayashi, Mathematical Programming 45, 1989.)
        """
        found: dict[frozenset[int], tuple[float, Line]] = {}
        for middle in range(self.goal.issues):
            unsure = [i for i, value in enumerate(square[middle]) if MISSED < value < 1 - MISSED]
            for first in unsure:
                gains = square[middle].copy() - square[first]
                chosen = [first]
                while True:
                    best = max((i for i in unsure if i not in chosen), key=gains.__getitem__, default=None)
                    if best is None or gains[best] <= MISSED:
                        break
                    chosen.append(best)
                    gains -= square[best]
                over = square[middle][chosen].sum() - sum(square[a, b] for a, b in combinations(chosen, 2))
                if len(chosen) > 2 and over > 1.0 + WORTH:
                    parts = [(self._pair(middle, i), 1) for i in chosen]
                    parts += [(self._pair(a, b), -1) for a, b in combinations(chosen, 2)]
                    found[frozenset([middle, *chosen])] = float(over), (tuple(parts), 1)
        for _, line in sorted(found.values(), key=lambda each: -each[0])[:LINES]:
            yield line

    def _proved(self, prices: Floats, low: Floats, high: Floats) -> int:
        """What no split passes, by these prices in whole numbers."""
        dtype = self.gains.dtype
        scaled = np.nan_to_num(np.abs(prices)) * self.unit * FINENESS
        whole = [min(round(price), FINENESS * self.steep) for price in scaled.tolist()]
        left = self.gains * FINENESS
        total = 0
        for price, (parts, most) in zip(whole, self.lines, strict=True):
            if price:
                total += price * most
                for column, number in parts:
                    left[column] -= price * number
        best = np.where(left > 0, left * high.astype(dtype), left * low.astype(dtype))
        return (total + sum(map(int, best.tolist()))) // FINENESS
