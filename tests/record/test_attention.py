"""How much attention each track has had, as far as one viewer heard."""

from __future__ import annotations

from datetime import timedelta

from tests.record.acts.meetings import (
    GUNS_ROOM,
    RELIEF_ROOM,
    at,
    begin,
    called,
    closed,
    meeting,
    until,
)
from tests.record.acts.test_options import bears, settle, yes
from tests.record.scene import CLERK, G1, GUNS, MED, O1, RELIEF, T1, Hand, do, floor_of

from multitrack.model.channel import PLENARY
from multitrack.model.party import PersonId
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.attention import Attention, attention
from multitrack.record.floor import Floor


def worked() -> tuple[Floor, Hand]:
    """The guns sat for an hour and a half with a break, relief for a half, the plenary was only called."""
    floor, hand = floor_of()
    guns = called(floor, meeting(GUNS_ROOM, 10, 12, MED, G1, O1))
    relief = called(floor, meeting(RELIEF_ROOM, 14, 15))
    called(floor, meeting(PLENARY, 20, 21))
    until(hand, 10)
    yes(begin(floor, MED, GUNS_ROOM, guns))
    until(hand, 11)
    yes(do(floor, MED, GUNS_ROOM, acts.AdjournSitting(sitting=guns.id)))
    until(hand, 11, 30)
    yes(do(floor, MED, GUNS_ROOM, acts.ResumeSitting(sitting=guns.id)))
    until(hand, 12)
    yes(do(floor, MED, GUNS_ROOM, acts.EndSitting(sitting=guns.id)))
    until(hand, 14)
    yes(begin(floor, CLERK, RELIEF_ROOM, relief))
    until(hand, 14, 30)
    return floor, hand


def given(floor: Floor, person: PersonId, track: TrackId | None) -> Attention:
    return attention(floor.view(person), at(14) + timedelta(minutes=30))[track]


def test_the_hours_that_a_team_really_sat_are_counted_where_they_were_heard() -> None:
    floor, _ = worked()
    assert given(floor, O1, GUNS) == Attention(acts=5, called=1, sittings=1, sat=timedelta(minutes=90))
    assert given(floor, O1, RELIEF) == Attention(acts=2, called=1, sittings=1, sat=timedelta(minutes=30))
    assert given(floor, O1, None) == Attention(acts=1, called=1)


def test_who_does_not_hear_a_team_knows_what_it_was_called_to_and_not_whether_it_sat() -> None:
    floor, _ = worked()
    assert given(floor, T1, GUNS) == Attention(acts=1, called=1)
    assert given(floor, T1, RELIEF).sat == timedelta(minutes=30)


def test_a_sitting_that_was_cancelled_is_no_attention() -> None:
    floor, _ = floor_of()
    sitting = called(floor, meeting(GUNS_ROOM, 10, 12))
    yes(do(floor, MED, PLENARY, acts.CancelSitting(sitting=sitting.id)))
    assert given(floor, O1, GUNS).called == 0


def test_a_sitting_that_lasts_is_counted_up_to_when_the_viewer_last_heard_the_room() -> None:
    floor, hand = worked()
    yes(do(floor, T1, RELIEF_ROOM, acts.LeaveSeat(person=T1)))
    until(hand, 14, 50)
    later = at(14) + timedelta(minutes=50)
    sat = {person: attention(floor.view(person), later)[RELIEF].sat for person in (T1, O1)}
    assert sat == {T1: timedelta(minutes=30), O1: timedelta(minutes=50)}


def test_what_the_plenary_only_hears_again_or_what_follows_counts_once() -> None:
    floor, _ = floor_of()
    bears(floor)
    yes(settle(floor))
    before = given(floor, O1, GUNS).acts, given(floor, O1, RELIEF).acts
    yes(do(floor, G1, GUNS_ROOM, acts.Report(track=GUNS)))
    closed(floor)
    assert (given(floor, O1, GUNS).acts, given(floor, O1, RELIEF).acts) == (before[0] + 1, before[1])
