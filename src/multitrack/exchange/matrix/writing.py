"""Talks as a matrix: parties over the columns, issues and options in the rows, stances in the cells, sources as notes.

What is written is read back as the same parties, issues, options and stances.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from multitrack.exchange.matrix.names import acronym
from multitrack.exchange.matrix.notes import ASSUMED, OURS, READING
from multitrack.exchange.matrix.safe import acts, printable
from multitrack.model.issue import Issue, Option
from multitrack.model.party import Party
from multitrack.model.position import Position
from multitrack.model.statement import Form, Statement
from multitrack.model.talks import Talks

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Matrix"
"""The name of the sheet."""
HEAD = ("Track", "Code", "Issue", "Option")
"""What stands over the columns left of the parties."""
_FIRST_ROW = 4
_WIDTHS = (18, 16, 34, 40)
_LONGEST_NOTE = 2_000


def matrix_of(talks: Talks) -> bytes:
    """A workbook that holds the talks as a matrix."""
    import openpyxl  # noqa: PLC0415 - heavy, and only who wants a workbook needs it

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    _Writing(talks, sheet).all()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def heading(party: Party) -> str:
    """What stands over a party's column: its name, and its code where that can be read back."""
    named = f"{party.name} ({party.id})"
    return party.name if party.name == party.id or acronym(named) != party.id else named


def source_note(statement: Statement) -> str:
    """A statement as a note on a cell."""
    day = None if statement.on is None else statement.on.isoformat()
    head = ", ".join(filter(None, (statement.speaker, statement.office, statement.outlet, day)))
    words = f"\u201c{statement.words}\u201d" if statement.form is Form.QUOTATION else statement.words
    return f"{head}: {words}" + (f" {statement.link}" if statement.link else "")


class _Writing:
    """One matrix on its way into a sheet."""

    def __init__(self, talks: Talks, sheet: Worksheet) -> None:
        """Write ``talks`` into ``sheet``."""
        self._talks, self._sheet, self._row = talks, sheet, _FIRST_ROW
        self._held: dict[tuple[str, str, str], Position] = {}
        for position in sorted(talks.positions, key=lambda each: each.reading):
            self._held.setdefault((position.party, position.issue, position.option), position)

    def all(self) -> None:
        """The whole sheet."""
        self._put(1, 1, self._talks.title, bold=True)
        if self._talks.as_on is not None:
            self._put(2, 1, f"As on {self._talks.as_on.isoformat()}")
        for column, words in enumerate((*HEAD, *map(heading, self._talks.parties)), 1):
            self._put(_FIRST_ROW, column, words, bold=True)
        for issue in self._talks.issues:
            self._issue(issue)
        self._lay_out()

    def _issue(self, issue: Issue) -> None:
        self._row += 1
        track = self._talks.track_of(issue.id)
        for column, words in enumerate((track.title if track else "", issue.id, issue.title), 1):
            self._put(self._row, column, words, bold=True)
        for option in issue.options:
            self._row += 1
            self._put(self._row, 2, option.id)
            self._put(self._row, 4, option.title)
            self._stances(issue, option)

    def _stances(self, issue: Issue, option: Option) -> None:
        from openpyxl.comments import Comment  # noqa: PLC0415

        for column, party in enumerate(self._talks.parties, len(HEAD) + 1):
            position = self._held.get((party.id, issue.id, option.id))
            if position is None:
                continue
            cell = self._put(self._row, column, position.stance.value)
            note = "\n\n".join(self._note(position))
            if note:
                cell.comment = Comment(printable(note)[:_LONGEST_NOTE], OURS, height=120, width=320)

    def _note(self, position: Position) -> Iterator[str]:
        """What a stance rests on, each thing in a paragraph of its own."""
        if position.reading:
            yield READING.strip()
        for code in position.rests_on:
            statement = self._talks.statement(code)
            if statement is not None:
                yield source_note(statement)
        if position.assumption is not None:
            yield f"{ASSUMED}{position.assumption}"

    def _put(self, row: int, column: int, words: str, *, bold: bool = False) -> Cell:
        """Words in a cell, as words whatever they begin with."""
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415

        cell = self._sheet.cell(row, column)
        assert not hasattr(cell, "merged_cells")
        cell.value = printable(words)
        cell.data_type = "s"
        if acts(words):
            cell.quotePrefix = True
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=row >= _FIRST_ROW)
        return cell  # type: ignore[return-value]

    def _lay_out(self) -> None:
        """Columns wide enough to read, and the heads in sight."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        widths = (*_WIDTHS, *(18 for _ in self._talks.parties))
        for column, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(column)].width = width
        self._sheet.freeze_panes = self._sheet.cell(_FIRST_ROW + 1, len(HEAD) + 1).coordinate
