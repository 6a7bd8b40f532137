"""Reading on after a part that is not YAML: the other parts of the file are read all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from multitrack.talksfile.lines import Mapping, Tree, UnreadableError, parse
from multitrack.talksfile.problems import Problem

MOST_TRIES = 8
_PART = re.compile(r"(?P<quote>[\"']?)(?P<key>[\w][\w ]*)(?P=quote) *:(?: |$)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read of a text: its tree, the parts (top keys) that were lost, and why."""

    tree: Tree | None
    lost: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_parts(text: str, file: str) -> Parsed:
    """The tree of a text without the parts that cannot be read, each with its problem."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lost: list[str] = []
    problems: list[Problem] = []
    for _ in range(MOST_TRIES):
        try:
            tree = parse("".join(lines))
        except UnreadableError as error:
            if not (error.follows and lost):
                problems.append(error.problem(file))
            part = None if error.ends else _part_at(lines, error.line)
            if part is None:
                return Parsed(None, tuple(lost), tuple(problems))
            lost.append(_blanked(lines, *part))
        else:
            readable = tree if not lost or isinstance(tree, Mapping) else None
            return Parsed(readable, tuple(lost), tuple(problems))
    return Parsed(None, tuple(lost), tuple(problems))


def _part_at(lines: list[str], line: int) -> tuple[int, int] | None:
    """From which line to which the part goes that holds a line, counted from 0."""
    begins = [number for number, each in enumerate(lines) if _PART.match(each)]
    before = [number for number in begins if number < line]
    if not before:
        return None
    return before[-1], next((number for number in begins if number > before[-1]), len(lines))


def _blanked(lines: list[str], first: int, end: int) -> str:
    """Leave a part out, keeping the count of lines; give its key."""
    found = _PART.match(lines[first])
    assert found is not None
    lines[first:end] = ["\n"] * (end - first)
    return found["key"]
