"""The table: all tracks side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from multitrack.web.visit import Visit, page


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The table as this viewer sees it."""
    return page(request, "table.html", visit)
