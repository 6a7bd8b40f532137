"""The rows of a record read from its file without changing the file, for whoever checks it.

* OSError
  * NoRecordError: the file is none of ours
  * DamagedError: it was one of ours, and SQLite can no longer read it
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from multitrack.record.entry import Row
from multitrack.record.journal.sqlite import TEXT

_COLUMNS = ("channel", "number", "kept", "commitment", "hash", "words", "salt")


class NoRecordError(OSError):
    """The file holds no record."""


class DamagedError(OSError):
    """The file is damaged below its entries."""


def rows_of(path: Path) -> tuple[Row, ...]:
    """All rows of a record, in the order in which they were written."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise NoRecordError(str(error)) from error
    connection.text_factory = TEXT
    try:
        known = {row[1] for row in connection.execute("PRAGMA table_info(entry)")}
        if not known.issuperset(_COLUMNS):
            raise NoRecordError("this SQLite file holds no record of talks")
        query = f"SELECT {', '.join(_COLUMNS)} FROM entry ORDER BY rowid"  # noqa: S608
        return tuple(Row(**dict(zip(_COLUMNS, row, strict=True))) for row in connection.execute(query))
    except sqlite3.Error as error:
        raise DamagedError(f"the file is damaged ({error})") from error
    finally:
        connection.close()
