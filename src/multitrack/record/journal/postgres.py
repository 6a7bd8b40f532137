"""A journal in a PostgreSQL database, for several servers at once: one schema per negotiation.

``postgresql://host/database?talks=geneva`` names the negotiation ``geneva``; the rest of the address is libpq's.
Each negotiation has a table of its own, as it has a file of its own on SQLite: it can be given rights, dumped
and destroyed alone. Triggers refuse to alter or delete a row; only words and their salt may be emptied,
together (erasure). Whoever owns the table can drop the triggers: the chain shows what they altered then.

Places number the rows 1, 2, 3, ... A writer holds the negotiation's lock from before it looks for the last place
until it has committed, so places come to sight in their order, and a reader who goes on from one misses none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from threading import Lock, RLock
from typing import Any, TypeVar

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from multitrack.model.channel import ChannelId
from multitrack.record import journal
from multitrack.record.answer import Phrase, phrase
from multitrack.record.entry import Row
from multitrack.record.journal import JournalUnavailableError, Mark
from multitrack.record.journal.address import AddressError, parted

T = TypeVar("T")
Connection = psycopg.Connection[tuple[Any, ...]]

OURS = 0x6D756C74
"""Keeps the locks of this program apart from those of others in the same database."""

_SETTINGS = f"""
SELECT set_config('search_path', quote_ident(%s), false),
    set_config('lock_timeout', '{journal.PATIENCE}s', false),
    set_config('idle_in_transaction_session_timeout', '{journal.PATIENCE}s', false),
    CASE WHEN current_setting('synchronous_commit') = 'off'
        THEN set_config('synchronous_commit', 'on', false) END
"""
_TABLE = """
CREATE TABLE IF NOT EXISTS entry (
    place BIGINT PRIMARY KEY,
    channel TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    kept TEXT NOT NULL,
    commitment TEXT NOT NULL,
    hash TEXT NOT NULL,
    words TEXT,
    salt TEXT,
    UNIQUE (channel, number)
);
CREATE OR REPLACE FUNCTION entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'an entry of the record is never deleted'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.words IS NOT NULL OR NEW.salt IS NOT NULL
        OR (NEW.place, NEW.channel, NEW.number, NEW.kept, NEW.commitment, NEW.hash)
            IS DISTINCT FROM (OLD.place, OLD.channel, OLD.number, OLD.kept, OLD.commitment, OLD.hash)
    THEN
        RAISE EXCEPTION 'an entry of the record is never altered'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_stays();
CREATE OR REPLACE TRIGGER entries_stay BEFORE TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION entry_stays();
"""
_READ = """
SELECT place, channel, number, kept, commitment, hash, words, salt FROM entry
WHERE place > %s ORDER BY place LIMIT %s
"""
_ENDS = """
SELECT asked, (SELECT max(number) FROM entry WHERE channel = asked), (SELECT max(place) FROM entry)
FROM unnest(%s::text[]) AS asked
"""
_ADD = """
INSERT INTO entry (place, channel, number, kept, commitment, hash, words, salt)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
_EMPTY = """
UPDATE entry SET words = NULL, salt = NULL WHERE channel = %s AND number = ANY(%s) AND words IS NOT NULL
"""
_MARK, _MARKED = "COMMENT ON TABLE entry IS {}", "SELECT obj_description('entry'::regclass, 'pg_class')"
_TO_REWRITE = "words were erased: to be written anew"
"""The mark (a comment) of a table in which words were erased and that is not written anew yet."""
_NEGOTIATIONS = """
SELECT nspname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE tgname = 'entry_stays' AND relname = 'entry' ORDER BY nspname
"""

