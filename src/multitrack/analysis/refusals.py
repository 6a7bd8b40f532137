"""Why nothing can be agreed, refusal by refusal: the smallest sets that leave nothing, and the smallest that would open something.

What hinders a package is told by :mod:`~multitrack.analysis.hindered`. The smallest sets that leave nothing are found by
turns: a set that hits everything known to be needed is tried; where it leaves something, what would have to be given up
for that is needed too (implicit hitting sets: A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, CP 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypedDict

import numpy as np

from multitrack.analysis.anything import Anything
from multitrack.analysis.consent import Weighed, weighed
from multitrack.analysis.finding import Basis, Status, TooLarge
from multitrack.analysis.fold.folding import StoppedError, TooManyRowsError
from multitrack.analysis.frontier import undominated
from multitrack.analysis.hindered import Bits, Hindered, Hindrance
from multitrack.analysis.integers import Ints, dense_ranks
from multitrack.analysis.space import Mask
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

WORK = 5_000_000_000
"""How many times a row is looked at for a party at most, all sets together."""
STEPS = 20_000
"""How many sets are tried at most while the smallest are looked for."""
SETS = 40
"""So many concessions are told at most."""
AMOUNTS = 20_000
"""Among so many packages at most it is looked for other amounts by which three walk-away points or more could be lowered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Smallest:
    """The smallest sets of hindrances of some kind: none holds another. ``up_to``: up to which size these are all."""

    sets: tuple[frozenset[Hindrance], ...]
    up_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """Hindrances that would open something if all of them, and nothing else, were none.

    ``opens``: packages more. ``such_as``: one of them; ``lower``: by how much each walk-away point of the concession would have to
    be lower for it: the least, of several parties that of the first one. ``as_near``: how many more of the packages ask for
    exactly as much. ``otherwise``: of several parties, how many other amounts there are of which none asks for less of one
    and no more of the others; nothing where that was too much to look for.
    """

    given_up: frozenset[Hindrance]
    opens: int
    such_as: Package
    lower: tuple[tuple[PartyId, Fraction], ...]
    as_near: int
    otherwise: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """What each hindrance does, and which of them together leave nothing.

    ``open_``: packages that nothing hinders enough. ``ruled_out_by``: where there is none, the smallest sets of hindrances
    that by themselves leave none. ``concessions``: the smallest sets without which something more would be open, those of one
    hindrance first, then those that open most; where something is open already, single ones only. ``more_concessions``: how
    many more such sets there are. ``up_to``: up to which size these are all.
    """

    status: Status
    basis: Basis
    packages: int
    open_: int
    hindrances: tuple[Hindrance, ...]
    ruled_out_by: Smallest
    concessions: tuple[Concession, ...]
    more_concessions: int
    up_to: int | None


