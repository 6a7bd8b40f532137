"""The stream: it says that something new was heard, and nothing of what."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


async def stream(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001
    """One viewer's stream."""
    return HttpResponse(status=204)
