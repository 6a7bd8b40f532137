"""What only the plenary shows: what each team reported, who is at the table, and the packages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from multitrack.model.channel import track_channel
from multitrack.model.issue import IssueId
from multitrack.model.track import Track
from multitrack.record.standing import Settled, Tabled
from multitrack.report.saying import Sentence
from multitrack.report.sentences import ADMISSIONS
from multitrack.web.rooms.doings import Doing, doing
from multitrack.web.rooms.offering import early, follows
from multitrack.web.rooms.packages import packages
from multitrack.web.rooms.panels import against
from multitrack.web.rooms.room import Room


@dataclass(frozen=True, slots=True)
class Result:
    """One issue of a team: its title, and what the team last reported on it."""

    issue: str
    option: Tabled | None
    time: datetime | None
    fresh: bool
    refused_since: tuple[str, ...] = ()
    at: str = ""
    applied: datetime | None = None
    doings: tuple[Doing, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamReport:
    """A team, and what stands of its reports."""

    title: str
    channel: str
    heard: bool
    results: tuple[Result, ...]
    doings: tuple[Doing, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands towards the table, since when, and why."""

    party: str
    state: Sentence
    at_table: bool
    since: date
    by: str
    reason: str
    until: date | None = None


def of_the_plenary(room: Room, looked: int) -> dict[str, Any]:
    """All that the plenary shows beside what every room shows."""
    return {
        "packages": packages(room, looked),
        "teams": tuple(_reports(room, looked)),
        "admissions": tuple(_admissions(room)),
    }


def _reports(room: Room, looked: int) -> list[TeamReport]:
    if room.hold is None:
        return []
    called, standing = room.visit.called, room.line.standing
    found = []
    for track in room.hold.tracks():
        results = []
        for issue in track.issues:
            done = standing.reported.get(issue)
            option = None if done is None else standing.options.get((issue, done.option))
            fresh = done is not None and done.number > looked
            since = () if done is None else against(room, issue, done)
            when = None if done is None else done.time
            applied = standing.harvested.get(issue)
            results.append(
                Result(
                    called.issue(issue),
                    option,
                    when,
                    fresh,
                    since,
                    at="" if done is None else f"{issue}:{done.option}",
                    applied=None if applied is None else applied.time,
                    doings=_of_result(room, issue, done),
                )
            )
        channel = track_channel(track.id)
        heard = room.visit.view.line(channel) is not None
        found.append(TeamReport(track.title, channel, heard, tuple(results), _of_team(room, track)))
    return found


def _of_result(room: Room, issue: IssueId, done: Settled | None) -> tuple[Doing, ...]:
    """What may be said here on a result that could be applied before the whole: the plenary itself has to bear it."""
    if done is None or issue not in early(room) or not follows(room, "take position", issue):
        return ()
    return (doing(room, "take position", issue=issue, option=done.option),)


def _of_team(room: Room, track: Track) -> tuple[Doing, ...]:
    """What may be done about a team itself, by someone who sits in it: it has to hear of it."""
    line = room.visit.view.line(track_channel(track.id))
    sits = line is not None and line.seat is not None
    return (doing(room, "change track", track=track.id),) if sits and room.may("change track") else ()


def _admissions(room: Room) -> list[Standing]:
    """The last step of each party or group, in the order in which they were first named."""
    last = {step.party: step for step in room.line.standing.admissions}
    return [
        Standing(
            party=room.visit.called.party(step.party),
            state=ADMISSIONS[step.state],
            at_table=step.state.at_the_table,
            since=step.on,
            by=step.by,
            reason=step.reason or "",
            until=step.until,
        )
        for step in last.values()
    ]
