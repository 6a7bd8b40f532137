from tests.report.scene import BUDGET, talks_of
from tests.report.test_outlook import STANCES

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.report.desk import desk
from multitrack.report.outlook import Answer
from multitrack.report.ways import ways

SETTLED = Package.of({IssueId("coal"): OptionId("late")})
MANDATES = """
mandates:
  N: {walk_away: 3, worths: {debt: {keep: 3}, coal: {early: 2, late: 1}}}
  S: {walk_away: 2, worths: {debt: {free: 2}, coal: {late: 2}}}
"""
WAYS = """
structures:
  one: {title: Coal first, stages: [{bodies: [{title: All, issues: [coal]}]}, {bodies: [{title: All, issues: [debt, levy]}]}]}
"""


def test_a_strip_tells_in_how_many_packages_an_option_stands() -> None:
    found = desk(talks_of(BUDGET + STANCES), SETTLED)
    assert (found.left, len(found.shown)) == (2, 1)
    assert [(s.title, str(s.says), s.held) for issue in found.issues for s in issue.options] == [
        ("Keep it", "in every one", False),
        ("Free it", "in none", False),
        ("In 2030", "in none", False),
        ("In 2038", "in every one", True),
        ("None", "in 1 of 2", False),
        ("Some", "in 1 of 2", False),
    ]


def test_a_strip_is_drawn_in_whole_hundredths_that_never_hide_what_there_is() -> None:
    levy = desk(talks_of(BUDGET + STANCES), SETTLED).issues[2]
    assert [(strip.percents, strip.starts) for strip in levy.options] == [
        ((50, 0, 0), (50, 50)),
        ((0, 50, 0), (0, 50)),
    ]


def test_how_far_each_consents() -> None:
    found = desk(talks_of(BUDGET + STANCES), SETTLED)
    assert [(strip.title, str(strip.says)) for strip in found.parties] == [
        ("North", "4 surely, 4 not"),
        ("South", "1 surely, 3 possibly, 4 not"),
    ]


def test_where_all_mandates_are_known_theories_point_at_packages() -> None:
    found = desk(talks_of(BUDGET + MANDATES), SETTLED)
    assert [str(line) for line in found.exact] == [
        "2 packages suit every party.",
        "6 packages are unbeaten: no other is better for somebody and as good for all.",
    ]
    nash = found.pointed[0]
    assert (str(nash.name), [str(each) for each in nash.choices], str(nash.ties)) == (
        "Nash",
        ["Debt: Keep it", "Coal: In 2038", "Levy: None"],
        "1 other is as good",
    )
    assert nash.gains == (("North", "4", "1"), ("South", "2", "0"))


def test_without_mandates_no_figures_stand() -> None:
    found = desk(talks_of(BUDGET + STANCES), SETTLED)
    assert (found.exact, found.pointed) == ((), ())


def test_too_large_draws_nothing_and_says_so() -> None:
    found = desk(talks_of(BUDGET + STANCES), Package(), limit=4)
    assert (found.outlook.answer, found.issues, found.left) == (Answer.TOO_LARGE, (), 0)


def test_ways_are_compared_only_where_some_are_declared() -> None:
    assert ways(talks_of(BUDGET + STANCES)) is None
    found = ways(talks_of(BUDGET + STANCES + WAYS))
    assert found is not None
    assert [(way.title, str(way.alone), str(way.reachable)) for way in found.ways] == [
        ("Coal first", "keeps all", "keeps all")
    ]
    assert [str(stage) for stage in found.ways[0].stages] == ["All (Coal)", "All (Debt, Levy)"]
    assert str(found.measure) == (
        "Held against the 2 packages that nobody whom the rule needs is known to refuse."
    )
