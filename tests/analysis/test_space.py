"""The packages that can be written, and those the linkage allows."""

from fractions import Fraction

from hypothesis import given
from tests.analysis import slow
from tests.analysis.small_talks import talks as some_talks

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.space import Space, space_of
from multitrack.model.issue import Condition, Grid, Issue, IssueId, Option, OptionId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.model.text import Alternative, Bracket, BracketId, Draft, Paragraph, ParagraphId
from multitrack.model.track import Track, TrackId


def issue(name: str, *options: str, **more: object) -> Issue:
    chosen = tuple(Option(id=OptionId(option), title=option) for option in options)
    return Issue(id=IssueId(name), title=name, options=chosen, **more)  # type: ignore[arg-type]


def talks_on(*issues: Issue, **more: object) -> Talks:
    return Talks(title="t", parties=(), issues=issues, **more)  # type: ignore[arg-type]


def space(talks: Talks, **more: object) -> Space:
    found = space_of(talks, **more)  # type: ignore[arg-type]
    assert isinstance(found, Space)
    return found


@given(some_talks())
def test_it_holds_what_can_be_written_and_marks_what_respects_the_linkage(talks: Talks) -> None:
    found = space(talks)
    assert [found.package(number) for number in range(found.count)] == slow.written(talks)
    assert list(found.packages(found.respects)) == slow.respecting(talks)


def test_an_issue_that_does_not_arise_is_counted_once() -> None:
    where = (Condition(issue=IssueId("A"), options=(OptionId("a1"),)),)
    found = space(talks_on(issue("A", "a1", "a2"), issue("B", "b1", "b2", "b3", arises_if=where)))
    assert found.count == 3 + 1
    assert found.package(3) == Package.of({IssueId("A"): OptionId("a2")})


def test_a_bracket_within_an_alternative_arises_with_it() -> None:
    inner = Bracket(
        id=BracketId("when"),
        decided_by=(IssueId("A"),),
        alternatives=(
            Alternative(words="at {B}", options=(OptionId("a1"),)),
            Alternative(words="", options=(OptionId("a2"),)),
        ),
    )
    draft = Draft(paragraphs=(Paragraph(id=ParagraphId("P"), words="They meet {when}."),), brackets=(inner,))
    found = space(talks_on(issue("B", "b1", "b2"), issue("A", "a1", "a2"), draft=draft))
    assert [len(package.choices) for package in found.packages(found.respects)] == [2, 2, 1]


def test_the_numbers_of_a_grid_are_options() -> None:
    grid = Grid(low=Fraction(0), high=Fraction(1), step=Fraction(1, 2))
    assert space(talks_on(issue("A", grid=grid))).options == {"A": ("0", "0.5", "1")}


def test_an_issue_without_options_leaves_no_package_and_is_named() -> None:
    found = space(talks_on(issue("A", "a1"), issue("B")))
    assert (found.count, found.without_options) == (0, ("B",))


def test_what_is_settled_stays_and_what_hangs_on_the_rest_is_gone() -> None:
    where = (Condition(issue=IssueId("A"), options=(OptionId("a1"),)),)
    both = talks_on(issue("A", "a1", "a2"), issue("B", "b1", "b2", arises_if=where))
    settled = Package.of({IssueId("A"): OptionId("a2")})
    found = space(both, settled=settled)
    assert list(found.packages(found.respects)) == [settled]


def test_too_many_packages_are_refused_with_what_can_be_asked_instead() -> None:
    tracks = (Track(id=TrackId("T"), title="", issues=(IssueId("A"), IssueId("C")), team=()),)
    many = talks_on(issue("A", "1", "2"), issue("B", "1", "2", "3"), issue("C", "1", "2"), tracks=tracks)
    assert space_of(many, limit=11) == TooLarge(
        question="what could be agreed",
        packages=12,
        limit=11,
        settle_first=(IssueId("B"),),
        tracks=(TrackId("T"),),
    )
    assert space(many, limit=12).count == 12
