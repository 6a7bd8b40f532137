"""What several issues decide together, read one issue after another: a factor, a linkage, when an issue arises.

After each issue a machine is in one of a few states, which hold all that matters for the rest. States with the
same future are one; options that never make a difference lead to the same state. So the cost of an interaction
is the number of its states, not of the combinations it is written in.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.integers import Ints

BANNED = -1
"""The state of what may not be."""
STATES = 300_000
"""How many states a machine may have after one issue before the talks are called too entangled."""

Numbers = tuple[int, ...]
"""What one combination adds to every sum; nothing (``None``) where it may not be."""
Barred = Mapping[int, frozenset[int]]
"""By issue, what may not stand on it; an issue that is not named has nothing barred."""
NOTHING_BARRED: Barred = {}
Moves = NDArray[np.int32]
"""The next state for each state and option; ``BANNED`` where the combination may not be completed."""


class TooEntangledError(Exception):
    """Too much hangs on too much: a linkage or a factor has more states than can be kept."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Machine:
    """``moves`` by issue of the ``scope``; ``adds`` what each last state adds to every sum (nothing: a ban)."""

    scope: tuple[int, ...]
    moves: tuple[Moves, ...]
    adds: Ints | None

    def width(self) -> float:
        """How much it leaves open at most while it reads: the logarithm of its states."""
        return log(max(1, *(len(moves) for moves in self.moves)))

    def values(self, weights: Ints) -> Ints:
        """What each last state adds to the weighted sum."""
        last = int(self.moves[-1].max(initial=-1)) + 1
        return np.zeros(last, dtype=weights.dtype) if self.adds is None else np.asarray(self.adds @ weights)

    def best(self, values: Ints, position: int, shifts: Sequence[Ints] | None = None) -> Ints:
        """What each state after so many issues can still come to at most, given what the last ones come to.

        ``shifts``: by issue of the scope, what each option adds here (and takes from the issue by itself).
        """
        found = values
        for at in range(len(self.moves) - 1, position - 1, -1):
            moves = self.moves[at]
            reached = found[moves] if len(found) else np.zeros(moves.shape, dtype=values.dtype)
            if shifts is not None:
                reached = reached + shifts[at]
            banned = moves == BANNED
            if banned.any():
                # every state has some way on, so what is banned is never the best once it is the least of all
                reached = np.where(banned, reached.min(), reached)
            found = reached.max(axis=1)
        return np.asarray(found)


@dataclass(frozen=True, kw_only=True)
class Factor:
    """What several issues are worth together: combinations by their codes, every other adds nothing."""

    scope: tuple[int, ...]
    sizes: tuple[int, ...]
    entries: Mapping[tuple[int, ...], Numbers]
    width: int

    @cached_property
    def _told(self) -> tuple[NDArray[np.int64], list[Numbers]]:
        """The combinations, a line of codes each, and what each adds."""
        return np.array(list(self.entries), dtype=np.int64), list(self.entries.values())

    @cached_property
    def _machines(self) -> dict[tuple[Any, ...], Machine]:
        return {}

    def machine(self, order: Sequence[int], barred: Barred = NOTHING_BARRED) -> Machine:
        """The machine that reads the issues in an order, and takes nothing barred."""
        key = (*order, *(barred.get(issue) for issue in order))
        if key not in self._machines:
            self._machines[key] = self._read(order, barred)
        return self._machines[key]

    def _read(self, order: Sequence[int], barred: Barred) -> Machine:
        turn = [self.scope.index(issue) for issue in order]
        codes, numbers = self._told
        may = np.ones(len(codes), dtype=bool)
        for at, issue in zip(turn, order, strict=True):
            if bar := barred.get(issue):
                may &= ~np.isin(codes[:, at], list(bar))
        kept = np.flatnonzero(may).tolist()
        entries = dict(
            zip(map(tuple, codes[kept][:, turn].tolist()), (numbers[at] for at in kept), strict=True)
        )
        known = [{chosen[:length] for chosen in entries} for length in range(len(order) + 1)]
        place = {issue: at + 1 for at, issue in enumerate(order)}
        nothing: Numbers = (0,) * self.width

        def after(state: Hashable, issue: int, code: int) -> Hashable:
            longer = None if state is None else (*state, code)  # type: ignore[misc]
            return longer if longer in known[place[issue]] else None

        def worth(state: Hashable) -> Numbers:
            return nothing if state is None else entries[state]  # type: ignore[index]

        sizes = [self.sizes[at] for at in turn]
        return read(order, sizes, (), after, worth, width=self.width, barred=barred)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """What may not be: only combinations that end in an allowed state may, in whatever order they are read."""

    scope: tuple[int, ...]
    sizes: tuple[int, ...]
    start: Any
    after: Callable[[Any, int, int], Any]
    allowed: Callable[[Any], bool]

    def machine(self, order: Sequence[int], barred: Barred = NOTHING_BARRED) -> Machine:
        """The machine that reads the issues in an order, and takes nothing barred."""
        sizes = [self.sizes[self.scope.index(issue)] for issue in order]
        return read(order, sizes, self.start, self.after, self._end, width=0, barred=barred)

    def _end(self, state: Hashable) -> Numbers | None:
        return () if self.allowed(state) else None


