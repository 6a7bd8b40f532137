"""A workbook as a person sees it: sheets of cells with words, notes and colours, and nothing that could act."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from multitrack.exchange.matrix.colour import Colours, Hue
from multitrack.exchange.matrix.guard import BROKEN, Passed, RefusedError, address
from multitrack.exchange.matrix.safe import printable

if TYPE_CHECKING:
    from openpyxl.cell import Cell as RawCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_UNFIT = (*BROKEN, TypeError, AttributeError, ArithmeticError, AssertionError, ET.ParseError)
"""What the library raises over a workbook whose parts contradict each other."""
_THREAD = re.compile(r"^\[[^\]]*\]\s.*?(?:Comment|Kommentar|Commentaire|Comentario)\s?:\s*", re.DOTALL)
"""What Excel writes before the words of a comment with replies, for programs that do not know these."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a cell: its words, and who wrote it where that can be read."""

    words: str
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: what a person reads in it, on one line, and as it stands there (``whole``); ``spread`` names the merged range it is a part of.

    ``computed``: by a formula. ``struck``: its words are crossed out. ``first``: no part of a merged range but
    its first cell, or in none.
    """

    row: int
    column: int
    text: str = ""
    whole: str = ""
    note: Note | None = None
    hue: Hue | None = None
    link: str | None = None
    bold: bool = False
    indent: int = 0
    struck: bool = False
    computed: bool = False
    spread: str | None = None
    first: bool = True

    @property
    def says(self) -> bool:
        """Whether anything stands in it or is noted on it."""
        return bool(self.text) or self.note is not None

    def is_one_with(self, other: Cell) -> bool:
        """Whether the two are merged into one."""
        return self.spread is not None and self.spread == other.spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; what is hidden in it is named, and its cells are not here."""

    title: str
    part: str
    cells: Mapping[tuple[int, int], Cell]
    rows: int
    columns: int
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    coloured_by_rule: bool = False

    def at(self, row: int, column: int) -> Cell:
        """A cell; an empty one where nothing is."""
        return self.cells.get((row, column)) or Cell(row=row, column=column)

    def place(self, row: int, column: int) -> str:
        """The address of a cell with its sheet, such as ``Matrix!C7``."""
        return f"{self.title}!{address(row, column)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook: the sheets that show, and the names of those that do not."""

    name: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def book_of(checked: Passed) -> Book:
    """The workbook that the guard let pass. Raises RefusedError where its parts do not fit together."""
    try:
        return _book_of(checked)
    except _UNFIT as error:
        raise RefusedError(
            f"the parts of this workbook do not fit together ({type(error).__name__}). "
            "Open it in its own program and save it again."
        ) from None


def _book_of(checked: Passed) -> Book:
    import openpyxl  # noqa: PLC0415 - heavy, and only who hands in a workbook needs it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = openpyxl.load_workbook(io.BytesIO(checked.content), data_only=True, keep_links=False)
    parts = sheet_parts(checked)
    shown = [sheet for sheet in raw.worksheets if sheet.sheet_state == "visible"]
    return Book(
        name=checked.name,
        sheets=tuple(_Reader(raw, sheet, parts[sheet.title], checked).sheet() for sheet in shown),
        hidden=tuple(sheet.title for sheet in raw.worksheets if sheet.sheet_state != "visible"),
    )


def sheet_parts(checked: Passed) -> dict[str, str]:
    """In which part of the workbook each sheet stands, by its title."""
    with zipfile.ZipFile(io.BytesIO(checked.content)) as pack:
        names = {name.lower(): name for name in pack.namelist()}
        sheets = ET.fromstring(pack.read(names["xl/workbook.xml"]))  # noqa: S314 - the guard let it pass
        relations = names.get("xl/_rels/workbook.xml.rels")
        rels = ET.fromstring(pack.read(relations)) if relations else ET.Element("none")  # noqa: S314
    targets = {each.get("Id", ""): each.get("Target", "") for each in rels}
    found: dict[str, str] = {}
    for each in sheets.iter():
        if each.tag.endswith("}sheet"):
            code = next((value for key, value in each.items() if key.endswith("}id")), "")
            target = targets.get(code, "")
            path = (
                PurePosixPath(target.lstrip("/")) if target.startswith("/") else PurePosixPath("xl") / target
            )
            found[each.get("name", "")] = names.get(str(path).lower(), str(path))
    return found


