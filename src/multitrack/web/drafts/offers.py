"""A draft as it is offered: what it says, what has to be asked first, what the register has already, what a yes enters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multitrack.model.statement import Form
from multitrack.reading.drafts import DraftContact, DraftStatement, Rule, Speaker
from multitrack.record.answer import Phrase
from multitrack.report.saying import Sentence, say
from multitrack.web.drafts.carrying import Decision
from multitrack.web.drafts.passages import Marked
from multitrack.web.drafts.wording import RULES
from multitrack.web.rooms.doings import Doing
from multitrack.web.rooms.room import Room
from multitrack.web.slips.statements import FORMS

if TYPE_CHECKING:
    from django.utils.functional import Promise

Question = Sentence | Phrase | str
"""Something to ask, in words."""
Initial = Mapping[str, str | list[str]]
"""What a draft writes on its slip, by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One draft, before a person. ``must``: what is unknown and has to be answered before it can be entered.

    ``initial`` is what a yes enters. ``here``: this room's register has it already. ``decision``: what became of it.
    """

    key: str
    number: int
    kind: str
    who: Sentence
    words: str
    form: Form | None
    rule: Rule
    why: Question
    must: tuple[Question, ...]
    doubts: tuple[Question, ...]
    told: tuple[Sentence, ...]
    known: tuple[Sentence, ...]
    here: bool
    initial: Initial
    marked: Marked
    decision: Decision | None = None
    link: Doing | None = None

    @property
    def statement(self) -> bool:
        """Whether it is a statement, not a contact."""
        return self.kind == "note statement"

    @property
    def open(self) -> bool:
        """Whether it still waits for a word."""
        return self.decision is None and not self.here

    @property
    def as_it_stands(self) -> bool:
        """Whether a yes alone can enter it."""
        return not self.must and not self.here

    @property
    def whose(self) -> Promise | None:
        """Whose words they are."""
        return None if self.form is None else FORMS[self.form]

    @property
    def because(self) -> Promise:
        """The rule that made it."""
        return RULES[self.rule]


def key_of(draft: DraftStatement | DraftContact) -> str:
    """Where a draft's words stand: the same in every reading of one text, whatever was entered meanwhile."""
    start, end = draft.extent if isinstance(draft, DraftStatement) else draft.rests_on
    return f"{'s' if isinstance(draft, DraftStatement) else 'c'}{start}-{end}"


def by_office(room: Room, speaker: Speaker) -> Sentence:
    """What is asked about somebody whom the talks do not know, and whose office names one of their sides."""
    return say(
        "These talks do not know “{name}”. By the office it would be for {party}: is that so?",
        name=speaker.name,
        party=room.visit.called.side_named(speaker.on_behalf_of or ""),
    )
