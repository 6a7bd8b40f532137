"""The frontier of talks that cannot be gone through: what no package beats, with every tie, or near enough.

A half package is left out where another, with the same things open, is at least as good for every party it
touches and better for one, and leaves at least as much of every budget. Where more is left than can be held, the
question is refused, or (if so asked) half packages that differ by little are joined, and how little is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.folding import (
    CELLS,
    Pace,
    Rows,
    TooManyRowsError,
    Way,
    fold,
    without_end,
)
from multitrack.analysis.fold.gathered import Found
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.plan import Demand, Plan, plan_of
from multitrack.analysis.fold.rows import same, undominated
from multitrack.analysis.integers import Ints

NEAR = 60_000
"""Where half packages are joined, so many are kept at most."""
FEW_SIDES = 6
"""Up to so many sums, comparing is quick: most half packages are soon beaten."""
COMPARED, COMPARED_OF_MANY = 1_200_000, 120_000
"""How many half packages are compared with one another at most, where there are few sums and where there are many."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unbeaten:
    """What no package beats; ``points`` of distinct worths, and every package behind them.

    ``within``: nought where all of it is here. Else, for every package there is, one here that is worth to each
    party at most so much less.
    """

    folded: Found
    points: int
    within: Fraction


def unbeaten(ledger: Ledger, *, near: bool = False, pace: Pace = without_end, cells: int = CELLS) -> Unbeaten:
    """The frontier; with ``near``, close to it where the whole of it is too much.

    Raises TooManyRowsError and StoppedError.
    """
    plan = plan_of(ledger)
    thinning = _Thinning(plan, near=near)
    way = Way(
        demands=within_budgets(plan), settle=Slack(plan).settled, thin=thinning.kept, pace=pace, cells=cells
    )
    folded = fold(plan, way)
    worths = folded.rows.sums[:, : len(ledger.parties)]
    kept = undominated(worths)
    return Unbeaten(
        folded=folded.only(kept),
        points=len(same(worths[kept])) if ledger.parties else int(len(kept) > 0),
        within=Fraction(thinning.lost, ledger.scale),
    )


def within_budgets(plan: Plan) -> tuple[Demand, ...]:
    """That no budget is overspent."""
    ledger, parties = plan.ledger, len(plan.ledger.parties)
    return tuple(
        Demand(plan=plan, weights=unit(ledger, parties + at), at_least=-most)
        for at, most in enumerate(ledger.at_most)
    )


def unit(ledger: Ledger, at: int) -> Ints:
    """The weights that look at one sum alone."""
    weights: Ints = np.zeros(ledger.width, dtype=ledger.dtype)
    weights[at] = 1
    return weights


class Slack:
    """Budgets that can no longer be overspent, made alike: what is left of them does not matter any more."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        ledger = plan.ledger
        self.free = 2 * ledger.bound
        self.columns = range(len(ledger.parties), len(ledger.parties) + len(ledger.budgets))
        self.least = {column: _least(plan, column) for column in self.columns}

    def settled(self, done: int, rows: Rows) -> Ints:
        """The sums with budgets that are safe set to one large number."""
        sums = rows.sums
        for column, most in zip(self.columns, self.plan.ledger.at_most, strict=True):
            safe = sums[:, column] + self.least[column][done] >= -most
            sums[safe, column] = self.free
        return sums


def _least(plan: Plan, column: int) -> list[int]:
    """After so many steps: the least that all later options can add to a sum."""
    least = [0]
    for step in reversed(plan.steps):
        adds = step.adds[:, column]
        least.append(least[-1] + (int(adds.min()) if len(adds) else 0))
    return least[::-1]


class _Thinning:
    """Leaves out what is beaten, and joins what differs by little where too much is left."""

    def __init__(self, plan: Plan, *, near: bool) -> None:
        self.parties = len(plan.ledger.parties)
        self.last = len(plan.steps)
        self.near = near
        self.lost = 0
        self.widest = 4 * plan.ledger.bound

    def kept(self, done: int, rows: Rows) -> NDArray[np.bool_]:
        """Which rows to keep after a step."""
        sums, worths = rows.sums, rows.sums[:, : self.parties]
        if len(sums) > (COMPARED if sums.shape[1] <= FEW_SIDES else COMPARED_OF_MANY):
            raise TooManyRowsError
        keep = undominated(sums if done < self.last else worths, rows.marks if rows.marks.shape[1] else None)
        if sums.shape[1] > self.parties and done < self.last:
            keep |= _tied_with(rows, keep, worths)
        if self.near and int(keep.sum()) > NEAR:
            keep = self._joined(rows, keep)
        return keep

    def _joined(self, rows: Rows, keep: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """One row of each cell, the widest gap between the two told in ``lost``."""
        places = np.flatnonzero(keep)
        sums, width = rows.sums[places], 2
        while True:
            cells = same(rows.marks[places], *_cells(sums, self.parties, width))
            if len(cells) <= NEAR // 2:
                break
            width *= 2
            if width > self.widest:
                raise TooManyRowsError
        self.lost += width - 1
        thinned = np.zeros(len(keep), dtype=bool)
        thinned[places[cells.firsts]] = True
        return thinned


def _cells(sums: Ints, parties: int, width: int) -> list[Ints]:
    return [column // width if at < parties else column for at, column in enumerate(sums.T)]


def _tied_with(rows: Rows, keep: NDArray[np.bool_], worths: Ints) -> NDArray[np.bool_]:
    """Rows worth the same to all as one that is kept, though they leave less of a budget: ties may come of them."""
    groups = same(rows.marks, worths)
    return np.asarray((groups.summed(keep.astype(np.int64)) > 0)[groups.named()])
