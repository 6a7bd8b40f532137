"""Every finding can be said, of any talks, without a trace of the machine in it."""

import re
from fractions import Fraction

from hypothesis import given
from tests import strategies
from tests.analysis.small_talks import talks as some_talks
from tests.report.scene import talks_of

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report import answers
from multitrack.report.as_json import LARGEST, exact, written
from multitrack.report.as_text import as_text

OF_THE_MACHINE = re.compile(r"Fraction\(|<\w+|\w+\(\w+=|None\b|frozenset|dict_|\{|\}")

LARGE = """
multitrack: 1
title: Large
rule: unanimity
parties: {{N: {{name: North}}, S: {{name: South}}}}
issues:
{issues}
tracks: {{one: {{title: One, issues: [I0, I1], team: [N, S]}}}}
"""


def said(answer: answers.Answer) -> str:
    assert written(answer.json)
    return as_text(answer.page)


@given(some_talks())
def test_zone_and_comparison_of_any_talks(talks: Talks) -> None:
    for answer in (answers.zone_of(talks), answers.compared(talks)):
        assert OF_THE_MACHINE.findall(said(answer)) == []


@given(some_talks())
def test_any_first_package_of_any_talks(talks: Talks) -> None:
    package = Package.of((issue.id, issue.options[0].id) for issue in talks.issues)
    assert OF_THE_MACHINE.findall(said(answers.becomes_of(talks, package))) == []


@given(strategies.talks())
def test_any_talks_can_be_shown(talks: Talks) -> None:
    assert "\nWhat this rests on\n" in said(answers.shown(talks))


def test_too_many_packages_are_refused_with_what_can_be_asked_instead() -> None:
    options = ", ".join(f"o{n}: Option {n}" for n in range(20))
    issues = "\n".join(f"  I{n}: {{title: Issue {n}, options: {{{options}}}}}" for n in range(6))
    answer = answers.compared(talks_of(LARGE.format(issues=issues)))
    words = " ".join(said(answer).split())
    assert answer.finding
    assert "There may be 64,000,000 packages" in words
    assert '--settled "I0=o0"' in words
    assert "Tracks small enough to be looked at alone: one." in words


def test_a_package_with_something_open_says_how_it_can_be_completed() -> None:
    talks = talks_of(
        "multitrack: 1\ntitle: Two\nrule: unanimity\nparties: {N: {name: North}}\n"
        "issues: {A: {title: Water, options: {a: All, h: Half}}, B: {title: Oil, options: {n: No, s: Some}}}\n"
        "positions: [{party: N, issue: A, stances: {a: wants, h: refuses}}]\n"
    )
    words = " ".join(said(answers.becomes_of(talks, Package.of([(IssueId("B"), OptionId("n"))]))).split())
    assert "Open as it is, it can be completed in 2 ways; acceptable: 1 possibly and 1 not." in words


OF_THREE = (
    "multitrack: 1\ntitle: Three\nrule: {number of parties: 2}\n"
    "parties: {N: {name: North}, S: {name: South}, E: {name: East}}\n"
    "issues: {A: {title: Water, options: {a: All, h: Half}}, B: {title: Oil, options: {n: No, s: Some}}}\n"
    "positions:\n"
    "  - {party: N, issue: A, stances: {a: wants}}\n"
    "  - {party: E, issue: A, stances: {a: accepts}}\n"
)


def test_a_possible_package_says_what_to_ask_for_it_to_be_sure() -> None:
    chosen = Package.of([(IssueId("A"), OptionId("a")), (IssueId("B"), OptionId("n"))])
    words = " ".join(said(answers.becomes_of(talks_of(OF_THREE), chosen)).split())
    assert "It would be surely acceptable if 2 more stances were known and favourable" in words
    assert 'Can North (N) live with "No" on "Oil"?' in words
    assert 'Can East (E) live with "No" on "Oil"?' in words
    assert "Can South" not in words
    half = Package.of([(IssueId("A"), OptionId("h")), (IssueId("B"), OptionId("n"))])
    words = " ".join(said(answers.becomes_of(talks_of(OF_THREE), half)).split())
    assert "surely acceptable if 4 more stances were known" in words
    assert "Can North (N) live with all 2 things in it?" in words
    assert "Just as few would do if these were asked instead" in words
    assert "- North (N) and East (E)" in words
    assert "- South (S) and East (E)" in words


def test_numbers_in_json_are_whole_or_text() -> None:
    asked = [Fraction(7), Fraction(7, 2), Fraction(LARGEST), Fraction(LARGEST + 1), None]
    assert [exact(each) for each in asked] == [7, "7/2", LARGEST, str(LARGEST + 1), None]
