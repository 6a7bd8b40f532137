"""The best mixture by one number, proved: a solver proposes which parts are mixed, fractions decide.

The linear programme raises one level (or a weighted sum of worths) over all mixtures. HiGHS, in floating numbers, says
only at which corner the best is reached; that corner and its prices are then worked out in fractions. By weak duality
any prices that are not negative prove that no mixture has more than they say; where that is what the corner has, it is
proved best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np

from multitrack.analysis.mixture.parts import Parts

Row = dict[int, Fraction]
"""The numbers of one condition by unknown, without the noughts."""
Shares = tuple[tuple[tuple[int, Fraction], ...], ...]
"""By part: the place of each thing that has a share, and the share."""
BASIC = highspy.HighsBasisStatus.kBasic


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """One mixture: by part the share of what it holds (only what has one), what it comes to, and the proof.

    ``value``: the level or sum that was raised; ``at_most``: no mixture has more. ``prices``: by party, how much its
    last point weighs.
    """

    shares: Shares
    sums: tuple[Fraction, ...]
    value: Fraction
    at_most: Fraction
    prices: tuple[Fraction, ...]

    @property
    def proved(self) -> bool:
        """Whether no mixture has more."""
        return self.value == self.at_most


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What is raised: a level, where each party has to reach ``lows`` and ``spans`` times the level; or a sum.

    ``weights``: by party, what a point counts in the sum; where nothing is given a level is raised.
    """

    lows: tuple[Fraction, ...]
    spans: tuple[Fraction, ...] = ()
    weights: tuple[Fraction, ...] = ()

    @property
    def is_level(self) -> bool:
        """Whether a level is raised."""
        return not self.weights


def raised(parts: Parts, what: Raised) -> Mixed | None:
    """The best mixture; nothing where none reaches the lows, or its corner could not be worked out."""
    return _Programme(parts, what).solved()


