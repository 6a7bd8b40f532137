"""The entries of a record as it was read: counted always, kept in memory from when somebody first looks at them.

Where channels stand needs no entry again once it is folded. A record that nobody looks at so weighs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile

from multitrack.model.channel import ChannelId
from multitrack.model.party import PersonId
from multitrack.record.codec import decode, erased
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
        self._keys: set[str] = set()
        self._all: list[Entry] | None = None
        self._on: dict[ChannelId, list[Entry]] = {}
        self._forgotten: dict[ChannelId, set[int]] = {}

    def add(self, entry: Entry) -> None:
        """One more entry that was read."""
        self.count += 1
        if entry.key:
            self._keys.add(entry.key)
        if self._all is not None:
            self._all.append(entry)
            self._on.setdefault(entry.channel, []).append(entry)

    @property
    def all(self) -> Sequence[Entry]:
        """All of them, read again from the journal at the first call."""
        if self._all is None:
            rows = chain.from_iterable(rows for rows, _ in pages(self._journal))
            self._all = self._kept(decode(row) for row in islice(rows, self.count))
        return self._all

    def under(self, key: str, channel: ChannelId, author: PersonId) -> tuple[Entry, ...]:
        """What one author has already written on a channel under a key."""
        if key not in self._keys:
            return ()
        asked = (key, channel, author)
        return tuple(entry for entry in self.all if (entry.key, entry.channel, entry.author) == asked)

    def since(self, channel: ChannelId, number: int) -> Iterator[Entry]:
        """The entries of a channel after one of them, the last first."""
        return takewhile(lambda entry: entry.number > number, reversed(self[channel]))

    def forget(self, channel: ChannelId, numbers: Iterable[int]) -> None:
        """Hold the words of some entries no longer: they read as erased, whether or not the store has let go of them."""
        self._forgotten.setdefault(channel, set()).update(numbers)
        if self._all is not None:
            self._all = self._kept(self._all)

    def __getitem__(self, channel: ChannelId) -> Sequence[Entry]:
        """Those of one channel."""
        return self._read()[channel]

    def __iter__(self) -> Iterator[ChannelId]:
        """The channels."""
        return iter(self._read())

    def __len__(self) -> int:
        """How many channels there are."""
        return len(self._read())

    def _kept(self, entries: Iterable[Entry]) -> list[Entry]:
        """These entries, as they are to be held from now on."""
        kept = [erased(e) if e.number in self._forgotten.get(e.channel, ()) else e for e in entries]
        self._on.clear()
        for entry in kept:
            self._on.setdefault(entry.channel, []).append(entry)
        return kept

    def _read(self) -> Mapping[ChannelId, Sequence[Entry]]:
        assert self.all is not None
        return self._on
