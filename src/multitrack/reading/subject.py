"""The speaker of a verb: the noun phrase before or after it, with the side remarks that say an office."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from multitrack.reading.asides import without_tail
from multitrack.reading.languages.language import Language
from multitrack.reading.naming import Kind, Mention, mention_of, office_in
from multitrack.reading.nouns import is_body, of_people
from multitrack.reading.phrases import Words, chunks_of, last_phrase


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, as the sentence names them."""

    mention: Mention
    office: str | None = None

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.mention.start


def subject_before(words: Words, language: Language) -> Subject | None:
    """The subject at the end of the words before a verb."""
    chunks = [_cut(chunk, language) for chunk in chunks_of(without_tail(words, language))]
    last = chunks[-1][-1] if chunks[-1] else None
    if last is not None and last.low in language.pronouns and len(chunks[-1]) > 1:
        mention = mention_of((last,), language)
        return None if mention is None else Subject(mention)
    found: Subject | None = None
    remarks: list[Words] = []
    for number in range(len(chunks) - 1, -1, -1):
        chunk = chunks[number]
        if not chunk or (_is_remark(chunk, language) and (number or found is not None)):
            remarks += [chunk] if chunk else []
            continue
        mention = _mention(chunk, language)
        behind = number < len(chunks) - 1
        who = len(remarks) == 1 and len(remarks[0]) == 1 and remarks[0][0].low in language.personal
        aside = behind and not who and mention is not None and mention.start != _opening(chunk, language)
        if aside and found is None:
            remarks.append(chunk)
            continue
        if mention is None and found is None:
            mention = _person_by_who(chunk, remarks, language)
        if mention is None:
            if found is None and number == len(chunks) - 1:
                return None
            if found is not None:
                break
            remarks.append(chunk)
            continue
        if found is None:
            found = Subject(mention, mention.office)
            continue
        joined = _joined(mention, found, whole=mention.start == _opening(chunk, language))
        if joined is None:
            break
        found = joined
        break
    return None if found is None else _with_office(found, remarks, language)


def subject_at_start(words: Words, language: Language) -> Subject | None:
    """The subject that a sentence begins with, whatever its verb: "The main bloc suspended ..."."""
    chunks = [chunk for chunk in chunks_of(words) if chunk and not _is_remark(chunk, language)]
    if not chunks:
        return None
    first = chunks[0]
    if first[0].low in language.pronouns:
        return None
    for at, word in enumerate(first[:12]):
        if word.low in language.verbs and not word.is_capital:
            return None
        following = first[at + 1] if at + 1 < len(first) else None
        heads = word.is_capital or of_people(word.low, language) or is_body(word.low, language)
        if (
            not heads
            or word.low in language.no_names
            or word.low.endswith(language.owning)
            or word.low in language.articles
        ):
            continue
        goes_on = following is not None and (
            following.is_capital
            or following.low in language.close_bindings
            or of_people(following.low, language)
            or is_body(following.low, language)
        )
        if not goes_on:
            mention = mention_of(first[: at + 1], language)
            return None if mention is None else Subject(mention, mention.office)
    return None


def subject_after(chunks: list[Words], language: Language) -> Subject | None:
    """The subject in the parts after a verb: the first part names it, the next may say its office."""
    if not chunks or not chunks[0]:
        return None
    mention = mention_of(chunks[0], language)
    if mention is None:
        return None
    found = Subject(mention, mention.office)
    following = [chunk for chunk in chunks[1:4] if chunk]
    if following and mention.kind is Kind.DESCRIPTION:
        named = mention_of(following[0], language)
        if named is not None and named.kind is Kind.PERSON:
            return Subject(named, mention.name)
    return _with_office(found, following[:2], language)


def _person_by_who(chunk: Words, remarks: list[Words], language: Language) -> Mention | None:
    """Somebody whom only "who" shows to be one: "One shopkeeper, who did not want to be named"."""
    if not remarks or remarks[-1][0].low not in language.personal:
        return None
    bare = chunk[1:] if chunk[0].low in language.articles else chunk
    if not bare or chunk[0].low not in language.articles | language.indefinite:
        return None
    definite = chunk[0].low not in language.indefinite
    name = " ".join(word.text for word in bare)
    return Mention(
        kind=Kind.DESCRIPTION, name=name, start=chunk[0].start, end=chunk[-1].end, definite=definite
    )


def _opening(chunk: Words, language: Language) -> int:
    """Where a part begins, past a joining word: "But Varga"."""
    drop = language.joins | language.carriers
    return next((word.start for word in chunk if word.low not in drop), chunk[0].start)


def _mention(chunk: Words, language: Language) -> Mention | None:
    """Who a part names: the whole of it where it begins as a name does, else the phrase at its end."""
    first = chunk[0]
    if (
        first.low in language.articles
        or first.low in language.indefinite
        or (first.is_capital and len(chunk) <= 8)
    ):
        whole = mention_of(chunk, language)
        joint = whole is not None and whole.kind is Kind.BODY and f" {language.and_} " in whole.name
        if joint and first.low not in language.openers:
            return whole
        if whole is not None and whole.kind is Kind.PERSON and first.low not in language.openers:
            return whole
        if whole is not None and whole.kind is Kind.DESCRIPTION:
            phrase = mention_of(last_phrase(chunk, language), language)
            return whole if phrase is None or phrase.kind is not Kind.PERSON else phrase
    return mention_of(last_phrase(chunk, language), language)


def _cut(words: Words, language: Language) -> Words:
    """A part without the occasion that stands behind the name in it: "Lavrov in an interview said"."""
    text = " ".join(word.text for word in words)
    found = re.search(language.occasion_pattern, text, re.IGNORECASE)
    if found is None or found.start() == 0:
        return words
    count = len(text[: found.start()].split())
    return words[:count]


def _is_remark(chunk: Words, language: Language) -> bool:
    """Whether a part between commas only remarks on what stands before it."""
    first = chunk[0]
    if first.low in language.openers or first.low in language.carriers or not first.is_word:
        return True
    if len(chunk) == 1 and first.low.endswith(language.adverb_endings):
        return True
    return (len(chunk) == 1 and first.text.isdigit()) or (
        first.low.endswith(language.remark_endings) and not first.is_capital
    )


def _joined(left: Mention, right: Subject, *, whole: bool) -> Subject | None:
    """Two parts side by side that name one person: the office and the name, in either order."""
    if not whole:
        return None
    if left.kind is Kind.DESCRIPTION and right.mention.kind is Kind.PERSON:
        return Subject(replace(right.mention, start=left.start), right.office or left.name)
    named = left.kind is Kind.PERSON or (
        left.kind is Kind.BODY and (" " not in left.name or not right.mention.definite)
    )
    if left.kind is Kind.BODY and right.mention.kind is Kind.BODY and not right.mention.definite:
        return Subject(left, None)
    if named and right.mention.kind is Kind.DESCRIPTION:
        return Subject(left, left.office or right.mention.name)
    return None


def _with_office(found: Subject, remarks: list[Words], language: Language) -> Subject:
    if found.office is not None:
        return found
    for remark in reversed(remarks):
        if remark[0].low in language.openers | language.bindings and remark[0].low not in language.relatives:
            continue
        office = office_in(remark, language)
        if office is not None:
            return Subject(found.mention, office)
    return found
