"""How many packages of how many are taken in what way: numbers that are exact, or lie between two that are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import (
    NOT,
    POSSIBLY,
    SURELY,
    UNKNOWN,
    Decided,
    Level,
    indispensable,
    meeting,
    party_sets,
    rule_level,
)
from multitrack.analysis.fold.counting import Tally, rounded, tally
from multitrack.analysis.fold.folding import CELLS, Pace, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.integers import Ints
from multitrack.analysis.space import Mask, Packages
from multitrack.model.party import PartyId


@dataclass(frozen=True, slots=True)
class Number:
    """A number of packages: exactly known where both ends are the same, else it lies between them."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether it is exactly known."""
        return self.low == self.high


class Taken:
    """A tally with what the rule makes of each of its lines."""

    def __init__(self, ledger: Ledger, found: Tally) -> None:
        self.tally, self.numbers = found, found.counts
        self.rule, self.decided = ledger.talks.rule, Decided()
        self.sure = self._met((SURELY,), granted=False)
        self.maybe = self._met((SURELY, POSSIBLY))
        self.open = self._met((SURELY, POSSIBLY, UNKNOWN))
        self.level: Level = rule_level(self.sure, self.maybe, self.open)
        self.acceptors = (found.levels == SURELY).sum(axis=1)
        self.suits_all = np.asarray(self.acceptors == len(found.parties)) & bool(found.parties)
        self.passes = np.asarray(self.level != NOT)

    def _met(self, among: tuple[int, ...], *, granted: bool = True, also: int = 0) -> Mask:
        """Where the rule is met by those who take it in one of these ways, and by these parties (bits) in any case."""
        found = self.tally
        levels = {party: found.levels[:, at] for at, party in enumerate(found.parties)}
        sets = party_sets(levels, among, len(found.levels)) | also
        return meeting(self.rule, found.parties, sets, self.decided, granted=granted)

    def passes_with(self, at: int) -> Mask:
        """What the rule may allow if the party at a place accepted everything."""
        return self._met((SURELY, POSSIBLY, UNKNOWN), also=1 << at)

    def where(self, which: NDArray[Any]) -> int:
        """How many packages stand in some lines."""
        return sum(number for number, yes in zip(self.numbers, which.tolist(), strict=True) if yes)

    def packages(self, which: NDArray[Any]) -> Packages:
        """The packages of some lines."""
        return self.tally.folded.only(np.asarray(which, dtype=bool)).listed()


class Sense(Enum):
    """In what sense packages are accepted: they surely suit all, the rule may allow them, or it surely does."""

    TO_ALL = "to all"
    ALLOWED = "allowed"
    SURELY = "surely"


def accepted(
    ledger: Ledger, sense: Sense, *, pace: Pace = without_end, cells: int = CELLS
) -> tuple[Number, Packages | None]:
    """How many packages are accepted in some sense; listed where exactly known.

    Only what everybody whose word is needed accepts is folded. Where that is too much, worths are rounded, once so that
    everybody accepts less and once so that everybody accepts more. Raises TooManyRowsError and StoppedError.
    """
    talks = ledger.talks
    everyone = frozenset(party.id for party in talks.seated_parties())
    needed = everyone if sense is Sense.TO_ALL else indispensable(talks)

    def taken(some: Ledger) -> tuple[Taken, Mask]:
        found = Taken(some, tally(some, needed=needed, pace=pace, cells=cells))
        which = {Sense.TO_ALL: found.suits_all, Sense.ALLOWED: found.passes, Sense.SURELY: found.sure}
        return found, which[sense]

    try:
        found, which = taken(ledger)
        number = found.where(which)
        return Number(number, number), found.packages(which)
    except TooManyRowsError:
        pass
    step = 4
    while ledger.parties and step <= 8 * ledger.bound:
        try:
            less, more = (taken(rounded(ledger, step, up=up)) for up in (False, True))
            return Number(less[0].where(less[1]), more[0].where(more[1])), None
        except TooManyRowsError:
            step *= 4
    raise TooManyRowsError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reached:
    """Rows of packages: how far the party falls short, how many, whether open as it stands, and if it accepted them."""

    short: Ints
    ways: list[int]
    now: Mask
    then: Mask

    @classmethod
    def of(cls, ledger: Ledger, found: Tally, party: PartyId, *, to_all: bool) -> Reached:
        """Of a tally of what one party would open by moving: under the rule, or what would surely suit all."""
        taken, at = Taken(ledger, found), found.parties.index(party)
        assert found.short is not None
        return cls(
            short=found.short,
            ways=found.counts,
            now=taken.suits_all if to_all else taken.passes,
            then=np.asarray((np.delete(found.levels, at, axis=1) == SURELY).all(axis=1))
            if to_all
            else taken.passes_with(at),
        )

    def opened(self) -> dict[int, int]:
        """By how far they fall short: how many packages nothing but the walk-away point of the party keeps shut."""
        opened: dict[int, int] = {}
        opens = (self.then & ~self.now).tolist()
        for by, ways, yes in zip(self.short.tolist(), self.ways, opens, strict=True):
            if yes and by > 0:
                opened[by] = opened.get(by, 0) + ways
        return opened

    @property
    def farthest(self) -> int:
        """The farthest that it has to come for anything."""
        opens = self.short[self.then & ~self.now & (self.short > 0)]
        return int(opens.max()) if len(opens) else 0

    def open_at(self, lowered: int) -> int:
        """How many packages are open once the walk-away point is lowered by so much."""
        reached = (self.short >= 0) & (self.short <= lowered)
        open_ = np.where(np.asarray(reached, dtype=bool), self.then, self.now)
        return sum(ways for ways, yes in zip(self.ways, open_.tolist(), strict=True) if yes)
