"""The entries of a record as it was read: counted always, kept in memory from when somebody first looks at them.

Where channels stand needs no entry again once it is folded. A record that nobody looks at so weighs little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from multitrack.model.channel import ChannelId
from multitrack.record.codec import decode
from multitrack.record.entry import Entry
from multitrack.record.journal import Journal, pages


class Written(Mapping[ChannelId, Sequence[Entry]]):
    """Every entry that a floor has folded: those of each channel, and all, in the order in which they were written.

    ``count`` says how many there are, and reads none of them.
    """

    def __init__(self, journal: Journal) -> None:
        """Begin with nothing read."""
        self.count = 0
        self._journal = journal
        self._all: list[Entry] | None = None
        self._on: dict[ChannelId, list[Entry]] = {}

    def add(self, entry: Entry) -> None:
        """One more entry that was read."""
        self.count += 1
        if self._all is not None:
            self._all.append(entry)
            self._on.setdefault(entry.channel, []).append(entry)

    @property
    def all(self) -> Sequence[Entry]:
        """All of them, read again from the journal at the first call."""
        if self._all is None:
            rows = chain.from_iterable(rows for rows, _ in pages(self._journal))
            entries = [decode(row) for row in islice(rows, self.count)]
            for entry in entries:
                self._on.setdefault(entry.channel, []).append(entry)
            self._all = entries
        return self._all

    def __getitem__(self, channel: ChannelId) -> Sequence[Entry]:
        """Those of one channel."""
        return self._read()[channel]

    def __iter__(self) -> Iterator[ChannelId]:
        """The channels."""
        return iter(self._read())

    def __len__(self) -> int:
        """How many channels there are."""
        return len(self._read())

    def _read(self) -> Mapping[ChannelId, Sequence[Entry]]:
        assert self.all is not None
        return self._on
