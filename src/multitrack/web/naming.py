"""What rooms are called: the kind of channel in the reader's language, and the name that tells it from others."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.record.view import Line
from multitrack.report.called import Called

KINDS: dict[ChannelKind, Promise] = {
    ChannelKind.PUBLIC: _("Public"),
    ChannelKind.PLENARY: _("Plenary"),
    ChannelKind.TRACK: _("Track"),
    ChannelKind.DELEGATION: _("Delegation"),
    ChannelKind.CAUCUS: _("Caucus"),
    ChannelKind.TEAM: _("Mediation team"),
    ChannelKind.POWER: _("Power"),
    ChannelKind.CONTACT_GROUP: _("Contact group"),
    ChannelKind.BILATERAL: _("Two delegations"),
}
"""The kinds of room, in words."""

ALONE = frozenset({ChannelKind.PUBLIC, ChannelKind.PLENARY, ChannelKind.TEAM})
"""Kinds of which talks have one: the kind is name enough."""


@dataclass(frozen=True, slots=True)
class RoomName:
    """A room's kind, and its own name where the kind is not enough."""

    kind: str | Promise
    own: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.own}" if self.own else str(self.kind)


def room_name(called: Called, channel: ChannelId) -> RoomName:
    """What a room is called for this viewer."""
    kind, own = called.of_channel(channel)
    if kind is None:
        return RoomName(own)
    return RoomName(KINDS[kind]) if kind in ALONE else RoomName(KINDS[kind], own)


@dataclass(frozen=True, slots=True)
class Door:
    """A room as the way to it shows it: its name, whether one still sits in it, and how much is new there."""

    id: ChannelId
    name: RoomName
    short: str
    present: bool
    new: int


@dataclass(frozen=True, slots=True)
class Corridor:
    """Rooms of one sort, together."""

    title: str | Promise
    doors: tuple[Door, ...]


SORTS: tuple[tuple[Promise, frozenset[ChannelKind]], ...] = (
    (_("All together"), frozenset({ChannelKind.PLENARY, ChannelKind.PUBLIC})),
    (_("Tracks"), frozenset({ChannelKind.TRACK})),
    (
        _("Apart"),
        frozenset(ChannelKind) - {ChannelKind.PLENARY, ChannelKind.PUBLIC, ChannelKind.TRACK},
    ),
)


def corridors(called: Called, seen: dict[str, int]) -> tuple[Corridor, ...]:
    """Every room that the viewer hears or heard, sort by sort; ``seen`` is how far they looked in each."""
    found = (
        Corridor(title, tuple(door(called, line, seen) for line in called.view.lines if line.kind in kinds))
        for title, kinds in SORTS
    )
    return tuple(corridor for corridor in found if corridor.doors)


def door(called: Called, line: Line, seen: dict[str, int]) -> Door:
    """One room on the way to it."""
    name = room_name(called, line.id)
    looked = seen.get(line.id, 1)
    mine = called.view.person
    new = sum(entry.number > looked and entry.author != mine for entry in line.entries)
    short = name.own if line.kind is ChannelKind.TRACK else str(name)
    return Door(id=line.id, name=name, short=short, present=line.present, new=new)
