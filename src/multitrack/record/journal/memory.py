"""A journal that lasts as long as the program: for tests, drills and simulations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Lock
from time import sleep

from multitrack.model.channel import ChannelId
from multitrack.record.entry import Row
from multitrack.record.journal import LOOK, Mark


class MemoryJournal:
    """Entries in a list."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: list[Row] = []
        self._numbers: dict[ChannelId, int] = {}
        self._lock = Lock()

    def read(self, after: Mark = 0, at_most: int | None = None) -> tuple[tuple[Row, ...], Mark]:
        """The rows added after a mark, and the new mark."""
        with self._lock:
            rows = tuple(self._rows[after : None if at_most is None else after + at_most])
            return rows, after + len(rows)

    def append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        """Add an act's rows if no expected channel has moved on."""
        with self._lock:
            if any(self._numbers.get(channel, 0) != number for channel, number in expected.items()):
                return False
            self._rows.extend(rows)
            self._numbers.update({row.channel: row.number for row in rows})
            return True

    def erase(self, channel: ChannelId, numbers: Iterable[int]) -> None:
        """Empty the words and salts of some rows."""
        with self._lock:
            gone = {(channel, number) for number in numbers}
            self._rows = [
                replace(row, words=None, salt=None) if (row.channel, row.number) in gone else row
                for row in self._rows
            ]

    def wait(self, timeout: float) -> bool:
        """Something may have been written, after as long as one waits before looking again."""
        sleep(min(timeout, LOOK))
        return True

    def close(self) -> None:
        """Nothing to let go of."""
