"""What a script of talks is made of: chapters, acts with their days, and looks at what waits; and the steps all share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from multitrack.model.channel import ChannelId
from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record import act as acts
from multitrack.record.floor import Floor
from multitrack.talksfile import read

TALKS = Path(__file__).parents[1] / "talks"
"""Where the small talks files of these scripts lie."""

Seats = Mapping[ChannelId, tuple[acts.Seat, ...]]
"""Who sits where when the talks open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading in a script: what comes now, and what is known of it."""

    title: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of a script. ``note`` says where it is known from, and what of it is not known."""

    at: datetime
    by: PersonId
    on: ChannelId
    act: acts.Act | Callable[[Floor], acts.Act]
    paper: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look at what waits for what in the plenary at a moment, and for how long it has."""

    at: datetime
    note: str = ""


Script = Sequence[Chapter | Step | Look]


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """Talks to be played: the talks as they open, who sits where, and what is done, act by act."""

    title: str
    about: str
    talks: Talks
    seats: Seats
    script: Script


def read_talks(path: Path) -> Talks:
    """The talks that a file tells."""
    talks = read(path).talks
    assert talks is not None
    return talks


def last_called(floor: Floor, room: ChannelId) -> acts.SittingId:
    """The sitting of a room that was called last, wherever it was called; the floor gave it its code."""
    held = (each for standing in floor.standings.values() for each in standing.sittings.values())
    return max(
        (each for each in held if each.called.channel == room), key=lambda each: each.called.start
    ).called.id


def begins(at: datetime, by: PersonId, room: ChannelId, note: str = "") -> Step:
    """The last sitting of a room that was called begins."""
    return Step(
        at=at,
        by=by,
        on=room,
        act=lambda floor: acts.BeginSitting(sitting=last_called(floor, room)),
        note=note,
    )


def ends(at: datetime, by: PersonId, room: ChannelId, note: str = "") -> Step:
    """The last sitting of a room that was called ends."""
    return Step(
        at=at, by=by, on=room, act=lambda floor: acts.EndSitting(sitting=last_called(floor, room)), note=note
    )


def calls(by: PersonId, where: ChannelId, sitting: acts.Called, at: datetime, note: str = "") -> Step:
    """A sitting is called; the floor gives it its code."""
    return Step(at=at, by=by, on=where, act=acts.CallSitting(sitting=sitting), note=note)
