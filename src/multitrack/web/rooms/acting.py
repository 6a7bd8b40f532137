"""An act sent from a room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from multitrack.web.rooms.channel import show
from multitrack.web.visit import Visit


@require_POST
def act(request: HttpRequest, visit: Visit, channel: str) -> HttpResponse:
    """Do it, or show the room again with why not."""
    return show(request, visit, channel)
