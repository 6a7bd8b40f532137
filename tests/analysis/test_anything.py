"""Whether anything is open, found by folding, against going through all packages; with every set of hindrances standing."""

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.test_refusals import hinders, is_open
from tests.analysis.tries import few

from multitrack.analysis.anything import Anything
from multitrack.model.talks import Talks


@few
@given(some_talks(), st.data())
def test_anything_is_open_where_by_hand_some_package_is(talks: Talks, data: st.DataObject) -> None:
    asked, packages = Anything(talks), slow.written(talks)
    for _ in range(6):
        standing = data.draw(st.integers(0, asked.all_of))
        found = asked.open_under(standing)
        there = [p for p in packages if is_open(talks, asked.named(standing), p)]
        assert (found is None) == (not there)
        if found is not None:
            assert found in there


@few
@given(some_talks())
def test_all_that_hinders_some_package_is_told(talks: Talks) -> None:
    asked = Anything(talks)
    for package in slow.written(talks):
        here = {each for each in asked.hindrances if hinders(talks, each, package)}
        assert asked.named(asked.hindering(package)) == here


@few
@given(some_talks(), st.data())
def test_what_is_needed_is_the_least_of_its_kind(talks: Talks, data: st.DataObject) -> None:
    asked, packages = Anything(talks), slow.written(talks)
    some = data.draw(st.integers(0, asked.all_of))
    given_up = asked.needed(some)

    def opens(bits: int) -> bool:
        return any(is_open(talks, asked.named(asked.all_of & ~bits), p) for p in packages)

    if given_up is None:
        assert not any(is_open(talks, asked.named(some), p) for p in packages)
        return
    assert not given_up & some
    assert opens(given_up)
    assert not any(opens(given_up & ~(1 << at)) for at in range(len(asked.hindrances)) if given_up >> at & 1)
