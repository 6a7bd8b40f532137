"""What of a workbook was not read, each thing by its name: nothing is dropped silently."""

from __future__ import annotations

from collections.abc import Iterable

from multitrack.exchange.matrix.book import Book, Sheet
from multitrack.exchange.matrix.guard import address
from multitrack.exchange.matrix.remarks import Kind, Remarks, row_ranges
from multitrack.exchange.matrix.shape import Matrix


def say_what_is_left(
    book: Book,
    matrices: Iterable[Matrix],
    read: tuple[set[str], set[str]],
    chosen: tuple[str, ...],
    remarks: Remarks,
) -> None:
    """Name every sheet, row, column and cell that holds something and was not read.

    ``read``: the places over a matrix that were, and those of marks in a legend, whose meaning stands beside them.
    """
    taken = list(matrices)
    explained = read[0] | read[1]
    for title in book.hidden:
        remarks.add(Kind.LEFT, f'the sheet "{title}" is hidden')
    for sheet in book.sheets:
        here = [each for each in taken if each.sheet is sheet]
        if here:
            _of_hidden(sheet, remarks)
            _of_columns(here, remarks)
            _around(here, explained, read[1], remarks)
        elif remarks.tell_of(f'the sheet "{sheet.title}"'):
            continue
        elif _written(sheet) - explained and (not chosen or sheet.title in chosen):
            remarks.add(Kind.LEFT, f'the sheet "{sheet.title}" was not read as a matrix')
        elif chosen and sheet.title not in chosen:
            remarks.add(Kind.LEFT, f'the sheet "{sheet.title}" was not chosen')


def _of_hidden(sheet: Sheet, remarks: Remarks) -> None:
    if sheet.hidden_rows:
        remarks.add(Kind.LEFT, f'hidden in the sheet "{sheet.title}": rows {row_ranges(sheet.hidden_rows)}')
    if sheet.hidden_columns:
        letters = ", ".join(address(1, column)[:-1] for column in sheet.hidden_columns)
        remarks.add(Kind.LEFT, f'hidden in the sheet "{sheet.title}": columns {letters}')
    if sheet.coloured_by_rule:
        remarks.add(Kind.LEFT, f'colours that a rule paints in the sheet "{sheet.title}"')


def _of_columns(here: Iterable[Matrix], remarks: Remarks) -> None:
    for matrix in here:
        for column, text in matrix.aside:
            remarks.add(
                Kind.LEFT,
                f'the column "{text}", which is taken for nobody\'s',
                matrix.sheet.place(matrix.head, column),
            )


def _written(sheet: Sheet) -> set[str]:
    """The places of a sheet in which something is written, each merged range once."""
    return {
        sheet.place(row, column) for (row, column), cell in sheet.cells.items() if cell.says and cell.first
    }


def _around(here: list[Matrix], explained: set[str], marks: set[str], remarks: Remarks) -> None:
    """What is written over, under and beside the matrices of one sheet."""
    sheet = here[0].sheet
    for (row, column), cell in sorted(sheet.cells.items()):
        place = sheet.place(row, column)
        beside_a_mark = column > 1 and sheet.place(row, column - 1) in marks
        if not cell.text or not cell.first or place in explained or beside_a_mark:
            continue
        if any(cell.is_one_with(sheet.at(each.head, column)) for each in here):
            continue
        inside = [each for each in here if each.head <= row <= each.last]
        if not inside:
            where = "over" if row < here[0].head else "under"
            remarks.add(Kind.LEFT, f"what stands {where} the matrix", place)
        elif column > inside[0].right:
            remarks.add(Kind.LEFT, "what stands beside the matrix", place)
