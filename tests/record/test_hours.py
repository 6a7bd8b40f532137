"""Who sits where when in one person's view, and their own clashes across all the rooms they hear."""

from __future__ import annotations

from datetime import timedelta

from tests.record.acts.meetings import (
    GUNS_ROOM,
    RELIEF_ROOM,
    at,
    begin,
    called,
    meeting,
    until,
)
from tests.record.acts.test_options import yes
from tests.record.scene import (
    BACK,
    CLERK,
    DAWN,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    T1,
    do,
    floor_of,
)

from multitrack.model.channel import PLENARY, ChannelId, caucus_channel
from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.floor import Floor
from multitrack.record.hours import calendar, my_clashes, where_i_sit
from multitrack.record.slots import Slot
from multitrack.record.standing import SittingState


def mine(floor: Floor, person: PersonId) -> list[ChannelId]:
    return [each.called.channel for each in where_i_sit(floor.view(person), DAWN)]


def clashing(floor: Floor, person: PersonId) -> list[tuple[ChannelId, ChannelId]]:
    found = my_clashes(floor.view(person), DAWN)
    return [(one.called.channel, other.called.channel) for one, other in found]


def test_one_sees_where_one_sits_by_name_or_by_seat_in_the_order_of_the_hours() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 14, 15))
    called(floor, meeting(PLENARY, 11, 12))
    called(floor, meeting(RELIEF_ROOM, 12, 13, G2, T1))
    called(floor, meeting(RELIEF_ROOM, 16, 17, CLERK, MED))
    assert mine(floor, G1) == [PLENARY, GUNS_ROOM]
    assert mine(floor, G2) == [PLENARY, RELIEF_ROOM]
    assert mine(floor, T1) == [PLENARY, RELIEF_ROOM]
    assert mine(floor, MED) == [PLENARY, GUNS_ROOM, RELIEF_ROOM]


def test_of_a_team_one_does_not_hear_one_knows_the_sides_and_not_the_people() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 14, 15))
    (outside,) = calendar(floor.view(T1), DAWN)
    assert (set(outside.people), set(outside.sides)) == (set(), {GOV, OPP})
    (inside,) = calendar(floor.view(O1), DAWN)
    assert (set(inside.people), set(inside.sides)) == ({MED, G1, O1}, set())


def test_each_sees_their_own_clash_across_rooms_and_nobody_elses() -> None:
    floor, _ = floor_of()
    called(floor, meeting(PLENARY, 11, 13))
    called(floor, meeting(BACK, 12, 14), by=G1, where=BACK)
    assert clashing(floor, G1) == [(PLENARY, BACK)]
    assert clashing(floor, O1) == [(PLENARY, BACK)]
    assert clashing(floor, MED) == clashing(floor, T1) == []


def test_two_seats_may_clash_where_no_room_could_know() -> None:
    """The plenary knows that GOV has two people, and not that one of them sits in both teams."""
    floor, _ = floor_of()
    yes(do(floor, MED, PLENARY, acts.LeaveSeat(person=O1)))
    called(floor, meeting(GUNS_ROOM, 11, 12))
    called(floor, meeting(RELIEF_ROOM, 11, 12))
    assert clashing(floor, G1) == [(GUNS_ROOM, RELIEF_ROOM)]
    assert clashing(floor, G2) == clashing(floor, MED) == []


def test_what_is_over_cancelled_or_of_a_team_that_ended_takes_no_hour() -> None:
    floor, hand = floor_of()
    cancelled, over = (called(floor, meeting(PLENARY, hour, hour + 1)) for hour in (14, 10))
    called(floor, meeting(GUNS_ROOM, 11, 12))
    yes(do(floor, MED, PLENARY, acts.CancelSitting(sitting=cancelled.id)))
    yes(do(floor, MED, PLENARY, acts.CloseTrack(track=GUNS)))
    until(hand, 10)
    yes(begin(floor, MED, PLENARY, over))
    assert [each.state for each in calendar(floor.view(G1), at(10))] == [SittingState.BEGUN]
    yes(do(floor, MED, PLENARY, acts.EndSitting(sitting=over.id)))
    assert calendar(floor.view(G1), at(10)) == ()


def test_the_word_of_the_room_that_sits_goes_before_that_of_the_one_that_called_it() -> None:
    floor, hand = floor_of()
    sitting = called(floor, meeting(GUNS_ROOM, 10, 12))
    until(hand, 10, 30)
    yes(begin(floor, MED, GUNS_ROOM, sitting))
    later = at(13) + timedelta(minutes=5)
    (inside,), (outside,) = calendar(floor.view(O1), later), calendar(floor.view(T1), later)
    assert (inside.state, outside.state) == (SittingState.BEGUN, SittingState.CALLED)
    assert inside.slot == Slot(at(10) + timedelta(minutes=30), later + timedelta.resolution)
    assert outside.slot == Slot(at(10), at(12))


def test_somebody_who_is_no_longer_in_a_room_is_not_expected_there() -> None:
    floor, _ = floor_of()
    room = caucus_channel(GOV)
    called(floor, meeting(room, 11, 12, G1), where=room)
    assert mine(floor, G1) == [room]
    yes(do(floor, G1, room, acts.LeaveSeat(person=G1)))
    assert mine(floor, G1) == []
