"""Numbers, rules and packages in words, and packages as they are typed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_talks import talks as some_talks
from tests.report.scene import talks_of

from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.deciding import rule_in_words
from multitrack.report.phrasing import (
    linkage_in_words,
    listed,
    number,
    options_in,
    package_from_codes,
    package_in_codes,
    share,
)

TALKS = """
multitrack: 1
title: Rules
rule: {rule}
parties: {{N: {{name: North}}, S: {{name: South}}, E: {{name: E}}}}
issues:
  A: {{title: Water, options: {{a1: All, a2: Half}}}}
  B: {{title: Oil, options: {{b1: None, b2: Some}}}}
linkage: [{linkage}]
"""


def told(rule: str = "unanimity", linkage: str = "nothing until all") -> Talks:
    return talks_of(TALKS.format(rule=rule, linkage=linkage))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("consensus", "no party objects"),
        ("unanimity", "every party agrees"),
        ("{consent of: [N]}", "North (N) agrees"),
        ("{consent of: [N, E]}", "North (N) and E agree"),
        ("{number of parties: 1}", "at least 1 party agrees"),
        (
            "{share: {weights: {N: 3, S: 1.5}, more_than: 1/2, title: votes}}",
            "those who agree hold more than 1/2 of the weight of all parties (N 3, S 1.5; votes)",
        ),
        (
            "{each community: {one: [N], two: [S, E]}}",
            "more than half of the parties agree in each of one and two",
        ),
        (
            "{all of: [{consent of: [S]}, {any of: [consensus, {number of parties: 2}]}]}",
            "South (S) agrees, and (no party objects, or at least 2 parties agree)",
        ),
    ],
)
def test_rules(rule: str, words: str) -> None:
    talks = told(rule)
    assert str(rule_in_words(talks.rule, talks)) == words


@pytest.mark.parametrize(
    ("linkage", "words"),
    [
        ("nothing until all", "Nothing is agreed until everything is agreed."),
        ("{nothing until all: [A]}", "Nothing is agreed until all of these are: Water."),
        (
            "{early harvest: {issues: [A, B], because: it is urgent}}",
            "May be applied before the whole is agreed: Water, Oil (because it is urgent).",
        ),
        (
            "{requires: {where: {A: [a1]}, needs: {B: [b1, b2]}}}",
            'Only together: where "Water" is "All", also "Oil" is "None" or "Some".',
        ),
        (
            "{excludes: {together: {A: [a1], B: [b2]}}}",
            'Not together: "Water" is "All" and "Oil" is "Some".',
        ),
        (
            "{at most: {number: 1, of: {A: [a1], B: [b1, b2]}, because: money is short}}",
            'At most 1 of these: "Water" is "All"; "Oil" is "None" or "Some" (because money is short).',
        ),
        (
            "{budget: {title: Costs, unit: crowns, at_most: 2.5, costs: {A: {a1: 3}}}}",
            "Costs: what is chosen may cost at most 2.5 crowns.",
        ),
    ],
)
def test_linkage(linkage: str, words: str) -> None:
    talks = told(linkage=linkage)
    assert str(linkage_in_words(talks.linkage[0], talks)) == words


def test_numbers_are_exact_in_words() -> None:
    numbers = [Fraction(n) for n in ("1234567", "-3/2", "-1/20", "1/3", "0")]
    assert [number(each) for each in numbers] == ["1,234,567", "-1.5", "-0.05", "1/3", "0"]


@given(st.fractions())
def test_no_number_is_rounded(value: Fraction) -> None:
    assert Fraction(number(value).replace(",", "")) == value


def test_a_share_is_never_rounded_to_none_or_to_all() -> None:
    asked = [(0, 5), (5, 5), (1, 1000), (999, 1000), (1, 3), (0, 0)]
    assert [str(share(*each)) for each in asked] == [
        "none",
        "all",
        "less than 1 %",
        "more than 99 %",
        "33 %",
        "none",
    ]


def test_lists() -> None:
    assert [listed(each) for each in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]


@given(some_talks(), st.data())
def test_a_package_is_typed_as_it_is_printed(talks: Talks, data: st.DataObject) -> None:
    some = {i.id: data.draw(st.sampled_from(options_in(talks, i.id))).id for i in talks.issues}
    package = Package.of(some)
    assert package_from_codes(package_in_codes(package), talks) == (package, ())
