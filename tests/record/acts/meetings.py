"""Sittings and rounds for tests: called, begun and closed in one word each."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.record.acts.test_options import no, yes
from tests.record.scene import (
    DAWN,
    GUNS,
    MED,
    RELIEF,
    Hand,
    do,
)

from multitrack.model.channel import PLENARY, ChannelId, track_channel
from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer
from multitrack.record.entry import Entry
from multitrack.record.floor import Floor
from multitrack.record.slots import Slot, slot_of
from multitrack.record.standing import SittingState

GUNS_ROOM, RELIEF_ROOM = track_channel(GUNS), track_channel(RELIEF)
HALL, ANNEXE = acts.RoomId("XVI"), acts.RoomId("annexe")
BOOTH, OTHER_BOOTH = acts.InterpreterId("booth 1"), acts.InterpreterId("booth 2")
HOUR = timedelta(hours=1)


def at(hour: int) -> datetime:
    """An hour of the first day."""
    return DAWN.replace(hour=0) + hour * HOUR


def meeting(channel: ChannelId, start: int, end: int, *people: PersonId, **more: object) -> acts.Called:
    """A sitting to call; the floor gives it its code."""
    return acts.Called(
        id=acts.SittingId(""),
        channel=channel,
        start=at(start),
        end=at(end),
        people=people,
        **more,  # type: ignore[arg-type]
    )


def call(floor: Floor, sitting: acts.Called, by: PersonId = MED, where: ChannelId = PLENARY) -> Answer:
    """A sitting is called."""
    return do(floor, by, where, acts.CallSitting(sitting=sitting))


def called(floor: Floor, sitting: acts.Called, by: PersonId = MED, where: ChannelId = PLENARY) -> acts.Called:
    """A sitting that was called, with its code."""
    answer = call(floor, sitting, by, where)
    assert isinstance(answer, Accepted), no(answer)
    act = answer.entries[0].act
    assert isinstance(act, acts.CallSitting)
    return act.sitting


def until(hand: Hand, hour: int, minute: int = 0) -> None:
    """Let time pass until an hour of the first day."""
    hand.at(int((at(hour) - DAWN) / timedelta(minutes=1)) + minute)


def begin(floor: Floor, who: PersonId, where: ChannelId, sitting: acts.Called) -> Answer:
    return do(floor, who, where, acts.BeginSitting(sitting=sitting.id))


def held(floor: Floor, where: ChannelId, sitting: acts.Called) -> tuple[SittingState, Slot | None]:
    found = floor.standings[where].sittings[sitting.id]
    return found.state, slot_of(found, DAWN)


def opened(floor: Floor, title: str = "the second") -> acts.RoundId:
    yes(do(floor, MED, PLENARY, acts.OpenRound(id=acts.RoundId(""), title=title)))
    return tuple(floor.standings[PLENARY].rounds)[-1]


def closed(floor: Floor, by: PersonId = MED, fate: acts.Fate = acts.Fate.ANNEX) -> tuple[Entry, ...]:
    answer = do(floor, by, PLENARY, acts.CloseRound(round=opened(floor), fate=fate, reason="the day is over"))
    assert isinstance(answer, Accepted), no(answer)
    return answer.entries