class _Reader:
    """From one sheet as openpyxl gives it to ours."""

    def __init__(self, raw: Workbook, sheet: Worksheet, part: str, checked: Passed) -> None:
        """Read ``sheet``, which stands in ``part``."""
        self._sheet, self._part, self._checked = sheet, part, checked
        self._colours = Colours.of(raw.loaded_theme)
        self._formulas = checked.formulas.get(part, frozenset())

    def sheet(self) -> Sheet:
        """The sheet."""
        rows, columns = self._extent()
        hidden_rows = tuple(
            n
            for n in range(1, rows + 1)
            if n in self._sheet.row_dimensions and self._sheet.row_dimensions[n].hidden
        )
        hidden_columns = tuple(n for n in range(1, columns + 1) if n in self._hidden_columns())
        cells = {
            (found.row, found.column): found
            for line in self._sheet.iter_rows(max_row=rows, max_col=columns)
            for found in map(self._cell, line)
            if found.row not in hidden_rows and found.column not in hidden_columns
        }
        return Sheet(
            title=self._sheet.title,
            part=self._part,
            cells=self._spread(cells),
            rows=rows,
            columns=columns,
            hidden_rows=hidden_rows,
            hidden_columns=hidden_columns,
            coloured_by_rule=len(self._sheet.conditional_formatting) > 0,
        )

    def _extent(self) -> tuple[int, int]:
        """How far to look: as far as anything is written in any sheet, never farther than the guard let pass."""
        return (
            min(self._sheet.max_row, self._checked.rows),
            min(self._sheet.max_column, self._checked.columns),
        )

    def _hidden_columns(self) -> frozenset[int]:
        hidden: set[int] = set()
        for each in self._sheet.column_dimensions.values():
            if each.hidden and each.min is not None and each.max is not None:
                hidden |= set(range(each.min, min(each.max, self._checked.columns) + 1))
        return frozenset(hidden)

    def _cell(self, raw: Any) -> Cell:
        cell: RawCell = raw
        if not hasattr(cell, "number_format"):
            return Cell(row=cell.row, column=cell.column)
        link = None if cell.hyperlink is None else cell.hyperlink.target
        return Cell(
            row=cell.row,
            column=cell.column,
            text=_text(cell.value, cell.number_format),
            whole=printable(cell.value)
            if isinstance(cell.value, str)
            else _text(cell.value, cell.number_format),
            note=_note(cell),
            hue=self._colours.hue(cell.fill),
            link=link if link and link.startswith(("http://", "https://")) else None,
            bold=bool(cell.font.b),
            indent=int(cell.alignment.indent or 0),
            struck=bool(cell.font.strike),
            computed=cell.coordinate in self._formulas,
        )

    def _spread(self, cells: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
        """What stands in a merged range stands in each of its cells; its note too."""
        for area in self._sheet.merged_cells.ranges:
            first = cells.get((area.min_row, area.min_col))
            if first is None:
                continue
            for row, column in area.cells:
                if (row, column) in cells:
                    here = (row, column) == (first.row, first.column)
                    cells[row, column] = _placed(first, row, column, area.coord, first=here)
        return cells


def _placed(cell: Cell, row: int, column: int, area: str, *, first: bool) -> Cell:
    return replace(cell, row=row, column=column, spread=area, first=first)


def _note(cell: RawCell) -> Note | None:
    if cell.comment is None or not cell.comment.text.strip():
        return None
    author = (cell.comment.author or "").strip()
    words = printable(_THREAD.sub("", cell.comment.text).replace("_x000D_", "")).strip()
    return Note(words, author if author and not author.startswith("tc=") else None)


def _text(value: object, form: str) -> str:
    """A value as a person reads it in the sheet."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case int() | float() if form.endswith("%"):
            return f"{value * 100:.10g} %"
        case int() | float():
            return f"{value:.10g}"
        case _:
            words = printable(str(value)).replace("\xa0", " ")
            return " ".join(line.strip() for line in words.splitlines()).strip()
