"""A report between two requests: packed into the form that shows it, for the house keeps nothing that is not entered."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from multitrack.reading.document import LARGEST_TEXT, Document

LARGEST_REPORT = 60_000
"""Characters of a report that a page takes: ten long articles, or an hour's transcript."""
MOST_CARRIED = 40_000
"""Letters of a packed report in a page: as many as prose of that length takes, in most languages."""
_MOST_BYTES = 8 * LARGEST_TEXT
"""Bytes that are unpacked at most, whatever was sent: a letter takes six of them at worst, and few do."""
_BROKEN = (ValueError, KeyError, TypeError, zlib.error, RecursionError)

LEFT, ENTERED = "left", "entered"
"""What became of a draft: left out by its reader, or entered."""


def packed(document: Document) -> str:
    """A report as the form carries it."""
    told = {
        "name": document.name,
        "kind": document.kind,
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "on": None if document.on is None else document.on.isoformat(),
        "headings": sorted(document.headings),
    }
    return base64.b64encode(zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 9)).decode("ascii")


def unpacked(carried: str) -> Document | None:
    """The report that a form carried; nothing where it came back damaged, or is more than a page ever carries."""
    if len(carried) > MOST_CARRIED:
        return None
    try:
        content = zlib.decompressobj().decompress(base64.b64decode(carried, validate=True), _MOST_BYTES)
        return _document(json.loads(content))
    except _BROKEN:
        return None


def _document(told: Mapping[str, Any]) -> Document | None:
    text, headings = told["text"], told["headings"]
    named = [told[name] for name in ("title", "outlet")]
    if not all(isinstance(each, str) for each in (text, told["name"], told["kind"])):
        return None
    if not all(each is None or isinstance(each, str) for each in named) or len(text) > LARGEST_TEXT:
        return None
    if not text.strip() or not all(isinstance(each, int) for each in headings):
        return None
    return Document(
        name=told["name"],
        kind=told["kind"],
        text=text,
        title=told["title"],
        outlet=told["outlet"],
        on=None if told["on"] is None else date.fromisoformat(told["on"]),
        headings=frozenset(headings),
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a draft: left out, or entered; and the code under which the register has it."""

    what: str
    code: str = ""

    @property
    def left(self) -> bool:
        """Whether its reader left it out."""
        return self.what == LEFT


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of each draft so far, by its key."""

    by_key: Mapping[str, Decision] = field(default_factory=dict)

    def with_(self, key: str, decision: Decision | None) -> Decided:
        """The same after one more decision, or after one that was taken back."""
        rest = {each: known for each, known in self.by_key.items() if each != key}
        return Decided(rest if decision is None else {**rest, key: decision})

    def __str__(self) -> str:
        """As the form carries it."""
        return " ".join(f"{key}={each.what}:{each.code}" for key, each in self.by_key.items())


def decided(carried: str, keys: Iterable[str]) -> Decided:
    """What a form says became of the drafts of these keys."""
    known, found = set(keys), {}
    for each in carried.split():
        key, _equals, rest = each.partition("=")
        what, _colon, code = rest.partition(":")
        if key in known and what in (LEFT, ENTERED):
            found[key] = Decision(what, code)
    return Decided(found)
