"""Processes killed at random moments: what was acknowledged is there, nothing is there twice, no act by half."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable

import pytest
from tests.record.scribe import heard, prepare, start, words_by, written
from tests.record.server import Places

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")

ENDLESS = 10**9
KILLS_PER_RECORD = 25


def killed(place: str, name: str) -> int:
    """A scribe killed some moments after its first act was acknowledged; how many were."""
    process, told = start(place, name, ENDLESS)
    told.poll(None)
    time.sleep(random.uniform(0, 0.03))
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    return heard(told)


def test_every_acknowledged_act_of_a_killed_process_is_there_and_none_half(
    places: Places, how_many: Callable[[int], int]
) -> None:
    kills, acknowledged = how_many(500), 0
    while kills:
        place, turns = places(), min(kills, KILLS_PER_RECORD)
        prepare(place)
        counts = {f"killed-{turn}": killed(place, f"killed-{turn}") for turn in range(turns)}
        found = written(place)
        for name, count in counts.items():
            assert found[name] in (words_by(name, count), words_by(name, count + 1))
        acknowledged += sum(counts.values())
        kills -= turns
    assert acknowledged


def test_the_others_write_on_when_one_is_killed(places: Places) -> None:
    place = places()
    prepare(place)
    other, told = start(place, "other", 30)
    count = killed(place, "killed")
    assert heard(told) == 30
    other.join()
    found = written(place)
    assert found["other"] == words_by("other", 30)
    assert found["killed"] in (words_by("killed", count), words_by("killed", count + 1))
