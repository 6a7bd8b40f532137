"""Small workbooks, written for one test each, and bent where a test asks what happens to bent ones."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from multitrack.exchange.matrix.reading import UNDECIDED, Decisions, MatrixReading, read_matrix
from multitrack.exchange.matrix.remarks import Kind

SMALL = [
    ["Issue", "Option", "North", "South"],
    ["Water", "All", "wants", "refuses"],
    ["", "Half", "accepts", "OK"],
]
"""Two parties on one issue with two options."""


def book(
    path: Path, rows: Sequence[Sequence[Any]], bend: Callable[[Any], object] = lambda sheet: None
) -> Path:
    """A workbook of one sheet, called Matrix, with these rows; ``bend`` may do more to the sheet."""
    written = Workbook()
    sheet: Any = written.active
    sheet.title = "Matrix"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value != "":
                sheet.cell(number, column, value)
    bend(sheet)
    written.save(path)
    return path


def read(
    path: Path,
    rows: Sequence[Sequence[Any]],
    bend: Callable[[Any], object] = lambda sheet: None,
    decisions: Decisions = UNDECIDED,
) -> MatrixReading:
    """Such a workbook, read."""
    return read_matrix(book(path / "book.xlsx", rows, bend), decisions)


def stances(reading: MatrixReading) -> dict[tuple[str, str, str], str]:
    """Who holds what, by codes."""
    return {(p.party, p.issue, p.option): p.stance.value for p in reading.talks.positions}


def remarks(reading: MatrixReading, kind: Kind) -> list[str]:
    """What is said of how it was read."""
    return [str(each) for each in reading.remarks if each.kind is kind]


def rezipped(path: Path, change: Callable[[dict[str, bytes]], object], to: Path) -> Path:
    """The workbook with its parts changed."""
    with zipfile.ZipFile(path) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    change(parts)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return to
