"""Where entries are kept, in order, for good: one interface, one suite of tests, several stores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from multitrack.model.channel import ChannelId
from multitrack.record.entry import Row

Mark = int
"""How far a reader has read; only the journal that gave it understands it, and no viewer ever sees it."""


class Journal(Protocol):
    """The store of one negotiation's entries.

    Rows are only ever added, all of an act or none of it; a row that is there is never altered.
    """

    def read(self, after: Mark = 0) -> tuple[tuple[Row, ...], Mark]:
        """The rows added after a mark, in the order in which they were added, and the mark they end at."""

    def append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        """Add an act's rows, if each channel of ``expected`` still ends at the number given.

        False, and nothing added, where one has moved on: the act must be judged again.
        """

    def close(self) -> None:
        """Let go of the store."""