_NOT_LET_IN = phrase("The database does not let this installation in.")
_NO_RIGHT = phrase("The database does not let this installation use the record.")
_WHY: dict[str | None, tuple[Phrase, Phrase]] = {
    "25006": (journal.READ_ONLY, journal.ASK),
    "28000": (_NOT_LET_IN, journal.ASK),
    "28P01": (_NOT_LET_IN, journal.ASK),
    "42501": (_NO_RIGHT, journal.ASK),
    "53100": (journal.FULL, journal.ROOM),
    "55P03": (journal.BUSY, journal.AGAIN),
}


class PostgresJournal:
    """Entries in one schema of a database; every thread, process and server may read and append.

    A lost connection is made anew at the next call. It leads to PostgreSQL itself, not to a pooler that lends
    connections out for one transaction.
    """

    def __init__(self, address: str) -> None:
        """Open the negotiation at an address, or begin it.

        Raises AddressError where it is no address or no name, or the database is not in UTF-8.
        """
        self._dsn, self._name = parted(address)
        self._lock, self._listening = RLock(), Lock()
        self._ear: Connection | None = None
        self._closed = False
        with named():
            self._connection = connected(self._dsn, self._name)
            try:
                self._table = self._begun()
            except psycopg.Error:
                self._connection.close()
                raise
        with suppress(JournalUnavailableError), named():
            self._rewrite()

    def read(self, after: Mark = 0, at_most: int | None = None) -> tuple[tuple[Row, ...], Mark]:
        """The rows added after a mark, and the new mark."""
        found = self._tried(lambda: self._connection.execute(_READ, (after, at_most)).fetchall())
        return tuple(_row(columns) for columns in found), (found[-1][0] if found else after)

    def append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        """Add an act's rows in one transaction, if no expected channel has moved on."""
        return self._tried(lambda: self._append(rows, expected))

    def erase(self, channel: ChannelId, numbers: Iterable[int]) -> None:
        """Empty the words and salts of some rows, then have the table written anew without the old rows.

        The table bears the mark :data:`_TO_REWRITE` in between: whoever opens it next finishes what was cut off.
        """
        self._tried(lambda: self._erase(channel, [*numbers]))

    def wait(self, timeout: float) -> bool:
        """Whether something may have been written since the last call: True at once, or False after so many seconds.

        It carries no more than that. The first call, and the first after a lost connection, says True.
        """
        with self._listening, named():
            if self._ear is None or self._ear.closed:
                self._ear = connected(self._dsn, self._name)
                self._ear.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._bell)))
                return True
            try:
                heard = list(self._ear.notifies(timeout=timeout, stop_after=1))
                return bool(heard + list(self._ear.notifies(timeout=0)))
            except psycopg.OperationalError:
                if self._closed:
                    return False
                raise

    def close(self) -> None:
        """Close the connections; whoever waits is let go when their time is over."""
        self._closed = True
        with self._lock:
            self._connection.close()
        if self._ear is not None:
            self._ear.close()

    @property
    def _bell(self) -> str:
        return f"multitrack.{self._table}"

    @property
    def _lock_key(self) -> int:
        return OURS << 32 | self._table

    def _tried(self, work: Callable[[], T]) -> T:
        """Do it; where the connection turns out to be lost, once more on a new one."""
        with self._lock, named():
            try:
                return work()
            except psycopg.OperationalError:
                if self._closed or not self._connection.closed:
                    raise
            self._connection = connected(self._dsn, self._name)
            return work()

    def _begun(self) -> int:
        """PostgreSQL's own number of the table, made where there is none; lock and bell are named by it."""
        known = "SELECT to_regclass('entry')::oid::bigint"
        with self._connection.transaction():
            begin(self._connection, self._name)
            if self._connection.execute(known).fetchone() == (None,):
                self._connection.execute(_TABLE)
            found = self._connection.execute(known).fetchall()
        return int(found[0][0])

    def _append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        with self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (self._lock_key,))
            ends = self._connection.execute(_ENDS, ([*expected],)).fetchall()
            if any((end or 0) != expected[channel] for channel, end, _ in ends):
                return self._holds(rows)
            last = max((place or 0 for _, _, place in ends), default=0)
            with self._connection.cursor() as cursor:
                cursor.executemany(_ADD, [_columns(last + n, row) for n, row in enumerate(rows, 1)])
            self._connection.execute("SELECT pg_notify(%s, '')", (self._bell,))
        return True

    def _erase(self, channel: ChannelId, numbers: list[int]) -> None:
        with self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (self._lock_key,))
            if self._connection.execute(_EMPTY, (channel, numbers)).rowcount:
                self._connection.execute(sql.SQL(_MARK).format(sql.Literal(_TO_REWRITE)))
        self._rewrite()

    def _rewrite(self) -> None:
        """Write the table anew where it is marked so."""
        if self._connection.execute(_MARKED).fetchone() == (_TO_REWRITE,):
            self._connection.execute("VACUUM FULL entry")
            self._connection.execute(sql.SQL(_MARK).format(sql.Literal(None)))

    def _holds(self, rows: tuple[Row, ...]) -> bool:
        """Whether these very rows are there: added before the connection was lost, without our hearing of it."""
        there = "SELECT count(*) FROM entry WHERE hash = ANY(%s) AND channel = ANY(%s) AND number = ANY(%s)"
        values = ([row.hash for row in rows], [row.channel for row in rows], [row.number for row in rows])
        return bool(rows) and self._connection.execute(there, values).fetchone() == (len(rows),)


