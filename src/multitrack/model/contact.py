"""Who spoke with whom, and what was asked of whom: one use of a line between powers, parties and the mediation team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NewType

from multitrack.model.channel import TEAM
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.statement import Checked, StatementId

ContactId = NewType("ContactId", str)
"""The code of a contact."""
AskId = NewType("AskId", str)
"""The code of an ask."""
SideId = NewType("SideId", str)
"""The code of whoever can be in contact: of a party, of an outside power, or of the mediation team."""
MEDIATION = SideId(TEAM)
"""The mediation team, as a side."""


class ContactFormat(StrEnum):
    """How two sides were in contact."""

    MEETING = "meeting"
    CALL = "call"
    LETTER = "letter"
    THIRD = "through a third"
    UNKNOWN = "not known"


class AnswerTo(StrEnum):
    """How an ask was answered."""

    GRANTED = "granted"
    IN_PART = "in part"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact between sides: its fact, and what was said there (``gist``, ``next_step``).

    ``who``: the people, where they are known. ``through``: the third, where it was through one.
    """

    id: ContactId
    between: tuple[SideId, ...]
    format: ContactFormat
    on: date
    who: str | None = None
    through: SideId | None = None
    gist: str | None = None
    next_step: str | None = None
    source: str | None = None
    rests_on: tuple[StatementId, ...] = ()
    checked: Checked = Checked.UNVERIFIED
    channel: str | None = None

    @property
    def fact(self) -> Contact:
        """The bare fact: which sides, when, in what format; nothing of what was said, by whom, or how it is known."""
        return Contact(id=self.id, between=self.between, format=self.format, on=self.on, checked=self.checked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What one side asked of another, by when, and the reply; ``of`` absent: of everyone in the room.

    ``issue`` and ``option`` say what it comes to, where it asks for an option of these talks.
    """

    id: AskId
    by: SideId
    words: str
    of: SideId | None = None
    issue: IssueId | None = None
    option: OptionId | None = None
    on: date | None = None
    due: date | None = None
    answer: AnswerTo | None = None
    reply: str | None = None
    answered: date | None = None
    withdrawn: date | None = None
    source: str | None = None
    rests_on: tuple[StatementId, ...] = ()
    channel: str | None = None

    @property
    def fact(self) -> Ask:
        """What was asked, without the reply and without how it is known: these stay where they were said."""
        return replace(
            self,
            answer=None,
            reply=None,
            answered=None,
            source=None,
            rests_on=(),
            channel=None,
        )
