"""The record: what this viewer heard, in order, each entry in plain words; good for printing."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse

from multitrack.record.act import Opening
from multitrack.record.entry import Entry
from multitrack.web.house import the_house
from multitrack.web.naming import corridors
from multitrack.web.rooms.log import told
from multitrack.web.visit import Visit, page

AT_ONCE = 120
"""How many entries stand on one page, so that it stays small over a poor line."""


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The record as this viewer heard it: all of it, or one room's; now, or at the end of an earlier day."""
    only = request.GET.get("room", "")
    day = _day_asked(request)
    view = None if day is None else the_house().view_at(visit.slug, visit.person, day)
    everything = (view or visit.view).entries
    heard = [entry for entry in everything if only in ("", entry.channel)]
    last = _page_asked(request, len(heard))
    part = heard[(last - 1) * AT_ONCE : last * AT_ONCE]
    first = _openings(part)
    return page(
        request,
        "rooms/record.html",
        visit,
        tab="record",
        opened=told(part[:first], visit.called, among=everything),
        told=told(part[first:], visit.called, among=everything),
        heard=len(heard),
        only=only,
        on="" if day is None else day.isoformat(),
        corridors=corridors(visit.called, {}),
        sheet=last,
        sheets=range(1, _sheets(len(heard)) + 1),
    )


def _openings(entries: list[Entry]) -> int:
    """How many of the first entries only open rooms; told as one line where they are several."""
    others = (at for at, entry in enumerate(entries) if not isinstance(entry.act, Opening))
    first = next(others, len(entries))
    return first if first > 1 else 0


def _day_asked(request: HttpRequest) -> date | None:
    """The day at whose end the record is asked for, if any."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def _sheets(count: int) -> int:
    return max(1, -(-count // AT_ONCE))


def _page_asked(request: HttpRequest, count: int) -> int:
    """The page that the address asks for, the last one where it asks for none."""
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), _sheets(count)) if asked.isdecimal() else _sheets(count)
