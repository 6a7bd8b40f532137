"""Blocks with known keys, and tables of things by their codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Any, Generic, TypeVar

from multitrack.talksfile.lines import Mapping, Scalar, Sequence, Tree
from multitrack.talksfile.notes import BROKEN, Broken, Place
from multitrack.talksfile.problems import shortened
from multitrack.talksfile.shapes import entries, whole
from multitrack.talksfile.words import Schema, Shape, described, name_of

T = TypeVar("T")

Check = Callable[[dict[str, Any], Mapping, Place], None]
"""Looks at what was read of a block as a whole."""


@dataclass(frozen=True, slots=True)
class Key:
    """A known key of a block: what stands under it, what it means, and the field it fills.

    The field bears the key's own name where none is said; ``always``: it is written even where it goes
    without saying.
    """

    name: str
    shape: Shape[Any]
    about: str
    field: str = ""
    always: bool = False

    @property
    def fills(self) -> str:
        """The field that the key fills."""
        return self.field or self.name


@dataclass(frozen=True)
class Block(Generic[T]):
    """A block with known keys; ``short`` names the key that a bare word stands for.

    ``listed``: a bare list stands for it, too. ``scope`` names the key whose issue (or issues) the options within belong to.
    """

    make: Callable[..., T]
    keys: tuple[Key, ...]
    short: str | None = None
    scope: str | None = None
    check: Check | None = None
    listed: bool = False

    def read(self, tree: Tree, place: Place, **given: Any) -> T | Broken:
        """The value, made of what stands under the keys."""
        if self.short and self._bare(tree) and not (isinstance(tree, Scalar) and tree.is_nothing):
            alone = Mapping(tree.line, ((Scalar(tree.line, self.short), tree),))
            return self._read(alone, place, given, bare=True)
        if not isinstance(tree, Mapping):
            return place.problem(tree, described(tree), self._expected())
        return self._read(tree, self._scoped(tree, place), given)

    def _read(self, tree: Mapping, place: Place, given: dict[str, Any], *, bare: bool = False) -> T | Broken:
        values = dict(given)
        known = {key.name: key for key in self.keys}
        meant: set[str] = set()
        sound = True
        for word, value in entries(tree, place):
            key = known.get(word.text)
            if key is None:
                meant.add(self._unknown(word, place) or "")
                sound = False
            elif not (isinstance(value, Scalar) and value.is_nothing):
                inner = place if bare else place.inside(key.name)
                values[key.fills] = key.shape.read(value, inner)
        for key in self.keys:
            if key.fills not in values and key.fills in self.required:
                sound = False
                if key.name not in meant:
                    self._missing(key, tree, place)
        if self.check is not None:
            self.check(values, tree, place)
        if not sound or any(isinstance(value, Broken) for value in values.values()):
            return BROKEN
        return self.make(**values)

    def _scoped(self, tree: Mapping, place: Place) -> Place:
        if self.scope is None:
            return place
        match tree.get(self.scope):
            case Scalar(text=issue) as scalar if not scalar.is_nothing:
                return place.on(issue)
            case Sequence(items=items):
                return place.on(*(item.text for item in items if isinstance(item, Scalar)))
            case _:
                return place.on()

    def _unknown(self, word: Scalar, place: Place) -> str | None:
        found = f'there is no key "{shortened(word.text)}" here'
        return place.unknown(word, found, word.text, [key.name for key in self.keys])

    def _missing(self, key: Key, tree: Mapping, place: Place) -> None:
        if not place.where and key.name in place.notes.lost:
            return
        empty = next((word for word, _ in tree.entries if word.text == key.name), None)
        if empty is None:
            place.problem(tree, f'the key "{key.name}" is missing', f"{key.name}: {key.about}")
        else:
            place.inside(key.name).problem(empty, "nothing stands here", key.about)

    def _expected(self) -> str:
        needed = [key.name for key in self.keys if key.fills in self.required]
        keys = f"a block of keys ({', '.join(needed)})" if needed else "a block of keys"
        if self.short is None:
            return keys
        return f"a {'list' if self.listed else 'text'} ({self.short}) or {keys}"

    def _bare(self, tree: Tree) -> bool:
        """Whether this stands for the key that may go unsaid."""
        return isinstance(tree, Scalar | Sequence if self.listed else Scalar)

    @property
    def required(self) -> frozenset[str]:
        """The fields that have no value unless the file gives one."""
        return _required(self.make)

    def write(self, value: T) -> Tree:
        """The block, without the keys whose value goes without saying."""
        made = tuple((key, getattr(value, key.fills)) for key in self.keys)
        unsaid = _unsaid(type(value))
        said = tuple(
            (Scalar(0, key.name), key.shape.write(each))
            for key, each in made
            if key.always or key.fills not in unsaid or unsaid[key.fills] != each
        )
        if len(said) == 1 and said[0][0].text == self.short and self._bare(said[0][1]):
            return said[0][1]
        return Mapping(0, said)

    def schema(self) -> Schema:
        """An object with these keys, or the bare word."""
        block: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {key.name: _schema_of(key, self.required) for key in self.keys},
        }
        required = [key.name for key in self.keys if key.fills in self.required]
        if required:
            block["required"] = required
        alone = [key.shape.schema() for key in self.keys if key.name == self.short]
        return {"anyOf": [*alone, block]} if alone else block


def _schema_of(key: Key, required: frozenset[str]) -> Schema:
    inner = key.shape.schema()
    if key.fills not in required:
        inner = {"anyOf": [inner, {"type": "null"}]}
    return inner | {"description": key.about}


def _required(make: Callable[..., Any]) -> frozenset[str]:
    made: Any = make
    return frozenset(
        each.name for each in fields(made) if each.default is MISSING and each.default_factory is MISSING
    )


def _unsaid(made: Any) -> dict[str, Any]:
    return {each.name: each.default for each in fields(made) if each.default is not MISSING}


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """Things by their code: the code gives the name under which all else in the file speaks of them."""

    kind: str
    block: Block[T]
    code: str = "id"

    def read(self, tree: Tree, place: Place) -> tuple[T, ...] | Broken:
        """The things, in the order of the file."""
        issue = place.issues[0] if self.kind == "option" and place.issues else None
        if not isinstance(tree, Mapping):
            place.unsure(self.kind, issue)
            return place.problem(tree, described(tree), f"a block with the code of each {self.kind} as key")
        return whole([self._thing(key, value, place, issue) for key, value in entries(tree, place)])

    def _thing(self, key: Scalar, value: Tree, place: Place, issue: str | None) -> T | Broken:
        name = name_of(key, place)
        if isinstance(name, Broken):
            place.unsure(self.kind, issue)
            return name
        place.give(self.kind, name, issue)
        inner = place.inside(name.text)
        return self.block.read(
            value, inner.on(name.text) if self.kind == "issue" else inner, **{self.code: name.text}
        )

    def write(self, value: tuple[T, ...]) -> Tree:
        """The block by code."""
        return Mapping(
            0,
            tuple(
                (Scalar(0, getattr(each, self.code), plain=False), self.block.write(each)) for each in value
            ),
        )

    def schema(self) -> Schema:
        """An object whose keys are codes."""
        return {"type": "object", "additionalProperties": self.block.schema()}
