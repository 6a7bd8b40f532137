"""What a floor needs from this machine: its time, and chance that nobody can guess."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from multitrack.record.floor import Means


def means() -> Means:
    """The real time, and chance that nobody can guess."""
    return Means(
        clock=lambda: datetime.now(UTC),
        salt=lambda: secrets.token_hex(16),
        code=lambda: secrets.token_urlsafe(6),
    )
