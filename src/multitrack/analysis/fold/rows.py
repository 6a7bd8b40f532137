"""Half packages as rows: those that are the same for all that is to come joined, those that are beaten left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import moocore
import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.integers import Ints, dense_ranks

EXACT_IN_FLOATS = 2**53
"""Whole numbers below this are themselves as floats, so that a comparison of floats decides nothing wrongly."""
FEW_GROUPS = 64
"""Up to so many groups are thinned one by one; more, all at once, held apart by two more numbers."""

Places = NDArray[np.int64]
"""Places of rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Rows in groups: ``order`` lists the rows group after group, ``starts`` where each group begins."""

    order: Places
    starts: Places

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def firsts(self) -> Places:
        """The first row of every group."""
        return self.order[self.starts]

    def summed(self, numbers: Ints) -> Ints:
        """The sum of some numbers in each group."""
        return np.add.reduceat(numbers[self.order], self.starts) if len(self.order) else numbers[:0]

    def named(self) -> Places:
        """For each row, the number of its group."""
        name = np.empty(len(self.order), dtype=np.int64)
        sizes = np.diff(np.append(self.starts, len(self.order)))
        name[self.order] = np.repeat(np.arange(len(self.starts)), sizes)
        return name


def same(*columns: NDArray[Any]) -> Groups:
    """Rows grouped by all their numbers; the groups come in the order of these numbers, first column first."""
    packed = _packed([column for each in columns for column in _columns(each)])
    if not packed:
        return Groups(np.arange(len(columns[0])), np.arange(min(1, len(columns[0]))))
    order = np.lexsort(packed[::-1]) if len(packed) > 1 else np.argsort(packed[0], kind="stable")
    new = np.ones(len(order), dtype=bool)
    if len(order) > 1:
        new[1:] = np.logical_or.reduce([key[order[1:]] != key[order[:-1]] for key in packed])
    return Groups(order.astype(np.int64, copy=False), np.flatnonzero(new).astype(np.int64, copy=False))


def _columns(each: NDArray[Any]) -> list[NDArray[Any]]:
    return [each] if each.ndim == 1 else list(each.T)


def _packed(columns: list[NDArray[Any]]) -> list[NDArray[np.int64]]:
    """The columns in fewer ones that order and tell apart the same: several numbers in one machine word."""
    packed: list[NDArray[np.int64]] = []
    room = 1
    for column in columns:
        numbers = dense_ranks(column) if column.dtype == object else column
        low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
        width = high - low + 1
        if packed and room * width < 2**62:
            packed[-1] = packed[-1] * width + (numbers - low)
            room *= width
        elif width < 2**62:
            packed.append((numbers - low).astype(np.int64))
            room = width
        else:
            packed.append(numbers.astype(np.int64))
            room = width
    return packed


def undominated(sums: Ints, groups: NDArray[Any] | None = None) -> NDArray[np.bool_]:
    """Which rows no other row of the same group beats: as high everywhere, higher somewhere. Ties stay."""
    if not len(sums):
        return np.zeros(0, dtype=bool)
    if not sums.shape[1]:
        return np.ones(len(sums), dtype=bool)
    numbers = _in_floats(sums)
    if groups is None:
        return _unbeaten(numbers)
    ordered = same(groups)
    if len(ordered) == 1:
        return _unbeaten(numbers)
    if len(ordered) <= FEW_GROUPS:
        keep = np.zeros(len(sums), dtype=bool)
        for rows in np.split(ordered.order, ordered.starts[1:]):
            keep[rows] = _unbeaten(numbers[rows])
        return keep
    name = ordered.named()
    if sums.shape[1] == 2:
        return _unbeaten_pairs(numbers, name)
    apart = name.astype(float)[:, None]
    return _unbeaten(np.hstack([numbers, apart, -apart]))


def _in_floats(sums: Ints) -> NDArray[np.float64]:
    """The numbers, or their ranks where they are too large, as floats that are exactly these."""
    columns = []
    for column in sums.T:
        large = column.dtype == object or max(-int(column.min()), int(column.max())) >= EXACT_IN_FLOATS
        columns.append((dense_ranks(column) if large else column).astype(np.float64))
    return np.column_stack(columns)


def _unbeaten(numbers: NDArray[np.float64]) -> NDArray[np.bool_]:
    if numbers.shape[1] == 1:
        return np.asarray(numbers[:, 0] == numbers[:, 0].max())
    return np.asarray(moocore.is_nondominated(numbers, maximise=True, keep_weakly=True), dtype=bool)


def _unbeaten_pairs(numbers: NDArray[np.float64], name: Places) -> NDArray[np.bool_]:
    """The same for two numbers in many groups: one sweep from the highest first number down."""
    second = dense_ranks(numbers[:, 1].astype(np.int64)).astype(np.int64)
    order = np.lexsort((-second, -numbers[:, 0], name))
    lift = (int(second.max()) + 1) * name[order]
    highest = np.maximum.accumulate(second[order] + lift)
    ahead = np.append(-1, highest[:-1])
    new_first = np.ones(len(order), dtype=bool)
    new_first[1:] = (np.diff(numbers[order, 0]) != 0) | (np.diff(name[order]) != 0)
    # what stands before the first row with the same first number decides, within the group only
    run = np.maximum.accumulate(np.where(new_first, np.arange(len(order)), 0))
    best_before = np.where(ahead[run] >= lift, ahead[run] - lift, -1)
    top_of_run = second[order[run]]
    keep = np.empty(len(order), dtype=bool)
    keep[order] = (second[order] > best_before) & (second[order] == top_of_run)
    return keep
