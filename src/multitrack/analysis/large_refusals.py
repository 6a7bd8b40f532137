"""Why nothing can be agreed where packages are too many to go through: the same sets of refusals, found by asking.

Whether anything is open with some hindrances standing is asked again and again
(:mod:`~multitrack.analysis.anything`); sets that leave nothing and sets that would open something are told by one
another: a set opens something exactly where it holds one of every set that leaves nothing (R. Reiter, Artificial
Intelligence 32, 1987). Where it is stopped, or too much, what is known by then is told, and how far it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from multitrack.analysis.anything import Anything
from multitrack.analysis.finding import Basis, Status, TooLarge, basis_of
from multitrack.analysis.fold.folding import Pace, StoppedError, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.hindered import Bits, Hindrance
from multitrack.analysis.large_counts import Number, Sense, accepted
from multitrack.analysis.refusals import SETS, Leaving, Smallest
from multitrack.analysis.space import LIMIT, too_large
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

STEPS = 2_000
"""How many sets are tried at most while the smallest are looked for."""
FAMILIES = 2_000
"""So many sets that would open something are told apart at most."""
COUNTED = 8
"""Of so many of them it is told how many packages they open."""
LOWERED = 3
"""Of so many walk-away points at most it is told how far they have to be lowered together at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeConcession:
    """Hindrances that would open something if all of them, and nothing else, were none.

    ``opens``: packages more; nothing where that was not counted. ``such_as``: one of them; ``lower``: by how much each
    walk-away point of the concession would have to be lower for it, at least; ``at_least``: whether that is proved.
    """

    given_up: frozenset[Hindrance]
    opens: int | None
    such_as: Package
    lower: tuple[tuple[PartyId, Fraction], ...]
    at_least: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeRefusals:
    """What together leaves nothing, and what would open something.

    ``such_as``: a package that is open, where one is; ``open_``: how many are. ``enough``: hindrances that by themselves
    leave nothing, where no smallest ones are known. ``ruled_out_by`` and ``concessions`` as in
    :class:`~multitrack.analysis.refusals.Refusals`; both are nothing where something is open. ``up_to``: up to which
    size the concessions are all (nothing: all of every size). ``stopped``: more could be told with more time.
    """

    status: Status
    basis: Basis
    open_: Number
    such_as: Package | None
    hindrances: tuple[Hindrance, ...]
    ruled_out_by: Smallest
    enough: frozenset[Hindrance] | None
    concessions: tuple[LargeConcession, ...]
    more_concessions: int
    up_to: int | None
    stopped: bool


def large_refusals(talks: Talks, *, pace: Pace = without_end) -> LargeRefusals | TooLarge:
    """Which refusals, walk-away points and linkages keep it shut; refused where not even that can be told.

    Raises StoppedError where it was stopped before anything was known.
    """
    if not talks.seated_parties():
        return _nobody(talks)
    try:
        asked = Anything(talks, pace)
        found = asked.open_under(asked.all_of)
    except (TooManyRowsError, TooEntangledError):
        return too_large(talks, LIMIT)
    return _open(asked, found) if found is not None else _Shut(asked).told()


def _open(asked: Anything, found: Package) -> LargeRefusals:
    """That something is open, and how much."""
    number = _counted(asked, 0)
    return LargeRefusals(
        status=Status.EXACT if number is not None and number.exact else Status.BOUNDED,
        basis=basis_of(asked.talks),
        open_=_some(asked) if number is None else Number(max(1, number.low), number.high),
        such_as=found,
        hindrances=asked.hindrances,
        ruled_out_by=Smallest(sets=()),
        enough=None,
        concessions=(),
        more_concessions=0,
        up_to=None,
        stopped=number is None,
    )


def _nobody(talks: Talks) -> LargeRefusals:
    """Nobody is at the table, so nothing can be said."""
    return LargeRefusals(
        status=Status.UNKNOWN,
        basis=basis_of(talks),
        open_=Number(0, 0),
        such_as=None,
        hindrances=(),
        ruled_out_by=Smallest(sets=()),
        enough=None,
        concessions=(),
        more_concessions=0,
        up_to=None,
        stopped=False,
    )


def _some(asked: Anything) -> Number:
    return Number(1, too_large(asked.talks, LIMIT).packages)


def _counted(asked: Anything, given: Bits) -> Number | None:
    """How many packages are open once some hindrances are given up; nothing where it was stopped."""
    try:
        return accepted(ledger_of(asked.without(given)), Sense.ALLOWED, pace=asked.pace)[0]
    except StoppedError:
        return None
    except (TooManyRowsError, TooEntangledError):
        return _some(asked)


