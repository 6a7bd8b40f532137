"""Parties between whom a rule makes no difference, against exchanging them in every set of parties."""

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given
from tests.analysis.small_talks import PARTIES, rules

from multitrack.analysis.interchangeable import alike_before
from multitrack.model.party import PartyId
from multitrack.model.rule import (
    AllOf,
    Community,
    ConsentOf,
    EachCommunity,
    NumberOf,
    Rule,
    Share,
    Voices,
    Weight,
    judge,
)

NORTH, SOUTH, EAST = PARTIES
SETS = [frozenset(some) for some in chain(*(combinations(PARTIES, n) for n in range(4)))]


def met(rule: Rule, agree: frozenset[PartyId]) -> bool:
    return judge(rule, Voices.of(PARTIES, agree, frozenset(PARTIES) - agree, granted=False)).accepted


@given(rules())
def test_exchanging_two_of_a_group_changes_no_verdict(rule: Rule) -> None:
    groups = alike_before(rule, PARTIES)
    assert sorted(chain(*groups)) == sorted(PARTIES)
    for group in groups:
        for one, other in combinations(group, 2):
            swap = {one: other, other: one}
            for agree in SETS:
                assert met(rule, agree) == met(rule, frozenset(swap.get(p, p) for p in agree))


def test_what_a_rule_lists_in_no_order_may_stand_in_any() -> None:
    half = Fraction(1, 2)
    weights = tuple(Weight(party, Fraction(weight)) for party, weight in zip(PARTIES, (2, 1, 2), strict=True))
    both = Community(name="both", parties=(EAST, NORTH), more_than=half)
    assert alike_before(NumberOf(at_least=2), PARTIES) == (PARTIES,)
    assert alike_before(Share(weights=weights, more_than=half), PARTIES) == ((NORTH, EAST), (SOUTH,))
    assert alike_before(EachCommunity(communities=(both,)), PARTIES) == ((NORTH, EAST), (SOUTH,))
    needed = AllOf(rules=(NumberOf(at_least=2), ConsentOf(parties=(SOUTH,))))
    assert alike_before(needed, PARTIES) == ((NORTH, EAST), (SOUTH,))
