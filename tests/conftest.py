"""What every test may ask for: the browser, a PostgreSQL server, and how many times a thing is tried."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.record.server import Places, Server

LONG = os.environ.get("MULTITRACK_LONG") == "1"
IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}
_numbers = count(1)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# `make test` tries a tenth of what `make test-long` tries. Chance stays chance in CI too: a failure
# prints the blob that repeats it. How many talks a test leaves aside is chance as well and fails nothing;
# a test that finds none to try still fails.
for name, examples, steps in (("tenth", 100, 30), ("long", 1000, 50)):
    settings.register_profile(
        name,
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=False,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
settings.load_profile("long" if LONG else "tenth")


def pytest_configure() -> None:
    """Let Ctrl-C reach what a test starts, though a run in the background ignores it itself."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `make check` can leave it out."""
    for item in items:
        if "chromium_path" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def how_many() -> Callable[[int], int]:
    """Turn the full count of a big test into the count for this run: all, or a tenth."""
    return lambda full: full if LONG else max(1, full // 10)


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """Give the Chromium to drive; where none is, skip at a desk and fail in CI."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found and Path(found).is_file() and not Path(found).resolve().is_relative_to("/snap"):
        return Path(found)
    message = "no Chromium that tests can drive (Debian: apt-get install chromium; else CHROMIUM=/path)"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)


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
