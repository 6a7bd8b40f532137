"""The frontier of two parties where too much hangs together to fold it at once: a staircase, climbed step by step.

Between two steps a package would have to be better than each of them for one party. One is guessed there; where none
is, all packages there are gone through. At the end nothing is left between the steps, and every tie on each is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from multitrack.analysis.fold.folding import Folded, Pace, TooManyRowsError, without_end
from multitrack.analysis.fold.gathered import Gathered
from multitrack.analysis.fold.guessing import Guessing
from multitrack.analysis.fold.inside import HELD, Inside, Side
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.plan import Demand
from multitrack.analysis.fold.rows import undominated
from multitrack.analysis.fold.unbeaten import Unbeaten, unit
from multitrack.analysis.integers import Ints

MOST_POINTS = 2_000
"""How many steps a staircase may have."""

Point = tuple[int, int]
"""What a package is worth to the one and to the other."""


def staircase(ledger: Ledger, *, pace: Pace = without_end, cells: int = HELD) -> Unbeaten:
    """The frontier of two parties among whose issues much hangs together, with every tie.

    Raises TooManyRowsError and StoppedError.
    """
    if len(ledger.parties) != 2 or not ledger.told or ledger.dtype is object:
        raise TooManyRowsError
    climbing = _Climbing(ledger, pace, min(cells, HELD))
    points = climbing.points()
    folded = tuple(part for point in points for part in climbing.at(point))
    return Unbeaten(folded=Gathered(ledger=ledger, parts=folded), points=len(points), within=Fraction(0))


class _Climbing:
    """Two parties' packages, seen through what each is worth to the one and to the other."""

    def __init__(self, ledger: Ledger, pace: Pace, cells: int) -> None:
        none = [np.zeros(size, dtype=bool) for size in ledger.sizes]
        self.ledger = ledger
        self.inside = Inside(ledger, none, pace=pace, cells=cells)
        self.guessing = Guessing(self.inside.plan, self.inside.classes)
        self.budgets = [Side(unit(ledger, 2 + at), -most) for at, most in enumerate(ledger.at_most)]
        plan = self.inside.plan
        one, other = (-Demand(plan=plan, weights=-unit(ledger, at), at_least=0).most for at in range(2))
        self.least = one, other

    def points(self) -> list[Point]:
        """The steps, the best for the first party first."""
        steps: list[Point] = []
        empty: set[Point] = set()
        while gap := next((gap for gap in self._gaps(steps, self.least) if gap not in empty), None):
            guess = self._guessed(gap)
            found = self._within(gap) if guess is None else [guess]
            if guess is None:
                empty.update(self._gaps(found, gap))
            steps = _unbeaten([*steps, *found])
            if len(steps) > MOST_POINTS:
                raise TooManyRowsError
        return steps

    @staticmethod
    def _gaps(steps: Sequence[Point], least: Point) -> Iterator[Point]:
        """What a package has to be worth to each to be a step between two of some, or at an end."""
        ones = [one + 1 for one, _ in steps]
        others = [other + 1 for _, other in steps]
        return zip([*ones, least[0]], [least[1], *others], strict=True)

    def _guessed(self, gap: Point) -> Point | None:
        """A package in a gap, where one is guessed."""
        sides = self._sides(gap)
        proposal = self.inside.deepest(sides)
        if proposal is None:
            return None
        least = np.array([side.at_least for side in sides], dtype=np.int64)

        def judge(sums: Ints) -> tuple[Ints, Ints]:
            over = sums - least
            return over.min(axis=1), over.sum(axis=1)

        guess = self.guessing.best(proposal, judge)
        if guess is None or any(it < low for it, low in zip(guess.sums, least.tolist(), strict=True)):
            return None
        return guess.sums[0], guess.sums[1]

    def _within(self, gap: Point) -> list[Point]:
        """What is unbeaten among all packages in a gap."""
        rows = self.inside.of(self._sides(gap)).rows.sums[:, :2]
        return _unbeaten([(int(one), int(other)) for one, other in rows[undominated(rows)].tolist()])

    def _sides(self, lows: Point) -> list[Side]:
        """That a package is worth at least so much to each, and overspends nothing."""
        return [*(Side(unit(self.ledger, at), low) for at, low in enumerate(lows)), *self.budgets]

    def at(self, step: Point) -> Sequence[Folded]:
        """All packages on a step: nothing else is worth as much to each, for nothing beats it."""
        found = self.inside.of(self._sides(step))
        return found.parts if isinstance(found, Gathered) else (found,)


def _unbeaten(points: Sequence[Point]) -> list[Point]:
    """Those that no other beats, the best for the first party first."""
    kept: list[Point] = []
    for one, other in sorted(set(points), reverse=True):
        if not kept or other > kept[-1][1]:
            kept.append((one, other))
    return kept
