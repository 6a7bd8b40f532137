"""Who speaks with whom, as one viewer knows it: the matrix, silences, ways round a closed line, asks, and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack.analysis.asks import Asks, asks
from multitrack.analysis.contacts import Contacts, Tie, contacts
from multitrack.model.contact import MEDIATION, Ask, SideId
from multitrack.report.saying import Sentence, say
from multitrack.report.ties import NamesOf, Telling
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.doings import Doing, doing, offered
from multitrack.web.rooms.onwards import may_of_ask
from multitrack.web.rooms.room import Room
from multitrack.web.visit import Visit, page


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known between two sides, and whether anything is."""

    says: Sentence
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """One ask as the page tells it, with what may be done about it and where."""

    says: Sentence
    overdue: bool
    doings: tuple[Doing, ...]


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page, from nothing but this viewer's own view."""
    talks = visit.view.talks
    on = talks.as_on or timezone.localdate()
    found, asked, telling = contacts(talks, on), asks(talks, on), Telling(called_by(visit))
    return page(
        request,
        "rooms/contacts.html",
        visit,
        tab="contacts",
        on=on,
        notes=tuple(_notes(visit)),
        columns=[telling.called.side(column) for column in found.columns],
        rows=[(telling.called.side(row), _row(telling, found, row)) for row in found.rows],
        silences=tuple(map(telling.silence, found.silences)),
        sided=tuple(map(telling.one_sided, found.one_sided)),
        ways=tuple(map(telling.way, found.ways)),
        asked=tuple(_asks(visit, telling, asked)),
        clashing=(
            *map(telling.duplicate, asked.duplicates),
            *map(telling.contradiction, asked.contradictions),
        ),
        to_come=tuple(map(telling.to_come, asked.to_come)),
        calendar=tuple(map(telling.contact, reversed(found.calendar))),
    )


def called_by(visit: Visit) -> NamesOf:
    """What is spoken of in the names that the viewer's own side uses."""

    def side(code: SideId) -> str | Sentence:
        return say("the mediation team") if code == MEDIATION else visit.called.side_named(code)

    return NamesOf(side=side, issue=visit.called.issue, option=visit.called.option)


def _row(telling: Telling, found: Contacts, row: SideId) -> list[Cell]:
    ties: list[Tie] = [found.matrix[row, column] for column in found.columns]
    return [Cell(says=telling.cell(tie), known=tie.known) for tie in ties]


def _asks(visit: Visit, telling: Telling, asked: Asks) -> Iterator[AskLine]:
    """Every ask that the viewer knows, the latest first."""
    rooms = rooms_of(visit)
    for ask in sorted(asked.asks, key=lambda ask: str(ask.on or ""), reverse=True):
        yield AskLine(
            says=telling.ask(asked, ask), overdue=asked.is_overdue(ask), doings=tuple(_of_ask(rooms, ask))
        )


def _of_ask(rooms: list[Room], ask: Ask) -> Iterator[Doing]:
    """What may be done about an ask, in the rooms where it was put."""
    for room in rooms:
        held = room.line.standing.asks.get(ask.id)
        if held is not None:
            yield from offered(room, may_of_ask(room, held), ask=ask.id)


def _notes(visit: Visit) -> Iterator[tuple[RoomName, Doing]]:
    """The rooms in which this viewer may note a contact or ask something."""
    for room in rooms_of(visit):
        for kind in ("note contact", "ask"):
            if room.may(kind):
                yield room_name(visit.called, room.line.id), doing(room, kind)


def rooms_of(visit: Visit) -> list[Room]:
    """Every room that the viewer hears."""
    return [Room(visit, line, visit.view.hold(line.id)) for line in visit.view.lines]
