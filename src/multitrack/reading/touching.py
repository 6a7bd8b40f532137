"""Which issues some words touch: those of the talks by their own titles, else matters that talks are often about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from multitrack.model.talks import Talks
from multitrack.reading.drafts import Touched
from multitrack.reading.languages.language import Language

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Matter:
    """An issue, and the words by which it is recognised."""

    code: str
    title: str
    pattern: re.Pattern[str]


def matters_of(talks: Talks | None, language: Language) -> tuple[Matter, ...]:
    """The issues of the talks with the language's synonyms; without talks, the language's own matters."""
    if talks is None:
        return tuple(Matter(each.code, each.title, _any_of(each.words)) for each in language.subjects)
    found = []
    for issue in talks.issues:
        words = {issue.title.lower(), str(issue.id).lower().replace("-", " ")}
        told = " ".join(words)
        for subject in language.subjects:
            if any(re.search(rf"\b{re.escape(word)}\b", told) for word in subject.words):
                words |= set(subject.words)
        found.append(Matter(issue.id, issue.title, _any_of(tuple(sorted(words)))))
    return tuple(found)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    long = [
        re.escape(word)
        for word in sorted(words, key=len, reverse=True)
        if len(word) >= _SHORTEST or word == "aid"
    ]
    return re.compile(rf"\b(?:{'|'.join(long) or '(?!)'})\b", re.IGNORECASE)


def touched_by(words: str, matters: tuple[Matter, ...]) -> tuple[Touched, ...]:
    """The issues that some words touch, with the word that shows it."""
    found = ((matter, matter.pattern.search(words)) for matter in matters)
    return tuple(Touched(issue=m.code, title=m.title, by=hit[0]) for m, hit in found if hit is not None)
