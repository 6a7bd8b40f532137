"""A tree as text again: YAML that people read with ease and every reader of YAML 1.2 reads alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from multitrack.talksfile.lines import Mapping, Scalar, Sequence, Tree

WIDTH = 100
_BARE = re.compile(r"[^\W\d_](?:[\w '’/().+-]*[\w).])?")
_READ_OTHERWISE = frozenset("null true false yes no on off y n nan inf".split())
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def lettered(tree: Tree) -> str:
    """The text of a whole file."""
    return "\n".join(_lines(tree, "")) + "\n"


def _lines(tree: Tree, indent: str) -> Iterator[str]:
    """The lines of a value that begins on a line of its own."""
    match tree:
        case Mapping(entries=entries) if entries:
            for key, value in entries:
                yield from _after(f"{indent}{_word(key)}:", value, f"{indent}  ")
        case Sequence(items=items) if items:
            for item in items:
                yield from _item(item, indent)
        case _:
            yield f"{indent}{_in_line(tree)}"


def _after(head: str, value: Tree, indent: str) -> Iterator[str]:
    """A key and its value: on one line where that is short, else below it."""
    short = f"{head} {_in_line(value)}"
    if _is_small(value, short):
        yield short
    else:
        yield head
        yield from _lines(value, indent)


def _item(item: Tree, indent: str) -> Iterator[str]:
    short = f"{indent}- {_in_line(item)}"
    if _is_small(item, short):
        yield short
    else:
        first, *rest = _lines(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip(' ')}"
        yield from rest


def _is_small(tree: Tree, line: str) -> bool:
    if isinstance(tree, Scalar):
        return True
    parts = tree.items if isinstance(tree, Sequence) else tuple(value for _, value in tree.entries)
    return not parts or (len(line) <= WIDTH and all(map(_is_leaf, parts)))


def _is_leaf(tree: Tree) -> bool:
    """Whether a value may stand within braces: a word, or a list of words."""
    match tree:
        case Scalar():
            return True
        case Sequence(items=items):
            return all(isinstance(item, Scalar) for item in items)
        case Mapping(entries=entries):
            return not entries


def _in_line(tree: Tree) -> str:
    match tree:
        case Scalar():
            return _word(tree)
        case Sequence(items=items):
            return f"[{', '.join(map(_in_line, items))}]"
        case Mapping(entries=entries):
            return f"{{{', '.join(f'{_word(key)}: {_in_line(value)}' for key, value in entries)}}}"


def _word(word: Scalar) -> str:
    """A word bare where nobody can misread it, else in quotes."""
    text = word.text
    if word.plain or (_BARE.fullmatch(text) and text.casefold() not in _READ_OTHERWISE):
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    return character if character.isprintable() else f"\\U{ord(character):08x}"
