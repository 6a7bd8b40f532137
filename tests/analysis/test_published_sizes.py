"""Sizes of frontiers that others have published, on the same worths; and best packages proved on spaces of 10^21."""

import pytest
from tests.analysis.worth_tables import talks_of, values

from multitrack.analysis.finding import Status
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.search import Search
from multitrack.analysis.frontier import Frontier, frontier

# NegMAS 0.16.0: enumeration to 10^6 packages, its sampler for two parties (MOBANOS) beyond; three parties beyond 10^6
# by a prototype. Its other sampler, NB3, finds 42 of the 88 at 10^12 and none at 10^20, and does not say so.
INDEPENDENT = [
    *(
        (2, issues, points)
        for issues, points in ((3, 13), (4, 16), (5, 9), (6, 30), (9, 27), (12, 88), (20, 156))
    ),
    *(
        (3, issues, points)
        for issues, points in ((3, 32), (4, 101), (5, 238), (6, 119), (9, 621), (12, 1393))
    ),
    *((5, issues, points) for issues, points in ((3, 274), (4, 699), (5, 2063), (6, 5299))),
]
OPPOSED = [
    *((2, issues, points) for issues, points in ((4, 86), (5, 83), (6, 124), (9, 293), (12, 540))),
    *((3, issues, points) for issues, points in ((4, 207), (5, 513), (6, 720), (9, 3890))),
    *((5, issues, points) for issues, points in ((4, 1039), (5, 5429), (6, 9308))),
]


@pytest.mark.parametrize(
    ("parties", "issues", "points", "opposed"),
    [(*case, False) for case in INDEPENDENT] + [(*case, True) for case in OPPOSED],
)
def test_frontiers_have_the_published_sizes(parties: int, issues: int, points: int, opposed: bool) -> None:
    found = frontier(talks_of(values(parties, issues, 10, opposed=opposed)))
    assert isinstance(found, Frontier)
    assert (found.status, found.points) == (Status.EXACT, points)


def test_ties_are_kept_where_two_packages_are_worth_the_same() -> None:
    """Twenty issues of ten, opposed: 1,376 packages are published, and three of their worths occur twice."""
    found = frontier(talks_of(values(2, 20, 10, opposed=True)))
    assert isinstance(found, Frontier)
    assert (found.size, found.points) == (1376, 1373)
    assert len(set(found.packages)) == 1376


@pytest.mark.parametrize("opposed", [False, True])
def test_best_packages_of_six_parties_and_thirty_issues_are_proved(opposed: bool) -> None:
    ledger = ledger_of(talks_of(values(6, 30, 5, opposed=opposed)))
    search = Search(ledger)
    assert search.largest_product([1] * 6).proved
    fair = search.fairest(ledger.walk_away, [1] * 6)
    assert (fair.proved, int(fair.value)) == (True, 16193 if opposed else 19151)


def test_the_largest_product_of_28_parties_and_100_issues_is_proved_and_the_rest_within_two_in_a_hundred() -> (
    None
):
    ledger = ledger_of(talks_of(values(28, 100, 4, opposed=False)))
    walk_away = ledger.walk_away
    assert Search(ledger).largest_product([1] * 28).proved
    ideal = [int(Search(ledger).most(at).value) for at in range(28)]
    room = [most - low for most, low in zip(ideal, walk_away, strict=True)]
    for base, span in ((walk_away, [1] * 28), (walk_away, room), (ideal, [1] * 28)):
        fair = Search(ledger, cells=100_000).fairest(base, span)
        assert not fair.proved
        assert 0 < fair.at_most - fair.value < abs(fair.value) * 2 / 100
