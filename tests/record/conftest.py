"""The stores that tests of the record run on: each store's places, and a PostgreSQL server of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.record.server import Server

from multitrack.record.journal import Journal
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.place import open_journal

IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}
Places = Callable[[], str]
Again = Callable[[], Journal]
_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running server; where none can run, skip at a desk and fail in CI."""
    folder = Path(tempfile.mkdtemp(prefix="multitrack-"))
    try:
        own = Server(folder)
        own.start()
    except (OSError, subprocess.CalledProcessError) as error:
        message = f"PostgreSQL does not start here: {error}"
        shutil.rmtree(folder)
        pytest.fail(message) if IN_CI else pytest.skip(message)
    yield own
    own.stop()
    shutil.rmtree(folder)


@pytest.fixture
def postgres(server: Server) -> Places:
    """A new address at each call."""
    return lambda: server.address(f"talks-{next(_numbers)}")


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