def negotiations(address: str) -> tuple[str, ...]:
    """The names of the negotiations that a database keeps, whichever one the address names."""
    dsn, name = parted(address)
    with named(), closing(connected(dsn, name)) as connection:
        return tuple(found for (found,) in connection.execute(_NEGOTIATIONS))


def connected(dsn: str, name: str) -> Connection:
    """A connection that waits for others as long as a writer should, and answers only what is on the disk."""
    limits: dict[str, str | int | None] = {
        "connect_timeout": 5,
        "tcp_user_timeout": journal.PATIENCE * 1000,
        "client_encoding": "utf8",
    }
    try:
        whole = make_conninfo("", **(limits | conninfo_to_dict(dsn)))
    except psycopg.ProgrammingError:
        raise AddressError("this is no address of a PostgreSQL database") from None
    connection = psycopg.connect(whole, autocommit=True)
    if connection.info.parameter_status("server_encoding") != "UTF8":
        connection.close()
        raise AddressError("the database is not in UTF-8, and cannot keep what people write")
    connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
    connection.execute(_SETTINGS, (name,))
    return connection


@contextmanager
def named() -> Iterator[None]:
    """What PostgreSQL says, in words a writer understands; faults of this program stay as they are."""
    try:
        yield
    except psycopg.Error as error:
        if error.sqlstate not in _WHY and not isinstance(error, psycopg.OperationalError):
            raise
        refused = error.pgconn is not None and error.pgconn.used_password
        otherwise = (_NOT_LET_IN, journal.ASK) if refused else (journal.GONE, journal.AGAIN)
        raise JournalUnavailableError(*_WHY.get(error.sqlstate, otherwise)) from error


def begin(connection: Connection, name: str) -> None:
    """Make the negotiation's schema where there is none; until the transaction ends nobody else begins one."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (OURS << 32,))
    if connection.execute("SELECT current_schema()").fetchone() == (None,):
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))


def read_all(connection: Connection) -> Iterator[Row]:
    """All rows of the negotiation that a connection looks at, in the order in which they were added."""
    return map(_row, connection.execute(_READ, (0, None)))


def _columns(place: int, row: Row) -> tuple[object, ...]:
    return (place, row.channel, row.number, row.kept, row.commitment, row.hash, row.words, row.salt)


def _row(columns: tuple[Any, ...]) -> Row:
    _, channel, number, kept, commitment, hash_, words, salt = columns
    return Row(
        channel=channel,
        number=number,
        kept=kept,
        commitment=commitment,
        hash=hash_,
        words=words,
        salt=salt,
    )
