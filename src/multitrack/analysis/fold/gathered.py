"""Packages that were folded in several parts, taken together; no package is in two of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.folding import WRITTEN, Folded, Rows, Written
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.integers import Ints
from multitrack.analysis.space import Packages
from multitrack.model.package import Package


@dataclass(frozen=True, kw_only=True, eq=False)
class Gathered:
    """Several parts as one: their rows one after the other, as :class:`Folded` has them."""

    ledger: Ledger
    parts: tuple[Folded, ...]

    @cached_property
    def rows(self) -> Rows:
        """The rows of all parts, in the order of the parts."""
        none: Ints = np.zeros((0, self.ledger.width), dtype=self.ledger.dtype)
        ways: list[Ints] = [part.rows.ways for part in self.parts]
        return Rows(
            sums=np.concatenate([none, *(part.rows.sums for part in self.parts)]),
            marks=np.zeros((sum(len(part.rows) for part in self.parts), 0), dtype=np.int32),
            ways=np.concatenate(ways) if ways else np.zeros(0, dtype=np.int64),
        )

    def only(self, which: NDArray[Any]) -> Gathered:
        """Some of the rows, in their order."""
        marked = which if which.dtype == np.bool_ else np.isin(np.arange(len(self.rows)), which)
        ends = np.cumsum([len(part.rows) for part in self.parts])
        each = zip(self.parts, np.split(marked, ends[:-1]) if len(ends) else (), strict=True)
        return Gathered(ledger=self.ledger, parts=tuple(part.only(mine) for part, mine in each if mine.any()))

    @property
    def packages(self) -> int:
        """How many packages there are behind the rows."""
        return sum(part.packages for part in self.parts)

    def codes(self) -> NDArray[np.uint16]:
        """What stands on each issue, one line for every package."""
        none: NDArray[np.uint16] = np.zeros((0, len(self.ledger.sizes)), dtype=np.uint16)
        return np.concatenate([none, *(part.codes() for part in self.parts)])

    def package(self, number: int) -> Package:
        """The package of a number: part after part."""
        for part in self.parts:
            if number < part.packages:
                return part.package(number)
            number -= part.packages
        raise IndexError(number)

    def listed(self) -> Packages:
        """All packages: in the order of the talks, or part after part where they are too many."""
        count = self.packages
        if count * max(1, len(self.ledger.sizes)) > WRITTEN:
            return Packages(self, range(count))
        codes = self.codes()
        order = np.lexsort(codes.T[::-1]) if codes.shape[1] else np.arange(count)
        return Packages(Written(self.ledger, codes[order]), range(count))


Found: TypeAlias = "Folded | Gathered"
"""Packages that were found, folded at once or in parts."""


def gathered(ledger: Ledger, parts: tuple[Folded, ...]) -> Found:
    """The parts as one."""
    return parts[0] if len(parts) == 1 else Gathered(ledger=ledger, parts=parts)
