"""Who hears what: the one door through which anything recorded reaches anyone.

Who is in a channel is the fold of that channel and of its grounds, and nothing else. An entry is heard by
whoever is a member just before or just after it; the heads in the entry say where its grounds stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that one person hears of a record, in its order, and channel by channel.

    ``on`` names the channels in the order in which they were first heard of; ``first`` the first entry heard on
    each as a member; ``joined`` says from where one may read back, on channels whose rule allows it: on that
    number alone it hangs who reads back what, for who sat where at an entry is settled for good.
    """

    entries: tuple[Entry, ...]
    on: Mapping[ChannelId, tuple[Entry, ...]]
    first: Mapping[ChannelId, int]
    joined: Mapping[ChannelId, int]


def heard(standings: Standings, entries: Iterable[Entry], person: PersonId) -> Heard:
    """All that a person hears of a record, given every entry in the order in which it was written."""
    everything = tuple(entries)
    direct = {(e.channel, e.number): e for e in everything if hears(standings, person, e)}
    first = _first(direct.values(), {})
    joined = _joined(standings, person, first)
    mine = tuple(
        e
        for e in everything
        if (e.channel, e.number) in direct or reads_back(standings, person, e, joined.get(e.channel))
    )
    return Heard(entries=mine, on=_by_channel(mine, {}), first=first, joined=joined)


def heard_since(before: Heard, standings: Standings, new: Iterable[Entry], person: PersonId) -> Heard | None:
    """What a person hears, given what they heard before and what was written since.

    Who heard an entry as a member is settled for good. Nothing where they joined or left since in a way that
    changes what they may read back: then all must be gone through again.
    """
    fresh = tuple(entry for entry in new if hears(standings, person, entry))
    first = _first(fresh, before.first)
    joined = _joined(standings, person, first)
    if joined != before.joined:
        return None
    return Heard(entries=before.entries + fresh, on=_by_channel(fresh, before.on), first=first, joined=joined)


def _first(heard: Iterable[Entry], before: Mapping[ChannelId, int]) -> Mapping[ChannelId, int]:
    """The first entry heard on each channel."""
    first = dict(before)
    for entry in heard:
        first.setdefault(entry.channel, entry.number)
    return first


def _by_channel(
    heard: Iterable[Entry], before: Mapping[ChannelId, tuple[Entry, ...]]
) -> Mapping[ChannelId, tuple[Entry, ...]]:
    """What was heard, channel by channel."""
    fresh: dict[ChannelId, list[Entry]] = {}
    for entry in heard:
        fresh.setdefault(entry.channel, []).append(entry)
    return {**before, **{channel: before.get(channel, ()) + tuple(own) for channel, own in fresh.items()}}


def _joined(
    standings: Standings, person: PersonId, first: Mapping[ChannelId, int]
) -> Mapping[ChannelId, int]:
    """Where a person may read back from, on the channels whose rule gives the history from the start."""
    found: dict[ChannelId, int] = {}
    for channel, standing in standings.items():
        if standing.channel.history is not History.FROM_THE_START:
            continue
        number = first.get(channel)
        if number is None and is_member(standings, person, channel):
            number = standing.number + 1
        if number is not None:
            found[channel] = number
    return found


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
