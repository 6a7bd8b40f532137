"""The fold: half packages grow issue by issue; the same are joined, the beaten and the hopeless left out.

The way back to every package is kept: of each joined row, all rows and options that it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.machine import BANNED
from multitrack.analysis.fold.plan import Demand, Plan, Step
from multitrack.analysis.fold.rows import Groups, Places, same
from multitrack.analysis.integers import WORD, Ints
from multitrack.analysis.space import Packages
from multitrack.model.package import Package

CELLS = 40_000_000
"""How many numbers are held at once for the rows after one issue: some 600 MB at most with what goes with them."""
WRITTEN = 3_000_000
"""Up to so many numbers are written out to bring packages into the order of the talks."""
CHUNK = 4_000_000
"""How many numbers are laid out at once while rows grow."""

Pace = Callable[[int, int], bool]
"""Asked after every step (how many are done, of how many) whether to go on."""


def without_end(_done: int, _of: int) -> bool:
    """The pace of whoever waits for the end."""
    return True


class TooManyRowsError(Exception):
    """More half packages are open at once than can be held."""


class StoppedError(Exception):
    """Whoever asked does not want to wait any longer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Half packages: what they come to so far, the states of what is open, and how many ways lead to each."""

    sums: Ints
    marks: NDArray[np.int32]
    ways: Ints

    def __len__(self) -> int:
        return len(self.sums)

    def only(self, which: NDArray[Any]) -> Rows:
        """Some of the rows."""
        return Rows(sums=self.sums[which], marks=self.marks[which], ways=self.ways[which])


@dataclass(frozen=True, slots=True, eq=False)
class Back:
    """One step back: of the rows after it, from where each came (``starts`` into rows before, and options)."""

    issue: int
    starts: Places
    before: NDArray[np.int32]
    option: NDArray[np.uint16]

    def sizes(self) -> Places:
        """How many ways lead to each row in this step."""
        return np.diff(np.append(self.starts, len(self.before)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Folded:
    """Whole packages that were kept, joined where they come to the same, and the way back to each."""

    ledger: Ledger
    rows: Rows
    back: tuple[Back, ...]

    def only(self, which: NDArray[Any]) -> Folded:
        """Some of the rows."""
        last = len(self.back) - 1
        kept = self.rows.only(which)
        if last < 0:
            return replace(self, rows=kept)
        return replace(self, rows=kept, back=(*self.back[:last], _only(self.back[last], which)))

    @property
    def packages(self) -> int:
        """How many packages there are behind the rows."""
        return sum(self.rows.ways.tolist())

    def codes(self, places: Places | None = None) -> NDArray[np.uint16]:
        """What stands on each issue, one line for every package behind some rows (or all)."""
        at = np.arange(len(self.rows)) if places is None else places
        found = np.zeros((len(at), len(self.ledger.sizes)), dtype=np.uint16)
        for step in reversed(self.back):
            sizes = step.sizes()[at]
            which = np.repeat(np.arange(len(at)), sizes)
            within = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            pick = step.starts[at][which] + within
            found = found[which]
            found[:, step.issue] = step.option[pick]
            at = step.before[pick].astype(np.int64)
        return found

    def package(self, number: int) -> Package:
        """The package of a number: rows in their order, and of one row the ways back to it in theirs."""
        row = int(np.searchsorted(self._up_to, number, side="right"))
        return self.ledger.package(self._codes_of(row, number - (int(self._up_to[row - 1]) if row else 0)))

    @cached_property
    def _up_to(self) -> Ints:
        return np.asarray(np.cumsum(self.rows.ways))

    @cached_property
    def _ways(self) -> tuple[Ints, ...]:
        """Before every step, how many ways lead to each row."""
        ways = [begin(self.ledger, np.zeros(self.ledger.width, dtype=np.int64)).ways]
        for step in self.back[:-1]:
            ways.append(
                np.add.reduceat(ways[-1][step.before], step.starts) if len(step.starts) else step.starts
            )
        return tuple(ways)

    def _codes_of(self, row: int, number: int) -> list[int]:
        found = [0] * len(self.ledger.sizes)
        for step, ways in zip(reversed(self.back), reversed(self._ways), strict=True):
            pick = int(step.starts[row])
            while number >= int(ways[step.before[pick]]):
                number -= int(ways[step.before[pick]])
                pick += 1
            found[step.issue] = int(step.option[pick])
            row = int(step.before[pick])
        return found

    def listed(self) -> Packages:
        """All packages behind the rows: in the order of the talks, or as the fold has them where they are too many."""
        count = self.packages
        if count * max(1, len(self.ledger.sizes)) > WRITTEN:
            return Packages(self, range(count))
        codes = self.codes()
        order = np.lexsort(codes.T[::-1]) if codes.shape[1] else np.arange(count)
        return Packages(Written(self.ledger, codes[order]), range(count))


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Packages as lines of codes."""

    ledger: Ledger
    codes: NDArray[np.uint16]

    def package(self, number: int) -> Package:
        """The package of a line."""
        return self.ledger.package(self.codes[number].tolist())


