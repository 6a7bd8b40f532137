"""Who stands in the way: which parties' refusals rule agreement out, and which packages come nearest to it.

Everything is counted over the packages that respect the linkage. A party *stands against* a package if its
mandate forbids it or it is known to refuse something in it; a party of whom too little is known does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

import numpy as np

from multitrack.analysis.consent import NOT, Weighed, party_sets, verdict, weighed
from multitrack.analysis.finding import Basis, Status, TooLarge
from multitrack.analysis.space import Packages
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

One = TypeVar("One")

STEPS = 300_000
"""How many times the rule may be looked up while sets of parties are gone through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySets:
    """The smallest sets of parties of some kind: none holds another.

    ``up_to``: where there are too many parties to go through all sets, the size up to which these are all.
    """

    sets: tuple[frozenset[PartyId], ...]
    up_to: int | None = None

    @property
    def complete(self) -> bool:
        """Whether all sets of every size were gone through."""
        return self.up_to is None


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """What hangs on one party.

    ``stands_against``: packages it refuses; ``alone_against``: those that nobody else does. ``opens``: how
    many more packages the rule would allow if this party, and nobody else, accepted everything.
    """

    party: PartyId
    stands_against: int
    alone_against: int
    opens: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blocking:
    """Why there is no agreement, or what limits it.

    ``acceptable``: packages the rule allows if everybody agrees who does not stand against them.
    ``ruled_out_by``: the smallest sets of parties whose refusals alone, with everybody else accepting
    everything, leave no acceptable package (none where there is one). ``would_open``: the smallest sets of
    parties that, if they accepted everything, would open one (nobody, where one is open). ``can_block``: the smallest sets of parties
    without whom the rule itself cannot be met. ``nearest``: the packages that fewest stand against
    (``stand_against_nearest`` of them), and ``against_nearest`` who does in how many of these.
    """

    status: Status
    basis: Basis
    acceptable: int
    parties: tuple[InTheWay, ...]
    ruled_out_by: PartySets
    would_open: PartySets
    can_block: PartySets
    nearest: Packages
    stand_against_nearest: int
    against_nearest: Mapping[frozenset[PartyId], int]


def blocking(of: Talks | Weighed) -> Blocking | TooLarge:
    """Who stands in the way of an acceptable package."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    here = talks.space.respects
    against = {party: (level == NOT)[here] for party, level in talks.levels.items()}
    how_many = np.array([*against.values(), np.zeros(int(here.sum()), dtype=bool)]).sum(axis=0)
    fewest = int(how_many.min(initial=len(talks.seated) + 1)) if len(how_many) else 0
    nearest = how_many == fewest
    refusing = party_sets({p: yes.astype(np.uint8) for p, yes in against.items()}, (1,), len(how_many))
    distinct = [talks.members(bits) for bits in np.unique(refusing).tolist()]
    near, times = np.unique(refusing[nearest], return_counts=True)
    accepts = _Rule(talks)
    return Blocking(
        status=Status.EXACT if talks.seated else Status.UNKNOWN,
        basis=talks.basis,
        acceptable=int((talks.level != NOT)[here].sum()),
        parties=tuple(_in_the_way(talks, party, mine, how_many) for party, mine in against.items()),
        ruled_out_by=_ruled_out_by(accepts, distinct),
        would_open=_would_open(accepts, distinct),
        can_block=_smallest(talks.seated, lambda some: not accepts.without(some), accepts.steps),
        nearest=talks.space.packages(np.flatnonzero(here)[nearest]),
        stand_against_nearest=fewest,
        against_nearest={
            frozenset(talks.members(bits)): count
            for bits, count in zip(near.tolist(), times.tolist(), strict=True)
        },
    )


class _Rule:
    """The rule of the talks, asked who may be missing; each set of parties is judged once."""

    def __init__(self, talks: Weighed) -> None:
        self.seated = talks.seated
        self.steps = STEPS
        self._rule = talks.talks.rule
        self._known: dict[frozenset[PartyId], bool] = {}

    def without(self, missing: frozenset[PartyId]) -> bool:
        """Whether the rule is met where all agree but these, who object."""
        if missing not in self._known:
            agree = tuple(party for party in self.seated if party not in missing)
            self._known[missing] = verdict(self._rule, self.seated, agree).accepted
        return self._known[missing]


def _in_the_way(talks: Weighed, party: PartyId, mine: np.ndarray, how_many: np.ndarray) -> InTheWay:
    here = talks.space.respects
    bit = 1 << talks.seated.index(party)
    opened = talks.meets(talks.open[here] | bit)
    return InTheWay(
        party=party,
        stands_against=int(mine.sum()),
        alone_against=int((mine & (how_many == 1)).sum()),
        opens=int((opened & (talks.level[here] == NOT)).sum()),
    )


def _ruled_out_by(accepts: _Rule, refusing: list[tuple[PartyId, ...]]) -> PartySets:
    """The smallest sets whose refusals leave nothing: in every package the rule fails without those of them."""
    sets = _least(frozenset(each) for each in refusing)
    return _smallest(
        accepts.seated,
        lambda some: not any(accepts.without(some & each) for each in sets),
        STEPS // (len(sets) + 1),
    )


def _would_open(accepts: _Rule, refusing: list[tuple[PartyId, ...]]) -> PartySets:
    """The smallest sets that open something: in some package the rule is met with them on board."""
    sets = _least(frozenset(each) for each in refusing)
    return _smallest(
        accepts.seated,
        lambda some: any(accepts.without(each - some) for each in sets),
        STEPS // (len(sets) + 1),
    )


def _least(sets: Iterator[frozenset[PartyId]]) -> list[frozenset[PartyId]]:
    """Those sets that hold no other."""
    least: list[frozenset[PartyId]] = []
    for each in sorted(set(sets), key=len):
        if not any(smaller <= each for smaller in least):
            least.append(each)
    return least


def _smallest(
    parties: tuple[PartyId, ...], holds: Callable[[frozenset[PartyId]], bool], steps: int
) -> PartySets:
    sets, up_to = smallest_sets(parties, holds, steps)
    return PartySets(sets=sets, up_to=up_to)


def smallest_sets(
    members: Sequence[One], holds: Callable[[frozenset[One]], bool], steps: int
) -> tuple[tuple[frozenset[One], ...], int | None]:
    """All sets for which something holds and that contain no smaller such set, in the order of their size.

    What holds for a set is taken to hold for every larger one. Where more than ``steps`` sets would be gone through, also
    the size up to which these are all.
    """
    found: list[frozenset[One]] = []
    left = list(members)
    for size in range(len(members) + 1):
        for some in combinations(left, size):
            steps -= 1
            if steps < 0:
                return tuple(s for s in found if len(s) < size), size - 1
            each = frozenset(some)
            if not any(smaller <= each for smaller in found) and holds(each):
                found.append(each)
        left = [one for one in left if frozenset({one}) not in found]
    return tuple(found), None
