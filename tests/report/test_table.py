from tests.report.scene import BUDGET, Sitting

from multitrack.model.channel import TEAM
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import PartyId, PersonId
from multitrack.model.position import Position, Stance
from multitrack.record import act as acts
from multitrack.report.settled import State
from multitrack.report.stances import Source

LINKED = (
    BUDGET
    + """
linkage:
  - {requires: {where: {coal: [early]}, needs: {debt: [free]}, because: closing costs money}}
  - {early harvest: {issues: [levy]}}
"""
)
HUNG = BUDGET.replace("levy: {title: Levy,", "levy: {title: Levy, arises_if: {coal: [early]},")


def says(sitting: Sitting, issue: str) -> str:
    return str(sitting.card(issue).says)


def ties(sitting: Sitting, issue: str) -> list[str]:
    return [str(wait.says) for wait in sitting.card(issue).waits]


def test_an_issue_goes_from_open_to_adopted() -> None:
    at = Sitting(BUDGET)
    told = [says(at, "coal")]
    at.settle("energy", "coal", "late")
    told.append(says(at, "coal"))
    at.report("energy")
    told.append(says(at, "coal"))
    whole = Package.of({IssueId("coal"): OptionId("late")})
    at.do("plenary", acts.ProposePackage(id=acts.PackageId(""), title="Coal first", package=whole))
    told.append(str(at.table().stands.more[-1]))
    code = next(iter(at.floor.view(PersonId("head-N")).plenary.standing.packages))  # type: ignore[union-attr]
    for party in "NS":
        at.do("plenary", acts.Assent(party=PartyId(party), package=code), by=f"head-{party}")
    at.do("plenary", acts.Adopt(package=code))
    told.append(says(at, "coal"))
    assert told == [
        "open, 2 options",
        "settled 2 March, ad referendum",
        "reported 2 March",
        "Before the plenary: “Coal first”, 0 of 2 assent",
        "adopted 2 March",
    ]


def test_a_settled_issue_shows_what_it_is_settled_on_and_keeps_the_rest_apart() -> None:
    at = Sitting(BUDGET)
    at.settle("energy", "coal", "late")
    card = at.card("coal")
    assert [(row.title, row.held) for row in (*card.rows, *card.rest)] == [
        ("In 2038", True),
        ("In 2030", False),
    ]


def test_an_issue_is_blocked_where_the_rule_can_pass_no_option() -> None:
    at = Sitting(BUDGET)
    at.bear("money", "debt", "keep", "N", stance=Stance.REFUSES)
    assert at.card("debt").state is State.OPEN
    at.bear("money", "debt", "free", "S", stance=Stance.REFUSES)
    assert (at.card("debt").state, says(at, "debt")) == (State.BLOCKED, "blocked: every option is refused")


def test_a_refusal_that_the_rule_can_do_without_blocks_nothing() -> None:
    at = Sitting(BUDGET.replace("chair: N, rule: unanimity", "rule: {number of parties: 1}"))
    at.bear("money", "debt", "keep", "N", stance=Stance.REFUSES)
    at.bear("money", "debt", "free", "N", stance=Stance.REFUSES)
    assert at.card("debt").state is State.OPEN


def test_every_row_has_a_cell_for_every_party_in_the_same_order() -> None:
    at = Sitting(BUDGET)
    at.bear("energy", "coal", "late", "S", stance=Stance.WANTS)
    rows = at.card("coal").rows
    assert [[cell.stance for cell in row.cells] for row in rows] == [[None, None], [None, Stance.WANTS]]
    assert [str(cell.words) for cell in rows[1].cells] == ["North: not known to you", "South: wants"]


def test_a_reading_is_marked_and_stays_in_its_own_channel() -> None:
    at = Sitting(BUDGET)
    reading = Position(
        party=PartyId("S"), issue=IssueId("coal"), option=OptionId("late"), stance=Stance.WANTS
    )
    at.do(TEAM, acts.NoteReading(position=reading))
    seen = {who: at.card("coal", who).rows[1].cells[1] for who in ("med", "head-N")}
    assert (seen["med"].stance, seen["med"].source) == (Stance.WANTS, Source.READING)
    assert seen["head-N"].stance is None


def test_age_and_idle_time_are_told_apart() -> None:
    at = Sitting(BUDGET)
    assert at.card("coal").when is None
    at.day = 3
    assert str(at.card("coal").when) == "untouched for 3 days"
    at.bear("energy", "coal", "late", "S")
    at.day = 5
    assert str(at.card("coal").when) == "5 days on the table, idle 2 days"
    assert str(at.column("energy").last) == "last act 2 days ago"


