"""When each issue came up and was last touched, and which share of all attention each track has had.

Sittings are those of the record that began, and those of the file's calendar whose hour has come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId
from multitrack.model.track import Sitting, TrackId
from multitrack.record.attention import attention, issues_of
from multitrack.record.view import View
from multitrack.report.saying import Sentence, count, names, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What was done when, as far as one viewer heard; ``None`` as a track is the plenary's own issues."""

    since: Mapping[IssueId, datetime]
    touched: Mapping[IssueId, datetime]
    acts: Mapping[TrackId | None, int]
    sittings: Mapping[TrackId, int]
    sat: Mapping[TrackId | None, timedelta]

    def opened(self, issue: IssueId) -> datetime:
        """Since when the viewer knows the issue to be on the table."""
        return self.since[issue]

    def last_on(self, issue: IssueId) -> datetime | None:
        """When an act last named the issue, or nothing."""
        return self.touched.get(issue)

    def share_of_acts(self, track: TrackId | None) -> Fraction:
        """The track's part of all acts heard on any issue."""
        total = sum(self.acts.values())
        return Fraction(self.acts.get(track, 0), total) if total else Fraction(0)

    def share_of_sittings(self, track: TrackId | None) -> Fraction | None:
        """The track's part of all sittings held; nothing where none was."""
        total = sum(self.sittings.values())
        return Fraction(self.sittings.get(track, 0), total) if track is not None and total else None

    def share_of_time(self, track: TrackId | None) -> Fraction | None:
        """The track's part of all the time that was sat, as far as the viewer heard; nothing where none was."""
        total = sum(self.sat.values(), timedelta())
        part = self.sat.get(track, timedelta())
        return Fraction(part // timedelta.resolution, total // timedelta.resolution) if total else None

    def attention(self, track: TrackId | None) -> Sentence | None:
        """The track's part of the acts and sittings and how long it sat, in words; nothing where nothing was done."""
        total = sum(self.acts.values())
        if not total and not sum(self.sittings.values()):
            return None
        heard = count("{mine} of {n} act", "{mine} of {n} acts", total, mine=self.acts.get(track, 0))
        held, parts = sum(self.sittings.values()), [heard]
        if track is not None and held:
            mine = self.sittings.get(track, 0)
            parts.append(count("{mine} of {n} sitting", "{mine} of {n} sittings", held, mine=mine))
        if sat := self.sat.get(track):
            hours, minutes = divmod(sat // timedelta(minutes=1), 60)
            parts.append(say("sat {hours} h {minutes} min", hours=hours, minutes=minutes))
        return heard if len(parts) == 1 else Sentence("{parts}", (("parts", names(parts)),))


def pace(view: View, now: datetime) -> Pace:
    """What was done when, in one view."""
    tracks, given = view.talks.tracks, attention(view, now)
    planned = {track.id: sum(has_begun(s, now) for s in track.sittings) for track in tracks}
    return Pace(
        since=_since(view, now),
        touched={issue: entry.time for entry in view.entries for issue in issues_of(entry)},
        acts={track: each.acts for track, each in given.items()},
        sittings={track.id: planned[track.id] + given[track.id].sittings for track in tracks},
        sat={track: each.sat for track, each in given.items()},
    )


def has_begun(sitting: Sitting, now: datetime) -> bool:
    """Whether a sitting was held or is being held; its hours are read where ``now`` is."""
    return (sitting.on, sitting.start or "") <= (now.date(), f"{now:%H:%M}")


def _since(view: View, now: datetime) -> dict[IssueId, datetime]:
    """Since when each issue stands on a channel that the viewer hears: the body's own before any other."""
    bodies = view.of_kind(ChannelKind.PLENARY, ChannelKind.TRACK)
    since: dict[IssueId, datetime] = {}
    for line in (*bodies, *view.lines):
        for issue in line.standing.holds.issues:
            since.setdefault(issue.id, line.standing.opened)
    return {issue.id: since.get(issue.id, now) for issue in view.talks.issues}
