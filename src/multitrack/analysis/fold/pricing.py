"""What prices prove about single options: how much a package that holds one can come to at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.ledger import Marks
from multitrack.analysis.fold.machine import BANNED, Machine
from multitrack.analysis.fold.plan import Plan
from multitrack.analysis.integers import Ints

LOWEST = -(2**61)
"""Less than anything can come to: what is banned."""


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """Whole prices: the weights of all sums, and what the weighted sum has to reach.

    ``shifts``: by machine (its place) and issue of its scope, what each option is worth there instead of on the
    issue by itself.
    """

    weights: Ints
    at_least: int
    shifts: Mapping[int, tuple[Ints, ...]]


def losses(plan: Plan, barred: Sequence[Marks], priced: Priced) -> tuple[Marks, ...] | None:
    """By issue, what can stand in no package that reaches what it has to; nothing where no package can.

    Every option is taken at its best, whatever else is chosen: what falls short even so is barred.
    """
    alone = [np.asarray(adds @ priced.weights) for adds in plan.ledger.alone]
    for place, by_issue in priced.shifts.items():
        for issue, shift in zip(plan.machines[place].scope, by_issue, strict=True):
            alone[issue] = alone[issue] - shift
    if any(bar.all() for bar in barred):
        return None
    tops = [int(added[~bar].max()) for added, bar in zip(alone, barred, strict=True)]
    most = sum(tops)
    never = list(barred)
    lost = [top - added for top, added in zip(tops, alone, strict=True)]
    for place, machine in enumerate(plan.machines):
        if machine.adds is None and place not in priced.shifts:
            continue
        best, through = _through(machine, barred, machine.values(priced.weights), priced.shifts.get(place))
        if best <= LOWEST // 2:
            return None
        most += best
        for issue, each in zip(machine.scope, through, strict=True):
            out = each <= LOWEST // 2
            never[issue] = never[issue] | out
            lost[issue] = lost[issue] + np.where(out, 0, best - each)
    if most < priced.at_least:
        return None
    found = tuple(
        np.asarray(bar | (most - less < priced.at_least), dtype=bool)
        for bar, less in zip(never, lost, strict=True)
    )
    return None if any(bar.all() for bar in found) else found


def _through(
    machine: Machine, barred: Sequence[Marks], values: Ints, shifts: Sequence[Ints] | None
) -> tuple[int, list[NDArray[np.int64]]]:
    """What a machine can come to at most; and by issue and option, at most with that option."""
    steps = []
    for at, (issue, moves) in enumerate(zip(machine.scope, machine.moves, strict=True)):
        added = np.zeros(moves.shape[1], dtype=np.int64) if shifts is None else shifts[at]
        banned = (moves == BANNED) | barred[issue][None, :]
        steps.append((np.where(banned, 0, moves), banned, added))
    back = [np.asarray(values, dtype=np.int64)]
    for moves, banned, added in reversed(steps):
        back.append(np.where(banned, LOWEST, back[-1][moves] + added).max(axis=1))
    back.reverse()
    front = np.zeros(1, dtype=np.int64)
    through = []
    for (moves, banned, added), after in zip(steps, back[1:], strict=True):
        so_far = np.where(banned, LOWEST, np.maximum(front[:, None], LOWEST) + added)
        through.append(np.where(banned, LOWEST, so_far + after[moves]).max(axis=0))
        front = np.full(len(after), LOWEST)
        np.maximum.at(front, moves.ravel(), np.maximum(so_far, LOWEST).ravel())
    return int(back[0][0]), through