def _only(step: Back, which: NDArray[Any]) -> Back:
    places = np.flatnonzero(which) if which.dtype == np.bool_ else which
    sizes = step.sizes()[places]
    taken = np.repeat(step.starts[places] - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
    return Back(step.issue, np.cumsum(sizes) - sizes, step.before[taken], step.option[taken])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grown:
    """Rows after one more issue, not yet joined: from which row and by which option each came."""

    rows: Rows
    before: Places
    option: Places


Thin = Callable[[int, Rows], NDArray[Any] | None]
"""Given how many steps are done and the rows, which of them to keep (nothing: all)."""
Settle = Callable[[int, Rows], Ints]
"""Given how many steps are done and the rows, their sums with what no longer matters made alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How to fold: what to demand, what to leave out and make alike, how much may be held, how long.

    ``back``: whether the way back to the packages is kept.
    """

    demands: Sequence[Demand] = ()
    settle: Settle | None = None
    thin: Thin | None = None
    pace: Pace = without_end
    cells: int = CELLS
    back: bool = True


def fold(plan: Plan, way: Way = Way()) -> Folded:
    """All packages of the plan that meet the demands and break nothing, less what is thinned out.

    Raises TooManyRowsError and StoppedError.
    """
    rows = begin(plan.ledger, plan.base)
    back: list[Back] = []
    for done, step in enumerate(plan.steps, 1):
        grown = _thinned(grow(plan, rows, done, way), done, way)
        groups = same(grown.rows.marks, grown.rows.sums)
        rows = joined(grown.rows, groups)
        if way.back:
            back.append(_back(step, grown, groups))
        if not way.pace(done, len(plan.steps)):
            raise StoppedError
    return Folded(ledger=plan.ledger, rows=rows, back=tuple(back))


def _back(step: Step, grown: Grown, groups: Groups) -> Back:
    return Back(
        step.issue,
        groups.starts,
        grown.before[groups.order].astype(np.int32),
        grown.option[groups.order].astype(np.uint16),
    )


def _thinned(grown: Grown, done: int, way: Way) -> Grown:
    if way.settle is not None:
        grown = replace(grown, rows=replace(grown.rows, sums=way.settle(done, grown.rows)))
    kept = None if way.thin is None else way.thin(done, grown.rows)
    if kept is None:
        return grown
    return Grown(rows=grown.rows.only(kept), before=grown.before[kept], option=grown.option[kept])


def begin(ledger: Ledger, base: Ints) -> Rows:
    """The one row with which every fold begins: nothing settled, and what every package has."""
    many = ledger.combinations >= WORD
    return Rows(
        sums=base[None, :].astype(ledger.dtype),
        marks=np.zeros((1, 0), dtype=np.int32),
        ways=np.array([1], dtype=object if many else np.int64),
    )


def joined(rows: Rows, groups: Groups) -> Rows:
    """One row for each group; the ways to it are those of all its rows."""
    firsts = groups.firsts
    return Rows(sums=rows.sums[firsts], marks=rows.marks[firsts], ways=groups.summed(rows.ways))


def grow(plan: Plan, rows: Rows, done: int, way: Way) -> Grown:
    """Every row with every option that may stand on the issue of a step and leaves all demands in reach."""
    step = plan.steps[done - 1]
    width = max(1, len(step.adds) * (len(way.demands) + len(step.readings) + 2))
    at_once = max(1, CHUNK // width)
    parts, held = [], 0
    for start in range(0, max(len(rows), 1), at_once):
        part = _grown(plan, rows, slice(start, start + at_once), done, way)
        parts.append(part)
        held += len(part.before) * (rows.sums.shape[1] + part.rows.marks.shape[1] + 2)
        if held > way.cells:
            raise TooManyRowsError
    return parts[0] if len(parts) == 1 else _together(parts)


def _together(parts: list[Grown]) -> Grown:
    return Grown(
        rows=Rows(
            sums=np.concatenate([part.rows.sums for part in parts]),
            marks=np.concatenate([part.rows.marks for part in parts]),
            ways=np.concatenate([part.rows.ways for part in parts]),
        ),
        before=np.concatenate([part.before for part in parts]),
        option=np.concatenate([part.option for part in parts]),
    )


def _grown(plan: Plan, rows: Rows, here: slice, done: int, way: Way) -> Grown:
    step = plan.steps[done - 1]
    sums, marks = rows.sums[here], rows.marks[here]
    states = next_states(marks, step)
    may = np.repeat(~plan.barred[step.issue][None, :], len(sums), axis=0)
    for reached in states:
        may &= reached != BANNED
    reach = _Reach(step, done, marks, states)
    for demand in way.demands:
        may &= reach.of(sums, demand)
    before, option = np.nonzero(may)
    found = sums[before] + step.adds[option]
    new_marks = np.empty((len(before), len(step.open_after)), dtype=np.int32)
    for source, target in step.carried:
        new_marks[:, target] = marks[before, source]
    for reading, reached in zip(step.readings, states, strict=True):
        state = reached[before, option]
        if reading.goes_to is not None:
            new_marks[:, reading.goes_to] = state
        elif reading.machine.adds is not None:
            found = found + reading.machine.adds[state]
    offset = here.start or 0
    return Grown(
        rows=Rows(sums=found, marks=new_marks, ways=rows.ways[here][before]),
        before=before + offset,
        option=option,
    )


def next_states(marks: NDArray[np.int32], step: Step) -> list[NDArray[np.int32]]:
    """For each machine that reads the issue: its next state by row and option."""
    found = []
    for reading in step.readings:
        moves = reading.machine.moves[reading.position]
        now = (
            np.zeros(len(marks), dtype=np.int32)
            if reading.comes_from is None
            else marks[:, reading.comes_from]
        )
        found.append(moves[now])
    return found


@dataclass(frozen=True, slots=True)
class _Reach:
    """What half packages can still come to, by row and option of one step."""

    step: Step
    done: int
    marks: NDArray[np.int32]
    states: list[NDArray[np.int32]]

    def of(self, sums: Ints, demand: Demand) -> NDArray[np.bool_]:
        """Whether a demand can still be met."""
        after = self.step.open_after
        so_far = sums @ demand.weights + demand.rest[self.done]
        for at, to in self.step.carried:
            if demand.counts(after[to][0]):
                so_far = so_far + demand.open(*after[to])[self.marks[:, at]]
        most = so_far[:, None] + demand.alone[self.done - 1][None, :]
        for reading, reached in zip(self.step.readings, self.states, strict=True):
            if demand.counts(reading.machine):
                if reading.goes_to is None:
                    open_or_ended = demand.ended(reading.machine)
                else:
                    open_or_ended = demand.open(*after[reading.goes_to])
                most = most + open_or_ended[reached]
        return np.asarray(most >= demand.at_least)
