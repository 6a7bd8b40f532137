"""What is wrong with a talks file, said so that the one who wrote it can mend it without help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.6
_LISTED = 12
_OF_MANY = 6
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend: in which file and line, where in the talks, what stands there and what should.

    ``line`` is missing only where the file as a whole is meant. ``suggestion`` is the nearest known word.
    """

    file: str
    line: int | None
    where: str
    found: str
    expected: str = ""
    suggestion: str | None = None

    def __str__(self) -> str:
        """One sentence for the one who wrote the file, a second with what would be right."""
        place = self.file if self.line is None else f"{self.file} line {self.line}"
        where = f"{self.where}: " if self.where else ""
        return f"{place}: {where}{self.found}.{self._advice()}"

    def _advice(self) -> str:
        wanted = f"Expected {self.expected}" if self.expected else ""
        meant = "" if self.suggestion is None else f'did you mean "{self.suggestion}"?'
        if not wanted:
            return f" {meant[:1].upper()}{meant[1:]}" if meant else ""
        return f" {wanted}; {meant}" if meant else f" {wanted}."


def shortened(text: str) -> str:
    """A text as a message can show it: on one line, and not too long."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 3]}..."


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the one written, or nothing where none is like it."""
    best, how_alike = None, _ALIKE
    for candidate in known:
        alike = _likeness(word, candidate)
        if alike > how_alike or (alike == how_alike and best is None):
            best, how_alike = candidate, alike
    return best


def _likeness(word: str, other: str) -> float:
    if word.casefold() == other.casefold():
        return 1.0
    return SequenceMatcher(None, word.casefold(), other.casefold()).ratio()


def one_of(known: Iterable[str], near: str = "") -> str:
    """The known words as a phrase: all of them, or of very many those most like the one written."""
    words = list(dict.fromkeys(known))
    if len(words) == 1:
        return words[0]
    if len(words) <= _LISTED:
        return f"one of {', '.join(words)}"
    words.sort(key=lambda candidate: -_likeness(near, candidate))
    return f"one of {', '.join(words[:_OF_MANY])} (and {len(words) - _OF_MANY} more)"
