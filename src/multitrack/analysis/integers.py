"""Exact numbers in columns: fractions scaled to whole numbers, in machine words where these surely suffice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = 2**62
"""Sums below this fit a machine word; larger ones are kept as whole numbers of any length (slower, exact)."""

Ints = NDArray[Any]
"""A column of whole numbers: machine words, or Python's own where those could overflow."""


def scale_of(numbers: Iterable[Fraction]) -> int:
    """The least whole number that turns all of these into whole numbers."""
    return lcm(*(number.denominator for number in numbers))


def integers(values: Sequence[int], bound: int) -> Ints:
    """A column of these numbers, fit for sums whose size never passes ``bound``."""
    return np.array(values, dtype=np.int64 if bound < WORD else object)


def nothing(rows: int, bound: int) -> Ints:
    """A column of noughts to start such sums from."""
    return np.zeros(rows, dtype=np.int64 if bound < WORD else object)


def dense_ranks(column: Ints) -> NDArray[np.int32]:
    """The same order in small numbers: equal where equal, greater where greater, without gaps."""
    if column.dtype != object and column.size:
        low, spread = int(column.min()), int(column.max()) - int(column.min())
        if spread <= 4 * column.size:
            present = np.zeros(spread + 1, dtype=np.int32)
            present[column - low] = 1
            return np.asarray((np.cumsum(present, dtype=np.int32) - 1)[column - low])
    return np.unique(column, return_inverse=True)[1].astype(np.int32)
