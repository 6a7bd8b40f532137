"""Who was told, or met: named behind a verb, behind "to", behind an occasion."""

from __future__ import annotations

from multitrack.reading.asides import past_time
from multitrack.reading.languages.language import Frame, Language
from multitrack.reading.nouns import is_body, of_people
from multitrack.reading.phrases import text_of
from multitrack.reading.tokens import Hit, Token


def addressee(tokens: tuple[Token, ...], hit: Hit, end: int, language: Language) -> str | None:
    """Who was told, where the words themselves stand before the verb."""
    if Frame.TELLS in hit.verb.frames:
        return text_of(tokens[hit.after : addressee_end(tokens, hit.after, end, language)]) or None
    return to_whom(tokens, hit.after, end, language)[1]


def to_whom(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> tuple[int, str | None]:
    """After "said": "to reporters", where somebody is named."""
    if at + 1 >= end or tokens[at].low != language.to:
        return at, None
    after = addressee_end(tokens, at + 1, end, language)
    return (after, text_of(tokens[at + 1 : after])) if after > at + 1 else (at, None)


def addressee_end(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> int:
    """Where the name of who was told ends."""
    start = at
    while at < end:
        word, inside = tokens[at], at > start
        if (
            word.quoted
            or not word.is_word
            or word.low == language.that
            or word.low in language.joins - {language.and_}
        ):
            break
        opens = (
            word.low in language.articles or word.low in language.possessives or word.low in language.pronouns
        )
        timed = past_time(tokens, at, language) > at and not (word.is_capital and tokens[at - 1].is_capital)
        new = inside and (opens or timed or word.low in language.quantities)
        if new and tokens[at - 1].low not in language.bindings | {language.and_}:
            break
        if word.low in language.openers | language.bindings and not (
            inside and _binds_forward(tokens, at, language)
        ):
            break
        at += 1
        if (not inside and word.low in language.pronouns) or (
            at < end and tokens[at].low in language.published
        ):
            break
    return at


def _binds_forward(tokens: tuple[Token, ...], at: int, language: Language) -> bool:
    before = tokens[at - 1]
    if tokens[at].low not in language.close_bindings:
        return False
    return before.is_capital or of_people(before.low, language) or before.low in language.body_words


def addressee_from(tokens: tuple[Token, ...], language: Language) -> tuple[str, int] | None:
    """Behind an occasion: "with" or "to" somebody, and where that name ends."""
    if len(tokens) < 2 or tokens[0].low not in language.towards:
        return None
    after = addressee_end(tokens, 1, len(tokens), language)
    while after > 1 and tokens[after - 1].low in language.published:
        after -= 1
    return (text_of(tokens[1:after]), tokens[after - 1].end) if after > 1 else None


def _goes_on_with(tokens: tuple[Token, ...], at: int, language: Language) -> bool:
    """Whether "and" leads to a further name, and not to a further verb."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    opens = language.articles | language.possessives
    return following is not None and (
        following.is_capital
        or following.low in opens
        or of_people(following.low, language)
        or is_body(following.low, language)
    )


def party_after(tokens: tuple[Token, ...], language: Language) -> tuple[str, int] | None:
    """Who is named directly behind a verb or phrase of meeting, loaded words left out, and where that ends."""
    if not tokens:
        return None
    at = 0
    while at < len(tokens) and (tokens[at].low in language.carriers or past_time(tokens, at, language) > at):
        at = max(at + 1, past_time(tokens, at, language))
    opening: tuple[Token, ...] = ()
    if at + 1 < len(tokens) and tokens[at + 1].low in language.loaded_words:
        opening, at = tokens[at : at + 1], at + 2
    if opening and at < len(tokens) and tokens[at].quoted:
        return f"{text_of(opening)} {tokens[at].text[1:-1]}", tokens[at].end
    after = addressee_end(tokens, at, len(tokens), language)
    joint = (each for each in range(at, after) if tokens[each].low == language.and_)
    after = next((each for each in joint if not _goes_on_with(tokens, each, language)), after)
    while after > at and tokens[after - 1].low in language.loaded_words:
        after -= 1
    if not any(word.is_word for word in tokens[at:after]):
        return None
    return text_of((*opening, *tokens[at:after])), tokens[after - 1].end
