"""How much attention each track has had, as far as one viewer heard: acts, sittings, and the hours really sat.

An act belongs to the track whose issue it names or in whose room it was done, once, on whichever of the viewer's
channels it stands. Whether and how long a team sat is known in its room, and to those who hear it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.issue import IssueId
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.procedure.subjects.questions import question_of
from multitrack.record.slots import time_sat
from multitrack.record.standing import SittingHeld, SittingState
from multitrack.record.view import Line, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What one track had: acts, sittings called and not cancelled, those of them that began, and the time they sat."""

    acts: int = 0
    called: int = 0
    sittings: int = 0
    sat: timedelta = timedelta()


def attention(view: View, now: datetime) -> Mapping[TrackId | None, Attention]:
    """The attention each track had in one view; under nothing, the plenary itself and what it deals with."""
    rooms = _rooms(view)
    done: Counter[TrackId | None] = Counter()
    for entry in view.entries:
        if not isinstance(entry.act, acts.Opening) and not _told_again(view, entry):
            done.update(_tracks(view, entry, rooms))
    return {
        track: _attention(view, room, done[track], now)
        for room, track in {**rooms, _plenary(view): None}.items()
    }


def _plenary(view: View) -> ChannelId | None:
    return None if view.plenary is None else view.plenary.id


def _rooms(view: View) -> dict[ChannelId | None, TrackId | None]:
    return {track_channel(track.id): track.id for track in view.talks.tracks}


def _attention(view: View, room: ChannelId | None, done: int, now: datetime) -> Attention:
    lines = [line for line in view.lines if line.standing.sittings]
    known = {code: (line, held) for line in lines for code, held in line.standing.sittings.items()}
    own = [
        (line, held)
        for line, held in known.values()
        if held.called.channel == room and held.state is not SittingState.CANCELLED
    ]
    return Attention(
        acts=done,
        called=len(own),
        sittings=sum(bool(held.sat) for _, held in own),
        sat=sum((_sat(line, held, now) for line, held in own), timedelta()),
    )


def _sat(line: Line, held: SittingHeld, now: datetime) -> timedelta:
    """How long a sitting sat: up to now while it lasts, or up to when the viewer last heard the room."""
    return time_sat(held, now if line.present else line.standing.last)


def issues_of(entry: Entry) -> tuple[IssueId, ...]:
    """The issues that an act names; opening a channel or a package names none in particular."""
    match entry.act:
        case (
            acts.TakePosition(position=position)
            | acts.NoteReading(position=position)
            | acts.LinkStatement(position=position)
        ):
            return (position.issue,)
        case acts.Report(settled=settled):
            return tuple(item.issue for item in settled)
        case acts.Harvest(issues=issues):
            return issues
        case _:
            asked = question_of(entry.act)
            issue = getattr(entry.act, "issue", None) if asked is None else asked.issue
            return () if issue is None else (issue,)


def _tracks(
    view: View, entry: Entry, rooms: Mapping[ChannelId | None, TrackId | None]
) -> set[TrackId | None]:
    """Whose act it is: the room's in which it was done, or that it calls to sit, else of the tracks whose issues it names."""
    if entry.channel in rooms:
        return {rooms[entry.channel]}
    if isinstance(entry.act, acts.CallSitting | acts.MoveSitting):
        return {rooms.get(entry.act.sitting.channel)}
    tracks = (view.talks.track_of(issue) for issue in issues_of(entry))
    return {None if track is None else track.id for track in tracks}


def _told_again(view: View, entry: Entry) -> bool:
    """Whether the plenary only hears what was done in a track's room, where the viewer heard it, or what follows."""
    match entry.act:
        case acts.Report(track=track) | acts.WithdrawReport(track=track):
            room = track_channel(track)
            return entry.channel != room and view.line(room) is not None
        case acts.LapseReport() | acts.LinkStatement():
            return True
        case acts.Lapse(issue=issue):
            line = view.line(entry.channel)
            plenary = line is not None and line.kind is ChannelKind.PLENARY
            return plenary and view.talks.track_of(issue) is not None
        case _:
            return False
