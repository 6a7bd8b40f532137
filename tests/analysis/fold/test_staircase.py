"""The staircase of two parties is the frontier by enumeration, with every tie."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.analysis import slow
from tests.analysis.fold.test_entangled import entangled
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few

from multitrack.analysis.fold import staircase as module
from multitrack.analysis.fold.folding import StoppedError, TooManyRowsError
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.staircase import staircase
from multitrack.analysis.fold.unbeaten import unbeaten
from multitrack.model.talks import Talks


def held_against_enumeration(talks: Talks, cells: int) -> bool:
    """Whether there was anything to hold against it."""
    ledger = ledger_of(talks)
    if len(ledger.parties) != 2 or not ledger.told:
        return False
    found = staircase(ledger, cells=cells)
    assert list(found.folded.listed()) == slow.frontier(talks)
    assert found.points == len({slow.worths(talks, package) for package in slow.frontier(talks)})
    assert found.within == 0
    return True


@few
@given(some_talks(mandated=True))
def test_it_is_the_frontier_by_enumeration(talks: Talks) -> None:
    talks = replace(talks, parties=talks.parties[:2])
    held_against_enumeration(talks, 10**6)
    held_against_enumeration(talks, 60)


def test_it_is_the_frontier_where_much_hangs_together() -> None:
    talks = (entangled(seed) for seed in range(200))
    two = [replace(each, parties=each.parties[:2], mandates=each.mandates[:2]) for each in talks]
    assert sum(held_against_enumeration(each, 60) for each in two) > 150


def test_more_parties_or_nothing_that_hangs_together_is_for_the_fold() -> None:
    several = next(t for t in map(entangled, range(50)) if len(t.parties) > 2)
    with pytest.raises(TooManyRowsError):
        staircase(ledger_of(several))
    apart = replace(several, parties=several.parties[:2], mandates=(), linkage=(), issues=())
    with pytest.raises(TooManyRowsError):
        staircase(ledger_of(apart))


def test_too_many_steps_are_refused_and_whoever_waits_no_longer_is_heeded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talks = next(
        two
        for two in (
            replace(each, parties=each.parties[:2], mandates=each.mandates[:2])
            for each in map(entangled, range(50))
        )
        if unbeaten(ledger_of(two)).points > 2
    )
    with pytest.raises(StoppedError):
        staircase(ledger_of(talks), pace=lambda _done, _of: False)
    monkeypatch.setattr(module, "MOST_POINTS", 1)
    with pytest.raises(TooManyRowsError):
        staircase(ledger_of(talks))
