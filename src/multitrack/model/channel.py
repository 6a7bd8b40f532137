"""Standing lines with an audience: who hears what is said there, on which grounds, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from multitrack.model.party import PartyId, PowerId

ChannelId = NewType("ChannelId", str)
"""The code of a channel."""

PUBLIC = ChannelId("public")
"""What everyone may read."""
PLENARY = ChannelId("plenary")
"""All delegations together, with the mediation team."""
TEAM = ChannelId("mediation-team")
"""The mediation team's own."""


class ChannelKind(StrEnum):
    """What a channel is for."""

    PUBLIC = "public"
    PLENARY = "plenary"
    TRACK = "track"
    DELEGATION = "delegation"
    CAUCUS = "caucus"
    TEAM = "mediation team"
    POWER = "power and party"
    CONTACT_GROUP = "contact group"
    BILATERAL = "two delegations"

    @property
    def gives_receipts(self) -> bool:
        """Whether a member may later prove what was recorded here: plenary and tracks only.

        A leaked copy of a caucus, a delegation's or a bilateral channel must prove nothing to a third person.
        """
        return self in (ChannelKind.PUBLIC, ChannelKind.PLENARY, ChannelKind.TRACK)


class Keeps(StrEnum):
    """What a channel keeps of what is said in it; said before its first word."""

    EVERYTHING = "everything"
    DECISIONS = "decisions only"
    NOTHING = "nothing after the sitting"
    DAYS = "a number of days"


class History(StrEnum):
    """What someone who joins gets: all that was said, or the present standing and what follows."""

    FROM_THE_START = "from the start"
    FROM_JOINING = "from joining"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """An audience. ``grounds`` are the wider channels that every member must hear; they never change."""

    id: ChannelId
    kind: ChannelKind
    title: str
    parties: tuple[PartyId, ...] = ()
    powers: tuple[PowerId, ...] = ()
    grounds: tuple[ChannelId, ...] = ()
    keeps: Keeps = Keeps.EVERYTHING
    days: int | None = None
    history: History = History.FROM_JOINING


def track_channel(track: str) -> ChannelId:
    """The code of a track's channel."""
    return ChannelId(f"track-{track}")


def delegation_channel(party: PartyId) -> ChannelId:
    """The code of a delegation's own channel."""
    return ChannelId(f"delegation-{party}")


def caucus_channel(party: PartyId) -> ChannelId:
    """The code of the channel of one delegation with the mediator."""
    return ChannelId(f"caucus-{party}")
