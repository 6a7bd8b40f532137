"""The house as an ASGI application, for uvicorn."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multitrack.web.settings")
_house = get_asgi_application()

from multitrack.web.bounds import Bounded  # noqa: E402 - it needs the settings

application = Bounded(_house)
