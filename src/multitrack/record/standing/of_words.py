"""What words, asks, undertakings, releases, corrections and erasures change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing.change import Change
from multitrack.record.standing.channel import ChannelStanding


def _said(standing: ChannelStanding, entry: Entry, act: acts.Say) -> Change:
    return {}


CHANGES: Mapping[type, Any] = {acts.Say: _said}
"""What each of these acts changes."""
