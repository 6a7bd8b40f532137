"""Sittings: who may call, move, begin, adjourn and end what, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.record.acts.meetings import (
    GUNS_ROOM,
    RELIEF_ROOM,
    at,
    begin,
    call,
    called,
    held,
    meeting,
    until,
)
from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    BACK,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    OUT,
    SEAT,
    T1,
    do,
    floor_of,
)

from multitrack.model.channel import PLENARY, TEAM, ChannelId, caucus_channel
from multitrack.model.party import AdmissionState, PersonId, Role
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed
from multitrack.record.floor import Floor
from multitrack.record.slots import Slot, time_sat
from multitrack.record.standing import SittingState, Span, applied


def test_sittings_are_called_in_the_plenary_for_itself_and_the_teams_and_elsewhere_for_the_room_itself() -> (
    None
):
    floor, _ = floor_of()
    called(floor, meeting(PLENARY, 10, 11))
    called(floor, meeting(GUNS_ROOM, 11, 12), by=O1)
    called(floor, meeting(caucus_channel(GOV), 10, 11), where=caucus_channel(GOV))
    assert no(call(floor, meeting(GUNS_ROOM, 13, 14), where=GUNS_ROOM)) == (
        "The sittings of work teams are called in the plenary. Call it there."
    )
    elsewhere = "Only sittings of this very room are called here. "
    assert no(call(floor, meeting(PLENARY, 13, 14), where=TEAM)).startswith(elsewhere)
    secret = call(floor, meeting(BACK, 13, 14))
    assert no(secret) == ("No such work team is at work. Choose the plenary, or a work team that is at work.")
    assert secret == call(floor, meeting(ChannelId("there is none"), 13, 14))
    assert no(call(floor, meeting(PLENARY, 13, 14), by=G2)).startswith("Your seat here does not allow it.")


def test_a_team_that_has_ended_does_not_sit_and_takes_nobodys_hours() -> None:
    floor, _ = floor_of()
    sitting = called(floor, meeting(GUNS_ROOM, 11, 12, O1))
    yes(do(floor, MED, PLENARY, acts.CloseTrack(track=GUNS)))
    called(floor, meeting(PLENARY, 11, 12, O1))
    later = replace(sitting, start=at(13), end=at(14))
    assert no(do(floor, MED, PLENARY, acts.MoveSitting(sitting=later))).startswith("No such work team")


def test_hours_are_to_come_and_end_after_they_start() -> None:
    floor, _ = floor_of()
    assert no(call(floor, meeting(PLENARY, 8, 10))) == "That hour is past. Name one that is to come."
    assert no(call(floor, meeting(PLENARY, 11, 11))) == (
        "It would end before it starts. Name a start, and an end after it."
    )
    naive = replace(meeting(PLENARY, 11, 12), end=at(12).replace(tzinfo=None))
    assert no(call(floor, naive)).startswith("The hours do not say in which zone they are meant.")


def test_who_is_named_has_a_seat_as_far_as_the_room_knows() -> None:
    floor, _ = floor_of()
    assert no(call(floor, meeting(GUNS_ROOM, 11, 12, G1, OUT))) == (
        "No seat here: stranger. Give them a seat first, or name others."
    )
    put_out = acts.Admit(party=OPP, state=AdmissionState.SUSPENDED, reason="violence")
    yes(do(floor, MED, PLENARY, put_out))
    assert no(call(floor, meeting(GUNS_ROOM, 11, 12, O1))).startswith("No seat here: name of opp-1.")
    called(floor, meeting(GUNS_ROOM, 11, 12, T1))


def test_a_sitting_is_moved_to_free_hours_and_does_not_clash_with_itself() -> None:
    floor, _ = floor_of()
    called(floor, meeting(RELIEF_ROOM, 13, 14, G1))
    sitting = called(floor, meeting(GUNS_ROOM, 11, 13, G1))
    onto = replace(sitting, start=at(12), end=at(14))
    assert no(do(floor, MED, PLENARY, acts.MoveSitting(sitting=onto))).endswith(
        "takes name of gov-1. Name others, or take the next free hours: 2014-02-10 14:00-16:00 UTC."
    )
    half = replace(sitting, start=at(10), end=at(12))
    yes(do(floor, MED, PLENARY, acts.MoveSitting(sitting=half, reason="a late aeroplane")))
    assert held(floor, PLENARY, sitting) == (SittingState.CALLED, Slot(at(10), at(12)))
    other = replace(sitting, channel=RELIEF_ROOM)
    assert no(do(floor, MED, PLENARY, acts.MoveSitting(sitting=other))) == (
        "This is a sitting of Guns. Cancel it, and call one of the other room."
    )


def test_a_sitting_is_moved_and_cancelled_where_it_was_called() -> None:
    floor, _ = floor_of()
    sitting = called(floor, meeting(GUNS_ROOM, 11, 13))
    for act in (acts.MoveSitting(sitting=sitting), acts.CancelSitting(sitting=sitting.id)):
        assert no(do(floor, MED, GUNS_ROOM, act)) == "This sitting was called in a wider room. Do it there."
    yes(do(floor, MED, PLENARY, acts.CancelSitting(sitting=sitting.id)))
    assert no(begin(floor, MED, GUNS_ROOM, sitting)) == "The sitting was cancelled. Call another."
    called(floor, meeting(GUNS_ROOM, 11, 13))


def test_a_sitting_that_was_never_called_is_nowhere() -> None:
    floor, _ = floor_of()
    none = replace(meeting(PLENARY, 11, 12), id=acts.SittingId("none"))
    assert no(do(floor, MED, PLENARY, acts.MoveSitting(sitting=none))) == (
        "No such sitting was called. Call one."
    )


def test_a_sitting_begins_pauses_goes_on_and_ends_in_its_room_and_its_hours_are_counted() -> None:
    floor, hand = floor_of()
    sitting = called(floor, meeting(GUNS_ROOM, 10, 12))
    until(hand, 10)
    assert (
        no(begin(floor, MED, PLENARY, sitting)) == "This is a sitting of Guns. Do it in the room that sits."
    )
    yes(begin(floor, MED, GUNS_ROOM, sitting))
    until(hand, 10, 40)
    yes(do(floor, MED, GUNS_ROOM, acts.AdjournSitting(sitting=sitting.id, reason="to consult")))
    until(hand, 11)
    yes(do(floor, O1, GUNS_ROOM, acts.ResumeSitting(sitting=sitting.id)))
    until(hand, 12, 5)
    yes(do(floor, MED, GUNS_ROOM, acts.EndSitting(sitting=sitting.id)))
    over = floor.standings[GUNS_ROOM].sittings[sitting.id]
    assert (over.state, over.called) == (SittingState.ENDED, sitting)
    assert time_sat(over) == timedelta(minutes=105)
    assert floor.standings[PLENARY].sittings[sitting.id].state is SittingState.CALLED
    ended = "The sitting has ended. Call another."
    assert no(do(floor, MED, GUNS_ROOM, acts.ResumeSitting(sitting=sitting.id))) == ended


@pytest.mark.parametrize("act", [acts.AdjournSitting, acts.EndSitting])
def test_what_has_not_begun_is_not_interrupted_or_ended(act: type[acts.EndSitting]) -> None:
    floor, _ = floor_of()
    sitting = called(floor, meeting(PLENARY, 11, 12))
    assert no(do(floor, MED, PLENARY, act(sitting=sitting.id))) == (
        "The sitting has not begun yet. Begin it first."
    )


def test_a_sitting_of_the_plenary_is_not_interrupted_from_a_teams_room() -> None:
    floor, hand = floor_of()
    sitting = called(floor, meeting(PLENARY, 10, 12))
    until(hand, 10)
    yes(begin(floor, MED, PLENARY, sitting))
    stop = acts.AdjournSitting(sitting=sitting.id)
    assert no(do(floor, MED, GUNS_ROOM, stop)) == (
        "This is a sitting of Plenary. Do it in the room that sits."
    )


def test_a_room_sits_once_at_a_time() -> None:
    floor, hand = floor_of()
    first, second = (called(floor, meeting(PLENARY, hour, hour + 1)) for hour in (10, 11))
    until(hand, 10)
    yes(begin(floor, MED, PLENARY, first))
    until(hand, 11)
    assert no(begin(floor, MED, PLENARY, second)) == (
        "Another sitting of this room is not over: 2014-02-10 10:00-11:00 UTC. End that one first."
    )
    yes(do(floor, MED, PLENARY, acts.AdjournSitting(sitting=first.id)))
    assert no(begin(floor, MED, PLENARY, second)).startswith("Another sitting of this room is not over")
    yes(do(floor, MED, PLENARY, acts.EndSitting(sitting=first.id)))
    yes(begin(floor, MED, PLENARY, second))


def test_a_sitting_does_not_begin_once_its_hours_are_over() -> None:
    floor, hand = floor_of()
    sitting = called(floor, meeting(PLENARY, 10, 11))
    until(hand, 11)
    assert no(begin(floor, MED, PLENARY, sitting)) == (
        "The hours of this sitting are over: 2014-02-10 10:00-11:00 UTC. "
        "Move it to hours that are to come, or call another."
    )
    later = acts.MoveSitting(sitting=replace(sitting, start=at(12), end=at(13)))
    yes(do(floor, MED, PLENARY, later))
    until(hand, 12)
    yes(begin(floor, MED, PLENARY, sitting))


def test_a_sitting_begins_early_where_nobody_is_elsewhere_until_its_hour() -> None:
    floor, hand = floor_of()
    early = called(floor, meeting(GUNS_ROOM, 11, 12, G1))
    called(floor, meeting(PLENARY, 10, 11))
    until(hand, 9, 30)
    assert no(begin(floor, MED, GUNS_ROOM, early)) == (
        "At that hour Plenary (2014-02-10 10:00-11:00 UTC) takes name of gov-1. "
        "Wait until that sitting has ended or is adjourned, or move one of them."
    )
    late = called(floor, meeting(GUNS_ROOM, 13, 14, G1))
    until(hand, 12)
    yes(begin(floor, MED, GUNS_ROOM, late))


def test_a_plenary_that_overruns_keeps_a_team_waiting() -> None:
    floor, hand = floor_of()
    whole, team = called(floor, meeting(PLENARY, 10, 11)), called(floor, meeting(GUNS_ROOM, 11, 12, G1))
    until(hand, 10)
    yes(begin(floor, MED, PLENARY, whole))
    until(hand, 11, 10)
    assert no(begin(floor, MED, GUNS_ROOM, team)).startswith("At that hour Plenary")
    yes(do(floor, MED, PLENARY, acts.AdjournSitting(sitting=whole.id)))
    yes(begin(floor, MED, GUNS_ROOM, team))


def test_an_adjournment_until_an_hour_takes_that_hour_and_one_without_frees_everybody() -> None:
    floor, hand = floor_of()
    sitting = called(floor, meeting(PLENARY, 10, 12))
    called(floor, meeting(GUNS_ROOM, 14, 15, G1))
    until(hand, 10)
    yes(begin(floor, MED, PLENARY, sitting))
    until(hand, 11)
    onto = acts.AdjournSitting(sitting=sitting.id, until=at(14))
    assert no(do(floor, MED, PLENARY, onto)) == (
        "At that hour Guns (2014-02-10 14:00-15:00 UTC) takes name of gov-1. "
        "Adjourn it until the next free hours: 2014-02-10 15:00-16:00 UTC; or until it is resumed."
    )
    past = replace(onto, until=at(10))
    assert no(do(floor, MED, PLENARY, past)) == "That hour is past. Name one that is to come."
    yes(do(floor, MED, PLENARY, replace(onto, until=at(16))))
    assert held(floor, PLENARY, sitting) == (SittingState.ADJOURNED, Slot(at(16), at(17)))
    assert no(call(floor, meeting(GUNS_ROOM, 16, 18, G1))).startswith("At that hour Plenary")
    until(hand, 14, 10)
    assert no(do(floor, MED, PLENARY, acts.ResumeSitting(sitting=sitting.id))).startswith("At that hour Guns")
    until(hand, 15)
    yes(do(floor, MED, PLENARY, acts.ResumeSitting(sitting=sitting.id)))
    yes(do(floor, MED, PLENARY, acts.AdjournSitting(sitting=sitting.id)))
    called(floor, meeting(GUNS_ROOM, 16, 18, G1))


def substitutes(floor: Floor, where: ChannelId, sitting: acts.Called) -> dict[PersonId, tuple[Span, ...]]:
    """Somebody who sits for this one sitting, beside those who always do."""
    seat = replace(SEAT[O1], person=OUT, role=Role.SUBSTITUTE)
    return {**floor.standings[where].spans, OUT: (Span(seat, 1, sitting=sitting.id),)}


@pytest.mark.parametrize("end", [acts.CancelSitting, acts.EndSitting])
def test_seats_for_one_sitting_end_with_it(end: type[acts.EndSitting]) -> None:
    floor, hand = floor_of()
    sitting = called(floor, meeting(PLENARY, 10, 11))
    until(hand, 10)
    if end is acts.EndSitting:
        yes(begin(floor, MED, PLENARY, sitting))
    before = replace(floor.standings[PLENARY], spans=substitutes(floor, PLENARY, sitting))
    assert before.seat(OUT) is not None
    answer = do(floor, MED, PLENARY, end(sitting=sitting.id))
    assert isinstance(answer, Accepted)
    after = applied(before, answer.entries[0])
    assert (after.seat(OUT), after.seat(O1)) == (None, SEAT[O1])


def test_two_who_write_on_one_sitting_are_told_of_each_other() -> None:
    floor, _ = floor_of()
    sitting, other = called(floor, meeting(PLENARY, 10, 11)), called(floor, meeting(PLENARY, 12, 13))
    seen = floor.standings[PLENARY].number
    later = acts.MoveSitting(sitting=replace(sitting, start=at(14), end=at(15)))
    yes(do(floor, MED, PLENARY, later))
    cancel = do(floor, G1, PLENARY, acts.CancelSitting(sitting=sitting.id), seen=seen)
    assert isinstance(cancel, Changed)
    assert [entry.act for entry in cancel.since] == [later]
    yes(do(floor, G1, PLENARY, acts.CancelSitting(sitting=other.id), seen=seen))
