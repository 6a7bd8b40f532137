"""What rounds and sittings change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CHANGES: Mapping[type, Any] = {}
"""What each of these acts changes."""
