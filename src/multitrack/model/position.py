"""What a party is held to want, resting on attributed statements or named as an assumption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Level, PartyId
from multitrack.model.statement import StatementId


class Stance(StrEnum):
    """How a party holds itself towards an option, from the warmest to the coldest.

    *refuses*: in no package that the party accepts. *can live with*, on every issue, is exactly its walk-away
    point; *accepts* and *wants* lie above it in that order. A stance that nobody noted is unknown.
    """

    WANTS = "wants"
    ACCEPTS = "accepts"
    CAN_LIVE_WITH = "can live with"
    REFUSES = "refuses"

    @property
    def bears(self) -> bool:
        """Whether the party would have the option in a package: anything but a refusal."""
        return self is not Stance.REFUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One party's stance on one option: said (``rests_on``), or assumed by us (``assumption``).

    ``reading``: noted by someone else in their own channel; an inference, never the party's own word.
    """

    party: PartyId
    issue: IssueId
    option: OptionId
    stance: Stance
    confidence: Level = Level.MEDIUM
    rests_on: tuple[StatementId, ...] = ()
    assumption: str | None = None
    on: date | None = None
    reading: bool = False
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """How much an issue weighs for a party: an order, not a measure."""

    party: PartyId
    issue: IssueId
    level: Level
    rests_on: tuple[StatementId, ...] = ()
    assumption: str | None = None
    channel: str | None = None
