"""Spellings that may be one party are proposed with their rule, and others are not."""

import pytest

from multitrack.exchange.matrix.codes import party_code, slug
from multitrack.exchange.matrix.names import proposals, same_by


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("GOVERNMENT", "Government", "the same letters but for capitals, accents and marks"),
        ("Coalicion", "Coalición", "the same letters but for capitals, accents and marks"),
        ("NSF", "National Salvation Front (NSF)", "the code in brackets"),
        ("N.S.F.", "National Salvation Front", "its initials"),
        ("Nat. Salvation Front", "National Salvation Front", "shortened words"),
        ("Govt", "Government", "shortened words"),
        ("Salvation Front", "National Salvation Front", "all its words stand in the other"),
        ("National Salvetion Front", "National Salvation Front", "nearly the same letters"),
        ("Council (old)", "Council (new)", "the same but for what stands in brackets"),
    ],
)
def test_a_rule_proposes_two_spellings(one: str, other: str, rule: str) -> None:
    (found,) = proposals([other, one])
    assert ({found.one, found.other}, found.rule) == ({one, other}, rule)


@pytest.mark.parametrize(
    ("one", "other"),
    [("North", "South"), ("Government", "Opposition"), ("+", "GOS"), ("", "GOS"), ("A", "B")],
)
def test_no_rule_joins_others(one: str, other: str) -> None:
    assert same_by(*sorted((one, other), key=len)) is None


def test_what_may_both_be_a_third_is_proposed_to_the_third_alone() -> None:
    found = proposals(["National Valley Front (NVF)", "Nat. Valley Front", "National Valley Frnt"])
    assert {(each.one, each.other) for each in found} == {
        ("Nat. Valley Front", "National Valley Front (NVF)"),
        ("National Valley Frnt", "National Valley Front (NVF)"),
    }


def test_what_may_be_either_of_two_is_proposed_to_both() -> None:
    found = proposals(["NF", "National Front", "Northern Forum"])
    assert {(each.one, each.other) for each in found} == {("NF", "National Front"), ("NF", "Northern Forum")}


def test_codes_are_short_and_no_two_alike() -> None:
    taken: dict[str, str] = {}
    for name in ("National Front (NF)", "New Forum", "Government", "المعارضة", "حكومة"):
        taken[party_code(name, taken, len(taken) + 1)] = name
    assert list(taken) == ["NF", "NF-2", "Government", "P4", "P5"]
    assert (
        slug("The return of the displaced to their own houses", (), "issue-1") == "return-displaced-their-own"
    )
    assert slug("السلاح", (), "issue-7") == "issue-7"
    assert slug("Water", ("water",), "") == "water-2"
