"""Tables of rows: from text with commas or tabs, and from a workbook, within bounds."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

from multitrack.exchange.brought import Remarks, Source
from multitrack.exchange.files import text_of
from multitrack.exchange.markup import MOST_ELEMENTS, check_harmless
from multitrack.exchange.numbers import decimal, exact
from multitrack.exchange.refused import RefusedError, refuse

MOST_ROWS, MOST_CELLS = 20_000, 400
"""How many rows a table may have, and how many cells a row."""
LARGEST_UNPACKED = 20_000_000
"""How many bytes a workbook may hold when it is unpacked."""
MOST_MEMBERS = 500
"""How many parts a workbook may have."""

Rows = list[list[str]]


def from_text(source: Source, delimiter: str) -> Rows:
    """The rows of a text. Raises RefusedError."""
    try:
        rows = []
        for row in csv.reader(io.StringIO(text_of(source), newline=""), delimiter=delimiter):
            rows.append([cell.strip() for cell in row])
            _within(source, len(rows), len(row))
    except csv.Error as error:
        refuse(source.name, f"this is no table ({error})", "a row per line")
    return rows


def _within(source: Source, rows: int, cells: int) -> None:
    if rows > MOST_ROWS or cells > MOST_CELLS:
        refuse(source.name, "the table is too large", f"at most {MOST_ROWS:,} rows of {MOST_CELLS} cells")


def sheets_of(source: Source, remarks: Remarks) -> dict[str, Rows]:
    """The rows of each sheet of a workbook; of a formula its last result. Raises RefusedError."""
    _check_package(source)
    from openpyxl import load_workbook  # noqa: PLC0415 - only where there is a workbook

    try:
        book = load_workbook(io.BytesIO(source.content), read_only=True, data_only=True, keep_links=False)
        found = {sheet.title: list(_rows(source, sheet)) for sheet in book.worksheets}
    except RefusedError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a broken workbook makes the library say
        refuse(source.name, f"this workbook cannot be read ({type(error).__name__})", "one saved anew")
    remarks.say(f"{source.name}: of a formula, the result last saved is read.")
    return found


def _rows(source: Source, sheet: object) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):  # type: ignore[attr-defined]
        _within(source, number, len(row))
        yield [_word(cell) for cell in row]


def _word(cell: object) -> str:
    """A cell as it is written: a number with as few digits as tell it from its neighbours."""
    if isinstance(cell, float):
        number = exact(repr(cell))
        return repr(cell) if number is None else decimal(number) or repr(cell)
    return "" if cell is None else str(cell).strip()


def _check_package(source: Source) -> None:
    """Refuse a package that is no workbook, grows beyond bounds, or holds XML that is not plain."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as package:
            members = package.infolist()
            if len(members) > MOST_MEMBERS:
                refuse(source.name, f"the workbook has {len(members)} parts", f"at most {MOST_MEMBERS}")
            if sum(member.file_size for member in members) > LARGEST_UNPACKED:
                refuse(
                    source.name, "unpacked, the workbook is too large", f"at most {LARGEST_UNPACKED:,} bytes"
                )
            elements = 0
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    elements += check_harmless(source.name, package.read(member))
                if elements > 2 * MOST_ELEMENTS:
                    refuse(
                        source.name,
                        "the workbook has too many cells",
                        f"at most {2 * MOST_ELEMENTS:,} elements",
                    )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        refuse(source.name, f"this is no workbook ({type(error).__name__})", "a file saved as .xlsx")
