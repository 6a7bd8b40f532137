"""Where talks are held: channels opened and closed, work teams formed, changed and ended, issues moved between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from multitrack.model.channel import Channel
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.position import Position
from multitrack.model.rule import Rule
from multitrack.model.talks import Talks
from multitrack.model.track import Track, TrackId
from multitrack.record.act.codes import FOLD_VERSION, RULES_VERSION
from multitrack.record.act.options import Reserve
from multitrack.record.act.seats import Seat


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
class ChangeTrack:
    """Change a work team as it stands: its members, chair, rule or terms, under the same code."""

    track: Track
    reason: str = ""
    kind: Literal["change track"] = "change track"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restructure:
    """End some work teams and form others from their issues: a merger, a split, or any new division.

    Each issue goes to its new team with its present standing; its history stays with those who heard it.
    """

    ends: tuple[TrackId, ...]
    forms: tuple[Track, ...]
    reason: str = ""
    kind: Literal["restructure"] = "restructure"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveIssue:
    """Give an issue to another work team, or refer it up to the plenary (``to`` absent), with its present standing."""

    issue: IssueId
    to: TrackId | None = None
    reason: str = ""
    kind: Literal["move issue"] = "move issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive:
    """What a body receives with an issue that was moved to it: the options and stances as they stand now.

    ``awaiting``: stances accepted ad referendum, which no capital has confirmed yet. ``reservations``: those
    that were made where it comes from.
    """

    issue: IssueId
    from_track: TrackId | None = None
    options: tuple[Option, ...] = ()
    positions: tuple[Position, ...] = ()
    awaiting: tuple[Position, ...] = ()
    reservations: tuple[Reserve, ...] = ()
    settled: OptionId | None = None
    kind: Literal["receive"] = "receive"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkIssue:
    """Set an issue aside, until a moment or until it is taken up again; nothing is done on it meanwhile."""

    issue: IssueId
    until: datetime | None = None
    reason: str = ""
    kind: Literal["park issue"] = "park issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """Take up an issue again that was parked or handed over; ``words`` say what came of it there."""

    issue: IssueId
    words: str = ""
    kind: Literal["take up"] = "take up"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Hand an issue to a third body outside these talks (a court, a commission, experts), until it is taken up again."""

    issue: IssueId
    to: str
    reason: str = ""
    kind: Literal["hand over"] = "hand over"


RoomAct = (
    Opening
    | OpenChannel
    | CloseChannel
    | OpenTrack
    | CloseTrack
    | ChangeTrack
    | Restructure
    | MoveIssue
    | Receive
    | ParkIssue
    | TakeUp
    | HandOver
)
"""What is done about where talks are held."""
