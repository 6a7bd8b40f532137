"""That two sides were in contact, as a report mentions it: a meeting, a call, a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from multitrack.reading.cast import Cast
from multitrack.reading.circumstances import About, Occasion
from multitrack.reading.drafts import DraftContact
from multitrack.reading.figures import Figure
from multitrack.reading.following import party_after
from multitrack.reading.languages.language import Language
from multitrack.reading.sentences import Sentence, Shape
from multitrack.reading.subject import subject_before
from multitrack.reading.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Meeting:
    """The sentence that may tell of a contact: whom it is about, and on which occasion."""

    sentence: Sentence
    figure: Figure | None
    occasion: Occasion
    known: About


@cache
def _meetings(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in language.meetings)


def contacts_in(shape: Shape, cast: Cast, meeting: Meeting) -> Iterator[DraftContact]:
    """The contacts that a sentence tells of, outside its quotations; of nobody known, none."""
    taken: list[tuple[int, int]] = []
    begins = meeting.sentence.start
    text = shape.masked[begins : meeting.sentence.end]
    for pattern, form in _meetings(cast.language):
        for found in pattern.finditer(text):
            start, end = begins + found.start(), begins + found.end()
            if any(a < end and start < b for a, b in taken) or _negated(text[: found.start()], cast.language):
                continue
            contact = _contact(shape, cast, meeting, form, (start, end))
            if contact is not None:
                taken.append((start, end))
                yield contact


def _contact(
    shape: Shape, cast: Cast, meeting: Meeting, form: str, place: tuple[int, int]
) -> DraftContact | None:
    start, end = place
    other = party_after(tokens_of(shape, end, meeting.sentence.end, cast.language), cast.language)
    who = meeting.figure or _subject(shape, cast, meeting.sentence.start, start)
    if other is None or who is None or other[0].lower() in cast.language.nobody | cast.language.objects:
        return None
    name, after = other
    side = cast.actors.side(name) or cast.actors.side(_behind_binding(name, cast.language))
    return DraftContact(
        who=cast.speaker(who, "named in the sentence"),
        with_whom=name,
        with_code=None if side is None else side.code,
        format=form,
        words=" ".join(shape.text[start:after].split()),
        rests_on=(start, after),
        place=meeting.occasion.place or meeting.known.place,
        on=meeting.occasion.on or meeting.known.on,
    )


def _behind_binding(name: str, language: Language) -> str:
    """Whose delegation it is: a delegation of the council, the council."""
    words = name.split()
    at = next((at for at, word in enumerate(words) if word.lower() in language.close_bindings), -1)
    return " ".join(words[at + 1 :])


def _subject(shape: Shape, cast: Cast, start: int, end: int) -> Figure | None:
    subject = subject_before(tokens_of(shape, start, end, cast.language), cast.language)
    return None if subject is None else cast.figure_of(subject)[0]


def _negated(before: str, language: Language) -> bool:
    words = before.lower().split()[-4:]
    return any(word in language.negations or word.endswith(("n't", "n’t")) for word in words)
