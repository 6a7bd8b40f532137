"""What somebody saw on an earlier day: membership, history and standing as they were then.

Nothing is shown that the person may not read today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from multitrack.model.channel import ChannelId
from multitrack.model.party import PersonId
from multitrack.record.entry import Entry
from multitrack.record.standing import ChannelStanding, applied, opened
from multitrack.record.view import View, view_of


def end_of(day: date) -> datetime:
    """The last moment of a day, by universal time, as the record counts."""
    return datetime.combine(day, time.max, UTC)


def view_at(entries: Iterable[Entry], person: PersonId, until: datetime, today: View) -> View:
    """What a person saw at a moment, given every entry of the record and what they see today."""
    then, standings = _by_then(entries, until)
    seen = view_of(standings, then, person)
    still = {(entry.channel, entry.number) for entry in today.entries}
    kept = tuple(entry for entry in seen.entries if (entry.channel, entry.number) in still)
    if len(kept) == len(seen.entries):
        return seen
    lines = (
        replace(line, entries=tuple(e for e in line.entries if (e.channel, e.number) in still))
        for line in seen.lines
    )
    return replace(seen, entries=kept, lines=tuple(lines))


def _by_then(
    entries: Iterable[Entry], until: datetime
) -> tuple[tuple[Entry, ...], dict[ChannelId, ChannelStanding]]:
    """What was written on each channel up to a moment, in order, and where the channels stood."""
    then: list[Entry] = []
    standings: dict[ChannelId, ChannelStanding] = {}
    for entry in _in_time(entries, until):
        before = standings.get(entry.channel)
        if before is None and any(head.channel not in standings for head in entry.heads):
            continue
        if before is None and entry.number > 1:
            continue
        standings[entry.channel] = opened(entry) if before is None else applied(before, entry)
        then.append(entry)
    return tuple(then), standings


def _in_time(entries: Iterable[Entry], until: datetime) -> Iterator[Entry]:
    """Each channel's entries up to its first one that came later: a clock that was set back cuts no channel open."""
    over: set[ChannelId] = set()
    for entry in entries:
        if entry.time > until:
            over.add(entry.channel)
        elif entry.channel not in over:
            yield entry
