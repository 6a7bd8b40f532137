"""What stands after a verb of saying: a clause, a quotation, an appeal, a thing; and who was told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from multitrack.reading.drafts import Rule
from multitrack.reading.languages.language import Frame, Language, Tense
from multitrack.reading.naming import Words, chunks_of, is_body, of_people
from multitrack.reading.tokens import Hit, Token, hits_in

_LONGEST_ASIDE = 25


@dataclass(frozen=True, slots=True)
class Follows:
    """Where the words begin; ``marked`` where "that", a colon or a quotation shows it; who was told."""

    first: int
    rule: Rule
    marked: bool = False
    to: str | None = None


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def follows(tokens: tuple[Token, ...], hit: Hit, end: int, language: Language) -> Follows | None:
    """What stands after a verb, by what its frames allow; nothing where nothing of that kind does."""
    frames = hit.verb.frames
    if Frame.TELLS in frames:
        told = _told(tokens, hit, end, language)
        if told is not None:
            return told
    if Frame.THAT in frames:
        clause = _clause(tokens, hit.after, end, language, plain=hit.verb.lemma in language.plain_clause)
        if clause is not None:
            return clause
    if Frame.APPEAL in frames:
        appeal = _appeal(tokens, hit.after, end, language)
        if appeal is not None:
            return appeal
    at = _past_asides(tokens, hit.after, end, language, everything=False)
    if at >= end:
        return None
    if Frame.TO_DO in frames and tokens[at].low == language.to:
        return Follows(at, Rule.TO_DO)
    called = any(word.low == language.as_ for word in tokens[at:end]) or Frame.THING not in frames
    if Frame.AS in frames and called and tokens[at].text != ",":
        return Follows(at, Rule.CALLED)
    if Frame.THING in frames and not _no_thing(tokens[at], language):
        return Follows(at, Rule.CONCERN if hit.verb.attitude else Rule.THING)
    return None


def _no_thing(word: Token, language: Language) -> bool:
    """Whether a word cannot begin the thing that is judged or wished."""
    return (
        word.text in {",", ";"}
        or word.low in language.joins
        or word.low in language.openers
        or word.low == language.by
    )


def _clause(
    tokens: tuple[Token, ...], at: int, end: int, language: Language, *, plain: bool, to: str | None = None
) -> Follows | None:
    """A clause after "that", a quotation, or a clause without a mark after verbs that may go without one."""
    at, told = _to_whom(tokens, at, end, language)
    to = to or told
    place = _past_asides(tokens, at, end, language, everything=True)
    if place >= end and plain:
        place = _clause_behind(
            tokens, _past_asides(tokens, at, end, language, everything=False), end, language
        )
    if place >= end:
        return None
    word = tokens[place]
    if word.low == language.that and place + 1 < end:
        return Follows(place + 1, Rule.SAID_THAT, marked=True, to=to)
    if word.text in {",", ":"} and place + 1 < end and (word.text == ":" or tokens[place + 1].quoted):
        return Follows(place + 1, Rule.SAID_QUOTED, marked=True, to=to)
    if word.quoted:
        return Follows(place, Rule.SAID_QUOTED, marked=True, to=to)
    if plain and word.low in language.joins | {","} and place > at:
        return None
    if not plain or word.text in {",", ";"} or word.low in language.joins | {language.to, language.by}:
        return None
    return Follows(place, Rule.SAID_THAT, to=to)


def _told(tokens: tuple[Token, ...], hit: Hit, end: int, language: Language) -> Follows | None:
    after = _addressee_end(tokens, hit.after, end, language)
    if after == hit.after:
        return None
    to = _text(tokens[hit.after : after])
    plain = Frame.APPEAL not in hit.verb.frames
    found = _clause(tokens, after, end, language, plain=plain, to=to)
    if found is not None or after + 1 >= end:
        return found
    if tokens[after].low == language.to and Frame.THAT not in hit.verb.frames:
        return Follows(after, Rule.APPEAL, to=to)
    return None


def addressee(tokens: tuple[Token, ...], hit: Hit, end: int, language: Language) -> str | None:
    """Who was told, where the words themselves stand before the verb."""
    if Frame.TELLS in hit.verb.frames:
        return _text(tokens[hit.after : _addressee_end(tokens, hit.after, end, language)]) or None
    return _to_whom(tokens, hit.after, end, language)[1]


def _to_whom(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> tuple[int, str | None]:
    """After "said": "to reporters", where somebody is named."""
    if at + 1 >= end or tokens[at].low != language.to:
        return at, None
    after = _addressee_end(tokens, at + 1, end, language)
    return (after, _text(tokens[at + 1 : after])) if after > at + 1 else (at, None)


def _addressee_end(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> int:
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
        timed = _time_at(tokens, at, language) > at and not (word.is_capital and tokens[at - 1].is_capital)
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


def _text(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words).replace(" ,", ",")


def _appeal(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> Follows | None:
    """Somebody who is asked, then "to" and what they should do."""
    at = _past_asides(tokens, at, end, language, everything=False)
    if at >= end or _no_thing(tokens[at], language):
        return None
    if tokens[at].low == language.that and at + 1 < end:
        return Follows(at + 1, Rule.SAID_THAT, marked=True)
    for place in range(at + 1, end - 1):
        if tokens[place].quoted or tokens[place].text in {";", ":"}:
            break
        following = tokens[place + 1]
        if tokens[place].low == language.to and following.is_word and _acts(following, language):
            return Follows(at, Rule.APPEAL, to=_text(_affirmed(tokens[at:place], language)))
    return Follows(at, Rule.APPEAL)


def _affirmed(words: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """Words without a "not" at their end."""
    return words[:-1] if len(words) > 1 and words[-1].low in language.negations else words


def asked_in(tokens: tuple[Token, ...], language: Language) -> str | None:
    """Who is asked to do something, wherever words hold an appeal."""
    for hit in hits_in(tokens, language):
        if Frame.APPEAL in hit.verb.frames:
            found = _appeal(tokens, hit.after, len(tokens), language)
            if found is not None and found.to is not None:
                return found.to
    return None


def _acts(word: Token, language: Language) -> bool:
    closed = language.articles | language.possessives | language.body_words | language.pronouns.keys()
    return not word.is_capital and word.low not in closed and word.low.isalpha()


def _past_asides(
    tokens: tuple[Token, ...], at: int, end: int, language: Language, *, everything: bool
) -> int:
    """Past what only says when, where and on which occasion; past any such phrase, where a mark follows."""
    while at < end:
        beyond = _time_at(tokens, at, language)
        word = tokens[at]
        if beyond > at:
            at = beyond
        elif word.low in language.carriers or (
            word.text == "," and at + 1 < end and _time_at(tokens, at + 1, language) > at + 1
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


def _clause_behind(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> int:
    """A clause without a mark that begins with a number or a condition, or behind a phrase of place."""
    if at >= end or not tokens[at].is_word:
        return end
    if tokens[at].low in language.conditions or _pattern(language.quantity_pattern).match(
        _text(tokens[at : at + 3])
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


def _time_at(tokens: tuple[Token, ...], at: int, language: Language) -> int:
    """Past an indication of time that begins here."""
    for length in (4, 3, 2, 1):
        words = tokens[at : at + length]
        if len(words) == length and _aside_pattern(language).fullmatch(_text(words)):
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
            if len(kept) > length and _pattern(language.time_pattern).fullmatch(_text(tail)):
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
        if word.quoted or (at and opens and not bound) or (at and _time_at(tuple(first), at, language) > at):
            first = first[:at]
            parts = [first]
            break
    return [first, *parts[1:]]


def addressee_from(tokens: tuple[Token, ...], language: Language) -> tuple[str, int] | None:
    """Behind an occasion: "with" or "to" somebody, and where that name ends."""
    if len(tokens) < 2 or tokens[0].low not in language.towards:
        return None
    after = _addressee_end(tokens, 1, len(tokens), language)
    while after > 1 and tokens[after - 1].low in language.published:
        after -= 1
    return (_text(tokens[1:after]), tokens[after - 1].end) if after > 1 else None


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
    while at < len(tokens) and (tokens[at].low in language.carriers or _time_at(tokens, at, language) > at):
        at = max(at + 1, _time_at(tokens, at, language))
    opening: tuple[Token, ...] = ()
    if at + 1 < len(tokens) and tokens[at + 1].low in language.loaded_words:
        opening, at = tokens[at : at + 1], at + 2
    if opening and at < len(tokens) and tokens[at].quoted:
        return f"{_text(opening)} {tokens[at].text[1:-1]}", tokens[at].end
    after = _addressee_end(tokens, at, len(tokens), language)
    joint = (each for each in range(at, after) if tokens[each].low == language.and_)
    after = next((each for each in joint if not _goes_on_with(tokens, each, language)), after)
    while after > at and tokens[after - 1].low in language.loaded_words:
        after -= 1
    if not any(word.is_word for word in tokens[at:after]):
        return None
    return _text((*opening, *tokens[at:after])), tokens[after - 1].end
