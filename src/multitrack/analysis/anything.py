"""Whether anything is open at all, of however many packages: one that is, or the proof that none is.

A package is open where the rule is met by the parties of whom nothing hinders it, and no linkage is broken. Some
hindrances may be taken as given up: what opens then is the same question. The rule is met by one of the smallest sets
of parties that meet it, so each of these is tried: what they refuse is barred, and a package is sought that leaves none
of them below its walk-away point. A package met once answers every later question that it can answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from multitrack.analysis.blocking import smallest_sets
from multitrack.analysis.consent import verdict
from multitrack.analysis.finding import options_of, stances_that_count
from multitrack.analysis.fold.folding import Pace, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import Ledger, ledger_of
from multitrack.analysis.fold.pressing import NothingSuitsError
from multitrack.analysis.fold.search import Search
from multitrack.analysis.hindered import Bits, Hindrance
from multitrack.model.mandate import Mandate
from multitrack.model.package import Choice, EarlyHarvest, NothingUntilAll, Package, broken
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks

STEPS = 20_000
"""How many sets of parties are gone through for the smallest that meet the rule."""
SIDES = 200
"""How many such sets are tried at most."""
ASKED = 120
"""How often a package is sought at most, for one list of answers."""
ROOM = 2_000_000
"""How many numbers are held at once while one is."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A package and all that hinders it."""

    package: Package
    hindered: Bits


