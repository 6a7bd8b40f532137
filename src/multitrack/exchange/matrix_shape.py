"""Where a matrix stands in a sheet: the row of parties, the columns beside it, and what each row below is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from multitrack.exchange.matrix_book import Cell, Sheet
from multitrack.exchange.matrix_names import same_by
from multitrack.exchange.matrix_words import is_stance, plain, sign

_DEEPEST_HEAD = 25
"""Within how many rows the row of parties must stand."""
_LONGEST_NAME = 60
_FOOT = re.compile(
    r"^\s*(?:legend\b|key\b|colou?rs?\b|colou?r code|notes?\s*:|sources?\s*:|\*|prepared by|last updated|version\b|confidential)",
    re.IGNORECASE,
)


class Role(StrEnum):
    """What a column that is no party's is for."""

    CODE = "code"
    SECTION = "section"
    ISSUE = "issue"
    OPTION = "option"
    ABOUT = "about"
    ASIDE = "aside"


_ROLES = {
    Role.CODE: "# no no. nr nr. num number id ref ref. code",
    Role.SECTION: "section|cluster|basket|track|area|theme|chapter|category|group|working group|dimension|pillar|agenda item",
    Role.ISSUE: "issue|issues|topic|topics|item|question|subject|point|points|sub-issue|subissue|demand|issue / party|"
    "issue/party|party|parties|issue / option|issue/option",
    Role.OPTION: "option|options|alternative|alternatives|position|positions|proposal|proposals|settlement|variant|"
    "possible settlement|possible outcome|outcome|solution",
    Role.ABOUT: "about|background|description|details|explanation|context",
    Role.ASIDE: "comment|comments|note|notes|remark|remarks|source|sources|status|owner|priority|last updated|updated|"
    "bridging|bridging proposal|bridging idea|mediator|mediator's comment|mediation team|team assessment|assessment|"
    "next step|next steps|action|date|common ground|zopa|red lines|importance|convergence|gap",
}
_ROLE_OF = {
    word.strip(): role
    for role, words in _ROLES.items()
    for word in (words.split() if role is Role.CODE else words.split("|"))
}
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
    head = _head(sheet, left_out)
    if head is None:
        return ()
    first = _Columns.of(sheet, head, left_out)
    heads = [head, *(row for row in range(head + 1, sheet.rows + 1) if _repeats(sheet, row, first))]
    ends = [*(each - 1 for each in heads[1:]), sheet.rows]
    found = (
        _Rows(sheet, _Columns.of(sheet, each, left_out), end).matrix()
        for each, end in zip(heads, ends, strict=True)
    )
    return tuple(each for each in found if each.issues)


def _head(sheet: Sheet, left_out: frozenset[str]) -> int | None:
    """The row of parties: the one with most names over columns in which something stands, the first of these."""
    best, most = None, 1
    for row in range(1, min(sheet.rows, _DEEPEST_HEAD) + 1):
        columns = _Columns.of(sheet, row, left_out)
        if not columns.issue_column:
            continue
        title = sheet.at(row, columns.issue_column).text
        below = range(row + 1, sheet.rows + 1)
        titled = any(sheet.at(each, columns.issue_column).text not in ("", title) for each in below)
        filled = sum(any(_shows(sheet.at(each, column)) for each in below) for column, _ in columns.parties)
        if titled and filled > most:
            best, most = row, filled
    return best


def _shows(cell: Cell) -> bool:
    return cell.says or cell.hue is not None


def _repeats(sheet: Sheet, row: int, columns: _Columns) -> bool:
    """Whether a row names the parties anew: at least half of the names, and two, over their own columns."""
    alike = sum(_alike(sheet.at(row, column).text, name) for column, name in columns.parties)
    return alike >= 2 and 2 * alike >= len(columns.parties)


