"""Nobody is in two sittings at one hour, and a refusal names the hours that are free."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import hypothesis.strategies as st
from hypothesis import given, settings
from tests.record.acts.meetings import (
    ANNEXE,
    BOOTH,
    GUNS_ROOM,
    HALL,
    HOUR,
    OTHER_BOOTH,
    RELIEF_ROOM,
    at,
    call,
    called,
    meeting,
)
from tests.record.acts.test_options import no, yes
from tests.record.interference import KEY, Script, nothing_interferes
from tests.record.scene import (
    BACK,
    CLERK,
    DAWN,
    G1,
    G2,
    GOV,
    MED,
    O1,
    OPP,
    SEATS,
    T1,
    TALKS,
    Hand,
    do,
    floor_of,
)

from multitrack.model.channel import PLENARY, ChannelId, caucus_channel, track_channel
from multitrack.model.party import PersonId, Role
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.floor import Floor
from multitrack.record.held import Hold, hold
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.judging.hours import Taken, clash, next_free, wants
from multitrack.record.slots import Slot, slot_of
from multitrack.record.standing import fold


def test_a_person_is_in_one_sitting_at_an_hour() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 11, 13, G1, O1))
    called(floor, meeting(GUNS_ROOM, 14, 15, G1))
    assert no(call(floor, meeting(RELIEF_ROOM, 12, 14, G1, T1))) == (
        "At that hour Guns (2014-02-10 11:00-13:00 UTC) takes name of gov-1. "
        "Name others, or take the next free hours: 2014-02-10 15:00-17:00 UTC."
    )
    called(floor, meeting(RELIEF_ROOM, 12, 14, G2, T1))


def test_one_sitting_may_end_when_the_next_starts() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 11, 12, G1))
    called(floor, meeting(PLENARY, 12, 13))
    called(floor, meeting(GUNS_ROOM, 13, 14, G1))


def test_where_nobody_is_named_everybody_with_a_seat_sits() -> None:
    floor, _ = floor_of()
    called(floor, meeting(PLENARY, 11, 13))
    assert no(call(floor, meeting(RELIEF_ROOM, 12, 13, T1, CLERK))).startswith(
        "At that hour Plenary (2014-02-10 11:00-13:00 UTC) takes name of clerk, name of third-1."
    )


def test_teams_sit_side_by_side_as_far_as_each_side_has_people_to_send() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 11, 13))
    assert no(call(floor, meeting(RELIEF_ROOM, 12, 14))) == (
        "party OPP has too few people for this beside Guns (2014-02-10 11:00-13:00 UTC). "
        "Name others, or take the next free hours: 2014-02-10 13:00-15:00 UTC."
    )
    yes(do(floor, O1, PLENARY, acts.TakeSeat(seat=acts.Seat(
        person=PersonId("opp-2"), name="a second", role=Role.DELEGATE, party=OPP))))  # fmt: skip
    called(floor, meeting(RELIEF_ROOM, 12, 14))
    assert no(call(floor, meeting(PLENARY, 12, 14, O1))).startswith("party OPP has too few people")


def test_too_few_people_are_found_at_the_moment_at_which_too_many_sit() -> None:
    """Two sittings that do not touch each other are both beside a third that lasts."""
    floor, _ = floor_of()
    called(floor, meeting(RELIEF_ROOM, 11, 12, G1))
    called(floor, meeting(RELIEF_ROOM, 12, 13, G2))
    called(floor, meeting(PLENARY, 14, 15, G1, G2))
    called(floor, replace(meeting(GUNS_ROOM, 11, 13), people=()))
    assert no(call(floor, meeting(PLENARY, 12, 13, G1))).startswith("party GOV has too few people for this")


def test_a_room_is_taken_once_and_another_is_offered() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 11, 13, G1, room=HALL))
    assert no(call(floor, meeting(RELIEF_ROOM, 12, 13, T1, room=HALL))) == (
        "At that hour Guns (2014-02-10 11:00-13:00 UTC) takes the room XVI. "
        "Name others, or take the next free hours: 2014-02-10 13:00-14:00 UTC."
    )
    called(floor, meeting(GUNS_ROOM, 15, 16, G1, room=ANNEXE))
    assert no(call(floor, meeting(RELIEF_ROOM, 12, 13, T1, room=HALL))).endswith(
        "Free then: annexe. Or take the next free hours: 2014-02-10 13:00-14:00 UTC."
    )


def test_interpreters_are_taken_once_and_others_are_offered() -> None:
    floor, _ = floor_of()
    called(floor, meeting(GUNS_ROOM, 15, 16, G1, interpreters=(OTHER_BOOTH,)))
    called(floor, meeting(GUNS_ROOM, 11, 13, G1, interpreters=(BOOTH,)))
    assert no(call(floor, meeting(RELIEF_ROOM, 12, 13, T1, interpreters=(BOOTH,)))) == (
        "At that hour Guns (2014-02-10 11:00-13:00 UTC) takes the interpreters booth 1. "
        "Free then: booth 2. Or take the next free hours: 2014-02-10 13:00-14:00 UTC."
    )


def test_a_refusal_tells_nothing_of_a_room_that_the_plenary_does_not_hear() -> None:
    floor, _ = floor_of()
    called(floor, meeting(caucus_channel(OPP), 11, 13, room=HALL), where=caucus_channel(OPP))
    called(floor, meeting(PLENARY, 11, 13, room=HALL))
    called(floor, meeting(BACK, 11, 13), by=G1, where=BACK)


def test_hours_over_midnight_are_said_with_both_days() -> None:
    floor, _ = floor_of()
    called(floor, meeting(PLENARY, 22, 26))
    assert "2014-02-10 22:00-2014-02-11 02:00 UTC" in no(call(floor, meeting(PLENARY, 25, 27)))


def busy(here: Hold, called: acts.Called) -> set[str]:
    """The slow reading of what a sitting surely takes: people by name, a room, interpreters."""
    own = next((each for each in here.standings if each.channel.id == called.channel), None)
    everybody = () if own is None or own.channel.id in (GUNS_ROOM, RELIEF_ROOM) else own.seats()
    people = called.people or tuple(
        seat.person
        for seat in everybody
        if seat.party is None or own is None or own.channel.id != PLENARY or own.at_table(seat.party)
    )
    room = () if called.room is None else (f"room {called.room}",)
    return {*people, *room, *(f"interpreter {each}" for each in called.interpreters)}


def double_booked(floor: Floor, channel: ChannelId, mine: acts.SittingId, now: datetime) -> list[str]:
    """What a sitting takes that another takes at the same hour, in what one channel and its grounds hold."""
    here = hold(floor.standings, channel)
    sittings = {code: each for s in reversed(here.standings) for code, each in s.sittings.items()}
    rooms = {PLENARY, channel, *(track_channel(track.id) for track in here.tracks())}
    slots = {code: slot_of(each, now) for code, each in sittings.items() if each.called.channel in rooms}
    own = slots[mine]
    return [
        what
        for code, slot in slots.items()
        if code != mine and slot is not None and own is not None
        if max(slot.start, own.start) < min(slot.end, own.end)
        for what in busy(here, sittings[code].called) & busy(here, sittings[mine].called)
    ]


WHERE = (PLENARY, GUNS_ROOM, RELIEF_ROOM, caucus_channel(GOV))
WHO = {PLENARY: MED, GUNS_ROOM: MED, RELIEF_ROOM: CLERK, caucus_channel(GOV): MED}
KINDS = ("call", "call", "call", "move", "begin", "adjourn", "resume", "end", "cancel")


Step = tuple[
    str, ChannelId, int, int, set[PersonId], acts.RoomId | None, tuple[acts.InterpreterId, ...], int, int
]


def steps_in(
    where: tuple[ChannelId, ...], kinds: tuple[str, ...] = KINDS, hours: int = 6
) -> st.SearchStrategy[Step]:
    """Steps in some rooms, up to so many hours ahead."""
    return st.tuples(
        st.sampled_from(kinds),
        st.sampled_from(where),
        st.integers(1, hours),
        st.integers(1, 3),
        st.sets(st.sampled_from((MED, G1, G2, O1, T1)), max_size=2),
        st.sampled_from((None, HALL, ANNEXE)),
        st.sampled_from(((), (BOOTH,), (BOOTH, OTHER_BOOTH))),
        st.integers(0, 9),
        st.sampled_from((1, 1, 30, 60)),
    )


def to_try(step: Step, now: datetime, before: list[acts.Called]) -> tuple[ChannelId, acts.Act]:
    """What is tried in one step, and where."""
    kind, room, ahead, length, people, hall, booths, which, _ = step
    start = now.replace(minute=0) + ahead * HOUR
    sitting = acts.Called(
        id=acts.SittingId(""),
        channel=room,
        start=start,
        end=start + length * HOUR,
        people=tuple(sorted(people)),
        room=hall,
        interpreters=booths,
    )
    calls_it = room if room == caucus_channel(GOV) else PLENARY
    if kind == "call" or not before:
        return calls_it, acts.CallSitting(sitting=sitting)
    old = before[which % len(before)]
    calls_it = old.channel if old.channel == caucus_channel(GOV) else PLENARY
    match kind:
        case "move":
            return calls_it, acts.MoveSitting(sitting=replace(sitting, id=old.id, channel=old.channel))
        case "cancel":
            return calls_it, acts.CancelSitting(sitting=old.id)
        case "begin":
            return old.channel, acts.BeginSitting(sitting=old.id)
        case "adjourn":
            return old.channel, acts.AdjournSitting(sitting=old.id, until=start if length > 1 else None)
        case "resume":
            return old.channel, acts.ResumeSitting(sitting=old.id)
        case _:
            return old.channel, acts.EndSitting(sitting=old.id)


@given(steps=st.lists(steps_in(WHERE), min_size=4, max_size=24))
def test_no_accepted_sitting_takes_what_another_takes_and_replay_gives_where_things_stand(
    steps: list[Step],
) -> None:
    floor, hand = floor_of()
    before: list[acts.Called] = []
    minute = 0
    for step in steps:
        minute += step[-1]
        hand.at(minute)
        channel, act = to_try(step, hand.clock(), before)
        answer = do(floor, WHO[channel], channel, act)
        for entry in answer.entries if isinstance(answer, Accepted) else ():
            match entry.act:
                case acts.CallSitting(sitting=sitting):
                    before.append(sitting)
                    assert double_booked(floor, channel, sitting.id, entry.time) == []
                case acts.MoveSitting(sitting=sitting):
                    assert double_booked(floor, channel, sitting.id, entry.time) == []
                case acts.AdjournSitting(sitting=code) | acts.ResumeSitting(sitting=code):
                    assert double_booked(floor, channel, code, entry.time) == []
    for channel, standing in floor.standings.items():
        assert fold(entry for entry in floor._entries if entry.channel == channel) == standing


DENSE = steps_in((PLENARY, caucus_channel(GOV)), ("call", "call", "call", "move", "begin"), hours=2)


def opening() -> tuple[Floor, Hand]:
    """The small talks, a third of an hour to each step."""
    hand = Hand(pace=HOUR / 3, public_key=KEY.public, salt="salt")
    floor = Floor(MemoryJournal(), hand.means)
    floor.convene(TALKS, MED, SEATS)
    return floor, hand


@settings(max_examples=settings().max_examples // 5)
@given(steps=st.lists(DENSE, min_size=6, max_size=16))
def test_a_sitting_that_somebody_does_not_hear_of_changes_no_answer_they_get(steps: list[Step]) -> None:
    script, before = Script(opening), list[acts.Called]()
    for step in steps:
        script.hand.at(script.end)
        channel, act = to_try(step, script.hand.clock(), before)
        author = (MED, O1, T1)[step[-2] % 3] if channel == PLENARY else WHO[channel]
        answer = script.do(acts.Request(author=author, channel=channel, act=act))
        if isinstance(answer, Accepted) and isinstance(new := answer.entries[0].act, acts.CallSitting):
            before.append(new.sitting)
    for person in (O1, T1):
        nothing_interferes(script, person)


def test_two_sittings_of_the_same_people_would_be_found() -> None:
    floor, _ = floor_of()
    sitting, other = (
        called(floor, meeting(PLENARY, 11, 13, G1)),
        called(floor, meeting(GUNS_ROOM, 13, 14, G1)),
    )
    assert double_booked(floor, PLENARY, sitting.id, DAWN) == []
    onto = replace(other, start=at(12))
    whole = floor.standings[PLENARY]
    moved = replace(whole.sittings[other.id], called=onto)
    floor._standings[PLENARY] = replace(whole, sittings={**whole.sittings, other.id: moved})
    assert double_booked(floor, PLENARY, sitting.id, DAWN) == [G1]


SPANS = st.tuples(
    st.integers(11, 20), st.integers(1, 4), st.sampled_from(((), (G1,), (G2,), (O1,), (G1, O1)))
)


@given(
    others=st.lists(st.tuples(SPANS, st.sampled_from((PLENARY, GUNS_ROOM, RELIEF_ROOM))), max_size=6),
    wanted=SPANS,
)
def test_the_hours_offered_are_the_first_that_are_free(
    others: list[tuple[tuple[int, int, tuple[PersonId, ...]], ChannelId]],
    wanted: tuple[int, int, tuple[PersonId, ...]],
) -> None:
    here = hold(floor_of()[0].standings, PLENARY)

    def taking(span: tuple[int, int, tuple[PersonId, ...]], channel: ChannelId) -> Taken:
        start, length, people = span
        sitting = meeting(channel, start, start + length, *people)
        return wants(here, sitting, Slot(sitting.start, sitting.end))

    mine, taken = taking(wanted, RELIEF_ROOM), tuple(taking(*other) for other in others)
    by_hand = next(
        slot
        for slot in (mine.slot.at(mine.slot.start + hour * HOUR) for hour in range(30))
        if clash(here, replace(mine, slot=slot), taken) is None
    )
    assert next_free(here, mine, taken, mine.slot.at) == by_hand
