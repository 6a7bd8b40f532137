"""The order in which issues are folded, following the tracks, and what is open after each.

The next issue is the one that leaves least open; among equals one of the same track, then the next of the talks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.ledger import Ledger, Marks
from multitrack.analysis.fold.machine import BANNED, Ban, Barred, Factor, Machine
from multitrack.analysis.integers import Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One machine reading one issue: from which mark (nothing where it begins) to which (where it is not done)."""

    machine: Machine
    position: int
    comes_from: int | None
    goes_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """One issue of the fold: what its options add, who reads it, which marks are carried on untouched.

    ``open_before`` and ``open_after``: the machines that have begun and are not done, with how far they are.
    """

    issue: int
    adds: Ints
    readings: tuple[Reading, ...]
    carried: tuple[tuple[int, int], ...]
    open_after: tuple[tuple[Machine, int], ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Plan:
    """A fold laid out: its steps in order, and by issue what is left aside from the start.

    The machines stand in the order of what several issues decide together in the ledger.
    """

    ledger: Ledger
    order: tuple[int, ...]
    barred: tuple[Marks, ...]
    machines: tuple[Machine, ...] = field(repr=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps, one for each issue."""
        return tuple(_steps(self))

    @cached_property
    def most_open(self) -> float:
        """In how many ways what is open can stand at most after some step, as a logarithm.

        Half packages differ there in the states of the machines, and in the issues that wait: whichever is less.
        """
        found = 0.0
        for step in self.steps:
            states = sum(log(len(machine.moves[at])) for machine, at in step.open_after)
            waiting = {issue for machine, at in step.open_after for issue in machine.scope[:at]}
            found = max(found, min(states, sum(log(max(1, self.ledger.sizes[issue])) for issue in waiting)))
        return found

    @cached_property
    def read(self) -> tuple[Machine, ...]:
        """The machines to which it matters what is chosen."""
        return tuple(machine for machine in self.machines if not self._idle(machine))

    @cached_property
    def base(self) -> Ints:
        """What every package of the plan has, whatever is chosen: what the other machines add."""
        base: Ints = np.zeros(self.ledger.width, dtype=self.ledger.dtype)
        for machine in self.machines:
            if machine.adds is not None and self._idle(machine):
                base = base + machine.adds[0]
        return base

    def _idle(self, machine: Machine) -> bool:
        """Whether a machine is in one state all along, and bans nothing that is not barred."""
        return all(
            len(moves) == 1 and not (moves[0][~self.barred[issue]] == BANNED).any()
            for issue, moves in zip(machine.scope, machine.moves, strict=True)
        ) and (machine.adds is None or len(machine.adds) == 1)

    def unread(self, after: int) -> Iterator[Machine]:
        """The machines that have not begun after so many steps."""
        seen = set(self.order[:after])
        return (machine for machine in self.read if seen.isdisjoint(machine.scope))


def plan_of(
    ledger: Ledger, order: Sequence[int] | None = None, barred: Sequence[Marks] | None = None
) -> Plan:
    """The fold of a ledger, in a given order of its issues or in the one that leaves least open.

    What is ``barred`` on an issue is in no package of it; machines then forget what makes no difference any more.
    """
    marks = (
        tuple(barred) if barred is not None else tuple(np.zeros(size, dtype=bool) for size in ledger.sizes)
    )
    bars = {issue: frozenset(np.flatnonzero(bar).tolist()) for issue, bar in enumerate(marks) if bar.any()}
    order = tuple(_order(ledger, marks, bars)) if order is None else tuple(order)
    place = {issue: at for at, issue in enumerate(order)}
    return Plan(
        ledger=ledger,
        order=order,
        barred=marks,
        machines=tuple(_read_in(place, told, bars) for told in ledger.told),
    )


def _order(ledger: Ledger, marks: Sequence[Marks], bars: Barred) -> Iterator[int]:
    """The next issue is one that leaves least open.

    Half packages can differ in the states of what is open, and in the issues that wait for it: whichever is less.
    Among equals, one of the track of the last one comes first.
    """
    read = [told for told in ledger.told if len(told.scope) > 1]
    width = np.array([told.machine(told.scope, bars).width() for told in read])
    scopes = np.zeros((len(read), len(ledger.sizes)), dtype=bool)
    for row, told in zip(scopes, read, strict=True):
        row[list(told.scope)] = True
    scopes, width = scopes[width > 0], width[width > 0]
    whole = scopes.sum(axis=1)
    sizes = np.array([log(max(1, int((~bar).sum()))) for bar in marks])
    left = list(range(len(ledger.sizes)))
    done = np.zeros(len(ledger.sizes), dtype=bool)
    last: int | None = None
    while left:
        rank = {}
        begun = scopes[:, done].sum(axis=1)
        for issue in left:
            counts = begun + scopes[:, issue]
            is_open = (counts > 0) & (counts < whole)
            waiting = scopes[is_open].any(axis=0) & done
            waiting[issue] = scopes[is_open, issue].any()
            size = round(min(float(sizes[waiting].sum()), float(width[is_open].sum())), 6)
            track = ledger.tracks[issue]
            rank[issue] = (size, last is not None and track != ledger.tracks[last], track, issue)
        last = min(left, key=rank.__getitem__)
        yield last
        left.remove(last)
        done[last] = True


def _read_in(place: dict[int, int], told: Factor | Ban, bars: Barred) -> Machine:
    """The machine that reads its issues in the order of the plan."""
    return told.machine(sorted(told.scope, key=lambda issue: place[issue]), bars)


def _steps(plan: Plan) -> Iterator[Step]:
    open_before: list[tuple[Machine, int]] = []
    for issue in plan.order:
        touched = [m for m in plan.read if issue in m.scope]
        open_after: list[tuple[Machine, int]] = []
        carried = []
        for at, (machine, position) in enumerate(open_before):
            if issue not in machine.scope:
                carried.append((at, len(open_after)))
                open_after.append((machine, position))
        readings = []
        for machine in touched:
            position = machine.scope.index(issue)
            begun = [at for at, (each, _) in enumerate(open_before) if each is machine]
            done = position + 1 == len(machine.scope)
            readings.append(
                Reading(
                    machine=machine,
                    position=position,
                    comes_from=begun[0] if begun else None,
                    goes_to=None if done else len(open_after),
                )
            )
            if not done:
                open_after.append((machine, position + 1))
        yield Step(
            issue=issue,
            adds=plan.ledger.alone[issue],
            readings=tuple(readings),
            carried=tuple(carried),
            open_after=tuple(open_after),
        )
        open_before = open_after


@dataclass(frozen=True, kw_only=True, eq=False)
class Demand:
    """That a weighted sum of all sums reaches a number; what can still be reached is told for every half package.

    What is told is never too little. ``shifts`` make it tell less: by machine and issue of its scope, what each option
    adds to the machine and takes from the issue by itself. Over whole packages they come to nothing, so any will do;
    those that a lottery prices come nearest to the truth.
    """

    plan: Plan
    weights: Ints
    at_least: int
    shifts: Mapping[int, tuple[Ints, ...]] = field(default_factory=dict)

    def counts(self, machine: Machine) -> bool:
        """Whether a machine has a part in what is reached."""
        return id(machine) in self._counted

    @cached_property
    def _counted(self) -> frozenset[int]:
        matters = (key for key, values in self._values.items() if values.any())
        return frozenset((*matters, *self.shifts))

    @cached_property
    def _values(self) -> dict[int, Ints]:
        return {id(machine): machine.values(self.weights) for machine in self.plan.read}

    @cached_property
    def alone(self) -> tuple[Ints, ...]:
        """By step, what each option adds by itself."""
        return tuple(np.asarray(step.adds @ self.weights) for step in self.plan.steps)

    def _left_alone(self) -> list[Ints]:
        """By step, what each option adds by itself, less what its machines have taken over."""
        taken = dict(zip(self.plan.order, self.alone, strict=True))
        for machine in self.plan.read:
            for issue, shift in zip(machine.scope, self.shifts.get(id(machine), ()), strict=False):
                taken[issue] = taken[issue] - shift
        return [taken[issue] for issue in self.plan.order]

    @cached_property
    def rest(self) -> tuple[int, ...]:
        """After so many steps: the most that issues not yet folded can add, with machines that have not begun."""
        rest = [0]
        for issue, added in zip(reversed(self.plan.order), reversed(self._left_alone()), strict=True):
            may = added[~self.plan.barred[issue]]
            rest.append(rest[-1] + (int(may.max()) if len(may) else 0))
        unread = [
            sum(int(self.open(machine, 0)[0]) for machine in self.plan.unread(after) if self.counts(machine))
            for after in range(len(self.alone) + 1)
        ]
        return tuple(r + u for r, u in zip(reversed(rest), unread, strict=True))

    @cached_property
    def most(self) -> int:
        """The most that any combination can reach, what may not stand together left aside: a proven bound."""
        return self.rest[0] + int(self.plan.base @ self.weights)

    def reach(self, sums: Ints, marks: NDArray[np.int32], done: int) -> Ints:
        """The most that half packages can still come to after so many steps."""
        found = np.asarray(sums @ self.weights + self.rest[done])
        for at, (machine, position) in enumerate(self.plan.steps[done - 1].open_after):
            if self.counts(machine):
                found = found + self.open(machine, position)[marks[:, at]]
        return found

    def ended(self, machine: Machine) -> Ints:
        """What a machine that is done adds, by its last state."""
        return self._values[id(machine)]

    def open(self, machine: Machine, position: int) -> Ints:
        """What a machine that is open can still come to at most, by its state."""
        key = (id(machine), position)
        if key not in self._open:
            shifts = self.shifts.get(id(machine))
            self._open[key] = machine.best(self._values[id(machine)], position, shifts)
        return self._open[key]

    @cached_property
    def _open(self) -> dict[tuple[int, int], Ints]:
        return {}
