"""What a page of words is made of: headings, paragraphs, lists and tables, before anything lays them out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; level 1 stands once, at the top."""

    words: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line, however long, so that other programs find it whole."""

    words: str


@dataclass(frozen=True, slots=True)
class Points:
    """Things of one kind, one after the other; ``numbered`` where the order is meant."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; ``numbers`` names the columns (from 0) that hold numbers and are set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


Block = Heading | Paragraph | Line | Points | Table
Page = tuple[Block, ...]
"""A page from top to bottom."""
