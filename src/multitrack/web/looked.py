"""How far someone has looked: the last entry of each room that was on a page they opened.

Kept with their login and nowhere else; the record does not know what anyone read.
"""

from __future__ import annotations

from django.http import HttpRequest

from multitrack.record.view import Line
from multitrack.web.place import Slug

_KEY = "looked"
OPENING = 1
"""Where nobody has looked yet, only the opening entry counts as seen."""


def looked(request: HttpRequest, slug: Slug) -> dict[str, int]:
    """How far they looked in each room; whoever comes for the first time has seen what was there."""
    return dict(request.session.get(_KEY, {}).get(slug, {}))


def look(request: HttpRequest, slug: Slug, line: Line) -> int:
    """How far they had looked in a room before; from now on, all of it."""
    rooms = looked(request, slug)
    before = rooms.get(line.id, OPENING)
    last = line.entries[-1].number if line.entries else 0
    if last != rooms.get(line.id):
        everywhere = dict(request.session.get(_KEY, {}))
        request.session[_KEY] = {**everywhere, slug: {**rooms, line.id: last}}
    return before
