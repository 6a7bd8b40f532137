"""Tables in files: a workbook, a file of values, JSON; each written, and each read back.

The register of statements and the book of contacts and asks are such tables.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from multitrack.exchange.matrix.book import book_of
from multitrack.exchange.matrix.guard import RefusedError, passed
from multitrack.exchange.matrix.safe import acts, guarded, printable, unguarded
from multitrack.exchange.tabular import Row, Shape, Table, row_problem
from multitrack.talksfile.problems import Problem

LARGEST = 20_000_000
"""How many bytes such a file may have."""
ROWS = 20_000
"""How many rows it may have."""


def as_values(shape: Shape, rows: Iterable[Mapping[str, str]]) -> str:
    """A table as a file of values, with commas; no program takes any of them for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shape.columns)
    for row in rows:
        writer.writerow([guarded(row[name]) for name in shape.columns])
    return out.getvalue()


def as_workbook(shape: Shape, rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table as a workbook with one sheet."""
    import openpyxl  # noqa: PLC0415 - heavy, and only who wants a workbook needs it
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = shape.sheet
    headed = [dict(zip(shape.columns, shape.columns, strict=True)), *rows]
    for number, row in enumerate(headed, 1):
        for column, name in enumerate(shape.columns, 1):
            cell = sheet.cell(number, column)
            cell.value = printable(row[name]) or None
            if row[name]:
                cell.data_type = "s"
            if acts(row[name]):
                cell.quotePrefix = True
            cell.font = Font(bold=number == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_table(shape: Shape, path: Path) -> Table:
    """The rows of a table, by the ending of the file's name. Raises RefusedError where it cannot or must not be read."""
    match path.suffix.lower():
        case ".xlsx" | ".xlsm" | ".xls":
            return _of_workbook(shape, path)
        case ".csv":
            return _of_values(shape, _text_of(path), path.name)
        case ".json":
            return _of_json(shape, _text_of(path), path.name)
        case _:
            raise RefusedError(
                f"this is not {shape.name}. Expected a file that ends in .xlsx, .csv or .json."
            )


def _text_of(path: Path) -> str:
    """The text of a file. Raises RefusedError where it is too large or no UTF-8."""
    try:
        size = path.stat().st_size
        content = b"" if size > LARGEST else path.read_bytes()
    except OSError as error:
        raise RefusedError(f"this file cannot be read ({error.strerror}).") from None
    if size > LARGEST:
        raise RefusedError(f"the file has {size:,} bytes. Expected at most {LARGEST:,}.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            f'the file is not UTF-8 text (line {line}). Save it anew, as "CSV UTF-8" where the program offers it.'
        ) from None
    if "\0" in text:
        raise RefusedError(
            'the file is not UTF-8 text. Save it anew, as "CSV UTF-8" where the program offers it.'
        )
    return text


def _of_workbook(shape: Shape, path: Path) -> Table:
    """The first sheet of a workbook that shows; its first row names the columns."""
    book = book_of(passed(path))
    if not book.sheets:
        raise RefusedError("no sheet of the workbook shows.")
    sheet = book.sheets[0]
    if sheet.hidden_rows or sheet.hidden_columns:
        raise RefusedError(
            f'rows or columns of the sheet "{sheet.title}" are hidden. Show them, or delete them.'
        )
    others = [
        *(each.title for each in book.sheets[1:] if any(c.says for c in each.cells.values())),
        *book.hidden,
    ]
    if others:
        raise RefusedError(
            f"the workbook has other sheets: {', '.join(others)}. Expected {shape.name} alone."
        )
    lines = [
        [sheet.at(row, column).whole for column in range(1, sheet.columns + 1)]
        for row in range(1, sheet.rows + 1)
    ]
    return _table(shape, lines, path.name)


def _of_values(shape: Shape, text: str, file: str) -> Table:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise RefusedError(f"this is no file of values ({error}).") from None
    return _table(shape, [[unguarded(each) for each in line] for line in lines], file)


def _table(shape: Shape, lines: Sequence[Sequence[str]], file: str) -> Table:
    """The rows under the first line, which names the columns; empty ones are passed over."""
    if not lines or not any(lines[0]):
        raise RefusedError(f"the first row names no columns. Expected {', '.join(shape.columns)}.")
    if len(lines) > ROWS:
        raise RefusedError(f"the table has {len(lines):,} rows. Expected at most {ROWS:,}.")
    headings = [each.strip() for each in lines[0]]
    problems = shape.heading_problems([each for each in headings if each], file, 1)
    columns = [shape.column_of(each) for each in headings]
    for number, line in enumerate(lines, 1):
        if any(words.strip() for words in line[len(columns) :]) or any(
            words.strip() for words, heading in zip(line, headings, strict=False) if not heading
        ):
            found = "something stands in a column without a heading"
            problems = (
                *problems,
                row_problem(file, number, "", found, "a heading over it"),
            )
    rows = [
        Row(number=number, words={c: words for c, words in zip(columns, line, strict=False) if c is not None})
        for number, line in enumerate(lines[1:], 2)
        if any(words.strip() for words in line)
    ]
    return Table(rows=() if problems else tuple(rows), problems=problems)


def _of_json(shape: Shape, text: str, file: str) -> Table:
    """A table in JSON."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"this is no JSON ({type(error).__name__}).") from None
    listed = value.get(shape.key) if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("format") != shape.format or not isinstance(listed, list):
        raise RefusedError(
            f'this is not {shape.name}. Expected an object with "format": "{shape.format}" and "{shape.key}".'
        )
    if len(listed) > ROWS:
        raise RefusedError(f"the table has {len(listed):,} {shape.many}. Expected at most {ROWS:,}.")
    problems: list[Problem] = []
    rows: list[Row] = []
    for number, each in enumerate(listed, 1):
        if not isinstance(each, dict) or not all(map(_is_plain, each.values())):
            found = "this entry is no object of texts"
            problems.append(row_problem(file, number, "", found, "texts by column"))
            continue
        problems += shape.heading_problems(each, file, number)
        rows.append(
            Row(
                number=number,
                words={shape.column_of(key) or "": _words(value) for key, value in each.items()},
            )
        )
    return Table(rows=() if problems else tuple(rows), problems=tuple(problems))


def _is_plain(value: object) -> bool:
    """Whether a value of JSON can stand in a cell: a text, yes or no, nothing, or texts in a list."""
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str | bool)


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(str, value))
        case _:
            return str(value)
