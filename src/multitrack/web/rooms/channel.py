"""A room: what stands there, what was said and done, and what may be done from this seat."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from multitrack.model.channel import ChannelId
from multitrack.web.visit import Visit, page


def show(request: HttpRequest, visit: Visit, channel: str) -> HttpResponse:
    """The room as this viewer sees it; to those who do not hear it there is no such room."""
    line = visit.view.line(ChannelId(channel))
    if line is None:
        raise Http404
    return page(request, "rooms/room.html", visit, line=line, here=line.id)
