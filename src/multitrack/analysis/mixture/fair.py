"""The mixtures that theories of fair division point at, each proved best or no worse than a stated bound.

A mixture suits all where each party gets its walk-away point from the whole of it; what stands in it need not suit all
by itself. *Nash* maximises the product of gains, *Kalai-Smorodinsky* the smallest share of what each could gain at
best, *egalitarian* the smallest gain, *leximin* then the second smallest and so on. With n parties at most n - 1 issues
are mixed (or n packages, where issues are tied together). What is not proved is not told, or told with its bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from multitrack.analysis.consent import Weighed, weigh
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.mixture.nearing import near_largest_product
from multitrack.analysis.mixture.parts import (
    QUESTION,
    Parts,
    is_additive,
    parts_by_issue,
    parts_of_packages,
)
from multitrack.analysis.mixture.programme import Mixed, Raised, Shares, most, raised, solve, sums_of
from multitrack.analysis.solution import Concept
from multitrack.analysis.space import LIMIT, too_large
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

LONG = 1_000
"""Fractions with so many binary digits are told shorter where any weights will do."""
TINY = (Fraction(1, 10**6), Fraction(1, 100))
"""Shares below these may be no more than an error of the solver, and are tried without. Where the best lies at an end, with a
flat top before it, an error in what is made large is that of its square root in the share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """One mixture: what is not mixed (``settled``), and of what is, the share of each (``mixed``, part by part).

    ``value`` and ``bound`` as of a :class:`~multitrack.analysis.solution.Solution`. ``whole``: whole packages are
    mixed, for issues are tied together; else single issues.
    """

    concept: Concept
    settled: Package
    mixed: tuple[tuple[tuple[Package, Fraction], ...], ...]
    whole: bool
    worths: Mapping[PartyId, Fraction]
    gains: Mapping[PartyId, Fraction]
    value: Fraction
    bound: Fraction | None = None

    @property
    def status(self) -> Status:
        """Whether no mixture is better, or none is better than the bound."""
        return Status.EXACT if self.bound is None else Status.BOUNDED

    @property
    def issues(self) -> tuple[IssueId, ...]:
        """The issues of which several options stand in the mixture."""
        seen: dict[IssueId, set[object]] = {}
        for part in self.mixed:
            for package, _ in part:
                for choice in package.choices:
                    seen.setdefault(choice.issue, set()).add(choice.option)
        return tuple(issue for issue, options in seen.items() if len(options) > 1)


def mixtures(of: Talks | Weighed, *, limit: int = LIMIT) -> Mapping[Concept, Mixture] | TooLarge:
    """The fair mixtures; empty unless every mandate is known and some mixture suits all.

    Where issues are tied together it is refused if there are more than ``limit`` packages.
    """
    parts = _parts(of, limit)
    if parts is None or isinstance(parts, TooLarge):
        return {} if parts is None else parts
    return dict(_Fair(parts).each())


def _parts(of: Talks | Weighed, limit: int) -> Parts | TooLarge | None:
    talks = of.talks if isinstance(of, Weighed) else of
    seated = talks.seated_parties()
    if not seated or any(talks.mandate(party.id) is None for party in seated):
        return None
    try:
        ledger = ledger_of(talks)
    except TooEntangledError:
        ledger = None
    if ledger is not None and is_additive(ledger):
        return parts_by_issue(ledger)
    known = of if isinstance(of, Weighed) else weigh(of, limit=limit)
    if isinstance(known, TooLarge) or known.space.count > limit:
        return TooLarge(question=QUESTION, packages=too_large(talks).packages, limit=limit)
    return parts_of_packages(known) if known.space.count else None


