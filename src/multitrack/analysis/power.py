"""What a rule of decision gives each party: how often its word alone decides, whatever is on the table.

Nobody's wishes come in here, only the rule. A party *decides* where the others who agree do not meet the rule, and
with it they do; who does not agree objects. Votes, clocks and chairs that the parties do not command are taken to turn
out well. Parties that the rule treats alike are counted and not gone through one by one, so a council of fifteen, of
whom five must consent, is a matter of 66 sets and not of 32,768. All numbers are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, factorial, prod
from typing import Any

from multitrack.analysis.consent import verdict
from multitrack.model.party import PartyId
from multitrack.model.rule import Rule, Weight
from multitrack.model.talks import Talks

STEPS = 100_000
"""How many sets of parties the rule may be asked about."""

Sizes = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPower:
    """What the rule gives one party.

    ``decides``: the sets of others whom its agreement turns from too few into enough. ``of_all_that_decide``: its
    share of the times that anyone decides (Banzhaf). ``last_to_agree``: its share of the orders in which all agree
    one after the other, and its word is the one that meets the rule (Shapley and Shubik).
    """

    party: PartyId
    decides: int
    of_all_that_decide: Fraction
    last_to_agree: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePower:
    """What the rule gives all parties: ``enough`` of the ``sets`` of parties meet it if they agree."""

    sets: int
    enough: int
    parties: tuple[PartyPower, ...]

    @property
    def share_that_is_enough(self) -> Fraction:
        """How easily the rule is met at all: the share of the sets that do (Coleman's power to act)."""
        return Fraction(self.enough, self.sets)


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManySets:
    """Refused: the rule treats so many parties differently that more sets than the limit would have to be asked about."""

    sets: int
    limit: int


def power(talks: Talks) -> RulePower | TooManySets:
    """What the rule of the talks gives each party that has a seat."""
    seated = tuple(party.id for party in talks.seated_parties())
    kinds = alike(talks.rule, seated)
    to_ask = prod(len(kind) + 1 for kind in kinds)
    if to_ask > STEPS:
        return TooManySets(sets=to_ask, limit=STEPS)
    count = _Count(talks.rule, seated, kinds)
    decides = {party: count.decides(at) for at, kind in enumerate(kinds) for party in kind}
    last = {party: count.last_to_agree(at) for at, kind in enumerate(kinds) for party in kind}
    ever = sum(decides.values())
    return RulePower(
        sets=2 ** len(seated),
        enough=count.enough(),
        parties=tuple(
            PartyPower(
                party=party,
                decides=decides[party],
                of_all_that_decide=Fraction(decides[party], ever) if ever else Fraction(0),
                last_to_agree=last[party],
            )
            for party in seated
        ),
    )


def alike(rule: Rule, parties: tuple[PartyId, ...]) -> tuple[tuple[PartyId, ...], ...]:
    """The parties in kinds: two are of one kind if the rule reads the same with their names exchanged."""
    kinds: list[list[PartyId]] = []
    plain = _read(rule, {})
    for party in parties:
        for kind in kinds:
            if _read(rule, {party: kind[0], kind[0]: party}) == plain:
                kind.append(party)
                break
        else:
            kinds.append([party])
    return tuple(map(tuple, kinds))


def _read(part: Any, names: Mapping[str, str]) -> Any:
    """A part of a rule with some names exchanged; in a list of parties or weights the order says nothing."""
    if isinstance(part, str):
        return names.get(part, part)
    if isinstance(part, tuple):
        inside = tuple(_read(each, names) for each in part)
        unordered = all(isinstance(each, (str, Weight)) for each in part)
        return tuple(sorted(inside, key=repr)) if unordered else inside
    if is_dataclass(part) and not isinstance(part, type):
        told = {f.name: getattr(part, f.name) for f in fields(part) if f.name not in ("kind", "title")}
        return replace(part, **{name: _read(value, names) for name, value in told.items()})
    return part


class _Count:
    """The sets of parties, told by how many there are of each kind."""

    def __init__(
        self, rule: Rule, seated: tuple[PartyId, ...], kinds: tuple[tuple[PartyId, ...], ...]
    ) -> None:
        self.kinds, self.parties = kinds, len(seated)
        self.met = cache(lambda sizes: verdict(rule, seated, tuple(self._some(sizes))).accepted)

    def _some(self, sizes: Sizes) -> Iterator[PartyId]:
        for kind, size in zip(self.kinds, sizes, strict=True):
            yield from kind[:size]

    def enough(self) -> int:
        """How many sets meet the rule."""
        return sum(ways for sizes, ways in self._sets() if self.met(sizes))

    def decides(self, at: int) -> int:
        """How many sets of others a party of some kind turns from too few into enough."""
        return sum(ways for _, ways in self._turned(at))

    def last_to_agree(self, at: int) -> Fraction:
        """The share of the orders in which a party of some kind is the one that meets the rule."""
        orders = sum(
            ways * factorial(sum(sizes)) * factorial(self.parties - 1 - sum(sizes))
            for sizes, ways in self._turned(at)
        )
        return Fraction(orders, factorial(self.parties))

    def _turned(self, at: int) -> Iterator[tuple[Sizes, int]]:
        for sizes, ways in self._sets(without=at):
            longer = (*sizes[:at], sizes[at] + 1, *sizes[at + 1 :])
            if self.met(longer) and not self.met(sizes):
                yield sizes, ways

    def _sets(self, without: int | None = None) -> Iterator[tuple[Sizes, int]]:
        """How many of each kind, and how many sets are so; without one party of some kind."""
        most = [len(kind) - (at == without) for at, kind in enumerate(self.kinds)]
        for sizes in product(*(range(number + 1) for number in most)):
            yield sizes, prod(map(comb, most, sizes))
