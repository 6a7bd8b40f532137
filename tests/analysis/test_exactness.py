"""Numbers that do not fit a machine word, many parties, large tables: the answers stay what they are."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.test_zone import stance
from tests.analysis.tries import few

from multitrack.analysis import frontier, worths
from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.robust import robust
from multitrack.analysis.solution import Concept
from multitrack.analysis.zone import Zone, zone
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Package
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import NumberOf
from multitrack.model.talks import Talks


def answer(talks: Talks) -> Zone:
    found = zone(talks)
    assert not isinstance(found, TooLarge)
    return found


def times(mandate: Mandate, by: Fraction) -> Mandate:
    factors = tuple(
        replace(f, worths=tuple(Worth(entry.options, entry.worth * by) for entry in f.worths))
        for f in mandate.factors
    )
    return replace(mandate, factors=factors, walk_away=mandate.walk_away * by)


def frontier_and_solutions(found: Zone) -> tuple[list[Package], dict[Concept, list[Package]]]:
    assert isinstance(found.frontier, Frontier)
    return list(found.frontier.packages), {c: list(s.packages) for c, s in found.solutions.items()}


@few
@given(some_talks(mandated=True))
def test_worths_too_large_for_a_machine_word_change_nothing(talks: Talks) -> None:
    by = Fraction(10**30, 7)
    large = replace(talks, mandates=tuple(times(mandate, by) for mandate in talks.mandates))
    small, big = answer(talks), answer(large)
    assert frontier_and_solutions(big) == frontier_and_solutions(small)
    assert big.acceptable_under_rule == small.acceptable_under_rule
    if Concept.NASH in small.solutions:
        one, other = small.solutions[Concept.NASH], big.solutions[Concept.NASH]
        assert other.value == one.value * by ** len(one.gaining)


@few
@given(some_talks(mandated=True), st.lists(st.integers(1, 9), min_size=3, max_size=3))
def test_nash_and_shares_do_not_depend_on_how_a_party_counts(talks: Talks, units: list[int]) -> None:
    """Counted in another unit, the same packages; Nash's rests on all gaining at once."""
    by = {mandate.party: unit for mandate, unit in zip(talks.mandates, units, strict=False)}
    other = replace(talks, mandates=tuple(times(m, Fraction(by[m.party])) for m in talks.mandates))
    one, two = answer(talks).solutions, answer(other).solutions
    for concept in (Concept.NASH, Concept.KALAI_SMORODINSKY):
        assert (concept in one) == (concept in two)
        if concept in one and (one[concept].proper or concept is not Concept.NASH):
            assert list(one[concept].packages) == list(two[concept].packages)


def test_a_product_of_gains_past_a_machine_word_is_exact() -> None:
    """3 x (10^18 + 1) and 3 x (10^18 + 2) are the same number to a float."""
    north, south = PartyId("North"), PartyId("South")
    talks = two_parties()
    issue = talks.issues[0]
    gains = {north: (3, 3), south: (10**18 + 1, 10**18 + 2)}
    mandates = tuple(
        Mandate(
            party=party,
            walk_away=Fraction(0),
            factors=(
                Factor(
                    issues=(issue.id,),
                    worths=tuple(
                        Worth((o.id,), Fraction(gain)) for o, gain in zip(issue.options, both, strict=True)
                    ),
                ),
            ),
        )
        for party, both in gains.items()
    )
    nash = answer(replace(talks, issues=(issue,), mandates=mandates)).solutions[Concept.NASH]
    assert (nash.value, len(nash.packages)) == (Fraction(3 * (10**18 + 2)), 1)


@few
@given(some_talks(mandated=True))
def test_a_factor_too_large_for_a_table_is_gone_through(talks: Talks) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worths, "TABLE", 0)
        through = answer(talks)
    assert frontier_and_solutions(through) == frontier_and_solutions(answer(talks))


@pytest.mark.parametrize("parties", [20, 70])
def test_many_parties_are_counted_like_few(parties: int) -> None:
    names = [f"P{n}" for n in range(parties)]
    positions = tuple(
        stance(name, option, Stance.REFUSES if (n, option) == (0, "a2") else Stance.ACCEPTS)
        for n, name in enumerate(names)
        for option in ("a1", "a2", "b1")
    )
    talks = replace(
        two_parties(positions),
        parties=tuple(Party(id=PartyId(name), name=name) for name in names),
        rule=NumberOf(at_least=parties),
    )
    found = robust(talks)
    assert not isinstance(found, TooLarge)
    assert (found.counts.surely, found.counts.possibly, found.counts.not_) == (1, 1, 2)


def test_a_frontier_that_is_too_much_work_is_refused_and_the_rest_answered() -> None:
    talks = replace(
        two_parties(),
        mandates=tuple(Mandate(party=p.id, factors=(), walk_away=Fraction(0)) for p in two_parties().parties),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontier, "WORK", 0)
        found = answer(talks)
    assert found.frontier == TooLarge(question="the frontier", packages=4, limit=0)
    assert (found.status, found.acceptable_to_all) == (Status.EXACT, 4)


def test_talks_that_are_too_large_are_refused_by_every_question() -> None:
    refused = weigh(two_parties(), limit=3)
    assert isinstance(refused, TooLarge)
    assert (refused.status, refused.packages, refused.limit) == (Status.TOO_LARGE, 4, 3)


def test_where_nobody_sits_at_the_table_nothing_is_known() -> None:
    found = answer(replace(two_parties(), parties=()))
    assert (found.status, found.packages, found.acceptable_to_all) == (Status.UNKNOWN, 4, None)
