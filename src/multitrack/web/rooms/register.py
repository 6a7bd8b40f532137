"""The register: what was said, by whom, and what it was confirmed to say; rival accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from multitrack.analysis.finding import OLD
from multitrack.analysis.register import Against, assurances, rivals
from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.position import Position
from multitrack.model.statement import Statement, StatementId
from multitrack.report.saying import Sentence, say
from multitrack.report.sentences.of_statements import speaker_of
from multitrack.report.stances import Source
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.doings import Doing, doing, reading
from multitrack.web.rooms.panels import source_of
from multitrack.web.rooms.room import Room
from multitrack.web.shapes import SHAPES, Shape
from multitrack.web.slips.statements import FORMS
from multitrack.web.visit import Visit, page

_APART = (ChannelKind.TEAM, ChannelKind.DELEGATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a statement was confirmed to say of one option, as the party's word or as a reading."""

    says: Sentence
    shape: Shape
    reading: bool
    assumption: str
    on: date | None
    old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One statement as the page tells it, with the rooms whose register has it and what may be done there."""

    statement: Statement
    who: Sentence
    form: Promise
    rooms: tuple[RoomName, ...]
    meanings: tuple[Meaning, ...]
    superseded: bool
    doings: tuple[Doing, ...]

    @property
    def link(self) -> str:
        """Its address on the web, where it has one that can be followed."""
        link = self.statement.link or ""
        return link if link.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Accounts that belong together: rival ones side by side, or one alone."""

    accounts: tuple[Account, ...]

    @property
    def rival(self) -> bool:
        """Whether they contradict one another."""
        return len(self.accounts) > 1


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The register as this viewer hears it; of one party, one issue, one option, where asked for."""
    asked = {name: request.GET.get(name, "") for name in ("party", "issue", "option")}
    talks, said = visit.view.talks, _said(visit)
    wanted = {each.id for each in talks.statements if _is_wanted(each, said.get(each.id, ()), asked)}
    warned = (
        each for each in assurances(talks.statements, said) if {each.private.id, each.public.id} & wanted
    )
    return page(
        request,
        "rooms/register.html",
        visit,
        tab="register",
        asked=asked,
        parties=[(party.id, visit.called.party(party.id)) for party in talks.parties],
        issues=[(issue.id, visit.called.issue(issue.id)) for issue in talks.issues],
        option=visit.called.option(IssueId(asked["issue"]), OptionId(asked["option"]))
        if asked["option"]
        else "",
        warnings=tuple(dict.fromkeys(_warning(visit, each) for each in warned)),
        held=_held(visit, asked),
        groups=tuple(_groups(visit, wanted, said)),
        number=len(wanted),
        notes=tuple(_notes(visit)),
    )


def _notes(visit: Visit) -> Iterator[tuple[RoomName, Doing]]:
    """The rooms in whose register this viewer may enter a statement; in their own, also from a report."""
    for room in _rooms(visit):
        if room.may("note statement"):
            yield room_name(visit.called, room.line.id), doing(room, "note statement")
            if room.kind in _APART:
                yield room_name(visit.called, room.line.id), reading(room)


def own_register(visit: Visit) -> tuple[Doing, ...]:
    """The ways into the register of the viewer's own room: the team's, else the delegation's; none without one."""
    rooms = (room for room in _rooms(visit) if room.kind in _APART and room.may("note statement"))
    first = next(rooms, None)
    return () if first is None else (doing(first, "note statement"), reading(first))


def _held(visit: Visit, asked: Mapping[str, str]) -> dict[str, tuple[Meaning, ...]]:
    """What is held of the party or the issue that is asked for: said by the party, read, and assumed, each apart.

    What was held before stands there too, the latest first.
    """
    if not any(asked.values()):
        return {}
    sorts: dict[str, list[Meaning]] = {sort.value: [] for sort in Source}
    linked = (each.position for links in visit.view.links.values() for each in links)
    every = {_key(each): each for each in (*linked, *visit.view.talks.positions)}
    for each in sorted(every.values(), key=lambda each: str(each.on or ""), reverse=True):
        about = {"party": each.party, "issue": each.issue, "option": each.option}
        if all(wanted in ("", about[name]) for name, wanted in asked.items()):
            sorts[source_of(each).value].append(_meaning(visit, each))
    return {sort: tuple(meanings) for sort, meanings in sorts.items()}


