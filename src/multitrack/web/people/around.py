"""What stands on every page about log-ins: how many wait for the viewer's word."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from multitrack.web.people.word import waits


def around(request: HttpRequest) -> dict[str, Any]:
    """Reckoned once, and only where a page says it."""
    return {"word_wanted": cache(lambda: _wanted(request))}


def _wanted(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or settings.DESK:
        return 0
    return waits(user)
