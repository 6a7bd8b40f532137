from tests.report.scene import BUDGET, talks_of

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.report.outlook import Answer, outlook

STANCES = """
as_on: 2026-03-02
statements:
  s1: {speaker: A, words: we want it late, on: 2026-03-01}
  s2: {speaker: B, words: long ago, on: 2026-01-01}
positions:
  - {party: N, issue: debt, stances: {keep: accepts, free: refuses}, rests_on: [s1]}
  - {party: N, issue: coal, stances: {early: wants, late: accepts}, rests_on: [s2]}
  - {party: N, issue: levy, stances: {none: accepts, some: accepts}, assumption: nobody asked}
  - {party: S, issue: debt, stances: {keep: accepts}, assumption: as before}
  - {party: S, issue: coal, stances: {early: refuses, late: wants}, rests_on: [s1]}
  - {party: S, issue: levy, stances: {none: accepts}, rests_on: [s1]}
"""


def test_what_could_be_agreed_is_told_with_its_basis() -> None:
    told = outlook(talks_of(BUDGET + STANCES))
    assert [str(told.headline), str(told.among), *map(str, told.basis)] == [
        "1 package surely, 1 possibly",
        "of 8",
        "From 2 statements, 3 assumptions; 1 older than 30 days.",
    ]


def test_what_is_worth_asking_names_who_what_and_what_hangs_on_it() -> None:
    told = outlook(talks_of(BUDGET + STANCES))
    assert [(str(each.words), str(each.hangs_on_it)) for each in told.asked] == [
        ("Could South live with “Some” on Levy?", "a yes makes 1 package sure; a no rules out 1 package")
    ]


def test_an_assumption_is_doubted_by_what_it_closes() -> None:
    told = outlook(talks_of(BUDGET + STANCES))
    assert [(str(each.words), str(each.hangs_on_it)) for each in told.doubts[:1]] == [
        ("South accepts “Keep it” on Debt", "if not, 2 packages are lost")
    ]


def test_nobody_known_is_not_known() -> None:
    told = outlook(talks_of(BUDGET))
    assert (told.answer, str(told.headline)) == (
        Answer.UNKNOWN,
        "Not known: 8 of 8 hang on North, South, of whom nothing is known",
    )


def test_where_every_option_is_refused_nothing_is_left() -> None:
    refused = "positions: [{party: N, issue: debt, stances: {keep: refuses, free: refuses}, assumption: a}]\n"
    told = outlook(talks_of(BUDGET + refused + "as_on: 2026-03-02\n"))
    assert (told.answer, str(told.headline)) == (Answer.NONE, "No package is left that the rule would pass")
    assert list(map(str, told.why)) == [
        "What North will not have leaves nothing.",
        "Nearest: 8 packages that only North will not have.",
        "Nothing opens unless North moves.",
    ]
    assert [(str(each.words), str(each.hangs_on_it)) for each in told.asked] == [
        ("Could North live with “Keep it” on Debt after all?", "it is refused now; a yes opens 4 packages"),
        ("Could North live with “Free it” on Debt after all?", "it is refused now; a yes opens 4 packages"),
    ]


def test_what_is_settled_may_shut_out_all_that_could_be_agreed() -> None:
    talks = talks_of(BUDGET + STANCES)
    kept = [
        str(outlook(talks, Package.of({IssueId("coal"): OptionId(option)})).kept)
        for option in ("late", "early")
    ]
    assert kept == ["2 of them keep all that is settled.", "None of them keeps all that is settled."]


def test_who_refuses_what_was_settled_is_named() -> None:
    told = outlook(talks_of(BUDGET + STANCES), Package.of({IssueId("coal"): OptionId("early")}))
    assert list(map(str, told.against)) == ["South refuses “In 2030” on Coal, which was settled."]


def test_too_many_packages_are_refused_with_what_to_settle_first() -> None:
    told = outlook(talks_of(BUDGET + STANCES), limit=4)
    assert [told.answer, *map(str, told.basis)] == [
        Answer.TOO_LARGE,
        "There are up to 8; at most 4 are gone through here.",
        "It can be told once these are settled: Debt.",
    ]


def test_too_many_packages_are_counted_among_those_that_keep_what_is_settled() -> None:
    settled = Package.of({IssueId("debt"): OptionId("keep")})
    told = outlook(talks_of(BUDGET + STANCES), settled, limit=4)
    assert (str(told.headline), str(told.among)) == (
        "1 package surely, 1 possibly",
        "of 4 that keep what is settled",
    )
