"""Where one channel stands: the fold of its entries.

The fold applies entries and never judges: what is recorded happened. Each channel is folded from its own
entries alone, so any order of entries that keeps each channel's numbers folds to the same standing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import TypedDict, TypeVar, assert_never

from multitrack.model.channel import Channel
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.package import Package
from multitrack.model.party import Admission, PartyId, PersonId
from multitrack.model.position import Position
from multitrack.model.rule import Rule
from multitrack.model.talks import Talks
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.entry import Entry

K = TypeVar("K")
V = TypeVar("V")
OptionKey = tuple[IssueId, OptionId]
"""An option, named by its issue and itself."""
PositionKey = tuple[PartyId, IssueId, OptionId]
"""A stance, named by whose it is and on what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """An option as the channel holds it: by whom and when it last changed; a withdrawn one stays known."""

    option: Option
    by: PersonId
    on_behalf_of: PartyId | None
    time: datetime
    number: int
    withdrawn: bool = False
    amended: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A position as the channel holds it: by whom it was written, when, and with what words."""

    position: Position
    by: PersonId
    time: datetime
    number: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An issue settled ad referendum, or reported: on which option, since when, by which entry."""

    option: OptionId
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A package before the plenary: who assents, who objects and why, and whether it was adopted."""

    id: acts.PackageId
    title: str
    package: Package
    by: PersonId
    time: datetime
    number: int
    assents: Mapping[PartyId, datetime]
    objections: Mapping[PartyId, str]
    adopted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A seat held from one entry on, until another where it has ended."""

    seat: acts.Seat
    start: int
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelStanding:
    """Where one channel stands after its entry ``number``.

    ``holds`` is what the channel held when it opened; the mappings say what became of it since. ``table`` is,
    for each party whose admission changed, from which entry on it was (or was not) at the table.
    """

    channel: Channel
    rule: Rule
    holds: Talks
    number: int
    opened: datetime
    last: datetime
    closed: datetime | None = None
    spans: Mapping[PersonId, tuple[Span, ...]]
    admissions: tuple[Admission, ...]
    table: Mapping[PartyId, tuple[tuple[int, bool], ...]]
    tracks: Mapping[TrackId, Track]
    options: Mapping[OptionKey, Tabled]
    positions: Mapping[PositionKey, Held]
    settled: Mapping[IssueId, Settled]
    reported: Mapping[IssueId, Settled]
    packages: Mapping[acts.PackageId, Proposed]
    lifted: Mapping[BracketId, str]

    def seat(self, person: PersonId, at: int | None = None) -> acts.Seat | None:
        """The seat a person holds after an entry (the last one where none is named), or nothing."""
        number = self.number if at is None else at
        held = (
            span.seat
            for span in reversed(self.spans.get(person, ()))
            if span.start <= number and (span.end is None or number < span.end)
        )
        return next(held, None)

    def at_table(self, party: PartyId, at: int | None = None) -> bool:
        """Whether a party is at the table after an entry; one of whom nothing was noted is."""
        number = self.number if at is None else at
        known = [there for start, there in self.table.get(party, ()) if start <= number]
        return known[-1] if known else True

    def seats(self) -> tuple[acts.Seat, ...]:
        """Everyone who has a seat now, in the order in which they took it."""
        return tuple(spans[-1].seat for spans in self.spans.values() if spans[-1].end is None)

    def on_table(self, issue: IssueId, option: OptionId) -> Tabled | None:
        """The option as it is on the table here, or nothing where it is unknown or withdrawn."""
        tabled = self.options.get((issue, option))
        return None if tabled is None or tabled.withdrawn else tabled


def fold(entries: Iterable[Entry]) -> ChannelStanding:
    """Where a channel stands after its entries, the opening first."""
    ordered = iter(entries)
    standing = opened(next(ordered))
    for entry in ordered:
        standing = applied(standing, entry)
    return standing