class Anything:
    """The question whether anything is open, with whichever hindrances standing; what is found is remembered."""

    def __init__(self, talks: Talks, pace: Pace = without_end) -> None:
        """Raises TooManyRowsError where the rule is met by too many different sets of parties."""
        self.talks, self.pace = talks, pace
        self.seated = tuple(party.id for party in talks.seated_parties())
        self.hindrances = tuple(dict.fromkeys(_hindering(talks, self.seated)))
        self.all_of: Bits = (1 << len(self.hindrances)) - 1
        self.linked: Bits = 0
        self.of_party: dict[PartyId, Bits] = dict.fromkeys(self.seated, 0)
        for at, each in enumerate(self.hindrances):
            if each.party is None:
                self.linked |= 1 << at
            else:
                self.of_party[each.party] |= 1 << at
        self.sides = self._sides()
        self.least: set[Bits] = set()
        self.asked = 0
        self._met: list[_Met] = []
        self._nothing: list[Bits] = []

    def _sides(self) -> tuple[tuple[PartyId, ...], ...]:
        """The smallest sets of parties who can be hindered with whom, and everybody else, the rule is met."""
        can = tuple(party for party in self.seated if self.of_party[party])
        rest = frozenset(self.seated) - frozenset(can)

        def met(some: frozenset[PartyId]) -> bool:
            agree = tuple(party for party in self.seated if party in rest or party in some)
            return verdict(self.talks.rule, self.seated, agree).accepted

        needed = frozenset(party for party in can if not met(frozenset(can) - {party}))
        others = tuple(party for party in can if party not in needed)
        sets, up_to = smallest_sets(others, lambda some: met(needed | some), STEPS)
        if up_to is not None or len(sets) > SIDES:
            raise TooManyRowsError
        return tuple(tuple(party for party in can if party in needed | some) for some in sets)

    def open_under(self, standing: Bits) -> Package | None:
        """A package that is open where these hindrances stand and all others are none; nothing where none is.

        Raises TooManyRowsError where it cannot be told, TooEntangledError and StoppedError.
        """
        known = self.known(standing)
        if known is not None:
            return known.package
        if any(each & standing == each for each in self._nothing):
            return None
        for side in self.sides:
            if self.asked >= ASKED:
                raise TooManyRowsError
            self.asked += 1
            package = self._one(side, standing)
            if package is not None:
                self._met.append(_Met(package, self.hindering(package)))
                return package
        self._nothing.append(standing)
        return None

    def known(self, standing: Bits) -> _Met | None:
        """A package met before that is open under these."""
        return next((each for each in self._met if self._is_open(each.hindered & standing)), None)

    def _is_open(self, hindered: Bits) -> bool:
        if hindered & self.linked:
            return False
        return any(not any(hindered & self.of_party[party] for party in side) for side in self.sides)

    def hindering(self, package: Package) -> Bits:
        """All that hinders a package."""
        return sum(1 << at for at, each in enumerate(self.hindrances) if self._hinders(each, package))

    def _hinders(self, each: Hindrance, package: Package) -> bool:
        if each.linkage is not None:
            return broken(each.linkage, package)
        assert each.party is not None
        if each.choice is not None:
            return package.on(each.choice.issue) == each.choice.option
        mandate = self._mandate(each.party)
        return mandate.worth_of(package) < mandate.walk_away

    def needed(self, some: Bits) -> Bits | None:
        """Hindrances, none of ``some``, without which something is open; nothing where ``some`` leaves nothing.

        As few as can be told: where it is proved that with any one of them back nothing is open, they are kept in
        ``least``.
        """
        package = self.open_under(some)
        if package is None:
            return None
        given, kept, proved = self._given_up(self.hindering(package), some), some, True
        while at := given & ~kept & -(given & ~kept):
            standing = self.all_of & ~given | at
            try:
                opens = self.open_under(standing) is not None
            except TooManyRowsError:
                opens = proved = False
            if not opens:
                kept |= at
                continue
            found = self.known(standing)
            assert found is not None
            given = self._given_up(found.hindered, standing)
        if proved:
            self.least.add(given)
        return given

    def leaving(self) -> Bits | None:
        """Hindrances that by themselves leave nothing, as few as can be told one after the other.

        Nothing where something is open, or where it cannot be told of all together.
        """
        left = self.all_of
        if self.open_under(left) is not None:
            return None
        for at in range(len(self.hindrances)):
            try:
                if self.open_under(left & ~(1 << at)) is None:
                    left &= ~(1 << at)
            except TooManyRowsError:
                continue
        return left

    def _given_up(self, hindered: Bits, standing: Bits) -> Bits:
        """The least of what hinders a package, none of it standing, without which it is open."""
        ways = (hindered & (self.linked | sum(self.of_party[party] for party in side)) for side in self.sides)
        return min((way for way in ways if not way & standing), key=int.bit_count)

    def named(self, bits: Bits) -> frozenset[Hindrance]:
        """The hindrances of some bits."""
        return frozenset(each for at, each in enumerate(self.hindrances) if bits >> at & 1)

    def short_of(self, package: Package, party: PartyId) -> Fraction:
        """How far a package lies below the walk-away point of a party."""
        mandate = self._mandate(party)
        return mandate.walk_away - mandate.worth_of(package)

    def without(self, given: Bits) -> Talks:
        """The talks once some hindrances are given up."""
        up = self.named(given)
        return replace(
            self.talks,
            mandates=tuple(_softened(mandate, up) for mandate in self.talks.mandates),
            positions=tuple(
                replace(each, stance=Stance.CAN_LIVE_WITH)
                if Hindrance(party=each.party, choice=Choice(each.issue, each.option)) in up
                else each
                for each in self.talks.positions
            ),
            linkage=tuple(each for each in self.talks.linkage if Hindrance(linkage=each) not in up),
        )

    def nearest(self, given: Bits, parties: Sequence[PartyId]) -> tuple[Package, tuple[Fraction, ...]] | None:
        """How far the walk-away points of these parties have to be lowered at least, one after the other, and for what.

        For a package that opens where the given hindrances are given up. Nothing where that cannot be told.
        """
        best: tuple[tuple[Fraction, ...], Package] | None = None
        for side in self.sides:
            if not set(parties) <= set(side):
                continue
            try:
                found = self._lowered(side, given, parties)
            except NothingSuitsError:
                continue
            except TooManyRowsError:
                return None
            best = found if best is None or found[0] < best[0] else best
        return None if best is None else (best[1], best[0])

    def _lowered(
        self, side: Sequence[PartyId], given: Bits, parties: Sequence[PartyId]
    ) -> tuple[tuple[Fraction, ...], Package]:
        ledger = self._ledger(side, self.all_of & ~given, keep=frozenset(parties))
        lows, package = list(ledger.walk_away), Package()
        short = []
        for party in parties:
            lows[ledger.parties.index(party)] = -ledger.bound
        for party in parties:
            at = ledger.parties.index(party)
            found = Search(ledger, lows=lows, pace=self.pace).most(at)
            lows[at] = int(found.value)
            package = found.folded.listed()[0]
            short.append(ledger.exact(ledger.walk_away[at] - lows[at]))
        return tuple(short), package

    def _one(self, side: Sequence[PartyId], standing: Bits) -> Package | None:
        """A package that suits all of one side, nothing else standing but these; the proof that there is none."""
        ledger = self._ledger(side, standing)
        if 0 in ledger.sizes:
            return None
        try:
            found = Search(ledger, pace=self.pace, cells=ROOM).any()
        except NothingSuitsError:
            return None
        return found.package(0)

    def _ledger(
        self, side: Sequence[PartyId], standing: Bits, keep: frozenset[PartyId] = frozenset()
    ) -> Ledger:
        """The ledger of one side with these hindrances; of ``keep`` the walk-away points stand too.

        What they refuse is barred for all, so a party that only refuses has no sum of its own.
        """
        lines: list[Choice] = []
        held: dict[PartyId, Mandate] = {}
        linkage = []
        for at, each in enumerate(self.hindrances):
            if not (standing >> at & 1 or (each.is_walk_away and each.party in keep)):
                continue
            if each.linkage is not None:
                linkage.append(each.linkage)
            elif each.party is not None and each.party in side:
                if each.choice is not None:
                    lines.append(each.choice)
                else:
                    held[each.party] = replace(self._mandate(each.party), red_lines=())
        bare = Mandate(party=self.seated[0], factors=(), walk_away=Fraction(0))
        first, *others = held.values() or (bare,)
        return ledger_of(
            replace(
                self.talks,
                mandates=(replace(first, red_lines=tuple(lines)), *others),
                positions=(),
                linkage=tuple(linkage),
            )
        )

    def _mandate(self, party: PartyId) -> Mandate:
        mandate = self.talks.mandate(party)
        assert mandate is not None
        return mandate


