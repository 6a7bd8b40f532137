"""Folded counts are the counts by enumeration; rounded, the true numbers lie between."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.small_talks import two_parties
from tests.analysis.tries import few

from multitrack.analysis.consent import ACCEPTANCES
from multitrack.analysis.finding import Acceptance
from multitrack.analysis.fold.counting import Tally, number_of, rounded, tally, tally_between
from multitrack.analysis.fold.folding import TooManyRowsError
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Package
from multitrack.model.party import Party, PartyId
from multitrack.model.talks import Talks

Taken = tuple[Acceptance, ...]
YES, NO = OptionId("yes"), OptionId("no")


def taken(talks: Talks) -> list[tuple[Package, Taken]]:
    return [
        (p, tuple(slow.accepts(talks, party, p) for party in slow.seated(talks)))
        for p in slow.respecting(talks)
    ]


def lines(found: Tally) -> list[Taken]:
    return [tuple(ACCEPTANCES[level] for level in row) for row in found.levels.tolist()]


@few
@given(some_talks())
def test_it_counts_what_enumeration_counts(talks: Talks) -> None:
    found = tally(ledger_of(talks))
    assert dict(zip(lines(found), found.counts, strict=True)) == Counter(line for _, line in taken(talks))


@few
@given(some_talks())
def test_the_packages_behind_every_line_are_found_again(talks: Talks) -> None:
    found = tally(ledger_of(talks))
    for at, line in enumerate(lines(found)):
        mine = [number == at for number in range(len(found.levels))]
        packages = list(found.folded.only(np.array(mine)).listed())
        assert packages == [p for p, its in taken(talks) if its == line]


@few
@given(some_talks())
def test_it_counts_what_can_be_written_and_what_respects_the_linkage(talks: Talks) -> None:
    ledger = ledger_of(talks)
    assert number_of(ledger, linkage=False) == len(slow.written(talks))
    assert number_of(ledger) == len(slow.respecting(talks))


def accepted_by(found: Tally, party: int) -> int:
    return sum(
        n for n, row in zip(found.counts, lines(found), strict=True) if row[party] is Acceptance.SURELY
    )


@few
@given(some_talks(mandated=True))
def test_rounded_worths_hold_the_true_numbers_between_them(talks: Talks) -> None:
    ledger = ledger_of(talks)
    true = tally(ledger)
    less, more = (tally(rounded(ledger, 3, up=up)) for up in (False, True))
    for party in range(len(slow.seated(talks))):
        assert accepted_by(less, party) <= accepted_by(true, party) <= accepted_by(more, party)
    assert sum(less.counts) == sum(true.counts) == sum(more.counts)


@pytest.mark.parametrize(("walk_away", "takes"), [(0, Acceptance.SURELY), (1000, Acceptance.NOT)])
def test_who_accepts_everything_or_nothing_costs_no_row(walk_away: int, takes: Acceptance) -> None:
    """Each two of twelve issues are worth something together: too much to keep in mind, and nobody has to."""
    issues = tuple(
        Issue(id=IssueId(f"i{n}"), title="", options=(Option(id=YES, title=""), Option(id=NO, title="")))
        for n in range(12)
    )
    pairs = tuple(
        Factor(issues=(one.id, other.id), worths=(Worth((YES, NO), Fraction(at + 1)),))
        for at, (one, other) in enumerate(combinations(issues, 2))
    )
    stubborn = Mandate(party=PartyId("A"), factors=pairs, walk_away=Fraction(walk_away * 10))
    parties = (Party(id=PartyId("A"), name="A"),)
    found = tally(
        ledger_of(Talks(title="t", parties=parties, issues=issues, mandates=(stubborn,))), cells=1000
    )
    assert (found.counts, lines(found)) == ([2**12], [(takes,)])
    split = replace(stubborn, walk_away=Fraction(300))
    talks = Talks(title="t", parties=parties, issues=issues, mandates=(split,))
    with pytest.raises(TooManyRowsError):
        tally(ledger_of(talks), cells=1000)


def test_too_many_are_refused() -> None:
    with pytest.raises(TooManyRowsError):
        tally(ledger_of(two_parties()), cells=3)
    with pytest.raises(TooManyRowsError):
        tally_between(ledger_of(two_parties()), cells=3)
