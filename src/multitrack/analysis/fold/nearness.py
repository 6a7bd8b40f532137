"""How near half packages can still come: to what every sum has to reach, to a lottery, and to the largest product."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.folding import Rows
from multitrack.analysis.fold.lottery import Proposal
from multitrack.analysis.fold.plan import Demand, Plan
from multitrack.analysis.fold.unbeaten import unit
from multitrack.analysis.integers import Ints

Floats = NDArray[np.float64]
Score = Callable[[Floats], Floats]
"""How good half packages look, by what they may come to (a line for each)."""


def shifts_of(proposal: Proposal | None, plan: Plan, weights: Ints) -> dict[int, tuple[Ints, ...]]:
    """The prices of a proposal in whole numbers, on the scale of its weights: any numbers hold, these hold most."""
    if proposal is None or not plan.machines:
        return {}
    largest = float(np.max(proposal.weights, initial=0.0))
    by = float(max(weights.tolist(), default=0)) / largest if largest else 0.0
    room = 2.0**60 / (2 + len(plan.machines) * max(len(machine.scope) for machine in plan.machines))
    found = {}
    for place, machine in enumerate(plan.machines):
        prices = [np.nan_to_num(np.rint(price * by)) for price in proposal.shifts[place]]
        if all(float(np.abs(price).max(initial=0.0)) < room for price in prices):
            found[id(machine)] = tuple(price.astype(np.int64).astype(weights.dtype) for price in prices)
    return found


class Lows:
    """Leaves out half packages in which a sum can no longer reach what it has to."""

    def __init__(self, plan: Plan, lows: Sequence[int]) -> None:
        self.entangled = any(machine.adds is not None for machine in plan.machines)
        self.demands = [
            Demand(plan=plan, weights=unit(plan.ledger, at), at_least=low) for at, low in enumerate(lows)
        ]
        rest = [demand.rest for demand in self.demands]
        self.rest: Ints = np.array(rest, dtype=plan.ledger.dtype).T
        self.lows: Ints = np.array(lows, dtype=plan.ledger.dtype)

    def kept(self, done: int, rows: Rows) -> NDArray[np.bool_]:
        """Which rows can still reach everything."""
        if not self.demands:
            return np.ones(len(rows), dtype=bool)
        if not self.entangled:
            return np.asarray((rows.sums + self.rest[done] >= self.lows).all(axis=1), dtype=bool)
        keep = np.ones(len(rows), dtype=bool)
        for demand in self.demands:
            keep &= demand.reach(rows.sums, rows.marks, done) >= demand.at_least
        return keep


class Looks:
    """What half packages may come to with the rest left to a lottery."""

    def __init__(self, plan: Plan, proposal: Proposal, score: Score) -> None:
        width = plan.ledger.width
        self.score = score
        rest = [np.zeros(width)]
        for step in reversed(plan.steps):
            rest.append(rest[-1] + proposal.chances[step.issue] @ step.adds.astype(float).reshape(-1, width))
        self.rest = rest[::-1]

    def of(self, done: int, rows: Rows) -> Floats:
        """How good the rows look."""
        return self.score(rows.sums.astype(float) + self.rest[done])


def most_product(weighted: int, weights: Sequence[int], powers: Sequence[int]) -> int:
    """The most that a product of gains can be where their weighted sum is at most so much.

    By the inequality of the means: with B the sum of the powers, product of (weight x gain / power) to its power
    is at most (sum / B) to the power B. Every weight is above nought.
    """
    whole = sum(powers)
    over: int = weighted**whole
    under: int = whole**whole
    for weight, power in zip(weights, powers, strict=True):
        over *= power**power
        under *= weight**power
    return over // under


def least_sum(product: int, weights: Sequence[int], powers: Sequence[int]) -> int:
    """The least weighted sum of gains with which their product can be so much."""
    high = 1
    while most_product(high, weights, powers) < product:
        high *= 2
    low = high // 2
    while low < high:
        middle = (low + high) // 2
        if most_product(middle, weights, powers) < product:
            low = middle + 1
        else:
            high = middle
    return low
