"""What stands after a verb of saying: a clause, a quotation, an appeal, a thing."""

from __future__ import annotations

from dataclasses import dataclass

from multitrack.reading.addressing import addressee_end, to_whom
from multitrack.reading.asides import clause_behind, past_asides
from multitrack.reading.drafts import Rule
from multitrack.reading.languages.language import Frame, Language
from multitrack.reading.phrases import text_of
from multitrack.reading.tokens import Hit, Token, hits_in


@dataclass(frozen=True, slots=True)
class Follows:
    """Where the words begin; ``marked`` where "that", a colon or a quotation shows it; who was told."""

    first: int
    rule: Rule
    marked: bool = False
    to: str | None = None


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
    at = past_asides(tokens, hit.after, end, language, everything=False)
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
    at, told = to_whom(tokens, at, end, language)
    to = to or told
    place = past_asides(tokens, at, end, language, everything=True)
    if place >= end and plain:
        place = clause_behind(tokens, past_asides(tokens, at, end, language, everything=False), end, language)
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
    after = addressee_end(tokens, hit.after, end, language)
    if after == hit.after:
        return None
    to = text_of(tokens[hit.after : after])
    plain = Frame.APPEAL not in hit.verb.frames
    found = _clause(tokens, after, end, language, plain=plain, to=to)
    if found is not None or after + 1 >= end:
        return found
    if tokens[after].low == language.to and Frame.THAT not in hit.verb.frames:
        return Follows(after, Rule.APPEAL, to=to)
    return None


def _appeal(tokens: tuple[Token, ...], at: int, end: int, language: Language) -> Follows | None:
    """Somebody who is asked, then "to" and what they should do."""
    at = past_asides(tokens, at, end, language, everything=False)
    if at >= end or _no_thing(tokens[at], language):
        return None
    if tokens[at].low == language.that and at + 1 < end:
        return Follows(at + 1, Rule.SAID_THAT, marked=True)
    for place in range(at + 1, end - 1):
        if tokens[place].quoted or tokens[place].text in {";", ":"}:
            break
        following = tokens[place + 1]
        if tokens[place].low == language.to and following.is_word and _acts(following, language):
            return Follows(at, Rule.APPEAL, to=text_of(_affirmed(tokens[at:place], language)))
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
