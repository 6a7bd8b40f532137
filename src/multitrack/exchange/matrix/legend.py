"""What a legend in the workbook says of marks and colours: beside the mark, behind an equals sign, or in its colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from multitrack.exchange.matrix.book import Book, Cell, Sheet
from multitrack.exchange.matrix.colour import Hue
from multitrack.exchange.matrix.shape import Matrix
from multitrack.exchange.matrix.words import is_mark, plain, stance_word
from multitrack.model.position import Stance

_EQUALS = re.compile(r"^\s*(\S{1,4})\s*(?:=|:|\s[–—-]\s)\s*(\S.*)$")
_COLOUR_NAMES = {
    "red": Hue.RED,
    "amber": Hue.AMBER,
    "yellow": Hue.AMBER,
    "orange": Hue.AMBER,
    "green": Hue.GREEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """Marks and colours with what they stand for, and where that is said; ``unread`` names entries not understood."""

    marks: dict[str, Stance] = field(default_factory=dict)
    hues: dict[Hue, Stance] = field(default_factory=dict)
    said: tuple[tuple[str, str], ...] = ()


def legend_of(book: Book, matrices: Iterable[Matrix]) -> Legend:
    """The legend of a workbook: whatever explains a mark or a colour outside its matrices."""
    taken = list(matrices)
    marks: dict[str, Stance] = {}
    hues: dict[Hue, Stance] = {}
    said: list[tuple[str, str]] = []
    for sheet in book.sheets:
        for cell in _outside(sheet, [each for each in taken if each.sheet is sheet]):
            mark, meaning = _entry(sheet, cell)
            stance = stance_word(meaning) if meaning else None
            if stance is None:
                continue
            hue = cell.hue if not mark else _COLOUR_NAMES.get(plain(mark))
            if hue is not None:
                hues.setdefault(hue, stance)
            elif mark:
                marks.setdefault(plain(mark), stance)
            if hue is not None or mark:
                said.append(
                    (
                        sheet.place(cell.row, cell.column),
                        f"the legend says that {mark or hue} is {stance.value}",
                    )
                )
    return Legend(marks=marks, hues=hues, said=tuple(said))


def _outside(sheet: Sheet, taken: list[Matrix]) -> Iterator[Cell]:
    """The cells of a sheet that stand in none of its matrices."""
    for (row, column), cell in sorted(sheet.cells.items()):
        if not any(each.head <= row <= each.last and column <= each.right for each in taken):
            yield cell


def _entry(sheet: Sheet, cell: Cell) -> tuple[str, str]:
    """A mark and its meaning where a cell begins an entry of a legend; the mark is empty for a colour alone."""
    beside = sheet.at(cell.row, cell.column + 1)
    if not cell.text:
        return "", beside.text if cell.hue is not None and cell.first else ""
    named = plain(cell.text) in _COLOUR_NAMES
    if (is_mark(cell.text) or named) and beside.text:
        return cell.text, beside.text
    equal = _EQUALS.match(cell.text)
    if equal and (is_mark(equal[1]) or plain(equal[1]) in _COLOUR_NAMES):
        return equal[1], equal[2]
    return "", cell.text if cell.hue is not None and stance_word(cell.text) else ""
