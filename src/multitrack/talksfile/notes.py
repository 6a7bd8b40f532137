"""What is noted while a file is read: the problems, the names it gives, and the names it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from multitrack.talksfile.lines import Scalar, Tree
from multitrack.talksfile.problems import Problem, nearest, one_of

MOST_ADVISED = 200
"""How many problems are told with the words that would be right."""


class Broken:
    """Stands for a value that could not be read; its problem is noted already."""


BROKEN: Final = Broken()

Annexes = Callable[[str], "Tree | tuple[Problem, ...] | str"]
"""Gives the content of an annex by its path, or says why it cannot be had, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that must exist: as one of ``kinds``, for options on ``issue``."""

    kinds: tuple[str, ...]
    name: str
    place: Place
    line: int
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What one thing stands on: brackets within a bracket, issues an issue waits for, grounds of a channel."""

    place: Place
    line: int
    names: tuple[str, ...]


@dataclass(slots=True)
class Notes:
    """Everything noted in one reading; filled as the reading goes."""

    annexes: Annexes
    problems: list[Problem] = field(default_factory=list)
    given: dict[tuple[str, str | None], dict[str, int]] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    unsure: set[tuple[str, str | None]] = field(default_factory=set)
    links: dict[str, dict[str, Link]] = field(default_factory=dict)
    counts: list[tuple[Place, int, int]] = field(default_factory=list)
    lost: tuple[str, ...] = ()

    def names(self, kind: str, issue: str | None = None) -> dict[str, int]:
        """The names given so far of a kind, each with its line."""
        return self.given.setdefault((kind, issue), {})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading is, in the talks' words; ``issues`` are those that options here belong to."""

    notes: Notes
    file: str
    where: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()

    def inside(self, step: str) -> Place:
        """The place one step further in."""
        return replace(self, where=(*self.where, step))

    def outside(self, *steps: str) -> Place:
        """The place itself, without a last step that only says again what is meant."""
        return replace(self, where=self.where[:-1]) if self.where and self.where[-1] in steps else self

    def on(self, *issues: str) -> Place:
        """The same place, with options meant to be those of these issues."""
        return replace(self, issues=issues)

    def problem(
        self, at: Tree | int, found: str, expected: str = "", suggestion: str | None = None
    ) -> Broken:
        """Note a problem here; the value is broken."""
        self.notes.problems.append(
            Problem(
                file=self.file,
                line=at if isinstance(at, int) else at.line,
                where=", ".join(self.where),
                found=found,
                expected=expected,
                suggestion=suggestion,
            )
        )
        return BROKEN

    def unknown(self, at: Tree | int, found: str, word: str, known: Iterable[str]) -> str | None:
        """Note that a word is none of those known here; give the one most like it.

        Where very much is wrong no word is looked for any more: the first problems will tell enough.
        """
        words = list(dict.fromkeys(known))
        if len(self.notes.problems) >= MOST_ADVISED:
            self.problem(at, found)
            return None
        near = nearest(word, words)
        self.problem(at, found, one_of(words, word), near)
        return near

    def give(self, kind: str, name: Scalar, issue: str | None = None) -> None:
        """Note that a name is given here."""
        self.notes.names(kind, issue).setdefault(name.text, name.line)

    def use(self, kinds: tuple[str, ...], name: Scalar, issue: str | None = None) -> None:
        """Note that a name is used here and must exist."""
        self.notes.uses.append(Use(kinds, name.text, self, name.line, issue))

    def unsure(self, kind: str, issue: str | None = None) -> None:
        """Note that not all names of a kind could be read, so that none is called unknown."""
        self.notes.unsure.add((kind, issue))

    def link(self, kind: str, name: str, line: int, names: tuple[str, ...]) -> None:
        """Note what a thing stands on; nothing may stand on itself in the end."""
        self.notes.links.setdefault(kind, {})[name] = Link(self, line, names)
