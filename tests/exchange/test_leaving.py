"""What a format cannot say is refused, every reason at once; what merely is not carried is named."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.examples.shelf import talks_of
from tests.exchange.test_round_trips import packages, verdicts

from multitrack.exchange.brought import Source, Wish
from multitrack.exchange.formats import FORMATS, take_out
from multitrack.exchange.refused import RefusedError
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import Choice, Excludes
from multitrack.model.rule import NumberOf, Unanimity
from multitrack.model.talks import Talks
from multitrack.model.text import Draft
from multitrack.talksfile import Reading, read_text, write

TWO = """
multitrack: 1
title: Two on one thing
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues:
  A: {title: Water, options: {a1: All, a2: Half}}
  B: {title: Oil, options: {b1: None, b2: Some}}
mandates:
  N: {walk_away: 2, worths: {A: {a1: 2, a2: 1}, B: {b1: 0, b2: 1}}}
  S: {walk_away: 2, worths: {A: {a1: 0, a2: 2}, B: {b1: 1, b2: 0}}}
"""
JOINT = TWO.replace(
    "worths: {A: {a1: 2, a2: 1}, B: {b1: 0, b2: 1}}",
    "together: [{issues: [A, B], worths: [{options: [a1, b1], worth: 5}]}]",
)
OF_SUMS = ("genius", "negmas", "geniusweb", "negolog")


def talks(text: str = TWO) -> Talks:
    reading = read_text(text)
    assert reading.talks is not None, reading.problems
    return reading.talks


def reasons(form: str, some: Talks) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        take_out(some, form, "talks.yaml")
    return [problem.found for problem in refused.value.problems]


@pytest.mark.parametrize("form", OF_SUMS)
def test_every_reason_is_given_at_once(form: str) -> None:
    never = Excludes(together=(Condition(issue=IssueId("A"), options=(OptionId("a1"),)),))
    north = replace(talks().mandates[0], red_lines=(Choice(IssueId("A"), OptionId("a2")),))
    some = replace(talks(), linkage=(never,), mandates=(north,), rule=NumberOf(at_least=1))
    said = " / ".join(reasons(form, some))
    for part in ("worth to South is not known", "North has red lines", "linkage", 'by "number of parties"'):
        assert part in said


def test_an_issue_that_does_not_always_arise_has_no_place_there() -> None:
    assert any("does not always arise" in each for each in reasons("negmas", talks_of("coalition")))


@pytest.mark.parametrize(
    ("form", "kept"), [("genius", False), ("negolog", False), ("negmas", True), ("geniusweb", True)]
)
def test_issues_weighed_together_need_a_format_that_can(form: str, *, kept: bool) -> None:
    if kept:
        assert take_out(talks(JOINT), form, "x").files
    else:
        assert any("weighs issues together" in each for each in reasons(form, talks(JOINT)))


def test_groups_that_overlap_are_not_written_as_apart() -> None:
    both = JOINT.replace("together: [", "worths: {A: {a1: 1}}, together: [")
    assert any("GeniusWeb's groups are apart" in each for each in reasons("geniusweb", talks(both)))


def test_who_accepts_nothing_cannot_have_a_reservation_bid() -> None:
    never = TWO.replace("N: {walk_away: 2", "N: {walk_away: 9")
    assert any("North accepts no package" in each for each in reasons("geniusweb", talks(never)))


def test_a_scorable_game_has_a_rule_of_its_own() -> None:
    said = reasons("scorable", replace(talks_of("six-party"), rule=Unanimity()))
    assert said == [
        "the parties do not decide as in a scorable game: at least 5 of them, two at most with a veto"
    ]
    assert FORMATS["scorable"].write is not None
    assert FORMATS["scorable"].write(talks_of("six-party"), "six-party").files


@pytest.mark.parametrize("form", ["decide", "ktab", "deu"])
def test_a_table_of_positions_would_need_a_measure(form: str) -> None:
    assert "importance is an order and no measure" in reasons(form, talks())[0]


def test_a_matrix_has_words_for_three_answers_only() -> None:
    said = reasons("wahlomat", talks_of("six-party"))
    assert any("a thesis has two" in each for each in said)
    refuses = """
multitrack: 1
title: T
parties: {N: {name: North}}
issues: {A: {title: Water, options: {a1: All, a2: Half}}}
positions: [{party: N, issue: A, stances: {a1: refuses}, assumption: ours}]
"""
    (reason,) = reasons("wahlomat", talks(refuses))
    assert reason == 'North on "Water" (All refuses, Half unknown) neither agrees, disagrees nor is neutral'


def test_a_matrix_of_nothing_is_not_written() -> None:
    assert reasons("wahlomat", talks()) == ["nobody holds a stance here, and a matrix holds nothing else"]


def test_what_has_no_place_there_is_named() -> None:
    some = replace(talks_of("six-party"), rule=Unanimity())
    notes = take_out(some, "genius", "six-party").notes
    assert any(note.startswith("Genius has no place for: ") and "statements (" in note for note in notes)


def test_the_unit_is_changed_only_where_it_must_be_and_that_is_said() -> None:
    assert [n for n in take_out(talks(), "negmas", "x").notes if "multiplied" in n] == []
    thirds = talks(TWO.replace("a2: 1}", "a2: 1/3}"))
    assert any("are multiplied by 3" in note for note in take_out(thirds, "negmas", "x").notes)
    assert any("are multiplied by 1/10" in note for note in take_out(talks(), "genius", "x").notes)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["coalition", "geneva-2014"])
def test_real_talks_hold_more_than_any_format_can(name: str, form: str) -> None:
    assert all(reasons(form, talks_of(name)))


def plainer(some: Talks) -> Talks:
    """The same without what no format of sums can say, so that most of the way out is gone."""
    mandates = tuple(
        replace(
            some.mandate(party.id) or Mandate(party=party.id, factors=(), walk_away=Fraction(0)), red_lines=()
        )
        for party in some.parties
    )
    issues = tuple(replace(issue, arises_if=()) for issue in some.issues)
    return replace(some, issues=issues, mandates=mandates, linkage=(), draft=Draft(), rule=Unanimity())


@given(form=st.sampled_from(sorted(FORMATS)), some=strategies.talks(), plain=st.booleans())
def test_any_talks_are_refused_in_words_or_read_again(form: str, some: Talks, *, plain: bool) -> None:
    some = plainer(some) if plain else some
    try:
        taken = take_out(some, form, "talks.yaml")
    except RefusedError as refused:
        assert all(problem.found for problem in refused.problems)  # noqa: PT017 - either is right
        return
    files = tuple(Source(name, text.encode()) for name, text in taken.files.items())
    again = FORMATS[form].read(files, Wish()).talks
    assert read_text(write(again)) == Reading(again)
    if again.mandates:
        seated = [some.mandate(party.id) for party in some.seated_parties()]
        mine = [[m is not None and m.accepts(package) for m in seated] for package in packages(some)]
        assert verdicts(again) == mine
