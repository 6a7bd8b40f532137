"""Mixtures: with two parties against every pair of packages; with more what is proved of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few
from tests.analysis.worth_tables import talks_of, values

from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.mixture.fair import Mixture, mixtures
from multitrack.analysis.solution import Concept
from multitrack.analysis.zone import Zone, zone
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Excludes
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

Point = tuple[Fraction, ...]
EXACT = (Concept.LEXIMIN, Concept.EGALITARIAN, Concept.KALAI_SMORODINSKY)


def found_in(talks: Talks) -> Mapping[Concept, Mixture]:
    found = mixtures(talks)
    assert not isinstance(found, TooLarge)
    return found


def allowed(talks: Talks) -> list[Point]:
    """What every package gives above the walk-away points, where no red line is crossed."""
    lines = {line for m in talks.mandates for line in m.red_lines}
    return [slow.gains(talks, p) for p in slow.respecting(talks) if not lines & set(p.choices)]


def crossings(one: Point, other: Point, level: Point) -> Iterator[Point]:
    """Where a line between two points may turn from the best of one to the best of another: ends, and in between."""
    yield one
    yield other
    slopes = [b - a for a, b in zip(one, other, strict=True)]
    tried = [(-a / s) for a, s in zip(one, slopes, strict=True) if s]
    even = slopes[0] * level[1] - slopes[1] * level[0]
    if even:
        tried.append((one[1] * level[0] - one[0] * level[1]) / even)
    if slopes[0] * slopes[1]:
        tried.append(-(one[0] * slopes[1] + one[1] * slopes[0]) / (2 * slopes[0] * slopes[1]))
    for share in tried:
        if 0 < share < 1:
            yield tuple(a + share * s for a, s in zip(one, slopes, strict=True))


def on_the_edge(points: list[Point], level: Point) -> list[Point]:
    """All corners there can be of what suits both."""
    pairs = combinations_with_replacement(sorted(set(points)), 2)
    return [p for one, other in pairs for p in crossings(one, other, level) if min(p) >= 0]


@settings(max_examples=200)
@given(some_talks(mandated=True).filter(lambda talks: len(talks.parties) == 2))
def test_with_two_parties_no_pair_of_packages_gives_a_better_mixture(talks: Talks) -> None:
    found, points = found_in(talks), allowed(talks)
    both = on_the_edge(points, (Fraction(1), Fraction(1)))
    if not both:
        assert found == {}
        return
    smallest = max(map(min, both))
    assert (found[Concept.EGALITARIAN].value, found[Concept.EGALITARIAN].bound) == (smallest, None)
    fairest = max(tuple(sorted(point)) for point in both)
    assert tuple(sorted(found[Concept.LEXIMIN].gains.values())) == fairest
    ideal = (max(a for a, _ in both), max(b for _, b in both))
    if any(ideal):
        counted = [at for at in range(2) if ideal[at]]
        level = max(min(p[at] / ideal[at] for at in counted) for p in on_the_edge(points, ideal))
        kalai = found[Concept.KALAI_SMORODINSKY]
        assert (kalai.value, kalai.bound) == (level, None)
    product = max(a * b for a, b in both)
    if smallest > 0:
        nash = found[Concept.NASH]
        assert (nash.value, nash.bound) == (product, None)


@settings(max_examples=200)
@given(some_talks(mandated=True))
def test_a_mixture_gives_what_it_says_and_no_package_that_suits_all_is_better(talks: Talks) -> None:
    found, plain = found_in(talks), zone(talks)
    assert isinstance(plain, Zone)
    for concept, mixture in found.items():
        assert dict(mixture.worths) == worths_in(talks, mixture)
        assert min(mixture.gains.values()) >= 0
        assert sum(len(part) - 1 for part in mixture.mixed) <= len(talks.parties) - (not mixture.whole)
        assert all(sum(share for _, share in part) == 1 for part in mixture.mixed)
        best = plain.solutions.get(concept)
        if best is not None and concept is not Concept.KALAI_SMORODINSKY and best.proper:
            assert mixture.bound is not None or mixture.value >= best.value
            assert (mixture.bound or mixture.value) >= best.value
    assert {found[c].status for c in EXACT if c in found} <= {Status.EXACT}


@settings(max_examples=150)
@given(some_talks(mandated=True))
def test_no_package_is_better_for_one_and_as_good_for_all_than_a_mixture(talks: Talks) -> None:
    """Kalai-Smorodinsky alone may leave something on the table with three parties; in order of shares it does not."""
    for concept in (Concept.LEXIMIN, Concept.KALAI_SMORODINSKY, Concept.NASH):
        if (mixture := found_in(talks).get(concept)) is not None and mixture.bound is None:
            gains = tuple(mixture.gains.values())
            assert not any(slow.beats(point, gains) for point in allowed(talks))


def test_mixtures_of_too_many_packages_that_are_tied_together_are_refused() -> None:
    both = (Condition(issue=IssueId("I0"), options=(OptionId("o0"),)),) * 2
    talks = replace(talks_of(values(2, 3, 3, opposed=True)), linkage=(Excludes(together=both),))
    assert isinstance(mixtures(talks, limit=26), TooLarge)
    assert not isinstance(mixtures(talks, limit=27), TooLarge)


def worths_in(talks: Talks, mixture: Mixture) -> dict[PartyId, Fraction]:
    """What a mixture is worth, by the model: the mean over its packages, or the sum over its issues."""
    worth = {}
    for mandate in talks.mandates:
        mixed = [sum(share * mandate.worth_of(package) for package, share in part) for part in mixture.mixed]
        settled = mandate.worth_of(mixture.settled) if mixture.settled.choices or not mixture.mixed else 0
        worth[mandate.party] = Fraction(sum(mixed)) + settled
    return worth


@few
@given(some_talks(mandated=True))
def test_leximin_is_at_least_as_good_as_egalitarian_in_order_of_gains(talks: Talks) -> None:
    found = found_in(talks)
    if found:
        one, other = (sorted(found[c].gains.values()) for c in (Concept.LEXIMIN, Concept.EGALITARIAN))
        assert one >= other
        assert one[0] == other[0]


def other_scale(mandate: Mandate, by: int, more: int) -> Mandate:
    """The same wishes on another scale, counted from another point; the first factor carries what is added."""
    factors = tuple(
        Factor(issues=f.issues, worths=tuple(Worth(w.options, w.worth * by) for w in f.worths))
        for f in mandate.factors
    )
    first = Factor(
        issues=factors[0].issues, worths=tuple(Worth(w.options, w.worth + more) for w in factors[0].worths)
    )
    return replace(mandate, factors=(first, *factors[1:]), walk_away=mandate.walk_away * by + more)


@pytest.mark.parametrize("opposed", [False, True])
@pytest.mark.parametrize("parties", [2, 3])
def test_nash_and_kalai_smorodinsky_do_not_hang_on_the_scale_of_a_party(parties: int, opposed: bool) -> None:
    talks = talks_of(values(parties, 6, 4, opposed=opposed))
    first, *others = talks.mandates
    found, again = found_in(talks), found_in(replace(talks, mandates=(other_scale(first, 7, 30), *others)))
    kalai, other = found[Concept.KALAI_SMORODINSKY], again[Concept.KALAI_SMORODINSKY]
    assert (kalai.value, kalai.mixed, kalai.settled) == (other.value, other.mixed, other.settled)
    nash, scaled = found[Concept.NASH], again[Concept.NASH]
    if nash.bound is None:
        assert (nash.value * 7, nash.mixed, nash.settled) == (scaled.value, scaled.mixed, scaled.settled)
    else:
        assert nash.value * 7 <= (scaled.bound or scaled.value)
        assert scaled.value <= nash.bound * 7


@pytest.mark.parametrize("opposed", [False, True])
@pytest.mark.parametrize("parties", [2, 3])
def test_what_stands_in_no_mixture_may_go_and_nash_stays(parties: int, opposed: bool) -> None:
    worths = values(parties, 5, 4, opposed=opposed)
    nash = found_in(talks_of(worths))[Concept.NASH]
    held = {c for part in nash.mixed for package, _ in part for c in package.choices} | set(
        nash.settled.choices
    )
    for issue in range(5):
        if not any(choice.issue == f"I{issue}" and choice.option == "o3" for choice in held):
            less = [[row[:-1] if at == issue else row for at, row in enumerate(mine)] for mine in worths]
            left = found_in(talks_of(less))[Concept.NASH]
            assert left.value <= (nash.bound or nash.value)
            assert nash.value <= (left.bound or left.value)


@pytest.mark.parametrize("opposed", [False, True])
def test_with_six_parties_and_thirty_issues_at_most_five_are_mixed_and_each_is_proved(opposed: bool) -> None:
    found = found_in(talks_of(values(6, 30, 5, opposed=opposed)))
    assert set(found) == {Concept.NASH, *EXACT}
    assert all(len(each.issues) <= 5 for each in found.values())
    assert {found[concept].status for concept in EXACT} == {Status.EXACT}
    nash = found[Concept.NASH]
    assert (nash.bound or nash.value) - nash.value <= nash.value / 10**6


def test_a_mixture_may_suit_both_where_no_package_does() -> None:
    def all_or_nothing(party: str, best: str) -> Mandate:
        return Mandate(
            party=PartyId(party),
            factors=(Factor(issues=(IssueId("A"),), worths=(Worth((OptionId(best),), Fraction(2)),)),),
            walk_away=Fraction(1),
        )

    talks = replace(two_parties(), mandates=(all_or_nothing("North", "a1"), all_or_nothing("South", "a2")))
    plain = zone(talks)
    assert isinstance(plain, Zone)
    assert plain.acceptable_to_all == 0
    fair = found_in(talks)[Concept.EGALITARIAN]
    assert [share for part in fair.mixed for _, share in part] == [Fraction(1, 2), Fraction(1, 2)]
    assert fair.value == 0


def test_without_mandates_nothing_is_told() -> None:
    assert found_in(two_parties()) == {}


def test_the_best_at_an_end_is_found_though_the_top_is_flat_before_it() -> None:
    """With a share t of the other option the product is 3 (1 - t) (1 + t), so nought is best, and just so."""
    talks = talks_of([[[0, 2], [1, 0]], [[0, 1], [0, 3]]])
    mandates = tuple(replace(each, walk_away=Fraction(1)) for each in talks.mandates)
    nash = found_in(replace(talks, mandates=mandates))[Concept.NASH]
    assert (nash.value, nash.bound) == (Fraction(3), None)
    assert not nash.mixed
