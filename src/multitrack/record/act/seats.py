"""Who sits: seats and proxies, admission to the table, walking out and coming back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from multitrack.model.party import AdmissionState, PartyId, PersonId, PowerId, Role
from multitrack.record.act.codes import SittingId
from multitrack.record.act.representing import DecideName


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person's place on a channel: for a party, a power, or (neither named) the mediation team."""

    person: PersonId
    name: str
    role: Role
    party: PartyId | None = None
    power: PowerId | None = None

    @property
    def commits(self) -> bool:
        """Whether the seat may speak for its party: heads, delegates and substitutes, not advisers."""
        return self.party is not None and self.role in (Role.HEAD, Role.DELEGATE, Role.SUBSTITUTE)

    @property
    def of_team(self) -> bool:
        """Whether the seat is the mediation team's."""
        return self.role in (Role.MEDIATOR, Role.FACILITATOR, Role.SECRETARIAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admit:
    """Change where a party stands towards the table: admit, suspend, exclude, and so on, with the reason.

    ``back_if``: what opens the way back, for whoever is suspended or kept out. ``looked_at``: what was decided first of
    a name like a listed one; it is kept in the mediation team's own room, and nowhere else.
    """

    party: PartyId
    state: AdmissionState
    reason: str = ""
    authority: str = ""
    until: date | None = None
    back_if: str | None = None
    looked_at: tuple[DecideName, ...] = ()
    kind: Literal["admit"] = "admit"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSeat:
    """Give a person a seat on the channel; with ``sitting``, for that one sitting, in another's place.

    A seat for one sitting begins with this entry and ends with the sitting; whoever is substituted keeps theirs.
    ``looked_at``: as for an admission.
    """

    seat: Seat
    sitting: SittingId | None = None
    instead_of: PersonId | None = None
    looked_at: tuple[DecideName, ...] = ()
    kind: Literal["seat"] = "seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSeat:
    """Take a person's seat on the channel away, or leave it oneself."""

    person: PersonId
    reason: str = ""
    kind: Literal["leave seat"] = "leave seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveProxy:
    """A party lets another speak for it on this channel and the tracks that stand on it, until it ends."""

    party: PartyId
    to: PartyId
    until: datetime | None = None
    words: str = ""
    kind: Literal["give proxy"] = "give proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndProxy:
    """A party speaks for itself again."""

    party: PartyId
    kind: Literal["end proxy"] = "end proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkOut:
    """A party leaves the room: its seats stay, and until it comes back it counts as absent."""

    party: PartyId
    reason: str = ""
    kind: Literal["walk out"] = "walk out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeBack:
    """A party that walked out is in the room again."""

    party: PartyId
    words: str = ""
    kind: Literal["come back"] = "come back"


SeatAct = Admit | TakeSeat | LeaveSeat | GiveProxy | EndProxy | WalkOut | ComeBack
"""What is done about who sits and who speaks."""
