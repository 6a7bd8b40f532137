"""What packages are worth to the parties whose mandate is known, in exact whole numbers on one common scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod

import numpy as np

from multitrack.analysis.integers import Ints, nothing, scale_of
from multitrack.analysis.space import Codes, Mask, Space
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate
from multitrack.model.party import PartyId

TABLE = 2**20
"""The largest table of combinations that is laid out for one factor; above it entries are gone through."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LaidOut:
    """A factor of a mandate in whole numbers, by the numbers of the options."""

    issues: tuple[IssueId, ...]
    sizes: tuple[int, ...]
    table: Ints | None
    entries: Mapping[tuple[int, ...], int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Worths:
    """The worth of every package to each mandated party, times ``scale``, beside its walk-away and red lines.

    ``bound`` is never passed by a worth, a walk-away point or a sum of them over all parties.
    """

    space: Space
    mandates: Mapping[PartyId, Mandate]
    laid_out: Mapping[PartyId, tuple[LaidOut, ...]]
    scale: int
    bound: int
    columns: Mapping[PartyId, Ints]
    walk_away: Mapping[PartyId, int]
    crossed: Mapping[PartyId, Mask]

    def exact(self, number: int, power: int = 1) -> Fraction:
        """A scaled number (or a product of ``power`` of them) as it stands in the mandates."""
        return Fraction(int(number), self.scale**power)

    def accepted_by(self, party: PartyId) -> Mask:
        """Which packages the party's mandate allows."""
        return np.asarray(self.columns[party] >= self.walk_away[party]) & ~self.crossed[party]


def worths_of(space: Space, mandates: Iterable[Mandate]) -> Worths:
    """The worths of all packages under some mandates."""
    known = {mandate.party: mandate for mandate in mandates}
    scale = scale_of(
        number for mandate in known.values() for number in (mandate.walk_away, *numbers_of(mandate))
    )
    bound = sum(bound_of(mandate, scale) for mandate in known.values())
    laid_out = {
        party: tuple(_laid_out(factor, space, scale, bound) for factor in mandate.factors)
        for party, mandate in known.items()
    }
    return Worths(
        space=space,
        mandates=known,
        laid_out=laid_out,
        scale=scale,
        bound=bound,
        columns={
            party: worth_column(factors, space.codes, space.count, bound)
            for party, factors in laid_out.items()
        },
        walk_away={party: int(mandate.walk_away * scale) for party, mandate in known.items()},
        crossed={party: crossing(space, m, space.codes, space.count) for party, m in known.items()},
    )


def worth_column(factors: Iterable[LaidOut], codes: Mapping[IssueId, Codes], rows: int, bound: int) -> Ints:
    """The sum of some factors in every row of ``codes`` (all packages, or some of them)."""
    total = nothing(rows, bound)
    for factor in factors:
        if all(issue in codes for issue in factor.issues):
            total = total + _factor_column(factor, codes, rows, bound)
    return total


def crossing(space: Space, mandate: Mandate, codes: Mapping[IssueId, Codes], rows: int) -> Mask:
    """In which rows a red line of the mandate is crossed."""
    crossed = np.zeros(rows, dtype=bool)
    for line in mandate.red_lines:
        if line.issue in codes and line.option in space.options[line.issue]:
            crossed |= codes[line.issue] == space.options[line.issue].index(line.option)
    return crossed


def _laid_out(factor: Factor, space: Space, scale: int, bound: int) -> LaidOut:
    """A factor as a table over the numbers of its options; of several entries for one combination the first."""
    sizes = tuple(len(space.options.get(issue, ())) + 1 for issue in factor.issues)
    entries: dict[tuple[int, ...], int] = {}
    for entry in factor.worths:
        chosen = _codes_of(entry.options, factor, space)
        if chosen is not None:
            entries.setdefault(chosen, int(entry.worth * scale))
    if prod(sizes) > TABLE:
        return LaidOut(issues=factor.issues, sizes=sizes, table=None, entries=entries)
    table = nothing(prod(sizes), bound)
    for chosen, worth in entries.items():
        table[_place(chosen, sizes)] = worth
    return LaidOut(issues=factor.issues, sizes=sizes, table=table, entries=entries)


def _codes_of(options: tuple[OptionId, ...], factor: Factor, space: Space) -> tuple[int, ...] | None:
    """The numbers of an entry's options, or nothing where the entry fits no package."""
    if len(options) != len(factor.issues):
        return None
    known = [space.options.get(issue, ()) for issue in factor.issues]
    if any(option not in among for option, among in zip(options, known, strict=True)):
        return None
    return tuple(among.index(option) for option, among in zip(options, known, strict=True))


def _place(codes: Iterable[int], sizes: Iterable[int]) -> int:
    place = 0
    for code, size in zip(codes, sizes, strict=True):
        place = place * size + code
    return place


def _factor_column(factor: LaidOut, codes: Mapping[IssueId, Codes], rows: int, bound: int) -> Ints:
    """One factor's worth in every row: from its table, or entry by entry where that would be too large."""
    if factor.table is not None:
        key = np.zeros(rows, dtype=np.int64)
        for issue, size in zip(factor.issues, factor.sizes, strict=True):
            key = key * size + codes[issue]
        return np.asarray(factor.table[key])
    column = nothing(rows, bound)
    for chosen, worth in factor.entries.items():
        here = np.ones(rows, dtype=bool)
        for issue, code in zip(factor.issues, chosen, strict=True):
            here &= codes[issue] == code
        column[here] = worth
    return column


def numbers_of(mandate: Mandate) -> Iterable[Fraction]:
    """All worths of a mandate."""
    return (entry.worth for factor in mandate.factors for entry in factor.worths)


def bound_of(mandate: Mandate, scale: int) -> int:
    """What no worth of the mandate, nor the gap from it to the walk-away point, can pass in size."""
    most = sum(max((abs(entry.worth) for entry in f.worths), default=Fraction(0)) for f in mandate.factors)
    return int((most + abs(mandate.walk_away)) * scale) + 1
