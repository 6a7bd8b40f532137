"""How many packages whom suit, counted exactly without listing any: half packages alike for all to come are one.

For a party with a mandate only the distance to its walk-away point matters, and only until it is surely passed
or surely missed. For one with stances it matters whether anything so far is refused, or not known. Counting leaves
nothing out: what somebody refuses is counted among what that party refuses.

Where too many half packages remain unlike, worths are rounded, once so that every party accepts less and once so
that every party accepts more: one more agreeing never turns yes into no, so the true numbers lie between.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import NOT, POSSIBLY, SURELY, UNKNOWN
from multitrack.analysis.finding import stances_that_count
from multitrack.analysis.fold.folding import (
    CELLS,
    Folded,
    Pace,
    Rows,
    TooManyRowsError,
    Way,
    fold,
    without_end,
)
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.plan import Demand, Plan, plan_of
from multitrack.analysis.fold.unbeaten import Slack, unit, within_budgets
from multitrack.analysis.integers import Ints
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Stance

CROSSED = -1
"""Where a red line is crossed, no walk-away point helps."""
REFUSED = 4
"""How far an option that is refused drops the sum of a party's stances; one not known drops it by 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """Packages by how the parties seated take them: a row of ``levels`` for each way, with the packages of it.

    ``short``: how far the party that moves falls short in each row, scaled; nothing where it accepts, ``CROSSED`` where
    a red line is crossed.
    """

    parties: tuple[PartyId, ...]
    levels: NDArray[np.uint8]
    folded: Folded
    short: Ints | None = None

    @property
    def counts(self) -> list[int]:
        """How many packages are taken so, row by row."""
        return [int(number) for number in self.folded.rows.ways.tolist()]


def tally(
    ledger: Ledger,
    *,
    needed: Collection[PartyId] = (),
    moving: PartyId | None = None,
    pace: Pace = without_end,
    cells: int = CELLS,
) -> Tally:
    """All packages that respect the linkage, by how they are taken. Raises TooManyRowsError and StoppedError.

    ``needed``: what one of these surely does not accept is left out. ``moving``: of this party with a mandate it is also
    told how far each package that it does not accept for its worth falls short.
    """
    seated = tuple(party.id for party in ledger.talks.seated_parties())
    stances = _stances(ledger)
    by_stance = tuple(party for party in seated if party in stances)
    mover = None if moving is None else ledger.parties.index(moving)
    refused = [stances[party] for party in by_stance if party in needed]
    barred = tuple(
        np.logical_or.reduce([np.zeros(size, dtype=bool), *(each[place] == -REFUSED for each in refused)])
        for place, size in enumerate(ledger.sizes)
    )
    wide = _decided(_widened(ledger, [stances[party] for party in by_stance]), mover)
    plan = plan_of(wide, barred=barred if refused else None)
    settling = _Settling(plan, ledger.bound, len(by_stance), mover)
    demands = tuple(
        Demand(plan=plan, weights=unit(wide, at), at_least=wide.walk_away[at])
        for at, party in enumerate(ledger.parties)
        if party in needed
    )
    way = Way(demands=(*within_budgets(plan), *demands), settle=settling.settled, pace=pace, cells=cells)
    folded = fold(plan, way)
    levels = np.full((len(folded.rows), len(seated)), UNKNOWN, dtype=np.uint8)
    for at, party in enumerate(seated):
        if party in ledger.parties:
            sums = folded.rows.sums[:, ledger.parties.index(party)]
            levels[:, at] = np.where(sums == settling.sure, SURELY, NOT)
        elif party in stances:
            sums = folded.rows.sums[:, ledger.width + by_stance.index(party)]
            levels[:, at] = np.where(sums <= -REFUSED, NOT, np.where(sums < 0, POSSIBLY, SURELY))
    short = None if mover is None else _short(folded.rows.sums[:, mover], ledger.walk_away[mover], settling)
    return Tally(parties=seated, levels=levels, folded=folded, short=short)


def _short(sums: Ints, walk_away: int, settling: _Settling) -> Ints:
    """How far sums fall short: nothing where they suffice, -1 where a red line is crossed."""
    return np.where(sums == settling.sure, 0, np.where(sums < -settling.sure // 2, CROSSED, walk_away - sums))


def tally_between(ledger: Ledger, *, pace: Pace = without_end, cells: int = CELLS) -> tuple[Tally, Tally]:
    """The same with worths rounded as coarsely as it takes: everybody accepting less, and accepting more.

    Raises TooManyRowsError where no rounding helps, and StoppedError.
    """
    step = 1
    while ledger.parties and step <= 2 * ledger.bound:
        step *= 4
        try:
            less, more = (rounded(ledger, step, up=up) for up in (False, True))
            return tally(less, pace=pace, cells=cells), tally(more, pace=pace, cells=cells)
        except TooManyRowsError:
            continue
    raise TooManyRowsError


def number_of(ledger: Ledger, *, linkage: bool = True, pace: Pace = without_end, cells: int = CELLS) -> int:
    """How many packages respect the linkage, or how many can be written at all.

    Raises TooManyRowsError and StoppedError.
    """
    parties = len(ledger.parties)
    first, budgets = (parties, ledger.budgets) if linkage else (ledger.width, ())
    bare = replace(
        ledger,
        parties=(),
        factors=(),
        linked=ledger.linked if linkage else (),
        budgets=budgets,
        at_most=ledger.at_most if linkage else (),
        alone=tuple(adds[:, first:] for adds in ledger.alone),
    )
    plan = plan_of(bare)
    way = Way(demands=within_budgets(plan), settle=Slack(plan).settled, pace=pace, cells=cells, back=False)
    return fold(plan, way).packages


def rounded(ledger: Ledger, step: int, *, up: bool) -> Ledger:
    """The ledger with worths in steps, all rounded down or up; walk-away points are rounded up."""
    parties = len(ledger.parties)

    def coarse(adds: Ints) -> Ints:
        worths = adds[:, :parties]
        return np.hstack([-(-worths // step) if up else worths // step, adds[:, parties:]])

    factors = []
    for factor in ledger.factors:
        table = coarse(np.array(list(factor.entries.values()), dtype=ledger.dtype))
        entries = dict(zip(factor.entries, map(tuple, table.tolist()), strict=True))
        factors.append(replace(factor, entries=entries))
    return replace(
        ledger,
        walk_away=tuple(-(-least // step) for least in ledger.walk_away),
        alone=tuple(map(coarse, ledger.alone)),
        factors=tuple(factors),
    )


def _stances(ledger: Ledger) -> dict[PartyId, list[NDArray[np.int64]]]:
    """For each party judged by its stances: by issue, how far each choice drops their sum."""
    held: dict[PartyId, dict[tuple[IssueId, OptionId], Stance]] = {}
    for (party, issue, option), position in stances_that_count(ledger.talks).items():
        held.setdefault(party, {})[issue, option] = position.stance
    return {party: list(_drops(ledger, known)) for party, known in held.items()}


def _drops(ledger: Ledger, known: Mapping[tuple[IssueId, OptionId], Stance]) -> list[NDArray[np.int64]]:
    drops = []
    for issue, options, size in zip(ledger.issues, ledger.options, ledger.sizes, strict=True):
        column = np.zeros(size, dtype=np.int64)
        for code, option in enumerate(options):
            stance = known.get((issue, option))
            column[code] = -1 if stance is None else 0 if stance.bears else -REFUSED
        drops.append(column)
    return drops


def _widened(ledger: Ledger, stances: list[list[NDArray[np.int64]]]) -> Ledger:
    """The ledger with red lines as large losses, and one more sum for each party judged by its stances."""
    dtype = np.int64 if 64 * ledger.bound < 2**62 else object
    alone = []
    for place, adds in enumerate(ledger.alone):
        wide = np.hstack([adds, *(column[place][:, None] for column in stances)]).astype(dtype)
        wide[:, : len(ledger.parties)] -= ledger.crossed[place].T.astype(dtype) * (8 * ledger.bound)
        alone.append(wide)
    more = (0,) * len(stances)
    factors = tuple(
        replace(
            factor,
            entries={codes: (*numbers, *more) for codes, numbers in factor.entries.items()},
            width=factor.width + len(stances),
        )
        for factor in ledger.factors
    )
    return replace(ledger, alone=tuple(alone), factors=factors, bound=64 * ledger.bound)


def _decided(ledger: Ledger, mover: int | None) -> Ledger:
    """The ledger without the worths of parties that accept everything, or nothing, whatever is chosen.

    What such a party weighs together makes no difference to what is counted, so nothing has to be kept in mind for it.
    """
    at_least, at_most = _ends(ledger)
    sure = [low >= least for low, least in zip(at_least, ledger.walk_away, strict=True)]
    never = [high < least for high, least in zip(at_most, ledger.walk_away, strict=True)]
    if mover is not None:
        never[mover] = False
    out = [at for at in range(len(ledger.parties)) if sure[at] or never[at]]
    if not out:
        return ledger

    def blank(adds: Ints) -> Ints:
        left = adds.copy()
        left[:, out] = 0
        return left

    factors = []
    for factor in ledger.factors:
        left = blank(np.array(list(factor.entries.values()), dtype=ledger.dtype))
        if left.any():
            entries = dict(zip(factor.entries, map(tuple, left.tolist()), strict=True))
            factors.append(replace(factor, entries=entries))
    walk_away = tuple(
        0 if sure[at] else 1 if never[at] else least for at, least in enumerate(ledger.walk_away)
    )
    alone = tuple(map(blank, ledger.alone))
    return replace(ledger, walk_away=walk_away, alone=alone, factors=tuple(factors))


def _ends(ledger: Ledger) -> tuple[list[int], list[int]]:
    """For each party, a sum that no package falls below, and one that none passes."""
    parties = len(ledger.parties)
    tables = [adds[:, :parties] for adds in ledger.alone]
    for factor in ledger.factors:
        told: Ints = np.array(list(factor.entries.values()), dtype=ledger.dtype)[:, :parties]
        tables.append(np.vstack([told, np.zeros((1, parties), dtype=ledger.dtype)]))
    low, high = [0] * parties, [0] * parties
    for table in tables:
        for at in range(parties):
            low[at] += int(table[:, at].min())
            high[at] += int(table[:, at].max())
    return low, high


class _Settling:
    """Makes alike what is alike for all to come: parties that surely accept, surely refuse, budgets that are safe."""

    def __init__(self, plan: Plan, bound: int, stances: int, mover: int | None) -> None:
        ledger = plan.ledger
        self.mover = mover
        self.slack = Slack(plan)
        self.sure = 2 * bound
        self.walk_away = ledger.walk_away
        self.most = [self._demand(plan, at, 1) for at in range(len(ledger.parties))]
        self.least = [self._demand(plan, at, -1) for at in range(len(ledger.parties))]
        self.stances = range(ledger.width - stances, ledger.width)

    @staticmethod
    def _demand(plan: Plan, at: int, sign: int) -> Demand:
        return Demand(plan=plan, weights=sign * unit(plan.ledger, at), at_least=0)

    def settled(self, done: int, rows: Rows) -> Ints:
        """The sums with everything settled set to the same number."""
        sums, marks = self.slack.settled(done, rows), rows.marks
        before: Any = sums.copy() if self.most else sums
        for at, least in enumerate(self.walk_away):
            sums[-self.least[at].reach(before, marks, done) >= least, at] = self.sure
            hopeless = self.most[at].reach(before, marks, done)
            if at == self.mover:
                sums[hopeless < -self.sure, at] = -2 * self.sure
            else:
                sums[hopeless < least, at] = -self.sure
        for column in self.stances:
            sums[:, column] = np.maximum(sums[:, column], -REFUSED)
            sums[(sums[:, column] > -REFUSED) & (sums[:, column] < 0), column] = -1
        return sums
