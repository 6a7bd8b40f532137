"""A room: what stands there, what was said and done, and what may be done from this seat."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.record.answer import Changed, Refused
from multitrack.report.ruling import rule_in_words, tests_told
from multitrack.report.sentences import audience
from multitrack.web.looked import OPENING, look, looked
from multitrack.web.naming import room_name
from multitrack.web.rooms.answering import addressed
from multitrack.web.rooms.doings import Doing, of_room, offered, rarely_of_room
from multitrack.web.rooms.log import told
from multitrack.web.rooms.offering import FILLED_IN, SUBJECTS
from multitrack.web.rooms.onwards import asked, promised, with_doings
from multitrack.web.rooms.panels import Panel, panels
from multitrack.web.rooms.plenary import of_the_plenary
from multitrack.web.rooms.room import Room
from multitrack.web.rooms.sitting import sittings, state_of
from multitrack.web.slips import SLIPS, Slip
from multitrack.web.slips.settling import SaySlip
from multitrack.web.visit import Visit, page

LATEST = 40
"""How many entries a room shows; the record has them all."""
MATTER_FIRST = frozenset({ChannelKind.TRACK, ChannelKind.PLENARY, ChannelKind.TEAM, ChannelKind.DELEGATION})
"""Rooms where the issues come first; in the others people talk, and the issues are folded away."""


def show(request: HttpRequest, visit: Visit, channel: str) -> HttpResponse:
    """The room as this viewer sees it; to those who do not hear it there is no such room."""
    return shown(request, enter(visit, channel))


def enter(visit: Visit, channel: str) -> Room:
    """The room, for someone who hears it or once did."""
    line = visit.view.line(ChannelId(channel))
    if line is None:
        raise Http404
    return Room(visit, line, visit.view.hold(line.id))


def shown(
    request: HttpRequest,
    room: Room,
    handed_in: Slip | None = None,
    answer: Refused | Changed | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """The room as a page; with a slip that was handed in and not accepted, and why."""
    visit, line = room.visit, room.line
    before = _before(request, room)
    stand = panels(room, before)
    own = of_the_plenary(room, before) if room.kind is ChannelKind.PLENARY else {}
    sits = sittings(room)
    log = with_doings(room, told(reversed(line.entries[-LATEST:]), visit.called, before, line.entries))
    asks, promises = asked(room), promised(room)
    slips = _slips(request, room, handed_in, answer)
    places = {*_places(stand, own), *(each.id for each in sits), *(each.id for each in (*asks, *promises))}
    places |= {each.at for each in log if each.doings}
    return page(
        request,
        "rooms/room.html",
        visit,
        status=status,
        here=line.id,
        line=line,
        room=room,
        name=room_name(visit.called, line.id),
        audience=audience(line.id, visit.called),
        rule=rule_in_words(line.standing.rule, visit.called.party) if room.decides else None,
        apart=not room.decides,
        talk_first=room.kind not in MATTER_FIRST,
        panels=stand,
        sources={cell.source for panel in stand for row in panel.rows for cell in row.cells},
        log=log,
        asked=asks,
        promised=tuple(each for each in promises if not each.done),
        kept=tuple(each for each in promises if each.done),
        more=len(line.entries) > LATEST,
        state=state_of(room),
        sittings=sits,
        rounds=_rounds(room),
        doings=of_room(room),
        more_doings=rarely_of_room(room),
        slip_apart=slips["slip"] is not None and slips["slip"].at not in places,
        **slips,
        **own,
    )


def _rounds(room: Room) -> tuple[Doing, ...]:
    """What may be done with the round that is under way."""
    under_way = (code for code, held in room.line.standing.rounds.items() if held.closed is None)
    return tuple(each for code in under_way for each in offered(room, ("close round",), round=code))


def _places(stand: tuple[Panel, ...], own: dict[str, Any]) -> set[str]:
    """Where a slip can stand beside what it is about: at an issue, an option or a package that is there."""
    return {
        *(panel.at for panel in stand),
        *(row.at for panel in stand for row in panel.rows),
        *(package.id for package in own.get("packages", ())),
        *(result.at for team in own.get("teams", ()) for result in team.results if result.at),
        *(outside.id for package in own.get("packages", ()) for outside in package.outside),
    }


def _before(request: HttpRequest, room: Room) -> int:
    """How far the viewer had looked; a page that only catches up with the stream does not count as a look."""
    if request.headers.get("X-Catch-Up") or request.method != "GET":
        return looked(request, room.visit.slug).get(room.line.id, OPENING)
    return look(request, room.visit.slug, room.line)


def _slips(
    request: HttpRequest, room: Room, handed_in: Slip | None, answer: Refused | Changed | None
) -> dict[str, Any]:
    """The one slip that lies open, the one for speaking, and what the floor answered."""
    found: dict[str, Any] = {"slip": None, "speaking": None}
    if isinstance(handed_in, SaySlip):
        found["speaking"] = handed_in
    else:
        if room.may("say"):
            found["speaking"] = SaySlip(room)
        found["slip"] = handed_in or _asked_for(request, room)
    if isinstance(answer, Refused):
        tests = tests_told(answer.verdict, room.visit.called)
        found |= {"refused": addressed(answer, room.visit.called), "refused_tests": tests}
    if isinstance(answer, Changed):
        found["changed"] = told(answer.since, room.visit.called)
    return found


def _asked_for(request: HttpRequest, room: Room) -> Slip | None:
    """The slip that the address asks for, if this seat may hand it in."""
    wanted = SLIPS.get(request.GET.get("do", ""))
    if wanted is None or wanted is SaySlip or not room.may(wanted.kind):
        return None
    slip = wanted(
        room, initial={name: request.GET[name] for name in (*SUBJECTS, *FILLED_IN) if name in request.GET}
    )
    return slip if slip.known else None
