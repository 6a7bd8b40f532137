"""Who sits where when talks open: one person everywhere, or a mediator and two people for each party.

In an example the people are named by what they are there for, never by anyone's real name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from multitrack.model.channel import Channel, ChannelId, ChannelKind
from multitrack.model.party import PartyId, PersonId, Role
from multitrack.model.talks import Talks
from multitrack.record.act import Seat
from multitrack.record.convene import Seats, standing_channels

APART = frozenset({ChannelKind.DELEGATION, ChannelKind.BILATERAL, ChannelKind.POWER})
"""Rooms where the mediation does not sit unless someone there gives it a seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Someone who takes a seat: who they are to the record, and what they are there for."""

    person: PersonId
    name: str
    role: Role
    party: PartyId | None = None
    short: str

    @property
    def seat(self) -> Seat:
        """Their seat, the same in every room."""
        return Seat(person=self.person, name=self.name, role=self.role, party=self.party)


def sitters(talks: Talks, roles: Iterable[Role] = (Role.HEAD, Role.DELEGATE)) -> tuple[Sitter, ...]:
    """A mediator, and for each party one person in each of the roles."""
    mediator = Sitter(person=PersonId("mediator"), name="Mediator", role=Role.MEDIATOR, short="mediator")
    wanted = tuple(roles)
    people = (
        Sitter(
            person=PersonId(f"{party.id}-{role}"),
            name=f"{party.name}, {role}",
            role=role,
            party=party.id,
            short=f"{party.id.lower()}-{role}",
        )
        for party in talks.parties
        for role in wanted
    )
    return (mediator, *people)


def seats_for(talks: Talks, sitting: Iterable[Sitter]) -> Seats:
    """Each in the rooms of their own: parties where they are named, the mediation where it belongs."""
    everyone = tuple(sitting)
    return {
        channel.id: tuple(each.seat for each in everyone if _belongs(channel, each))
        for channel in standing_channels(talks)
    }


def everywhere(talks: Talks, who: Sitter) -> dict[ChannelId, tuple[Seat, ...]]:
    """One person in every room, the delegations' own too: a whole team's work on one desk."""
    return {channel.id: (who.seat,) for channel in standing_channels(talks)}


def _belongs(channel: Channel, each: Sitter) -> bool:
    if each.party is None:
        return channel.kind not in APART
    return each.party in channel.parties
