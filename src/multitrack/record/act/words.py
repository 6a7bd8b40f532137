"""What is said: words, asks and replies, contacts, undertakings given and done, releases, corrections, erasure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from multitrack.model.channel import ChannelId
from multitrack.model.contact import AnswerTo, AskId, Contact, ContactId
from multitrack.model.contact import Ask as AskMade
from multitrack.model.issue import IssueId, OptionId, Undertaking
from multitrack.model.party import OutsidePower, PartyId, PowerId
from multitrack.record.act.codes import UndertakingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Say something on the channel."""

    words: str
    kind: Literal["say"] = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask something of a party or power on this channel, by a day.

    ``issue`` and ``option``: what it comes to, where it asks for an option. ``known_to``: a wider channel that is
    told in the same act what was asked of whom; the reply stays here.
    """

    id: AskId
    words: str
    of_party: PartyId | None = None
    of_power: PowerId | None = None
    by: date | None = None
    issue: IssueId | None = None
    option: OptionId | None = None
    known_to: ChannelId | None = None
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
class AskWithdrawn:
    """That an ask of which this channel was told was taken back."""

    ask: AskId
    kind: Literal["ask withdrawn"] = "ask withdrawn"


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
class NoteContact:
    """Note a contact between sides: who, with whom, when and how, what was said and what is to follow.

    ``brings``: outside powers that are in it and are not known on this channel. ``known_to``: a wider channel that
    is told in the same act of the bare fact; what was said stays here.
    """

    contact: Contact
    brings: tuple[OutsidePower, ...] = ()
    known_to: ChannelId | None = None
    kind: Literal["note contact"] = "note contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawContact:
    """Take back a contact that was noted here wrongly; where its fact was let known, it is taken back there too."""

    contact: ContactId
    reason: str = ""
    kind: Literal["withdraw contact"] = "withdraw contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWithdrawn:
    """That a contact of which this channel was told was noted wrongly."""

    contact: ContactId
    kind: Literal["contact withdrawn"] = "contact withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactKnown:
    """The bare fact of a contact, as whoever noted it let this channel know."""

    contact: Contact
    brings: tuple[OutsidePower, ...] = ()
    kind: Literal["contact known"] = "contact known"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskKnown:
    """What was asked of whom elsewhere, as whoever asked let this channel know; it is not answered here."""

    ask: AskMade
    brings: tuple[OutsidePower, ...] = ()
    kind: Literal["ask known"] = "ask known"


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
    | AskWithdrawn
    | Release
    | Released
    | NoteContact
    | WithdrawContact
    | ContactWithdrawn
    | ContactKnown
    | AskKnown
    | Correct
    | GiveUndertaking
    | ReportDone
    | Verify
    | Erase
)
"""What is said, asked and promised."""
