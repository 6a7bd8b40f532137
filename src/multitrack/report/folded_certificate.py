"""A certificate of talks too large to go through: numbers, best packages, and the weights that prove them best.

It is checked by :mod:`~multitrack.report.refold` and :mod:`~multitrack.report.retrace`, which share no code with the
analysis and use no solver. What takes too long to do so plainly is named, never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from multitrack.analysis.finding import Acceptance
from multitrack.analysis.fold.pressing import Proof
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.large import LargeZone
from multitrack.analysis.large_counts import Number
from multitrack.analysis.solution import Concept, Solution
from multitrack.model.talks import Talks
from multitrack.report import refold, retrace
from multitrack.report.as_json import Json, exact, package_as_json
from multitrack.report.recount import NAMED
from multitrack.report.refold import TooManyStatesError
from multitrack.report.retrace import Traced, Weights
from multitrack.report.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of the certificate that does not hold: which, what it says, and what was counted."""

    what: str
    says: Any
    counted: Any


def folded_claims(zone: LargeZone) -> Json:
    """What a certificate claims of a large zone."""
    numbers: dict[str, Number | None] = {
        "packages": zone.packages,
        "respecting_linkage": zone.respecting_linkage,
        **{f"robust.{each.value}": zone.counts[each] for each in Acceptance},
        "acceptable_to_all": zone.acceptable_to_all,
        "acceptable_under_rule": zone.acceptable_under_rule,
    }
    found = {c.value: each for c, each in zone.solutions.items() if isinstance(each, Solution)}
    return {
        "folded": True,
        "numbers": {name: [n.low, n.high] for name, n in numbers.items() if n is not None},
        "accepted_by": None if zone.by_acceptors is None else list(zone.by_acceptors),
        "frontier": _frontier(zone.frontier) if isinstance(zone.frontier, Frontier) else None,
        "scale": zone.scale,
        "budget_scales": list(zone.budget_scales),
        "ideal": {
            party: {"value": exact(each.value), "proof": _proof(each.proof)}
            for party, each in zone.ideal.items()
        },
        "solutions": {name: _solution(each) for name, each in found.items()},
    }


def _frontier(found: Frontier) -> Json:
    return {"size": found.size, "points": found.points, "within": exact(found.within)}


def _proof(proof: Proof | None) -> Json | None:
    return None if proof is None else {"weights": list(proof.weights), "at_least": proof.at_least}


def _solution(found: Solution) -> Json:
    return {
        "count": found.count,
        "value": exact(found.value),
        "bound": exact(found.bound),
        "packages": [package_as_json(found.packages[at]) for at in range(min(NAMED, found.count))],
        "proof": _proof(found.proof),
    }


def check_folded(claims: Json, talks: Talks) -> tuple[list[Difference], list[str]]:
    """What does not hold, and what could not be counted again."""
    checking = _Checking(claims, talks)
    for name, check in checking.each():
        try:
            checking.differences += check()
        except TooManyStatesError:
            checking.left_out.append(name)
    return checking.differences, checking.left_out


