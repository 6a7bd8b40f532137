"""Words put into some cells of a sheet's own text; every byte that is not of these cells stays where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from multitrack.exchange.matrix.guard import address, place_of, whole
from multitrack.exchange.matrix.safe import printable

_TAG = re.compile(rb"<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
_NO_ROWS = re.compile(rb"<((?:\w+:)?sheetData)(\s[^<>]*?)?\s*/>")
_STYLE = re.compile(rb"""\ss\s*=\s*(?:"(\d+)"|'(\d+)')""")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some bytes of the sheet, and what takes their place."""

    start: int
    end: int
    instead: bytes


@dataclass(slots=True)
class _Row:
    """A row of the sheet: where it begins and ends, and where each of its cells does."""

    number: int
    start: int
    opened: int
    closed: int = 0
    cells: dict[int, tuple[int, int]] = field(default_factory=dict)


def spliced(sheet: bytes, texts: Mapping[tuple[int, int], str]) -> bytes:
    """The text of a sheet with words in some cells, by row and column; the cells keep their styles."""
    sheet = _NO_ROWS.sub(rb"<\1\2></\1>", sheet, count=1)
    places = _Places(sheet)
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(texts.items()):
        by_row.setdefault(row, {})[column] = text
    pieces = [piece for row, cells in by_row.items() for piece in places.pieces(row, cells)]
    in_order = sorted(enumerate(pieces), key=lambda each: (each[1].start, each[1].end, each[0]))
    for _, piece in reversed(in_order):
        sheet = sheet[: piece.start] + piece.instead + sheet[piece.end :]
    return sheet


class _Places:
    """Where in the text of a sheet its rows and cells stand."""

    def __init__(self, sheet: bytes) -> None:
        """Go through ``sheet`` once."""
        self._sheet, self._rows = sheet, list[_Row]()
        self._prefix, self._end = b"", 0
        self._inside, self._cell, self._column = False, 0, 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._begins, self._ends
        parser.Parse(sheet, True)  # noqa: FBT003 - as expat is called

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        match name.rpartition(" ")[2]:
            case "sheetData":
                self._inside = True
                self._prefix = self._tag(at)[1:].partition(b"sheetData")[0]
            case "row" if self._inside:
                number = whole(attributes.get("r"), self._rows[-1].number + 1 if self._rows else 1)
                self._rows.append(_Row(number, at, at + len(self._tag(at))))
            case "c" if self._inside and self._rows:
                said = attributes.get("r")
                self._column = place_of(said)[1] if said else max(self._rows[-1].cells, default=0) + 1
                self._cell = at

    def _ends(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        match name.rpartition(" ")[2]:
            case "sheetData":
                self._inside, self._end = False, at
            case "row" if self._inside:
                self._rows[-1].closed = at
            case "c" if self._inside and self._rows:
                self._rows[-1].cells[self._column] = (self._cell, self._after(self._cell, at))

    def _tag(self, at: int) -> bytes:
        found = _TAG.match(self._sheet, at)
        assert found is not None
        return found[0]

    def _after(self, start: int, at: int) -> int:
        """Where an element ends that begins at ``start`` and was closed at ``at``: an empty one is its own end."""
        opened = self._tag(start)
        return start + len(opened) if opened.endswith(b"/>") else at + len(self._tag(at))

    def pieces(self, row: int, texts: Mapping[int, str]) -> Iterator[_Piece]:
        """What is to be put where, so that the cells of a row hold their texts, by column."""
        found = next((each for each in self._rows if each.number == row), None)
        if found is None:
            yield self._new_row(row, b"".join(self._written(row, *each) for each in texts.items()))
            return
        behind: dict[int, bytes] = {}
        for column, text in texts.items():
            if column in found.cells:
                start, end = found.cells[column]
                style = _STYLE.search(self._tag(start))
                number = (style[1] or style[2]) if style else b""
                yield _Piece(start, end, self._written(row, column, text, number))
            else:
                later = (place for each, place in found.cells.items() if each > column)
                at = min(later, default=(found.closed, 0))[0]
                behind[at] = behind.get(at, b"") + self._written(row, column, text)
        if self._sheet[found.start : found.opened].endswith(b"/>") and behind:
            inside = b"".join(behind.values())
            yield _Piece(found.opened - 2, found.opened, b">" + inside + self._close(b"row"))
        else:
            yield from (_Piece(at, at, cells) for at, cells in behind.items())

    def _new_row(self, row: int, cells: bytes) -> _Piece:
        """A row that the sheet does not have yet, in its place."""
        written = b'<%brow r="%d">%b%b' % (self._prefix, row, cells, self._close(b"row"))
        later = next((each.start for each in self._rows if each.number > row), None)
        at = self._end if later is None else later
        return _Piece(at, at, written)

    def _close(self, name: bytes) -> bytes:
        return b"</%b%b>" % (self._prefix, name)

    def _written(self, row: int, column: int, text: str, style: bytes = b"") -> bytes:
        """A cell that holds words, which no program takes for a formula."""
        words = escape(printable(text)).encode()
        return b'<%bc r="%b"%b t="inlineStr"><%bis><%bt xml:space="preserve">%b</%bt></%bis></%bc>' % (
            self._prefix,
            address(row, column).encode(),
            b' s="%b"' % style if style else b"",
            self._prefix,
            self._prefix,
            words,
            self._prefix,
            self._prefix,
            self._prefix,
        )
