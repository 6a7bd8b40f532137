"""Who meets when: rounds and sittings, and nobody in two sittings at one hour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

JUDGES: Mapping[type, Any] = {}
"""What must hold for each of these acts."""
