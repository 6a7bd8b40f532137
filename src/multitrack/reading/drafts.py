"""What a report is read as: drafts that wait for a person's yes, each with the words and the rule it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from multitrack.model.statement import Form
from multitrack.reading.document import Document
from multitrack.record.answer import Phrase


class Rule(StrEnum):
    """Why a draft was made: the rule's name, as it is shown to whoever says yes or no."""

    QUOTED_THEN_SAID = "a quotation, then who said it"
    SAID_QUOTED = "who said it, then a quotation"
    SAID_THAT = "who said it, then that clause"
    WORDS_THEN_SAID = "a clause, then who said it"
    ADDING = "a further verb of saying by the same speaker"
    APPEAL = "an appeal to somebody to do something"
    TO_DO = "what a speaker will do"
    THING = "what a speaker judged, wished or denied"
    CALLED = "what a speaker called a thing"
    ACCORDING_TO = "according to somebody"
    HEADLINE = "a headline: a name, a colon, the words"
    TURN = "a turn in a transcript"
    ALONE = "a quotation that stands alone after its speaker"
    CONCERN = "how a speaker is said to stand to a matter"
    LOADED = "words the outlet sets before what it does not believe"
    MET = "a verb or phrase of meeting"
    PROPOSED = "a verb or phrase of proposing"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, and whose words stand there."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: a person or body of the talks (``known``) or of the report alone, and how that was found.

    ``on_behalf_of`` is the code of a party or power in the talks. ``why`` says how the words of the report led
    to this name.
    """

    name: str
    why: Phrase
    office: str | None = None
    on_behalf_of: str | None = None
    known: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An issue that words touch, by its code and title, and the words by which it was recognised."""

    issue: str
    title: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatement:
    """Words that a report attributes to a speaker; or, in the outlet's own wording, words of the outlet.

    ``words`` leaves out ("[…]") what the outlet put between. ``rests_on`` is the stretch of text that shows the
    attribution. ``questions`` are for the person who says yes or no.
    """

    speaker: Speaker
    verb: str
    words: str
    form: Form
    spans: tuple[Span, ...]
    rests_on: tuple[int, int]
    rule: Rule
    to: str | None = None
    outlet: str | None = None
    occasion: str | None = None
    place: str | None = None
    on: date | None = None
    language: str = "en"
    touches: tuple[Touched, ...] = ()
    questions: tuple[Phrase, ...] = ()

    @property
    def source(self) -> str | None:
        """The outlet, with the occasion that the report names."""
        return ", ".join(part for part in (self.outlet, self.occasion) if part) or None

    @property
    def extent(self) -> tuple[int, int]:
        """From the first to the last of the speaker's words."""
        return min(span.start for span in self.spans), max(span.end for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContact:
    """That two sides were in contact, as a report tells it."""

    who: Speaker
    with_whom: str
    format: str
    words: str
    rests_on: tuple[int, int]
    rule: Rule = Rule.MET
    with_code: str | None = None
    place: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftProposal:
    """What a speaker wants done: by whom, on which matters; ``statement`` is the number of its statement, from 1."""

    by: Speaker
    kinds: tuple[str, ...]
    words: str
    rests_on: tuple[int, int]
    statement: int
    rule: Rule = Rule.PROPOSED
    to: str | None = None
    matters: tuple[str, ...] = ()
    touches: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """All that one document was read as, in the order of its text."""

    document: Document
    language: str
    outlet: str | None = None
    place: str | None = None
    on: date | None = None
    statements: tuple[DraftStatement, ...] = ()
    contacts: tuple[DraftContact, ...] = ()
    proposals: tuple[DraftProposal, ...] = ()
    unread: tuple[Phrase, ...] = ()
    questions: tuple[Phrase, ...] = ()

    def of_speakers(self) -> tuple[DraftStatement, ...]:
        """The statements that speakers made, without the outlet's own wording."""
        return tuple(draft for draft in self.statements if draft.form is not Form.OUTLET)
