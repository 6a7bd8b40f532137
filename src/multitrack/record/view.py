"""What one person sees: the fold of what they hear, and a Talks made of it.

Pages, streams, search, exports, counts and analysis all start here and have no other source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.model.issue import Issue, IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import PartyId, PersonId
from multitrack.model.position import Position
from multitrack.model.statement import StatementId
from multitrack.model.talks import Talks
from multitrack.model.text import Draft
from multitrack.model.track import Track
from multitrack.record.act import Seat
from multitrack.record.convene import openable
from multitrack.record.entry import Entry
from multitrack.record.heard_of import (
    asks_heard_of,
    bodies_of,
    channels_heard_of,
    contacts_heard_of,
    listings_heard_of,
    powers_heard_of,
    statements_heard_of,
)
from multitrack.record.hearing import Heard, Standings, heard, heard_since, is_member
from multitrack.record.held import Hold, hold, latest
from multitrack.record.standing import ChannelStanding, Held, Linked, Settled, Tabled, fold
from multitrack.record.standing.represented import heard_of_bodies, merged

T = TypeVar("T")

_TOLD = attrgetter(
    "channel",
    "holds",
    "closed",
    "admissions",
    "tracks",
    "options",
    "positions",
    "contacts",
    "asks",
    "asks_known",
    "powers",
    "statements",
    "links",
    "constituencies",
    "consulted",
    "inputs",
    "listings",
    "declared",
)
"""What of a channel's standing goes into the talks as they are heard there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One channel as a person hears it: where it stands for them, what they heard, and whether they still do.

    For someone who no longer hears the channel, ``standing`` is where it stood when they last did.
    """

    standing: ChannelStanding
    entries: tuple[Entry, ...]
    seat: Seat | None
    present: bool

    @property
    def id(self) -> ChannelId:
        """The channel's code."""
        return self.standing.channel.id

    @property
    def kind(self) -> ChannelKind:
        """What the channel is for."""
        return self.standing.channel.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that one person sees: their channels, what they heard in order, and the talks as they know them."""

    person: PersonId
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    talks: Talks
    options: Mapping[tuple[IssueId, OptionId], Tabled]
    positions: Mapping[tuple[PartyId, IssueId, OptionId], Held]
    links: Mapping[StatementId, tuple[Linked, ...]]

    def line(self, channel: ChannelId) -> Line | None:
        """The channel as this person hears it, or nothing."""
        return next((line for line in self.lines if line.id == channel), None)

    def hold(self, channel: ChannelId) -> Hold | None:
        """What the channel and its grounds hold together, for a present member."""
        line = self.line(channel)
        if line is None or not line.present:
            return None
        return hold({each.id: each.standing for each in self.lines}, channel)

    def of_kind(self, *kinds: ChannelKind) -> tuple[Line, ...]:
        """The channels of some kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)

    @property
    def plenary(self) -> Line | None:
        """The plenary, for those who hear it."""
        return next(iter(self.of_kind(ChannelKind.PLENARY)), None)

    def settled(self) -> Package:
        """What stands in this person's sight: each issue settled by its team, else reported to the plenary."""
        chosen: dict[IssueId, OptionId] = {}
        for line in self.lines:
            for mapping in (line.standing.reported, line.standing.settled):
                chosen.update({at: done.option for at, done in mapping.items() if self.stands(at, done)})
        order = [issue.id for issue in self.talks.issues]
        return Package.of((issue, chosen[issue]) for issue in order if issue in chosen)

    def stands(self, issue: IssueId, done: Settled) -> bool:
        """Whether a team's result still stands: the plenary, as this person hears it, has not let it lapse since."""
        lapsed = None if self.plenary is None else self.plenary.standing.lapsed.get(issue)
        return lapsed is None or done.time > lapsed.time

    def mark(self) -> str:
        """A mark of how far this person has heard: it changes when, and only when, they hear something new."""
        return ".".join(f"{line.id}:{line.entries[-1].number if line.entries else 0}" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person sees, and what they heard of how many entries of the record: from here it can go on."""

    view: View
    heard: Heard
    read: int


def view_of(standings: Standings, entries: Iterable[Entry], person: PersonId) -> View:
    """What a person sees, given every entry in the order in which it was written."""
    return sight_of(standings, tuple(entries), person).view


def sight_of(
    standings: Standings, entries: Sequence[Entry], person: PersonId, before: Sight | None = None
) -> Sight:
    """What a person sees, given every entry in order; and what they saw before some of them, to go on from there."""
    further = before and heard_since(before.heard, standings, entries[before.read :], person)
    mine = further or heard(standings, entries, person)
    seen = before.view if before else None
    lines = _lines(standings, entries, mine, person, seen)
    return Sight(made_of(person, lines, mine.entries, seen), mine, len(entries))


def _lines(
    standings: Standings, entries: Iterable[Entry], mine: Heard, person: PersonId, seen: View | None
) -> tuple[Line, ...]:
    """The channels that a person hears or heard, the wider first."""
    present = [channel for channel in standings if is_member(standings, person, channel)]
    here = (
        Line(
            standing=standings[channel],
            entries=mine.on.get(channel, ()),
            seat=standings[channel].seat(person),
            present=True,
        )
        for channel in present
    )
    left = (
        Line(standing=_as_last_heard(entries, own, seen), entries=own, seat=None, present=False)
        for channel, own in mine.on.items()
        if channel not in present
    )
    return tuple(sorted((*here, *left), key=_width))


def _as_last_heard(entries: Iterable[Entry], heard: tuple[Entry, ...], seen: View | None) -> ChannelStanding:
    """Where a channel stood after the last entry that someone heard of it: as they saw it then, if they did."""
    last = heard[-1]
    known = seen and seen.line(last.channel)
    if known and known.standing.number == last.number:
        return known.standing
    return fold(e for e in entries if e.channel == last.channel and e.number <= last.number)


def _width(line: Line) -> int:
    """Wider channels first; what a narrower one says of the same thing goes on top."""
    order = (ChannelKind.PUBLIC, ChannelKind.PLENARY, ChannelKind.TRACK)
    return order.index(line.kind) if line.kind in order else len(order)


def made_of(
    person: PersonId, lines: tuple[Line, ...], entries: tuple[Entry, ...], seen: View | None = None
) -> View:
    """What a person sees, given their channels and all that they heard in order.

    The talks are those of an earlier view where nothing that they are made of is different since.
    """
    if seen is not None and [*map(_told_by, lines)] == [*map(_told_by, seen.lines)]:
        return replace(seen, lines=lines, entries=entries)
    options = _latest_options(lines)
    positions = _latest_positions(lines, options)
    return View(
        person=person,
        lines=lines,
        entries=entries,
        talks=_talks_of(lines, options, positions),
        options=options,
        positions=positions,
        links={code: linked for line in lines for code, linked in line.standing.links.items()},
    )


def _told_by(line: Line) -> tuple[int, ...]:
    """What the talks are made of on one channel: these very values, and no others like them."""
    return tuple(map(id, _TOLD(line.standing)))


def _latest_options(lines: tuple[Line, ...]) -> dict[tuple[IssueId, OptionId], Tabled]:
    """Every option heard of, as it last stood."""
    heard_of = dict.fromkeys(key for line in lines for key in line.standing.options)
    known = {key: latest(line.standing.options.get(key) for line in lines) for key in heard_of}
    return {key: tabled for key, tabled in known.items() if tabled is not None}


def _latest_positions(
    lines: tuple[Line, ...], options: Mapping[tuple[IssueId, OptionId], Tabled]
) -> dict[tuple[PartyId, IssueId, OptionId], Held]:
    """Every stance heard of, on options that are on the table as they are now.

    A party's own word goes before any reading of it, in whatever room either stands; of the same sort, the later.
    """
    last: dict[tuple[PartyId, IssueId, OptionId], Held] = {}
    for line in lines:
        for key, held in line.standing.positions.items():
            tabled = options.get(key[1:])
            if tabled is None or tabled.withdrawn or _stale(held, tabled):
                continue
            if key not in last or held.rank >= last[key].rank:
                last[key] = held
    return last


def _stale(held: Held, tabled: Tabled) -> bool:
    return tabled.amended is not None and held.time < tabled.amended


def _talks_of(
    lines: tuple[Line, ...],
    options: Mapping[tuple[IssueId, OptionId], Tabled],
    positions: Mapping[tuple[PartyId, IssueId, OptionId], Held],
) -> Talks:
    """The talks as heard on some channels: wider first, each thing once, in its latest form."""
    held = tuple(line.standing.holds for line in lines)
    first = next(
        (talks for talks in held if talks.parties),
        held[0] if held else Talks(title="", parties=(), issues=()),
    )
    issues = tuple(_issues(held, options))
    statements = tuple(statements_heard_of(line.standing for line in lines))
    known = frozenset(statement.id for statement in statements)
    seen = replace(
        first,
        about=next((talks.about for talks in held if talks.about), None),
        parties=_once(party for talks in held for party in talks.parties),
        issues=issues,
        admissions=_once(step for line in lines for step in line.standing.admissions),
        constituencies=merged(c for line in lines for c in line.standing.constituencies.values()),
        listings=_once(listings_heard_of(line.standing for line in lines)),
        consulted=heard_of_bodies(body for line in lines for body in bodies_of(line.standing)),
        powers=tuple(powers_heard_of(line.standing for line in lines)),
        influence=_once(influence for talks in held for influence in talks.influence),
        draft=next((talks.draft for talks in held if talks.draft != Draft()), Draft()),
        tracks=_tracks(lines),
        linkage=_once(link for talks in held for link in talks.linkage),
        statements=statements,
        positions=tuple(_dated(held, known) for held in positions.values()),
        importance=_once(importance for talks in held for importance in talks.importance),
        mandates=_once(mandate for talks in held for mandate in talks.mandates),
        structures=_once(structure for talks in held for structure in talks.structures),
        channels=tuple(channels_heard_of(line.standing for line in lines)),
        contacts=tuple(contacts_heard_of(line.standing for line in lines)),
        asks=tuple(asks_heard_of(line.standing for line in lines)),
    )
    return openable(seen)


def _tracks(lines: tuple[Line, ...]) -> tuple[Track, ...]:
    """The work teams: as the plenary has them, for whoever hears it; other rooms only have them as they opened."""
    plenary = [line for line in lines if line.kind is ChannelKind.PLENARY]
    heard = plenary or lines
    return tuple({t.id: t for line in heard for t in line.standing.tracks.values()}.values())


def _dated(held: Held, known: frozenset[StatementId]) -> Position:
    """A position with its day: one taken at the table bears the day it was taken on.

    It rests on what was heard: a statement of another room, or one that was taken out, is not named.
    """
    rests_on = tuple(each for each in held.position.rests_on if each in known)
    position = replace(held.position, rests_on=rests_on)
    return position if position.on or held.number == 1 else replace(position, on=held.time.date())


def _issues(held: tuple[Talks, ...], options: Mapping[tuple[IssueId, OptionId], Tabled]) -> Iterable[Issue]:
    """Each issue once, with the options on the table in the order in which they came."""
    for issue in {issue.id: issue for talks in reversed(held) for issue in talks.issues}.values():
        own = tuple(t.option for (at, _), t in options.items() if at == issue.id and not t.withdrawn)
        yield replace(issue, options=own)


def _once(values: Iterable[T]) -> tuple[T, ...]:
    """Each value once, where it first stood."""
    kept: list[T] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return tuple(kept)
