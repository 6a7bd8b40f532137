"""Counted by folding, what opens if one party moves is what going through all packages tells; cramped, it holds the true numbers."""

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_leverage import LargeLeverage, large_leverage
from multitrack.analysis.leverage import Leverage, leverage
from multitrack.model.talks import Talks
from multitrack.report.obstacles import softenings


def by_hand(talks: Talks) -> Leverage:
    found = leverage(talks)
    assert isinstance(found, Leverage)
    return found


def folded(talks: Talks, cells: int | None = None) -> LargeLeverage:
    found = large_leverage(talks) if cells is None else large_leverage(talks, cells=cells)
    assert isinstance(found, LargeLeverage)
    return found


@few
@given(some_talks())
def test_it_is_what_going_through_all_packages_tells(talks: Talks) -> None:
    told, found = by_hand(talks), folded(talks)
    assert found.status is told.status
    assert found.under_rule == Number(told.under_rule, told.under_rule)
    assert found.to_all == Number(told.to_all, told.to_all)
    assert found.not_known_of == told.not_known_of
    assert not found.stopped
    assert [each.party for each in found.parties] == [each.party for each in told.parties]
    for mine, theirs in zip(found.parties, told.parties, strict=True):
        assert mine.exact
        assert mine.steps is not None
        assert [(s.by, s.under_rule.low, s.to_all.low) for s in mine.steps] == [
            (s.by, s.under_rule, s.to_all) for s in theirs.steps
        ]
        assert mine.lines is not None
        assert [(g.line, g.under_rule.low, g.to_all.low) for g in mine.lines] == [
            (g.line, g.under_rule, g.to_all) for g in theirs.lines
        ]


@few
@given(some_talks())
def test_each_refusal_keeps_shut_what_opens_without_it(talks: Talks) -> None:
    found, weighed = folded(talks), weigh(talks)
    assert not isinstance(weighed, TooLarge)
    assert found.untold == 0
    now = by_hand(talks).under_rule
    assert [(each.position, each.opens.low + now) for each in found.refusals] == [
        (each.position, each.opens) for each in softenings(weighed) if each.opens > now
    ]


@few
@given(some_talks(), st.integers(20, 400))
def test_cramped_the_true_numbers_lie_between_those_told(talks: Talks, cells: int) -> None:
    told = by_hand(talks)
    found = folded(talks, cells)
    for number, true in ((found.under_rule, told.under_rule), (found.to_all, told.to_all)):
        assert number is None or number.low <= true <= number.high
    for mine, theirs in zip(found.parties, told.parties, strict=True):
        for step in mine.steps or ():
            then = theirs.lowered(step.by)
            assert step.under_rule.low <= then.under_rule <= step.under_rule.high
            assert step.to_all.low <= then.to_all <= step.to_all.high
        for line in mine.lines or ():
            same = next((each for each in theirs.lines if each.line == line.line), None)
            assert line.under_rule.low <= (same.under_rule if same else 0) <= line.under_rule.high
            assert line.to_all.low <= (same.to_all if same else 0) <= line.to_all.high


@few
@given(some_talks(), st.integers(0, 40))
def test_stopped_it_tells_nothing_that_is_not_so(talks: Talks, steps: int) -> None:
    left, told = iter(range(steps)), by_hand(talks)
    found = large_leverage(talks, pace=lambda _done, _of: next(left, None) is not None)
    assert isinstance(found, LargeLeverage)
    if found.stopped:
        assert found.status is not Status.EXACT
    for mine, theirs in zip(found.parties, told.parties, strict=True):
        if mine.exact and mine.steps is not None:
            assert [s.by for s in mine.steps] == [s.by for s in theirs.steps]