class _Programme:
    """One linear programme. Unknowns: the shares, part by part, then the level. Conditions: parts, then parties."""

    def __init__(self, parts: Parts, what: Raised) -> None:
        self.parts, self.what = parts, what
        self.starts = [0]
        for part in parts.parts:
            self.starts.append(self.starts[-1] + len(part.held))
        self.level = self.starts[-1]
        self.width = self.level + what.is_level
        self.rows: list[Row] = [
            dict.fromkeys(range(low, high), Fraction(1))
            for low, high in zip(self.starts, self.starts[1:], strict=False)
        ]
        self.right = [Fraction(1)] * len(self.rows)
        for at, low in enumerate(what.lows):
            self.rows.append(self._party(at))
            self.right.append(low)
        self.costs = self._costs()

    def _party(self, at: int) -> Row:
        row = {
            start + place: Fraction(worth[at])
            for start, part in zip(self.starts, self.parts.parts, strict=False)
            for place, worth in enumerate(part.worths)
            if worth[at]
        }
        if self.what.is_level and self.what.spans[at]:
            row[self.level] = -self.what.spans[at]
        return row

    def _costs(self) -> Row:
        if self.what.is_level:
            return {self.level: Fraction(1)}
        return {
            start + place: sum((w * n for w, n in zip(self.what.weights, worth, strict=True)), Fraction(0))
            for start, part in zip(self.starts, self.parts.parts, strict=False)
            for place, worth in enumerate(part.worths)
        }

    def solved(self) -> Mixed | None:
        """The best mixture in fractions."""
        corner = self._proposed()
        if corner is None:
            return None
        columns, active = corner
        found = solve(
            [self._within(self.rows[row], columns) for row in active], [self.right[r] for r in active]
        )
        if found is None:
            return None
        values = {columns[at]: value for at, value in found.items()}
        return self._mixed(self._shares(values), self._prices(columns, active))

    def _shares(self, values: dict[int, Fraction]) -> Shares:
        """The shares by part; where the solver's corner lies outside by its error, the nearest that add up to one."""
        shares = []
        for low, high in zip(self.starts, self.starts[1:], strict=False):
            held = [
                (column - low, values[column]) for column in range(low, high) if values.get(column, 0) > 0
            ]
            whole = sum((share for _, share in held), Fraction(0))
            shares.append(tuple((place, share / whole) for place, share in held))
        return tuple(shares)

    def _within(self, row: Row, columns: Sequence[int]) -> Row:
        place = {column: at for at, column in enumerate(columns)}
        return {place[column]: number for column, number in row.items() if column in place}

    def _proposed(self) -> tuple[list[int], list[int]] | None:
        """Which unknowns are free and which conditions are met exactly at the best corner, as the solver sees it."""
        highs = highspy.Highs()  # type: ignore[no-untyped-call]
        highs.silent()
        highs.passModel(self._written())
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        basis = highs.getBasis()
        columns = [at for at, status in enumerate(basis.col_status) if status == BASIC]
        active = [at for at, status in enumerate(basis.row_status) if status != BASIC]
        return columns, active

    def _written(self) -> highspy.HighsLp:
        """The programme in the form that the solver takes; each condition in parts of its largest number."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.width, len(self.rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        cost = max((abs(number) for number in self.costs.values()), default=Fraction(1)) or Fraction(1)
        lp.col_cost_ = np.array([float(self.costs.get(at, Fraction(0)) / cost) for at in range(self.width)])
        lp.col_lower_ = np.array([0.0] * self.level + [-highspy.kHighsInf] * self.what.is_level)
        lp.col_upper_ = np.full(self.width, highspy.kHighsInf)
        sizes = [max((abs(n) for n in row.values()), default=Fraction(1)) for row in self.rows]
        right = [float(r / size) for r, size in zip(self.right, sizes, strict=True)]
        lp.row_lower_ = np.array(right)
        parts = len(self.parts.parts)
        lp.row_upper_ = np.array(right[:parts] + [highspy.kHighsInf] * (len(right) - parts))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array([0, *np.cumsum([len(row) for row in self.rows])], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([column for row in self.rows for column in row], dtype=np.int32)
        lp.a_matrix_.value_ = np.array(
            [float(n / size) for row, size in zip(self.rows, sizes, strict=True) for n in row.values()]
        )
        return lp

    def _prices(self, columns: Sequence[int], active: Sequence[int]) -> tuple[Fraction, ...]:
        """The price of each party at the corner; alike for all where it cannot be worked out."""
        turned: list[Row] = [{} for _ in columns]
        place = {column: at for at, column in enumerate(columns)}
        for at, row in enumerate(active):
            for column, number in self.rows[row].items():
                if column in place:
                    turned[place[column]][at] = number
        found = solve(turned, [self.costs.get(column, Fraction(0)) for column in columns])
        parts = len(self.parts.parts)
        if found is None:
            return (Fraction(int(self.what.is_level)),) * len(self.what.lows)
        prices = [Fraction(0)] * len(self.what.lows)
        for at, row in enumerate(active):
            if row >= parts:
                prices[row - parts] = max(Fraction(0), -found[at])
        return tuple(prices)

    def _mixed(self, shares: Shares, prices: tuple[Fraction, ...]) -> Mixed | None:
        sums = sums_of(self.parts, shares)
        if not self.what.is_level:
            if any(total < low for total, low in zip(sums, self.what.lows, strict=True)):
                return None
            value = sum((w * total for w, total in zip(self.what.weights, sums, strict=True)), Fraction(0))
        else:
            value = level_of(sums, self.what)
            if any(
                total < low
                for total, low, span in zip(sums, self.what.lows, self.what.spans, strict=True)
                if not span
            ):
                return None
        return Mixed(
            shares=shares, sums=sums, value=value, at_most=max(value, self._bound(prices)), prices=prices
        )

    def _bound(self, prices: tuple[Fraction, ...]) -> Fraction:
        """What no mixture passes, by weak duality."""
        lows = sum((p * low for p, low in zip(prices, self.what.lows, strict=True)), Fraction(0))
        if not self.what.is_level:
            both = tuple(p + w for p, w in zip(prices, self.what.weights, strict=True))
            return most(self.parts, both) - lows
        per_level = sum((p * span for p, span in zip(prices, self.what.spans, strict=True)), Fraction(0))
        return (most(self.parts, prices) - lows) / per_level


def level_of(sums: Sequence[Fraction], what: Raised) -> Fraction:
    """The level that some worths reach."""
    return min(
        (total - low) / span for total, low, span in zip(sums, what.lows, what.spans, strict=True) if span
    )


def sums_of(parts: Parts, shares: Sequence[Sequence[tuple[int, Fraction]]]) -> tuple[Fraction, ...]:
    """What a mixture comes to for each party."""
    sums = [Fraction(0)] * len(parts.parties)
    for part, held in zip(parts.parts, shares, strict=True):
        for place, share in held:
            for at, number in enumerate(part.worths[place]):
                sums[at] += share * number
    return tuple(sums)


def most(parts: Parts, weights: Sequence[Fraction]) -> Fraction:
    """The most that a weighted sum comes to in any mixture: the best of each part."""
    return sum(
        (
            max(
                sum((w * n for w, n in zip(weights, worth, strict=True)), Fraction(0))
                for worth in part.worths
            )
            for part in parts.parts
        ),
        Fraction(0),
    )


def solve(rows: Sequence[Row], right: Sequence[Fraction]) -> dict[int, Fraction] | None:
    """The one solution of as many equations as unknowns, by elimination; nothing where there is not exactly one."""
    left = [(dict(row), value) for row, value in zip(rows, right, strict=True)]
    steps: list[tuple[int, Row, Fraction]] = []
    while left:
        left.sort(key=lambda each: len(each[0]), reverse=True)
        row, value = left.pop()
        if not row:
            if value:
                return None
            continue
        pivot = next(iter(row))
        number = row.pop(pivot)
        row, value = {at: n / number for at, n in row.items()}, value / number
        steps.append((pivot, row, value))
        left = [_without(each, pivot, row, value) for each in left]
    found: dict[int, Fraction] = {}
    for pivot, row, value in reversed(steps):
        if any(at not in found for at in row):
            return None
        found[pivot] = value - sum((n * found[at] for at, n in row.items()), Fraction(0))
    return found


def _without(each: tuple[Row, Fraction], pivot: int, row: Row, value: Fraction) -> tuple[Row, Fraction]:
    """An equation with one unknown replaced by what another equation says it is."""
    its, right = each
    factor = its.pop(pivot, None)
    if factor is None:
        return each
    for at, number in row.items():
        new = its.get(at, Fraction(0)) - factor * number
        if new:
            its[at] = new
        else:
            its.pop(at, None)
    return its, right - factor * value
