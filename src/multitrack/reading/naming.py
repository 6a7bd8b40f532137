"""Who is named by a few words: a person with an office, a body, a pronoun, or somebody by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from multitrack.reading.languages.language import Language
from multitrack.reading.nouns import is_body, of_people
from multitrack.reading.phrases import Words
from multitrack.reading.tokens import Token


class Kind(StrEnum):
    """By what somebody is named."""

    PERSON = "person"
    BODY = "body"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody named in a text; ``name`` as it stands there, without title and article."""

    kind: Kind
    name: str
    start: int
    end: int
    office: str | None = None
    gender: str = ""
    definite: bool = True


def mention_of(words: Words, language: Language) -> Mention | None:
    """Who is named by a noun phrase, or nothing where it names nobody who could speak."""
    words = _trimmed(words, language)
    if not words or _is_nobody(words, language):
        return None
    if len(words) == 1 and words[0].low in language.pronouns:
        gender = language.pronouns[words[0].low]
        return Mention(
            kind=Kind.PRONOUN, name=words[0].low, start=words[0].start, end=words[0].end, gender=gender
        )
    if len(words) == 1 and words[0].low in language.unnamed:
        return _unnamed(words)
    return _several(words, language) or _person(words, language) or _other(words, language)


def _several(words: Words, language: Language) -> Mention | None:
    """Two who speak as one: "Mr Rahal and Ms Aziz"."""
    at = next((at for at, word in enumerate(words) if word.low == language.and_), 0)
    if not at or at + 1 >= len(words):
        return None
    left, right, last = words[at - 1], words[at + 1], words[-1]
    opens = right.low in language.titles or right.low in language.articles
    first = last if opens else right
    body = right.low in language.articles and is_body(last.low, language)
    taken = language.office_words - {last.low} if body else language.office_words
    if not left.is_capital or left.low in taken or not (first.is_capital or body) or first.low in taken:
        return None
    if any(word.is_capital and word.low in taken for word in words[at:]):
        return None
    name = " ".join(word.text for word in words)
    return Mention(kind=Kind.BODY, name=name, start=words[0].start, end=words[-1].end, definite=False)


def _is_nobody(words: Words, language: Language) -> bool:
    """Whether a phrase names nobody: "some in the hall"; "one adviser" and "many analysts" are somebody."""
    if words[0].low not in language.nobody or (len(words) == 1 and words[0].low in language.unnamed):
        return False
    of_them = len(words) > 2 and words[1].low in language.close_bindings and words[2].low in language.objects
    return not of_them and not any(
        of_people(word.low, language) or is_body(word.low, language) for word in words[1:]
    )


def _trimmed(words: Words, language: Language) -> Words:
    words = list(words)
    drop = language.carriers | language.joins | language.passives
    while words and (words[0].low in drop or not words[0].is_word) and not words[0].quoted:
        words.pop(0)
    while words and (words[-1].low in drop | language.floating or not words[-1].is_word):
        words.pop()
    return words


def _person(words: Words, language: Language) -> Mention | None:
    """A person: a run of names, after a title or an office, or alone."""
    runs = name_runs(words, language)
    if not runs:
        return None
    free = [run for run in runs if not _is_bound(words, run[0], language)]
    if not free and runs[-1][1] == len(words) and runs[-1][1] - runs[-1][0] in {3, 4}:
        free = [(len(words) - 2, len(words))]
    if not free:
        return None
    first, after = next((run for run in runs if _titled(words, run[0], language)), free[-1])
    titled = _titled(words, first, language)
    if titled and first > 1 and words[first - 2].low in language.bindings:
        return None
    ends = titled or after == len(words)
    if not ends and (words[after].low not in language.bindings or after - first < 2):
        return None
    words_before = words[: first - 1] if titled else words[:first]
    office = _office(words_before, language)
    owned = first > 0 and words[first - 1].low.endswith(language.owning)
    if (
        not titled
        and not owned
        and first > 0
        and (office is None or words[first - 1].low in language.bindings)
    ):
        return None
    if after - first == 1 and office is None and not titled:
        return None
    rest = words[after:]
    title = words[first - 1] if titled else None
    if office is None and title is not None and title.low in language.office_words:
        office = title.text
    return Mention(
        kind=Kind.PERSON,
        name=_name(words[first:after]),
        start=words[0].start,
        end=words[-1].end,
        office=office or (_said(rest[1:]) if rest and rest[0].low in language.close_bindings else None),
        gender=language.titles.get(words[first - 1].low, "") if titled else "",
    )


def _is_bound(words: Words, first: int, language: Language) -> bool:
    """Whether a name belongs to the noun before it: "envoy for Tarsenia", "of the Red Cross"."""
    before = first - 1
    while before > 0 and first - before <= 3 and _only_describes(words[before], language):
        before -= 1
    return before >= 0 and words[before].low in language.bindings


def _only_describes(word: Token, language: Language) -> bool:
    """Whether a word is an article or an adjective, and names no office and no body."""
    noun = of_people(word.low, language) or is_body(word.low, language) or word.low in language.office_words
    return word.is_word and not word.is_capital and not noun and word.low not in language.bindings


def _titled(words: Words, first: int, language: Language) -> bool:
    return first > 0 and words[first - 1].low in language.titles


