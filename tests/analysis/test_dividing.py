"""Adjusted Winner: the published divisions, and what is proved of all of them."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multitrack.analysis.dividing import Division, NothingToDivideError, Points, adjusted_winner, division
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.mixture.fair import mixtures
from multitrack.analysis.solution import Concept
from multitrack.model.issue import Condition, Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Choice, Excludes
from multitrack.model.party import Party, PartyId
from multitrack.model.talks import Talks

PANAMA = {
    "defence rights": (22, 9),
    "use rights": (22, 15),
    "land and water": (15, 15),
    "expansion rights": (14, 3),
    "duration": (11, 15),
    "expansion routes": (6, 5),
    "compensation": (4, 11),
    "jurisdiction": (2, 7),
    "US military rights": (2, 7),
    "Panama's part in defence": (2, 13),
}
"""The United States and Panama on the canal, 1974: Raiffa 1982; Brams and Taylor 1996, chapter 5."""
CAMP_DAVID = {
    "Sinai": (35, 55),
    "diplomatic recognition": (10, 5),
    "West Bank and Gaza": (20, 10),
    "linkage": (10, 5),
    "Palestinian rights": (5, 20),
    "Jerusalem": (20, 5),
}
"""Israel and Egypt, 1978: Brams and Togman, Conflict Management and Peace Science 15, 1996."""
WAYS = ("to US", "to the other")


def exactly(points: dict[str, tuple[int, int]]) -> dict[str, Points]:
    return {name: (Fraction(one), Fraction(other)) for name, (one, other) in points.items()}


def mandate(party: str, points: dict[str, tuple[int, int]], side: int, walk_away: int = 0) -> Mandate:
    factors = tuple(
        Factor(issues=(IssueId(name),), worths=(Worth((OptionId(WAYS[side]),), Fraction(each[side])),))
        for name, each in points.items()
    )
    return Mandate(party=PartyId(party), factors=factors, walk_away=Fraction(walk_away))


def as_talks(points: dict[str, tuple[int, int]]) -> Talks:
    """Talks in which every issue goes to one side or to the other."""
    options = tuple(Option(id=OptionId(way), title=way) for way in WAYS)
    return Talks(
        title="t",
        parties=tuple(Party(id=PartyId(name), name=name) for name in "AB"),
        issues=tuple(Issue(id=IssueId(name), title=name, options=options) for name in points),
        mandates=(mandate("A", points, 0), mandate("B", points, 1)),
    )


@pytest.mark.parametrize("ties_to_second", [False, True])
def test_panama_each_has_66_and_the_united_states_keep_two_fifteenths_of_land_and_water(
    ties_to_second: bool,
) -> None:
    found = adjusted_winner(exactly(PANAMA), ties_to_second=ties_to_second)
    assert found.each == 66
    assert found.parted == "land and water"
    assert found.shares["land and water"] == Fraction(2, 15)
    ours = {"defence rights", "use rights", "expansion rights", "expansion routes"}
    assert {name for name, share in found.shares.items() if share == 1} == ours


def test_camp_david_each_has_395_sixths_and_egypt_gives_a_sixth_of_sinai() -> None:
    found = adjusted_winner(exactly(CAMP_DAVID))
    assert (found.each, found.parted, found.shares["Sinai"]) == (Fraction(395, 6), "Sinai", Fraction(1, 6))


points = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1
).filter(lambda each: all(sum(column) for column in zip(*each.values(), strict=True)))


@settings(max_examples=300)
@given(points, st.booleans())
def test_both_have_as_much_at_least_half_and_at_most_one_thing_is_parted(
    given_: dict[str, tuple[int, int]], ties: bool
) -> None:
    found = adjusted_winner(exactly(given_), ties_to_second=ties)
    totals = [sum(column) for column in zip(*given_.values(), strict=True)]
    mine = sum(share * given_[name][0] for name, share in found.shares.items())
    its = sum((1 - share) * given_[name][1] for name, share in found.shares.items())
    one, other = mine * 100 / totals[0], its * 100 / totals[1]
    assert one == other == found.each >= 50
    assert sum(share not in (0, 1) for share in found.shares.values()) <= 1
    assert found.each == adjusted_winner(exactly(given_), ties_to_second=not ties).each


@settings(max_examples=150)
@given(points)
def test_no_mixture_gives_both_more(given_: dict[str, tuple[int, int]]) -> None:
    """The same by another way: of all mixtures the one whose smaller share of 100 is largest."""
    totals = [sum(column) for column in zip(*given_.values(), strict=True)]
    even = {name: (one * totals[1], other * totals[0]) for name, (one, other) in given_.items()}
    found = mixtures(as_talks(even))
    assert not isinstance(found, TooLarge)
    level = found[Concept.EGALITARIAN].value * 100 / (totals[0] * totals[1])
    assert adjusted_winner(exactly(given_)).each == level


def test_talks_of_two_whose_issues_go_to_one_or_the_other_are_divided() -> None:
    found = division(as_talks(PANAMA))
    assert isinstance(found, Division)
    assert found.each == 66
    assert found.parted == IssueId("land and water")
    assert dict(found.worths) == {"A": 66, "B": 66}
    assert found.below == ()


def test_an_issue_on_which_both_want_the_same_is_settled_and_a_walk_away_point_missed_is_said() -> None:
    points = {**CAMP_DAVID, "flag": (3, 0)}
    talks = as_talks(points)
    high = mandate("B", points, 1, walk_away=70)
    found = division(replace(talks, mandates=(talks.mandates[0], high)))
    assert isinstance(found, Division)
    assert found.settled.choices == (Choice(IssueId("flag"), OptionId("to US")),)
    assert dict(found.worths) == {"A": Fraction(395, 6) + 3, "B": Fraction(395, 6)}
    assert found.below == ("B",)


def test_other_talks_are_not_divided() -> None:
    talks = as_talks(PANAMA)
    first, second = talks.mandates
    line = replace(first, red_lines=(Choice(IssueId("duration"), OptionId(WAYS[1])),))
    both = tuple(
        Condition(issue=IssueId(name), options=(OptionId(WAYS[0]),)) for name in ("duration", "use rights")
    )
    assert division(replace(talks, mandates=(first,))) is None
    assert division(replace(talks, mandates=(line, second))) is None
    assert division(replace(talks, linkage=(Excludes(together=both),))) is None
    assert division(as_talks({"one": (5, 5)})) is None


@pytest.mark.parametrize("bad", [{}, {"a": (0, 1)}, {"a": (1, 1), "b": (-1, 1)}])
def test_points_by_which_a_side_cares_for_nothing_are_refused(bad: dict[str, tuple[int, int]]) -> None:
    with pytest.raises(NothingToDivideError):
        adjusted_winner(exactly(bad))
