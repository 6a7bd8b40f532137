"""Gains with nearly the largest product that any mixture has: proposed in floating numbers, proved by others.

The logarithm of each gain is held below tangents to the curve; the best mixture under the tangents shows where the
next ones are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import highspy
import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.mixture.parts import Parts

ROUNDS = 60
"""How often tangents are added."""
CLOSE = 1e-11
"""So near to the curve, for each party, is near enough."""
FIRST = (0.25, 0.5, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 3.0)
"""Where the first tangents touch, in parts of the gains that are known."""
FINE = 10**12
"""In parts of what a proposed gain is told."""

Floats = NDArray[np.float64]


def near_largest_product(
    parts: Parts, lows: Sequence[Fraction], known: Sequence[Fraction]
) -> tuple[Fraction, ...]:
    """Gains near to those with the largest product; ``known`` are gains that all can have, each above nought."""
    about = np.array([float(gain) for gain in known])
    programme = _Tangents(parts, np.array([float(low) for low in lows]), about)
    gains = np.ones(len(known))
    for _ in range(ROUNDS):
        found = programme.solved()
        if found is None:
            break
        value, gains = found
        gains = np.maximum(gains, 1e-9)
        if value - float(np.log(gains).sum()) <= CLOSE * len(gains):
            break
        for at, share in enumerate(gains):
            programme.tangent(at, float(share))
    return tuple(
        Fraction(float(gain)).limit_denominator(FINE) * of for gain, of in zip(gains, known, strict=True)
    )


class _Tangents:
    """One linear programme in shares, gains (in parts of those known) and their logarithms."""

    def __init__(self, parts: Parts, lows: Floats, about: Floats) -> None:
        self.parties, self.about = len(about), about
        widths = [len(part.held) for part in parts.parts]
        self.gains = sum(widths)
        self.logs = self.gains + self.parties
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self.highs.silent()
        free = (-highspy.kHighsInf, highspy.kHighsInf)
        for _ in range(self.gains):
            self.highs.addVar(0.0, 1.0)
        for at in range(2 * self.parties):
            self.highs.addVar(*free)
            if at >= self.parties:
                self.highs.changeColCost(self.gains + at, 1.0)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        begins = np.concatenate([[0], np.cumsum(widths)]).astype(int)
        for low, high in pairwise(begins.tolist()):
            self._line(1.0, 1.0, np.arange(low, high), np.ones(high - low))
        worths = np.array([worth for part in parts.parts for worth in part.worths], dtype=float)
        for at in range(self.parties):
            columns = np.append(np.flatnonzero(worths[:, at]), self.gains + at)
            numbers = np.append(worths[columns[:-1], at] / about[at], -1.0)
            start = lows[at] / about[at]
            self._line(start, start, columns, numbers)
            for share in FIRST:
                self.tangent(at, share)

    def tangent(self, at: int, share: float) -> None:
        """That a logarithm lies below the tangent that touches it at this gain."""
        columns = np.array([self.logs + at, self.gains + at])
        self._line(-highspy.kHighsInf, float(np.log(share)) - 1.0, columns, np.array([1.0, -1.0 / share]))

    def solved(self) -> tuple[float, Floats] | None:
        """The best under the tangents, and its gains; nothing where the solver finds none."""
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = np.array(self.highs.getSolution().col_value)
        return float(self.highs.getInfo().objective_function_value), values[self.gains : self.logs]

    def _line(self, low: float, high: float, columns: NDArray[np.int64], numbers: Floats) -> None:
        self.highs.addRow(low, high, len(columns), columns.astype(np.int32), numbers)
