"""The text of a file as a tree in which every value knows its line.

YAML 1.2 is read as pure data: every plain word stays the text that was written (``no``, ``0.30``, ``2033``),
no tag is obeyed, and what a value means is decided by where it stands in the talks file, never by its look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from multitrack.talksfile.problems import Problem

DEEPEST = 40
"""How many brackets and indents may stand within one another."""
MOST_REPEATED = 10_000
"""How many values aliases (``*name``) may bring in."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single word, number or text as it was written; ``plain`` where it stands without quotes.

    On the way to a file ``plain`` says that it must, and its absence that quotes are put where it needs them.
    """

    line: int
    text: str
    plain: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written after the key."""
        return self.plain and self.text in {"", "null", "~"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; a key that stands twice is here twice."""

    line: int
    entries: tuple[tuple[Scalar, Tree], ...]

    def get(self, key: str) -> Tree | None:
        """The first value under a key, or nothing."""
        return next((value for word, value in self.entries if word.text == key), None)


Tree = Scalar | Sequence | Mapping
"""What stands at one place of a file."""


class UnreadableError(Exception):
    """The text is not YAML, or more than plain data; carries the problem to show."""

    def __init__(self, line: int, found: str, expected: str) -> None:
        super().__init__(found)
        self.line, self.found, self.expected = line, found, expected


def parse(text: str, file: str) -> Tree | Problem:
    """The tree of a text, or the first thing that keeps it from being read."""
    try:
        return _Building().build(text)
    except UnreadableError as error:
        line, found, expected = error.line, error.found, error.expected
    except MarkedYAMLError as error:
        line, found, expected = _plainly(error)
    except YAMLError as error:
        line, found, expected = 1, f"the text cannot be read ({error})", "YAML"
    return Problem(file=file, line=line, where="", found=found, expected=expected)


class _Building:
    """One pass over the parser's events."""

    def __init__(self) -> None:
        self._anchors: dict[str, tuple[Tree, int]] = {}
        self._sizes: dict[int, int] = {}
        self._repeated = 0

    def build(self, text: str) -> Tree:
        events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        tree: Tree | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if tree is not None:
                    raise UnreadableError(_line(event), "a second document begins here", "one document")
            elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                tree, _ = self._value(event, events, 0)
        return Scalar(1, "") if tree is None else tree

    def _value(self, event: Event, events: Iterator[Event], depth: int) -> tuple[Tree, int]:
        """The value that begins with an event, and how many values it holds."""
        if isinstance(event, AliasEvent):
            return self._alias(event)
        _refuse_tags(event)
        if depth > DEEPEST:
            raise UnreadableError(_line(event), "too many values within one another", f"at most {DEEPEST}")
        if isinstance(event, ScalarEvent):
            found: tuple[Tree, int] = (_scalar(event), 1)
        elif isinstance(event, MappingStartEvent):
            found = self._mapping(event, events, depth)
        else:
            found = self._sequence(event, events, depth)
        if event.anchor is not None:  # type: ignore[attr-defined]
            self._anchors[event.anchor] = found  # type: ignore[attr-defined]
        return found

    def _mapping(self, start: Event, events: Iterator[Event], depth: int) -> tuple[Mapping, int]:
        entries: list[tuple[Scalar, Tree]] = []
        size = 1
        while not isinstance(event := next(events), MappingEndEvent):
            key, _ = self._value(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise UnreadableError(
                    _line(event),
                    "a key that is itself a list or a block",
                    'a plain word before the ":" (a text that begins with { or [ needs quotes)',
                )
            value, more = self._value(next(events), events, depth + 1)
            entries.append((key, value))
            size += more
        return Mapping(_line(start), tuple(entries)), size

    def _sequence(self, start: Event, events: Iterator[Event], depth: int) -> tuple[Sequence, int]:
        items: list[Tree] = []
        size = 1
        while not isinstance(event := next(events), SequenceEndEvent):
            item, more = self._value(event, events, depth + 1)
            items.append(item)
            size += more
        return Sequence(_line(start), tuple(items)), size

    def _alias(self, event: AliasEvent) -> tuple[Tree, int]:
        known = self._anchors.get(event.anchor)
        if known is None:
            raise UnreadableError(
                _line(event),
                f'"*{event.anchor}" repeats what is not complete before it',
                f"&{event.anchor} above",
            )
        self._repeated += known[1]
        if self._repeated > MOST_REPEATED:
            raise UnreadableError(
                _line(event),
                f"aliases (*{event.anchor}) repeat more than {MOST_REPEATED} values",
                "plain values",
            )
        return known


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: ScalarEvent) -> Scalar:
    return Scalar(_line(event), event.value, event.style is None)


def _refuse_tags(event: Any) -> None:
    tag = event.tag
    if tag is not None:
        raise UnreadableError(
            _line(event), f'the tag "{tag}"', "plain data: a talks file holds no tags and can name no code"
        )


_IN_PLAIN_WORDS = (
    (
        r"mapping values are not allowed",
        'a ":" stands where none may',
        "quotes around a text that holds a colon",
    ),
    (
        r"cannot start any token",
        "a character that may not begin a text",
        "quotes around it, or spaces for tabs",
    ),
    (r"could not find expected ':'", 'a line without ":"', 'a key, a ":" and a value'),
    (r"unexpected end of stream", "a quote that is never closed", "a closing quote"),
    (
        r"expected ',' or '[\]}]'",
        "a list or block in brackets that is never closed",
        "a comma or the closing bracket",
    ),
    (
        r"did not find expected|expected <block end>",
        "text that fits neither the line before nor its indent",
        "the same indent as its neighbours, and quotes around a text that begins with {, [ or a quote",
    ),
)


def _plainly(error: MarkedYAMLError) -> tuple[int, str, str]:
    """Where the parser stopped, in plain words: at what was never closed, where that is the matter."""
    said = f"{error.problem or ''} {error.context or ''}"
    opened = re.search(r"quoted scalar|flow", error.context or "") is not None
    mark = (error.context_mark if opened else error.problem_mark) or error.problem_mark or error.context_mark
    line = 1 if mark is None else mark.line + 1
    for pattern, found, expected in _IN_PLAIN_WORDS:
        if re.search(pattern, said):
            return line, found, expected
    return (
        line,
        f"the text cannot be read here ({(error.problem or error.context or 'no YAML').strip()})",
        "YAML",
    )
