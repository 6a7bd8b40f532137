"""What somebody sees, gone on from what they saw before, is what they would see if all were gone through anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import event, given, settings
from tests.record.scene import (
    BODY,
    CEASE,
    CLERK,
    DAWN,
    FIRST,
    G1,
    G2,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    PARTIES,
    PEOPLE,
    RELIEF,
    SEAT,
    T1,
    TALKS,
    THIRD,
    Hand,
    do,
    floor_of,
    new,
    stance,
)

from multitrack.model.channel import PLENARY, ChannelId, History, caucus_channel, track_channel
from multitrack.model.party import AdmissionState, PersonId, Role
from multitrack.model.position import Stance
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record import view
from multitrack.record.answer import Accepted
from multitrack.record.codec import decode
from multitrack.record.entry import Row
from multitrack.record.floor import Floor
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.standing import ChannelStanding
from multitrack.record.view import view_of

ROOM, OTHER, CAUCUS = track_channel(GUNS), track_channel(RELIEF), caucus_channel(OPP)
TRIED: tuple[tuple[PersonId, ChannelId, acts.Act], ...] = (
    *((who, where, acts.Say(words="so it is")) for who in (MED, O1) for where in (PLENARY, ROOM, CAUCUS)),
    *(
        (MED, PLENARY, acts.Admit(party=party, state=state, reason="because"))
        for party in PARTIES
        for state in (AdmissionState.SUSPENDED, AdmissionState.ADMITTED)
    ),
    *((MED, where, acts.TakeSeat(seat=SEAT[who])) for who in (T1, O1, CLERK) for where in (ROOM, CAUCUS)),
    *((MED, where, acts.LeaveSeat(person=who)) for who in (T1, O1, G1) for where in (PLENARY, ROOM)),
    (MED, PLENARY, acts.TakeSeat(seat=replace(SEAT[O1], role=Role.DELEGATE))),
    (MED, PLENARY, acts.OpenTrack(track=Track(id=TrackId(""), title="More", issues=(BODY,), team=PARTIES))),
    (G1, ROOM, stance(GOV, CEASE, FIRST, Stance.ACCEPTS)),
    (O1, ROOM, stance(OPP, CEASE, FIRST, Stance.REFUSES)),
    (MED, ROOM, acts.TableOption(issue=CEASE, option=new("one more"))),
    (MED, ROOM, acts.Settle(issue=CEASE, option=FIRST)),
    (G1, ROOM, acts.Report(track=GUNS)),
    (G2, OTHER, acts.Say(words="elsewhere")),
)
SMALL = floor_of()[0].standings
steps = st.lists(st.tuples(st.sampled_from(TRIED), st.sets(st.sampled_from(PEOPLE))), max_size=25)


def agrees(floor: Floor, person: PersonId) -> bool:
    """Whether the floor, going on from what it showed this person last, shows what is made anew."""
    return floor.view(person) == view_of(floor.standings, floor._entries, person)


@settings(max_examples=settings().max_examples // 2)
@given(steps=steps, back=st.sampled_from(History))
def test_whoever_looks_again_sees_what_is_made_anew(
    steps: list[tuple[tuple[PersonId, ChannelId, acts.Act], set[PersonId]]], back: History
) -> None:
    rooms = tuple(replace(channel, history=back) for channel in TALKS.channels)
    floor, hand = floor_of(talks=replace(TALKS, channels=rooms))
    for step, ((author, channel, act), looking) in enumerate(steps, start=1):
        hand.at(step)
        event(f"{act.kind}: {type(do(floor, author, channel, act)).__name__}")
        assert all(agrees(floor, person) for person in looking)
    assert all(agrees(floor, person) for person in PEOPLE)


def test_what_was_said_since_is_added_and_nothing_else_is_gone_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    floor, _ = floor_of()
    before = floor.view(O1)
    monkeypatch.setattr(view, "heard", None)
    assert isinstance(do(floor, G1, ROOM, acts.Say(words="something new")), Accepted)
    after = floor.view(O1)
    assert after.entries == (*before.entries, floor._entries[-1])
    assert after.talks is before.talks
    assert after != before


def test_whoever_comes_reads_back_and_whoever_is_sent_out_no_longer_does() -> None:
    floor, _ = floor_of()
    for person in PEOPLE:
        floor.view(person)
    do(floor, G1, ROOM, acts.Say(words="before they came"))
    assert not floor.view(T1).line(ROOM)
    do(floor, MED, ROOM, acts.TakeSeat(seat=SEAT[T1]))
    room = floor.view(T1).line(ROOM)
    assert room
    assert [entry.number for entry in room.entries] == [1, 2, 3]
    do(floor, MED, PLENARY, acts.Admit(party=THIRD, state=AdmissionState.SUSPENDED, reason="because"))
    do(floor, G1, ROOM, acts.Say(words="without them"))
    room = floor.view(T1).line(ROOM)
    assert room
    assert not room.present
    assert room.standing.number == 3
    assert agrees(floor, T1)


@given(names=st.sets(st.sampled_from([field.name for field in fields(ChannelStanding)])))
def test_a_standing_changes_in_what_is_given_and_in_nothing_else(names: set[str]) -> None:
    here, other = SMALL[ROOM], SMALL[PLENARY]
    change: dict[str, Any] = {name: getattr(other, name) for name in names}
    held = {**change, "number": 7, "last": DAWN}
    assert here.after(7, DAWN, change) == replace(here, **held)
    assert here.number == 1


class Crowded(MemoryJournal):
    """A journal on which somebody else writes just before every act that is added here."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[tuple[Row, dict[ChannelId, int]]] = []

    def append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        """First what the others write, then this."""
        while self.others:
            row, at = self.others.pop()
            assert super().append((row,), at)
        return super().append(rows, expected)


def test_an_act_is_answered_with_its_own_entries_whatever_others_write_meanwhile() -> None:
    journal = Crowded()
    floor, hand = floor_of(journal)
    written = do(Floor(twin := twin_of(journal), hand.means), O1, CAUCUS, acts.Say(words="a secret"))
    assert isinstance(written, Accepted)
    journal.others.append((twin.read()[0][-1], {CAUCUS: 1}))
    answer = do(floor, G1, ROOM, acts.Say(words="in the room"))
    assert isinstance(answer, Accepted)
    assert [entry.channel for entry in answer.entries] == [ROOM]
    assert CAUCUS in {entry.channel for entry in floor._entries[-2:]}


def twin_of(journal: MemoryJournal) -> MemoryJournal:
    """Another journal with the same rows."""
    twin = MemoryJournal()
    assert twin.append(journal.read()[0], {})
    return twin


def test_a_record_that_nobody_looks_at_keeps_no_entries_in_memory() -> None:
    journal = MemoryJournal()
    floor_of(journal)
    again = Floor(journal, Hand().means)
    assert isinstance(do(again, MED, PLENARY, acts.Say(words="once"), key="k", seen=1), Accepted)
    assert again._written._all is None
    answer = do(again, MED, PLENARY, acts.Say(words="once"), key="k")
    assert isinstance(answer, Accepted)
    assert answer.entries == (again._entries[-1],)
    assert [decode(row) for row in journal.read()[0]] == list(again._entries)
