"""Who stands in the way, against going through all sets of parties by hand."""

from collections import Counter
from itertools import chain, combinations

from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.test_zone import stance

from multitrack.analysis.blocking import Blocking, PartySets, _smallest, blocking
from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks

Parties = frozenset[PartyId]


def answer(talks: Talks) -> Blocking:
    found = blocking(talks)
    assert not isinstance(found, TooLarge)
    return found


def against(talks: Talks, package: Package) -> Parties:
    return frozenset(p for p in slow.seated(talks) if slow.accepts(talks, p, package) is Acceptance.NOT)


def met_without(talks: Talks, missing: Parties) -> bool:
    return slow.met(talks, [party for party in slow.seated(talks) if party not in missing])


def every_set(talks: Talks) -> list[Parties]:
    parties = slow.seated(talks)
    return [frozenset(s) for s in chain(*(combinations(parties, n) for n in range(len(parties) + 1)))]


def least(sets: list[Parties]) -> set[Parties]:
    return {each for each in sets if not any(other < each for other in sets)}


@given(some_talks())
def test_each_party_is_in_the_way_of_as_many_packages_as_by_hand(talks: Talks) -> None:
    found = answer(talks)
    refusals = [against(talks, package) for package in slow.respecting(talks)]
    assert found.acceptable == sum(met_without(talks, each) for each in refusals)
    for way in found.parties:
        assert way.stands_against == sum(way.party in each for each in refusals)
        assert way.alone_against == sum(each == {way.party} for each in refusals)
        opened = sum(met_without(talks, each - {way.party}) for each in refusals)
        assert way.opens == opened - found.acceptable


@given(some_talks())
def test_the_sets_of_parties_are_the_smallest(talks: Talks) -> None:
    found, sets = answer(talks), every_set(talks)
    refusals = [against(talks, package) for package in slow.respecting(talks)]
    out = [s for s in sets if not any(met_without(talks, s & each) for each in refusals)]
    opening = [s for s in sets if any(met_without(talks, each - s) for each in refusals)]
    assert set(found.ruled_out_by.sets) == least(out)
    assert set(found.would_open.sets) == least(opening)
    assert set(found.can_block.sets) == least([s for s in sets if not met_without(talks, s)])
    assert found.can_block.complete


@given(some_talks())
def test_the_nearest_packages_are_those_that_fewest_stand_against(talks: Talks) -> None:
    found, packages = answer(talks), slow.respecting(talks)
    fewest = min((len(against(talks, p)) for p in packages), default=0)
    nearest = [p for p in packages if len(against(talks, p)) == fewest]
    assert (list(found.nearest), found.stand_against_nearest) == (nearest, fewest)
    assert found.against_nearest == Counter(against(talks, p) for p in nearest)


def test_two_refusals_that_leave_nothing_are_named_together() -> None:
    refuse = [("North", "a1"), ("North", "b1"), ("South", "a2")]
    found = answer(two_parties(tuple(stance(party, option, Stance.REFUSES) for party, option in refuse)))
    both = frozenset({PartyId("North"), PartyId("South")})
    assert (found.acceptable, found.ruled_out_by.sets) == (0, (both,))
    assert [set(each) for each in found.would_open.sets] == [{"North"}, {"South"}]
    assert [(way.party, way.opens) for way in found.parties] == [("North", 2), ("South", 1)]


def test_with_too_many_parties_it_says_up_to_which_size_it_looked() -> None:
    parties = tuple(map(PartyId, "ABCDE"))
    assert _smallest(parties, lambda some: len(some) == 2, 7) == PartySets(sets=(), up_to=1)
    assert _smallest(parties, lambda some: "A" in some, 7).sets == (frozenset("A"),)
