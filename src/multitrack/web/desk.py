"""The desk: what could still be agreed, from this viewer's own fold."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from multitrack.web.visit import Visit, page


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The desk as this viewer sees it."""
    return page(request, "desk.html", visit)
