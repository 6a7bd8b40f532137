"""Entries to canonical JSON and back, with the words apart from what is kept.

Canonical: keys sorted, no spaces, nothing absent written. Codes are NewTypes, closed sets are enumerations;
what remains as plain text is words or a name, and those alone can be erased (:func:`word_fields`). In what is
kept, ``null`` marks the place of a word, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from functools import cache
from itertools import chain
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from multitrack.record.entry import Entry, Row, commit, seal

ERASED = "[erased]"
"""What stands in place of words that were erased."""

CODES = frozenset(
    "channel end hash issue key language on_behalf_of previous public_key rests_on start track".split()
)
"""Fields of plain text that hold a code, a time or a seal all the same: never erased."""

_PLAIN = (str, str | None, tuple[str, ...])
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
"""A word in quotes, as canonical JSON writes it."""


@cache
def word_fields(kind: type) -> frozenset[str]:
    """The fields of a frozen value that hold words or names of persons."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if hint in _PLAIN and name not in CODES)


def encode(entry: Entry, salt: str) -> Row:
    """The sealed row of an entry, under the salt given."""
    words: list[str] = []
    kept = canonical(_kept(entry, _ENTRY.dump_python(entry, mode="json", exclude_none=True), words))
    spoken = canonical(words)
    commitment = commit(salt, spoken)
    return Row(
        channel=entry.channel,
        number=entry.number,
        kept=kept,
        commitment=commitment,
        hash=seal(kept, commitment),
        words=spoken,
        salt=salt,
    )


def decode(row: Row) -> Entry:
    """The entry of a row; erased words read as :data:`ERASED`."""
    words = row.words
    pieces = row.kept.split("null")
    quoted = _QUOTED.findall(words or "")
    if len(pieces) != len(quoted) + 1 or words != f"[{','.join(quoted)}]":
        spoken = None if words is None else iter(json.loads(words))
        return _ENTRY.validate_python(_whole(json.loads(row.kept), spoken))
    return _ENTRY.validate_json("".join(chain.from_iterable(zip(pieces, (*quoted, ""), strict=True))))


def words_in(entry: Entry) -> tuple[str, ...]:
    """The words of an entry and the names of persons in it: what erasure would reach."""
    words: list[str] = []
    _kept(entry, _ENTRY.dump_python(entry, mode="json", exclude_none=True), words)
    return tuple(words)


def erased(entry: Entry) -> Entry:
    """The entry as it reads once its words are erased."""
    return decode(replace(encode(entry, ""), words=None, salt=None))


def canonical(value: Any) -> str:
    """A value as canonical JSON: one text for one value."""
    return _CANONICAL.encode(value)


def _kept(value: Any, dumped: Any, words: list[str]) -> Any:
    """The dumped value without its words, which are put aside in the order of the sorted names."""
    if not isinstance(dumped, dict | list):
        return dumped
    if is_dataclass(value) and not isinstance(value, type):
        spoken = word_fields(type(value))
        return {
            name: _aside(dumped[name], words)
            if name in spoken
            else _kept(getattr(value, name), dumped[name], words)
            for name in sorted(dumped)
        }
    if isinstance(value, tuple):
        return [_kept(each, part, words) for each, part in zip(value, dumped, strict=True)]
    return dumped


def _aside(dumped: Any, words: list[str]) -> Any:
    if isinstance(dumped, list):
        return [_aside(each, words) for each in dumped]
    words.append(dumped)
    return None


def _whole(value: Any, words: Iterator[str] | None) -> Any:
    """The value with its words back in their places."""
    match value:
        case None:
            return ERASED if words is None else next(words)
        case dict():
            return {name: _whole(value[name], words) for name in sorted(value)}
        case list():
            return [_whole(each, words) for each in value]
        case _:
            return value
