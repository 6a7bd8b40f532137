"""Whose words stand where: a speaker's own in quotation marks, a report of them, the outlet's in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from multitrack.model.statement import Form
from multitrack.reading.drafts import Span
from multitrack.reading.languages.language import Language
from multitrack.reading.sentences import Quote, Shape

LEFT_OUT = "[…]"
"""Stands in a speaker's words where the outlet put words of its own."""
_SPACE = " \t\n,"


@cache
def loaded_pattern(language: Language) -> re.Pattern[str]:
    """The words that an outlet sets before what it does not believe."""
    words = "|".join(re.escape(each) for each in sorted(language.loaded_words, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b(?!\s+(?:{language.not_loaded_before})\b)", re.IGNORECASE)


def spans_of(shape: Shape, start: int, end: int, language: Language) -> tuple[Span, ...]:
    """A stretch in spans, each marked; a quotation that only sets off a loaded name is none."""
    found: list[Span] = []
    at = start
    quotes = [quote for quote in shape.quotes_within(start, end) if not _set_off(shape, quote, language)]
    for quote in quotes:
        found += _reported(shape, at, quote.start, language)
        first, last = quote.inner
        found.append(Span(first, min(last, end), Form.QUOTATION))
        at = min(quote.end, end)
    found += _reported(shape, at, end, language)
    return tuple(span for span in found if span.start < span.end)


def _set_off(shape: Shape, quote: Quote, language: Language) -> bool:
    """Whether a loaded word stands directly before a quotation: so-called "..."."""
    before = shape.text[max(0, quote.start - 30) : quote.start].rstrip()
    return any(before.lower().endswith(word) for word in language.loaded_words)


def _reported(shape: Shape, start: int, end: int, language: Language) -> Iterator[Span]:
    at = start
    for found in loaded_pattern(language).finditer(shape.text, start, end):
        yield from _trimmed(shape.text, at, found.start())
        yield Span(found.start(), found.end(), Form.OUTLET)
        at = found.end()
    yield from _trimmed(shape.text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    if any(mark.isalnum() for mark in text[start:end]):
        yield Span(start, end, Form.PARAPHRASE)


def form_of(spans: tuple[Span, ...]) -> Form:
    """A quotation where all of it is quoted; else a paraphrase."""
    return Form.QUOTATION if all(span.form is Form.QUOTATION for span in spans) else Form.PARAPHRASE


def words_of(text: str, spans: tuple[Span, ...]) -> str:
    """The words of a speaker; where only a part is quoted, with its marks."""
    whole = form_of(spans) is Form.QUOTATION
    parts: list[str] = []
    at = spans[0].start
    for span in spans:
        words = " ".join(text[span.start : span.end].split())
        if whole and any(mark.isalnum() for mark in text[at : span.start]):
            parts.append(LEFT_OUT)
        at = span.end
        if span.form is Form.OUTLET:
            words = LEFT_OUT
        elif span.form is Form.QUOTATION and not whole:
            words = f"“{words}”"
        parts.append(words.removesuffix(","))
    return " ".join(parts).strip(" ,")
