"""What could be agreed where there are too many packages to go through: the same questions, answered by folding.

Counts are exact, or lie between two numbers that are; the best packages are proved best, or no better than a bound;
the frontier is all of it, or so near. What cannot be told at all is refused by itself, and the rest is answered.
Where whoever asks does not want to wait any longer, what is known so far is told, and ``stopped`` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from multitrack.analysis.consent import (
    NOT,
    POSSIBLY,
    SURELY,
    UNKNOWN,
)
from multitrack.analysis.finding import Acceptance, Basis, Status, TooLarge, basis_of
from multitrack.analysis.fold.counting import number_of, tally, tally_between
from multitrack.analysis.fold.folding import Pace, StoppedError, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import Ledger, ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.fold.pressing import NothingSuitsError
from multitrack.analysis.frontier import Frontier, frontier
from multitrack.analysis.large_counts import Number, Sense, Taken, accepted
from multitrack.analysis.large_solutions import Ideal, LargeSolutions
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.space import LIMIT, Packages, too_large
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId
from multitrack.model.rule import hangs_on
from multitrack.model.talks import Talks

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LargeZone:
    """What could be agreed, told without going through the packages; compare :class:`~multitrack.analysis.zone.Zone`.

    ``counts``: packages that respect the linkage, by acceptance under the rule. ``by_acceptors`` is nothing where
    it is not exactly known. ``to_all`` and ``under_rule`` list packages (as many as can be had by number).
    ``solutions`` holds a refusal where one could not be told. ``ideal``: what each party could get at best, where
    that was reckoned; the weights of proofs belong to worths and costs times ``scale`` and ``budget_scales``. ``stopped``: whether more could be told with more time.
    """

    status: Status
    basis: Basis
    packages: Number
    respecting_linkage: Number
    without_options: tuple[IssueId, ...]
    not_known_of: tuple[PartyId, ...]
    counts: Mapping[Acceptance, Number]
    acceptable_to_all: Number | None
    acceptable_under_rule: Number | None
    by_acceptors: tuple[int, ...] | None
    to_all: Packages | None
    under_rule: Packages | None
    frontier: Frontier | TooLarge | None
    solutions: Mapping[Concept, Solution | TooLarge]
    ideal: Mapping[PartyId, Ideal]
    scale: int
    budget_scales: tuple[int, ...]
    stopped: bool


def large_zone(talks: Talks, *, pace: Pace = without_end, with_frontier: bool = True) -> LargeZone | TooLarge:
    """What could be agreed in talks of any size; refused only where a linkage or factor is too entangled."""
    try:
        ledger = ledger_of(talks)
        return _Telling(ledger, pace).told(with_frontier=with_frontier)
    except TooEntangledError:
        return too_large(talks, LIMIT)


class _Telling:
    """One question after the other; one that is stopped or too large is told as far as it is known."""

    def __init__(self, ledger: Ledger, pace: Pace) -> None:
        self.ledger, self.pace = ledger, pace
        self.seated = tuple(party.id for party in ledger.talks.seated_parties())
        self.mandated = bool(self.seated) and len(ledger.parties) == len(self.seated)
        self.finding = LargeSolutions(ledger, pace)
        self.stopped = False

    def told(self, *, with_frontier: bool) -> LargeZone:
        ledger = self.ledger
        every = Number(0, ledger.combinations)
        written = self._counted(lambda: number_of(ledger, linkage=False, pace=self.pace), every)
        kept = self._counted(lambda: number_of(ledger, pace=self.pace), Number(0, written.high))
        judged = self._judged(kept)
        found = self._solutions() if self.mandated else {}
        edge = self._frontier() if self.mandated and with_frontier else None
        sure = (
            written.exact
            and kept.exact
            and all(number.exact for number in judged.counts.values())
            and not isinstance(edge, TooLarge)
            and (edge is None or edge.status is Status.EXACT)
            and all(isinstance(s, Solution) and s.status is Status.EXACT for s in found.values())
        )
        return LargeZone(
            status=Status.BOUNDED if not sure else Status.EXACT if self.mandated else Status.UNKNOWN,
            basis=basis_of(ledger.talks),
            packages=written,
            respecting_linkage=kept,
            without_options=tuple(
                i for i, options in zip(ledger.issues, ledger.options, strict=True) if not options
            ),
            not_known_of=tuple(party for party in self.seated if party not in ledger.parties),
            counts=judged.counts,
            acceptable_to_all=judged.to_all_number if self.mandated else None,
            acceptable_under_rule=judged.under_rule_number if self.mandated else None,
            by_acceptors=judged.by_acceptors if self.mandated else None,
            to_all=judged.to_all if self.mandated else None,
            under_rule=judged.under_rule if self.mandated else None,
            frontier=edge,
            solutions=found,
            ideal=self.finding.ideals(),
            scale=ledger.scale,
            budget_scales=ledger.budget_scales,
            stopped=self.stopped,
        )

    def _counted(self, count: Callable[[], int], otherwise: Number) -> Number:
        number = self._tried(count)
        return otherwise if number is None else Number(number, number)

    def _tried(self, work: Callable[[], T]) -> T | None:
        """What comes of some work; nothing where it is too much, or was stopped."""
        try:
            return work()
        except TooManyRowsError:
            return None
        except StoppedError:
            self.stopped = True
            return None

    def _judged(self, kept: Number) -> _Judged:
        ledger = self.ledger
        exact = self._tried(lambda: tally(ledger, pace=self.pace))
        if exact is not None:
            return _judged(Taken(ledger, exact))
        between = None if self.stopped else self._tried(lambda: tally_between(ledger, pace=self.pace))
        if between is None:
            nobody_knows = Number(0, kept.high)
            judged = _Judged(
                counts=dict.fromkeys(Acceptance, nobody_knows),
                to_all_number=nobody_knows,
                under_rule_number=nobody_knows,
            )
        else:
            judged = _judged_between(*(Taken(ledger, each) for each in between))
        return judged if self.stopped else self._sharpened(judged, kept)

    def _sharpened(self, judged: _Judged, kept: Number) -> _Judged:
        """With what is accepted counted by itself, which takes less room."""
        ledger = self.ledger
        to_all = self._tried(lambda: accepted(ledger, Sense.TO_ALL, pace=self.pace))
        if to_all is not None:
            judged = replace(judged, to_all_number=to_all[0], to_all=to_all[1])
        allowed = self._tried(lambda: accepted(ledger, Sense.ALLOWED, pace=self.pace))
        if allowed is not None:
            counts = self._sharper(judged.counts, kept, allowed[0])
            judged = replace(judged, counts=counts, under_rule_number=allowed[0], under_rule=allowed[1])
        return judged

    def _sharper(
        self, counts: Mapping[Acceptance, Number], kept: Number, allowed: Number
    ) -> Mapping[Acceptance, Number]:
        """The counts with what the number that the rule may allow tells of them."""
        not_ = counts[Acceptance.NOT]
        ruled_out = Number(max(not_.low, kept.low - allowed.high), min(not_.high, kept.high - allowed.low))
        if not self.mandated or hangs_on(self.ledger.talks.rule):
            return {**counts, Acceptance.NOT: ruled_out}
        none = Number(0, 0)
        return {
            Acceptance.SURELY: allowed,
            Acceptance.POSSIBLY: none,
            Acceptance.UNKNOWN: none,
            Acceptance.NOT: ruled_out,
        }

    def _frontier(self) -> Frontier | TooLarge:
        refusal = TooLarge(question="the frontier", packages=self.ledger.combinations, limit=LIMIT)
        return self._tried(lambda: frontier(self.ledger, pace=self.pace)) or refusal

    def _solutions(self) -> dict[Concept, Solution | TooLarge]:
        """All solutions; what could not be told is refused."""
        found: dict[Concept, Solution | TooLarge] = {}
        for concept, find in self.finding.each():
            try:
                told = self._tried(find)
            except NothingSuitsError:
                continue
            found[concept] = told or TooLarge(
                question=concept.value, packages=self.ledger.combinations, limit=LIMIT
            )
        return {concept: found[concept] for concept in Concept if concept in found}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Judged:
    """What the rule makes of all packages."""

    counts: Mapping[Acceptance, Number]
    to_all_number: Number
    under_rule_number: Number
    by_acceptors: tuple[int, ...] | None = None
    to_all: Packages | None = None
    under_rule: Packages | None = None


def _judged(taken: Taken) -> _Judged:
    everyone = len(taken.tally.parties)
    suits_all, passes = taken.suits_all, taken.passes
    levels = zip(
        (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT),
        (SURELY, POSSIBLY, UNKNOWN, NOT),
        strict=True,
    )
    counts = {acceptance: taken.where(taken.level == level) for acceptance, level in levels}
    to_all, under_rule = taken.where(suits_all), taken.where(passes)
    return _Judged(
        counts={acceptance: Number(n, n) for acceptance, n in counts.items()},
        to_all_number=Number(to_all, to_all),
        under_rule_number=Number(under_rule, under_rule),
        by_acceptors=tuple(taken.where(taken.acceptors == n) for n in range(everyone + 1)),
        to_all=taken.packages(suits_all),
        under_rule=taken.packages(passes),
    )


def _judged_between(less: Taken, more: Taken) -> _Judged:
    """Where everybody accepts less, and where everybody accepts more: one more agreeing never does harm."""
    everyone = len(less.tally.parties)
    surely = Number(less.where(less.sure), more.where(more.sure))
    not_ = Number(more.where(~more.open), less.where(~less.open))
    maybe = Number(less.where(less.maybe), more.where(more.maybe))
    open_ = Number(less.where(less.open), more.where(more.open))
    return _Judged(
        counts={
            Acceptance.SURELY: surely,
            Acceptance.POSSIBLY: _between(maybe, surely),
            Acceptance.UNKNOWN: _between(open_, maybe),
            Acceptance.NOT: not_,
        },
        to_all_number=Number(less.where(less.acceptors == everyone), more.where(more.acceptors == everyone)),
        under_rule_number=open_,
    )


def _between(wide: Number, narrow: Number) -> Number:
    """How many lie within one number but not within another that is part of it."""
    return Number(max(0, wide.low - narrow.high), max(0, wide.high - narrow.low))
