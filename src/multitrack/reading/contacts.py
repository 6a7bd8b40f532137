"""That two sides were in contact, as a report mentions it: a meeting, a call, a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from multitrack.reading.addressing import party_after
from multitrack.reading.cast import Cast
from multitrack.reading.circumstances import About, Occasion
from multitrack.reading.drafts import DraftContact
from multitrack.reading.figures import Figure
from multitrack.reading.languages.language import Language
from multitrack.reading.sentences import Sentence, Shape
from multitrack.reading.subject import subject_before
from multitrack.reading.tokens import tokens_of
from multitrack.record.answer import phrase


@dataclass(frozen=True, slots=True)
class Meeting:
    """The sentence that may tell of a contact: whom it is about, and on which occasion."""

    sentence: Sentence
    figure: Figure | None
    occasion: Occasion
    known: About


@cache
def _compiled(patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in patterns)


def contacts_in(shape: Shape, cast: Cast, meeting: Meeting) -> Iterator[DraftContact]:
    """The contacts that a sentence tells of, outside its quotations; of nobody known, none."""
    taken: list[tuple[int, int]] = []
    text = shape.masked[meeting.sentence.start : meeting.sentence.end]
    tables = ((_one_with_another, cast.language.meetings), (_both, cast.language.joint_meetings))
    for told, patterns in tables:
        for pattern, form in _compiled(patterns):
            for found in pattern.finditer(text):
                start, end = meeting.sentence.start + found.start(), meeting.sentence.start + found.end()
                if any(a < end and start < b for a, b in taken) or _negated(
                    text[: found.start()], cast.language
                ):
                    continue
                contact = told(shape, cast, meeting, (start, end))
                if contact is not None:
                    taken.append((start, end))
                    yield replace(contact, format=form)


def _one_with_another(
    shape: Shape, cast: Cast, meeting: Meeting, place: tuple[int, int]
) -> DraftContact | None:
    """The other side stands behind the verb; who it met stands before it, or speaks in the sentence."""
    start, end = place
    other = party_after(tokens_of(shape, end, meeting.sentence.end, cast.language), cast.language)
    first = shape.text[start:end].split()[0].lower()
    aside = first in cast.language.openers | cast.language.bindings
    subject = (
        None if aside and meeting.figure is not None else _subject(shape, cast, meeting.sentence.start, start)
    )
    who = subject or meeting.figure
    if other is None or who is None or other[0].lower() in cast.language.nobody | cast.language.objects:
        return None
    return _contact(shape, cast, meeting, (who, other[0]), (start, other[1]))


def _both(shape: Shape, cast: Cast, meeting: Meeting, place: tuple[int, int]) -> DraftContact | None:
    """Both sides stand before the verb: "Norvia and Keldan met"."""
    start, end = place
    before = tokens_of(shape, meeting.sentence.start, start, cast.language)
    subject = subject_before(before, cast.language)
    joint = f" {cast.language.and_} "
    if subject is None or joint not in subject.mention.name:
        return None
    if before[-1].low in cast.language.modals:
        return None
    one, _, other = subject.mention.name.partition(joint)
    return _contact(shape, cast, meeting, (cast.named(one), other), (subject.start, end))


def _contact(
    shape: Shape, cast: Cast, meeting: Meeting, sides: tuple[Figure, str], place: tuple[int, int]
) -> DraftContact:
    who, other = sides
    start, end = place
    side = cast.actors.side(other) or cast.actors.side(_behind_binding(other, cast.language))
    return DraftContact(
        who=cast.speaker(who, phrase("named in the sentence")),
        with_whom=other,
        with_code=None if side is None else side.code,
        format="",
        words=" ".join(shape.text[start:end].split()),
        rests_on=(start, end),
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
