"""Where entries are kept, in order, for good: one interface, one suite of tests, several stores.

* OSError
  * JournalUnavailableError: the store cannot be read or written now
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from multitrack.model.channel import ChannelId
from multitrack.record.answer import Phrase, phrase
from multitrack.record.entry import Row

Mark = int
"""How far a reader has read; only the journal that gave it understands it, and no viewer ever sees it."""

PAGE = 1000
"""How many rows are read at a time, so that a long record is never in memory twice."""
PATIENCE = 10
"""For how many seconds a writer waits for another one to finish before it says that it cannot write."""

LOOK = 0.4
"""Seconds between two looks for what others wrote, where the store itself does not tell."""

FULL = phrase("The disk on which the record is kept is full.")
BUSY = phrase(
    "Another program has kept the record to itself for more than {seconds} seconds.", seconds=str(PATIENCE)
)
READ_ONLY = phrase("The record can be read here, but not written.")
FAULTY = phrase("The disk on which the record is kept reports an error.")
GONE = phrase("The record cannot be reached.")
AGAIN = phrase("Nothing that was recorded is lost. Try again in a moment.")
ROOM = phrase(
    "Nothing that was recorded is lost. Ask whoever runs this installation for room, then try again."
)
ASK = phrase("Nothing that was recorded is lost. Ask whoever runs this installation.")


class JournalUnavailableError(OSError):
    """The store cannot be read or written now: why, and what to do, in words for whoever was writing.

    Nothing that was acknowledged is lost. Whether the act at hand was recorded may be unknown, where a
    connection broke off at its very end; sent again with its key, it is recorded once. The next act tries anew.
    """

    def __init__(self, why: Phrase, instead: Phrase) -> None:
        """Say why, and what to do."""
        super().__init__(f"{why} {instead}")
        self.why = why
        self.instead = instead


class Journal(Protocol):
    """The store of one negotiation's entries.

    Rows are only ever added, all of an act or none of it; a row that is there is never altered, but that its
    words can be erased. What is added
    is on the disk before ``append`` answers. Several processes may hold the same store. Every method raises
    JournalUnavailableError where the store cannot be reached, and tries anew when it is called again.
    """

    def read(self, after: Mark = 0, at_most: int | None = None) -> tuple[tuple[Row, ...], Mark]:
        """The rows added after a mark, in the order in which they were added, and the mark they end at.

        ``at_most`` gives the first so many of them. No row is ever added before one that was read: whoever
        goes on from the mark misses nothing.
        """

    def append(self, rows: tuple[Row, ...], expected: Mapping[ChannelId, int]) -> bool:
        """Add an act's rows, if each channel of ``expected`` still ends at the number given.

        False, and nothing added, where one has moved on: the act must be judged again.
        """

    def erase(self, channel: ChannelId, numbers: Iterable[int]) -> None:
        """Empty the words and salts of some rows, so that the store itself no longer holds them.

        Whoever orders it has recorded the order before. Done again, it changes nothing; cut off between, it is
        to be done again.
        """

    def wait(self, timeout: float) -> bool:
        """Whether something may have been written since the last call: True at once, or False after so many seconds.

        It carries no more than that. A store that cannot tell says True after :data:`LOOK` seconds.
        """

    def close(self) -> None:
        """Let go of the store."""


def pages(journal: Journal, after: Mark = 0) -> Iterator[tuple[tuple[Row, ...], Mark]]:
    """The rows added after a mark, page by page, each with the mark it ends at: never all in memory at once."""
    full = True
    while full:
        rows, after = journal.read(after, PAGE)
        full = len(rows) == PAGE
        yield rows, after
