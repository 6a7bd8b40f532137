from tests.report.scene import BUDGET, talks_of
from tests.report.test_outlook import STANCES

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.text import BracketId
from multitrack.report.whatif import WhatIf, what_if

DRAFT = """
draft:
  paragraphs: {P: "Coal ends {coal}. {style} the debt: {debt}."}
  brackets: {style: {alternatives: [{words: On}, {words: As to}]}}
"""
LINKED = "linkage: [{excludes: {together: {coal: [late], levy: [none]}, because: the fund is empty}}]\n"


def package(**choices: str) -> Package:
    return Package.of({IssueId(issue): OptionId(option) for issue, option in choices.items()})


def found(text: str, **choices: str) -> WhatIf:
    told = what_if(talks_of(text), package(**choices))
    assert isinstance(told, WhatIf)
    return told


def test_a_package_that_all_are_known_to_bear() -> None:
    told = found(BUDGET + STANCES, debt="keep", coal="late", levy="none")
    assert str(told.headline) == "The rule is met by those who surely accept it"
    assert [(party.name, str(party.says), party.why) for party in told.parties] == [
        ("North", "accepts", ()),
        ("South", "accepts", ()),
    ]


def test_who_refuses_is_told_with_what_it_refuses() -> None:
    told = found(BUDGET + STANCES, debt="keep", coal="early", levy="some")
    assert str(told.headline) == "The rule is not met"
    south = told.parties[1]
    assert (str(south.says), [str(why) for why in south.why]) == (
        "does not accept",
        ["refuses Coal: In 2030"],
    )
    assert [(str(test.asks), test.surely, test.at_best, test.missing) for test in told.tests] == [
        ("all parties agree", False, False, ("South",))
    ]


def test_what_is_not_known_is_named() -> None:
    told = found(BUDGET + STANCES, debt="keep", coal="late", levy="some")
    assert [str(why) for why in told.parties[1].why] == ["not known: Levy: Some"]


def test_an_open_issue_leaves_ways_to_complete_it() -> None:
    told = found(BUDGET + STANCES, debt="keep", coal="late")
    assert [str(line) for line in told.more] == [
        "Left open: Levy.",
        "2 ways to complete it: 1 surely accepted, 1 possibly accepted.",
    ]


def test_a_broken_linkage_is_told_with_its_reason() -> None:
    told = found(BUDGET + STANCES + LINKED, debt="keep", coal="late", levy="none")
    assert [(str(link), because) for link, because in told.breaks] == [
        ("Not together: Coal: In 2038 + Levy: None.", "the fund is empty")
    ]


def test_the_text_stands_in_brackets_where_it_is_open() -> None:
    told = found(BUDGET + DRAFT, coal="late")
    assert [(run.words, run.alternatives) for run in told.text[0]] == [
        ("Coal ends ", ()),
        ("In 2038", ()),
        (". ", ()),
        ("", ("On", "As to")),
        (" the debt: ", ()),
        ("", ("Keep it", "Free it")),
        (".", ()),
    ]


def test_a_lifted_bracket_reads_as_it_was_lifted() -> None:
    talks = talks_of(BUDGET + DRAFT)
    told = what_if(talks, package(coal="late", debt="keep"), lifted={BracketId("style"): "Of"})
    assert isinstance(told, WhatIf)
    assert "".join(run.words for run in told.text[0]) == "Coal ends In 2038. Of the debt: Keep it."


def test_a_mandate_gives_figures() -> None:
    mandates = "mandates: {N: {walk_away: 3, worths: {debt: {keep: 2}}}}\n"
    north = found(BUDGET + mandates, debt="keep", coal="late", levy="none").parties[0]
    assert ([str(why) for why in north.why], str(north.figures)) == (
        ["it is worth less to it than walking away"],
        "worth 2, walks away below 3",
    )


def test_too_much_left_open_is_said() -> None:
    told = what_if(talks_of(BUDGET), package(debt="keep"), limit=3)
    assert str(told) == "Too much is left open: up to 4 packages hold this. Choose on more issues."
    assert isinstance(what_if(talks_of(BUDGET), package(debt="keep", coal="late"), limit=3), WhatIf)