def _key(position: Position) -> tuple[str | bool, ...]:
    """What makes two positions one and the same: whose, on what, which, and whether it is a reading."""
    return position.party, position.issue, position.option, position.stance, position.reading


def _said(visit: Visit) -> Mapping[StatementId, tuple[Position, ...]]:
    """What each statement was confirmed to say; those of the file, as the positions that rest on them."""
    said = {code: tuple(each.position for each in links) for code, links in visit.view.links.items()}
    for position in visit.view.talks.positions:
        for code in position.rests_on:
            own = said.get(code, ())
            same = any(
                (p.party, p.issue, p.option) == (position.party, position.issue, position.option) for p in own
            )
            if not same:
                said[code] = (*own, position)
    return said


def _is_wanted(statement: Statement, said: Iterable[Position], asked: Mapping[str, str]) -> bool:
    """Whether a statement is on behalf of the party, or was held to say something of what is asked for."""
    party, issue, option = asked["party"], asked["issue"], asked["option"]
    if not issue:
        return party in ("", statement.on_behalf_of) or any(each.party == party for each in said)
    return any(
        each.issue == issue and party in ("", each.party) and option in ("", each.option) for each in said
    )


def _rooms(visit: Visit) -> list[Room]:
    return [Room(visit, line, visit.view.hold(line.id)) for line in visit.view.lines]


def _groups(
    visit: Visit, wanted: set[StatementId], said: Mapping[StatementId, tuple[Position, ...]]
) -> Iterator[Group]:
    """The statements that are asked for, the latest first; with each its rivals, also those not asked for."""
    statements = visit.view.talks.statements
    together = {each.id: group for group in rivals(statements) for each in group}
    superseded = {code for each in statements for code in each.supersedes}
    rooms, shown = _rooms(visit), set[StatementId]()
    latest = sorted(statements, key=lambda each: str(each.on or ""), reverse=True)
    for each in latest:
        if each.id not in wanted or each.id in shown:
            continue
        group = together.get(each.id, (each,))
        shown.update(one.id for one in group)
        yield Group(accounts=tuple(_account(visit, rooms, one, said, superseded) for one in group))


def _account(
    visit: Visit,
    rooms: list[Room],
    statement: Statement,
    said: Mapping[StatementId, tuple[Position, ...]],
    superseded: set[StatementId],
) -> Account:
    own = [room for room in rooms if room.line.standing.said(statement.id) is not None]
    kinds = ("link statement", "withdraw statement")
    return Account(
        statement=statement,
        who=speaker_of(statement, visit.called),
        form=FORMS[statement.form],
        rooms=tuple(room_name(visit.called, room.line.id) for room in own),
        meanings=tuple(_meaning(visit, each) for each in said.get(statement.id, ())),
        superseded=statement.id in superseded,
        doings=tuple(
            doing(room, kind, statement=statement.id) for room in own for kind in kinds if room.may(kind)
        ),
    )


def _meaning(visit: Visit, position: Position) -> Meaning:
    called = visit.called
    says = say(
        "{party} on “{option}”, {issue}",
        party=called.party(position.party),
        option=called.option(position.issue, position.option),
        issue=called.issue(position.issue),
    )
    return Meaning(
        says=says,
        shape=SHAPES[position.stance],
        reading=position.reading,
        assumption=position.assumption or "",
        on=position.on,
        old=position.on is not None and position.on < (visit.view.talks.as_on or timezone.localdate()) - OLD,
    )


def _warning(visit: Visit, against: Against) -> Sentence:
    private, public = (speaker_of(each, visit.called) for each in (against.private, against.public))
    if against.on is None:
        return say(
            "What was said in private ({private}) goes against the public line ({public}).",
            private=private,
            public=public,
        )
    return say(
        "On “{option}”, what was said in private ({private}) goes against the public line ({public}).",
        option=visit.called.option(*against.on),
        private=private,
        public=public,
    )
