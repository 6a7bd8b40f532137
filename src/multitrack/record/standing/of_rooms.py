"""What opening, changing and ending channels and work teams, and moving issues between them, changes on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, held, key_of, shared, tabled, with_, without
from multitrack.record.standing.channel import ChannelStanding
from multitrack.record.standing.of_counts import begun_anew


def _opened_track(standing: ChannelStanding, entry: Entry, act: acts.OpenTrack) -> Change:
    return Change(tracks=with_(standing.tracks, act.track.id, act.track))


def _closed_track(standing: ChannelStanding, entry: Entry, act: acts.CloseTrack) -> Change:
    return Change(tracks=without(standing.tracks, act.track))


def _changed_track(standing: ChannelStanding, entry: Entry, act: acts.ChangeTrack) -> Change:
    """In the plenary the team is another; in its own room so are the rule, and who of the parties sits there."""
    track = act.track
    if standing.channel.kind is not ChannelKind.TRACK:
        return Change(tracks=with_(standing.tracks, track.id, track))
    spans = {
        person: _ended(spans, entry.number) if _is_out(spans[-1], track) else spans
        for person, spans in standing.spans.items()
    }
    room = replace(standing.channel, title=track.title, parties=track.team)
    return Change(channel=room, rule=track.rule, spans=shared(spans))


def _is_out(last: v.Span, track: Track) -> bool:
    return last.end is None and last.seat.party is not None and last.seat.party not in track.team


def _ended(spans: tuple[v.Span, ...], number: int) -> tuple[v.Span, ...]:
    return (*spans[:-1], replace(spans[-1], end=number))


def _restructured(standing: ChannelStanding, entry: Entry, act: acts.Restructure) -> Change:
    left = {code: track for code, track in standing.tracks.items() if code not in act.ends}
    return Change(tracks=shared({**left, **{track.id: track for track in act.forms}}))


def _moved(standing: ChannelStanding, entry: Entry, act: acts.MoveIssue) -> Change:
    """The issue is with another team; where it was dealt with until now, nothing is settled on it any more."""
    change = Change(tracks=_given(standing.tracks, act.issue, act.to))
    was_here = standing.channel.kind is ChannelKind.TRACK or not _with_team(standing.tracks, act.issue)
    if was_here:
        change["settled"] = without(standing.settled, act.issue)
        change["counted"] = begun_anew(standing.counted, entry.time, act.issue)
    return change


def _with_team(tracks: Mapping[TrackId, Track], issue: IssueId) -> bool:
    return any(issue in track.issues for track in tracks.values())


def _given(tracks: Mapping[TrackId, Track], issue: IssueId, to: TrackId | None) -> Mapping[TrackId, Track]:
    """The teams, with an issue that is with one of them only, or with none."""

    def anew(track: Track) -> Track:
        rest = tuple(each for each in track.issues if each != issue)
        return replace(track, issues=(*rest, issue) if track.id == to else rest)

    return shared({code: anew(track) for code, track in tracks.items()})


def _received(standing: ChannelStanding, entry: Entry, act: acts.Receive) -> Change:
    """The issue stands here as it stood where it comes from; what was said on it here before is overtaken."""
    other = {at: old for at, old in standing.positions.items() if at[1] != act.issue}
    taken = {key_of(each): held(entry, each) for each in act.positions}
    awaits = {key_of(each): held(entry, each, awaits_capital=True) for each in act.awaiting}
    gone = {
        at: replace(old, withdrawn=True, time=entry.time, number=entry.number)
        if at[0] == act.issue and not old.withdrawn
        else old
        for at, old in standing.options.items()
    }
    options = {(act.issue, option.id): tabled(entry, option) for option in act.options}
    reserved = {
        (each.party, each.on): v.Reservation(words=each.words, time=entry.time, number=entry.number)
        for each in act.reservations
    }
    kept = {at: old for at, old in standing.reservations.items() if at[1].issue != act.issue}
    settled = without(standing.settled, act.issue)
    if act.settled is not None:
        now = v.Settled(option=act.settled, time=entry.time, number=entry.number)
        settled = with_(settled, act.issue, now)
    return Change(
        options=shared({**gone, **options}),
        positions=shared({**other, **taken, **awaits}),
        reservations=shared({**kept, **reserved}),
        settled=settled,
        counted=begun_anew(standing.counted, entry.time, act.issue),
        aside=without(standing.aside, act.issue),
        fates=without(standing.fates, act.issue),
    )


def _set_aside(standing: ChannelStanding, entry: Entry, act: acts.ParkIssue | acts.HandOver) -> Change:
    aside = v.SetAside(
        time=entry.time,
        number=entry.number,
        until=act.until if isinstance(act, acts.ParkIssue) else None,
        handed_to=act.to if isinstance(act, acts.HandOver) else "",
        reason=act.reason,
    )
    return Change(aside=with_(standing.aside, act.issue, aside))


def _taken_up(standing: ChannelStanding, entry: Entry, act: acts.TakeUp) -> Change:
    return Change(aside=without(standing.aside, act.issue), fates=without(standing.fates, act.issue))


def _closed_channel(standing: ChannelStanding, entry: Entry, act: acts.CloseChannel) -> Change:
    return Change(closed=entry.time)


def _nothing(standing: ChannelStanding, entry: Entry, act: acts.Act) -> Change:
    return {}


CHANGES: Mapping[type, Any] = {
    acts.OpenTrack: _opened_track,
    acts.CloseTrack: _closed_track,
    acts.ChangeTrack: _changed_track,
    acts.Restructure: _restructured,
    acts.MoveIssue: _moved,
    acts.Receive: _received,
    acts.ParkIssue: _set_aside,
    acts.HandOver: _set_aside,
    acts.TakeUp: _taken_up,
    acts.CloseChannel: _closed_channel,
    acts.Opening: _nothing,
    acts.OpenChannel: _nothing,
}
"""What each of these acts changes."""