class _Checking:
    """One claim after the other."""

    def __init__(self, claims: Json, talks: Talks) -> None:
        self.claims, self.talks = claims, talks
        self.differences: list[Difference] = []
        self.left_out: list[str] = []
        self.parties = len(Sheet(talks=talks).mandates)
        self._ideal: list[Fraction] | None = None

    def each(self) -> Iterator[tuple[str, Callable[[], list[Difference]]]]:
        """Every claim, and how it is checked."""
        yield "packages", self._written
        yield "counts", self._counts
        if self.claims.get("frontier") is not None:
            yield "frontier", self._frontier
        for name, claim in self.claims["solutions"].items():
            yield f"solutions.{name}", partial(self._solution, name, claim)

    def _written(self) -> list[Difference]:
        return self._number("packages", refold.written(self.talks))

    def _counts(self) -> list[Difference]:
        found = refold.counts(self.talks)
        by_number = found.pop("accepted_by")
        differences = []
        for name, number in found.items():
            if number is None:
                if name in self.claims["numbers"]:
                    differences.append(Difference(name, self.claims["numbers"][name], None))
            elif isinstance(number, int):
                differences += self._number(name, number)
        says = self.claims["accepted_by"]
        if says is not None and says != by_number:
            differences.append(Difference("accepted_by", says, by_number))
        return differences

    def _number(self, name: str, counted: int) -> list[Difference]:
        says = self.claims["numbers"].get(name)
        holds = isinstance(says, list) and len(says) == 2 and says[0] <= counted <= says[1]
        return [] if holds else [Difference(name, says, counted)]

    def _frontier(self) -> list[Difference]:
        says = self.claims["frontier"]
        if says.get("within") != 0:
            raise TooManyStatesError
        size, points = refold.frontier(self.talks)
        found = {"size": size, "points": points, "within": 0}
        return [] if says == found else [Difference("frontier", says, found)]

    def _solution(self, name: str, claim: Json) -> list[Difference]:
        if name == Concept.UTILITARIAN.value:
            return list(self._sum(claim))
        if claim.get("bound") is not None:
            return list(self._bounded(name, claim))
        found = self._traced(name, self._weights(claim["proof"]), int(claim["proof"]["at_least"]))
        return list(self._as_traced(f"solutions.{name}", claim, found, name))

    def _as_traced(self, where: str, claim: Json, found: Traced | None, name: str) -> Iterator[Difference]:
        if found is None:
            yield Difference(f"{where}.proof", claim["proof"], "it proves nothing")
            return
        sign = -1 if name == Concept.EQUAL_LOSS.value else 1
        counted = {
            "count": len(found.packages),
            "value": exact(sign * found.value),
            "packages": [package_as_json(package) for package in found.packages[:NAMED]],
        }
        for key, number in counted.items():
            if claim.get(key) != number:
                yield Difference(f"{where}.{key}", claim.get(key), number)

    def _sum(self, claim: Json) -> Iterator[Difference]:
        found = refold.largest_sum(self.talks)
        value, count = (None, 0) if found is None else (exact(found[0]), found[1])
        for key, number in (("count", count), ("value", value)):
            if claim.get(key) != number:
                yield Difference(f"solutions.utilitarian.{key}", claim.get(key), number)

    def _bounded(self, name: str, claim: Json) -> Iterator[Difference]:
        """Its packages are as good as they are said to be. That none is better than the bound is left out."""
        rows = retrace.attained(self.talks, claim["packages"])
        if len(rows) != len(claim["packages"]) or not rows:
            yield Difference(
                f"solutions.{name}.packages", claim["packages"], "some may not be, or do not suit all"
            )
        for _, worths in rows:
            value = self._value(name, worths)
            if exact(value) != claim["value"]:
                yield Difference(f"solutions.{name}.value", claim["value"], exact(value))
        self.left_out.append(f"solutions.{name}.bound")

    def _value(self, name: str, worths: tuple[Fraction, ...]) -> Fraction:
        base, span = self._level(name)
        sign = -1 if name == Concept.EQUAL_LOSS.value else 1
        if name == Concept.NASH.value:
            product = Fraction(1)
            for worth, start in zip(worths, base, strict=True):
                product *= worth - start
            return product
        return sign * min((w - b) / s for w, b, s in zip(worths, base, span, strict=True) if s)

    def _traced(self, name: str, weights: Weights, at_least: int) -> Traced | None:
        if not weights.sound(Sheet(talks=self.talks)):
            return None
        if name == Concept.NASH.value:
            return retrace.largest_product(self.talks, weights, at_least)
        base, span = self._level(name)
        all_the_way = name != Concept.EGALITARIAN.value
        return retrace.fairest(self.talks, weights, at_least, base, span, all_the_way=all_the_way)

    def _level(self, name: str) -> tuple[list[Fraction], list[Fraction]]:
        """From where a party's level is counted, and in parts of what."""
        walk_away = [mandate.walk_away for mandate in Sheet(talks=self.talks).mandates]
        one = [Fraction(1)] * len(walk_away)
        if name == Concept.EQUAL_LOSS.value:
            return self.ideal(), one
        if name == Concept.KALAI_SMORODINSKY.value:
            return walk_away, [best - least for best, least in zip(self.ideal(), walk_away, strict=True)]
        return walk_away, one

    def ideal(self) -> list[Fraction]:
        """What each party could get at best, traced again."""
        if self._ideal is None:
            self._ideal = [self._best_of(at, claim) for at, claim in enumerate(self.claims["ideal"].values())]
        if len(self._ideal) != self.parties:
            raise TooManyStatesError
        return self._ideal

    def _best_of(self, at: int, claim: Json) -> Fraction:
        weights = self._weights(claim["proof"])
        found = retrace.most(self.talks, weights, int(claim["proof"]["at_least"]), at)
        if found is None or not weights.sound(Sheet(talks=self.talks)):
            raise TooManyStatesError
        return found

    def _weights(self, proof: Mapping[str, Any]) -> Weights:
        numbers = [int(weight) for weight in proof["weights"]]
        return Weights(
            parties=tuple(numbers[: self.parties]),
            budgets=tuple(numbers[self.parties :]),
            scale=int(self.claims["scale"]),
            budget_scales=tuple(int(scale) for scale in self.claims["budget_scales"]),
        )
