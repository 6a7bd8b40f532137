"""Packages, what they break, and what they are worth to a mandate."""

from fractions import Fraction

from multitrack.model.issue import Condition, Grid, IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import AtMost, Budget, Choice, Cost, Excludes, Package, Requires, broken
from multitrack.model.party import PartyId

A, B = IssueId("a"), IssueId("b")
X, Y = OptionId("x"), OptionId("y")


def is_(issue: IssueId, *options: OptionId) -> Condition:
    return Condition(issue=issue, options=options)


def test_requires_binds_only_where_its_condition_holds() -> None:
    rule = Requires(where=(is_(A, X),), needs=(is_(B, Y),))
    assert broken(rule, Package.of({A: X, B: X}))
    assert not broken(rule, Package.of({A: Y, B: X}))


def test_excludes_needs_all_of_it() -> None:
    rule = Excludes(together=(is_(A, X), is_(B, X)))
    assert (broken(rule, Package.of({A: X, B: X})), broken(rule, Package.of({A: X, B: Y}))) == (True, False)


def test_at_most_counts_what_holds() -> None:
    rule = AtMost(number=1, of=(is_(A, X), is_(B, X, Y), is_(IssueId("gone"), X)))
    assert [broken(rule, Package.of(p)) for p in ({A: X, B: Y}, {A: Y, B: Y}, {A: X}, {})] == [
        True,
        False,
        False,
        False,
    ]


def test_at_most_none_rules_each_out() -> None:
    rule = AtMost(number=0, of=(is_(A, X), is_(B, X)))
    assert [broken(rule, Package.of(p)) for p in ({A: X, B: Y}, {A: Y, B: Y})] == [True, False]


def test_a_budget_adds_up_what_the_options_cost_and_bring() -> None:
    table = Budget(title="t", at_most=Fraction(3), costs=(Cost(A, X, Fraction(5)), Cost(B, Y, Fraction(-2))))
    assert table.cost_of(Package.of({A: X, B: Y})) == 3
    assert (broken(table, Package.of({A: X, B: X})), broken(table, Package.of({A: X, B: Y}))) == (True, False)


def test_a_mandate_adds_its_factors_and_stops_at_a_red_line() -> None:
    mandate = Mandate(
        party=PartyId("P"),
        factors=(
            Factor(issues=(A,), worths=(Worth((X,), Fraction(2)),)),
            Factor(issues=(A, B), worths=(Worth((X, Y), Fraction(1, 2)),)),
        ),
        walk_away=Fraction(2),
        red_lines=(Choice(B, X),),
    )
    assert mandate.worth_of(Package.of({A: X, B: Y})) == Fraction(5, 2)
    assert mandate.accepts(Package.of({A: X, B: Y}))
    assert not mandate.accepts(Package.of({A: X, B: X}))


def test_a_grid_names_its_numbers_exactly() -> None:
    grid = Grid(low=Fraction(3, 10), high=Fraction(7, 10), step=Fraction(1, 5), unit="ct")
    assert [(option.id, option.title) for option in grid.options()] == [
        ("0.3", "0.3 ct"),
        ("0.5", "0.5 ct"),
        ("0.7", "0.7 ct"),
    ]
