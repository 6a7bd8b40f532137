"""When a work team meets next: by the calendar of the talks file, and by the sittings that were called since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from multitrack.model.channel import track_channel
from multitrack.model.track import Track
from multitrack.record.hours import calendar
from multitrack.record.standing import SittingState
from multitrack.record.view import View
from multitrack.report.pace import has_begun
from multitrack.report.saying import Sentence, day, say


def next_sitting(view: View, track: Track, now: datetime) -> Sentence | None:
    """When a team meets next, as far as one viewer heard; nothing where no sitting is to come."""
    ahead = sorted((*_in_the_file(track, now), *_called(view, track, now)))
    if not ahead:
        return None
    on, start = ahead[0]
    if not start:
        return say("next sitting {day}", day=day(on, now.date()))
    return say("next sitting {day}, {hour}", day=day(on, now.date()), hour=start)


def _in_the_file(track: Track, now: datetime) -> Iterator[tuple[date, str]]:
    for sitting in track.sittings:
        if not has_begun(sitting, now):
            yield sitting.on, sitting.start or ""


def _called(view: View, track: Track, now: datetime) -> Iterator[tuple[date, str]]:
    """The sittings that were called and have not begun, each at its hour where the reader is."""
    for sits in calendar(view, now):
        own = sits.called.channel == track_channel(track.id)
        if own and sits.state is SittingState.CALLED and sits.slot.start > now:
            start = sits.slot.start.astimezone(now.tzinfo)
            yield start.date(), f"{start:%H:%M}"
