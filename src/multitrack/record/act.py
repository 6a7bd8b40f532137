"""Everything that can be done in talks: one frozen value per act, in the words of the table.

An act says what is done; who does it, where, for whom and from which paper stands in the
:class:`Request` around it. Options, positions and seats are carried in full, so that an entry is complete for
those who hear only it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, NewType

from pydantic import Discriminator

from multitrack.model.channel import Channel, ChannelId
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.package import Package
from multitrack.model.party import AdmissionState, PartyId, PersonId, PowerId, Role
from multitrack.model.position import Position
from multitrack.model.rule import Rule
from multitrack.model.talks import Talks
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId

PackageId = NewType("PackageId", str)
"""The code of a proposed package."""

FOLD_VERSION = 1
"""The version of the fold that new channels are opened under; each opening entry names it."""
RULES_VERSION = 1
"""The version of the rules of procedure that new channels are opened under."""


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
class Opening:
    """The first entry of a channel: its grounds and rule, who sits, and what it holds from the beginning.

    Convening writes one on each channel, holding only what the file assigns to it. Those of the plenary and of
    the public channel name the key under which receipts of this record are signed.
    """

    channel: Channel
    holds: Talks
    rule: Rule
    seats: tuple[Seat, ...] = ()
    fold_version: int = FOLD_VERSION
    rules_version: int = RULES_VERSION
    public_key: str = ""
    kind: Literal["opening"] = "opening"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChannel:
    """Open a standing line with an audience; whoever opens it takes the first seat."""

    channel: Channel
    seats: tuple[Seat, ...]
    kind: Literal["open channel"] = "open channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseChannel:
    """Close a channel: nothing more is written on it, and what was written stays."""

    reason: str = ""
    kind: Literal["close channel"] = "close channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTrack:
    """Form a work team: the plenary hears of it, and the track's own channel opens with its people."""

    track: Track
    kind: Literal["open track"] = "open track"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTrack:
    """End a work team; what it reported stands, its issues return to the plenary."""

    track: TrackId
    reason: str = ""
    kind: Literal["close track"] = "close track"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admit:
    """Change where a party stands towards the table: admit, suspend, exclude, and so on, with the reason."""

    party: PartyId
    state: AdmissionState
    reason: str = ""
    authority: str = ""
    until: date | None = None
    kind: Literal["admit"] = "admit"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSeat:
    """Give a person a seat on the channel."""

    seat: Seat
    kind: Literal["seat"] = "seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSeat:
    """Take a person's seat on the channel away, or leave it oneself."""

    person: PersonId
    reason: str = ""
    kind: Literal["leave seat"] = "leave seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOption:
    """Put one possible settlement of an issue before the body."""

    issue: IssueId
    option: Option
    kind: Literal["table option"] = "table option"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendOption:
    """Replace an option's words; stances taken on the old words lapse."""

    issue: IssueId
    option: Option
    kind: Literal["amend option"] = "amend option"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawOption:
    """Take an option off the table."""

    issue: IssueId
    option: OptionId
    reason: str = ""
    kind: Literal["withdraw option"] = "withdraw option"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePosition:
    """A party says how it holds itself towards an option.

    ``brings`` carries the option in full where the channel does not hold it yet.
    """

    position: Position
    words: str = ""
    brings: Option | None = None
    kind: Literal["take position"] = "take position"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReading:
    """Note, in one's own channel, how another party is read: an inference, never that party's word."""

    position: Position
    words: str = ""
    brings: Option | None = None
    kind: Literal["note reading"] = "note reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Settle an issue on an option, ad referendum: provisional until the whole is adopted."""

    issue: IssueId
    option: OptionId
    kind: Literal["settle"] = "settle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Open a settled issue again; where it was reported, the plenary hears that the report is withdrawn."""

    issue: IssueId
    reason: str = ""
    kind: Literal["reopen"] = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One settled issue of a report, with the option in full."""

    issue: IssueId
    option: Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A work team reports what it has settled to the plenary; what it reported last is its result."""

    track: TrackId
    settled: tuple[Reported, ...] = ()
    words: str = ""
    kind: Literal["report"] = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawReport:
    """What a track had reported on an issue no longer stands."""

    track: TrackId
    issue: IssueId
    reason: str = ""
    kind: Literal["withdraw report"] = "withdraw report"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposePackage:
    """Put one settlement over all tracks before the plenary; open issues stay open in it."""

    id: PackageId
    title: str
    package: Package
    kind: Literal["propose package"] = "propose package"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assent:
    """A party agrees to a proposed package."""

    party: PartyId
    package: PackageId
    kind: Literal["assent"] = "assent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """A party objects to a proposed package, and may say why."""

    party: PartyId
    package: PackageId
    reason: str = ""
    kind: Literal["object"] = "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt:
    """Declare a package adopted; the plenary's rule and the linkage decide whether it is."""

    package: PackageId
    kind: Literal["adopt"] = "adopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftBracket:
    """Settle a bracket that is wording only: the words that stand in its place from now on."""

    bracket: BracketId
    words: str
    kind: Literal["lift bracket"] = "lift bracket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Say something on the channel."""

    words: str
    kind: Literal["say"] = "say"


Act = Annotated[
    Opening
    | OpenChannel
    | CloseChannel
    | OpenTrack
    | CloseTrack
    | Admit
    | TakeSeat
    | LeaveSeat
    | TableOption
    | AmendOption
    | WithdrawOption
    | TakePosition
    | NoteReading
    | Settle
    | Reopen
    | Report
    | WithdrawReport
    | ProposePackage
    | Assent
    | Object
    | Adopt
    | LiftBracket
    | Say,
    Discriminator("kind"),
]
"""Everything that can stand in an entry. Opening and WithdrawReport follow from other acts; nobody does them."""


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
