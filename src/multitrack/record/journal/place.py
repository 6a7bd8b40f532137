"""A place that keeps the record of one negotiation: a SQLite file's path, or a PostgreSQL database's address."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from multitrack.record.answer import phrase
from multitrack.record.entry import Row
from multitrack.record.journal import Journal, JournalUnavailableError
from multitrack.record.journal.address import is_address
from multitrack.record.journal.rows import rows_of
from multitrack.record.journal.sqlite import SQLiteJournal

_NO_DRIVER = phrase("This installation cannot speak to PostgreSQL.")
_INSTALL = phrase("Install it with its extra: {extra}.", extra="multitrack[cluster]")


def open_journal(place: str | Path) -> Journal:
    """The journal at a place, begun where there is none yet.

    Raises JournalUnavailableError where it cannot be reached, AddressError where an address cannot be one, and
    sqlite3.DatabaseError where a file is no SQLite file.
    """
    if not is_address(place):
        return SQLiteJournal(place)
    database()
    from multitrack.record.journal.postgres import PostgresJournal  # noqa: PLC0415 - an extra

    return PostgresJournal(str(place))


def rows_at(place: str | Path) -> tuple[Row, ...]:
    """All rows of the record at a place, read without changing anything there.

    Raises NoRecordError where there is no record, DamagedError where its file can no longer be read,
    JournalUnavailableError and AddressError as :func:`open_journal`.
    """
    if not is_address(place):
        return rows_of(Path(place))
    rows: tuple[Row, ...] = database().rows_in(str(place))
    return rows


def database() -> ModuleType:
    """What only who keeps a record in PostgreSQL needs. Raises JournalUnavailableError where it is not installed."""
    try:
        from multitrack.record.journal import beside  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise JournalUnavailableError(_NO_DRIVER, _INSTALL) from error
    return beside
