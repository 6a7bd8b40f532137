"""The stores that tests of the record run on, and each store's places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.record.server import Places

from multitrack.record.journal import Journal
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.place import open_journal

Again = Callable[[], Journal]
_numbers = count(1)


@pytest.fixture
def sqlite(tmp_path: Path) -> Places:
    """A new path at each call."""
    return lambda: str(tmp_path / f"record-{next(_numbers)}.sqlite3")


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest) -> Places:
    """New places, on each store that several processes can share."""
    found: Places = request.getfixturevalue(request.param)
    return found


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
