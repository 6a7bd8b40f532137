"""Those whom parties must carry: who claims to speak for them, how they hold themselves, who was consulted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Level, PartyId
from multitrack.model.position import Stance
from multitrack.model.statement import StatementId

ConstituencyId = NewType("ConstituencyId", str)
"""The code of those whom a party must carry."""
ConsultedId = NewType("ConsultedId", str)
"""The code of a body that is consulted and does not decide."""


class Became(StrEnum):
    """What became of something that a consulted body put in."""

    TAKEN_UP = "taken up"
    IN_PART = "taken up in part"
    ANSWERED = "answered"
    NOT_TAKEN_UP = "not taken up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """That a party says it speaks for a constituency; rival claims and denials are kept side by side.

    ``group``: the group behind a composite delegation through which it does; ``denied_by``: who says otherwise.
    """

    by: PartyId
    group: str | None = None
    denied_by: tuple[str, ...] = ()
    rests_on: tuple[StatementId, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome:
    """How a constituency holds itself towards an option, said or assumed."""

    issue: IssueId
    option: OptionId
    stance: Stance
    confidence: Level = Level.MEDIUM
    rests_on: tuple[StatementId, ...] = ()
    assumption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constituency:
    """Those a party must carry, or a spectrum of opinion that should be represented; claims may be rival."""

    id: ConstituencyId
    title: str
    claims: tuple[Claim, ...] = ()
    holds: tuple[AtHome, ...] = ()
    note: str | None = None

    @property
    def claimed_by(self) -> tuple[PartyId, ...]:
        """The parties that say they speak for it, each once."""
        return tuple(dict.fromkeys(claim.by for claim in self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something a consulted body put in, and what became of it (absent: nobody has told it yet)."""

    words: str
    on: date | None = None
    issue: IssueId | None = None
    option: OptionId | None = None
    became: Became | None = None
    why: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """A body that is heard and does not decide: for whom it speaks, and what it put in."""

    id: ConsultedId
    title: str
    speaks_for: tuple[ConstituencyId, ...] = ()
    inputs: tuple[Input, ...] = ()
    source: str | None = None
