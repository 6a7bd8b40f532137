"""The eight rules of Genius XML, one by one, on small files; then rectangles one by one.

What others have found in the public scenarios is held against ours in ``test_published_cases``.
"""

import random
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.exchange.at_hand import bring, data, read, refusal

from multitrack.model.issue import Grid, OptionId
from multitrack.model.package import Package
from multitrack.model.talks import Talks

TEMPLATE = """<negotiation_template><utility_space number_of_issues="2"><objective name="Lunch" index="0">
<issue name="Food" index="1" type="discrete"><item index="1" value="Soup"/><item index="2" value="Fish"/></issue>
<issue name="Hour" index="2" type="integer" lowerbound="12" upperbound="14"/>
</objective></utility_space></negotiation_template>"""
ANN = """<utility_space><objective name="Lunch" index="0">
<issue name="Food" index="1" vtype="discrete"><item index="1" value="Soup" evaluation="50"/>
<item index="2" value="Fish" evaluation="200"/></issue>
<issue name="Hour" index="2" etype="integer"><range lowerbound="12" upperbound="14"/>
<evaluator ftype="linear" offset="0.5" slope="0.25"/></issue>
<weight index="2" value="0.4"/><weight index="1" value="0.6"/>
</objective><reservation value="0.3"/></utility_space>"""
BOTH = {"domain.xml": TEMPLATE, "Ann.xml": ANN}


def worths(talks: Talks, party: str = "Ann") -> dict[str, dict[str, Fraction]]:
    """What a party's options are worth, issue by issue."""
    (mandate,) = [mandate for mandate in talks.mandates if mandate.party == party]
    return {"+".join(f.issues): {"+".join(w.options): w.worth for w in f.worths} for f in mandate.factors}


def test_weights_stand_beside_issues_and_belong_by_their_index() -> None:
    talks = read("genius", BOTH).talks
    assert (talks.title, [issue.title for issue in talks.issues]) == ("Lunch", ["Food", "Hour"])
    assert worths(talks)["Food"] == {"Soup": Fraction(15, 100), "Fish": Fraction(6, 10)}


def test_indexes_may_start_anywhere_and_objectives_stand_within_one_another() -> None:
    nested = ANN.replace("<issue name", '<objective name="In" index="7"><issue name', 1).replace(
        "<weight", '</objective><weight index="7" value="0.5"/><weight', 1
    )
    inside = nested.replace('<weight index="2" value="0.4"/><weight index="1" value="0.6"/>', "").replace(
        "</objective><weight",
        '<weight index="2" value="0.4"/><weight index="1" value="0.6"/></objective><weight',
        1,
    )
    assert worths(read("genius", {**BOTH, "Ann.xml": inside}).talks)["Food"]["Fish"] == Fraction(3, 10)


def test_an_objective_that_nobody_weighs_passes_on_what_stands_above() -> None:
    inside = ANN.replace("<issue name", '<objective name="In" index="7"><issue name', 1)
    nested = inside.replace("</objective>", "</objective></objective>", 1)
    assert worths(read("genius", {**BOTH, "Ann.xml": nested}).talks)["Food"]["Fish"] == Fraction(6, 10)


def test_without_any_weight_all_weigh_the_same_and_that_is_said() -> None:
    brought = read("genius", {**BOTH, "Ann.xml": ANN.replace("<weight", "<cost")})
    assert worths(brought.talks)["Food"]["Fish"] == Fraction(1, 2)
    assert "Ann.xml: no issue has a weight; all weigh the same." in brought.notes


def test_one_missing_weight_is_no_weight_of_nought() -> None:
    assert "Food: the issue has no weight" in refusal(
        "genius", {**BOTH, "Ann.xml": ANN.replace('<weight index="1" value="0.6"/>', "")}
    )


def test_the_bounds_of_whole_numbers_stand_on_the_issue_or_in_its_range() -> None:
    issue = read("genius", BOTH).talks.issues[1]
    assert issue.grid == Grid(low=Fraction(12), high=Fraction(14), step=Fraction(1))
    assert [option.id for option in issue.options] == ["12", "13", "14"]


