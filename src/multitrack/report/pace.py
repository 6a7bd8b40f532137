"""When each issue came up and was last touched, and which share of all attention each track has had.

Counted over what one viewer heard: an act belongs to the track whose issue it names or in whose room it was
done, once, on whichever of the viewer's channels it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.model.track import Sitting, TrackId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.view import View
from multitrack.report.saying import Sentence, count, names


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What was done when, as far as one viewer heard; ``None`` as a track is the plenary's own issues."""

    since: Mapping[IssueId, datetime]
    touched: Mapping[IssueId, datetime]
    acts: Mapping[TrackId | None, int]
    sittings: Mapping[TrackId, int]

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

    def attention(self, track: TrackId | None) -> Sentence | None:
        """The track's part of the acts and sittings, in words; nothing where there was neither."""
        total = sum(self.acts.values())
        if not total and not sum(self.sittings.values()):
            return None
        heard = count("{mine} of {n} act", "{mine} of {n} acts", total, mine=self.acts.get(track, 0))
        held = sum(self.sittings.values())
        if track is None or not held:
            return heard
        sat = count("{mine} of {n} sitting", "{mine} of {n} sittings", held, mine=self.sittings.get(track, 0))
        return Sentence("{parts}", (("parts", names([heard, sat])),))


def pace(view: View, now: datetime) -> Pace:
    """What was done when, in one view."""
    talks = view.talks
    touched: dict[IssueId, datetime] = {}
    done: Counter[TrackId | None] = Counter()
    rooms: dict[ChannelId, TrackId] = {track_channel(track.id): track.id for track in talks.tracks}
    for entry in view.entries:
        issues = issues_of(entry)
        touched.update(dict.fromkeys(issues, entry.time))
        if not isinstance(entry.act, acts.Opening) and not _told_again(view, entry):
            done.update(_tracks(talks, entry, issues, rooms))
    return Pace(
        since=_since(view, now),
        touched=touched,
        acts=done,
        sittings={track.id: sum(has_begun(s, now) for s in track.sittings) for track in talks.tracks},
    )


def has_begun(sitting: Sitting, now: datetime) -> bool:
    """Whether a sitting was held or is being held; its hours are read where ``now`` is."""
    return (sitting.on, sitting.start or "") <= (now.date(), f"{now:%H:%M}")


def issues_of(entry: Entry) -> tuple[IssueId, ...]:
    """The issues that an act names; opening a channel or a package names none in particular."""
    match entry.act:
        case acts.TakePosition(position=position) | acts.NoteReading(position=position):
            return (position.issue,)
        case acts.Report(settled=settled):
            return tuple(item.issue for item in settled)
        case (
            acts.TableOption(issue=issue)
            | acts.AmendOption(issue=issue)
            | acts.WithdrawOption(issue=issue)
            | acts.Settle(issue=issue)
            | acts.Reopen(issue=issue)
            | acts.WithdrawReport(issue=issue)
        ):
            return (issue,)
        case _:
            return ()


def _tracks(
    talks: Talks, entry: Entry, issues: tuple[IssueId, ...], rooms: Mapping[ChannelId, TrackId]
) -> set[TrackId | None]:
    """Whose act it is: the room's in which it was done, else of the tracks whose issues it names."""
    if entry.channel in rooms:
        return {rooms[entry.channel]}
    tracks = (talks.track_of(issue) for issue in issues)
    return {None if track is None else track.id for track in tracks}


def _told_again(view: View, entry: Entry) -> bool:
    """Whether the plenary only hears again what the viewer heard in the track's own room."""
    if not isinstance(entry.act, acts.Report | acts.WithdrawReport):
        return False
    room = track_channel(entry.act.track)
    return entry.channel != room and view.line(room) is not None


def _since(view: View, now: datetime) -> dict[IssueId, datetime]:
    """Since when each issue stands on a channel that the viewer hears: the body's own before any other."""
    bodies = view.of_kind(ChannelKind.PLENARY, ChannelKind.TRACK)
    since: dict[IssueId, datetime] = {}
    for line in (*bodies, *view.lines):
        for issue in line.standing.holds.issues:
            since.setdefault(issue.id, line.standing.opened)
    return {issue.id: since.get(issue.id, now) for issue in view.talks.issues}