class _Fair:
    """One concept after the other over the same parts."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.lows = tuple(map(Fraction, parts.walk_away))
        self.ones = (Fraction(1),) * len(self.lows)

    def each(self) -> Iterator[tuple[Concept, Mixture]]:
        """The concepts that can be told; none where no mixture suits all."""
        even = raised(self.parts, Raised(lows=self.lows, spans=self.ones))
        if even is None or even.value < 0:
            return
        if even.value > 0 and (nash := self._nash(even)) is not None:
            yield Concept.NASH, nash
        if (leximin := self._in_order(even, self.ones)) is not None:
            yield Concept.LEXIMIN, self._told(Concept.LEXIMIN, leximin, even)
        if (kalai := self._kalai_smorodinsky()) is not None:
            yield Concept.KALAI_SMORODINSKY, kalai
        yield Concept.EGALITARIAN, self._told(Concept.EGALITARIAN, even, even)

    def _told(self, concept: Concept, found: Mixed, level: Mixed) -> Mixture:
        """A mixture by the smallest gain."""
        return self._of(concept, found, self.parts.exact(level.value), self.parts.exact(level.at_most))

    def _of(self, concept: Concept, found: Mixed, value: Fraction, at_most: Fraction) -> Mixture:
        parts = self.parts
        settled = Package(
            tuple(
                choice
                for part, held in zip(parts.parts, found.shares, strict=True)
                if len(held) == 1
                for choice in part.held[held[0][0]].choices
            )
        )
        mixed = tuple(
            tuple((part.held[place], share) for place, share in held)
            for part, held in zip(parts.parts, found.shares, strict=True)
            if len(held) > 1
        )
        worths = {p: parts.exact(total) for p, total in zip(parts.parties, found.sums, strict=True)}
        least = dict(zip(parts.parties, parts.walk_away, strict=True))
        return Mixture(
            concept=concept,
            settled=settled,
            mixed=mixed,
            whole=parts.whole,
            worths=worths,
            gains={p: worth - parts.exact(Fraction(least[p])) for p, worth in worths.items()},
            value=value,
            bound=at_most if at_most > value else None,
        )

    def _in_order(self, first: Mixed, spans: Sequence[Fraction]) -> Mixed | None:
        """The lowest level is highest already; then the second lowest, and so on. Nothing where that is not proved.

        Who cannot get more without another getting less is fixed, and the rest raised again: a price above nought
        proves that a party has the same in every best mixture.
        """
        lows, open_, found = list(self.lows), list(spans), first
        for _ in lows:
            fixed = [at for at, price in enumerate(found.prices) if price > 0 and open_[at]]
            if not found.proved or not fixed:
                return None
            for at in fixed:
                lows[at], open_[at] = self.lows[at] + found.value * spans[at], Fraction(0)
            if not any(open_):
                break
            further = raised(self.parts, Raised(lows=tuple(lows), spans=tuple(open_)))
            if further is None:
                return None
            found = further
        return found

    def _kalai_smorodinsky(self) -> Mixture | None:
        spans = []
        for at in range(len(self.lows)):
            weights = tuple(Fraction(int(at == other)) for other in range(len(self.lows)))
            best = raised(self.parts, Raised(lows=self.lows, weights=weights))
            if best is None or not best.proved:
                return None
            spans.append(best.value - self.lows[at])
        if not any(spans):
            return None
        first = raised(self.parts, Raised(lows=self.lows, spans=tuple(spans)))
        if first is None:
            return None
        found = self._in_order(first, spans) or first
        return self._of(Concept.KALAI_SMORODINSKY, found, first.value, first.at_most)

    def _nash(self, even: Mixed) -> Mixture | None:
        """The largest product: ever nearer mixtures, then the corner by them, held against what no mixture passes."""
        gains = near_largest_product(self.parts, self.lows, self._gains(even))
        found = raised(self.parts, Raised(lows=self.lows, spans=gains))
        tried = [each for each in (found, even) if each is not None]
        tried += [
            each
            for tiny in TINY
            for known in tuple(tried)
            if (each := self._without(known, tiny)) is not None
        ]
        tried += [each for each in map(self._on_the_edge, tried) if each is not None]
        best = max(tried, key=self._product)
        if min(self._gains(best)) <= 0:
            return None
        product = self._product(best)
        return self._of(
            Concept.NASH,
            best,
            self.parts.exact(product, len(self.lows)),
            self.parts.exact(self._at_most(best), len(self.lows)),
        )

    def _gains(self, found: Mixed) -> list[Fraction]:
        return [total - low for total, low in zip(found.sums, self.lows, strict=True)]

    def _product(self, found: Mixed) -> Fraction:
        gains = self._gains(found)
        return prod(gains, start=Fraction(1)) if min(gains) > 0 else Fraction(0)

    def _at_most(self, found: Mixed) -> Fraction:
        """What no product passes: a product of weighted gains is at most their mean, as often as there are parties.

        The best weights are one through each gain; then those nearest to them that make alike what is mixed.
        """
        weights = [1 / gain for gain in self._gains(found)]
        short = [Fraction(float(weight)) for weight in weights]
        long = max(weight.denominator.bit_length() for weight in weights) > LONG
        candidates = (short if long else weights, self._tied(found, short))
        bounds = [self._bound(each) for each in candidates if each is not None]
        return max(self._product(found), min(bounds))

    def _bound(self, weights: Sequence[Fraction]) -> Fraction:
        lows = sum((w * low for w, low in zip(weights, self.lows, strict=True)), Fraction(0))
        mean = (most(self.parts, weights) - lows) / len(weights)
        return mean ** len(weights) / prod(weights, start=Fraction(1))

    def _tied(self, found: Mixed, weights: Sequence[Fraction]) -> list[Fraction] | None:
        """The weights nearest to some (each in parts of itself) by which all that is mixed in one part weighs the same."""
        rows = [
            [
                w * (a - b)
                for w, a, b in zip(weights, part.worths[place], part.worths[held[0][0]], strict=True)
            ]
            for part, held in zip(self.parts.parts, found.shares, strict=True)
            for place, _ in held[1:]
        ]
        squares = [{at: dot for at, other in enumerate(rows) if (dot := _dot(row, other))} for row in rows]
        moved = solve(squares, [-sum(row, Fraction(0)) for row in rows])
        if moved is None or len(moved) < len(rows):
            return None
        tied = [
            w * (1 + sum((moved[at] * row[party] for at, row in enumerate(rows)), Fraction(0)))
            for party, w in enumerate(weights)
        ]
        return tied if min(tied) > 0 else None

    def _without(self, found: Mixed, tiny: Fraction) -> Mixed | None:
        """The same mixture without shares that may be no more than an error."""
        shares = []
        for held in found.shares:
            kept = [(place, share) for place, share in held if share >= tiny]
            whole = sum((share for _, share in kept), Fraction(0))
            shares.append(tuple((place, share / whole) for place, share in kept))
        return self._again(found, tuple(shares))

    def _on_the_edge(self, found: Mixed) -> Mixed | None:
        """Of two parties with one thing mixed of two: the best share between them, in one step."""
        split = [at for at, held in enumerate(found.shares) if len(held) > 1]
        if len(self.lows) != 2 or len(split) != 1 or len(found.shares[split[0]]) != 2:
            return None
        (one, _), (other, _) = found.shares[split[0]]
        part = self.parts.parts[split[0]]
        rest = [
            total
            - sum((share * part.worths[place][at] for place, share in found.shares[split[0]]), Fraction(0))
            for at, total in enumerate(found.sums)
        ]
        begins = [
            r - low + part.worths[other][at] for at, (r, low) in enumerate(zip(rest, self.lows, strict=True))
        ]
        slopes = [Fraction(part.worths[one][at] - part.worths[other][at]) for at in range(2)]
        if not slopes[0] * slopes[1]:
            return None
        share = -(begins[0] * slopes[1] + begins[1] * slopes[0]) / (2 * slopes[0] * slopes[1])
        if not 0 < share < 1:
            return None
        shares = list(found.shares)
        shares[split[0]] = ((one, share), (other, 1 - share))
        return self._again(found, tuple(shares))

    def _again(self, found: Mixed, shares: Shares) -> Mixed:
        return Mixed(
            shares=shares,
            sums=sums_of(self.parts, shares),
            value=found.value,
            at_most=found.at_most,
            prices=found.prices,
        )


def _dot(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))