def test_attention_is_the_share_of_acts_and_sittings() -> None:
    sittings = "sittings: [{on: 2026-03-02}, {on: 2026-03-09, start: '10:00'}], team: [N, S], chair: N"
    at = Sitting(BUDGET.replace("team: [N, S], chair: N", sittings))
    at.bear("money", "debt", "keep", "N", "S")
    at.bear("energy", "coal", "late", "S")
    money = at.column("money")
    assert str(money.attention) == "2 of 3 acts, 1 of 1 sitting"
    assert str(money.next_sitting) == "next sitting 9 March, 10:00"
    assert str(at.column("energy").attention) == "1 of 3 acts, 0 of 1 sitting"


def test_a_report_is_one_act_though_it_is_told_twice() -> None:
    at = Sitting(BUDGET)
    at.settle("energy", "coal", "late")
    before = at.column("energy").attention
    at.report("energy")
    assert [str(before), str(at.column("energy").attention)] == ["3 of 3 acts", "4 of 4 acts"]


def test_what_is_required_elsewhere_is_waited_for() -> None:
    at = Sitting(LINKED)
    assert ties(at, "coal") == ["“In 2030” needs Debt: Free it"]
    at.settle("energy", "coal", "early")
    at.day = 4
    assert (ties(at, "coal"), ties(at, "debt")) == (["waits for Debt, 4 days"], ["Coal waits for this"])
    assert at.card("coal").waits[0].because == "closing costs money"
    assert [card.harvest for card in at.column(None).issues] == [True]


def test_what_is_settled_elsewhere_rules_out() -> None:
    at = Sitting(LINKED)
    at.settle("money", "debt", "keep")
    assert ties(at, "coal") == ["“In 2030” is ruled out by Debt: Keep it"]


def test_nothing_until_all_makes_what_is_settled_wait() -> None:
    at = Sitting(BUDGET + "linkage: [nothing until all: [debt, coal, levy]]\n")
    at.settle("money", "debt", "keep")
    at.day = 1
    assert (ties(at, "debt"), ties(at, "coal")) == (["waits for Coal, Levy, 1 day"], [])


def test_of_what_only_so_many_may_hold_the_rest_is_ruled_out_once_they_do() -> None:
    at = Sitting(
        BUDGET + "linkage: [at most: {number: 1, of: {coal: [early], debt: [free]}, because: one gift}]\n"
    )
    assert ties(at, "coal") == ["“In 2030” with none of these: Debt: Free it"]
    assert at.card("coal").waits[0].because == "one gift"
    at.settle("money", "debt", "free")
    at.report("money")
    assert ties(at, "coal") == ["“In 2030” is ruled out by Debt: Free it"]


def test_of_what_only_so_many_may_hold_it_is_told_how_many_more() -> None:
    at = Sitting(
        BUDGET + "linkage: [at most: {number: 2, of: {coal: [early], debt: [free], levy: [some]}}]\n"
    )
    assert ties(at, "coal") == ["“In 2030” with at most 1 of these: Debt: Free it · Levy: Some"]


def test_an_issue_that_hangs_on_another_waits_and_may_fall_away() -> None:
    at = Sitting(HUNG)
    at.day = 2
    assert ties(at, "levy") == ["waits for Coal, idle 2 days"]
    at.settle("energy", "coal", "late")
    assert says(at, "levy") == "does not arise: Coal: In 2038"
    assert str(at.table().stands.says) == "1 of 2"


def test_a_track_tells_its_team_chair_rule_and_what_is_due() -> None:
    terms = "terms: {deliver: a text, form: two pages, by: 2026-03-06}, rule: unanimity"
    at = Sitting(BUDGET.replace("rule: unanimity}", terms + "}"))
    money = at.column("money")
    assert (money.title, str(money.about)) == (
        "Money",
        "Both parties. Chair: North. Rule: all parties agree.",
    )
    assert [str(line) for line in money.terms] == ["To deliver: a text (two pages)", "due 6 March, in 4 days"]


def test_a_team_that_has_settled_all_has_still_to_report() -> None:
    at = Sitting(BUDGET)
    at.settle("energy", "coal", "late")
    told = [at.column("energy").done]
    at.report("energy")
    told.append(at.column("energy").done)
    assert [str(each) for each in told] == [
        "the team has settled all its issues; it has still to report",
        "the team has finished and reported",
    ]