def opened(entry: Entry) -> ChannelStanding:
    """Where a channel stands after its opening entry."""
    opening = entry.act
    if not isinstance(opening, acts.Opening):
        raise TypeError(f"channel {entry.channel} does not begin with its opening entry")
    holds = opening.holds
    return ChannelStanding(
        channel=opening.channel,
        rule=opening.rule,
        holds=holds,
        number=entry.number,
        opened=entry.time,
        last=entry.time,
        spans=_shared({seat.person: (Span(seat, entry.number),) for seat in opening.seats}),
        admissions=holds.admissions,
        table=_shared({step.party: ((entry.number, step.state.at_the_table),) for step in holds.admissions}),
        tracks=_shared({track.id: track for track in holds.tracks}),
        options=_shared(
            {
                (issue.id, option.id): _tabled(entry, option)
                for issue in holds.issues
                for option in issue.options
            }
        ),
        positions=_shared({_key(position): _held(entry, position) for position in holds.positions}),
        settled=_shared({}),
        reported=_shared({}),
        packages=_shared({}),
        lifted=_shared({}),
    )


def applied(standing: ChannelStanding, entry: Entry) -> ChannelStanding:
    """Where the channel stands after one more entry; everything untouched is shared with before."""
    return replace(standing, number=entry.number, last=entry.time, **_change(standing, entry))


class _Change(TypedDict, total=False):
    """What becomes different on a channel; all else stays."""

    closed: datetime
    spans: Mapping[PersonId, tuple[Span, ...]]
    admissions: tuple[Admission, ...]
    table: Mapping[PartyId, tuple[tuple[int, bool], ...]]
    tracks: Mapping[TrackId, Track]
    options: Mapping[OptionKey, Tabled]
    positions: Mapping[PositionKey, Held]
    settled: Mapping[IssueId, Settled]
    reported: Mapping[IssueId, Settled]
    packages: Mapping[acts.PackageId, Proposed]
    lifted: Mapping[BracketId, str]


def _change(standing: ChannelStanding, entry: Entry) -> _Change:
    """What an act changes on the channel it is written on."""
    match entry.act:
        case acts.Admit():
            return _admitted(standing, entry, entry.act)
        case acts.TakeSeat() | acts.LeaveSeat():
            return _seated(standing, entry, entry.act)
        case acts.OpenTrack(track=track):
            return _Change(tracks=_with(standing.tracks, track.id, track))
        case acts.CloseTrack(track=track_id):
            return _Change(tracks=_without(standing.tracks, track_id))
        case acts.CloseChannel():
            return _Change(closed=entry.time)
        case acts.TableOption() | acts.AmendOption() | acts.WithdrawOption():
            return _optioned(standing, entry, entry.act)
        case acts.TakePosition() | acts.NoteReading():
            return _positioned(standing, entry, entry.act)
        case acts.Settle() | acts.Reopen() | acts.Report() | acts.WithdrawReport():
            return _settled(standing, entry, entry.act)
        case acts.ProposePackage() | acts.Assent() | acts.Object() | acts.Adopt():
            return _packaged(standing, entry, entry.act)
        case acts.LiftBracket(bracket=bracket, words=words):
            return _Change(lifted=_with(standing.lifted, bracket, words))
        case acts.Say() | acts.Opening() | acts.OpenChannel():
            return {}


def _admitted(standing: ChannelStanding, entry: Entry, act: acts.Admit) -> _Change:
    step = Admission(
        party=act.party,
        state=act.state,
        on=entry.time.date(),
        by=act.authority,
        reason=act.reason,
        until=act.until,
    )
    known = standing.table.get(act.party, ())
    table = _with(standing.table, act.party, (*known, (entry.number, act.state.at_the_table)))
    return _Change(admissions=(*standing.admissions, step), table=table)


def _seated(standing: ChannelStanding, entry: Entry, act: acts.TakeSeat | acts.LeaveSeat) -> _Change:
    person = act.seat.person if isinstance(act, acts.TakeSeat) else act.person
    spans = standing.spans.get(person, ())
    if spans and spans[-1].end is None:
        spans = (*spans[:-1], replace(spans[-1], end=entry.number))
    if isinstance(act, acts.TakeSeat):
        spans = (*spans, Span(act.seat, entry.number))
    return _Change(spans=_with(standing.spans, person, spans))


