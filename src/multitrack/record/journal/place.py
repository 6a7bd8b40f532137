"""A place that keeps the record of one negotiation: a SQLite file's path, or a PostgreSQL database's address."""

from __future__ import annotations

from pathlib import Path

from multitrack.record.answer import phrase
from multitrack.record.journal import Journal, JournalUnavailableError
from multitrack.record.journal.sqlite import SQLiteJournal

SCHEMES = ("postgresql://", "postgres://")
"""How the address of a database begins; everything else is a path."""

_NO_DRIVER = phrase("This installation cannot speak to PostgreSQL.")
_INSTALL = phrase("Install it with its extra: {extra}.", extra="multitrack[cluster]")


def is_address(place: str | Path) -> bool:
    """Whether a place is the address of a database."""
    return str(place).startswith(SCHEMES)


def open_journal(place: str | Path) -> Journal:
    """The journal at a place, begun where there is none yet.

    Raises JournalUnavailableError where it cannot be reached, ValueError where an address cannot be one, and
    sqlite3.DatabaseError where a file is no SQLite file.
    """
    if not is_address(place):
        return SQLiteJournal(place)
    try:
        from multitrack.record.journal.postgres import PostgresJournal  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise JournalUnavailableError(_NO_DRIVER, _INSTALL) from error
    return PostgresJournal(str(place))
