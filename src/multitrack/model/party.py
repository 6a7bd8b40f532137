"""Who is at the table, who should be, and who may not be: parties, delegations, admissions, listings, powers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from multitrack.model import codes
from multitrack.model.rule import InnerRule

PartyId = codes.PartyId
"""The neutral code of a party, or of a group that is listed or excluded: never one side's name for it."""
PowerId = NewType("PowerId", str)
"""The code of an outside power."""
PersonId = NewType("PersonId", str)
"""The code of one person who sits, writes or reads; the person's name is kept apart and can be erased."""


class Level(StrEnum):
    """An ordered degree (of importance, confidence or reach), never a measured one."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """1 for low, 2 for medium, 3 for high: good for ordering, not for adding."""
        return tuple(Level).index(self) + 1


class Role(StrEnum):
    """In what capacity a person sits: for a party, for the mediation, or to listen."""

    HEAD = "head"
    DELEGATE = "delegate"
    ADVISER = "adviser"
    SUBSTITUTE = "substitute"
    MEDIATOR = "mediator"
    FACILITATOR = "facilitator"
    SECRETARIAT = "secretariat"
    OBSERVER = "observer"


class AdmissionState(StrEnum):
    """Where a party or group stands towards the table."""

    INVITED = "invited"
    ADMITTED = "admitted"
    OBSERVER = "observer"
    DECLINED = "declined"
    INVITATION_WITHDRAWN = "invitation withdrawn"
    SUSPENDED = "suspended"
    EXCLUDED = "excluded"
    CHANNEL_ONLY = "channel only"

    @property
    def at_the_table(self) -> bool:
        """Whether its people may hear the plenary (admitted or observing)."""
        return self in (AdmissionState.ADMITTED, AdmissionState.OBSERVER)


OF_NO_PARTY = frozenset(
    {
        AdmissionState.EXCLUDED,
        AdmissionState.DECLINED,
        AdmissionState.INVITATION_WITHDRAWN,
        AdmissionState.CHANNEL_ONLY,
        AdmissionState.OBSERVER,
    }
)
"""The states towards the table that a group or a state may have which is no party."""


class PowerKind(StrEnum):
    """What an outside power is to the talks."""

    SPONSOR = "sponsor"
    GUARANTOR = "guarantor"
    INFLUENCER = "influencer"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnName:
    """One side's own name for a party, a power or an issue; the neutral name stands beside it, not above."""

    by: str
    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person named in a delegation or in the mediation team."""

    name: str
    role: Role
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The people who sit for a party; ``composed_of`` names the groups behind a composite one.

    ``inner_rule`` tells in words how these decide; ``inner`` says it as a rule that can be judged.
    """

    members: tuple[Member, ...] = ()
    composed_of: tuple[str, ...] = ()
    inner_rule: str | None = None
    inner: InnerRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A political side whose consent counts, under a neutral code and with each side's own name for it."""

    id: PartyId
    name: str
    names: tuple[OwnName, ...] = ()
    delegation: Delegation = Delegation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """One dated step of a party or group towards or away from the table: by whom, and why.

    ``back_if``: what opens the way back, for whoever is suspended or kept out.
    """

    party: PartyId
    state: AdmissionState
    on: date
    by: str
    reason: str | None = None
    until: date | None = None
    back_if: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A group on a list, BY an authority; lists disagree, and only the operator declares which one binds.

    ``code``: the group's code in these talks, where a person has decided that it is that group; ``names``: its
    other names on the list; ``is_not``: who bears a name like it, and was found by a person not to be it.
    ``channel_open``: while it binds, whoever is noted as ``channel only`` may still be served what that standing
    hears. ``declared_by`` and ``declared_on``: whose word it is that it binds, and since when.
    """

    authority: str
    list_name: str
    group: str
    code: PartyId | None = None
    names: tuple[str, ...] = ()
    is_not: tuple[PartyId, ...] = ()
    since: date | None = None
    until: date | None = None
    effect: str | None = None
    binding: bool = False
    channel_open: bool = False
    declared_by: str | None = None
    declared_on: date | None = None
    source: str | None = None

    def stands_on(self, day: date | None) -> bool:
        """Whether the group is on the list on a day; where no day is named, whether it was never taken off it."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePower:
    """A state or body that is no party but can move one: sponsor, guarantor, influencer or friend."""

    id: PowerId
    name: str
    kind: PowerKind
    names: tuple[OwnName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """A sourced assumption of how far a power can move a party, on one issue or (``issue`` absent) on all."""

    power: PowerId
    party: PartyId
    reach: Level
    confidence: Level
    issue: str | None = None
    rests_on: tuple[str, ...] = ()
    assumption: str | None = None
