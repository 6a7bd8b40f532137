"""Where a matrix stands in a sheet, and what each row below its parties is: a heading, an issue, an option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from multitrack.exchange.matrix.book import Cell, Sheet
from multitrack.exchange.matrix.columns import Columns, Role, head, repeats, rows_are_parties
from multitrack.exchange.matrix.words import is_mark, sign, stance_word

_FOOT = re.compile(
    r"^\s*(?:legend\b|key\b|colou?rs?\b|colou?r code|notes?\s*:|sources?\s*:|\*|prepared by|last updated|version\b|confidential)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]|\d+\.\d+)\s+(?=\S)")
"""A number before a title, which is none of its words."""
_LETTERED = re.compile(
    r"^\s*(?:[•●*·▪–-]\s+|\(?[a-zA-Z][.)]\s+|\(?[ivx]{1,4}[.)]\s+|option\s+\w+\s*[:.–-])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A row that is one settlement of an issue."""

    row: int
    title: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue: its own row, and the rows of its options where it has any."""

    row: int
    title: str
    code: str = ""
    about: str = ""
    section: str = ""
    section_row: int = 0
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """One matrix in a sheet: its head, its parties' columns with what stands over them, and its issues.

    ``aside`` names columns that are nobody's stance. ``guesses`` says of rows how they were taken, where that
    could be taken otherwise.
    """

    sheet: Sheet
    head: int
    last: int
    title_column: int
    parties: tuple[tuple[int, str], ...]
    issues: tuple[Issue, ...]
    aside: tuple[tuple[int, str], ...] = ()
    guesses: tuple[tuple[int, str], ...] = ()

    @property
    def right(self) -> int:
        """The last column that belongs to it."""
        return max(column for column, _ in (*self.parties, *self.aside))


def matrices(sheet: Sheet, left_out: frozenset[str] = frozenset()) -> tuple[Matrix, ...]:
    """The matrices of a sheet: the first, and each one below it that repeats the row of parties."""
    top = head(sheet, left_out)
    if top is None:
        return ()
    first = Columns.of(sheet, top, left_out)
    heads = [top, *(row for row in range(top + 1, sheet.rows + 1) if repeats(sheet, row, first))]
    ends = [*(each - 1 for each in heads[1:]), sheet.rows]
    found = (
        _Rows(sheet, Columns.of(sheet, each, left_out), end).matrix()
        for each, end in zip(heads, ends, strict=True)
    )
    return tuple(each for each in found if each.issues)


def maybe_lies_on_its_side(matrix: Matrix) -> bool:
    """Whether what stands over the rows says that these are the parties."""
    return rows_are_parties(matrix.sheet, matrix.head, matrix.title_column)


class _Rows:
    """What each row below one row of parties is."""

    def __init__(self, sheet: Sheet, columns: Columns, last: int) -> None:
        """Look at the rows from below the head to ``last``."""
        self._sheet, self._columns = sheet, columns
        self._last = _end(sheet, columns.head, columns.issue_column, last)
        self._guesses: list[tuple[int, str]] = []

    def matrix(self) -> Matrix:
        """The matrix."""
        issues = tuple(self._by_column() if Role.OPTION in self._columns.roles else self._by_row())
        return Matrix(
            sheet=self._sheet,
            head=self._columns.head,
            last=self._last,
            title_column=self._columns.issue_column,
            parties=self._columns.parties,
            issues=issues,
            aside=self._columns.aside,
            guesses=tuple(self._guesses),
        )

    def _rows(self) -> Iterator[int]:
        """The rows below the head that show, less those into which its own words are merged."""
        hidden, over = set(self._sheet.hidden_rows), self._in(self._columns.head, Role.ISSUE)
        below = (row for row in range(self._columns.head + 1, self._last + 1) if row not in hidden)
        return (row for row in below if not self._in(row, Role.ISSUE).is_one_with(over))

    def _in(self, row: int, role: Role) -> Cell:
        column = self._columns.roles.get(role, 0)
        return self._sheet.at(row, column) if column else Cell(row=row, column=0)

    def _bare(self, row: int) -> bool:
        """Whether no party says anything in a row."""
        return not any(self._speaks(row, column) for column, _ in self._columns.parties)

    def _speaks(self, row: int, column: int) -> bool:
        cell, title = self._sheet.at(row, column), self._in(row, Role.ISSUE)
        return not cell.is_one_with(title) and (
            cell.says or (cell.hue is not None and cell.hue is not title.hue)
        )

    def _crosses(self, row: int) -> bool:
        """Whether the title of a row is merged into the parties' columns."""
        title = self._in(row, Role.ISSUE)
        over = self._sheet.at(row, self._columns.parties[0][0])
        return title.is_one_with(over)

    def _by_column(self) -> Iterator[Issue]:
        """Issues and options each in a column: an issue goes on until the next title."""
        section, options = ("", 0), list[Option]()
        issue: Issue | None = None
        seen: str | None = None
        for row in self._rows():
            title, option = self._in(row, Role.ISSUE), self._in(row, Role.OPTION)
            alone = not option.text or option.is_one_with(title)
            if title.text and self._bare(row) and alone and self._is_title(row) and not self._goes_on(row):
                if issue is not None:
                    yield _whole(issue, options)
                issue, section = None, (_NUMBERED.sub("", title.text), row)
                continue
            place = title.spread or title.text
            if title.text and (
                place != seen
                or issue is None
                or (title.first and title.spread is None and title.text != issue.title)
            ):
                if issue is not None:
                    yield _whole(issue, options)
                issue, options, seen = self._issue(row, section), [], place
            if option.text and not option.is_one_with(title) and issue is not None:
                options.append(
                    Option(row=row, title=option.text, code=self._code(row) if issue.row != row else "")
                )
        if issue is not None:
            yield _whole(issue, options)

    def _goes_on(self, row: int) -> bool:
        """Whether the row below brings an option without a title of its own."""
        below = next((each for each in self._rows() if each > row), 0)
        return (
            bool(below) and bool(self._in(below, Role.OPTION).text) and not self._in(below, Role.ISSUE).text
        )

    def _by_row(self) -> Iterator[Issue]:
        """Issues and options in one column: options lie deeper, bear letters, or follow a title that is bare."""
        rows = [row for row in self._rows() if self._in(row, Role.ISSUE).text]
        section, at = ("", 0), 0
        while at < len(rows):
            row = rows[at]
            below = self._below(rows, at)
            if self._is_section(row, below, rows[at + 1 :]):
                section = (_NUMBERED.sub("", self._in(row, Role.ISSUE).text), row)
                at += 1
                continue
            if below:
                self._guesses.append(
                    (row, f"taken as an issue, and the {len(below)} rows below it as its options")
                )
            options = [
                Option(
                    row=each,
                    title=_LETTERED.sub("", self._in(each, Role.ISSUE).text).strip(),
                    code=self._code(each),
                )
                for each in below
            ]
            yield _whole(self._issue(row, section), options)
            at += 1 + len(below)

    def _below(self, rows: list[int], at: int) -> list[int]:
        """The rows under one that lie deeper than it, or bear letters where it bears none."""
        found: list[int] = []
        depth, lettered = self._depth(rows[at])
        for row in rows[at + 1 :]:
            deeper, marked = self._depth(row)
            if not (deeper > depth or (marked and not lettered)):
                break
            found.append(row)
        return found

    def _depth(self, row: int) -> tuple[int, bool]:
        title = self._in(row, Role.ISSUE)
        return title.indent, bool(_LETTERED.match(title.text))

    def _is_section(self, row: int, below: list[int], rest: list[int]) -> bool:
        """Whether a bare row is the title of a group of issues and not an issue."""
        if not self._bare(row) or not rest:
            return False
        text = self._in(row, Role.ISSUE).text
        three_levels = len({self._depth(each) for each in below}) > 1
        return three_levels or (self._is_title(row) and (not below or self._crosses(row) or text.isupper()))

    def _is_title(self, row: int) -> bool:
        """Whether the words of a bare row stand out: across the sheet, or bold or in capitals where others are not."""
        title = self._in(row, Role.ISSUE)
        others = [self._in(each, Role.ISSUE) for each in self._rows() if not self._bare(each)]
        bold = title.bold and 2 * sum(each.bold for each in others) < len(others)
        loud = _loud(title.text) and 2 * sum(_loud(each.text) for each in others) < len(others)
        return self._crosses(row) or bold or loud

    def _issue(self, row: int, heading: tuple[str, int]) -> Issue:
        own = self._in(row, Role.SECTION)
        section, section_row = (own.text, row) if own.text else heading
        return Issue(
            row=row,
            title=_NUMBERED.sub("", self._in(row, Role.ISSUE).text),
            code=self._code(row),
            about=self._in(row, Role.ABOUT).text,
            section=section,
            section_row=section_row,
        )

    def _code(self, row: int) -> str:
        return self._in(row, Role.CODE).text.rstrip(".)")


def _loud(text: str) -> bool:
    return text.isupper() and len(text) > 3


def _end(sheet: Sheet, top: int, column: int, last: int) -> int:
    """The last row of a matrix: before a legend or a footer, or before three empty rows."""
    empty = 0
    for row in range(top + 1, last + 1):
        text = sheet.at(row, column).text
        blank = not any(sheet.at(row, each).says for each in range(1, sheet.columns + 1))
        if _FOOT.match(text) or sign(text) is not None or (empty and _explains(sheet, row, column)):
            return row - 1
        empty = empty + 1 if blank and row not in sheet.hidden_rows else 0
        if empty == 3:
            return row - 3
    return last


def _explains(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a row holds a mark, the stance it stands for, and nothing else."""
    mark, meaning = sheet.at(row, column).text, sheet.at(row, column + 1).text
    alone = not any(sheet.at(row, each).says for each in range(column + 2, sheet.columns + 1))
    return is_mark(mark) and alone and stance_word(meaning) is not None


def _whole(issue: Issue, options: list[Option]) -> Issue:
    return replace(issue, options=tuple(options))
