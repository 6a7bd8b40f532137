"""Told by folding, every answer is that of going through all packages; stopped or cramped, it holds the true one."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few

from multitrack.analysis import large
from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.fold.counting import Tally, tally
from multitrack.analysis.fold.folding import TooManyRowsError
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.large_counts import Number
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import Zone, zone
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def answer(talks: Talks) -> Zone:
    found = zone(talks)
    assert not isinstance(found, TooLarge)
    return found


def folded(talks: Talks) -> LargeZone:
    found = large_zone(talks)
    assert not isinstance(found, TooLarge)
    return found


def exactly(number: int | None) -> Number | None:
    return None if number is None else Number(number, number)


@few
@given(some_talks())
def test_counts_are_those_of_going_through_all(talks: Talks) -> None:
    told, found = answer(talks), folded(talks)
    assert found.packages == exactly(told.packages)
    assert found.respecting_linkage == exactly(told.respecting_linkage)
    assert {a: n.low for a, n in found.counts.items() if n.exact} == {
        a: told.robust.counts.of(a) for a in Acceptance
    }
    assert found.acceptable_to_all == exactly(told.acceptable_to_all)
    assert found.acceptable_under_rule == exactly(told.acceptable_under_rule)
    assert found.by_acceptors == told.by_acceptors
    assert found.to_all == told.to_all
    assert found.under_rule == told.under_rule
    assert found.not_known_of == told.not_known_of
    assert not found.stopped


def told_of(solutions: Mapping[Concept, Solution]) -> dict[Concept, tuple[list[Package], Fraction]]:
    return {concept: (list(each.packages), each.value) for concept, each in solutions.items()}


@few
@given(some_talks(mandated=True))
def test_frontier_and_solutions_are_those_of_going_through_all(talks: Talks) -> None:
    told, found = answer(talks), folded(talks)
    assert isinstance(told.frontier, Frontier)
    assert isinstance(found.frontier, Frontier)
    assert found.frontier.packages == told.frontier.packages
    assert (found.frontier.points, found.frontier.size) == (told.frontier.points, told.frontier.size)
    refused = {c for c, each in found.solutions.items() if isinstance(each, TooLarge)}
    proper = {c: each for c, each in found.solutions.items() if isinstance(each, Solution)}
    assert refused == {c for c, each in told.solutions.items() if c is Concept.NASH and not each.proper}
    assert told_of(proper) == told_of({c: s for c, s in told.solutions.items() if c not in refused})
    assert all(each.status is Status.EXACT for each in proper.values())


@few
@given(some_talks(), st.integers(0, 30))
def test_stopped_it_tells_what_is_known_so_far(talks: Talks, steps: int) -> None:
    left = iter(range(steps))
    found = large_zone(talks, pace=lambda _done, _of: next(left, None) is not None)
    assert isinstance(found, LargeZone)
    true = answer(talks)
    assert found.packages.low <= true.packages <= found.packages.high
    for acceptance, number in found.counts.items():
        assert number.low <= true.robust.counts.of(acceptance) <= number.high
    if next(left, None) is None and not found.stopped:
        assert found.status is not Status.BOUNDED


@few
@given(some_talks(mandated=True))
def test_where_counting_is_too_much_the_true_numbers_lie_between(talks: Talks) -> None:
    def too_much(*_: object, **__: object) -> object:
        raise TooManyRowsError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "tally", too_much)
        found = folded(talks)
    true = answer(talks)
    assert true.acceptable_to_all is not None
    assert found.acceptable_to_all is not None
    assert found.acceptable_to_all.low <= true.acceptable_to_all <= found.acceptable_to_all.high
    for acceptance, number in found.counts.items():
        assert number.low <= true.robust.counts.of(acceptance) <= number.high


@few
@given(some_talks())
def test_what_is_accepted_is_counted_where_counting_all_is_too_much(talks: Talks) -> None:
    def too_much(*args: Any, **asked: Any) -> Tally:
        if "needed" not in asked:
            raise TooManyRowsError
        return tally(*args, **asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "tally", too_much)
        found = folded(talks)
    true = answer(talks)
    assert found.acceptable_to_all == exactly(true.acceptable_to_all)
    assert found.acceptable_under_rule == exactly(true.acceptable_under_rule)
    assert found.to_all == true.to_all
    assert found.under_rule == true.under_rule
    for acceptance, number in found.counts.items():
        assert number.low <= true.robust.counts.of(acceptance) <= number.high
    assert found.counts[Acceptance.NOT].exact


def test_where_nobody_sits_at_the_table_nothing_is_known() -> None:
    found = folded(Talks(title="t", parties=(), issues=two_parties().issues))
    assert (found.status, found.packages, found.acceptable_to_all) == (Status.UNKNOWN, Number(4, 4), None)
