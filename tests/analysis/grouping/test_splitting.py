"""The best split is best by going through all splits of the issues, whatever the limits; where none may be, that is proved."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.tries import few

from multitrack.analysis.grouping.goal import Goal, best_modularity, in_pairs, least_cut, modularity
from multitrack.analysis.grouping.limits import Limits, Seats, Split, split_of
from multitrack.analysis.grouping.splitting import best_split
from multitrack.analysis.structure import partitions


def all_splits(issues: int) -> list[Split]:
    return [split_of(each) for each in partitions(tuple(range(issues)))]  # type: ignore[arg-type]


@st.composite
def weights(draw: st.DrawFn, issues: int) -> dict[tuple[int, ...], Fraction]:
    pairs = list(combinations(range(issues), 2))
    numbers = st.fractions(0, 9, max_denominator=3)
    found: dict[tuple[int, ...], Fraction] = {pair: draw(numbers) for pair in pairs}
    for _ in range(draw(st.integers(0, 2)) if issues > 2 else 0):
        members = draw(st.lists(st.integers(0, issues - 1), min_size=3, max_size=issues, unique=True))
        found[tuple(sorted(members))] = draw(numbers)
    return {bundle: weight for bundle, weight in found.items() if weight}


@st.composite
def limits(draw: st.DrawFn, issues: int) -> Limits:
    pairs = list(combinations(range(issues), 2))
    some = st.lists(st.sampled_from(pairs), max_size=2, unique=True) if pairs else st.just([])
    groups = st.lists(st.integers(0, issues - 1), min_size=1, unique=True).map(
        lambda each: tuple(sorted(each))
    )
    return Limits(
        least_teams=draw(st.integers(1, 3)),
        most_teams=draw(st.none() | st.integers(1, 4)),
        smallest=draw(st.integers(1, 2)),
        largest=draw(st.none() | st.integers(1, 4)),
        together=tuple(draw(some)),
        apart=tuple(draw(some)),
        seats=tuple(
            Seats(issues=draw(groups), teams=draw(st.integers(1, 3))) for _ in range(draw(st.integers(0, 2)))
        ),
    )


def held_against(goal: Goal, within: Limits) -> None:
    found = best_split(goal, within)
    fitting = [split for split in all_splits(goal.issues) if not within.broken(split)]
    assert found.proved
    if not fitting:
        assert found.split is None
        return
    assert found.split is not None
    assert not within.broken(found.split)
    assert found.gained == goal.gained(found.split) == max(map(goal.gained, fitting))


@few
@given(st.data(), st.integers(1, 6))
def test_no_split_is_better_than_the_one_that_cuts_least(data: st.DataObject, issues: int) -> None:
    held_against(least_cut(issues, data.draw(weights(issues))), data.draw(limits(issues)))


@few
@given(st.data(), st.integers(1, 6))
def test_no_split_holds_together_better(data: st.DataObject, issues: int) -> None:
    weighed = data.draw(weights(issues))
    held_against(best_modularity(issues, weighed), data.draw(limits(issues)))
    found = best_split(best_modularity(issues, weighed), Limits())
    assert found.split is not None
    best = max(modularity(split, weighed) or Fraction(0) for split in all_splits(issues))
    assert (modularity(found.split, weighed) or 0) == best


def test_modularity_of_two_cliques_and_a_link() -> None:
    """Two triangles with one link between them: 7 links, 5/14 by hand."""
    cliques = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)]
    weighed: dict[tuple[int, ...], Fraction] = {pair: Fraction(1) for pair in cliques}
    split = ((0, 1, 2), (3, 4, 5))
    assert modularity(split, weighed) == Fraction(6, 7) - 2 * Fraction(7, 14) ** 2 == Fraction(5, 14)
    assert best_split(best_modularity(6, weighed), Limits()).split == split


@settings(max_examples=20)
@given(st.data(), st.integers(2, 7))
def test_where_time_is_up_the_best_lies_between_what_is_known_and_the_bound(
    data: st.DataObject, issues: int
) -> None:
    goal, within = least_cut(issues, data.draw(weights(issues))), data.draw(limits(issues))
    steps = data.draw(st.integers(0, 2))
    found = best_split(goal, within, lambda done: done < steps)
    fitting = [goal.gained(split) for split in all_splits(issues) if not within.broken(split)]
    if fitting:
        assert found.gained <= max(fitting) <= found.at_most
    if found.split is not None:
        assert not within.broken(found.split)
    if found.proved:
        assert (found.split is None) == (not fitting)


def test_more_teams_than_people_can_sit_in_are_refused_by_proof() -> None:
    within = Limits(least_teams=3, most_teams=3, seats=(Seats(issues=(0, 1, 2, 3), teams=2),))
    found = best_split(least_cut(4, {(0, 1): Fraction(1)}), within)
    assert found.proved
    assert found.split is None


def test_bundles_are_shared_out_among_their_pairs() -> None:
    assert in_pairs({(0, 1, 2): Fraction(3)}) == {(0, 1): 1, (0, 2): 1, (1, 2): 1}
