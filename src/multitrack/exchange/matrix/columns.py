"""The columns of a matrix: which row names the parties, and what every column beside theirs is for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from multitrack.exchange.matrix.book import Cell, Sheet
from multitrack.exchange.matrix.names import same_by
from multitrack.exchange.matrix.words import is_stance, plain

_DEEPEST_HEAD = 25
"""Within how many rows the row of parties must stand."""
_LONGEST_NAME = 60
_OF_A_PARTY = re.compile(
    r"^(?P<name>.+?)\s*[:–—-]?\s+(?P<what>positions?|stances?|interests?|needs|flexibility|sources?|notes?|comments?|"
    r"priority|importance|red lines?|fallback)$",
    re.IGNORECASE,
)
"""What may stand behind a party's name where it has several columns."""


class Role(StrEnum):
    """What a column that is no party's is for."""

    CODE = "code"
    SECTION = "section"
    ISSUE = "issue"
    OPTION = "option"
    ABOUT = "about"
    ASIDE = "aside"


_SIDES = ("party", "parties", "actor", "actors", "stakeholder", "stakeholders", "side", "sides", "delegation")
"""What may stand over the first column where the parties are in the rows."""
_ROLES = {
    Role.CODE: "# no no. nr nr. num number id ref ref. code",
    Role.SECTION: "section|cluster|basket|track|area|theme|chapter|category|group|working group|dimension|pillar|agenda item",
    Role.ISSUE: "issue|issues|topic|topics|item|question|subject|point|points|sub-issue|subissue|demand|issue / party|"
    "issue/party|issue / option|issue/option|enjeu|thème|sujet|вопрос|тема|القضية|المسألة|"
    + "|".join(_SIDES),
    Role.OPTION: "option|options|alternative|alternatives|position|positions|proposal|proposals|settlement|variant|"
    "possible settlement|possible outcome|outcome|solution|вариант|الخيار",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What each column is for, by the row of parties; ``aside`` ones are nobody's stance."""

    head: int
    roles: dict[Role, int] = field(default_factory=dict)
    parties: tuple[tuple[int, str], ...] = ()
    aside: tuple[tuple[int, str], ...] = ()

    @property
    def issue_column(self) -> int:
        """The column of the issues' titles, 0 where there is none."""
        return self.roles.get(Role.ISSUE, 0)

    @classmethod
    def of(cls, sheet: Sheet, row: int, left_out: frozenset[str]) -> Columns:
        """The columns under a row."""
        cells = [cell for column in range(1, sheet.columns + 1) if (cell := sheet.at(row, column)).text]
        named = [(c.column, c.text, _role(c.text, left_out)) for c in cells if c.first or _upright(c)]
        parties = _of_parties(sheet, row, [(c, text) for c, text, role in named if role is None and c > 1])
        if any(len(text) > _LONGEST_NAME for _, text, role in named if role is None):
            return cls(head=row)
        first = parties[0][0] if parties else 0
        roles = _roles(sheet, row, first, {c: role for c, _, role in named if c < first})
        taken = {*roles.values(), *(c for c, _ in parties)}
        apart = _apart(sheet, row, first)
        aside = tuple((c.column, c.text) for c in cells if c.column not in taken and first < c.column < apart)
        return cls(head=row, roles=roles, parties=parties, aside=aside)


def _of_parties(sheet: Sheet, row: int, labels: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The parties over the columns: one column for each that has several, up to the first column that is empty."""
    names = [(c, text) for c, text in labels if _may_name(text)]
    apart = _apart(sheet, row, names[0][0]) if names else 0
    names = [(c, text) for c, text in names if c < apart]
    behind = {c: found for c, text in names if (found := _OF_A_PARTY.match(text))}
    known = Counter(found["name"] for found in behind.values()) + Counter(text for _, text in names)
    parties: dict[int, str] = {}
    for column, text in names:
        found = behind.get(column)
        if found is None or known[found["name"]] < 2:
            parties[column] = text
        elif found["what"].casefold().startswith(("position", "stance")):
            parties[column] = found["name"]
    return tuple(parties.items())


def _apart(sheet: Sheet, row: int, first: int) -> int:
    """The first column right of the parties in which nothing stands at all: what comes behind it is another table."""
    empty = (
        column
        for column in range(first + 1, sheet.columns + 1)
        if column not in sheet.hidden_columns
        and not any(_shows(sheet.at(each, column)) for each in range(row, sheet.rows + 1))
    )
    return next(empty, sheet.columns + 1)


def head(sheet: Sheet, left_out: frozenset[str]) -> int | None:
    """The row of parties: one that says what its columns are for, else with most names over columns that hold something."""
    best, most = None, (False, 1)
    for row in range(1, min(sheet.rows, _DEEPEST_HEAD) + 1):
        columns = Columns.of(sheet, row, left_out)
        below = range(row + 1, sheet.rows + 1)
        if not columns.issue_column or _stances_over(sheet, row):
            continue
        title = sheet.at(row, columns.issue_column).text
        titled = any(sheet.at(each, columns.issue_column).text not in ("", title) for each in below)
        filled = sum(any(_shows(sheet.at(each, column)) for each in below) for column, _ in columns.parties)
        said = any(_role(sheet.at(row, column).text, frozenset()) for column in columns.roles.values())
        if titled and filled > 1 and (said, filled) > most:
            best, most = row, (said, filled)
    return best


def _stances_over(sheet: Sheet, row: int) -> bool:
    """Whether stances stand over the columns, so that the parties stand in the cells."""
    first = next(
        (
            each
            for each in range(1, row + 1)
            if sum(sheet.at(each, c).text != "" for c in range(2, sheet.columns + 1)) > 1
        ),
        row,
    )
    texts = [text for column in range(2, sheet.columns + 1) if (text := sheet.at(first, column).text)]
    return len(texts) > 1 and all(map(is_stance, texts))


def _shows(cell: Cell) -> bool:
    return cell.says or cell.hue is not None


def repeats(sheet: Sheet, row: int, columns: Columns) -> bool:
    """Whether a row names the parties anew: at least half of the names, and two, over their own columns."""
    alike = sum(_alike(sheet.at(row, column).text, name) for column, name in columns.parties)
    return alike >= 2 and 2 * alike >= len(columns.parties)


def _alike(text: str, name: str) -> bool:
    return _may_name(text) and (text == name or same_by(*sorted((text, name), key=len)) is not None)


def rows_are_parties(sheet: Sheet, row: int, column: int) -> bool:
    """Whether what stands over the rows says that these are the parties."""
    return plain(sheet.at(row, column).text) in _SIDES


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
