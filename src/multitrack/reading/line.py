"""A sentence with the verbs in it, and what an act of saying is."""

from __future__ import annotations

from dataclasses import dataclass

from multitrack.reading.drafts import Rule
from multitrack.reading.languages.language import Language
from multitrack.reading.subject import Subject
from multitrack.reading.tokens import Hit, Token, hits_in

MARKS = frozenset(",.!?…;:")
"""Marks that end words and belong to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of saying: the verb's place, who spoke (nobody named: as before), and from where to where."""

    verb: str
    loaded: bool
    at: tuple[int, int]
    subject: Subject | None
    first: int
    after: int
    opens: int
    rule: Rule
    to: str | None = None
    gap: tuple[int, int] | None = None
    """Tokens within the words that are not the speaker's: ", she noted,"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's tokens and the verbs in it."""

    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]
    language: Language

    @property
    def end(self) -> int:
        """Where the words end: before the full stop."""
        at = len(self.tokens)
        while at and self.tokens[at - 1].text in MARKS:
            at -= 1
        return at

    def low(self, at: int) -> str:
        """The word at a place in small letters; nothing beyond the ends."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def quoted(self, at: int) -> bool:
        """Whether a quotation stands at a place."""
        return 0 <= at < len(self.tokens) and self.tokens[at].quoted


def line_of(tokens: tuple[Token, ...], language: Language) -> Line:
    """A sentence, ready to be read."""
    return Line(tokens, hits_in(tokens, language), language)


def back(line: Line, at: int) -> int:
    """The last place before a verb that holds no helping word."""
    at -= 1
    while at >= 0 and line.low(at) in line.language.carriers | line.language.floating:
        at -= 1
    return at


def act_of(
    line: Line,
    hit: Hit,
    subject: Subject | None,
    rule: Rule,
    *,
    first: int,
    after: int,
    opens: int,
    to: str | None = None,
    gap: tuple[int, int] | None = None,
) -> Act | None:
    """An act of some words, the marks around them left out; none where no words are left."""
    while first < after and line.tokens[first].text in MARKS:
        first += 1
    while after > first and line.tokens[after - 1].text in MARKS:
        after -= 1
    if first >= after:
        return None
    at = (line.tokens[hit.first].start, line.tokens[hit.after - 1].end)
    return Act(
        verb=hit.verb.lemma,
        loaded=hit.verb.loaded,
        at=at,
        subject=subject,
        first=first,
        after=after,
        opens=opens,
        rule=rule,
        to=to,
        gap=gap,
    )


def comma_after(line: Line, at: int) -> int:
    """The next comma, else the end of the words."""
    return next((each for each in range(at, line.end) if line.low(each) == ","), line.end)
