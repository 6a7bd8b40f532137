"""Who hears what: the one door through which anything recorded reaches anyone.

Who is in a channel is the fold of that channel and of its grounds, and nothing else. An entry is heard by
whoever is a member just before or just after it; the heads in the entry say where its grounds stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from multitrack.model.channel import ChannelId, ChannelKind, History
from multitrack.model.party import PersonId
from multitrack.record.entry import Entry
from multitrack.record.standing import ChannelStanding, SittingState

Standings = Mapping[ChannelId, ChannelStanding]
"""Where every channel stands."""
Entries = Mapping[ChannelId, Sequence[Entry]]
"""The entries of every channel, in their order."""


def sits(standing: ChannelStanding, person: PersonId, at: int | None = None) -> bool:
    """Whether a person has a place on this one channel after its entry ``at``.

    Everyone has one on the public channel. On the plenary the seat of a party's delegate holds only while the
    party is at the table; no other channel asks about admission.
    """
    if standing.channel.kind is ChannelKind.PUBLIC:
        return True
    seat = standing.seat(person, at)
    if seat is None:
        return False
    if standing.channel.kind is ChannelKind.PLENARY and seat.party is not None:
        return standing.at_table(seat.party, at)
    return True


def is_member(
    standings: Standings, person: PersonId, channel: ChannelId, at: Mapping[ChannelId, int] | None = None
) -> bool:
    """Whether a person is in a channel: has a place on it and on each of its grounds.

    ``at`` gives the numbers to judge by (the present ones where it names none).
    """
    numbers = at or {}
    standing = standings[channel]
    return (
        sits(standing, person, numbers.get(channel))
        and all(sits(standings[ground], person, numbers.get(ground)) for ground in standing.channel.grounds)
        and not _for_nothing(standings, standing, person, numbers)
    )


def _for_nothing(
    standings: Standings, standing: ChannelStanding, person: PersonId, numbers: Mapping[ChannelId, int]
) -> bool:
    """Whether a seat is for one sitting only, and one of the grounds, where that was called, has cancelled it."""
    span = standing.span(person, numbers.get(standing.channel.id))
    if span is None or span.sitting is None or span.sitting in standing.sittings:
        return False
    called = ((ground, standings[ground].sittings.get(span.sitting)) for ground in standing.channel.grounds)
    return any(
        held is not None
        and held.state is SittingState.CANCELLED
        and held.number <= numbers.get(ground, held.number)
        for ground, held in called
    )


def hears(standings: Standings, person: PersonId, entry: Entry) -> bool:
    """Whether a person hears an entry: as a member just before it or just after it."""
    grounds = {head.channel: head.number for head in entry.heads}
    before = {**grounds, entry.channel: entry.number - 1}
    after = {**grounds, entry.channel: entry.number}
    return is_member(standings, person, entry.channel, after) or (
        entry.number > 1 and is_member(standings, person, entry.channel, before)
    )


def reads_back(standings: Standings, person: PersonId, entry: Entry, joined: int | None) -> bool:
    """Whether a person may read what was written before they came.

    ``joined``: the number of the first entry they heard on the channel (for a member who has heard none yet,
    the next one). Where the channel's rule gives the
    history from the start they may read what stands before it, but for what was written while their party was
    not at the table.
    """
    standing = standings[entry.channel]
    if joined is None or entry.number >= joined or standing.channel.history is not History.FROM_THE_START:
        return False
    seat = standing.seat(person, joined)
    if seat is None or seat.party is None:
        return True
    heard_at = {entry.channel: entry.number, **{head.channel: head.number for head in entry.heads}}
    plenaries = (c for c in heard_at if standings[c].channel.kind is ChannelKind.PLENARY)
    return all(standings[plenary].at_table(seat.party, heard_at[plenary]) for plenary in plenaries)


def heard(standings: Standings, entries: Iterable[Entry], person: PersonId) -> tuple[Entry, ...]:
    """All that a person hears of some entries, in their order."""
    everything = tuple(entries)
    direct = {(e.channel, e.number) for e in everything if hears(standings, person, e)}
    joined = {c: s.number + 1 for c, s in standings.items() if is_member(standings, person, c)}
    for channel, number in direct:
        joined[channel] = min(number, joined.get(channel, number))
    return tuple(
        e
        for e in everything
        if (e.channel, e.number) in direct or reads_back(standings, person, e, joined.get(e.channel))
    )


def readable(standings: Standings, entries: Sequence[Entry], person: PersonId, number: int) -> Entry | None:
    """One entry of a channel, given all of that channel in their order, where a person may read it; else nothing."""
    if not 0 < number <= len(entries):
        return None
    entry = entries[number - 1]
    if hears(standings, person, entry):
        return entry
    if standings[entry.channel].channel.history is not History.FROM_THE_START:
        return None
    coming = len(entries) + 1 if is_member(standings, person, entry.channel) else None
    joined = next((each.number for each in entries if hears(standings, person, each)), coming)
    return entry if reads_back(standings, person, entry, joined) else None