def _alike(text: str, name: str) -> bool:
    return bool(text) and (text == name or same_by(*sorted((text, name), key=len)) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What each column is for, by the row of parties."""

    head: int
    roles: dict[Role, int] = field(default_factory=dict)
    parties: tuple[tuple[int, str], ...] = ()
    aside: tuple[tuple[int, str], ...] = ()

    @property
    def issue_column(self) -> int:
        """The column of the issues' titles, 0 where there is none."""
        return self.roles.get(Role.ISSUE, 0)

    @classmethod
    def of(cls, sheet: Sheet, row: int, left_out: frozenset[str]) -> _Columns:
        """The columns under a row."""
        labels = [(column, sheet.at(row, column)) for column in range(1, sheet.columns + 1)]
        named = [
            (c, cell.text, _role(cell.text, left_out))
            for c, cell in labels
            if cell.text and (cell.first or _upright(cell))
        ]
        parties = tuple((c, text) for c, text, role in named if role is None and _may_name(text) and c > 1)
        if any(len(text) > _LONGEST_NAME for _, text, role in named if role is None):
            return cls(head=row)
        first = parties[0][0] if parties else 0
        left = {c: role for c, _, role in named if c < first}
        roles = _roles(sheet, row, first, left)
        aside = tuple((c, text) for c, text, role in named if role is not None and c not in roles.values())
        return cls(head=row, roles=roles, parties=parties, aside=aside)


def _upright(cell: Cell) -> bool:
    """Whether a merged range is one column wide, so that its words stand over that column alone."""
    letters = re.findall(r"[A-Z]+", cell.spread or "")
    return len(set(letters)) == 1


def _role(text: str, left_out: frozenset[str]) -> Role | None:
    if text.casefold() in left_out:
        return Role.ASIDE
    return _ROLE_OF.get(plain(text))


def _may_name(text: str) -> bool:
    """Whether a text over a column may name a party: words, no stance, no number."""
    return any(letter.isalpha() for letter in text) and not is_stance(text)


def _roles(sheet: Sheet, row: int, first: int, left: dict[int, Role | None]) -> dict[Role, int]:
    """What the columns left of the first party are for; those without a word over them by their place."""
    roles: dict[Role, int] = {}
    for column, role in left.items():
        if role is Role.ISSUE and Role.ISSUE in roles:
            roles.setdefault(Role.SECTION, roles[Role.ISSUE])
            roles[Role.ISSUE] = column
        elif role is not None:
            roles.setdefault(role, column)
    unnamed = [
        c
        for c in range(1, first)
        if left.get(c) is None and c not in sheet.hidden_columns and _filled(sheet, c, row)
    ]
    if unnamed and Role.CODE not in roles and len(unnamed) > 1 and _are_codes(sheet, unnamed[0], row):
        roles[Role.CODE] = unnamed.pop(0)
    for role in (Role.ISSUE, Role.OPTION, Role.ABOUT):
        if unnamed and role not in roles:
            roles[role] = unnamed.pop(0)
    if Role.ISSUE not in roles and (other := roles.get(Role.SECTION) or roles.get(Role.OPTION)):
        roles = {role: column for role, column in roles.items() if column != other}
        roles[Role.ISSUE] = other
    return roles


def _filled(sheet: Sheet, column: int, row: int) -> bool:
    return any(sheet.at(below, column).text for below in range(row + 1, sheet.rows + 1))


def _are_codes(sheet: Sheet, column: int, row: int) -> bool:
    texts = [text for below in range(row + 1, sheet.rows + 1) if (text := sheet.at(below, column).text)]
    return bool(texts) and all(
        re.fullmatch(r"[A-Za-z]{0,3}\d{1,3}(?:[.-]\d{1,3})*[.)]?", text) for text in texts
    )


class _Rows:
    """What each row below one row of parties is."""

    def __init__(self, sheet: Sheet, columns: _Columns, last: int) -> None:
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
        hidden = set(self._sheet.hidden_rows)
        return (row for row in range(self._columns.head + 1, self._last + 1) if row not in hidden)

    def _in(self, row: int, role: Role) -> Cell:
        column = self._columns.roles.get(role, 0)
        return self._sheet.at(row, column) if column else Cell(row=row, column=0)

    def _bare(self, row: int) -> bool:
        """Whether no party says anything in a row."""
        return not any(self._speaks(row, column) for column, _ in self._columns.parties)

    def _speaks(self, row: int, column: int) -> bool:
        cell, title = self._sheet.at(row, column), self._in(row, Role.ISSUE)
        return not _as_one(cell, title) and (
            cell.says or (cell.hue is not None and cell.hue is not title.hue)
        )

    def _crosses(self, row: int) -> bool:
        """Whether the title of a row is merged into the parties' columns."""
        title = self._in(row, Role.ISSUE)
        over = self._sheet.at(row, self._columns.parties[0][0])
        return _as_one(title, over)

    def _by_column(self) -> Iterator[Issue]:
        """Issues and options each in a column: an issue goes on until the next title."""
        section, options = ("", 0), list[Option]()
        issue: Issue | None = None
        seen: str | None = None
        for row in self._rows():
            title, option = self._in(row, Role.ISSUE), self._in(row, Role.OPTION)
            alone = not option.text or _as_one(option, title)
            if title.text and self._bare(row) and alone and self._is_title(row) and not self._goes_on(row):
                if issue is not None:
                    yield _whole(issue, options)
                issue, section = None, (title.text, row)
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
            if option.text and not _as_one(option, title) and issue is not None:
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
                section = (self._in(row, Role.ISSUE).text, row)
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
            title=self._in(row, Role.ISSUE).text,
            code=self._code(row),
            about=self._in(row, Role.ABOUT).text,
            section=section,
            section_row=section_row,
        )

    def _code(self, row: int) -> str:
        return self._in(row, Role.CODE).text.rstrip(".)")


def _as_one(cell: Cell, other: Cell) -> bool:
    """Whether two cells are merged into one."""
    return cell.spread is not None and cell.spread == other.spread


def _loud(text: str) -> bool:
    return text.isupper() and len(text) > 3


def _end(sheet: Sheet, head: int, column: int, last: int) -> int:
    """The last row of a matrix: before a legend or a footer, or before three empty rows."""
    empty = 0
    for row in range(head + 1, last + 1):
        text = sheet.at(row, column).text
        blank = not any(sheet.at(row, each).says for each in range(1, sheet.columns + 1))
        empty = empty + 1 if blank and row not in sheet.hidden_rows else 0
        if _FOOT.match(text) or sign(text) is not None:
            return row - 1
        if empty == 3:
            return row - 3
    return last


def _whole(issue: Issue, options: list[Option]) -> Issue:
    return replace(issue, options=tuple(options))
