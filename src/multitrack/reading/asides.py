"""What only says when, where, how and on which occasion, between a verb and its words or its subject."""

from __future__ import annotations

import re
from functools import cache

from multitrack.reading.languages.language import Language, Tense
from multitrack.reading.nouns import of_people
from multitrack.reading.phrases import Words, chunks_of, text_of
from multitrack.reading.tokens import Token

_LONGEST_ASIDE = 25


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def past_asides(tokens: tuple[Token, ...], at: int, end: int, language: Language, *, everything: bool) -> int:
    """Past what only says when, where and on which occasion; past any such phrase, where a mark follows."""
    while at < end:
        beyond = past_time(tokens, at, language)
        word = tokens[at]
        if beyond > at:
            at = beyond
        elif word.low in language.carriers or (
            word.text == "," and at + 1 < end and past_time(tokens, at + 1, language) > at + 1
        ):
            at += 1
        elif everything and (word.low in language.openers | language.bindings or word.text == ","):
            at = _mark_after(tokens, at, end, language)
            break
        else:
            break
    return at


def _mark_after(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> int:
    """The "that", colon or quotation that closes a phrase, or a comma and the subject behind it; else the end."""
    for place in range(at, min(end, at + _LONGEST_ASIDE)):
        word = tokens[place]
        if word.low == language.that or word.text == ":" or word.quoted:
            return place
        further = language.verbs.get(word.low)
        if further is not None and further[1] is Tense.PARTICIPLE and tokens[place - 1].text == ",":
            break
    return end


def clause_behind(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> int:
    """A clause without a mark that begins with a number or a condition, or behind a phrase of place."""
    if at >= end or not tokens[at].is_word:
        return end
    if tokens[at].low in language.conditions or _pattern(language.quantity_pattern).match(
        text_of(tokens[at : at + 3])
    ):
        return at
    opens = language.articles | language.pronouns.keys() | language.possessives
    for place in range(at + 2, min(end - 2, at + _LONGEST_ASIDE)):
        before = tokens[place - 1]
        if (
            tokens[place].low in opens
            and before.is_word
            and before.low not in language.bindings | language.openers
        ):
            return place
    return end


def past_time(tokens: tuple[Token, ...], at: int, language: Language) -> int:
    """Past an indication of time that begins here."""
    for length in (4, 3, 2, 1):
        words = tokens[at : at + length]
        if len(words) == length and _aside_pattern(language).fullmatch(text_of(words)):
            return at + length
    return at


@cache
def _aside_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(f"{language.time_pattern}|{language.manner_pattern}", re.IGNORECASE)


def without_tail(words: Words, language: Language) -> Words:
    """Words without the time, the helping words and the occasion at their end."""
    kept = list(words)
    changed = True
    while kept and changed:
        changed = False
        if kept[-1].low in language.carriers | language.floating:
            kept.pop()
            changed = True
        for length in (4, 3, 2, 1):
            tail = kept[-length:]
            if len(kept) > length and _pattern(language.time_pattern).fullmatch(text_of(tail)):
                del kept[-length:]
                changed = True
                break
    return kept


def forward_chunks(words: Words, language: Language) -> list[Words]:
    """The parts of what follows "said", the first cut where time, place and occasion begin."""
    parts = chunks_of(words)
    first = list(parts[0]) if parts else []
    for at, word in enumerate(first):
        opens = word.low in language.openers | language.bindings | language.joins
        before = first[at - 1] if at else word
        lower = at > 1 and not before.is_capital and not of_people(before.low, language)
        bound = at > 0 and (word.low in language.close_bindings or (lower and word.low in language.bindings))
        if word.quoted or (at and opens and not bound) or (at and past_time(tuple(first), at, language) > at):
            first = first[:at]
            parts = [first]
            break
    return [first, *parts[1:]]
