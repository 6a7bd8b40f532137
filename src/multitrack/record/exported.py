"""Does an export hold? Checked from the file alone, by whoever holds it.

Every entry is sealed, follows on the one before it where that was heard, and stands on heads that are as they
were heard; every channel ends where the export says; the record's word on a channel bears its signature.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from multitrack.model.channel import ChannelId
from multitrack.record import act as acts
from multitrack.record.chain import Break
from multitrack.record.codec import decode
from multitrack.record.entry import START, Entry, Row, commit, seal
from multitrack.record.export import Export, Part, is_word_of, view_in
from multitrack.record.receipt import named_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """An export holds: how much of it is proven by its entries, and where the record's word stands instead.

    ``told``: channels not heard from their start, with whether the record signed where they stand.
    """

    entries: int
    whole: tuple[ChannelId, ...]
    told: tuple[tuple[ChannelId, bool], ...]
    signed: tuple[ChannelId, ...]
    erased: int


Hashes = Mapping[tuple[ChannelId, int], str]


def check_export(export: Export) -> Holds | Break:
    """Check an export; names the first entry, or the channel (number 0), that does not hold."""
    hashes: dict[tuple[ChannelId, int], str] = {}
    last: dict[ChannelId, int] = {}
    for row in export.rows:
        what = _broken(row, hashes, last.get(row.channel, 0))
        if what is not None:
            return Break(channel=row.channel, number=row.number, what=what)
        hashes[row.channel, row.number] = row.hash
        last[row.channel] = row.number
    entries = tuple(decode(row) for row in export.rows)
    for part in export.parts:
        what = _amiss(part, export, entries, hashes, last)
        if what is not None:
            return Break(channel=part.channel, number=part.head.number, what=what)
    unknown = set(last) - {part.channel for part in export.parts}
    if unknown:
        return Break(channel=min(unknown), number=0, what="the export does not name this channel")
    if export.public_key != named_key(entries):
        return Break(channel=ChannelId(""), number=0, what="the opening entries name another key")
    try:
        view_in(export)
    except (ValueError, TypeError, KeyError):
        return Break(channel=ChannelId(""), number=0, what="its standings cannot be read")
    return Holds(
        entries=len(export.rows),
        whole=tuple(part.channel for part in export.parts if part.carried is None),
        told=tuple((part.channel, bool(part.signature)) for part in export.parts if part.carried is not None),
        signed=tuple(part.channel for part in export.parts if part.signature),
        erased=sum(row.words is None for row in export.rows),
    )


def _broken(row: Row, hashes: Hashes, last: int) -> str | None:
    """What is wrong with one entry, given the hashes of those before it."""
    if row.number <= last:
        return "it stands out of order"
    if row.hash != seal(row.kept, row.commitment):
        return "its hash does not match what is stored"
    if row.words is not None and commit(row.salt or "", row.words) != row.commitment:
        return "its words do not match their commitment"
    try:
        entry = decode(row)
    except (ValueError, StopIteration):
        return "it cannot be read"
    if (entry.channel, entry.number) != (row.channel, row.number):
        return "it is of another channel or number"
    before = START if row.number == 1 else hashes.get((row.channel, row.number - 1), entry.previous)
    if entry.previous != before:
        return "it does not follow on the entry before it"
    for head in entry.heads:
        if hashes.get((head.channel, head.number), head.hash) != head.hash:
            return f"it names a head of {head.channel} that is not what was heard"
    return None


def _amiss(
    part: Part, export: Export, entries: tuple[Entry, ...], hashes: Hashes, last: Mapping[ChannelId, int]
) -> str | None:
    """What is wrong with what the export says of a channel."""
    ends = last.get(part.channel, 0)
    if (part.head.number, part.head.hash) != (ends, hashes.get((part.channel, ends), START)):
        return "the channel does not end where the export says"
    if part.carried is None and any((part.channel, n) not in hashes for n in range(1, max(ends, 1) + 1)):
        return "entries are missing, and nothing tells where the channel stands"
    opening = next((e.act for e in entries if e.channel == part.channel and e.number == 1), None)
    if isinstance(opening, acts.Opening) and opening.channel.kind is not part.kind:
        return "the channel is of another kind"
    if part.signature and not (
        part.kind.gives_receipts and is_word_of(part, export.person, export.public_key)
    ):
        return "what is said of the channel is not as the record signed it"
    return None
