"""A journal in one SQLite file, safe against power loss and against several writers at once.

WAL with synchronous FULL: an acknowledged act is on the disk. Triggers refuse to alter or delete a row; only
words and their salt may be emptied, together (erasure).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Any

from multitrack.model.channel import ChannelId
from multitrack.record import journal
from multitrack.record.entry import Row
from multitrack.record.journal import LOOK, JournalUnavailableError, Mark

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    channel TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    kept TEXT NOT NULL,
    commitment TEXT NOT NULL,
    hash TEXT NOT NULL,
    words TEXT,
    salt TEXT,
    UNIQUE (channel, number)
);
CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the record is never deleted'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_not_altered BEFORE UPDATE ON entry
WHEN NEW.channel IS NOT OLD.channel OR NEW.number IS NOT OLD.number OR NEW.kept IS NOT OLD.kept
  OR NEW.commitment IS NOT OLD.commitment OR NEW.hash IS NOT OLD.hash
  OR NEW.words IS NOT NULL OR NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an entry of the record is never altered'); END;
"""
TEXT = partial(str, encoding="utf-8", errors="replace")
"""How text in a file is read: what is damaged in it shows, and does not keep the rest from being read."""
_TO_REWRITE = 1
"""The mark (SQLite's ``user_version``) of a file in which words were erased and that is not written anew yet."""
_COLUMNS = "channel, number, kept, commitment, hash, words, salt"

_WHY = {
    sqlite3.SQLITE_FULL: (journal.FULL, journal.ROOM),
    sqlite3.SQLITE_BUSY: (journal.BUSY, journal.AGAIN),
    sqlite3.SQLITE_LOCKED: (journal.BUSY, journal.AGAIN),
    sqlite3.SQLITE_READONLY: (journal.READ_ONLY, journal.ASK),
    sqlite3.SQLITE_PERM: (journal.READ_ONLY, journal.ASK),
    sqlite3.SQLITE_IOERR: (journal.FAULTY, journal.ASK),
    sqlite3.SQLITE_CANTOPEN: (journal.GONE, journal.ASK),
}


class SQLiteJournal:
    """Entries in one SQLite file; every thread and process may read and append."""

    def __init__(self, path: Path | str) -> None:
        """Open the file, or begin a new one. Raises sqlite3.DatabaseError where it is no SQLite file."""
        self._lock = RLock()
        with _named():
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False, timeout=journal.PATIENCE
            )
            self._connection.text_factory = TEXT
            try:
                _write_ahead(self._connection)
                self._connection.execute("PRAGMA synchronous = FULL")
                self._connection.execute("PRAGMA secure_delete = ON")
                self._connection.execute("PRAGMA temp_store = MEMORY")
                self._connection.executescript(_SCHEMA)
            except sqlite3.Error:
                self._connection.close()
                raise
        with suppress(JournalUnavailableError), _named():
            self._rewrite()

    def read(self, after: Mark = 0, at_most: int | None = None) -> tuple[tuple[Row, ...], Mark]:
        """The rows added after a mark, and the new mark."""
        query = f"SELECT rowid, {_COLUMNS} FROM entry WHERE rowid > ? ORDER BY rowid LIMIT ?"  # noqa: S608
        with self._lock, _named():
            found = self._connection.execute(query, (after, -1 if at_most is None else at_most)).fetchall()
        return tuple(_row(columns) for _, *columns in found), (found[-1][0] if found else after)

    def append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        """Add an act's rows in one transaction, if no expected channel has moved on."""
        with self._lock, _named():
            self._undo()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if any(self._number(channel) != number for channel, number in expected.items()):
                    return False
                self._connection.executemany(
                    f"INSERT INTO entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                    [(r.channel, r.number, r.kept, r.commitment, r.hash, r.words, r.salt) for r in rows],
                )
                self._connection.execute("COMMIT")
            finally:
                self._undo()
        return True

    def erase(self, channel: ChannelId, numbers: Iterable[int]) -> None:
        """Empty the words and salts of some rows, then write the whole file anew, so that no byte of them is left.

        The file bears the mark :data:`_TO_REWRITE` in between: whoever opens it next finishes what was cut off.
        """
        query = (
            "UPDATE entry SET words = NULL, salt = NULL WHERE channel = ? AND number = ? AND words NOT NULL"
        )
        with self._lock, _named():
            self._undo()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                gone = self._connection.executemany(query, [(channel, number) for number in numbers])
                if gone.rowcount > 0:
                    self._connection.execute(f"PRAGMA user_version = {_TO_REWRITE}")
                self._connection.execute("COMMIT")
            finally:
                self._undo()
            self._rewrite()

    def wait(self, timeout: float) -> bool:
        """Something may have been written, after as long as one waits before looking again."""
        sleep(min(timeout, LOOK))
        return True

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _undo(self) -> None:
        """Let nothing stand that was begun and not completed."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _rewrite(self) -> None:
        """Write the file anew where it is marked so, and empty the log beside it: neither keeps what was erased."""
        if self._connection.execute("PRAGMA user_version").fetchone() != (_TO_REWRITE,):
            return
        self._connection.execute("VACUUM")
        busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise JournalUnavailableError(journal.BUSY, journal.AGAIN)
        self._connection.execute("PRAGMA user_version = 0")

    def _number(self, channel: ChannelId) -> int:
        query = "SELECT coalesce(max(number), 0) FROM entry WHERE channel = ?"
        number: int = self._connection.execute(query, (channel,)).fetchone()[0]
        return number


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn WAL on; SQLite does not wait here by itself where several begin a file at once."""
    deadline = monotonic() + journal.PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


@contextmanager
def _named() -> Iterator[None]:
    """What SQLite says, in words a writer understands; faults of this program stay as they are."""
    try:
        yield
    except sqlite3.OperationalError as error:
        known = _WHY.get(error.sqlite_errorcode & 0xFF)
        if known is None:
            raise
        raise JournalUnavailableError(*known) from error


def _row(columns: Sequence[Any]) -> Row:
    channel, number, kept, commitment, hash_, words, salt = columns
    return Row(
        channel=channel,
        number=number,
        kept=kept,
        commitment=commitment,
        hash=hash_,
        words=words,
        salt=salt,
    )
