"""The frontier: packages that no other package beats, that is, is at least as good for all and better for one.

Ties are kept: packages that are worth the same to everybody stand on it together. Talks are folded issue by
issue. Where every package has been weighed already, the order of worths is all that matters: it is found on
whole-number ranks, in blocks of the strongest packages; one machine word holds 64 comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.finding import Status, TooLarge, options_of
from multitrack.analysis.fold.folding import CELLS, Pace, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import Ledger, ledger_of
from multitrack.analysis.fold.machine import STATES, TooEntangledError
from multitrack.analysis.fold.plan import plan_of
from multitrack.analysis.fold.staircase import staircase
from multitrack.analysis.fold.unbeaten import Unbeaten, unbeaten
from multitrack.analysis.integers import Ints, dense_ranks
from multitrack.analysis.space import Mask, Packages
from multitrack.analysis.worths import Worths
from multitrack.model.talks import Talks

QUESTION = "the frontier"
"""What is refused where it is too much."""
MUCH = log(1e9)
"""Where more ways than this can be open at once, steps are climbed before a fold is tried."""
BLOCK = 1024
"""How many of the strongest packages left are held against all others at once."""
ROWS = 16_384
"""How many packages are held against a block at once; bounds the memory."""
WORK = 4_000_000_000
"""How many word operations may be spent before the question is refused (some ten seconds)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frontier:
    """What no package beats, over all packages that respect the linkage and all parties' worths.

    ``points`` counts the distinct combinations of worths; ``packages`` holds every package behind them, of which
    there are ``size``. ``within``: nought where this is all of it; else every package there is has one here that
    is worth to each party at most so much less, and nothing here is beaten by anything else here.
    """

    packages: Packages
    points: int
    size: int
    within: Fraction = Fraction(0)

    @property
    def status(self) -> Status:
        """Whether this is the frontier, or near it."""
        return Status.BOUNDED if self.within else Status.EXACT


def frontier(
    of: Talks | Ledger, *, near: bool = True, pace: Pace = without_end, cells: int = CELLS
) -> Frontier | TooLarge:
    """The frontier of some talks by folding, however many packages there are; or (``near``) close to it.

    Raises StoppedError where the pace says so.
    """
    try:
        ledger = of if isinstance(of, Ledger) else ledger_of(of)
        hangs_together = plan_of(ledger).most_open > MUCH
    except TooEntangledError:
        return TooLarge(question=QUESTION, packages=prod(_sizes(of)), limit=STATES)
    for way in (staircase, unbeaten) if hangs_together else (unbeaten, staircase):
        try:
            return _folded(way(ledger, pace=pace, cells=cells))
        except TooManyRowsError:
            continue
    return _near(ledger, pace, cells) if near else _refused(ledger, cells)


def _near(ledger: Ledger, pace: Pace, cells: int) -> Frontier | TooLarge:
    try:
        return _folded(unbeaten(ledger, near=True, pace=pace, cells=cells))
    except TooManyRowsError:
        return _refused(ledger, cells)


def _refused(ledger: Ledger, cells: int) -> TooLarge:
    return TooLarge(question=QUESTION, packages=ledger.combinations, limit=cells)


def _folded(found: Unbeaten) -> Frontier:
    return Frontier(
        packages=found.folded.listed(), points=found.points, size=found.folded.packages, within=found.within
    )


def _sizes(of: Talks | Ledger) -> tuple[int, ...]:
    return of.sizes if isinstance(of, Ledger) else tuple(len(options_of(of, i.id)) or 1 for i in of.issues)


def frontier_of(worths: Worths, among: Mask | None = None) -> Frontier | TooLarge:
    """The frontier over the packages that respect the linkage, or ``among`` some packages alone."""
    allowed = np.flatnonzero(worths.space.respects if among is None else among)
    columns = [column[allowed] for column in worths.columns.values()]
    if not columns or not len(allowed):
        return Frontier(packages=worths.space.packages(allowed[:0]), points=0, size=0)
    ranks = np.array([dense_ranks(column) for column in columns])
    found = undominated(ranks)
    if found is None:
        return TooLarge(question=QUESTION, packages=len(allowed), limit=WORK)
    return Frontier(
        packages=worths.space.packages(allowed[found]),
        points=np.unique(ranks[:, found], axis=1).shape[1],
        size=len(found),
    )


def undominated(ranks: NDArray[np.int32]) -> NDArray[Any] | None:
    """Which columns no other column beats, in their order; nothing where that is too much work.

    The sum of ranks falls strictly from what beats to what is beaten. So, in the order of sums, a block of
    columns can only be beaten from within or by what came before; each block, once held against all that
    follow, leaves only what it does not beat.
    """
    sums = ranks.sum(axis=0, dtype=np.int64)
    left = np.argsort(-sums, kind="stable")
    ranks, sums = np.ascontiguousarray(ranks[:, left]), sums[left]
    found, size, work = [], 64, 0
    while len(left):
        block, block_sums = ranks[:, :size], sums[:size]
        work += len(left) * (len(ranks) + 1) * (1 + size // 64)
        if work > WORK:
            return None
        beaten = np.concatenate(
            [
                _beaten(ranks[:, at : at + ROWS], sums[at : at + ROWS], block, block_sums)
                for at in range(0, len(left), ROWS)
            ]
        )
        found.append(left[:size][~beaten[:size]])
        keep = ~beaten
        keep[:size] = False
        ranks, sums, left = np.ascontiguousarray(ranks[:, keep]), sums[keep], left[keep]
        size = min(4 * size, BLOCK)
    return np.sort(np.concatenate(found))


def _beaten(ranks: Ints, sums: Ints, block: Ints, block_sums: Ints) -> NDArray[np.bool_]:
    """Which columns some member of the block beats: at least as high in every row, higher in the sum."""
    at_least = _members_above(block_sums, sums + 1)
    for theirs, ours in zip(block, ranks, strict=True):
        at_least &= _members_above(theirs, ours)
    return np.asarray(at_least.any(axis=1), dtype=bool)


def _members_above(members: Ints, values: Ints) -> NDArray[np.uint64]:
    """For each value, as bits, the members of a block that reach it."""
    size = len(members)
    order = np.argsort(-members, kind="stable")
    sets = np.zeros((size + 1, (size + 63) // 64), dtype=np.uint64)
    sets[np.arange(size) + 1, order >> 6] = np.uint64(1) << (order & 63).astype(np.uint64)
    np.bitwise_or.accumulate(sets, axis=0, out=sets)
    low, high = int(members.min()), int(members.max())
    if high - low <= 64 * size:
        reaching = np.append(np.bincount(members - low)[::-1].cumsum()[::-1], 0)
        count = reaching[np.clip(values, low, high + 1) - low]
    else:
        count = size - np.searchsorted(np.sort(members), values, side="left")
    return np.asarray(sets[count])
