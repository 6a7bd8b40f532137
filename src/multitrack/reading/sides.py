"""The sides and outside powers that a report names, where no talks file names them: names to be checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from multitrack.reading.actors import words_of
from multitrack.reading.drafts import Drafts
from multitrack.reading.languages.language import Language
from multitrack.reading.nouns import without_owning

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MOST_SIDES = 8


def sides_in(drafts: Drafts, language: Language) -> tuple[str, ...]:
    """What the report calls the sides at the table, the longest form of each, those named most often first."""
    found = Counter(_sides(drafts.document.text, language))
    powers = {power.casefold() for power in powers_in(drafts, language)}
    names = [name for name, _ in found.most_common() if name.casefold() not in powers]
    kept: list[str] = []
    for name in names:
        words = words_of(name, language)
        if not any(words < words_of(other, language) for other in names) and not any(
            words == words_of(other, language) for other in kept
        ):
            kept.append(name)
    return tuple(kept[:_MOST_SIDES])


def _sides(text: str, language: Language) -> Iterator[str]:
    """Each noun phrase that ends in the word for a side: "the Syrian government", "National Accord Front"."""
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        if word[0].lower() not in language.side_words:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if (
            following is not None
            and following[0].lower() in language.side_words
            and _close(text, word, following)
        ):
            continue
        first = _first(text, words, at, language)
        before = words[first - 1][0].lower() if first else ""
        named = words[first][0][0].isupper() and first < at
        if named or before in language.articles:
            yield " ".join(each[0] for each in words[first : at + 1])


def _first(text: str, words: list[re.Match[str]], at: int, language: Language) -> int:
    first = at
    while first > 0 and at - first < 4 and _close(text, words[first - 1], words[first]):
        low = words[first - 1][0].lower()
        capital = words[first - 1][0][0].isupper() and low not in language.no_names
        if not (capital or low in language.side_words) or low.endswith(language.owning):
            break
        first -= 1
    return first


def _close(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return text[left.end() : right.start()] == " "


def powers_in(drafts: Drafts, language: Language) -> tuple[str, ...]:
    """The states that speakers hold an office of, or that speak themselves."""
    found: dict[str, None] = {}
    for draft in drafts.of_speakers():
        name = power_of(draft.speaker.office, drafts, language)
        if name is not None:
            found.setdefault(name)
        elif draft.speaker.office is None and draft.speaker.named and _is_state(draft.speaker.name, language):
            found.setdefault(draft.speaker.name)
    return tuple(found)


def power_of(office: str | None, drafts: Drafts, language: Language) -> str | None:
    """The state whose office it is, by its name elsewhere in the report: Russian, Russia."""
    if office is None:
        return None
    first = office.replace("’", "'").split()[0]
    if not first[0].isupper() or first.lower() in language.office_words | language.no_names:
        return None
    if first.lower().endswith(language.owning):
        return without_owning(first, language)
    names = {word[0] for word in _WORD.finditer(drafts.document.text) if word[0][0].isupper()}
    likely = sorted(name for name in names if len(name) > 4 and name != first and first.startswith(name[:-1]))
    told = first if first.endswith(language.demonym_endings) else None
    return next((name for name in likely if len(name) < len(first)), told)


def _is_state(name: str, language: Language) -> bool:
    """Whether a body is named by one word that is neither an acronym nor the word for a body."""
    words: Iterable[str] = name.split()
    return (
        len(name.split()) == 1
        and not name.isupper()
        and all(
            word[0].isupper() and word.lower() not in language.body_words | language.people_words
            for word in words
        )
    )
