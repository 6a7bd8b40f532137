"""A full disk, a lock held by another, a database gone: refused in words, then the next act is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.record.scene import BODY, MED, PARTIES, Hand, do, floor_of
from tests.record.server import Places, Server

from multitrack.model.channel import PLENARY
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record import journal as kept
from multitrack.record.answer import Accepted, Answer, Phrase
from multitrack.record.chain import Whole, verify
from multitrack.record.floor import Floor
from multitrack.record.journal import Journal, JournalUnavailableError
from multitrack.record.journal.place import open_journal
from multitrack.record.journal.postgres import PostgresJournal
from multitrack.record.journal.sqlite import SQLiteJournal

FILL = """
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER fill AFTER INSERT ON entry FOR EACH ROW WHEN (NEW.channel LIKE 'track-%')
EXECUTE FUNCTION fill()
"""
READ_ONLY = "SET default_transaction_read_only = {}"
PAGES, QUERY = "PRAGMA max_page_count = {}", "PRAGMA query_only = {}"
HOLD = "BEGIN; SELECT pg_advisory_xact_lock({})"

# On each store: what befalls it, what mends it, and what the writer is told.
CALAMITIES = {
    "SQLite, disk full": ("sqlite", PAGES.format(1), PAGES.format(10**6), kept.FULL),
    "SQLite, read only": ("sqlite", QUERY.format(1), QUERY.format(0), kept.READ_ONLY),
    "PostgreSQL, disk full": ("postgres", FILL, "DROP FUNCTION fill() CASCADE", kept.FULL),
    "PostgreSQL, read only": ("postgres", READ_ONLY.format("on"), READ_ONLY.format("off"), kept.READ_ONLY),
}


def statement(journal: Journal, words: str) -> None:
    """Something said to a store behind the journal's back."""
    assert isinstance(journal, SQLiteJournal | PostgresJournal)
    execute: Callable[[str], object] = journal._connection.execute
    execute(words)


def an_act_of_two_entries(floor: Floor) -> Answer:
    """The plenary hears of a new team, whose channel opens; too much for the pages that are there."""
    track = Track(id=TrackId(""), title="long " * 20_000, issues=(BODY,), team=PARTIES)
    return do(floor, MED, PLENARY, acts.OpenTrack(track=track))


def refused_and_then_done(floor: Floor, befall: Callable[[], None], mend: Callable[[], None]) -> Phrase:
    """What is said where an act meets a calamity; of the act nothing is there, and once mended it is whole."""
    before, _ = floor._journal.read()
    befall()
    with pytest.raises(JournalUnavailableError, match="Nothing that was recorded is lost") as refusal:
        an_act_of_two_entries(floor)
    mend()
    assert floor._journal.read()[0] == before
    assert isinstance(an_act_of_two_entries(floor), Accepted)
    rows, _ = floor._journal.read()
    assert len(rows) == len(before) + 2
    assert isinstance(verify(rows), Whole)
    return refusal.value.why


@pytest.mark.parametrize("calamity", CALAMITIES)
def test_a_full_or_closed_disk_refuses_in_words(calamity: str, request: pytest.FixtureRequest) -> None:
    store, befall, mend, why = CALAMITIES[calamity]
    journal = open_journal(request.getfixturevalue(store)())
    floor, _ = floor_of(journal)
    said = refused_and_then_done(floor, lambda: statement(journal, befall), lambda: statement(journal, mend))
    assert said == why
    floor.close()


def test_another_who_holds_the_record_for_too_long_is_named(places: Places) -> None:
    place = places()
    journal, other = open_journal(place), open_journal(place)
    on_sqlite = isinstance(journal, SQLiteJournal)
    hold = "BEGIN IMMEDIATE" if on_sqlite else HOLD.format(getattr(journal, "_lock_key", ""))
    floor, _ = floor_of(journal)
    statement(journal, "PRAGMA busy_timeout = 20" if on_sqlite else "SET lock_timeout = 20")
    said = refused_and_then_done(floor, lambda: statement(other, hold), lambda: statement(other, "ROLLBACK"))
    assert said == kept.BUSY
    other.close()
    floor.close()


@pytest.fixture
def mended(server: Server) -> Iterator[Server]:
    """The server, running again after the test whatever happened."""
    yield server
    if not server.is_running:
        server.start()


def test_a_server_that_went_away_is_found_again(mended: Server, postgres: Places) -> None:
    address = postgres()
    floor, _ = floor_of(open_journal(address))
    assert refused_and_then_done(floor, mended.stop, mended.start) == kept.GONE
    again = Floor(open_journal(address), Hand().means)
    assert again.standings == floor.standings
    again.close()
    floor.close()


def test_a_server_that_came_back_between_two_acts_is_not_missed(mended: Server, postgres: Places) -> None:
    journal = PostgresJournal(postgres())
    floor, _ = floor_of(journal)
    assert journal.wait(0)
    mended.stop()
    mended.start()
    assert isinstance(an_act_of_two_entries(floor), Accepted)
    with pytest.raises(JournalUnavailableError):
        journal.wait(0)
    assert journal.wait(0)
    floor.close()


def test_a_connection_that_the_server_cut_is_made_anew(postgres: Places) -> None:
    address = postgres()
    journal, other = PostgresJournal(address), PostgresJournal(address)
    floor, _ = floor_of(journal)
    statement(other, f"SELECT pg_terminate_backend({journal._connection.info.backend_pid})")
    assert isinstance(an_act_of_two_entries(floor), Accepted)
    other.close()
    floor.close()


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(JournalUnavailableError) as refusal:
        open_journal(tmp_path / "nowhere" / "record.sqlite3")
    assert refusal.value.why == kept.GONE