def read(
    scope: Sequence[int],
    sizes: Sequence[int],
    start: Hashable,
    after: Callable[[Hashable, int, int], Hashable],
    end: Callable[[Hashable], Numbers | None],
    *,
    width: int,
    barred: Barred = NOTHING_BARRED,
) -> Machine:
    """The least machine that goes from state to state as told and ends as told."""
    layers, moves = _forward(scope, sizes, start, after, barred)
    ends = [end(state) for state in layers[-1]]
    names, distinct = _classes(ends, none_is=BANNED)
    found: list[Moves] = []
    for each in reversed(moves):
        renamed = np.append(names, BANNED)[each]
        names, kept = _classes([tuple(row) if max(row) >= 0 else None for row in renamed.tolist()], BANNED)
        # where nothing may be, one state is left from which nothing goes on
        kept = kept or [(BANNED,) * each.shape[1]]
        found.append(np.array(kept, dtype=np.int32).reshape(-1, each.shape[1]))
    adds = None
    if width:
        distinct = distinct or [(0,) * width]
        most = sum(max((abs(row[c]) for row in distinct), default=0) for c in range(width))
        adds = np.array(distinct, dtype=np.int64 if most < 2**62 else object).reshape(-1, width)
    return Machine(scope=tuple(scope), moves=tuple(reversed(found)), adds=adds)


def _forward(
    scope: Sequence[int],
    sizes: Sequence[int],
    start: Hashable,
    after: Callable[[Hashable, int, int], Hashable],
    barred: Barred,
) -> tuple[list[list[Hashable]], list[NDArray[np.int32]]]:
    """All states that can be reached, issue by issue, and the moves between them."""
    layers: list[list[Hashable]] = [[start]]
    moves = []
    for issue, size in zip(scope, sizes, strict=True):
        numbers: dict[Hashable, int] = {}
        bar = barred.get(issue, ())
        rows = [
            [
                BANNED if code in bar else numbers.setdefault(after(state, issue, code), len(numbers))
                for code in range(size)
            ]
            for state in layers[-1]
        ]
        if len(numbers) > STATES:
            raise TooEntangledError
        layers.append(list(numbers))
        moves.append(np.array(rows, dtype=np.int32).reshape(len(rows), size))
    return layers, moves


def _classes(keys: Iterable[Any], none_is: int = BANNED) -> tuple[NDArray[np.int32], list[Any]]:
    """The same number for the same key; ``none_is`` for none; and the distinct keys."""
    numbers: dict[Any, int] = {}
    names = [none_is if key is None else numbers.setdefault(key, len(numbers)) for key in keys]
    return np.array(names, dtype=np.int32), list(numbers)
