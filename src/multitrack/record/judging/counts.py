"""What counts beyond the stances of the parties: silence, votes, endorsements, the chair's finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

JUDGES: Mapping[type, Any] = {}
"""What must hold for each of these acts."""
