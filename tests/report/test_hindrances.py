"""Which ways of opening something are said to be as good as one another."""

import pytest

from multitrack.report.hindrances import as_good_in_words

Ranks = list[tuple[int, int | None]]


@pytest.mark.parametrize(
    ("ranks", "more", "said"),
    [
        ([], False, []),
        ([(1, 9), (1, 8)], False, []),
        ([(1, 9), (1, 9), (2, 9)], False, ["The first 2 ask for as little"]),
        ([(1, 9), (1, 9), (1, 9), (1, 9)], False, ["The first 3, and 1 of the further ways, ask for"]),
        ([(1, 9)] * 5, True, ["The first 3, and at least 2 of the further ways, ask for"]),
        ([(1, 9), (1, 8), (1, 7), (1, 7), (2, 7)], True, ["1 further way opens as much as the last one"]),
        ([(1, 9), (1, 8), (1, 7), (1, 7), (1, None)], False, ["At least 1 further way opens as much as"]),
        ([(1, 9), (1, 9), (1, 7), (1, 7)], False, ["The first 2 ask for", "1 further way opens as much"]),
        ([(1, None), (1, None)], True, []),
    ],
)
def test_ties_at_the_head_and_where_the_table_ends_are_said(
    ranks: Ranks, more: bool, said: list[str]
) -> None:
    found = [str(each.words) for each in as_good_in_words(ranks, 3, more=more)]
    assert len(found) == len(said)
    assert all(one.startswith(start) for one, start in zip(found, said, strict=True))
