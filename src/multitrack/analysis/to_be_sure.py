"""What would have to be known for a package that is possibly acceptable to be surely acceptable.

The smallest sets of stances nobody has noted which, if each turned out favourable (the party can live with the option, or
better), would meet the rule by those alone who surely accept. A party accepts surely only once its stance on every option
of the package is known, so that a set is made of parties, each with all that is not known of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, islice
from math import comb, prod

from multitrack.analysis.consent import verdict
from multitrack.analysis.finding import Acceptance, Status
from multitrack.analysis.interchangeable import alike_before
from multitrack.analysis.zone import PackageFinding
from multitrack.model.package import Choice
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

TRIES = 20_000
"""So many sets of parties are asked of the rule at most; of those between whom it makes no difference, one set for all."""
SETS = 20
"""So many sets that are just as small are kept."""

Parties = tuple[PartyId, ...]
"""Some parties, in the order of the talks."""
Some = tuple[int, ...]
"""How many parties of each kind."""


@dataclass(frozen=True, slots=True)
class NotKnown:
    """A party, and all choices of the package on which its stance is not known."""

    party: PartyId
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeSure:
    """The smallest sets of stances which, if known to be favourable, would make a package surely acceptable.

    ``sets``: the first of those that are smallest, all of the same number of stances; ``more``: how many further ones are as
    small (nothing: not all were gone through). No set where even everything favourable would not do: the rule then hangs on more than the parties say. Where the
    status is *bounded*, too many sets would have to be tried: the one that is told would do, none of it can be spared, and fewer
    than ``at_least`` stances would not do in any set.
    """

    status: Status
    sets: tuple[tuple[NotKnown, ...], ...]
    more: int | None
    at_least: int


def to_be_sure(talks: Talks, finding: PackageFinding, *, tries: int = TRIES) -> ToBeSure | None:
    """What would make a package sure; nothing where it is sure or ruled out, or where something in it is open."""
    if finding.open_issues or finding.acceptance not in (Acceptance.POSSIBLY, Acceptance.UNKNOWN):
        return None
    search = _Search(talks, finding)
    if not search.met(search.asked):
        return ToBeSure(status=Status.EXACT, sets=(), more=0, at_least=0)
    found, at_least, all_of_them = search.smallest(tries)
    sets = tuple(islice((parties for some in found for parties in search.every(some)), SETS))
    return ToBeSure(
        status=Status.EXACT if found else Status.BOUNDED,
        sets=tuple(map(search.named, sets or [search.sparing()])),
        more=sum(map(search.number, found)) - len(sets) if all_of_them else None,
        at_least=at_least,
    )


class _Search:
    """The parties of whom something in a package is not known, and whether some of them would be enough."""

    def __init__(self, talks: Talks, finding: PackageFinding) -> None:
        self.rule = talks.rule
        self.seated = tuple(each.party for each in finding.parties)
        self.sure = {each.party for each in finding.parties if each.acceptance is Acceptance.SURELY}
        self.not_known = {
            each.party: each.unknown
            for each in finding.parties
            if each.unknown and each.acceptance in (Acceptance.POSSIBLY, Acceptance.UNKNOWN)
        }
        self.asked: Parties = tuple(self.not_known)
        alone = {party for party in self.asked if not self.met(self.without(self.asked, party))}
        self.always: Parties = tuple(party for party in self.asked if party in alone)
        self.kinds = tuple(self._kinds(party for party in self.asked if party not in alone))

    def _kinds(self, parties: Iterable[PartyId]) -> Iterator[Parties]:
        """Parties of whom as much is missing, and between whom the rule makes no difference."""
        for group in alike_before(self.rule, parties):
            for cost in sorted({len(self.not_known[party]) for party in group}):
                yield tuple(party for party in group if len(self.not_known[party]) == cost)

    def met(self, favourable: Parties) -> bool:
        """Whether the rule is surely met once these parties are known to bear everything in the package."""
        agree = tuple(party for party in self.seated if party in self.sure or party in favourable)
        return verdict(self.rule, self.seated, agree, granted=False).accepted

    def cost(self, parties: Parties) -> int:
        """How many stances would have to be known."""
        return sum(len(self.not_known[party]) for party in parties)

    def without(self, parties: Parties, party: PartyId) -> Parties:
        """Some parties without one."""
        return tuple(each for each in parties if each != party)

    def smallest(self, tries: int) -> tuple[list[Some], int, bool]:
        """What has the fewest stances, how many these are at least, and whether this is all that has so few."""
        found: list[Some] = []
        fewest = 0
        for some in self._by_cost():
            cost = self.cost(self.first(some))
            if found and cost > fewest:
                break
            fewest = cost
            if tries <= 0:
                return found, fewest, False
            tries -= 1
            if self.met(self.first(some)):
                found.append(some)
        return found, fewest, True

    def _by_cost(self) -> Iterator[Some]:
        """How many of each kind with whom the rule could be met, the fewest stances first."""
        costs = [len(self.not_known[kind[0]]) for kind in self.kinds]
        waiting: list[tuple[int, Some, int]] = [(0, (0,) * len(costs), 0)]
        while waiting:
            cost, some, last = heappop(waiting)
            yield some
            for at in range(last, len(costs)):
                if some[at] < len(self.kinds[at]):
                    more = (*some[:at], some[at] + 1, *some[at + 1 :])
                    heappush(waiting, (cost + costs[at], more, at))

    def first(self, some: Some) -> Parties:
        """The first parties of each kind, so many as are said, with those who are needed in any case."""
        return next(self.every(some))

    def every(self, some: Some) -> Iterator[Parties]:
        """All sets of so many parties of each kind, with those who are needed in any case."""
        ways = (combinations(kind, number) for kind, number in zip(self.kinds, some, strict=True))
        for way in _each_with_each(tuple(ways)):
            chosen = {*self.always, *way}
            yield tuple(party for party in self.asked if party in chosen)

    def number(self, some: Some) -> int:
        """How many such sets there are."""
        return prod(comb(len(kind), number) for kind, number in zip(self.kinds, some, strict=True))

    def sparing(self) -> Parties:
        """A set that would do and of which nobody can be spared: those who would have to be asked most are left out first."""
        parties = self.asked
        for party in sorted(self.asked, key=lambda each: -len(self.not_known[each])):
            fewer = self.without(parties, party)
            if self.met(fewer):
                parties = fewer
        return parties

    def named(self, parties: Parties) -> tuple[NotKnown, ...]:
        """Parties with what is not known of them."""
        return tuple(NotKnown(party, self.not_known[party]) for party in parties)


def _each_with_each(ways: tuple[Iterator[Parties], ...]) -> Iterator[Parties]:
    """One of each kind's sets beside one of every other's, put together; the last kind changes first."""
    if not ways:
        yield ()
        return
    *others, last = ways
    lasts: list[Parties] = []
    for place, before in enumerate(_each_with_each(tuple(others))):
        if place:
            yield from ((*before, *each) for each in lasts)
            continue
        for each in last:
            lasts.append(each)
            yield (*before, *each)
