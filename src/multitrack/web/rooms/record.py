"""The record: what this viewer heard, in order."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from multitrack.web.visit import Visit, page


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The record as this viewer heard it."""
    return page(request, "rooms/record.html", visit)
