"""Rounds and sittings: who meets when and where, begun, adjourned, resumed and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from multitrack.model.channel import ChannelId
from multitrack.model.party import PersonId
from multitrack.record.act.codes import InterpreterId, RoomId, RoundId, SittingId
from multitrack.record.act.options import Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """Begin a round of the talks."""

    id: RoundId
    title: str
    until: datetime | None = None
    kind: Literal["open round"] = "open round"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRound:
    """End the round; what is not agreed lapses, goes forward in brackets, or to an annex."""

    round: RoundId
    fate: Fate
    reason: str = ""
    kind: Literal["close round"] = "close round"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One meeting of a body as it is called: which channel sits, from when to when, who, in which room, with whom to interpret."""

    id: SittingId
    channel: ChannelId
    start: datetime
    end: datetime
    people: tuple[PersonId, ...] = ()
    room: RoomId | None = None
    interpreters: tuple[InterpreterId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSitting:
    """Call a sitting of the plenary, of a track, or of this very channel."""

    sitting: Called
    kind: Literal["call sitting"] = "call sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSitting:
    """Change the hours, people, room or interpreters of a sitting that has not begun."""

    sitting: Called
    reason: str = ""
    kind: Literal["move sitting"] = "move sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelSitting:
    """A sitting that has not begun is not held."""

    sitting: SittingId
    reason: str = ""
    kind: Literal["cancel sitting"] = "cancel sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginSitting:
    """A sitting begins, on the channel that sits.

    ``called``: the sitting as it was called, in full, since that may stand on a wider channel; the floor sees to it.
    """

    sitting: SittingId
    called: Called | None = None
    kind: Literal["begin sitting"] = "begin sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournSitting:
    """A sitting is interrupted, until a moment or until it is resumed."""

    sitting: SittingId
    until: datetime | None = None
    reason: str = ""
    kind: Literal["adjourn sitting"] = "adjourn sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeSitting:
    """An adjourned sitting goes on."""

    sitting: SittingId
    kind: Literal["resume sitting"] = "resume sitting"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSitting:
    """A sitting ends; what the channel does not keep is erased, and seats for this sitting end."""

    sitting: SittingId
    kind: Literal["end sitting"] = "end sitting"


CalendarAct = (
    OpenRound
    | CloseRound
    | CallSitting
    | MoveSitting
    | CancelSitting
    | BeginSitting
    | AdjournSitting
    | ResumeSitting
    | EndSitting
)
"""What is done about when people meet."""