def name_runs(words: Words, language: Language) -> list[tuple[int, int]]:
    """Runs of words that names are made of: capitals that belong to no office or body, and particles between."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _names(words, end, language, inside=end > at):
            end += 1
        if end > at and not _goes_on(words, end, language):
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _goes_on(words: Words, end: int, language: Language) -> bool:
    """Whether a run of capitals goes on as the name of a body: National Accord Front."""
    return end < len(words) and words[end].is_capital and words[end].low in language.body_words


def _names(words: Words, at: int, language: Language, *, inside: bool) -> bool:
    word = words[at]
    if not word.is_word or word.low.endswith(language.owning) or word.low in language.calendar:
        return False
    if inside and word.low in language.particles:
        return at + 1 < len(words) and words[at + 1].is_capital
    if word.low in language.office_words or word.low in language.body_words or word.low in language.titles:
        return False
    if not inside and word.low in language.people_words | language.people_plurals:
        return False
    return word.is_capital and word.low not in language.no_names


def _name(words: Words) -> str:
    """A name; one in capitals throughout is written as names are."""
    parts = [
        word.text.title() if word.text.isupper() and len(word.text) > 3 and len(words) > 1 else word.text
        for word in words
    ]
    return " ".join(parts).removesuffix(",")


def _office(words: Words, language: Language) -> str | None:
    """The words before a name, where they say an office."""
    if not any(of_people(word.low, language) for word in words):
        return None
    return _said(words[1:] if words[0].low in language.articles else words)


def _said(words: Words) -> str | None:
    return " ".join(word.text for word in words) or None


def office_in(words: Words, language: Language) -> str | None:
    """The office that a side remark names: "a former judge", "who heads the delegation of ..."."""
    words = _before_verb(_trimmed(words, language), language)
    if len(words) > 2 and words[0].low in language.relatives:
        office = language.heading.get(words[1].low)
        return None if office is None else f"{office} {_said(words[2:])}"
    head = _head(words, language)
    if head is None or not of_people(head.low, language) or head.low in language.body_words:
        return None
    return _said(words[1:] if words[0].low in language.articles else words)


def _before_verb(words: Words, language: Language) -> Words:
    """Words up to a verb of saying: a side remark may be left unclosed."""
    for at, word in enumerate(words):
        noun = (
            of_people(word.low, language) or is_body(word.low, language) or word.low in language.office_words
        )
        if at and word.low in language.verbs and not word.is_capital and not noun:
            return words[:at]
    return words


def _head(words: Words, language: Language) -> Token | None:
    """The noun that a phrase hangs on: the last one before "of", "in", "for"."""
    before = list(words)
    for at, word in enumerate(words):
        if at and word.low in language.bindings | language.openers:
            before = list(words[:at])
            break
    return next((word for word in reversed(before) if word.is_word), None)


def _speaking_head(words: Words, language: Language) -> Token | None:
    """The word for people or a body that other words follow: "a source close to the talks"."""
    for at, word in enumerate(words[:6]):
        if at and word.low in language.bindings | language.openers:
            break
        if of_people(word.low, language) and at + 1 < len(words) and not words[at + 1].is_capital:
            return word
    return None


def _behind_paper(words: Words, head: Token, language: Language) -> Mention | None:
    """Whose statement speaks: "a ministry statement", "a statement by the council", or whoever spoke last."""
    at = list(words).index(head)
    after, before = words[at + 1 :], words[:at]
    if after and after[0].low in language.bindings | {language.by}:
        return mention_of(after[1:], language)
    named = mention_of(before, language) if len(before) > 1 or (before and before[0].is_capital) else None
    if named is not None:
        return named
    return Mention(
        kind=Kind.PRONOUN, name=language.paper_pronoun, start=words[0].start, end=words[-1].end, gender="any"
    )


def _unnamed(words: Words) -> Mention:
    word = words[0]
    return Mention(kind=Kind.DESCRIPTION, name=word.low, start=word.start, end=word.end, definite=False)


def _other(words: Words, language: Language) -> Mention | None:
    """A body, a state, or somebody by what they are: the envoy, analysts, a Western diplomat."""
    head = _head(words, language)
    if head is not None and head.low in language.papers:
        return _behind_paper(words, head, language)
    if head is None or head.low in language.possessives:
        return None
    if head.low in language.no_speaker_heads:
        at = list(words).index(head)
        agent = words[at + 2 :] if at + 2 < len(words) and words[at + 1].low in language.agents else ()
        if agent:
            return mention_of(agent, language)
    speaks = of_people(head.low, language) or is_body(head.low, language) or head.is_capital
    if not speaks or head.low in language.no_speaker_heads:
        head = _speaking_head(words, language)
        if head is None:
            return None
    bare = words[1:] if words[0].low in language.articles else words
    if not bare:
        return None
    start, end = words[0].start, words[-1].end
    name = " ".join(word.text for word in bare)
    definite = words[0].low not in language.indefinite and not words[0].low.isdigit()
    if of_people(head.low, language) and not is_body(head.low, language):
        return Mention(kind=Kind.DESCRIPTION, name=name, start=start, end=end, definite=definite)
    if is_body(head.low, language) or head.is_capital:
        return Mention(kind=Kind.BODY, name=name, start=start, end=end, definite=definite)
    return None