def _hindering(talks: Talks, seated: Sequence[PartyId]) -> Iterator[Hindrance]:
    """Whatever may hinder a package: every refusal, every walk-away point some package may miss, every linkage."""
    known = {issue.id: {option.id for option in options_of(talks, issue.id)} for issue in talks.issues}

    def is_known(choice: Choice) -> bool:
        return choice.option in known.get(choice.issue, ())

    refused = [
        (party, Choice(issue, option))
        for (party, issue, option), position in stances_that_count(talks).items()
        if position.stance is Stance.REFUSES
    ]
    for party in seated:
        mandate = talks.mandate(party)
        lines = [choice for who, choice in refused if who == party] if mandate is None else mandate.red_lines
        yield from (Hindrance(party=party, choice=line) for line in lines if is_known(line))
        if mandate is not None and _may_miss(mandate):
            yield Hindrance(party=party)
    yield from (
        Hindrance(linkage=linkage) for linkage in talks.linkage if not isinstance(linkage, _PROCEDURE)
    )


_PROCEDURE = (NothingUntilAll, EarlyHarvest)
"""Linkage that no package breaks."""


def _softened(mandate: Mandate, up: frozenset[Hindrance]) -> Mandate:
    """A mandate without what is given up of it."""
    party = mandate.party
    lines = tuple(line for line in mandate.red_lines if Hindrance(party=party, choice=line) not in up)
    walk_away = min(_least(mandate), mandate.walk_away) if Hindrance(party=party) in up else mandate.walk_away
    return replace(mandate, red_lines=lines, walk_away=walk_away)


def _may_miss(mandate: Mandate) -> bool:
    """Whether some package may be worth less than the walk-away point."""
    return _least(mandate) < mandate.walk_away


def _least(mandate: Mandate) -> Fraction:
    """A worth that no package falls below."""
    nothing = Fraction(0)
    each = (min((nothing, *(entry.worth for entry in factor.worths))) for factor in mandate.factors)
    return sum(each, nothing)
