"""What opening, changing and ending channels and work teams changes on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing.change import Change, with_, without
from multitrack.record.standing.channel import ChannelStanding


def _opened_track(standing: ChannelStanding, entry: Entry, act: acts.OpenTrack) -> Change:
    return Change(tracks=with_(standing.tracks, act.track.id, act.track))


def _closed_track(standing: ChannelStanding, entry: Entry, act: acts.CloseTrack) -> Change:
    return Change(tracks=without(standing.tracks, act.track))


def _closed_channel(standing: ChannelStanding, entry: Entry, act: acts.CloseChannel) -> Change:
    return Change(closed=entry.time)


def _nothing(standing: ChannelStanding, entry: Entry, act: acts.Act) -> Change:
    return {}


CHANGES: Mapping[type, Any] = {
    acts.OpenTrack: _opened_track,
    acts.CloseTrack: _closed_track,
    acts.CloseChannel: _closed_channel,
    acts.Opening: _nothing,
    acts.OpenChannel: _nothing,
}
"""What each of these acts changes."""
