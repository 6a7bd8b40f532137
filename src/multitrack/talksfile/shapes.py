"""How words are put together in a talks file: in lists, in pairs, in one of several forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from multitrack.talksfile.lines import Mapping, Scalar, Sequence, Tree
from multitrack.talksfile.notes import BROKEN, Broken, Place
from multitrack.talksfile.problems import one_of, shortened
from multitrack.talksfile.words import Name, Schema, Shape, described

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def whole(values: list[T | Broken]) -> tuple[T, ...] | Broken:
    """The values, if none of them is broken."""
    sound = tuple(value for value in values if not isinstance(value, Broken))
    return sound if len(sound) == len(values) else BROKEN


def entries(tree: Mapping, place: Place) -> Iterator[tuple[Scalar, Tree]]:
    """The keys of a block with their values; one that stands twice is a problem and given once."""
    first: dict[str, int] = {}
    for key, value in tree.entries:
        if key.text in first:
            found = f'"{key.text}" stands twice, first in line {first[key.text]}'
            place.problem(key, found, "each key once")
        else:
            first[key.text] = key.line
            yield key, value


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """A list; ``lone`` lets a single word stand for a list of one, ``least`` is how many must be in it."""

    item: Shape[T]
    lone: bool = False
    least: int = 0
    once: bool = False
    label: Callable[[Tree], str] | None = None

    def read(self, tree: Tree, place: Place) -> tuple[T, ...] | Broken:
        """The items, in their order."""
        if isinstance(tree, Scalar) and self.lone and not tree.is_nothing:
            tree = Sequence(tree.line, (tree,))
        if not isinstance(tree, Sequence):
            return place.problem(tree, described(tree), "a list")
        if len(tree.items) < self.least:
            return place.problem(tree, "the list is empty", "at least one entry")
        if self.once:
            self._repeated(tree, place)
        return whole(
            [self.item.read(item, self._step(place, item, n)) for n, item in enumerate(tree.items, 1)]
        )

    def _step(self, place: Place, item: Tree, number: int) -> Place:
        if isinstance(item, Scalar):
            return place
        return place.inside(self.label(item) if self.label else f"entry {number}")

    def _repeated(self, tree: Sequence, place: Place) -> None:
        first: dict[str, int] = {}
        for item in tree.items:
            if isinstance(item, Scalar) and item.text in first:
                place.problem(item, f'"{item.text}" stands twice in the list', "each name once")
            elif isinstance(item, Scalar):
                first[item.text] = item.line

    def write(self, value: tuple[T, ...]) -> Tree:
        """The list."""
        return Sequence(0, tuple(self.item.write(item) for item in value))

    def schema(self) -> Schema:
        """A list, or a lone word."""
        listed = {"type": "array", "items": self.item.schema()} | (
            {"minItems": self.least} if self.least else {}
        )
        return {"anyOf": [listed, self.item.schema()]} if self.lone else listed


@dataclass(frozen=True, slots=True)
class Pairs(Generic[K, V]):
    """Words with a value each: ``{HU: 3, CL: 2}``.

    ``scoped``: the word is an issue, and what stands under it are its options. ``again``: a list of such
    blocks is taken too, for an order in which a word comes again.
    """

    word: Shape[K]
    value: Shape[V]
    scoped: bool = False
    least: int = 0
    again: bool = False

    def read(self, tree: Tree, place: Place) -> tuple[tuple[K, V], ...] | Broken:
        """The pairs, in their order."""
        blocks = tree.items if self.again and isinstance(tree, Sequence) and tree.items else (tree,)
        pairs: list[tuple[K, V] | Broken] = []
        for block in blocks:
            if not isinstance(block, Mapping):
                return place.problem(block, described(block), "a block of keys with their values")
            pairs += [self._pair(key, value, place) for key, value in entries(block, place)]
        if len(pairs) < self.least:
            return place.problem(tree, "the block is empty", "at least one entry")
        return whole(pairs)

    def _pair(self, key: Scalar, value: Tree, place: Place) -> tuple[K, V] | Broken:
        word = self.word.read(key, place)
        inner = place.inside(key.text)
        found = self.value.read(value, inner.on(key.text) if self.scoped else inner)
        return BROKEN if isinstance(word, Broken) or isinstance(found, Broken) else (word, found)

    def write(self, value: tuple[tuple[K, V], ...]) -> Tree:
        """One block; several in a list where a word stands again."""
        blocks: list[dict[str, tuple[Scalar, Tree]]] = [{}]
        for word, each in value:
            key = self.word.write(word)
            assert isinstance(key, Scalar)
            if key.text in blocks[-1]:
                blocks.append({})
            blocks[-1][key.text] = (key, self.value.write(each))
        written = tuple(Mapping(0, tuple(block.values())) for block in blocks)
        return written[0] if len(written) == 1 else Sequence(0, written)

    def schema(self) -> Schema:
        """A block with any keys, or a list of such."""
        block = {"type": "object", "additionalProperties": self.value.schema()}
        return {"anyOf": [block, {"type": "array", "items": block}]} if self.again else block


@dataclass(frozen=True, slots=True)
class Turned(Generic[T]):
    """A shape whose value stands for another one."""

    shape: Shape[Any]
    into: Callable[[Any], T]
    out_of: Callable[[T], Any]

    def read(self, tree: Tree, place: Place) -> T | Broken:
        """The other value."""
        value = self.shape.read(tree, place)
        return value if isinstance(value, Broken) else self.into(value)

    def write(self, value: T) -> Tree:
        """The tree of what stands for it."""
        return self.shape.write(self.out_of(value))

    def schema(self) -> Schema:
        """The schema of what stands for it."""
        return self.shape.schema()


@dataclass(frozen=True, slots=True)
class Forms(Generic[T]):
    """One of several forms: a bare word, or a block with a single key that says which."""

    what: str
    words: dict[str, T]
    forms: Callable[[], dict[str, Shape[Any]]]
    kind_of: Callable[[T], str]

    def read(self, tree: Tree, place: Place) -> T | Broken:
        """The value of the form that stands there."""
        if isinstance(tree, Mapping) and len(tree.entries) == 1:
            key, value = tree.entries[0]
            shape = self.forms().get(key.text)
            if shape is not None:
                return shape.read(value, place.inside(key.text))
            return self._unknown(key, place)
        if isinstance(tree, Mapping):
            found = f"{len(tree.entries)} keys stand here" if tree.entries else "an empty block stands here"
            return place.problem(tree, found, f"exactly one, that says which {self.what} this is")
        if isinstance(tree, Scalar) and tree.text in self.words:
            return self.words[tree.text]
        if isinstance(tree, Scalar) and not tree.is_nothing:
            return self._unknown(tree, place)
        return place.problem(tree, described(tree), f"a {self.what}: {one_of(self._known())}")

    def _known(self) -> list[str]:
        return list(dict.fromkeys([*self.words, *self.forms()]))

    def _unknown(self, word: Scalar, place: Place) -> Broken:
        text = shortened(word.text)
        if text in self.forms():
            return place.problem(word, f'"{text}" stands here alone', f"what it is of: {{{text}: ...}}")
        place.unknown(word, f'there is no {self.what} "{text}"', word.text, self._known())
        return BROKEN

    def write(self, value: T) -> Tree:
        """The bare word where one says it all, else the block with its single key."""
        for word, meant in self.words.items():
            if meant == value:
                return Scalar(0, word)
        kind = self.kind_of(value)
        return Mapping(0, ((Scalar(0, kind), self.forms()[kind].write(value)),))

    def schema(self) -> Schema:
        """Any of the forms; those within one another by reference."""
        return {"$ref": f"#/$defs/{self.what}"}

    def definition(self) -> Schema:
        """What the reference stands for."""
        blocks = [
            {
                "type": "object",
                "additionalProperties": False,
                "required": [key],
                "properties": {key: shape.schema()},
            }
            for key, shape in self.forms().items()
        ]
        return {"anyOf": [{"enum": list(self.words)}, *blocks]}


@dataclass(frozen=True, slots=True)
class Row:
    """One option per issue at hand, in the order of the issues; a bare word where there is one issue."""

    option: Name

    def read(self, tree: Tree, place: Place) -> tuple[Any, ...] | Broken:
        """The options."""
        items = (tree,) if isinstance(tree, Scalar) and not tree.is_nothing else getattr(tree, "items", None)
        if items is None:
            return place.problem(tree, described(tree), "a list of options")
        if len(items) != len(place.issues):
            wanted = f"one option for each of {', '.join(place.issues)}"
            none = "no options, for no issue decides it"
            return place.problem(tree, f"{_counted(len(items))} here", wanted if place.issues else none)
        return whole(
            [self.option.read(item, place.on(issue)) for item, issue in zip(items, place.issues, strict=True)]
        )

    def write(self, value: tuple[Any, ...]) -> Tree:
        """The list of options."""
        return Sequence(0, tuple(self.option.write(each) for each in value))

    def schema(self) -> Schema:
        """A list of words, or one word."""
        return {"anyOf": [{"type": "array", "items": self.option.schema()}, self.option.schema()]}


def _counted(number: int) -> str:
    return "1 option stands" if number == 1 else f"{number} options stand"
