"""Words in phrases: the parts between commas, and the noun phrase at the end of some words."""

from __future__ import annotations

from collections.abc import Sequence

from multitrack.reading.languages.language import Language
from multitrack.reading.nouns import is_body, of_people
from multitrack.reading.tokens import Token

Words = Sequence[Token]
"""Some tokens in a row."""
_DASHES = frozenset("-–—")


def chunks_of(words: Words) -> list[Words]:
    """Words parted at commas and dashes, what stands in brackets left out.

    Empty parts stay, for they show where a side remark closed.
    """
    parts: list[list[Token]] = [[]]
    inside = False
    for word in words:
        if word.text in {"(", ")"}:
            inside = word.text == "("
        elif word.text == "," or word.text in _DASHES:
            parts.append([])
        elif not inside:
            parts[-1].append(word)
    return list(parts)


def last_phrase(words: Words, language: Language) -> Words:
    """The noun phrase at the end of some words: from its first article, name or noun on."""
    at = len(words)
    while at > 0:
        word = words[at - 1]
        before = words[at - 2] if at > 1 else None
        if not _may_stand(words, at - 1, language):
            break
        at -= 1
        opens = word.low in language.articles or word.low in language.possessives
        if opens and not (before is not None and _binds(words, at - 1, language)):
            break
    while at < len(words) and words[at].low in language.bindings:
        at += 1
    return words[at:]


def _may_stand(words: Words, at: int, language: Language) -> bool:
    """Whether a word can be a part of the noun phrase that goes on behind it."""
    word = words[at]
    if not word.is_word:
        return word.text == "&" or (word.quoted and at > 0 and words[at - 1].is_word)
    if word.low in language.bindings:
        return _binds(words, at, language)
    if word.low in language.openers or (word.low in language.joins and word.low != language.and_):
        return False
    if word.low in language.carriers and not (of_people(word.low, language) or is_body(word.low, language)):
        return False
    if (
        not word.is_capital
        and word.low in language.verbs
        and not (of_people(word.low, language) or is_body(word.low, language))
    ):
        return False
    if word.is_capital or word.low in language.articles or word.low.endswith(language.owning):
        return True
    if word.low == language.and_ and at and words[at - 1].is_capital:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    named = following is not None and following.is_capital and following.low not in language.body_words
    known = language.office_words | language.particles | language.titles.keys()
    return not named or of_people(word.low, language) or is_body(word.low, language) or word.low in known


def _binds(words: Words, at: int, language: Language) -> bool:
    """Whether "of", "for", "to" and the like bind what follows to what stands before: head of, Lund of."""
    if words[at].low not in language.bindings or at == 0 or at + 1 >= len(words):
        return False
    before = words[at - 1]
    if of_people(before.low, language) or before.low in language.body_words:
        return True
    return before.is_capital and words[at].low in language.close_bindings


def text_of(words: Sequence[Token]) -> str:
    """Words as a text."""
    return " ".join(word.text for word in words).replace(" ,", ",")
