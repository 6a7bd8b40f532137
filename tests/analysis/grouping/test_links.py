"""How issues hang together: nothing where worths add up, the weight of a product where they do not, ties, trades."""

from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.analysis.tries import few
from tests.analysis.worth_tables import talks_of

from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.grouping.links import Links, concerns, remainder, together
from multitrack.analysis.integers import Ints
from multitrack.model.talks import Talks

TABLES = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 2)).flatmap(
    lambda shape: st.lists(
        st.integers(-5, 5), min_size=int(np.prod(shape)), max_size=int(np.prod(shape))
    ).map(lambda numbers: np.array(numbers, dtype=object).reshape(shape))
)


def test_a_product_of_two_choices_interacts_by_its_weight() -> None:
    assert together(np.array([[0, 0], [0, 7]], dtype=object)) == 7
    assert together(np.array([[0, 0], [0, -7]], dtype=object)) == 7


@given(
    st.lists(st.integers(-9, 9), min_size=1, max_size=4), st.lists(st.integers(-9, 9), min_size=1, max_size=4)
)
def test_what_adds_up_does_not_interact(rows: list[int], columns: list[int]) -> None:
    table: Ints = np.array([[row + column for column in columns] for row in rows], dtype=object)
    assert together(table) == 0


@given(TABLES)
def test_the_rest_and_what_each_issue_adds_alone_make_the_table(table: Ints) -> None:
    for base in np.ndindex(table.shape):
        explained = table - remainder(table, base)
        for place in np.ndindex(table.shape):
            alone = sum(
                explained[tuple(place[axis] if axis == own else base[axis] for axis in range(table.ndim))]
                - explained[base]
                for own in range(table.ndim)
            )
            assert explained[place] == explained[base] + alone


def test_a_trade_is_worth_what_two_balanced_teams_leave() -> None:
    """Each wants one issue three times as much: together each gets its own; alone each issue is shared evenly."""
    talks = talks_of([[[12, 6, 0], [4, 2, 0]], [[0, 2, 4], [0, 6, 12]]])
    assert dict(Links(ledger_of(talks)).trades) == {(0, 1): Fraction(12, 16) - Fraction(8, 16)}


def test_nothing_is_traded_where_both_want_both_issues_alike() -> None:
    talks = talks_of([[[4, 2, 0], [4, 2, 0]], [[0, 2, 4], [0, 2, 4]]])
    assert not Links(ledger_of(talks)).trades


@few
@given(some_talks(mandated=True))
def test_no_link_is_below_nought_and_what_is_tied_is_in_the_linkage(talks: Talks) -> None:
    links = Links(ledger_of(talks))
    assert all(weight > 0 for weight in (*links.interactions.values(), *links.trades.values()))
    for tie in links.ties:
        assert len(tie.bundle) > 1
        assert (tie.linkage in talks.linkage) != (tie.issue is not None)


@few
@given(some_talks(mandated=True))
def test_only_what_concerns_a_party_changes_what_it_gets(talks: Talks) -> None:
    ledger = ledger_of(talks)
    for at, party in enumerate(ledger.parties):
        mine = concerns(ledger, party)
        if ledger.combinations > 300:
            continue
        worths: dict[tuple[int, ...], set[tuple[int, bool]]] = {}
        for codes in product(*(range(size) for size in ledger.sizes)):
            worth = sum(int(adds[code, at]) for adds, code in zip(ledger.alone, codes, strict=True))
            for factor in ledger.factors:
                numbers = factor.entries.get(tuple(codes[issue] for issue in factor.scope))
                worth += 0 if numbers is None else int(numbers[at])
            crossed = any(lines[at, code] for lines, code in zip(ledger.crossed, codes, strict=True))
            worths.setdefault(tuple(codes[issue] for issue in mine), set()).add((worth, crossed))
        assert all(len(different) == 1 for different in worths.values())
