"""Every store of entries, one suite: what is acknowledged stays, all of an act or none, one of two writers wins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import psycopg
import pytest
from tests.record.conftest import Again
from tests.record.scene import G1, GUNS, MED, O1, SEATS, TALKS, Hand, do, floor_of
from tests.record.scribe import heard, prepare, start, words_by, written
from tests.record.server import Places

from multitrack.model.channel import PLENARY, ChannelId, track_channel
from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.chain import Whole, verify
from multitrack.record.entry import Row
from multitrack.record.floor import AlreadyOpenError, Floor
from multitrack.record.journal.place import open_journal
from multitrack.record.journal.postgres import PostgresJournal, negotiations
from multitrack.record.journal.sqlite import SQLiteJournal

ROOM = ChannelId("room")


def row(number: int, channel: ChannelId = ROOM) -> Row:
    return Row(channel=channel, number=number, kept="{}", commitment="c", hash="h", words="[]", salt="s")


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


def test_a_reader_who_follows_along_misses_nothing(again: Again) -> None:
    """However the writers on many channels overlap, the marks one goes by never pass a row by."""
    done = Event()

    def write(channel: ChannelId) -> None:
        journal = again()
        assert all(journal.append((row(n, channel),), {channel: n - 1}) for n in range(1, 31))

    def follow() -> list[Row]:
        journal, mark, found = again(), 0, list[Row]()
        while True:
            last_time = done.is_set()
            rows, mark = journal.read(mark)
            found += rows
            if last_time:
                return found

    with ThreadPoolExecutor(6) as pool:
        reader = pool.submit(follow)
        list(pool.map(write, map(ChannelId, "abcd")))
        done.set()
        assert reader.result() == list(again().read()[0])
    assert len(reader.result()) == 120


def test_several_processes_at_once_lose_nothing_and_double_nothing(places: Places) -> None:
    place, names = places(), ("first", "second", "third")
    prepare(place)
    scribes = {name: start(place, name, 20) for name in names}
    assert {name: heard(told) for name, (_, told) in scribes.items()} == dict.fromkeys(names, 20)
    assert written(place) == {name: words_by(name, 20) for name in names}


def test_several_can_begin_a_journal_at_once(places: Places) -> None:
    with ThreadPoolExecutor(8) as pool:
        for place in [places() for _ in range(10)]:
            journals = list(pool.map(lambda _, place=place: open_journal(place), range(8)))
            added = [journal.append((row(n),), {ROOM: n - 1}) for n, journal in enumerate(journals, 1)]
            assert added == [True] * 8
            for journal in journals:
                journal.close()


def test_the_sqlite_file_itself_refuses_to_alter_or_delete_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    SQLiteJournal(path).append((row(1),), {ROOM: 0})
    connection = sqlite3.connect(path)
    for forbidden in ("DELETE FROM entry", "UPDATE entry SET kept = 'x'", "UPDATE entry SET words = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(forbidden)
    connection.execute("UPDATE entry SET words = NULL, salt = NULL")
    connection.close()


@pytest.fixture
def address(postgres: Places) -> str:
    return postgres()


@pytest.fixture
def journal(address: str) -> Iterator[PostgresJournal]:
    own = PostgresJournal(address)
    yield own
    own.close()


@pytest.mark.parametrize(
    "forbidden",
    ["DELETE FROM entry", "TRUNCATE entry", "UPDATE entry SET kept = 'x'", "UPDATE entry SET words = 'x'"],
)
def test_the_database_itself_refuses_to_alter_or_delete_an_entry(
    journal: PostgresJournal, forbidden: str
) -> None:
    journal.append((row(1),), {ROOM: 0})
    with pytest.raises(psycopg.IntegrityError, match="never"):
        journal._connection.execute(forbidden)
    journal._connection.execute("UPDATE entry SET words = NULL, salt = NULL")


def test_a_later_writer_waits_until_an_earlier_one_is_done(address: str, journal: PostgresJournal) -> None:
    """Else its row would come to sight first, and a reader would pass the earlier one by."""
    slow = PostgresJournal(address)
    slow._connection.execute(
        "CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;"
        "CREATE TRIGGER doze AFTER INSERT ON entry FOR EACH ROW WHEN (NEW.channel = 'plenary')"
        " EXECUTE FUNCTION doze()"
    )
    with ThreadPoolExecutor(1) as pool:
        earlier = pool.submit(slow.append, (row(1, PLENARY),), {PLENARY: 0})
        held = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
        while not (earlier.done() or journal._connection.execute(held).fetchone()):
            pass
        assert journal.append((row(1),), {ROOM: 0})
        assert journal.read()[0] == (row(1, PLENARY), row(1))
        assert earlier.result()
    slow.close()


def test_an_act_added_before_its_connection_was_lost_is_not_added_again(journal: PostgresJournal) -> None:
    assert journal.append((row(1),), {ROOM: 0})
    assert journal.append((row(1),), {ROOM: 0})
    assert journal.read()[0] == (row(1),)


def test_a_listener_learns_that_something_was_written_and_no_more(
    address: str, journal: PostgresJournal
) -> None:
    other = PostgresJournal(address)
    assert journal.wait(0)
    assert not journal.wait(0.02)
    other.append((row(1),), {ROOM: 0})
    assert journal.wait(5)
    assert not journal.wait(0.02)
    other.close()


def test_negotiations_in_one_database_are_kept_apart(address: str, journal: PostgresJournal) -> None:
    journal.append((row(1),), {ROOM: 0})
    other = PostgresJournal(f"{address}-other")
    assert other.read() == ((), 0)
    name = address.partition("talks=")[2]
    assert [found for found in negotiations(address) if found.startswith(name)] == [name, f"{name}-other"]
    other.close()


@pytest.mark.parametrize(
    "wrong",
    [
        "postgresql://host/db?talks=Geneva II",
        "postgresql://host/db?talks=pg_x",
        "postgresql://host/db?tlks=x",
    ],
)
def test_what_cannot_be_an_address_is_said_at_once(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"negotiation|address"):
        open_journal(wrong)


def test_a_database_that_cannot_hold_every_script_is_not_taken(address: str) -> None:
    journal = PostgresJournal(address)
    journal._connection.execute("CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    journal.close()
    with pytest.raises(ValueError, match="UTF-8"):
        open_journal(address.replace("/postgres?", "/narrow?"))
