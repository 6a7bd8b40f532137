"""What keeps each package shut: refusals, walk-away points and linkages, each package by the set of what hinders it.

A *hindrance* is one option that one party refuses (by its stance or a red line), one party's walk-away point, or one
linkage. A package is open where the rule is met by the parties of whom nothing hinders it, and no linkage is broken. Of
a party of whom too little is known nothing hinders anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import Known, Weighed
from multitrack.analysis.space import Mask, breaking
from multitrack.model.package import Choice, Linkage
from multitrack.model.party import PartyId

ROWS = 20_000
"""How many different ways of being hindered are gone through for what would open something."""
SETS = 2_000
"""So many smallest sets are looked for at most."""
WORD = 63
"""How many hindrances stand in one word."""

Bits = int
"""A set of hindrances, one bit for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """One thing that keeps packages shut: a party's refusal of ``choice``, its walk-away point, or a linkage."""

    party: PartyId | None = None
    choice: Choice | None = None
    linkage: Linkage | None = None

    @property
    def is_walk_away(self) -> bool:
        """Whether it is a party's walk-away point."""
        return self.party is not None and self.choice is None


class Hindered:
    """All packages by what hinders them: each different set of hindrances is one row, with how many packages it hinders."""

    def __init__(self, talks: Weighed) -> None:
        self.talks = talks
        found = list(_hindering(talks))
        self.hindrances = tuple(each for each, _ in found)
        self.all_of: Bits = (1 << len(found)) - 1
        packed = np.zeros((talks.space.count, -(-max(1, len(found)) // WORD)), dtype=np.uint64)
        for at, (_, mask) in enumerate(found):
            packed[:, at // WORD] |= mask.astype(np.uint64) << np.uint64(at % WORD)
        self.words, self.row_of, self.times = _distinct(packed)
        self.sizes = np.zeros(len(self.words), dtype=np.int64)
        for at in range(len(found)):
            self.sizes += self.hit(1 << at)
        self.bits = {party: 1 << at for at, party in enumerate(talks.seated)}
        self.of_party: dict[PartyId, Bits] = dict.fromkeys(talks.seated, 0)
        self.linked: Bits = 0
        for at, each in enumerate(self.hindrances):
            if each.party is None:
                self.linked |= 1 << at
            else:
                self.of_party[each.party] |= 1 << at
        self._known: dict[int, bool] = {}

    def hit(self, some: Bits) -> Mask:
        """Which rows hold one of some hindrances."""
        held = np.zeros(len(self.words), dtype=bool)
        for at in range(self.words.shape[1]):
            part = np.uint64(some >> (at * WORD) & ((1 << WORD) - 1))
            if part:
                held |= (self.words[:, at] & part) != 0
        return held

    def open_under(self, some: Bits) -> Mask:
        """Which rows are open where these hindrances stand and all others are none."""
        sets: NDArray[Any] = np.zeros(len(self.words), dtype=self._kind)
        for party, mine in self.of_party.items():
            sets = sets + (~self.hit(mine & some)).astype(self._kind) * self.bits[party]
        return self.talks.meets(sets) & ~self.hit(self.linked & some)

    @property
    def _kind(self) -> type:
        return np.int64 if len(self.bits) < WORD else object

    def number(self, rows: Mask) -> int:
        """How many packages some rows are."""
        return int(self.times[rows].sum())

    def needed(self, some: Bits) -> Bits | None:
        """Hindrances, none of ``some``, without which something would be open; nothing where ``some`` leaves nothing."""
        where = np.flatnonzero(self.open_under(some))
        if not len(where):
            return None
        at = int(where[int(self.sizes[where].argmin())])
        return min(self._ways(self._row(at), some), key=int.bit_count)

    def _row(self, at: int) -> Bits:
        return sum(int(word) << (WORD * place) for place, word in enumerate(self.words[at].tolist()))

    def _ways(self, row: Bits, some: Bits = 0) -> Iterator[Bits]:
        """The least that would have to be given up for a row to be open, without anything of ``some``."""
        if row & self.linked & some:
            return
        hindered = [party for party, mine in self.of_party.items() if row & mine]
        asked = [party for party in hindered if not row & self.of_party[party] & some]
        agree = sum(bit for party, bit in self.bits.items() if party not in hindered)
        for brought in self._brought(agree, tuple(self.bits[party] for party in asked)):
            given = row & self.linked
            for party in asked:
                if self.bits[party] & brought:
                    given |= row & self.of_party[party]
            yield given

    def _brought(self, agree: int, asked: tuple[int, ...]) -> Iterator[int]:
        """The smallest sets of those asked with whom the rule is met."""
        found: list[int] = []
        for size in range(len(asked) + 1):
            for some in map(sum, combinations(asked, size)):
                if not any(each & some == each for each in found) and self._met(agree | some):
                    found.append(some)
                    yield some

    def _met(self, sets: int) -> bool:
        if sets not in self._known:
            one: NDArray[Any] = np.array([sets], dtype=self._kind)
            self._known[sets] = bool(self.talks.meets(one)[0])
        return self._known[sets]

    def single(self) -> list[Bits]:
        """Each hindrance without which, all others standing, something more is open."""
        now = self.open_under(self.all_of)
        every = (1 << at for at in range(len(self.hindrances)))
        return [bit for bit in every if (self.open_under(self.all_of & ~bit) & ~now).any()]

    def given_up(self) -> tuple[list[Bits], int | None]:
        """The smallest sets without which something more is open, and up to which size these are all (nothing: all).

        Single ones are always all. Of larger ones only so many ways of being hindered are gone through, those with fewest
        hindrances first; where the rule can do without somebody, that tells nothing of the others.
        """
        found = self.single()
        shut = np.flatnonzero(~self.open_under(self.all_of))
        order = shut[np.argsort(self.sizes[shut], kind="stable")].tolist()
        for place, at in enumerate(order):
            if place >= ROWS or len(found) >= SETS:
                return found, max(1, int(self.sizes[at]) - 1) if self._needs_all else 1
            for given in self._ways(self._row(at)):
                if not any(each & given == each for each in found):
                    found = [*(each for each in found if each & given != given), given]
        return found, None

    @property
    def _needs_all(self) -> bool:
        """Whether the rule cannot be met without any one of those at the table."""
        everyone = sum(self.bits.values())
        return all(not self._met(everyone & ~bit) for bit in self.bits.values())

    def named(self, bits: Bits) -> frozenset[Hindrance]:
        """The hindrances of some bits."""
        return frozenset(each for at, each in enumerate(self.hindrances) if bits >> at & 1)


def _hindering(talks: Weighed) -> Iterator[tuple[Hindrance, Mask]]:
    """Each hindrance that hinders something, with the packages it does."""
    space = talks.space
    for party in talks.seated:
        for each, mask in _of(talks, party):
            if mask.any():
                yield each, mask
    for linkage in dict.fromkeys(talks.talks.linkage):
        mask = breaking(space, linkage)
        if mask.any():
            yield Hindrance(linkage=linkage), mask


def _of(talks: Weighed, party: PartyId) -> Iterator[tuple[Hindrance, Mask]]:
    mandate, space = talks.worths.mandates.get(party), talks.space
    if mandate is not None:
        for line in dict.fromkeys(mandate.red_lines):
            yield Hindrance(party=party, choice=line), space.holding(line.issue, (line.option,))
        yield (
            Hindrance(party=party),
            np.asarray(talks.worths.columns[party] < talks.worths.walk_away[party], dtype=bool),
        )
        return
    stances = talks.stances.get(party)
    if stances is None:
        return
    for issue, options in space.options.items():
        for code, option in enumerate(options):
            if stances.tables[issue][code] == Known.REFUSED:
                yield Hindrance(party=party, choice=Choice(issue, option)), space.holding(issue, (option,))


def _distinct(packed: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.intp], NDArray[np.int64]]:
    """Each different row once, which of these each row is, and how many rows are it."""
    if packed.shape[1] == 1:
        found, of, times = np.unique(packed[:, 0], return_inverse=True, return_counts=True)
        return found[:, None], of.reshape(-1), times
    found, of, times = np.unique(packed, axis=0, return_inverse=True, return_counts=True)
    return found, of.reshape(-1), times
