from fractions import Fraction

import pytest
from tests.exchange.at_hand import read, refusal

from multitrack.model.issue import Grid

DOMAIN = """{"name": "lunch", "issuesValues": {
  "food": {"values": ["soup", "fish"]}, "price": {"range": ["5.0", "6.2", "0.5"]}}}"""
ANN = """{"LinearAdditiveUtilitySpace": {"name": "Ann",
  "issueWeights": {"food": 0.4, "price": 0.6},
  "issueUtilities": {
    "food": {"discreteutils": {"valueUtilities": {"soup": 0.25}}},
    "price": {"numberutils": {"lowValue": 5, "highValue": 6, "lowUtility": 1, "highUtility": 0}}},
  "reservationBid": {"issuevalues": {"price": "5.5"}}}}"""
BEA = """{"SumOfGroupsUtilitySpace": {"name": "Bea", "reservationBid": null, "partUtilities": {
  "both": {"partsutils": {"issues": ["price", "food"], "utilslist": [
    {"values": ["5", "soup"], "util": 0.3}, {"values": [6.0, "fish"], "util": 0.9}]}}}}}"""
ALL = {"domain.json": DOMAIN, "a.json": ANN, "b.json": BEA}


def test_a_range_of_numbers_is_a_grid_up_to_its_last_step() -> None:
    brought = read("geniusweb", ALL)
    grid = Grid(low=Fraction(5), high=Fraction(6), step=Fraction(1, 2))
    assert brought.talks.issues[1].grid == grid
    assert any("do not reach 31/5; the last number is 6" in note for note in brought.notes)


def test_a_value_that_is_not_named_is_worth_nothing_and_numbers_stand_on_a_line() -> None:
    ann = read("geniusweb", ALL).talks.mandates[0]
    assert [[w.worth for w in f.worths] for f in ann.factors] == [
        [Fraction(1, 10), 0],
        [Fraction(6, 10), Fraction(3, 10), 0],
    ]


def test_the_reservation_is_what_a_bid_is_worth_though_it_be_partial() -> None:
    ann, bea = read("geniusweb", ALL).talks.mandates
    assert [ann.walk_away, bea.walk_away] == [Fraction(3, 10), Fraction(0)]


def test_groups_are_worths_over_several_issues() -> None:
    (factor,) = read("geniusweb", ALL).talks.mandates[1].factors
    assert factor.issues == ("price", "food")
    assert {w.options: w.worth for w in factor.worths} == {
        ("5", "soup"): Fraction(3, 10),
        ("6", "fish"): Fraction(9, 10),
    }


def test_a_profile_may_bring_its_own_domain() -> None:
    inside = ANN.replace('"name": "Ann",', f'"name": "Ann", "domain": {DOMAIN},')
    assert read("geniusweb", {"a.json": inside}).talks.title == "lunch"
    other = inside.replace('"soup", "fish"', '"soup", "meat"')
    assert "its own domain is another" in refusal("geniusweb", {"domain.json": DOMAIN, "a.json": other})


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("LinearAdditiveUtilitySpace", "DefaultPartialOrdering", "says what is better, not what it is worth"),
        (
            "LinearAdditiveUtilitySpace",
            "java.lang.Runtime",
            'the profile "java.lang.Runtime" is not known here',
        ),
        ("discreteutils", "lambdautils", "food: no utilities that are known here"),
        ('"soup": 0.25', '"meat": 0.25', '"meat" is no value of the issue'),
        ('"food": 0.4, ', "", "issueWeights: food: nothing stands here"),
        ('"price": "5.5"', '"price": "9"', '"price: 9" is not in the domain'),
    ],
)
def test_what_is_not_known_or_does_not_fit_is_refused_by_name(old: str, new: str, why: str) -> None:
    assert why in refusal("geniusweb", {"domain.json": DOMAIN, "a.json": ANN.replace(old, new)})


def test_groups_that_leave_an_issue_out_are_refused() -> None:
    half = BEA.replace('["price", "food"]', '["price"]').replace(', "soup"]', "]").replace(', "fish"]', "]")
    assert "the groups overlap, or leave an issue out" in refusal(
        "geniusweb", {"domain.json": DOMAIN, "b.json": half}
    )
