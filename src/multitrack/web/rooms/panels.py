"""The issues of a room, one panel each: its options, who holds what, what is settled, and what may be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import Held, PositionKey, Settled, Tabled
from multitrack.report.since import refused_since
from multitrack.report.stances import Source
from multitrack.web.rooms.doings import OF_AN_ISSUE, OF_AN_OPTION, Doing, of_issue, of_option, offered
from multitrack.web.rooms.noting import Note, aside, notes_on
from multitrack.web.rooms.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one party holds itself towards one option, as this room holds it, else as the viewer knows it."""

    party: PartyId
    name: str
    stance: Stance | None
    words: str = ""
    by: str = ""
    time: datetime | None = None
    source: Source = Source.WORD
    elsewhere: bool = False
    fresh: bool = False
    on: tuple[IssueId, OptionId] | None = None
    rests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One option: who tabled it, its words and undertakings, a cell per party."""

    at: str
    option: Option
    by: str
    amended_by: str
    time: datetime
    cells: tuple[Cell, ...]
    held: bool
    here: bool
    fresh: bool
    doings: tuple[Doing, ...]
    more: tuple[Doing, ...]
    notes: tuple[Note, ...]

    @property
    def said(self) -> tuple[Cell, ...]:
        """The cells that carry words."""
        return tuple(cell for cell in self.cells if cell.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One issue in a room."""

    at: str
    issue: Issue
    title: str
    settled: Settled | None
    reported: Settled | None
    refused_since: tuple[str, ...]
    rows: tuple[Row, ...]
    aside: Note | None
    doings: tuple[Doing, ...]
    more: tuple[Doing, ...]

    @property
    def here(self) -> bool:
        """Whether anything was said of it in this very room."""
        return any(not cell.elsewhere and cell.time is not None for row in self.rows for cell in row.cells)


def panels(room: Room, looked: int) -> tuple[Panel, ...]:
    """A panel for each issue dealt with in the room; what came after ``looked`` is marked."""
    return tuple(_panel(room, issue, looked) for issue in room.issues())


def _panel(room: Room, issue_id: IssueId, looked: int) -> Panel:
    hold = room.hold
    issue = None if hold is None else hold.issue(issue_id)
    if hold is None or issue is None:
        raise LookupError(issue_id)
    settled = hold.settled(issue_id)
    rows = (_row(room, issue_id, tabled, settled, looked) for tabled in _options(room, issue_id))
    return Panel(
        at=issue_id,
        issue=issue,
        title=room.visit.called.issue(issue_id),
        settled=settled,
        reported=hold.own.reported.get(issue_id),
        refused_since=() if settled is None else against(room, issue_id, settled),
        rows=tuple(rows),
        aside=aside(room.line.standing, issue_id),
        doings=tuple(of_issue(room, issue_id, settled)),
        more=offered(room, OF_AN_ISSUE, issue=issue_id),
    )


def against(room: Room, issue: IssueId, done: Settled) -> tuple[str, ...]:
    """Who said since an issue was settled that they refuse what it is settled on."""
    view, called = room.visit.view, room.visit.called
    return tuple(map(called.party, refused_since(view, issue, done.option, done.time)))


def _options(room: Room, issue: IssueId) -> Iterator[Tabled]:
    """The options on the table here; in a room apart, also those from wider rooms that its parties hear.

    What another room apart holds is never offered: a click would carry it over.
    """
    if room.hold is None:
        return
    here = {tabled.option.id: tabled for tabled in room.hold.options_of(issue)}
    yield from here.values()
    about = room.line.standing.channel
    if about.grounds:
        return
    for line in room.visit.view.of_kind(ChannelKind.PLENARY, ChannelKind.TRACK):
        if not set(about.parties) <= set(line.standing.channel.parties):
            continue
        for (at, option), tabled in line.standing.options.items():
            new_here = option not in here and room.hold.option(issue, option) is None
            if at == issue and new_here and not tabled.withdrawn:
                here[option] = tabled
                yield tabled


def _row(room: Room, issue: IssueId, tabled: Tabled, settled: Settled | None, looked: int) -> Row:
    option = tabled.option
    hold = room.hold
    tabling, amending = _tabling(room, issue, option)
    last = amending or tabling
    here = hold is not None and hold.on_table(issue, option.id) is not None
    held = {} if hold is None else hold.positions_on(issue, option.id)
    return Row(
        at=f"{issue}:{option.id}",
        option=option,
        by="" if tabling is None else _for_whom(room, tabling),
        amended_by="" if amending is None else _for_whom(room, amending),
        time=tabled.time,
        cells=tuple(
            _cell(room, (party, issue, option.id), held.get(party), looked) for party in room.columns()
        ),
        held=settled is not None and settled.option == option.id,
        here=here,
        fresh=_came_since(room, last, looked),
        doings=tuple(of_option(room, issue, tabled, settled, here=here)),
        more=offered(room, OF_AN_OPTION, issue=issue, option=option.id) if here else (),
        notes=notes_on(room, acts.Question(issue=issue, option=option.id)),
    )


def _tabling(room: Room, issue: IssueId, option: Option) -> tuple[Entry | None, Entry | None]:
    """The entry that tabled the option, in this room or where else the viewer heard it, and the last that amended it."""
    heard = (*room.line.entries, *room.visit.view.entries)
    first = next((e for e in heard if _is_about(e, acts.TableOption, issue, option)), None)
    last = next(
        (e for e in reversed(room.line.entries) if _is_about(e, acts.AmendOption, issue, option)), None
    )
    return first, last


def _is_about(
    entry: Entry, kind: type[acts.TableOption | acts.AmendOption], issue: IssueId, option: Option
) -> bool:
    act = entry.act
    return isinstance(act, kind) and (act.issue, act.option.id) == (issue, option.id)


def _came_since(room: Room, entry: Entry | None, looked: int) -> bool:
    """Whether an option came, or was amended, in this room by someone else since the viewer looked."""
    here = entry is not None and entry.channel == room.line.id
    return here and entry is not None and entry.number > looked and entry.author != room.visit.person


def _for_whom(room: Room, entry: Entry) -> str:
    called = room.visit.called
    return called.person(entry.author) if entry.on_behalf_of is None else called.party(entry.on_behalf_of)


def _cell(room: Room, key: PositionKey, here: Held | None, looked: int) -> Cell:
    called, party = room.visit.called, key[0]
    held = here or room.visit.view.positions.get(key)
    if held is None:
        return Cell(party=party, name=called.party(party), stance=None)
    return Cell(
        party=party,
        name=called.party(party),
        stance=held.position.stance,
        words="" if here is None else held.words,
        by=called.person(held.by),
        time=held.time,
        source=source_of(held.position),
        elsewhere=here is None,
        on=key[1:],
        rests=any(room.visit.view.talks.statement(each) is not None for each in held.position.rests_on),
        fresh=_is_fresh(room, key, here, looked),
    )


def source_of(position: Position) -> Source:
    """What a stance rests on: the party's word, an assumption of the file, or somebody's reading."""
    if position.reading:
        return Source.READING
    return Source.WORD if position.assumption is None else Source.ASSUMPTION


def _is_fresh(room: Room, key: PositionKey, here: Held | None, looked: int) -> bool:
    """Whether a stance was taken in this very room, by someone else, since the viewer looked."""
    own = here is not None and room.line.standing.positions.get(key) is here
    return own and here is not None and here.number > looked and here.by != room.visit.person
