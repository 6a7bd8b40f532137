"""A record in a database without the journal: its rows for whoever checks it, and what is kept beside its entries.

Secrets lie in a table of their own in the negotiation's schema, so that every server finds the same ones. Whoever
may read the entries need not be given the right to read it, and a dump can leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from multitrack.record.entry import Row
from multitrack.record.journal.address import parted
from multitrack.record.journal.postgres import (
    OURS,
    Connection,
    begin,
    connected,
    named,
    negotiations,
    read_all,
)
from multitrack.record.journal.rows import NoRecordError

_OPENING = "SELECT set_config('lock_timeout', '60s', false), pg_advisory_lock(%s, 0)"
"""Two servers that open one house at once wait for each other, if only so long."""
_TABLE = "CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
_NEW = "INSERT INTO secret (name, value) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_KNOWN = "SELECT value FROM secret WHERE name = %s"


def rows_in(address: str) -> tuple[Row, ...]:
    """All rows of a record, read without changing the database. Raises NoRecordError where it holds none."""
    with _looking(address) as connection:
        if not _has(connection, "entry"):
            there = ", ".join(negotiations(address)) or "none"
            raise NoRecordError(
                f'this database holds no talks named "{parted(address)[1]}". In it: {there}. '
                "Name one with talks= in the address"
            )
        return tuple(read_all(connection))


def known_secret(address: str, name: str) -> str | None:
    """The secret of that name, or nothing where none was made."""
    with _looking(address) as connection:
        if not _has(connection, "secret"):
            return None
        found = connection.execute(_KNOWN, (name,)).fetchone()
    return None if found is None else str(found[0])


def secret(address: str, name: str, drawn: Callable[[], str]) -> str:
    """The secret of that name: the one that is there, else a new one, the same for all who ask at once."""
    with _looking(address) as connection, connection.transaction():
        begin(connection, parted(address)[1])
        connection.execute(_TABLE)
        connection.execute(_NEW, (name, drawn()))
        found = connection.execute(_KNOWN, (name,)).fetchall()
    return str(found[0][0])


def has_table(address: str, table: str) -> bool:
    """Whether the negotiation's schema has a table of that name; nothing is written to find out."""
    with _looking(address) as connection:
        return _has(connection, table)


def for_accounts(address: str) -> dict[str, Any]:
    """The database in Django's words, its tables in the negotiation's own schema."""
    dsn, name = parted(address)
    with _looking(address) as connection:
        database = connection.info.dbname
    given = conninfo_to_dict(dsn)
    options = f'{given.pop("options", None) or ""} -c search_path="{name}"'
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    told = {django: str(given.pop(ours, None) or "") for django, ours in names.items()}
    return {**told, "NAME": database, "OPTIONS": {**given, "options": options.strip()}}


@contextmanager
def opening(address: str) -> Iterator[None]:
    """While something is begun in the database: another server that begins something waits until it is there."""
    with _looking(address) as connection:
        connection.execute(_OPENING, (OURS,))
        yield


@contextmanager
def _looking(address: str) -> Iterator[Connection]:
    with named(), connected(*parted(address)) as connection:
        yield connection


def _has(connection: Connection, table: str) -> bool:
    return connection.execute("SELECT to_regclass(%s)", (table,)).fetchone() != (None,)
