"""Who sits where when, as this viewer hears it; where they are expected twice; and what attention each track has had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack.model.channel import ChannelId, track_channel
from multitrack.model.track import TrackId
from multitrack.record.attention import Attention, attention
from multitrack.record.hours import Sits, calendar, my_clashes
from multitrack.record.standing import SittingState
from multitrack.report.saying import Sentence, lasting, names, say
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.channel import enter
from multitrack.web.rooms.doings import Doing, doing
from multitrack.web.rooms.sitting import expected
from multitrack.web.visit import Visit, page

SHOWN = 80
"""How many sittings one page shows, so that it stays small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A sitting in the calendar: its hours, its room, who sits, and whether the viewer is expected."""

    start: datetime
    end: datetime
    room: RoomName
    channel: ChannelId
    heard: bool
    lasts: bool
    who: Sentence | None
    particulars: Sentence | None
    mine: bool
    clashes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which somebody sits."""

    on: date
    sittings: tuple[Hours, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """The attention that a track, or the plenary, has had."""

    room: RoomName
    attention: Attention
    sat: Sentence | None


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The calendar, as a page."""
    now = timezone.now()
    clashes = my_clashes(visit.view, now)
    twice = {each.called.id for pair in clashes for each in pair}
    found = [_hours(visit, each, clashes=each.called.id in twice) for each in calendar(visit.view, now)]
    return page(
        request,
        "rooms/calendar.html",
        visit,
        tab="calendar",
        days=tuple(_days(found[:SHOWN])),
        more=len(found) > SHOWN,
        clashes=tuple(_clash(visit, one, other) for one, other in clashes),
        had=tuple(_had(visit, track, each) for track, each in attention(visit.view, now).items()),
        call=tuple(_call(visit)),
    )


def _hours(visit: Visit, sits: Sits, *, clashes: bool) -> Hours:
    called, channel = visit.called, sits.called.channel
    return Hours(
        start=timezone.localtime(sits.slot.start),
        end=timezone.localtime(sits.slot.end),
        room=room_name(called, channel),
        channel=channel,
        heard=visit.view.line(channel) is not None,
        lasts=sits.state is SittingState.BEGUN,
        who=None if sits.called.people else _who(visit, sits),
        particulars=expected(sits.called, called),
        mine=visit.person in sits.people,
        clashes=clashes,
    )


def _who(visit: Visit, sits: Sits) -> Sentence | None:
    """Whom the calling of a whole body means: the sides that send somebody, else everyone with a seat there."""
    if sits.sides:
        return say("somebody of {sides}", sides=names(map(visit.called.party, sorted(sits.sides))))
    return say("everyone who has a seat there") if sits.people else None


def _days(found: list[Hours]) -> Iterator[Day]:
    for on, sittings in groupby(found, key=lambda each: each.start.date()):
        yield Day(on=on, sittings=tuple(sittings))


def _clash(visit: Visit, one: Sits, other: Sits) -> tuple[RoomName, RoomName, datetime]:
    """Two rooms that expect the viewer at one hour, and from when on."""
    start = timezone.localtime(max(one.slot.start, other.slot.start))
    return room_name(visit.called, one.called.channel), room_name(visit.called, other.called.channel), start


def _had(visit: Visit, track: TrackId | None, had: Attention) -> Had:
    plenary = visit.view.plenary
    channel = (
        ChannelId("plenary" if plenary is None else plenary.id) if track is None else track_channel(track)
    )
    return Had(
        room=room_name(visit.called, channel),
        attention=had,
        sat=lasting(had.sat) if had.sat > timedelta() else None,
    )


def _call(visit: Visit) -> Iterator[Doing]:
    """The way to call a sitting, for those who may."""
    plenary = visit.view.plenary
    if plenary is not None and plenary.present:
        room = enter(visit, plenary.id)
        if room.may("call sitting"):
            yield doing(room, "call sitting")
