"""What stands around every page: the version, the languages, and whether this is a demo or one desk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def around(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """The same for every page and everyone."""
    return {
        "version": settings.VERSION,
        "demo": settings.DEMO,
        "desk_only": settings.DESK,
        "time_zone": settings.TIME_ZONE,
    }
