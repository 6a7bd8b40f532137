"""What opens if one party moves where packages are too many to go through: counted by folding, or between two numbers.

Only what every other party whose word is needed accepts is folded; of the party that moves it is kept how far each
package falls short of its walk-away point. Where that is too much, worths are rounded, once so that everybody accepts
less and once so that everybody accepts more, and it is told at some points within which two numbers the true ones lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from multitrack.analysis.consent import (
    indispensable,
)
from multitrack.analysis.finding import Basis, Status, TooLarge, basis_of, stances_that_count
from multitrack.analysis.fold.counting import rounded, tally
from multitrack.analysis.fold.folding import CELLS, Pace, StoppedError, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import Ledger, ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.large_counts import Number, Reached, Sense, accepted
from multitrack.analysis.space import LIMIT, too_large
from multitrack.model.mandate import Mandate
from multitrack.model.package import Choice
from multitrack.model.party import Influence, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks

TRIED = 60
"""So many refusals are tried at most."""
POINTS = 8
"""At so many points it is told what opens where it is not known exactly: at all, at half, at a quarter and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeStep:
    """What opens once a walk-away point is lowered ``by`` so much; compare :class:`~multitrack.analysis.leverage.Step`."""

    by: Fraction
    under_rule: Number
    to_all: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeGivenUp:
    """What opens if one red line is given up, the walk-away point staying where it is."""

    line: Choice
    under_rule: Number
    to_all: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class LargePartyLeverage:
    """What opens if one party moves. ``steps``: every point at which something more opens where ``exact``, else some points.

    ``steps`` and ``lines`` are nothing where they could not be told, or nobody wanted to wait.
    """

    party: PartyId
    steps: tuple[LargeStep, ...] | None
    lines: tuple[LargeGivenUp, ...] | None
    influence: tuple[Influence, ...]

    @property
    def told(self) -> bool:
        """Whether anything is told of it."""
        return self.steps is not None or bool(self.lines)

    @property
    def exact(self) -> bool:
        """Whether all of it is told exactly."""
        if self.steps is None or self.lines is None:
            return False
        told: list[LargeStep | LargeGivenUp] = [*self.steps, *self.lines]
        return all(each.under_rule.exact and each.to_all.exact for each in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeSoftening:
    """A refusal, and how many packages more the rule may allow if the party could live with the option after all."""

    position: Position
    opens: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeLeverage:
    """What is open now, what each party with a known mandate would open, and what each refusal of the others keeps shut.

    ``refusals``: those that keep something shut, what opens most first; ``untold``: of how many others that could not be
    told. ``stopped``: more could be told with more time.
    """

    status: Status
    basis: Basis
    under_rule: Number | None
    to_all: Number | None
    parties: tuple[LargePartyLeverage, ...]
    not_known_of: tuple[PartyId, ...]
    refusals: tuple[LargeSoftening, ...]
    untold: int
    stopped: bool


def large_leverage(talks: Talks, *, pace: Pace = without_end, cells: int = CELLS) -> LargeLeverage | TooLarge:
    """What opens if one party moves; refused where a linkage or factor is too entangled."""
    try:
        return _Moving(talks, pace, cells).told()
    except TooEntangledError:
        return too_large(talks, LIMIT)


class _Moving:
    """One party after the other; what is stopped or too much is told as far as it is known."""

    def __init__(self, talks: Talks, pace: Pace, cells: int) -> None:
        self.talks, self.pace, self.cells = talks, pace, cells
        self.ledger = ledger_of(talks)
        self.seated = tuple(party.id for party in talks.seated_parties())
        self.needed = indispensable(talks)
        self.stopped = False
        self.now = self._now(self.ledger)

    def told(self) -> LargeLeverage:
        """All parties with a mandate."""
        parties = tuple(self._of(mandate) for mandate in self.ledger.mandates)
        refusals, untold = self._refusals()
        numbers = (*self.now, *(each.opens for each in refusals))
        sure = all(each.exact for each in parties) and all(n is not None and n.exact for n in numbers)
        return LargeLeverage(
            status=Status.UNKNOWN if not parties else Status.EXACT if sure and not untold else Status.BOUNDED,
            basis=basis_of(self.talks),
            under_rule=self.now[0],
            to_all=self.now[1],
            parties=parties,
            not_known_of=tuple(party for party in self.seated if party not in self.ledger.parties),
            refusals=refusals,
            untold=untold,
            stopped=self.stopped,
        )

    def _of(self, mandate: Mandate) -> LargePartyLeverage:
        steps, lines = self._steps(mandate), self._lines(mandate)
        return LargePartyLeverage(
            party=mandate.party,
            steps=steps,
            lines=lines,
            influence=tuple(each for each in self.talks.influence if each.party == mandate.party),
        )

    def _steps(self, mandate: Mandate) -> tuple[LargeStep, ...] | None:
        if self.stopped:
            return None
        try:
            return tuple(self._exactly(mandate))
        except TooManyRowsError:
            pass
        except StoppedError:
            self.stopped = True
            return None
        try:
            return self._between(mandate)
        except TooManyRowsError:
            return None
        except StoppedError:
            self.stopped = True
            return None

    def _exactly(self, mandate: Mandate) -> Iterator[LargeStep]:
        """Each point at which something more opens, the nearest first."""
        rule = self._opened(self.ledger, mandate.party, to_all=False)
        suits = self._opened(self.ledger, mandate.party, to_all=True)
        under_rule = to_all = 0
        for by in sorted({*rule, *suits}):
            under_rule += rule.get(by, 0)
            to_all += suits.get(by, 0)
            yield LargeStep(
                by=self.ledger.exact(by),
                under_rule=Number(under_rule, under_rule),
                to_all=Number(to_all, to_all),
            )

    def _opened(self, ledger: Ledger, party: PartyId, *, to_all: bool) -> Mapping[int, int]:
        """By how far they fall short: how many packages open that nothing but the walk-away point of the party keeps shut."""
        needed = (frozenset(self.seated) if to_all else self.needed) - {party}
        found = tally(ledger, needed=needed, moving=party, pace=self.pace, cells=self.cells)
        return Reached.of(ledger, found, party, to_all=to_all).opened()

    def _between(self, mandate: Mandate) -> tuple[LargeStep, ...]:
        """At some points, within which two numbers it lies what opens; worths as little rounded as it takes."""
        step = 1
        while step <= 2 * self.ledger.bound:
            step *= 4
            less, more = (rounded(self.ledger, step, up=up) for up in (False, True))
            try:
                return tuple(self._points(mandate, step, less, more))
            except TooManyRowsError:
                continue
        raise TooManyRowsError

    def _points(self, mandate: Mandate, step: int, less: Ledger, more: Ledger) -> Iterator[LargeStep]:
        told = [
            (self._reached(less, mandate, to_all=to_all), self._reached(more, mandate, to_all=to_all))
            for to_all in (False, True)
        ]
        at = self.ledger.parties.index(mandate.party)
        farthest = max(max(low.farthest, high.farthest) for low, high in told) * step
        for halved in reversed(range(POINTS)):
            by = farthest >> halved
            coarse = less.walk_away[at] + (by - self.ledger.walk_away[at]) // step
            numbers = [
                Number(0, high.open_at(coarse))
                if now is None
                else _more(Number(low.open_at(coarse), high.open_at(coarse)), now)
                for (low, high), now in zip(told, self.now, strict=True)
            ]
            yield LargeStep(by=self.ledger.exact(by), under_rule=numbers[0], to_all=numbers[1])

    def _reached(self, ledger: Ledger, mandate: Mandate, *, to_all: bool) -> Reached:
        """How far the party falls short, in how many packages, and whether these are open without it and with it."""
        party = mandate.party
        needed = (frozenset(self.seated) if to_all else self.needed) - {party}
        found = tally(ledger, needed=needed, moving=party, pace=self.pace, cells=self.cells)
        return Reached.of(ledger, found, party, to_all=to_all)

    def _lines(self, mandate: Mandate) -> tuple[LargeGivenUp, ...] | None:
        """Each red line without which something would open."""
        found = []
        for line in dict.fromkeys(mandate.red_lines):
            others = tuple(other for other in mandate.red_lines if other != line)
            freed = replace(mandate, red_lines=others)
            mandates = tuple(freed if each is mandate else each for each in self.talks.mandates)
            if self.stopped:
                return None
            then = self._now(ledger_of(replace(self.talks, mandates=mandates)))
            if None in (*then, *self.now):
                return None
            under_rule, to_all = (_more(a, b) for a, b in zip(then, self.now, strict=True))
            if under_rule.high or to_all.high:
                found.append(LargeGivenUp(line=line, under_rule=under_rule, to_all=to_all))
        return tuple(found)

    def _refusals(self) -> tuple[tuple[LargeSoftening, ...], int]:
        """What each refusal of a party without a known mandate keeps shut; and of how many that could not be told."""
        refused = [
            each
            for (party, _, _), each in stances_that_count(self.talks).items()
            if each.stance is Stance.REFUSES and party in self.seated
        ]
        found: list[LargeSoftening] = []
        now = self.now[0]
        for tried, each in enumerate(refused):
            softer = replace(each, stance=Stance.CAN_LIVE_WITH)
            positions = tuple(softer if one is each else one for one in self.talks.positions)
            then = self._counted(ledger_of(replace(self.talks, positions=positions)), Sense.ALLOWED)
            if then is None or now is None or tried >= TRIED:
                return _most_first(found), len(refused) - tried
            if (opens := _more(then, now)).high:
                found.append(LargeSoftening(position=each, opens=opens))
        return _most_first(found), 0

    def _now(self, ledger: Ledger) -> tuple[Number | None, Number | None]:
        """How many packages the rule may allow, and how many surely suit all."""
        return self._counted(ledger, Sense.ALLOWED), self._counted(ledger, Sense.TO_ALL)

    def _counted(self, ledger: Ledger, sense: Sense) -> Number | None:
        if self.stopped:
            return None
        try:
            number = accepted(ledger, sense, pace=self.pace, cells=self.cells)[0]
        except TooManyRowsError:
            return None
        except StoppedError:
            self.stopped = True
            return None
        return None if number.low == 0 < number.high >= ledger.combinations else number


def _most_first(found: list[LargeSoftening]) -> tuple[LargeSoftening, ...]:
    return tuple(sorted(found, key=lambda each: -each.opens.high))


def _more(then: Number | None, now: Number | None) -> Number:
    """How many are open then and not now."""
    assert then is not None
    assert now is not None
    return Number(max(0, then.low - now.high), max(0, then.high - now.low))
