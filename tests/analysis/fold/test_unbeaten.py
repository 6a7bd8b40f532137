"""The frontier by folding is the frontier by enumeration, with every tie; near it, the gap is as told."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few

from multitrack.analysis.fold import rows as held
from multitrack.analysis.fold import unbeaten as module
from multitrack.analysis.fold.folding import TooManyRowsError
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.unbeaten import unbeaten
from multitrack.model.talks import Talks


@few
@given(some_talks(mandated=True))
def test_it_is_the_frontier_by_enumeration_with_every_tie(talks: Talks) -> None:
    found = unbeaten(ledger_of(talks))
    assert list(found.folded.listed()) == slow.frontier(talks)
    assert found.points == len({slow.worths(talks, package) for package in slow.frontier(talks)})
    assert found.within == 0


@few
@given(some_talks(mandated=True))
def test_it_is_the_same_with_other_ways_to_sift_and_to_list(talks: Talks) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held, "FEW_GROUPS", 0)
        patch.setattr(held, "EXACT_IN_FLOATS", 1)
        found = unbeaten(ledger_of(talks)).folded
        patch.setattr("multitrack.analysis.fold.folding.WRITTEN", 0)
        unordered = list(found.listed())
    assert len(unordered) == len(slow.frontier(talks))
    assert set(unordered) == set(slow.frontier(talks))


@few
@given(some_talks(mandated=True))
def test_near_it_nothing_is_further_away_than_told(talks: Talks) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "NEAR", 4)
        try:
            found = unbeaten(ledger_of(talks), near=True)
        except TooManyRowsError:
            return
    shown = [slow.worths(talks, package) for package in found.folded.listed()]
    assert len(set(shown)) == found.points
    for package in slow.frontier(talks):
        mine = slow.worths(talks, package)
        assert any(
            all(theirs >= worth - found.within for theirs, worth in zip(each, mine, strict=True))
            for each in shown
        )


def test_what_is_open_and_cannot_be_held_is_refused() -> None:
    with pytest.raises(TooManyRowsError):
        unbeaten(ledger_of(two_parties()), cells=3)


def test_where_nobody_weighs_anything_nothing_is_beaten() -> None:
    found = unbeaten(ledger_of(two_parties()))
    assert (found.folded.packages, found.points, found.within) == (4, 1, Fraction(0))


def test_an_issue_without_options_leaves_no_package() -> None:
    talks = two_parties()
    empty = replace(talks, issues=(*talks.issues, replace(talks.issues[0], id="C", options=())))  # type: ignore[arg-type]
    assert unbeaten(ledger_of(empty)).folded.packages == 0
