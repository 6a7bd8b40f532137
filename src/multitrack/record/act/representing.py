"""Who is represented and who is listed: claims to a constituency, what consulted bodies put in, lists and what binds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from multitrack.model.constituency import Became, Claim, Constituency, ConstituencyId, Consulted, Input
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Listing, PartyId, PowerId
from multitrack.record.act.codes import InputId, ListId, ListingId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimConstituency:
    """A party says that it speaks for a constituency; rival claims stand beside it.

    ``constituency``: its code and name, without claims; one without a code is new. ``claim``: by the party.
    """

    party: PartyId
    constituency: Constituency
    claim: Claim
    kind: Literal["claim constituency"] = "claim constituency"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawClaim:
    """A party no longer says that it speaks for a constituency."""

    party: PartyId
    constituency: ConstituencyId
    reason: str = ""
    kind: Literal["withdraw claim"] = "withdraw claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestClaim:
    """Somebody denies a party's claim; the claim stays, with the denial beside it.

    ``party`` or ``power``: the one side that denies it.
    """

    constituency: ConstituencyId
    claimed_by: PartyId
    party: PartyId | None = None
    power: PowerId | None = None
    reason: str = ""
    kind: Literal["contest claim"] = "contest claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteInput:
    """A body that is heard and does not decide has put something in.

    ``body``: its code, name and for whom it is heard, without what it put in; one without a code is new.
    """

    id: InputId
    body: Consulted
    given: Input
    kind: Literal["note input"] = "note input"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInput:
    """What became of what was put in: taken up in which issue and option, answered, or set aside; and why."""

    input: InputId
    became: Became
    reason: str = ""
    issue: IssueId | None = None
    option: OptionId | None = None
    kind: Literal["answer input"] = "answer input"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListGroup:
    """A group stands on somebody's list. It binds nobody here by that: whoever runs the talks declares what binds.

    ``on``: the list, one code for each authority and name; given with the entry.
    """

    id: ListingId
    listing: Listing
    on: ListId = ListId("")
    kind: Literal["list group"] = "list group"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftListing:
    """A group is off a list after a last day."""

    listing: ListingId
    until: date
    reason: str = ""
    kind: Literal["lift listing"] = "lift listing"


class NameDecision(StrEnum):
    """What a person decided of a name that is like a listed one."""

    IS = "it is that group"
    IS_NOT = "it is not that group"
    OPEN = "not decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideName:
    """A person says whether a party or group that bears a name like a listed one is that group; and why.

    ``rule``: by which rule the names were found alike when it was decided; nothing where no rule said so.
    """

    listing: ListingId
    code: PartyId
    decision: NameDecision
    reason: str = ""
    rule: str = ""
    kind: Literal["decide name"] = "decide name"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareList:
    """Whoever runs the talks declares whether a list binds them, and with which effect.

    ``channel_open``: while it binds, whoever is noted as ``channel only`` may still be served what that standing
    hears. ``by``: who declares it, by name.
    """

    on: ListId
    binding: bool
    by: str
    effect: str = ""
    channel_open: bool = False
    kind: Literal["declare list"] = "declare list"


RepresentingAct = (
    ClaimConstituency
    | WithdrawClaim
    | ContestClaim
    | NoteInput
    | AnswerInput
    | ListGroup
    | LiftListing
    | DecideName
    | DeclareList
)
"""What is done about who is represented and who is listed."""
