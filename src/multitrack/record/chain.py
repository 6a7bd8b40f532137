"""Is the record whole? The chain of each channel, checked from what is stored and nothing else.

Reads like the rule it checks: per channel the numbers run 1, 2, 3, ...; each entry names the hash of the one
before it; its own hash is that of what is kept and of the commitment; the words, where they still stand,
match the commitment; where they are gone, a later entry of the channel orders their erasure; and the heads of its
grounds are entries that were there before it. A record whose last
entries were cut off is whole as far as it goes: only someone who kept a head can show that it went further.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from multitrack.model.channel import ChannelId
from multitrack.record.entry import START, Row, commit, seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first entry of the record that does not hold: where, and what is wrong with it."""

    channel: ChannelId
    number: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The record holds: how many entries on how many channels, and how many of them were erased."""

    entries: int
    channels: int
    erased: int


def verify(rows: Iterable[Row]) -> Whole | Break:
    """Check a record, given in the order in which it was written; names the first broken entry."""
    hashes: dict[ChannelId, list[str]] = {}
    erased: list[tuple[ChannelId, int]] = []
    ordered: set[tuple[ChannelId, int]] = set()
    for row in rows:
        what = _broken(row, hashes)
        if what is not None:
            return Break(channel=row.channel, number=row.number, what=what)
        hashes.setdefault(row.channel, []).append(row.hash)
        erased += [(row.channel, row.number)] * (row.words is None)
        ordered |= {(row.channel, number) for number in _ordered(row) if number < row.number}
    for channel, number in erased:
        if (channel, number) not in ordered:
            return Break(channel=channel, number=number, what="its words are gone, and no entry orders that")
    return Whole(entries=sum(map(len, hashes.values())), channels=len(hashes), erased=len(erased))


def _ordered(row: Row) -> Iterable[int]:
    """The entries of its channel whose words an entry orders to be erased."""
    if '"erase"' not in row.kept:
        return ()
    act: Any = json.loads(row.kept)["act"]
    return act["numbers"] if act["kind"] == "erase" else ()


def _broken(row: Row, hashes: dict[ChannelId, list[str]]) -> str | None:
    """What is wrong with one entry, given the hashes of all before it."""
    before = hashes.get(row.channel, [])
    if row.number != len(before) + 1:
        return f"its number should be {len(before) + 1}"
    if row.hash != seal(row.kept, row.commitment):
        return "its hash does not match what is stored"
    if (row.words is None) != (row.salt is None):
        return "its words and its salt must be erased together"
    if row.words is not None and row.salt is not None and commit(row.salt, row.words) != row.commitment:
        return "its words do not match their commitment"
    try:
        kept: Any = json.loads(row.kept)
        heads = [(head["channel"], head["number"], head["hash"]) for head in kept.get("heads", ())]
        named = (kept["channel"], kept["number"], kept["previous"])
    except (ValueError, KeyError, TypeError):
        return "it cannot be read"
    if named != (row.channel, row.number, before[-1] if before else START):
        return "it does not follow on the entry before it"
    for channel, number, hash_ in heads:
        known = hashes.get(channel, [])
        if not (number == 0 and hash_ == START) and not (
            0 < number <= len(known) and known[number - 1] == hash_
        ):
            return f"it names a head of {channel} that is not in the record"
    return None
