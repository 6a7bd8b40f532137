"""Every store of entries, one suite: what is acknowledged stays, all of an act or none, one of two writers wins."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.record.conftest import Places
from tests.record.scene import G1, GUNS, MED, O1, SEATS, TALKS, Hand, do, floor_of
from tests.record.server import Server

from multitrack.model.channel import PLENARY, ChannelId, track_channel
from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.chain import Whole, verify
from multitrack.record.entry import Row
from multitrack.record.floor import AlreadyOpenError, Floor
from multitrack.record.journal import Journal, JournalUnavailableError
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.place import open_journal
from multitrack.record.journal.sqlite import SQLiteJournal

ROOM = ChannelId("room")
Again = Callable[[], Journal]


def row(number: int, channel: ChannelId = ROOM) -> Row:
    return Row(channel=channel, number=number, kept="{}", commitment="c", hash="h", words="[]", salt="s")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def again(request: pytest.FixtureRequest) -> Iterator[Again]:
    """Opens the journal under test; a second call opens the same one as another process would."""
    kept = MemoryJournal()
    place = "" if request.param == "memory" else request.getfixturevalue(request.param)()
    opened: list[Journal] = []

    def open_it() -> Journal:
        journal = open_journal(place) if place else kept
        opened.append(journal)
        return journal

    yield open_it
    for journal in opened:
        journal.close()


def test_rows_come_back_in_the_order_they_were_added(again: Again) -> None:
    journal = again()
    journal.append((row(1), row(1, PLENARY)), {ROOM: 0, PLENARY: 0})
    _, mark = journal.read()
    journal.append((row(2),), {ROOM: 1})
    assert again().read()[0] == (row(1), row(1, PLENARY), row(2))
    assert journal.read(mark)[0] == (row(2),)


def test_an_act_on_a_channel_that_moved_on_adds_nothing_anywhere(again: Again) -> None:
    journal = again()
    journal.append((row(1),), {ROOM: 0})
    assert not again().append((row(1, PLENARY), row(2)), {PLENARY: 0, ROOM: 0})
    assert journal.read()[0] == (row(1),)


def test_a_ground_that_moved_on_stops_an_act_too(again: Again) -> None:
    journal = again()
    journal.append((row(1, PLENARY),), {PLENARY: 0})
    assert not journal.append((row(1),), {ROOM: 0, PLENARY: 0})


def test_a_second_floor_on_the_same_journal_sees_what_the_first_wrote(again: Again) -> None:
    first, hand = floor_of(again())
    second = Floor(again(), hand.means)
    do(first, G1, PLENARY, acts.Say(words="here"))
    assert second.view(O1) == first.view(O1)
    assert second.standings == first.standings


def test_talks_are_convened_once(again: Again) -> None:
    floor_of(again())
    with pytest.raises(AlreadyOpenError):
        Floor(again(), Hand().means).convene(TALKS, MED, SEATS)


def test_many_writers_at_once_lose_nothing_and_double_nothing(again: Again) -> None:
    floors = [floor_of(again())[0], *(Floor(again(), Hand().means) for _ in range(3))]

    def write(turn: int) -> bool:
        floor, person = floors[turn % 4], (G1, O1)[turn % 2]
        return isinstance(
            do(floor, PersonId(person), track_channel(GUNS), acts.Say(words=str(turn))), Accepted
        )

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write, range(80)))
    said = [e.act.words for e in floors[0].view(G1).entries if isinstance(e.act, acts.Say)]
    assert sorted(said, key=int) == [str(turn) for turn in range(80)]
    assert isinstance(verify(again().read()[0]), Whole)


def test_the_sqlite_file_itself_refuses_to_alter_or_delete_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    SQLiteJournal(path).append((row(1),), {ROOM: 0})
    connection = sqlite3.connect(path)
    for forbidden in ("DELETE FROM entry", "UPDATE entry SET kept = 'x'", "UPDATE entry SET words = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(forbidden)
    connection.execute("UPDATE entry SET words = NULL, salt = NULL")
    connection.close()


def test_a_full_disk_is_said_and_what_was_recorded_stays(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    journal = SQLiteJournal(path)
    floor, _ = floor_of(journal)
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalUnavailableError, match="full"):
        do(floor, G1, PLENARY, acts.Say(words="x" * 100_000))
    before = len(journal.read()[0])
    journal._connection.execute(f"PRAGMA max_page_count = {pages + 100}")
    assert isinstance(do(floor, G1, PLENARY, acts.Say(words="there is room again")), Accepted)
    assert len(journal.read()[0]) == before + 1
    assert isinstance(verify(journal.read()[0]), Whole)
    journal.close()


def test_a_database_that_is_gone_is_said_and_found_again(server: Server, postgres: Places) -> None:
    floor, _ = floor_of(open_journal(postgres()))
    server.stop()
    try:
        with pytest.raises(JournalUnavailableError, match="Nothing that was recorded is lost"):
            do(floor, G1, PLENARY, acts.Say(words="while it is away"))
    finally:
        server.start()
    assert isinstance(do(floor, G1, PLENARY, acts.Say(words="it is back")), Accepted)
    said = [e.act.words for e in floor.view(G1).entries if isinstance(e.act, acts.Say)]
    assert said == ["it is back"]
    floor.close()


def test_a_reader_of_a_database_misses_nothing_while_many_write(postgres: Places) -> None:
    place = postgres()
    writers = [
        floor_of(open_journal(place))[0],
        *(Floor(open_journal(place), Hand().means) for _ in range(3)),
    ]
    reader, mark, found = open_journal(place), 0, 0

    def write(turn: int) -> bool:
        answer = do(writers[turn % 4], G1, track_channel(GUNS), acts.Say(words=str(turn)))
        return isinstance(answer, Accepted)

    with ThreadPoolExecutor(4) as pool:
        going = [pool.submit(write, turn) for turn in range(60)]
        while not all(each.done() for each in going):
            rows, mark = reader.read(mark)
            found += len(rows)
    assert found + len(reader.read(mark)[0]) == len(reader.read()[0])
    assert all(each.result() for each in going)
    reader.close()
    for floor in writers:
        floor.close()
