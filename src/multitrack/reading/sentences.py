"""The shape of a text: paragraphs, quotations, and sentences that no quotation breaks.

All offsets are into the document's text. In ``Shape.masked``, as long as the text, what stands inside a
quotation is blotted out (its last mark excepted), so that a verb inside a quotation is nobody's verb of saying.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.reading.languages.language import Language

BLOT = "\ue000"
"""Stands for one character inside a quotation."""
LONGEST_SENTENCE = 3_000
"""Characters; what is longer is no sentence of a report, and is left unread."""

_LONGEST_SINGLE = 600
"""Characters that one quotation between single marks may hold."""
_MOST_APOSTROPHES = 30
_WIDEST, _SHORT = 100, 50
"""Characters: lines broken to fit a page are no longer than the one; shorter than the other, they end there."""

_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"'}
_CLOSING = '”»"'


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: its marks included. ``closed`` is false where it goes on in the next paragraph."""

    start: int
    end: int
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """The words without their marks."""
        return self.start + 1, self.end - (1 if self.closed else 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, by its place in the text and in its paragraph."""

    start: int
    end: int
    paragraph: int
    first: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A text with its paragraphs, quotations and sentences."""

    text: str
    masked: str
    paragraphs: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]

    def quotes_within(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations that begin within a stretch."""
        first = bisect_left(self.quotes, start, key=lambda quote: quote.start)
        after = bisect_left(self.quotes, end, key=lambda quote: quote.start)
        return self.quotes[first:after]

    def sentence_around(self, at: int) -> tuple[int, int]:
        """The sentence that holds a place."""
        number = bisect_right(self.sentences, at, key=lambda sentence: sentence.start) - 1
        sentence = self.sentences[max(0, number)]
        return sentence.start, sentence.end


def shape_of(text: str, language: Language) -> Shape:
    """The shape of a text."""
    paragraphs = tuple(_paragraphs(text))
    quotes = tuple(quote for place in paragraphs for quote in _quotes(text, *place))
    masked = _masked(text, quotes)
    sentences = tuple(
        Sentence(start, end, number, start == place[0])
        for number, place in enumerate(paragraphs)
        for start, end in _sentences(masked, *place, language)
    )
    return Shape(text, masked, paragraphs, quotes, sentences)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines; each line, where the lines are whole paragraphs and not broken to fit."""
    lines = text.split("\n")
    broken = "" in (line.strip() for line in lines[1:-1]) and max(map(len, lines)) <= _WIDEST
    start = at = 0
    for line in lines:
        end = at + len(line)
        whole = not broken or len(line) < _SHORT or not line.strip()
        if (whole or end >= len(text)) and text[start:end].strip():
            words = text[start:end]
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        start = end + 1 if whole else start
        at = end + 1


def _quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    at = start
    while at < end:
        mark = text[at]
        close = -1
        if mark in _PAIRS:
            close = min(
                (found for each in _PAIRS[mark] if (found := text.find(each, at + 1, end)) >= 0), default=-1
            )
            if close < 0:
                yield Quote(at, end, closed=False)
                return
        elif mark in "‘'" and _opens_single(text, at, start, end):
            close = _single_end(text, at, end)
        if close > at:
            yield Quote(at, close + 1)
            at = close
        at += 1


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    return before in " \n(—–" and at + 1 < end and text[at + 1].isalnum()


def _single_end(text: str, at: int, end: int) -> int:
    """Where a single quotation mark closes: before no letter, and not far."""
    close = "’" if text[at] == "‘" else "'"
    stop = min(end, at + _LONGEST_SINGLE)
    found = text.find(close, at + 1, stop)
    owner = -1
    for _ in range(_MOST_APOSTROPHES):
        if found < 0:
            break
        if not (found + 1 < end and text[found + 1].isalnum()):
            if not _may_own(text, found, end):
                return found
            owner = owner if owner >= 0 else found
        found = text.find(close, found + 1, stop)
    return owner


def _may_own(text: str, at: int, end: int) -> bool:
    """Whether a mark may be an apostrophe: the parties' demands."""
    return text[at - 1] == "s" and at + 2 < end and text[at + 1] == " " and text[at + 2].islower()


def _masked(text: str, quotes: tuple[Quote, ...]) -> str:
    parts, at = [], 0
    for quote in quotes:
        first, last = quote.inner
        kept = last - 1 if last > first and text[last - 1] in ".,!?…" else last
        parts += [text[at:first], BLOT * (kept - first)]
        at = kept
    parts.append(text[at:])
    return "".join(parts)


_END = re.compile(rf"[.!?…][{_CLOSING}’')]?\s+(?=[“\"‘'«„(]?[A-Z0-9À-ÖØ-Þ{BLOT}])")
_HEAD = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,4}$|(?:he|she|they)\s+$")


def _sentences(masked: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    at = start
    for found in _END.finditer(masked, start, end):
        if found.start() < at or not _ends(masked, at, found, end, language):
            continue
        stop = found.start() + len(found[0].rstrip())
        yield at, stop
        at = found.end()
    if at < end:
        yield at, end


def _ends(masked: str, at: int, found: re.Match[str], end: int, language: Language) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation or a quotation whose speaker follows."""
    word = masked[max(at, found.start() - 20) : found.start() + 1].split()[-1:]
    if masked[found.start()] == "." and word:
        last = word[0].lower().lstrip("(\"“‘'")
        if last in language.abbreviations or re.fullmatch(r"(?:[a-z]\.)+", last):
            return False
    quoted = masked[found.start() + 1 : found.start() + 2] in set(_CLOSING + "’'")
    return not (
        quoted
        and masked[found.start()] in "!?"
        and _speaker_follows(masked[found.end() : min(end, found.end() + 60)], language)
    )


def _speaker_follows(following: str, language: Language) -> bool:
    """Whether a name and a verb of saying come next: "...?" Bako asked."""
    words = following.split()
    for number, word in enumerate(words[:4]):
        if number and word.lower().strip(".,") in language.verbs:
            return True
        if not word[:1].isupper():
            return False
    return False
