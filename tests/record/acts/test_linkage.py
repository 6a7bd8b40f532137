"""What is linked, at work: results that clash, wait, fall with what they needed, and go early."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    CLERK,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    RELIEF,
    SECOND,
    T1,
    TALKS,
    Hand,
    do,
    floor_of,
    stance,
)

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import (
    AtMost,
    Budget,
    Cost,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Package,
    Requires,
)
from multitrack.model.party import PersonId
from multitrack.model.position import Stance
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer
from multitrack.record.floor import Floor
from multitrack.report.settled import settled_in

ROOMS: dict[IssueId, tuple[TrackId, PersonId]] = {CEASE: (GUNS, MED), AID: (RELIEF, CLERK)}
CEASE_FIRST, AID_FIRST = Condition(issue=CEASE, options=(FIRST,)), Condition(issue=AID, options=(FIRST,))
AID_NEEDS_CEASE = Requires(where=(AID_FIRST,), needs=(CEASE_FIRST,))
DEAR = Budget(
    title="the fund",
    at_most=Fraction(10),
    costs=(Cost(CEASE, FIRST, Fraction(6)), Cost(AID, FIRST, Fraction(5))),
)


def floor_with(*linkage: Linkage) -> tuple[Floor, Hand]:
    """The small talks under a linkage of their own."""
    return floor_of(talks=replace(TALKS, linkage=linkage))


def settled(floor: Floor, issue: IssueId, option: OptionId = FIRST) -> None:
    """A team settles an issue."""
    track, chair = ROOMS[issue]
    for person, party in ((G1, GOV), (O1, OPP)):
        yes(do(floor, person, track_channel(track), stance(party, issue, option, Stance.ACCEPTS)))
    yes(do(floor, chair, track_channel(track), acts.Settle(issue=issue, option=option)))


def report(floor: Floor, issue: IssueId) -> Answer:
    """A team reports."""
    track, chair = ROOMS[issue]
    return do(floor, chair, track_channel(track), acts.Report(track=track))


def reported(floor: Floor, *issues: IssueId) -> None:
    """Teams settle their issues on the first option, and report."""
    for issue in issues:
        settled(floor, issue)
        yes(report(floor, issue))


def reopen(floor: Floor, issue: IssueId) -> tuple[str, ...]:
    """A team opens its issue again; what that writes."""
    track, chair = ROOMS[issue]
    answer = do(floor, chair, track_channel(track), acts.Reopen(issue=issue))
    assert isinstance(answer, Accepted), no(answer)
    return tuple(f"{entry.channel}: {entry.act.kind}" for entry in answer.entries)


def test_a_report_that_excludes_what_another_team_reported_names_that_issue() -> None:
    floor, _ = floor_with(Excludes(together=(CEASE_FIRST, AID_FIRST), because="not both"))
    reported(floor, CEASE)
    settled(floor, AID)
    assert no(report(floor, AID)) == (
        "title of aid cannot stand as settled beside what is reported on title of cease (not both). "
        "Settle it otherwise; or ask for title of cease to be reopened."
    )


def test_a_report_that_costs_more_than_is_left_names_who_spent_it() -> None:
    floor, _ = floor_with(DEAR)
    reported(floor, CEASE)
    settled(floor, AID)
    assert "what is reported on title of cease (the fund)" in no(report(floor, AID))


def test_no_more_is_reported_than_may_hold_together() -> None:
    floor, _ = floor_with(AtMost(number=1, of=(CEASE_FIRST, AID_FIRST)))
    reported(floor, CEASE)
    settled(floor, AID)
    refused = no(report(floor, AID))
    assert "what is reported on title of cease (≤ 1: title of cease:" in refused
    reopen(floor, CEASE)
    yes(report(floor, AID))


def test_what_is_linked_counts_only_once_it_is_reported() -> None:
    floor, _ = floor_with(Excludes(together=(CEASE_FIRST, AID_FIRST)))
    settled(floor, CEASE)
    settled(floor, AID)
    yes(report(floor, AID))
    assert set(floor.standings[PLENARY].reported) == {AID}


def test_a_result_lapses_with_what_it_needs_and_its_team_may_settle_anew() -> None:
    floor, hand = floor_with(AID_NEEDS_CEASE)
    reported(floor, CEASE, AID)
    hand.at(2)
    assert reopen(floor, CEASE) == (
        f"{track_channel(GUNS)}: reopen",
        f"{PLENARY}: withdraw report",
        f"{PLENARY}: lapse report",
    )
    plenary = floor.standings[PLENARY]
    lapsed = plenary.lapsed[AID]
    assert (dict(plenary.reported), lapsed.because_of, lapsed.linkage) == ({}, CEASE, 0)
    hold = floor.view(T1).hold(track_channel(RELIEF))
    assert hold is not None
    assert (hold.own.settled[AID].option, hold.settled(AID)) == (FIRST, None)
    assert (floor.view(T1).settled().choices, settled_in(floor.view(T1))) == ((), {})


def test_a_result_that_waits_for_another_is_accepted_and_does_not_lapse_for_what_never_came() -> None:
    floor, _ = floor_with(AID_NEEDS_CEASE)
    reported(floor, AID)
    assert set(floor.standings[PLENARY].reported) == {AID}


def test_one_result_falls_after_the_other() -> None:
    body_needs_aid = Requires(where=(Condition(issue=BODY, options=(FIRST,)),), needs=(AID_FIRST,))
    floor, _ = floor_with(body_needs_aid, AID_NEEDS_CEASE)
    reported(floor, CEASE, AID)
    for person, party in ((G1, GOV), (O1, OPP)):
        yes(do(floor, person, PLENARY, stance(party, BODY, FIRST, Stance.ACCEPTS)))
    yes(do(floor, MED, PLENARY, acts.Settle(issue=BODY, option=FIRST)))
    reopen(floor, CEASE)
    lapsed = floor.standings[PLENARY].lapsed
    assert [(issue, was.because_of) for issue, was in lapsed.items()] == [(AID, CEASE), (BODY, AID)]
    assert dict(floor.standings[PLENARY].settled) == {}


def test_a_result_that_came_back_stands_again() -> None:
    floor, hand = floor_with(AID_NEEDS_CEASE)
    reported(floor, CEASE, AID)
    reopen(floor, CEASE)
    hand.at(3)
    settled(floor, CEASE)
    yes(report(floor, CEASE))
    reopen(floor, AID)
    settled(floor, AID)
    yes(report(floor, AID))
    plenary = floor.standings[PLENARY]
    assert (set(plenary.reported), dict(plenary.lapsed)) == ({CEASE, AID}, {})


def test_one_blocked_working_group_freezes_the_others() -> None:
    """CODESA, May 1992: working group 2 did not agree, and what the others had agreed stayed provisional."""
    floor, _ = floor_with(NothingUntilAll(issues=(CEASE, AID)))
    reported(floor, CEASE)
    harvest = acts.Harvest(issues=(CEASE,))
    assert no(do(floor, MED, PLENARY, harvest)) == (
        "title of cease stands only with the rest, and nothing is reported on title of aid. "
        "Wait for these; only what the linkage names as an early harvest goes before."
    )
    package = acts.ProposePackage(id=acts.PackageId(""), title="P", package=Package.of({CEASE: FIRST}))
    answer = do(floor, MED, PLENARY, package)
    assert isinstance(answer, Accepted)
    code = next(iter(floor.standings[PLENARY].packages))
    assert no(do(floor, MED, PLENARY, acts.Adopt(package=code))).startswith(
        "The package is not whole: title of aid"
    )


def test_an_early_harvest_goes_before_the_whole_where_the_plenary_bears_it() -> None:
    both = (NothingUntilAll(issues=(CEASE, AID)), EarlyHarvest(issues=(CEASE,)))
    floor, _ = floor_with(*both)
    harvest = acts.Harvest(issues=(CEASE,))
    assert no(do(floor, MED, PLENARY, harvest)).startswith("Nothing stands reported on title of cease.")
    reported(floor, CEASE)
    assert "it waits for" in no(do(floor, MED, PLENARY, harvest))
    for person, party in ((G1, GOV), (O1, OPP)):
        yes(do(floor, person, PLENARY, stance(party, CEASE, FIRST, Stance.CAN_LIVE_WITH)))
    yes(do(floor, MED, PLENARY, harvest))
    assert floor.standings[PLENARY].harvested[CEASE].option == FIRST
    assert no(do(floor, MED, PLENARY, harvest)).startswith(("Applied already", "What was agreed on"))


def test_what_another_result_must_come_with_is_not_harvested_alone() -> None:
    floor, _ = floor_with(AID_NEEDS_CEASE, EarlyHarvest(issues=(AID,)))
    reported(floor, AID)
    assert no(do(floor, MED, PLENARY, acts.Harvest(issues=(AID,)))).startswith(
        "What it needs is not reported"
    )


def test_a_clash_is_settled_by_another_option() -> None:
    floor, _ = floor_with(Excludes(together=(CEASE_FIRST, AID_FIRST)))
    reported(floor, CEASE)
    settled(floor, AID, SECOND)
    yes(report(floor, AID))
    assert floor.standings[PLENARY].reported[AID].option == SECOND
