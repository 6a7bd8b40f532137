"""A transcript: paragraphs that begin with a label, and whose turn each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from multitrack.reading.languages.language import Language
from multitrack.reading.sentences import Shape

_HEAD, _FEWEST = 4, 2
"""Paragraphs that may say that a text is an interview; questions that one has at least."""
_LABEL = re.compile(r"((?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?[^\W\d_][^\n:.!?“”\"]{0,60}):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one label says: from where to where, in which paragraphs; ``asks`` where it is the questioner's."""

    label: str
    start: int
    end: int
    paragraphs: tuple[int, ...]
    asks: bool


def turns_in(shape: Shape, language: Language, headings: frozenset[int]) -> tuple[Turn, ...]:
    """The turns of a transcript; none where the text is no transcript."""
    found = [each for each in _labelled(shape) if each[1] not in headings]
    labels = [label for label, _, _ in found]
    repeated = len(labels) >= 3 and len(set(labels)) < len(labels)
    known = language.question_labels | language.answer_labels
    if not repeated or not (any(label.lower() in known for label in labels) or len(set(labels)) >= 2):
        return tuple(_without_labels(shape, language, headings))
    turns = tuple(_turns(shape, found, language))
    asking = _who_asks(shape, turns)
    return tuple(
        _with_answers(shape, tuple(replace(each, asks=each.asks or each.label in asking) for each in turns))
    )


def _without_labels(shape: Shape, language: Language, headings: frozenset[int]) -> Iterator[Turn]:
    """An interview without labels: paragraphs that are questions, and answers in the first person between them."""
    begins = [shape.text[start:end] for start, end in shape.paragraphs]
    head = " ".join(begins[:_HEAD]).casefold()
    questions = [
        number
        for number, words in enumerate(begins)
        if number not in headings and words.endswith("?") and not any(mark in words for mark in '“”"')
    ]
    answers = [number for number in range(min(questions, default=0), len(begins)) if number not in questions]
    quoted = any(begins[number][:1] in set("“\"‘'") for number in answers)
    spoken = sum(_in_first_person(begins[number], language) for number in answers)
    told = any(word in head for word in language.interview_words)
    if not told or len(questions) < _FEWEST or quoted or 2 * spoken < len(questions):
        return
    label = min(language.answer_labels)
    for number, following in zip(questions, [*questions[1:], len(begins)], strict=True):
        yield Turn("", *shape.paragraphs[number], (number,), asks=True)
        inside = [each for each in range(number + 1, following) if each not in headings]
        if inside:
            start, end = shape.paragraphs[inside[0]][0], shape.paragraphs[inside[-1]][1]
            yield Turn(label, start, end, tuple(inside), asks=False)


def _in_first_person(words: str, language: Language) -> bool:
    return not language.speech_pronouns.isdisjoint(re.findall(r"[^\W\d_]+", words.casefold()))


def _who_asks(shape: Shape, turns: tuple[Turn, ...]) -> frozenset[str]:
    """The labels whose turns are questions, more often than not; somebody must be left to answer."""
    often = Counter(turn.label for turn in turns)
    asked = Counter(turn.label for turn in turns if _is_question(shape, turn))
    asking = frozenset(label for label in often if 2 * asked[label] > often[label])
    return asking if len(asking) < len(often) else frozenset()


def _is_question(shape: Shape, turn: Turn) -> bool:
    first = shape.text[turn.start : shape.paragraphs[turn.paragraphs[0]][1]]
    return first.rstrip(' ”"').endswith("?")


def _with_answers(shape: Shape, turns: tuple[Turn, ...]) -> Iterator[Turn]:
    """The turns; what follows a question without a label is the answer of whoever answers."""
    answering = next((turn.label for turn in turns if not turn.asks), None)
    for turn in turns:
        answering = answering if turn.asks else turn.label
        first, *rest = turn.paragraphs
        if not turn.asks or not rest or answering is None:
            yield turn
            continue
        yield replace(turn, paragraphs=(first,), end=shape.paragraphs[first][1])
        yield Turn(answering, shape.paragraphs[rest[0]][0], turn.end, tuple(rest), asks=False)


def _labelled(shape: Shape) -> Iterator[tuple[str, int, int]]:
    """Each label with its paragraph and where the words behind it begin."""
    for number, (start, end) in enumerate(shape.paragraphs):
        found = _LABEL.match(shape.text, start, end)
        if found is not None and _is_label(found[1]):
            yield found[1].strip(), number, found.end()


def _is_label(words: str) -> bool:
    parts = re.sub(r"\([^)]*\)", "", words).split()
    return (
        bool(parts)
        and len(parts) <= 5
        and all(part[0].isupper() or part in {"of", "the", "de", "al"} for part in parts)
    )


def _turns(shape: Shape, found: list[tuple[str, int, int]], language: Language) -> Iterator[Turn]:
    """Each turn goes on to the next label, over paragraphs without one."""
    for place, (label, number, start) in enumerate(found):
        after = found[place + 1][1] if place + 1 < len(found) else number + 1
        paragraphs = tuple(range(number, after))
        yield Turn(
            label=label,
            start=start,
            end=shape.paragraphs[paragraphs[-1]][1],
            paragraphs=paragraphs,
            asks=label.lower() in language.question_labels,
        )
