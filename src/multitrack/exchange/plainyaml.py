"""YAML of other programs as plain words: no tag is obeyed, so that no class named in a file is ever made."""

from __future__ import annotations

from typing import Any

from multitrack.exchange.brought import Source
from multitrack.exchange.files import text_of
from multitrack.exchange.refused import RefusedError, refuse
from multitrack.talksfile.lines import Mapping, Scalar, Tree, UnreadableError
from multitrack.talksfile.lines import parse as parse_yaml

LARGEST = 400_000
"""How many characters of YAML are read: more would take longer than anyone waits."""


def parse(source: Source) -> Any:
    """The value of a file: blocks, lists, words as they are written, and nothing."""
    text = text_of(source)
    if len(text) > LARGEST:
        refuse(source.name, f"{len(text):,} characters of YAML", f"at most {LARGEST:,}, or the same as JSON")
    try:
        return _plain(parse_yaml(text), source.name)
    except UnreadableError as error:
        raise RefusedError(error.problem(source.name)) from error


def _plain(tree: Tree, file: str) -> Any:
    match tree:
        case Scalar():
            return None if tree.is_nothing else tree.text
        case Mapping(entries=entries):
            found: dict[str, Any] = {}
            for key, value in entries:
                if key.text in found:
                    refuse(file, f'the key "{key.text[:60]}" stands twice', "once", line=key.line)
                found[key.text] = _plain(value, file)
            return found
        case _:
            return [_plain(each, file) for each in tree.items]
