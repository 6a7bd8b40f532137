"""The wording: what a package leaves of a draft, and which issues arise where."""

from multitrack.model.issue import Condition, Issue, IssueId, Option, OptionId
from multitrack.model.package import Package
from multitrack.model.text import (
    Alternative,
    Bracket,
    BracketId,
    Draft,
    Paragraph,
    ParagraphId,
    arising,
    write_out,
)

LEVY, DEBT, WHO = IssueId("levy"), IssueId("debt"), IssueId("who")


def issue(code: IssueId, *options: str) -> Issue:
    return Issue(id=code, title=code.title(), options=tuple(Option(id=OptionId(o), title=o) for o in options))


ISSUES = (issue(LEVY, "none", "half"), issue(DEBT, "keep", "drop"), issue(WHO, "state", "towns"))
DRAFT = Draft(
    paragraphs=(
        Paragraph(id=ParagraphId("p1"), words="They {debt} the rule{levy-clause}."),
        Paragraph(id=ParagraphId("p2"), words="It {style} report."),
    ),
    brackets=(
        Bracket(
            id=BracketId("levy-clause"),
            decided_by=(LEVY,),
            alternatives=(
                Alternative(options=(OptionId("none"),), words=""),
                Alternative(options=(OptionId("half"),), words=" and raise a levy for the {who}"),
            ),
        ),
        Bracket(
            id=BracketId("style"), alternatives=(Alternative(words="shall"), Alternative(words="should"))
        ),
    ),
)


def test_a_package_takes_its_alternatives_and_leaves_the_rest_in_brackets() -> None:
    lines = write_out(DRAFT, ISSUES, Package.of({DEBT: OptionId("keep"), LEVY: OptionId("half")}))
    assert [line.words for line in lines] == [
        "They keep the rule and raise a levy for the [state][towns].",
        "It [shall][should] report.",
    ]
    assert [span.open_on for line in lines for span in line.spans if span.bracket] == [(WHO,), ()]


def test_an_empty_alternative_takes_its_inner_bracket_away() -> None:
    first = write_out(DRAFT, ISSUES, Package.of({DEBT: OptionId("drop"), LEVY: OptionId("none")}))[0]
    assert (first.words, first.clean) == ("They drop the rule.", True)


def test_an_issue_inside_an_alternative_arises_only_there() -> None:
    assert arising(DRAFT, ISSUES) == {
        LEVY: (),
        DEBT: (),
        WHO: ((Condition(issue=LEVY, options=(OptionId("half"),)),),),
    }


def test_a_bracket_that_two_issues_decide_is_a_table_over_both() -> None:
    table = Bracket(
        id=BracketId("both"),
        decided_by=(LEVY, DEBT),
        alternatives=(Alternative(options=(OptionId("half"), OptionId("keep")), words="a careful levy"),),
    )
    draft = Draft(paragraphs=(Paragraph(id=ParagraphId("p"), words="Thus {both}."),), brackets=(table,))
    settled = write_out(draft, ISSUES, Package.of({LEVY: OptionId("half"), DEBT: OptionId("keep")}))
    assert settled[0].words == "Thus a careful levy."
    assert not write_out(draft, ISSUES, Package.of({LEVY: OptionId("half")}))[0].clean


def test_without_a_draft_each_issue_is_a_paragraph() -> None:
    lines = write_out(Draft(), ISSUES[:2], Package.of({DEBT: OptionId("keep")}))
    assert [line.words for line in lines] == ["Levy: [none][half]", "Debt: keep"]
