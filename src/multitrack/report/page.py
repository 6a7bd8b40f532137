"""What a page of words is made of: headings, paragraphs, lists, tables and pictures, before anything lays them out.

Words are names from the talks, as they are, or sentences, which whoever lays the page out may say in any language.
"""

from __future__ import annotations

from dataclasses import dataclass

from multitrack.report.saying import Words


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; level 1 stands once, at the top."""

    words: Words
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    words: Words


@dataclass(frozen=True, slots=True)
class Line:
    """One line, however long, so that other programs find it whole."""

    words: Words


@dataclass(frozen=True, slots=True)
class Points:
    """Things of one kind, one after the other; ``numbered`` where the order is meant."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; ``numbers`` names the columns (from 0) that hold numbers and are set to the right."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a picture: what it shows, and a length for each tone."""

    label: Words
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of lengths under one another, all in parts of ``whole``; ``tones`` says what each length counts."""

    title: Words
    tones: tuple[Words, ...]
    bars: tuple[Bar, ...]
    whole: int

    def figures(self) -> Table:
        """The same in figures."""
        rows = tuple((bar.label, *(f"{length:,}" for length in bar.lengths)) for bar in self.bars)
        return Table((self.title, *self.tones), rows, numbers=tuple(range(1, len(self.tones) + 1)))


Block = Heading | Paragraph | Line | Points | Table | Bars
Page = tuple[Block, ...]
"""A page from top to bottom."""
