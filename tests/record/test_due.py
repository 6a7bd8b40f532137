"""What falls due is written at its own time, by nobody, before anything else is judged or shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.record.scene import (
    CEASE,
    DAWN,
    FIRST,
    G1,
    GUNS,
    MED,
    O1,
    OPP,
    TALKS,
    do,
    floor_of,
    stance,
)

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.party import Admission, AdmissionState
from multitrack.model.position import Stance
from multitrack.model.rule import NoObjection
from multitrack.model.track import Track
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.chain import Whole, verify
from multitrack.record.entry import TIME, Row
from multitrack.record.floor import Floor
from multitrack.record.journal import FULL, ROOM, JournalUnavailableError
from multitrack.record.journal.memory import MemoryJournal

GUNS_ROOM = track_channel(GUNS)
ON = acts.Question(issue=CEASE, option=FIRST)
DAY = 24 * 60


def silent(track: Track) -> Track:
    return replace(track, rule=NoObjection(hours=24))


SILENT = replace(TALKS, tracks=tuple(map(silent, TALKS.tracks)))


def suspended(floor: Floor, until: date | None) -> None:
    act = acts.Admit(
        party=OPP, state=AdmissionState.SUSPENDED, reason="violence", authority="the chair", until=until
    )
    assert isinstance(do(floor, MED, PLENARY, act), Accepted)


def test_a_silence_that_holds_settles_at_its_own_time_although_nobody_looks_until_later() -> None:
    floor, hand = floor_of(talks=SILENT)
    put = acts.PutUnderSilence(on=ON, until=DAWN + timedelta(days=2))
    assert isinstance(do(floor, MED, GUNS_ROOM, put), Accepted)
    hand.at(5 * DAY)
    up, settled = floor.view(G1).entries[-2:]
    assert [(e.author, e.time, e.act.kind) for e in (up, settled)] == [
        (TIME, put.until, "time is up"),
        (TIME, put.until, "settle"),
    ]
    assert floor.standings[GUNS_ROOM].settled[CEASE].time == put.until
    assert isinstance(verify(floor._journal.read()[0]), Whole)


def test_an_objection_in_time_leaves_nothing_to_fall_due() -> None:
    floor, hand = floor_of(talks=SILENT)
    do(floor, MED, GUNS_ROOM, acts.PutUnderSilence(on=ON, until=DAWN + timedelta(days=2)))
    do(floor, O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.REFUSES))
    hand.at(5 * DAY)
    assert [e.act.kind for e in floor.view(G1).entries if e.author == TIME] == []
    assert CEASE not in floor.standings[GUNS_ROOM].settled


def test_a_suspension_ends_with_its_day_and_its_party_is_where_it_was() -> None:
    floor, hand = floor_of()
    suspended(floor, date(2014, 2, 12))
    hand.at(2 * DAY)
    assert not any(line.id == PLENARY and line.present for line in floor.view(O1).lines)
    hand.at(3 * DAY)
    assert any(line.id == PLENARY and line.present for line in floor.view(O1).lines)
    back = floor.view(G1).entries[-1]
    assert (back.author, back.time) == (TIME, datetime(2014, 2, 13, tzinfo=UTC))
    assert isinstance(back.act, acts.Admit)
    assert back.act.state is AdmissionState.ADMITTED


def test_a_suspension_without_a_day_lasts() -> None:
    floor, hand = floor_of()
    suspended(floor, None)
    hand.at(400 * DAY)
    assert not any(line.id == PLENARY and line.present for line in floor.view(O1).lines)


def test_what_falls_due_is_written_before_an_act_is_judged() -> None:
    floor, hand = floor_of()
    suspended(floor, date(2014, 2, 12))
    hand.at(2 * DAY)
    said = acts.Say(words="are you there?")
    assert not isinstance(do(floor, O1, GUNS_ROOM, said), Accepted)
    hand.at(3 * DAY)
    answer = do(floor, O1, GUNS_ROOM, said)
    assert isinstance(answer, Accepted)
    assert [head.number for head in answer.entries[0].heads if head.channel == PLENARY] == [3]


def test_two_floors_write_it_once() -> None:
    journal = MemoryJournal()
    floor, hand = floor_of(journal)
    other = Floor(journal, hand.means)
    suspended(floor, date(2014, 2, 12))
    hand.at(4 * DAY)
    assert other.catch_up()
    assert floor.catch_up()
    assert [e.author for e in floor.view(MED).line(PLENARY).entries].count(TIME) == 1  # type: ignore[union-attr]
    assert floor.standings == other.standings


def test_several_terms_fall_due_in_the_order_of_their_moments() -> None:
    floor, hand = floor_of(talks=SILENT)
    do(floor, MED, GUNS_ROOM, acts.PutUnderSilence(on=ON, until=DAWN + timedelta(days=4)))
    suspended(floor, date(2014, 2, 11))
    hand.at(9 * DAY)
    floor.catch_up()
    written = [e for e in floor._entries if e.author == TIME]
    assert [e.act.kind for e in written] == ["admit", "time is up", "settle"]
    assert [e.time for e in written] == sorted(e.time for e in written)


def test_a_term_that_was_over_when_the_talks_opened_runs_out_at_their_opening() -> None:
    over = Admission(
        party=OPP,
        state=AdmissionState.SUSPENDED,
        on=date(2012, 12, 1),
        by="the chair",
        until=date(2013, 1, 1),
    )
    floor, _ = floor_of(talks=replace(TALKS, admissions=(over,)))
    assert floor.view(O1).plenary is not None
    assert (floor._entries[-1].author, floor._entries[-1].time) == (TIME, DAWN)


class FullJournal(MemoryJournal):
    """A store that can be read, and not written once it is full."""

    full = False

    def append(self, rows: tuple[Row, ...], expected: object) -> bool:
        if self.full:
            raise JournalUnavailableError(FULL, ROOM)
        return super().append(rows, expected)  # type: ignore[arg-type]


def test_where_the_store_is_full_what_is_recorded_is_shown_and_acts_are_refused() -> None:
    journal = FullJournal()
    floor, hand = floor_of(journal)
    suspended(floor, date(2014, 2, 12))
    journal.full = True
    hand.at(4 * DAY)
    assert floor.view(MED).plenary is not None
    assert not any(line.id == PLENARY and line.present for line in floor.view(O1).lines)
    with pytest.raises(JournalUnavailableError):
        do(floor, MED, PLENARY, acts.Say(words="hello"))
    journal.full = False
    assert any(line.id == PLENARY and line.present for line in floor.view(O1).lines)
    assert floor.view(G1).entries[-1].author == TIME
