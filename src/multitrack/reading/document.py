"""A report as it was handed in: its text, its headings, and what it says of itself; or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from multitrack.record.answer import Phrase

LARGEST_FILE = 10_000_000
"""Bytes: a long transcript with pictures in it; nothing larger is opened."""
LARGEST_TEXT = 200_000
"""Characters: some three hours of talk, word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of a report; every draft names its words by offsets into ``text``, counted in characters.

    ``headings`` are the offsets of the paragraphs that the file itself marks as headings. ``outlet`` and ``on``
    are what the file says of itself (an HTML page does); what stands in the text is for the reader to find.
    """

    name: str
    kind: str
    text: str
    title: str | None = None
    outlet: str | None = None
    on: date | None = None
    headings: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that is not read, and why, for whoever handed it in."""

    name: str
    why: Phrase

    def __str__(self) -> str:
        """One line."""
        return f"{self.name}: {self.why}"
