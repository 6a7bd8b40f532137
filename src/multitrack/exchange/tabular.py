"""Tables that people hand in, one row for each thing noted: their columns, their rows, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from multitrack.exchange.matrix.safe import printable
from multitrack.model.statement import StatementId
from multitrack.talksfile.problems import Problem, nearest, one_of, shortened

LONGEST_CODE = 80
"""How many characters a code may have."""
_YES_OR_NO = {"": True, "yes": True, "true": True, "no": False, "false": False}
Closed = TypeVar("Closed", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a table holds: its name in words, the ``many`` things in it, its columns, and those that must be there.

    ``format`` and ``key``: what stands at its beginning in JSON, and where its rows are. ``sheet``: its sheet in a workbook.
    ``aliases``: other headings by the column they mean.
    """

    name: str
    many: str
    format: str
    key: str
    sheet: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def column_of(self, heading: str) -> str | None:
        """The column that stands under a heading, or nothing."""
        found = re.sub(r"[\s_-]+", "_", heading.strip().casefold())
        found = self.aliases.get(found, found)
        return found if found in self.columns else None

    def heading_problems(self, headings: Iterable[str], file: str, row: int) -> tuple[Problem, ...]:
        """What is wrong with the headings: unknown ones, one twice, and those missing without which nothing can be read."""
        problems: list[Problem] = []
        seen: set[str] = set()
        for heading in headings:
            column = self.column_of(heading)
            if column is None:
                found = f'"{shortened(heading)}" is no column of {self.name}'
                problem = row_problem(file, row, "", found, one_of(self.columns, heading))
                problems.append(replace(problem, suggestion=nearest(heading, self.columns)))
            elif column in seen:
                found = f'the column "{column}" stands there twice'
                problems.append(row_problem(file, row, "", found, "each column once"))
            seen.add(column or "")
        problems += [
            row_problem(file, row, "", f'the column "{each}" is missing', f"a column {each}")
            for each in self.needed
            if each not in seen
        ]
        return tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table as it was handed in: its number there, and its words by their columns."""

    number: int
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a table as they were handed in, or what is wrong with its form."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


class RowReading:
    """One row on its way to what it tells; what is wrong with it is gathered."""

    def __init__(self, row: Row, file: str) -> None:
        self.row, self.file = row, file
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        """What stands in a column."""
        return printable(self.row.words.get(name, "")).strip()

    def wrong(self, name: str, expected: str, suggestion: str | None = None) -> None:
        """Note that what stands in a column cannot be."""
        found = f'"{shortened(self.text(name))}" stands here' if self.text(name) else "nothing stands here"
        problem = row_problem(self.file, self.row.number, name, found, expected)
        self.problems.append(replace(problem, suggestion=suggestion))

    def needed(self, name: str, expected: str) -> str:
        """What has to stand in a column."""
        if not self.text(name):
            self.wrong(name, expected)
        return self.text(name)

    def code(self) -> str | None:
        """The code of the row, where it brings one."""
        code = self.text("code")
        if len(code) > LONGEST_CODE or re.search(r"[{}\n\r\t]", code):
            self.wrong("code", f"1 to {LONGEST_CODE} characters in one line, without braces")
        return code or None

    def day(self, name: str) -> date | None:
        """The day that stands in a column, or nothing."""
        text = self.text(name)
        if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            self.wrong(name, "a day such as 2026-03-12")
            return None
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.wrong(name, "a day such as 2026-03-12")
            return None

    def closed(self, name: str, closed: type[Closed], otherwise: Closed | None = None) -> Closed | None:
        """One of a few words, or what it is where nothing stands."""
        text = self.text(name).casefold().replace("\u2019", "'")
        known = {str(each.value): each for each in closed}
        if text and text not in known:
            self.wrong(name, one_of(known), nearest(text, known))
        return known.get(text, otherwise)

    def yes_or_no(self, name: str) -> bool:
        """Yes, where nothing or yes stands."""
        text = self.text(name).casefold()
        if text not in _YES_OR_NO:
            self.wrong(name, "yes or no")
        return _YES_OR_NO.get(text, True)

    def several(self, name: str) -> tuple[str, ...]:
        """What stands in a column with semicolons between, each once."""
        return tuple(dict.fromkeys(each.strip() for each in self.text(name).split(";") if each.strip()))

    def statements(self, name: str) -> tuple[StatementId, ...]:
        """The codes of statements in a column."""
        return tuple(map(StatementId, self.several(name)))

    def known(self, name: str, text: str, codes: Iterable[str], what: str) -> str | None:
        """A code that has to be one of those known; nothing where nothing stands."""
        codes = tuple(codes)
        if text and text not in codes:
            what_found = f'there is no {what} "{shortened(text)}"'
            problem = row_problem(self.file, self.row.number, name, what_found, one_of(codes, text))
            self.problems.append(replace(problem, suggestion=nearest(text, codes)))
        return text or None

    def channel(self, channels: Container[str]) -> str | None:
        """The channel that is named, or nothing."""
        text = self.text("channel")
        if text and text not in channels:
            self.wrong("channel", "a channel of these talks, or nothing")
        return text or None


class Coding:
    """Codes for rows that bring none."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Give none of ``taken``."""
        self._taken = set(taken)

    def code(self, *parts: str | None) -> str:
        """A code from some words."""
        bare = "-".join(filter(None, parts))[:60] or "entry"
        code, number = bare, 2
        while code in self._taken:
            code, number = f"{bare}-{number}", number + 1
        self._taken.add(code)
        return code


def row_problem(file: str, row: int, column: str, found: str, expected: str) -> Problem:
    """What is wrong in a row, counted as a spreadsheet counts them."""
    where = f"row {row}, {column}" if column else f"row {row}"
    return Problem(file=file, line=None, where=where, found=found, expected=expected)
