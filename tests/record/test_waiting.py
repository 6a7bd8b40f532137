"""What waits for what, by the results that stand in the plenary."""

from __future__ import annotations

from dataclasses import replace

from tests.record.acts.test_linkage import AID_NEEDS_CEASE, floor_with, reopen, reported
from tests.record.acts.test_options import yes
from tests.record.acts.test_packages import P, adopt, propose
from tests.record.scene import (
    AID,
    BODY,
    CEASE,
    DAWN,
    FIRST,
    G1,
    GOV,
    MED,
    O1,
    OPP,
    SECOND,
    TALKS,
    do,
    floor_of,
)

from multitrack.model.channel import PLENARY, PUBLIC
from multitrack.model.issue import Condition
from multitrack.model.package import Excludes, NothingUntilAll
from multitrack.model.text import BracketId
from multitrack.record import act as acts
from multitrack.record.held import hold
from multitrack.record.standing import Settled
from multitrack.record.waiting import Waiting, ties, waiting_here


def test_a_reported_result_waits_for_what_it_needs_since_it_was_reported() -> None:
    floor, hand = floor_with(Excludes(together=()), AID_NEEDS_CEASE)
    hand.at(5)
    reported(floor, AID)
    since = floor.standings[PLENARY].reported[AID].time
    assert waiting_here(hold(floor.standings, PLENARY)) == (
        Waiting(issue=AID, on=CEASE, linkage=1, since=since),
    )
    reported(floor, CEASE)
    assert waiting_here(hold(floor.standings, PLENARY)) == ()


def test_all_wait_for_the_one_without_which_nothing_is_agreed() -> None:
    floor, _ = floor_with(NothingUntilAll(issues=(CEASE, AID, BODY)))
    reported(floor, CEASE, AID)
    waiting = waiting_here(hold(floor.standings, PLENARY))
    assert [(each.issue, each.on) for each in waiting] == [(CEASE, BODY), (AID, BODY)]


def test_what_is_adopted_waits_no_longer() -> None:
    floor, _ = floor_with(NothingUntilAll(issues=(AID, BODY)))
    reported(floor, AID)
    assert [(each.issue, each.on) for each in waiting_here(hold(floor.standings, PLENARY))] == [(AID, BODY)]
    yes(do(floor, MED, PLENARY, acts.LiftBracket(bracket=BracketId("style"), words="shall")))
    yes(propose(floor, only=(AID, BODY)))
    for person, party in ((G1, GOV), (O1, OPP)):
        yes(do(floor, person, PLENARY, acts.Assent(party=party, package=P)))
    yes(adopt(floor))
    assert waiting_here(hold(floor.standings, PLENARY)) == ()


def test_what_lapsed_waits_no_longer() -> None:
    floor, _ = floor_with(AID_NEEDS_CEASE)
    reported(floor, CEASE, AID)
    reopen(floor, CEASE)
    assert waiting_here(hold(floor.standings, PLENARY)) == ()


def test_an_issue_waits_for_the_one_under_which_it_arises_or_falls_away_with_it() -> None:
    cease, aid, body = TALKS.issues
    under = replace(aid, arises_if=(Condition(issue=BODY, options=(FIRST,)),))
    talks = replace(TALKS, issues=(cease, under, body), linkage=())
    assert ties(talks, {}).waiting() == (Waiting(issue=AID, on=BODY, linkage=None, since=None),)
    other = ties(talks, {BODY: Settled(option=SECOND, time=DAWN, number=2)})
    assert (other.waiting(), other.moot(AID)) == ((), under.arises_if[0])


def test_who_does_not_stand_on_the_plenary_is_told_of_no_waits() -> None:
    floor, _ = floor_of()
    reported(floor, CEASE)
    assert waiting_here(hold(floor.standings, PUBLIC)) == ()
