"""What a single word of a talks file may be: a text, a day, an exact number, a word of a closed set, a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, Protocol, TypeVar

from multitrack.model.text import places
from multitrack.talksfile.lines import Mapping as Block
from multitrack.talksfile.lines import Scalar, Tree
from multitrack.talksfile.notes import BROKEN, Broken, Place
from multitrack.talksfile.problems import shortened

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Schema = dict[str, Any]
LONGEST_NAME = 80
_NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,40}|/\d{1,40})?", re.ASCII)
ANY_SCALAR = ["string", "number", "boolean"]


class Shape(Protocol[T]):
    """How a value stands in the file: read from a tree, written to one, and described to an editor."""

    def read(self, tree: Tree, place: Place) -> T | Broken:
        """The value, or nothing but noted problems."""
        ...

    def write(self, value: T) -> Tree:
        """The tree that reads as the value."""
        ...

    def schema(self) -> Schema:
        """The same as JSON Schema."""
        ...


def described(tree: Tree) -> str:
    """What stands there, for the reader of a message."""
    match tree:
        case Scalar() if tree.is_nothing:
            return "nothing stands here"
        case Scalar(text=text):
            return f'"{shortened(text)}" stands here'
        case Block():
            return "a block of keys stands here"
        case _:
            return "a list stands here"


@dataclass(frozen=True, slots=True)
class Word(Generic[T]):
    """A single word: ``parse`` gives nothing for what it cannot be."""

    expected: str
    parse: Callable[[str], T | None]
    show: Callable[[T], str]
    described_as: Mapping[str, Any]
    choices: tuple[str, ...] = ()
    bare: bool = True

    def read(self, tree: Tree, place: Place) -> T | Broken:
        """The word's value."""
        if not isinstance(tree, Scalar) or tree.is_nothing:
            return place.problem(tree, described(tree), self.expected)
        value = self.parse(tree.text)
        if value is None:
            return self._wrong(tree, place)
        return value

    def _wrong(self, tree: Scalar, place: Place) -> Broken:
        if not self.choices:
            return place.problem(tree, described(tree), self.expected)
        place.unknown(tree, described(tree), tree.text, self.choices)
        return BROKEN

    def write(self, value: T) -> Tree:
        """The word as it is written."""
        return Scalar(0, self.show(value), self.bare)

    def schema(self) -> Schema:
        """The word as JSON Schema."""
        return dict(self.described_as)


def word_of(closed: type[E]) -> Word[E]:
    """One word of a closed set."""
    by_text = {str(word.value): word for word in closed}
    return Word("one word", by_text.get, str, {"enum": list(by_text)}, tuple(by_text))


def literal(*words: str) -> Word[Any]:
    """One of a few fixed words, kept as text."""
    return Word("one word", {word: word for word in words}.get, str, {"enum": list(words)}, words)


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def exact(text: str) -> Fraction | None:
    """The number exactly as written, ``2.5`` or ``2/3``; nothing for what is no exact number."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return Fraction(text)
    except ZeroDivisionError:
        return None


def shown(number: Fraction) -> str:
    """A number as it is written: in decimals where that is exact and short, else as a fraction."""
    for digits_after in range(13):
        scaled = number * 10**digits_after
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{digits_after + 1}d}"
            whole, rest = digits[: len(digits) - digits_after], digits[len(digits) - digits_after :]
            return f"{'-' if number < 0 else ''}{whole}{'.' if rest else ''}{rest}"
    return str(number)


def _count(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII) else None


def _hour(text: str) -> str | None:
    return text if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII) else None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the text; every ``{name}`` in them is the place of a bracket or of an issue."""

    def read(self, tree: Tree, place: Place) -> str | Broken:
        """The words; whether the brackets exist is looked at when all is read."""
        words = TEXT.read(tree, place)
        if isinstance(words, str):
            for name in dict.fromkeys(places(words)):
                place.use(("bracket", "issue"), Scalar(tree.line, name))
        return words

    def write(self, value: str) -> Tree:
        """The words."""
        return TEXT.write(value)

    def schema(self) -> Schema:
        """Any text."""
        return TEXT.schema()


WORDS = Wording()
TEXT: Word[str] = Word("a text", str, str, {"type": ANY_SCALAR}, bare=False)
DAY: Word[date] = Word(
    "a day such as 2026-03-12",
    _day,
    date.isoformat,
    {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
)
NUMBER: Word[Fraction] = Word(
    "an exact number such as 3, 2.5 or 2/3",
    exact,
    shown,
    {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?\d+(\.\d+|/\d+)?$"}]},
)
COUNT: Word[int] = Word(
    "a whole number from 1", _count, str, {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string"}]}
)
HOUR: Word[str] = Word(
    "hours and minutes such as 10:00", _hour, str, {"type": "string", "pattern": r"^\d{2}:\d{2}$"}, bare=False
)
YES_OR_NO: Word[bool] = Word(
    "true or false",
    {"true": True, "yes": True, "false": False, "no": False}.get,
    lambda value: "true" if value else "false",
    {"enum": [True, False, "true", "false", "yes", "no"]},
    ("true", "false"),
)


def name_of(tree: Tree, place: Place) -> Scalar | Broken:
    """A code as it may be given to a thing: a short text without braces and outer spaces."""
    if not isinstance(tree, Scalar) or tree.is_nothing:
        return place.problem(tree, described(tree), "a code")
    text = tree.text
    if text != text.strip() or not 0 < len(text) <= LONGEST_NAME or re.search(r"[{}\n\r\t]", text):
        return place.problem(
            tree,
            f"{described(tree)} as a code",
            f"1 to {LONGEST_NAME} characters in one line, without braces",
        )
    return tree


@dataclass(frozen=True, slots=True)
class Name:
    """The name of something that must exist in the file: of one of ``kinds``; options are of the issue at hand."""

    kinds: tuple[str, ...]

    def read(self, tree: Tree, place: Place) -> Any:
        """The name; whether it exists is looked at when all is read."""
        name = name_of(tree, place)
        if isinstance(name, Broken):
            return name
        if self.kinds == ("option",):
            if place.issues:
                place.use(self.kinds, name, place.issues[0])
        elif self.kinds:
            place.use(self.kinds, name)
        return name.text

    def write(self, value: Any) -> Tree:
        """The name as it is written."""
        return Scalar(0, str(value), plain=False)

    def schema(self) -> Schema:
        """Any word: an editor cannot know the names."""
        return {"type": ANY_SCALAR}


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A number of parties; whether there are so many is looked at when all is read."""

    def read(self, tree: Tree, place: Place) -> int | Broken:
        """The number."""
        count = COUNT.read(tree, place)
        if isinstance(count, int):
            place.notes.counts.append((place, tree.line, count))
        return count

    def write(self, value: int) -> Tree:
        """The number."""
        return COUNT.write(value)

    def schema(self) -> Schema:
        """A whole number."""
        return COUNT.schema()


PARTY, ISSUE, OPTION = Name(("party",)), Name(("issue",)), Name(("option",))
STATEMENT, POWER, CHANNEL, TRACK = (
    Name(("statement",)),
    Name(("power",)),
    Name(("channel",)),
    Name(("track",)),
)
SIDE = Name(("party", "power"))
ANY_SIDE = Name(("party", "power", "mediation team"))
CONSTITUENCY = Name(("constituency",))
