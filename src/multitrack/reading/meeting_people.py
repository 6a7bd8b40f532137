"""Everybody whom a report names in full, met before it is read: a surname may stand before the whole name."""

from __future__ import annotations

from collections.abc import Mapping

from multitrack.reading.cast import Cast
from multitrack.reading.line import Act, Line
from multitrack.reading.naming import Kind, mention_of, name_runs, office_in
from multitrack.reading.phrases import Words, chunks_of, last_phrase
from multitrack.reading.sentences import Shape
from multitrack.reading.tokens import Token, tokens_of

_HEAD = 4
"""Paragraphs among which stands whose interview a report is."""
_LONGEST_NAME = 4


def learn_people(
    cast: Cast,
    shape: Shape,
    lines: Mapping[int, Line],
    acts: Mapping[int, tuple[Act, ...]],
    headings: frozenset[int],
) -> None:
    """Meet the people of all headings and sentences, each with the offices named beside them."""
    for number in sorted(headings):
        start, end = shape.paragraphs[number]
        tokens = tokens_of(shape, start, end, cast.language)
        _learn(cast, tokens, sure=False)
        told = shape.text[start:end].lower()
        if cast.interviewee is None and any(word in told for word in cast.language.interview_words):
            cast.interviewee = cast.named_in(tokens)
    for start, end in shape.paragraphs[:_HEAD] if cast.interviewee is None else ():
        told = shape.text[start:end].casefold()
        if any(word in told for word in cast.language.interview_words):
            tokens = tokens_of(shape, start, end, cast.language)
            _learn(cast, tokens, sure=False)
            cast.interviewee = cast.named_in(tokens)
            break
    for number, line in lines.items():
        _learn(cast, line.tokens, sure=False)
        for act in acts[number]:
            if act.subject is not None and act.subject.mention.kind is Kind.PERSON:
                mention = act.subject.mention
                cast.learn(mention.name, act.subject.office, mention.gender)


def _learn(cast: Cast, tokens: tuple[Token, ...], *, sure: bool) -> None:
    """Everybody in a sentence who stands beside an office or a title."""
    for first, after in name_runs(tokens, cast.language):
        if after - first > _LONGEST_NAME:
            continue
        phrase = last_phrase(tokens[:after], cast.language)
        mention = mention_of(phrase, cast.language)
        office = _before(tokens, phrase, cast) or _beside(tokens, after, cast)
        titled = mention is not None and mention.kind is Kind.PERSON and (mention.office or mention.gender)
        if (
            after == 1
            and first == 0
            and office
            and tokens[2].low in cast.language.indefinite
            and office[0].islower()
        ):
            cast.learn(tokens[0].text, office)
            continue
        if 2 <= after - first <= 3 and first:
            cast.may_be(" ".join(token.text for token in tokens[first:after]))
        if mention is None or mention.kind is not Kind.PERSON or not (sure or titled or office):
            continue
        if " " in mention.name:
            named = mention.office or office
            cast.learn(mention.name, None if named is None or named.isupper() else named, mention.gender)
        elif mention.gender:
            known = cast.by_name(mention.name)
            if known is not None:
                known.gender = known.gender or mention.gender


def _before(tokens: tuple[Token, ...], phrase: Words, cast: Cast) -> str | None:
    """The office before a comma and a name: "the Special Envoy of Keldan, Mr. Anton Selim"."""
    at = tokens.index(phrase[0]) - 1 if phrase else 0
    if at < 1 or tokens[at].text != ",":
        return None
    words = last_phrase(tokens[:at], cast.language)
    return office_in(words, cast.language) if words else None


def _beside(tokens: tuple[Token, ...], after: int, cast: Cast) -> str | None:
    """The office after a name and a comma."""
    if after + 2 < len(tokens) and tokens[after].text == "(" and tokens[after + 1].is_capital:
        close = next((at for at in range(after, min(after + 6, len(tokens))) if tokens[at].text == ")"), None)
        return None if close is None else f"({' '.join(each.text for each in tokens[after + 1 : close])})"
    if after >= len(tokens) or tokens[after].text != ",":
        return None
    following = chunks_of(tokens[after + 1 : after + 16])
    first = next((chunk for chunk in following if chunk and not chunk[0].text.isdigit()), ())
    if first and first[0].low in cast.language.close_bindings and any(word.is_capital for word in first):
        return " ".join(word.text for word in first)
    return office_in(first, cast.language) if first and first[0].low not in cast.language.joins else None
