"""Told by asking, what leaves nothing and what would open something is what going through all packages tells."""

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.test_refusals import answer
from tests.analysis.tries import few

from multitrack.analysis import large_refusals as module
from multitrack.analysis.anything import Anything
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.fold.folding import StoppedError, TooManyRowsError
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_refusals import LargeRefusals, hitting, large_refusals
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def asked(talks: Talks) -> LargeRefusals:
    found = large_refusals(talks)
    assert isinstance(found, LargeRefusals)
    return found


@few
@given(some_talks())
def test_it_is_what_going_through_all_packages_tells(talks: Talks) -> None:
    whole = answer(talks)
    assume(whole.packages)
    found = asked(talks)
    if not slow.seated(talks):
        assert found.status is Status.UNKNOWN
        return
    assert found.status is Status.EXACT
    assert found.open_ == Number(whole.open_, whole.open_)
    assert (found.such_as is None) == (not whole.open_)
    assert found.ruled_out_by.up_to is None
    assert set(found.ruled_out_by.sets) == set(whole.ruled_out_by.sets)
    if whole.open_:
        assert found.concessions == ()
        return
    by_set = {each.given_up: each for each in whole.concessions}
    assert found.up_to is whole.up_to is None
    assert {each.given_up for each in found.concessions} == set(by_set)
    for each in found.concessions:
        same = by_set[each.given_up]
        assert each.at_least
        assert each.lower == same.lower
        assert each.opens in (same.opens, None)


@few
@given(some_talks(), st.integers(0, 60))
def test_stopped_it_tells_nothing_that_is_not_so(talks: Talks, steps: int) -> None:
    whole = answer(talks)
    assume(whole.packages and slow.seated(talks))
    left = iter(range(steps))
    try:
        found = large_refusals(talks, pace=lambda _done, _of: next(left, None) is not None)
    except StoppedError:
        return
    assert isinstance(found, LargeRefusals)
    assert found.open_.low <= whole.open_ <= found.open_.high
    small = {s for s in whole.ruled_out_by.sets if len(s) <= (found.ruled_out_by.up_to or 0)}
    if found.ruled_out_by.up_to is None:
        small = set(whole.ruled_out_by.sets)
    assert small <= set(found.ruled_out_by.sets) <= set(whole.ruled_out_by.sets)
    if not whole.open_:
        told = {each.given_up for each in found.concessions}
        every = {each.given_up for each in whole.concessions}
        assert told <= every
        if not found.stopped:
            assert {s for s in every if found.up_to is None or len(s) <= found.up_to} <= told


@given(some_talks())
def test_where_one_answer_is_too_much_the_others_hold(talks: Talks) -> None:
    whole = answer(talks)
    assume(whole.packages and slow.seated(talks) and not whole.open_)

    class Cramped(Anything):
        calls = 0

        def open_under(self, standing: int) -> Package | None:
            self.calls += 1
            if self.calls % 4 == 3:
                raise TooManyRowsError
            return super().open_under(standing)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "Anything", Cramped)
        found = large_refusals(talks)
    if isinstance(found, TooLarge):
        return
    assert set(found.ruled_out_by.sets) <= set(whole.ruled_out_by.sets)
    assert {each.given_up for each in found.concessions} <= {each.given_up for each in whole.concessions}


@given(st.lists(st.integers(1, 63), max_size=5))
def test_the_smallest_sets_that_hold_one_of_each(sets: list[int]) -> None:
    every = [sum(1 << at for at in some) for n in range(7) for some in combinations(range(6), n)]
    hits = [one for one in every if all(one & each for each in sets)]
    least = {one for one in hits if not any(other != one and other & one == other for other in hits)}
    assert hitting(sets, 100) == least
    assert hitting([*sets, 1], 0) is None