def _optioned(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.TableOption | acts.AmendOption | acts.WithdrawOption,
) -> _Change:
    if isinstance(act, acts.WithdrawOption):
        key = (act.issue, act.option)
        old = standing.options.get(key, _tabled(entry, Option(id=act.option, title="")))
        gone = replace(old, withdrawn=True, time=entry.time, number=entry.number)
        return _Change(options=_with(standing.options, key, gone), positions=_lapsed(standing, key))
    key = (act.issue, act.option.id)
    tabled = _tabled(entry, act.option)
    if isinstance(act, acts.TableOption):
        return _Change(options=_with(standing.options, key, tabled))
    old = standing.options.get(key, tabled)
    amended = replace(old, option=act.option, time=entry.time, number=entry.number, amended=entry.time)
    return _Change(options=_with(standing.options, key, amended), positions=_lapsed(standing, key))


def _lapsed(standing: ChannelStanding, key: OptionKey) -> Mapping[PositionKey, Held]:
    """The stances without those on an option whose words are no longer those they were taken on."""
    return _shared({at: held for at, held in standing.positions.items() if at[1:] != key})


def _positioned(
    standing: ChannelStanding, entry: Entry, act: acts.TakePosition | acts.NoteReading
) -> _Change:
    held = _held(entry, act.position, act.words)
    options = standing.options
    if act.brings is not None:
        options = _with(options, (act.position.issue, act.brings.id), _tabled(entry, act.brings))
    positions = _with(standing.positions, _key(act.position), held)
    return _Change(options=options, positions=positions)


def _settled(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.Settle | acts.Reopen | acts.Report | acts.WithdrawReport,
) -> _Change:
    def since(option: OptionId) -> Settled:
        return Settled(option=option, time=entry.time, number=entry.number)

    match act:
        case acts.Settle():
            return _Change(settled=_with(standing.settled, act.issue, since(act.option)))
        case acts.Reopen(issue=issue) | acts.WithdrawReport(issue=issue):
            return _Change(
                settled=_without(standing.settled, issue),
                reported=_without(standing.reported, issue),
            )
        case acts.Report():
            new = (item for item in act.settled if not _on_table_as(standing, item.issue, item.option))
            options = {(item.issue, item.option.id): _tabled(entry, item.option) for item in new}
            results = {item.issue: since(item.option.id) for item in act.settled}
            return _Change(
                options=_shared({**standing.options, **options}),
                reported=_shared({**standing.reported, **results}),
            )


def _on_table_as(standing: ChannelStanding, issue: IssueId, option: Option) -> bool:
    """Whether an option is on the table here in these very words: a report of it then brings nothing new."""
    tabled = standing.on_table(issue, option.id)
    return tabled is not None and tabled.option == option


def _packaged(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.ProposePackage | acts.Assent | acts.Object | acts.Adopt,
) -> _Change:
    if isinstance(act, acts.ProposePackage):
        new = Proposed(
            id=act.id,
            title=act.title,
            package=act.package,
            by=entry.author,
            time=entry.time,
            number=entry.number,
            assents=_shared({}),
            objections=_shared({}),
        )
        return _Change(packages=_with(standing.packages, act.id, new))
    old = standing.packages[act.package]
    match act:
        case acts.Assent(party=party):
            new = replace(
                old,
                assents=_with(old.assents, party, entry.time),
                objections=_without(old.objections, party),
            )
        case acts.Object(party=party, reason=reason):
            new = replace(
                old,
                assents=_without(old.assents, party),
                objections=_with(old.objections, party, reason),
            )
        case acts.Adopt():
            new = replace(old, adopted=entry.time)
        case _:
            assert_never(act)
    return _Change(packages=_with(standing.packages, act.package, new))


def _tabled(entry: Entry, option: Option) -> Tabled:
    return Tabled(
        option=option,
        by=entry.author,
        on_behalf_of=entry.on_behalf_of,
        time=entry.time,
        number=entry.number,
    )


def _held(entry: Entry, position: Position, words: str = "") -> Held:
    return Held(position=position, by=entry.author, time=entry.time, number=entry.number, words=words)


def _key(position: Position) -> PositionKey:
    return (position.party, position.issue, position.option)


def _shared(mapping: dict[K, V]) -> Mapping[K, V]:
    return MappingProxyType(mapping)


def _with(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**mapping, key: value})


def _without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    if key not in mapping:
        return mapping
    return MappingProxyType({at: value for at, value in mapping.items() if at != key})
