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
from ruamel.yaml.reader import ReaderError

from multitrack.talksfile.problems import Problem

DEEPEST = 40
"""How many brackets and indents may stand within one another."""
MOST_REPEATED = 10_000
"""How many values aliases (``*name``) may bring in."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


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
    """The text is not YAML, or more than plain data: at which line, what stands there, what should.

    ``ends``: nothing else of the file can be read. ``follows``: it may be only a part left out that is missed.
    """

    def __init__(
        self, line: int, found: str, expected: str, *, ends: bool = False, follows: bool = False
    ) -> None:
        super().__init__(found)
        self.line, self.found, self.expected = line, found, expected
        self.ends, self.follows = ends, follows

    def problem(self, file: str) -> Problem:
        """The same for the one who wrote the file."""
        return Problem(file=file, line=self.line, where="", found=self.found, expected=self.expected)


def parse(text: str) -> Tree:
    """The tree of a text; raises where the text is no plain YAML."""
    try:
        return _Building().build(text)
    except MarkedYAMLError as error:
        raise UnreadableError(*_plainly(error)) from error
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        found = f"a character stands here that cannot be seen (U+{_code(error.character):04X})"
        raise UnreadableError(line, found, "plain text") from error
    except YAMLError as error:
        raise UnreadableError(1, f"the text cannot be read ({error})", "YAML") from error


def _code(character: Any) -> int:
    return character if isinstance(character, int) else ord(character)


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
                    raise UnreadableError(
                        _line(event), "a second document begins here", "one document", ends=True
                    )
            elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                tree, _ = self._value(event, events, 0)
        return Scalar(1, "") if tree is None else tree

    def _value(self, event: Event, events: Iterator[Event], depth: int) -> tuple[Tree, int]:
        """The value that begins with an event, and how many values it holds."""
        if isinstance(event, AliasEvent):
            return self._alias(event)
        _refuse_tags(event)
        if depth > DEEPEST:
            raise UnreadableError(
                _line(event), "values stand too deep within one another", f"at most {DEEPEST} levels"
            )
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
                    "a list or a block stands here as a key",
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
                follows=True,
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
    unfit = _UNFIT.search(event.value)
    if unfit:
        found = f"a character stands here that cannot be seen (U+{ord(unfit[0]):04X})"
        raise UnreadableError(_line(event), found, "plain text")
    return Scalar(_line(event), event.value, event.style is None)


def _refuse_tags(event: Any) -> None:
    if event.tag is not None:
        tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
        raise UnreadableError(
            _line(event),
            f'the tag "{tag}" stands here',
            "plain data: a file has no tags and can name no code",
        )


_IN_PLAIN_WORDS = (
    (
        r"mapping values are not allowed",
        'a ":" stands where none may',
        "quotes around a text that holds a colon",
    ),
    (r"'\\t'", "a tab stands at the beginning of a line", "spaces"),
    (
        r"cannot start any token",
        "a character stands here that may not begin a text",
        "quotes around the text",
    ),
    (r"could not find expected ':'", 'a line stands here without ":"', 'a key, a ":" and a value'),
    (r"unexpected end of stream", "a quote is never closed", "a closing quote"),
    (r"expected ',' or '[\]}]'", "a bracket is never closed", "a comma or the closing bracket"),
    (
        r"did not find expected|expected <block end>",
        "text stands here that fits neither the line before nor its indent",
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
