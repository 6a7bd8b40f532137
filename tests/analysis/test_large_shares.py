"""Answered one by one, the draws are those of going through all packages; stopped, those told are the first of them."""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.finding import Status
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_shares import LargeShares, large_shares
from multitrack.analysis.shares import Shares, shares
from multitrack.model.talks import Talks

DRAWS = 40


def by_hand(talks: Talks, seed: int, draws: int = DRAWS) -> Shares:
    found = shares(talks, draws=draws, seed=seed, listed=10_000)
    assert isinstance(found, Shares)
    return found


def asked(talks: Talks, seed: int) -> LargeShares:
    found = large_shares(talks, draws=DRAWS, seed=seed)
    assert isinstance(found, LargeShares)
    return found


@few
@given(some_talks(), st.integers(0, 5))
def test_draw_by_draw_it_is_what_going_through_all_packages_tells(talks: Talks, seed: int) -> None:
    true, found = by_hand(talks, seed), asked(talks, seed)
    told = found.told
    assert (told.parties, told.left_out, told.open) == (true.parties, true.left_out, true.open)
    if true.status is Status.UNKNOWN or told.status is Status.UNKNOWN:
        assert not any(each is not None and each.hits for each in (told.something, true.something))
        return
    assert (told.something, told.suits_all, told.draws) == (true.something, true.suits_all, DRAWS)
    assert found.survive == Number(len(true.survives), len(true.survives))
    assert told.survives == true.survives
    shares_of = {each.package: each for each in true.packages}
    for each in told.packages:
        same = shares_of[each.package]
        assert (each.passes, each.suits_all, each.by_party) == (same.passes, same.suits_all, same.by_party)


@few
@given(some_talks(), st.integers(0, 60))
def test_stopped_the_draws_told_are_the_first_ones(talks: Talks, steps: int) -> None:
    left = iter(range(steps))
    found = large_shares(talks, draws=DRAWS, seed=1, pace=lambda _done, _of: next(left, None) is not None)
    assert isinstance(found, LargeShares)
    told = found.told
    assume(told.something is not None)
    assert told.draws == DRAWS or found.stopped
    whole = asked(talks, 1)
    assert whole.told.something is not None
    assert told.something is not None
    assert told.something.hits <= whole.told.something.hits
    assert whole.told.something.hits - told.something.hits <= DRAWS - told.draws