def test_a_continuous_range_is_cut_into_steps_and_that_is_said() -> None:
    real = (
        TEMPLATE.replace('type="integer" lowerbound="12" upperbound="14"/>', ">")
        .replace("</objective>", '<range lowerbound="0" upperbound="1"/></issue></objective>')
        .replace('index="2" >', 'index="2" vtype="real">')
    )
    ann = (
        ANN.replace('etype="integer"', 'type="real"')
        .replace('"12"', '"0"')
        .replace('"14"', '"1"')
        .replace('offset="0.5" slope="0.25"', 'parameter0="0.5" parameter1="-0.00015"')
    )
    brought = read("genius", {"domain.xml": real, "Ann.xml": ann}, steps=4)
    assert worths(brought.talks)["Hour"]["0.25"] == Fraction(4, 10) * (Fraction(1, 2) - Fraction(15, 400_000))
    assert '"Hour" is any number from 0 to 1 there; here it is one of 5.' in brought.notes


def test_a_function_is_cut_off_at_0_and_1_as_there() -> None:
    brought = read("genius", {**BOTH, "Ann.xml": ANN.replace("0.25", "0.4")})
    assert worths(brought.talks)["Hour"] == {
        "12": Fraction(2, 10),
        "13": Fraction(36, 100),
        "14": Fraction(4, 10),
    }
    assert any("cut off at 0 and at 1" in note for note in brought.notes)


def test_a_triangle_has_its_ends_and_its_top() -> None:
    triangle = '<evaluator ftype="triangular" parameter0="12" parameter1="14" parameter2="13"/>'
    ann = ANN.replace('<evaluator ftype="linear" offset="0.5" slope="0.25"/>', triangle)
    hours = worths(read("genius", {**BOTH, "Ann.xml": ann}).talks)["Hour"]
    assert hours == {"12": 0, "13": Fraction(4, 10), "14": 0}


RECTANGLES = """<utility_space type="nonlinear"><objective name="root" index="0">
<issue name="a" index="1" type="integer" lowerbound="0" upperbound="2"/>
<issue name="b" index="2" type="integer" lowerbound="0" upperbound="2"/>
<utility maxutility="10"><ufun type="PlainUfun" weight="1" aggregation="sum">
<hyperRectangle utility="4"><INCLUDES index="2" min="1" max="2"/><INCLUDES index="1" min="0" max="0"/></hyperRectangle>
<hyperRectangle utility="2"><INCLUDES index="1" min="0" max="1"/></hyperRectangle>
</ufun></utility></objective></utility_space>"""


def test_rectangles_become_worths_over_several_issues() -> None:
    talks = read("genius", {"Ann.xml": RECTANGLES}).talks
    assert worths(talks) == {
        "a+b": {"0+1": Fraction(4, 10), "0+2": Fraction(4, 10)},
        "a": {"0": Fraction(2, 10), "1": Fraction(2, 10), "2": 0},
    }


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            '<INCLUDES index="1" min="0" max="0"/>',
            '<EXCLUDES index="1" min="0" max="0"/>',
            "both INCLUDES and EXCLUDES",
        ),
        ('index="1" min', 'index="9" min', "a bound on no issue in numbers"),
        ('"sum"', '"max"', 'a ufun "PlainUfun" of "max"'),
        ('maxutility="10"', 'maxutility="0"', "a maxutility of 0"),
    ],
)
def test_rectangles_of_another_kind_are_refused_by_name(old: str, new: str, why: str) -> None:
    assert why in refusal("genius", {"Ann.xml": RECTANGLES.replace(old, new)})


def worth(text: str, **chosen: int) -> Fraction:
    """What one package is worth by a profile of rectangles."""
    talks = read("genius", {"Ann.xml": text}).talks
    package = Package.of((issue.id, OptionId(str(chosen[issue.id]))) for issue in talks.issues)
    return talks.mandates[0].worth_of(package)


def test_a_rectangle_that_excludes_is_had_wherever_a_bound_is_left() -> None:
    outside = RECTANGLES.replace("INCLUDES", "EXCLUDES", 2)
    assert [worth(outside, a=a, b=b) for a, b in ((0, 1), (0, 0), (2, 2))] == [
        Fraction(2, 10),
        Fraction(6, 10),
        Fraction(4, 10),
    ]


def test_a_rectangle_without_bounds_is_had_everywhere() -> None:
    everywhere = RECTANGLES.replace('<INCLUDES index="1" min="0" max="1"/>', "")
    assert [worth(everywhere, a=a, b=1) for a in (0, 2)] == [Fraction(6, 10), Fraction(2, 10)]


def test_a_rectangle_may_have_a_weight_of_its_own() -> None:
    assert worth(RECTANGLES.replace('utility="2"', 'utility="2" weight="0.5"'), a=1, b=0) == Fraction(1, 10)


