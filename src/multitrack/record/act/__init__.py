"""Everything that can be done in talks: one frozen value per act, in the words of the table.

An act says what is done; who does it, where, for whom and from which paper stands in the
:class:`Request` around it. Options, positions and seats are carried in full, so that an entry is complete for
those who hear only it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Discriminator

from multitrack.model.channel import ChannelId
from multitrack.model.contact import AnswerTo, AskId
from multitrack.model.party import PartyId, PersonId
from multitrack.record.act.calendar import (
    AdjournSitting,
    BeginSitting,
    CalendarAct,
    Called,
    CallSitting,
    CancelSitting,
    CloseRound,
    EndSitting,
    MoveSitting,
    OpenRound,
    ResumeSitting,
)
from multitrack.record.act.codes import (
    FOLD_VERSION,
    RULES_VERSION,
    InputId,
    InterpreterId,
    ListId,
    ListingId,
    PackageId,
    Question,
    RatificationId,
    RoomId,
    RoundId,
    SittingId,
    UndertakingId,
)
from multitrack.record.act.counts import (
    CountAct,
    CountEndorsements,
    CountVotes,
    Find,
    GroupWord,
    PutUnderSilence,
    TimeIsUp,
)
from multitrack.record.act.options import (
    Abstain,
    AmendOption,
    Confirm,
    Fate,
    Lapse,
    LapseReport,
    LiftReservation,
    NoteReading,
    OptionAct,
    Reopen,
    Report,
    Reported,
    Reserve,
    Settle,
    TableOption,
    TakePosition,
    WithdrawOption,
    WithdrawPosition,
    WithdrawReport,
)
from multitrack.record.act.packages import (
    Adopt,
    Assent,
    CloseRatification,
    Harvest,
    LiftBracket,
    Object,
    PackageAct,
    ProposePackage,
    PutToRatification,
    WithdrawPackage,
)
from multitrack.record.act.representing import (
    AnswerInput,
    ClaimConstituency,
    ContestClaim,
    DecideName,
    DeclareList,
    LiftListing,
    ListGroup,
    NameDecision,
    NoteInput,
    RepresentingAct,
    WithdrawClaim,
)
from multitrack.record.act.rooms import (
    ChangeTrack,
    CloseChannel,
    CloseTrack,
    HandOver,
    MoveIssue,
    OpenChannel,
    Opening,
    OpenTrack,
    ParkIssue,
    Receive,
    Restructure,
    RoomAct,
    TakeUp,
)
from multitrack.record.act.seats import (
    Admit,
    ComeBack,
    EndProxy,
    GiveProxy,
    LeaveSeat,
    Seat,
    SeatAct,
    TakeSeat,
    WalkOut,
)
from multitrack.record.act.statements import LinkStatement, NoteStatement, StatementAct, WithdrawStatement
from multitrack.record.act.words import (
    Ask,
    AskKnown,
    AskWithdrawn,
    ContactKnown,
    ContactWithdrawn,
    Correct,
    Erase,
    GiveUndertaking,
    NoteContact,
    Release,
    Released,
    Reply,
    ReportDone,
    Say,
    Verify,
    WithdrawAsk,
    WithdrawContact,
    WordAct,
)

Act = Annotated[
    SeatAct
    | RoomAct
    | OptionAct
    | PackageAct
    | CountAct
    | CalendarAct
    | WordAct
    | StatementAct
    | RepresentingAct,
    Discriminator("kind"),
]
"""Everything that can stand in an entry. Some follow from other acts or from time, and nobody does them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An act someone wants to do: where, judged against what they saw, for whom and from which paper.

    ``seen``: the number of the channel's last entry when the act was written (absent: the present one).
    ``key``: a mark of the author's choosing; the same key on the same channel is done once.
    """

    author: PersonId
    channel: ChannelId
    act: Act
    seen: int | None = None
    on_behalf_of: PartyId | None = None
    from_paper: str = ""
    key: str = ""


__all__ = [
    "FOLD_VERSION",
    "RULES_VERSION",
    "Abstain",
    "Act",
    "AdjournSitting",
    "Admit",
    "Adopt",
    "AmendOption",
    "AnswerInput",
    "AnswerTo",
    "Ask",
    "AskId",
    "AskKnown",
    "AskWithdrawn",
    "Assent",
    "BeginSitting",
    "CalendarAct",
    "CallSitting",
    "Called",
    "CancelSitting",
    "ChangeTrack",
    "ClaimConstituency",
    "CloseChannel",
    "CloseRatification",
    "CloseRound",
    "CloseTrack",
    "ComeBack",
    "Confirm",
    "ContactKnown",
    "ContactWithdrawn",
    "ContestClaim",
    "Correct",
    "CountAct",
    "CountEndorsements",
    "CountVotes",
    "DecideName",
    "DeclareList",
    "EndProxy",
    "EndSitting",
    "Erase",
    "Fate",
    "Find",
    "GiveProxy",
    "GiveUndertaking",
    "GroupWord",
    "HandOver",
    "Harvest",
    "InputId",
    "InterpreterId",
    "Lapse",
    "LapseReport",
    "LeaveSeat",
    "LiftBracket",
    "LiftListing",
    "LiftReservation",
    "LinkStatement",
    "ListGroup",
    "ListId",
    "ListingId",
    "MoveIssue",
    "MoveSitting",
    "NameDecision",
    "NoteContact",
    "NoteInput",
    "NoteReading",
    "NoteStatement",
    "Object",
    "OpenChannel",
    "OpenRound",
    "OpenTrack",
    "Opening",
    "OptionAct",
    "PackageAct",
    "PackageId",
    "ParkIssue",
    "ProposePackage",
    "PutToRatification",
    "PutUnderSilence",
    "Question",
    "RatificationId",
    "Receive",
    "Release",
    "Released",
    "Reopen",
    "Reply",
    "Report",
    "ReportDone",
    "Reported",
    "RepresentingAct",
    "Request",
    "Reserve",
    "Restructure",
    "ResumeSitting",
    "RoomAct",
    "RoomId",
    "RoundId",
    "Say",
    "Seat",
    "SeatAct",
    "Settle",
    "SittingId",
    "StatementAct",
    "TableOption",
    "TakePosition",
    "TakeSeat",
    "TakeUp",
    "TimeIsUp",
    "UndertakingId",
    "Verify",
    "WalkOut",
    "WithdrawAsk",
    "WithdrawClaim",
    "WithdrawContact",
    "WithdrawOption",
    "WithdrawPackage",
    "WithdrawPosition",
    "WithdrawReport",
    "WithdrawStatement",
    "WordAct",
]
