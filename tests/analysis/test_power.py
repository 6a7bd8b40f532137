"""What a rule gives each party: the published indices of known councils, and every order by hand on small rules."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks

from multitrack.analysis import power as module
from multitrack.analysis.power import RulePower, TooManySets, alike, power
from multitrack.model.party import Party, PartyId
from multitrack.model.rule import AllOf, ConsentOf, NumberOf, Rule, Share, Unanimity, Weight
from multitrack.model.talks import Talks


def council(names: list[str], rule: Rule) -> Talks:
    return Talks(title="t", parties=tuple(Party(id=PartyId(n), name=n) for n in names), issues=(), rule=rule)


def answer(talks: Talks) -> RulePower:
    found = power(talks)
    assert isinstance(found, RulePower)
    return found


def weights(of: dict[str, int]) -> tuple[Weight, ...]:
    return tuple(Weight(PartyId(party), Fraction(weight)) for party, weight in of.items())


PERMANENT = [f"P{number}" for number in range(5)]
ELECTED = [f"E{number}" for number in range(10)]
SECURITY_COUNCIL = AllOf(rules=(ConsentOf(parties=tuple(map(PartyId, PERMANENT))), NumberOf(at_least=9)))
SIX = {"France": 4, "Germany": 4, "Italy": 4, "Belgium": 2, "Netherlands": 2, "Luxembourg": 1}


def test_the_security_council() -> None:
    found = answer(council([*PERMANENT, *ELECTED], SECURITY_COUNCIL))
    assert (found.sets, found.enough) == (32_768, 848)
    assert round(float(found.share_that_is_enough), 5) == 0.02588
    for at, each in enumerate(found.parties):
        veto = at < 5
        assert each.decides == (848 if veto else 84)
        assert each.last_to_agree == Fraction(421 if veto else 4, 2145)
        assert each.of_all_that_decide == Fraction(848 if veto else 84, 5080)


def test_the_six_of_1958_and_luxembourg_that_never_decided() -> None:
    """Twelve of seventeen votes: the others' votes are even, so the one vote of Luxembourg never made a difference."""
    found = answer(council(list(SIX), Share(weights=weights(SIX), at_least=Fraction(12, 17))))
    assert [each.decides for each in found.parties] == [10, 10, 10, 6, 6, 0]
    large, small = Fraction(7, 30), Fraction(3, 20)
    assert [each.last_to_agree for each in found.parties] == [large, large, large, small, small, 0]
    assert found.parties[-1].of_all_that_decide == 0


def test_the_six_party_game() -> None:
    veto = ConsentOf(parties=(PartyId("a"), PartyId("b")))
    found = answer(council(list("abcdef"), AllOf(rules=(veto, NumberOf(at_least=5)))))
    assert [each.decides for each in found.parties] == [5, 5, 3, 3, 3, 3]
    assert [each.last_to_agree for each in found.parties] == [Fraction(3, 10)] * 2 + [Fraction(1, 10)] * 4


def test_under_unanimity_all_are_alike_and_each_is_last_equally_often() -> None:
    names = [f"p{number}" for number in range(60)]
    found = answer(council(names, Unanimity()))
    assert len(alike(Unanimity(), tuple(map(PartyId, names)))) == 1
    assert (found.sets, found.enough) == (2**60, 1)
    assert {(each.decides, each.last_to_agree) for each in found.parties} == {(1, Fraction(1, 60))}


def test_kinds_are_what_the_rule_tells_apart() -> None:
    everybody = tuple(map(PartyId, [*PERMANENT, *ELECTED]))
    assert alike(SECURITY_COUNCIL, everybody) == (everybody[:5], everybody[5:])
    six = tuple(map(PartyId, SIX))
    assert alike(Share(weights=weights(SIX), at_least=Fraction(12, 17)), six) == (six[:3], six[3:5], six[5:])


def test_too_many_different_parties_are_refused() -> None:
    many = {f"p{number}": number + 1 for number in range(20)}
    found = power(council(list(many), Share(weights=weights(many), more_than=Fraction(1, 2))))
    assert found == TooManySets(sets=2**20, limit=module.STEPS)


@given(some_talks())
def test_every_order_in_which_parties_agree_is_as_by_hand(talks: Talks) -> None:
    found, seated = answer(talks), slow.seated(talks)
    orders = list(permutations(seated))
    for each in found.parties:
        last = 0
        for order in orders:
            before = list(order[: order.index(each.party)])
            last += slow.met(talks, [*before, each.party]) and not slow.met(talks, before)
        assert each.last_to_agree == Fraction(last, len(orders))
    sets = {frozenset(order[:size]) for order in orders for size in range(len(seated) + 1)}
    assert (found.sets, found.enough) == (len(sets), sum(slow.met(talks, list(each)) for each in sets))
    for each in found.parties:
        others = [some for some in sets if each.party not in some]
        assert each.decides == sum(
            slow.met(talks, [*some, each.party]) and not slow.met(talks, list(some)) for some in others
        )