def refusals(of: Talks | Weighed) -> Refusals | TooLarge:
    """Which refusals, walk-away points and linkages keep what shut; refused where packages are too many to go through."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    rows = Hindered(talks)
    open_ = rows.number(rows.open_under(rows.all_of))
    shut = bool(talks.seated) and not open_ and talks.space.count > 0
    steps = min(STEPS, WORK // (len(rows.words) * max(1, len(rows.of_party)) + 1))
    out, out_up_to = Leaving(rows, steps).nothing() if shut else ([], None)
    given, up_to = rows.given_up() if shut else (rows.single() if talks.seated else [], None)
    opens = {bits: rows.number(_opened(rows, bits)) for bits in given}
    told = sorted(given, key=lambda bits: (bits.bit_count(), -opens[bits]))
    return Refusals(
        status=Status.EXACT if talks.seated else Status.UNKNOWN,
        basis=talks.basis,
        packages=talks.space.count,
        open_=open_,
        hindrances=rows.hindrances,
        ruled_out_by=Smallest(sets=tuple(map(rows.named, out)), up_to=out_up_to),
        concessions=tuple(_concession(rows, bits, opens[bits]) for bits in told[:SETS]),
        more_concessions=max(0, len(told) - SETS),
        up_to=up_to,
    )


class Leaving:
    """Looks for the smallest sets of hindrances that by themselves leave nothing, trying so many sets at most."""

    def __init__(self, rows: Hindered | Anything, steps: int) -> None:
        self.rows = rows
        self.needed: list[Bits] = []
        self.found: list[Bits] = []
        self.steps = steps
        self.cut_short = False

    def nothing(self) -> tuple[list[Bits], int | None]:
        """The sets, the smallest first, and up to which size these are all (nothing: all).

        Where it is stopped, or one of them cannot be told, it ends with what is known by then.
        """
        for size in range(len(self.rows.hindrances) + 1):
            self.cut_short = False
            try:
                self._grow(0, 0, size)
            except (StoppedError, TooManyRowsError):
                self.steps = -1
            if self.steps < 0:
                return self.found, max(0, size - 1)
            if not self.cut_short:
                break
        return self.found, None

    def _grow(self, some: Bits, without: Bits, left: int) -> None:
        """Try all sets that hold ``some``, nothing of ``without``, and ``left`` hindrances more at most."""
        self.steps -= 1
        if self.steps < 0 or any(each & some == each for each in self.found):
            return
        unhit = next((each for each in self.needed if not each & some), None)
        if unhit is None:
            unhit = self.rows.needed(some)
            if unhit is None:
                self.found.append(some)
                return
            self.needed.append(unhit)
        if not left:
            self.cut_short = True
            return
        for at in range(unhit.bit_length()):
            bit = 1 << at
            if unhit & bit and not bit & without:
                self._grow(some | bit, without, left - 1)
                without |= bit


def _opened(rows: Hindered, bits: Bits) -> Mask:
    """What is open where some hindrances are given up, and is not now."""
    return rows.open_under(rows.all_of & ~bits) & ~rows.open_under(rows.all_of)


def _concession(rows: Hindered, bits: Bits, opens: int) -> Concession:
    """What is nearest of what is opened where some hindrances are given up."""
    given = rows.named(bits)
    lowered = {each.party for each in given if each.is_walk_away}
    parties = tuple(party for party in rows.talks.seated if party in lowered)
    return Concession(given_up=given, opens=opens, **_nearest(rows, _opened(rows, bits), parties))


class _Near(TypedDict):
    """What is nearest of what a concession opens."""

    such_as: Package
    lower: tuple[tuple[PartyId, Fraction], ...]
    as_near: int
    otherwise: int | None


def _nearest(rows: Hindered, opened: Mask, parties: tuple[PartyId, ...]) -> _Near:
    """The packages opened for which walk-away points have to be lowered least, party by party, and what else is as little."""
    numbers, worths = np.flatnonzero(opened[rows.row_of]), rows.talks.worths
    short = [worths.walk_away[party] - worths.columns[party][numbers] for party in parties]
    order = np.lexsort(tuple(reversed(short))) if short else np.zeros(1, dtype=np.intp)
    at = int(order[0])
    alike = np.ones(len(numbers), dtype=bool)
    for each in short:
        alike &= np.asarray(each == each[at], dtype=bool)
    return _Near(
        such_as=rows.talks.space.package(int(numbers[at])),
        lower=tuple((party, worths.exact(int(each[at]))) for party, each in zip(parties, short, strict=True)),
        as_near=int(alike.sum()) - 1 if short else 0,
        otherwise=_otherwise(short, at) if len(short) > 1 else 0,
    )


def _otherwise(short: list[Ints], at: int) -> int | None:
    """How many amounts there are, beside those of one package, of which none asks for less of one party and no more of the others.

    The package asks for the least of the first party, then of the second, and so on: whatever is not more than that asks
    for less of a later one.
    """
    less = np.zeros(len(short[0]), dtype=bool)
    for each in short[1:]:
        less |= np.asarray(each < each[at], dtype=bool)
    amounts = [each[less] for each in short]
    if len(short) == 2:
        return _steps(*amounts)
    if len(amounts[0]) > AMOUNTS:
        return None
    if not len(amounts[0]):
        return 0
    ranks = np.array([dense_ranks(-each) for each in amounts])
    found = undominated(ranks)
    return None if found is None else int(np.unique(ranks[:, found], axis=1).shape[1])


def _steps(first: Ints, second: Ints) -> int:
    """How many pairs of amounts are unbeaten: in the order of the first, those at which the second falls."""
    if not len(first):
        return 0
    falling = np.minimum.accumulate(second[np.lexsort((second, first))])
    return 1 + int((falling[1:] < falling[:-1]).sum())
