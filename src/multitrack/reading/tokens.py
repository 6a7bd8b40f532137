"""A sentence as words, marks and whole quotations, and the verbs of saying in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.reading.languages.language import Language, Tense, Verb
from multitrack.reading.sentences import Shape

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s[A-Z])|[^\W_]+(?:[’'.\-–][^\W_]+)*(?:[’'](?!\w))?|\S")
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation (``quoted``); ``low`` is the word in small letters."""

    start: int
    end: int
    text: str
    low: str
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and neither a mark nor a quotation."""
        return not self.quoted and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital letter, "al-Jarba" included."""
        if self.quoted:
            return False
        before, hyphen, after = self.text.partition("-")
        return self.text[0].isupper() or bool(hyphen and len(before) <= 3 and after[:1].isupper())


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb of saying: the tokens from ``first`` up to, not including, ``after``."""

    first: int
    after: int
    verb: Verb
    tense: Tense


def tokens_of(shape: Shape, start: int, end: int, language: Language) -> tuple[Token, ...]:
    """The tokens of a stretch; an abbreviation keeps its full stop."""
    found: list[Token] = []
    at = start
    for quote in (*shape.quotes_within(start, end), None):
        stop = end if quote is None else quote.start
        found += _plain(shape.text, at, stop, language)
        if quote is not None:
            at = min(quote.end, end)
            found.append(Token(quote.start, at, shape.text[quote.start : at], "", quoted=True))
    return tuple(found)


def _plain(text: str, start: int, end: int, language: Language) -> Iterator[Token]:
    at = start
    while at < end and (found := _WORD.search(text, at, end)) is not None:
        word = found[0]
        if text[found.end() : found.end() + 1] == "." and f"{word}.".lower() in language.abbreviations:
            word += "."
        yield Token(found.start(), found.start() + len(word), word, word.lower().replace("’", "'"))
        at = found.start() + len(word)


def hits_in(tokens: tuple[Token, ...], language: Language) -> tuple[Hit, ...]:
    """Every shape of a verb of saying, the longest phrase first; whether it is one here, others judge."""
    found: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = _hit(tokens, at, language) if tokens[at].is_word else None
        if hit is not None:
            found.append(hit)
        at = at + 1 if hit is None else hit.after
    return tuple(found)


def _hit(tokens: tuple[Token, ...], at: int, language: Language) -> Hit | None:
    for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
        words = tokens[at : at + length]
        known = language.verbs.get(" ".join(each.low for each in words))
        if known is not None:
            return Hit(at, at + length, *known)
    return None
