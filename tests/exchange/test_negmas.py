"""NegMAS scenarios: only what is in the closed tables is read, and nothing that a file names is made."""

from fractions import Fraction

import pytest
from tests.exchange.at_hand import read, refusal

from multitrack.model.issue import Grid

SPACE = """
type: negmas.outcomes.outcome_space.CartesianOutcomeSpace
name: Lunch
issues:
- {type: CategoricalIssue, name: food, values: [soup, fish]}
- {type: ContiguousIssue, name: hour, values: [0, 2]}
"""
ANN = """
type: LinearAdditiveUtilityFunction
name: Ann
reserved_value: 0.25
stability: 2047
values:
- {type: TableFun, mapping: {soup: 0.1, fish: 0.9}}
- {type: AffineFun, slope: 0.5, bias: 0.1}
weights: [0.4, 0.6]
"""
BOTH = {"lunch.yml": SPACE, "a.yml": ANN}


def test_a_scenario_becomes_talks() -> None:
    talks = read("negmas", BOTH).talks
    assert (talks.title, [party.name for party in talks.parties]) == ("Lunch", ["Ann"])
    (mandate,) = talks.mandates
    assert (mandate.party, mandate.walk_away, mandate.from_paper) == ("a", Fraction(1, 4), "a.yml")
    assert [[w.worth for w in factor.worths] for factor in mandate.factors] == [
        [Fraction(4, 100), Fraction(36, 100)],
        [Fraction(6, 100), Fraction(36, 100), Fraction(66, 100)],
    ]


def test_two_numbers_of_a_contiguous_issue_are_its_ends_and_of_another_its_values() -> None:
    listed = SPACE.replace("ContiguousIssue", "DiscreteCardinalIssue")
    assert read("negmas", BOTH).talks.issues[1].grid == Grid(
        low=Fraction(0), high=Fraction(2), step=Fraction(1)
    )
    assert [o.id for o in read("negmas", {**BOTH, "lunch.yml": listed}).talks.issues[1].options] == ["0", "2"]


@pytest.mark.parametrize("nothing", ["null", "-.inf"])
def test_without_a_reserved_value_everything_is_accepted(nothing: str) -> None:
    brought = read("negmas", {**BOTH, "a.yml": ANN.replace("0.25", nothing)})
    assert brought.talks.mandates[0].walk_away == Fraction(10, 100)
    assert any(note.startswith("Ann accepts everything") for note in brought.notes)


def test_a_bias_is_taken_off_the_reserved_value() -> None:
    assert read("negmas", {**BOTH, "a.yml": f"{ANN}bias: 0.05"}).talks.mandates[0].walk_away == Fraction(
        2, 10
    )


@pytest.mark.parametrize(
    ("function", "worths"),
    [
        ("{type: IdentityFun}", [0, 1, 2]),
        ("{type: LinearFun, slope: 2}", [0, 2, 4]),
        ("{type: ConstFun, bias: 3}", [3, 3, 3]),
        ("{type: QuadraticFun, a2: 1, a1: 2, bias: 3}", [3, 6, 11]),
        ("{type: PolynomialFun, coefficients: [1, 2, 3], bias: 1}", [1, 7, 35]),
        ("{type: TriangularFun, start: 0, middle: 1, end: 2, bias: 0, scale: 2}", [0, 2, 0]),
    ],
)
def test_the_functions_of_one_issue_are_exact(function: str, worths: list[int]) -> None:
    ann = ANN.replace("{type: AffineFun, slope: 0.5, bias: 0.1}", function).replace("0.6", "1")
    talks = read("negmas", {**BOTH, "a.yml": ann}).talks
    assert [w.worth for w in talks.mandates[0].factors[1].worths] == worths


RECTANGLES = """
type: HyperRectangleUtilityFunction
reserved_value: 1
outcome_ranges: [{0: soup, 1: [0, 2]}, {hour: 1}, {0: null, 1: 2}]
utilities: [2, 3, 4]
weights: [1, 2, 1]
"""


def test_rectangles_name_issues_by_number_or_name_and_lists_are_any_of_them() -> None:
    talks = read("negmas", {**BOTH, "a.yml": RECTANGLES}).talks
    assert {f.issues: {w.options: w.worth for w in f.worths} for f in talks.mandates[0].factors} == {
        ("food", "hour"): {("soup", "0"): 2, ("soup", "2"): 2},
        ("hour",): {("0",): 0, ("1",): 6, ("2",): 4},
    }


def test_a_range_that_names_no_issue_holds_every_package() -> None:
    everywhere = RECTANGLES.replace("{hour: 1}", "{hour: null}")
    factors = read("negmas", {**BOTH, "a.yml": everywhere}).talks.mandates[0].factors
    assert [w.worth for factor in factors if factor.issues == ("food",) for w in factor.worths] == [6, 6]


def test_json_says_the_same() -> None:
    space = """{"type": "CartesianOutcomeSpace", "name": "L", "issues":
        [{"type": "CategoricalIssue", "name": "n", "values": [1, 5]}]}"""
    ann = """{"type": "LinearAdditiveUtilityFunction", "reserved_value": -Infinity, "weights": [1.0],
        "values": [{"type": "TableFun", "mapping": {"1": 0.5, "5": 1e-1}}]}"""
    talks = read("negmas", {"l.json": space, "a.json": ann, "_stats.yaml": "x: 1", "p.png": ""}).talks
    assert [w.worth for w in talks.mandates[0].factors[0].worths] == [Fraction(1, 2), Fraction(1, 10)]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("TableFun", "types.SimpleNamespace", 'the type "types.SimpleNamespace" is not known here'),
        ("TableFun", "os.system.TableFun", 'the type "os.system.TableFun" is not known here'),
        ("TableFun", "LambdaFun", "no class that a file names is ever made"),
        (
            "LinearAdditiveUtilityFunction",
            "subprocess.Popen",
            'the type "subprocess.Popen" is not known here',
        ),
        ("fish: 0.9", "meat: 0.9", 'the table has no line for "fish"'),
        ("[0.4, 0.6]", "[0.4]", "1 entries for 2 issues"),
        ("0.25", "much", 'reserved_value: "much" stands here. Expected a number'),
        ("stability: 2047", "constraints: [{x: 1}]", "constraints stand here"),
        (
            "stability: 2047",
            "f: !!python/object/apply:os.system [ls]",
            "a file has no tags and can name no code",
        ),
        ("stability: 2047", "f: !!binary gASV", "a file has no tags and can name no code"),
    ],
)
def test_what_is_not_in_the_tables_is_refused_by_name(old: str, new: str, why: str) -> None:
    assert why in refusal("negmas", {**BOTH, "a.yml": ANN.replace(old, new, 1)})


def test_what_is_kept_about_a_party_and_is_no_worth_is_dropped_by_name() -> None:
    brought = read("negmas", {**BOTH, "a.yml": f"{ANN}reserved_outcome: [soup, 1]"})
    assert 'a.yml: "reserved_outcome" is dropped.' in brought.notes
