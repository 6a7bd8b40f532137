"""The files of the decide exchange model: rows of actors, issues, meanings and positions, with tabs between."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from multitrack.exchange import rows
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.numbers import exact
from multitrack.exchange.positions.table import Actor, Cell, Scale, Table, brought
from multitrack.exchange.refused import refuse

COMMENTS = ("#0", "#/", "#O", "")
"""What rows begin with that say nothing, or only a title."""


def read(sources: Sequence[Source], wish: Wish) -> Brought:
    """The talks of one file. Raises RefusedError."""
    if len(sources) != 1:
        refuse(sources[0].name, f"{len(sources)} files were named", "one")
    remarks = Remarks()
    table = _Reading(sources[0], remarks).table()
    return brought(table, remarks, wish.steps)


class _Reading:
    """One pass over the rows; what a row means is said by its first cell."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self._file = source.name
        self._source = source
        self._remarks = remarks
        self._title = source.stem
        self._actors: dict[str, str] = {}
        self._issues: dict[str, str] = {}
        self._meanings: dict[str, dict[Fraction, str]] = {}
        self._cells: dict[tuple[str, str], Cell] = {}

    def table(self) -> Table:
        for line, row in enumerate(rows.from_text(self._source, "\t"), 1):
            self._row([*map(_unquoted, row), "", "", "", "", ""], line)
        return Table(
            title=self._title,
            source=f"the table {self._file}",
            file=self._file,
            scales=tuple(self._scale(code, name) for code, name in self._issues.items()),
            actors=tuple(Actor(code, name or code) for code, name in self._actors.items()),
            cells=self._cells,
            most=Fraction(1) if self._in_ones() else Fraction(100),
        )

    def _in_ones(self) -> bool:
        return all(cell.salience is None or cell.salience <= 1 for cell in self._cells.values())

    def _row(self, row: Sequence[str], line: int) -> None:
        kind = row[0]
        if kind == "#A":
            self._actors[row[1]] = row[2]
        elif kind == "#P":
            self._issues[row[1]] = row[2] or row[1]
        elif kind == "#M":
            self._known(row[1], "issue", self._issues, line)
            self._meanings.setdefault(row[1], {})[self._number(row[2], "a position", line)] = row[3]
        elif kind == "#D":
            self._cell(row, line)
        elif kind in {"#O", "#0"} and row[1] and not self._actors:
            self._title = row[1]
        elif kind not in COMMENTS:
            expected = "#A, #P, #M, #D, or #/ for a comment"
            refuse(self._file, f'a row begins with "{kind[:20]}"', expected, line=line)

    def _cell(self, row: Sequence[str], line: int) -> None:
        self._known(row[1], "actor", self._actors, line)
        self._known(row[2], "issue", self._issues, line)
        if (row[1], row[2]) in self._cells:
            refuse(self._file, f"a second row for {row[1]} on {row[2]}", "one", line=line)
        salience, power = (self._number(cell, "a number", line) if cell else None for cell in row[4:6])
        position = self._number(row[3], "a position", line)
        self._cells[row[1], row[2]] = Cell(position=position, salience=salience, power=power)

    def _known(self, code: str, what: str, known: dict[str, str], line: int) -> None:
        if code not in known:
            refuse(
                self._file, f'the {what} "{code[:40]}" stands in no row above', f"one of {what}s", line=line
            )

    def _number(self, text: str, what: str, line: int) -> Fraction:
        found = exact(text.replace(",", "."))
        if found is None:
            refuse(self._file, f'"{text[:40]}" stands here', what, line=line)
        return found

    def _scale(self, code: str, name: str) -> Scale:
        """A scale from the lowest to the highest number that is named on it."""
        meanings = self._meanings.get(code, {})
        numbers = [*meanings, *(cell.position for (_, on), cell in self._cells.items() if on == code)]
        if not numbers:
            refuse(self._file, "nothing is said on this issue", "positions, or meanings", where=name)
        low, high = min(numbers), max(numbers)
        return Scale(code=code, name=name, low=low, high=high, meanings=meanings)


def _unquoted(cell: str) -> str:
    """A cell without the single quotes around it, which some of these files have."""
    return cell[1:-1].strip() if len(cell) > 1 and cell[0] == cell[-1] == "'" else cell
