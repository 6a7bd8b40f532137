"""Whoever holds the machine bends the record and fixes every number and hash, so that all of it fits again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from multitrack.model.channel import ChannelId
from multitrack.record.codec import canonical
from multitrack.record.entry import START, Row, seal


def rechained(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows in this order, numbered, chained and sealed anew; a head names the last entry before it."""
    heads: dict[ChannelId, tuple[int, str]] = {}
    fixed: list[Row] = []
    for row in rows:
        kept = json.loads(row.kept)
        number, previous = heads.get(row.channel, (0, START))
        kept["number"], kept["previous"] = number + 1, previous
        for head in kept.get("heads", ()):
            head["number"], head["hash"] = heads.get(head["channel"], (0, START))
        text = canonical(kept)
        hash_ = seal(text, row.commitment)
        fixed.append(replace(row, number=number + 1, kept=text, hash=hash_))
        heads[row.channel] = (number + 1, hash_)
    return tuple(fixed)