def test_a_reservation_may_be_text_and_is_0_where_it_is_absent() -> None:
    said = ANN.replace('<reservation value="0.3"/>', "<reservation>0.3</reservation>")
    assert read("genius", {**BOTH, "Ann.xml": said}).talks.mandates[0].walk_away == Fraction(3, 10)
    absent = read("genius", {**BOTH, "Ann.xml": ANN.replace('<reservation value="0.3"/>', "")})
    assert absent.talks.mandates[0].walk_away == 0
    assert "Ann.xml: no reservation value; 0, as Genius takes it." in absent.notes


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ('<discount_factor value="0.4"/>', "the discount factor 0.4 is dropped"),
        ('<comparisons value="10"/>', "<comparisons> is dropped"),
        ('<fixed_seed value="1"/>', "<fixed_seed> is dropped"),
    ],
)
def test_what_is_no_worth_is_dropped_by_name(added: str, said: str) -> None:
    ann = ANN.replace("</utility_space>", f"{added}</utility_space>")
    assert any(said in note for note in read("genius", {**BOTH, "Ann.xml": ann}).notes)


def test_the_domain_is_known_by_what_stands_in_it_not_by_its_name() -> None:
    swapped = read("genius", {"a_utility.xml": TEMPLATE, "the_domain.xml": ANN})
    assert [party.id for party in swapped.talks.parties] == ["the_domain"]
    alone = read("genius", {"Ann.xml": ANN})
    assert "No file is a domain: the issues are those of Ann.xml." in alone.notes
    assert "is a domain without worths" in refusal("genius", {**BOTH, "other.xml": TEMPLATE})


def test_what_is_no_xml_is_left_out_by_name() -> None:
    assert "pareto.xml: no XML, left out." in read("genius", {**BOTH, "pareto.xml": "\n0.5, 1.0\n"}).notes


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('name="Food"', 'name="Drink"', 'the issue "Drink" is not in the domain'),
        ('value="Fish"', 'value="Meat"', '"Meat" is no value of the domain'),
        ('evaluation="50"', 'evaluation="-1"', "an evaluation below 0"),
        ('evaluation="50"', 'evaluation="much"', '<item> evaluation: "much" stands here. Expected a number'),
        ('ftype="linear"', 'ftype="wavy"', 'an evaluator of the form "wavy"'),
        ('upperbound="14"', 'upperbound="15"', "the numbers are others than in the domain"),
        ("<utility_space>", "<space>", "mismatched tag"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(old: str, new: str, why: str) -> None:
    said = refusal("genius", {**BOTH, "Ann.xml": ANN.replace(old, new)})
    assert why in said
    assert "Ann.xml" in said


def test_a_value_that_stands_twice_is_one_option() -> None:
    twice = ANN.replace('<item index="2"', '<item index="3" value="Soup" evaluation="100"/><item index="2"')
    brought = read("genius", {**BOTH, "Ann.xml": twice})
    assert worths(brought.talks)["Food"]["Soup"] == Fraction(3, 10)


def rectangle_by_rectangle(root: ET.Element, chosen: dict[str, int]) -> Fraction:
    """What a package is worth, each rectangle tried by itself: slow, and sharing nothing with the reader."""
    names = {issue.get("index"): issue.get("name") for issue in root.iter("issue")}
    (utility,) = root.iter("utility")
    total = 0
    for rectangle in utility.iter("hyperRectangle"):
        within = (
            int(bound.attrib["min"]) <= chosen[str(names[bound.get("index")])] <= int(bound.attrib["max"])
            for bound in rectangle
        )
        total += int(rectangle.attrib["utility"]) if all(within) else 0
    return Fraction(total, int(utility.attrib["maxutility"]))


@pytest.mark.parametrize("name", ["10issues", "10issuesDiscountedwithRV"])
def test_the_scenarios_of_2014_are_worth_what_their_rectangles_say(name: str) -> None:
    folder = data("genius", "anac", "y2014", name)
    talks = bring("genius", folder).talks
    drawn = random.Random(name)
    for mandate in talks.mandates:
        root = ET.parse(folder / f"{mandate.party}.xml").getroot()
        for _ in range(20):
            chosen = {issue.title: drawn.randrange(10) for issue in talks.issues}
            package = Package.of((issue.id, OptionId(str(chosen[issue.title]))) for issue in talks.issues)
            assert mandate.worth_of(package) == rectangle_by_rectangle(root, chosen)
