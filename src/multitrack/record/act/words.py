"""What is said: words, asks and replies, undertakings given and done, releases, corrections, erasure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from multitrack.model.channel import ChannelId
from multitrack.model.issue import Undertaking
from multitrack.model.party import PartyId, PowerId
from multitrack.record.act.codes import AskId, UndertakingId


class AnswerTo(StrEnum):
    """How an ask was answered."""

    GRANTED = "granted"
    IN_PART = "in part"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Say something on the channel."""

    words: str
    kind: Literal["say"] = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask something of a party or power on this channel, by a day."""

    id: AskId
    words: str
    of_party: PartyId | None = None
    of_power: PowerId | None = None
    by: date | None = None
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Answer an ask: granted, in part, refused, or later; in one's own words."""

    ask: AskId
    answer: AnswerTo
    words: str = ""
    kind: Literal["reply"] = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAsk:
    """Take an ask back."""

    ask: AskId
    reason: str = ""
    kind: Literal["withdraw ask"] = "withdraw ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Let a wider channel know of an entry of this one, in new words; the link stands here only."""

    number: int
    to: ChannelId
    words: str
    kind: Literal["release"] = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What was released to this channel, in the words chosen for it."""

    words: str
    kind: Literal["released"] = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Correct one's own slip: the entry stands as it was written, with the right words beside it."""

    number: int
    words: str
    kind: Literal["correct"] = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUndertaking:
    """One side gives its word on what it will do or give, by when, and who verifies it.

    ``party`` absent: the mediation team, or the power whose seat the author holds.
    """

    id: UndertakingId
    undertaking: Undertaking
    party: PartyId | None = None
    kind: Literal["give undertaking"] = "give undertaking"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDone:
    """Whoever gave an undertaking reports that it is done."""

    undertaking: UndertakingId
    words: str = ""
    kind: Literal["report done"] = "report done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """Whoever verifies an undertaking says whether it was found done."""

    undertaking: UndertakingId
    found: bool
    words: str = ""
    kind: Literal["verify"] = "verify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erase:
    """Erase the words of entries of this channel, and the names of persons in them; codes, stances and verdicts stay."""

    numbers: tuple[int, ...]
    reason: str = ""
    authority: str = ""
    kind: Literal["erase"] = "erase"


WordAct = (
    Say
    | Ask
    | Reply
    | WithdrawAsk
    | Release
    | Released
    | Correct
    | GiveUndertaking
    | ReportDone
    | Verify
    | Erase
)
"""What is said, asked and promised."""
