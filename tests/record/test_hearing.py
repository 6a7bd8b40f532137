"""Who is in a room: what its grounds say of a seat that was for one sitting."""

from __future__ import annotations

from dataclasses import replace

from tests.record.acts.meetings import GUNS_ROOM, called, meeting
from tests.record.acts.test_calendar import substitutes
from tests.record.scene import MED, O1, OUT, SEAT, do, floor_of

from multitrack.model.channel import PLENARY
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.hearing import is_member
from multitrack.record.standing import Span, applied


def test_a_seat_in_a_team_for_a_sitting_that_the_plenary_cancels_is_no_seat() -> None:
    floor, _ = floor_of()
    sitting = called(floor, meeting(GUNS_ROOM, 10, 11))
    spans = substitutes(floor, GUNS_ROOM, sitting)
    room = replace(floor.standings[GUNS_ROOM], spans=spans)
    whole = replace(
        floor.standings[PLENARY], spans={**floor.standings[PLENARY].spans, OUT: (Span(SEAT[O1], 1),)}
    )
    before = {**floor.standings, GUNS_ROOM: room, PLENARY: whole}
    assert is_member(before, OUT, GUNS_ROOM)
    answer = do(floor, MED, PLENARY, acts.CancelSitting(sitting=sitting.id))
    assert isinstance(answer, Accepted)
    after = {**before, PLENARY: applied(whole, answer.entries[0])}
    assert not is_member(after, OUT, GUNS_ROOM)
    assert is_member(after, OUT, GUNS_ROOM, {PLENARY: whole.number, GUNS_ROOM: room.number})
    assert is_member(after, O1, GUNS_ROOM)