class _Shut:
    """What leaves nothing, and what would open something."""

    def __init__(self, asked: Anything) -> None:
        self.asked = asked
        self.stopped = self.countless = False

    def told(self) -> LargeRefusals:
        """As much of it as can be told."""
        leaving = Leaving(self.asked, STEPS)
        out, out_up_to = leaving.nothing()
        given, up_to = self._given_up(out, complete=out_up_to is None)
        ordered = sorted(given, key=int.bit_count)
        told = tuple(
            sorted(
                self._concessions(ordered[:SETS]), key=lambda each: (len(each.given_up), -(each.opens or 0))
            )
        )
        uncounted = sum(each.opens is None for each in told) > max(0, len(told) - COUNTED)
        whole = out_up_to is None and up_to is None and not self.stopped
        sure = whole and not uncounted
        return LargeRefusals(
            status=Status.EXACT if sure else Status.BOUNDED,
            basis=basis_of(self.asked.talks),
            open_=Number(0, 0),
            such_as=None,
            hindrances=self.asked.hindrances,
            ruled_out_by=Smallest(sets=tuple(map(self.asked.named, out)), up_to=out_up_to),
            enough=None if out else self._enough(),
            concessions=told,
            more_concessions=max(0, len(given) - SETS),
            up_to=up_to,
            stopped=self.stopped or not self._goes_on(),
        )

    def _enough(self) -> frozenset[Hindrance]:
        """Hindrances that leave nothing, fewer than all where that can be told."""
        self.asked.asked = 0
        try:
            found = self.asked.leaving()
        except StoppedError:
            found = None
        return self.asked.named(self.asked.all_of if found is None else found)

    def _goes_on(self) -> bool:
        return self.asked.pace(0, 1)

    def _given_up(self, out: list[Bits], *, complete: bool) -> tuple[set[Bits], int | None]:
        """The smallest sets that would open something, and up to which size these are all (nothing: all)."""
        if complete:
            every = hitting(out, FAMILIES)
            if every is not None:
                return every, None
        known = set(self.asked.least)
        if not out:
            return known, 0
        common = out[0]
        for each in out:
            common &= each
        try:
            for at in range(common.bit_length()):
                bit = 1 << at
                if common & bit and self.asked.open_under(self.asked.all_of & ~bit) is not None:
                    known = {each for each in known if not each & bit} | {bit}
        except (StoppedError, TooManyRowsError):
            return known, 0
        return known, 1

    def _concessions(self, given: list[Bits]) -> Iterator[LargeConcession]:
        for place, bits in enumerate(given):
            try:
                yield self._concession(bits, counted=place < COUNTED)
            except (StoppedError, TooManyRowsError):
                self.stopped = True
                return

    def _concession(self, bits: Bits, *, counted: bool) -> LargeConcession:
        asked = self.asked
        found = asked.open_under(asked.all_of & ~bits)
        assert found is not None
        named = asked.named(bits)
        parties = tuple(party for party in asked.seated if any(_of(each, party) for each in named))
        few = len(parties) <= LOWERED
        nearest = (asked.nearest(bits, parties) if few else None) if parties else (found, ())
        number = self._opened(bits) if counted and not self.countless else None
        package, lower = nearest or (found, tuple(asked.short_of(found, party) for party in parties))
        return LargeConcession(
            given_up=named,
            opens=number,
            such_as=package,
            lower=tuple(zip(parties, lower, strict=True)),
            at_least=nearest is not None,
        )

    def _opened(self, given: Bits) -> int | None:
        """How many packages open, where it can be counted exactly; where not, no more is counted."""
        number = _counted(self.asked, given)
        self.countless = number is None or not number.exact
        return None if number is None or not number.exact else number.low


def _of(each: Hindrance, party: PartyId) -> bool:
    return each.is_walk_away and each.party == party


def hitting(sets: Iterable[Bits], most: int) -> set[Bits] | None:
    """The smallest sets that hold one of each of these (C. Berge, Hypergraphs, 1989); nothing where there are more than so many."""
    found = {0}
    for each in sets:
        hit = {one for one in found if one & each}
        grown = {one | 1 << at for one in found - hit for at in range(each.bit_length()) if each >> at & 1}
        found = hit | {one for one in grown if not any(other & one == other for other in hit)}
        found = {one for one in found if not any(other != one and other & one == other for other in found)}
        if len(found) > most:
            return None
    return found
