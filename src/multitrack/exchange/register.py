"""The register of statements as a table: one row for each, one column for each thing that is known of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from multitrack.exchange.matrix.safe import printable
from multitrack.model.statement import Checked, Form, Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.talksfile.problems import Problem, nearest, one_of, shortened

COLUMNS = (
    "code",
    "speaker",
    "office",
    "on_behalf_of",
    "to",
    "outlet",
    "place",
    "on",
    "language",
    "words",
    "form",
    "public",
    "recorder",
    "link",
    "checked",
    "supersedes",
    "contradicts",
    "channel",
)
"""The columns, in their order; all but speaker and words may be empty."""
_LONGEST_CODE = 80
_YES_OR_NO = {"": True, "yes": True, "true": True, "no": False, "false": False}
Closed = TypeVar("Closed", bound=StrEnum)


def as_row(statement: Statement) -> dict[str, str]:
    """A statement as the words of one row."""
    return {
        "code": statement.id,
        "speaker": statement.speaker,
        "office": statement.office or "",
        "on_behalf_of": statement.on_behalf_of or "",
        "to": statement.to or "",
        "outlet": statement.outlet or "",
        "place": statement.place or "",
        "on": "" if statement.on is None else statement.on.isoformat(),
        "language": statement.language or "",
        "words": statement.words,
        "form": statement.form.value,
        "public": "yes" if statement.public else "no",
        "recorder": statement.recorder or "",
        "link": statement.link or "",
        "checked": statement.checked.value,
        "supersedes": "; ".join(statement.supersedes),
        "contradicts": "; ".join(statement.contradicts),
        "channel": statement.channel or "",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table as it was handed in: its number there, and its words by their columns."""

    number: int
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a register brings to some talks: the statements that are new, how many were known, or every problem."""

    new: tuple[Statement, ...] = ()
    known: int = 0
    problems: tuple[Problem, ...] = ()


def column_of(heading: str) -> str | None:
    """The column that stands under a heading, or nothing."""
    found = re.sub(r"[\s_-]+", "_", heading.strip().casefold())
    return "code" if found == "id" else found if found in COLUMNS else None


def heading_problems(headings: Iterable[str], file: str, row: int) -> tuple[Problem, ...]:
    """What is wrong with the headings of a table: unknown ones, one twice, and those missing without which none can be."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for heading in headings:
        column = column_of(heading)
        if column is None:
            found = f'"{shortened(heading)}" is no column of a register'
            meant = nearest(heading, COLUMNS)
            problems.append(
                replace(row_problem(file, row, "", found, one_of(COLUMNS, heading)), suggestion=meant)
            )
        elif column in seen:
            problems.append(
                row_problem(file, row, "", f'the column "{column}" stands there twice', "each column once")
            )
        seen.add(column or "")
    missing = [each for each in ("speaker", "words") if each not in seen]
    problems += [
        row_problem(file, row, "", f'the column "{each}" is missing', f"a column {each}") for each in missing
    ]
    return tuple(problems)


def placed(rows: Iterable[Row], talks: Talks, channels: Container[str], file: str) -> Placed:
    """The statements of a register in these talks. All problems are named at once; with one, nothing is placed."""
    given = list(rows)
    taken = {str(each.id) for each in talks.statements}
    coding = _Coding(taken | {row.words.get("code", "").strip() for row in given})
    problems: list[Problem] = []
    found: dict[StatementId, tuple[Statement, int]] = {}
    for row in given:
        read = _RowReading(row, file, channels)
        statement = read.statement(coding)
        problems += read.problems
        if statement is None:
            continue
        problems += _of_the_code(statement, row.number, found, talks, file)
        found.setdefault(statement.id, (statement, row.number))
    problems += _unknown_codes(found, taken, file)
    if problems:
        return Placed(problems=tuple(problems))
    new = tuple(each for each, _ in found.values() if talks.statement(each.id) is None)
    return Placed(new=new, known=len(found) - len(new))


def _of_the_code(
    statement: Statement,
    row: int,
    found: Mapping[StatementId, tuple[Statement, int]],
    talks: Talks,
    file: str,
) -> Iterator[Problem]:
    """A problem where the code of a statement is another's, in the register or in the talks."""
    if statement.id in found:
        what = f'the code "{statement.id}" stands in row {found[statement.id][1]} already'
        yield row_problem(file, row, "code", what, "each code once")
    held = talks.statement(statement.id)
    if held is not None and held != statement:
        what = f'"{statement.id}" is in the talks already, and says something else there'
        yield row_problem(file, row, "code", what, "another code, or the same words")


def _unknown_codes(
    found: Mapping[StatementId, tuple[Statement, int]], taken: Container[str], file: str
) -> Iterator[Problem]:
    """A problem for every statement that is named and neither in the talks nor in the register."""
    for statement, number in found.values():
        for column, codes in (("supersedes", statement.supersedes), ("contradicts", statement.contradicts)):
            for code in codes:
                if code not in taken and code not in found:
                    what = f'there is no statement "{shortened(code)}" in the talks or in the register'
                    meant = nearest(code, map(str, found))
                    yield replace(
                        row_problem(file, number, column, what, "the code of a statement"), suggestion=meant
                    )


class _Coding:
    """Codes for statements that bring none."""

    def __init__(self, taken: set[str]) -> None:
        """Give none of ``taken``."""
        self._taken = taken

    def code(self, statement: Mapping[str, Any]) -> StatementId:
        """A code from the speaker's last name and the day."""
        names = re.findall(r"\w+", str(statement["speaker"]).casefold())
        day = statement["on"]
        bare = "-".join(filter(None, (names[-1] if names else "said", day.isoformat() if day else "")))[:60]
        code, number = bare, 2
        while code in self._taken:
            code, number = f"{bare}-{number}", number + 1
        self._taken.add(code)
        return StatementId(code)


class _RowReading:
    """One row on its way to a statement."""

    def __init__(self, row: Row, file: str, channels: Container[str]) -> None:
        """Read ``row``, whose words may name one of ``channels``."""
        self._row, self._file, self._channels = row, file, channels
        self.problems: list[Problem] = []

    def statement(self, coding: _Coding) -> Statement | None:
        """The statement, where nothing is wrong with the row."""
        parts: dict[str, Any] = {name: self._text(name) or None for name in COLUMNS}
        parts |= {
            "speaker": self._needed("speaker"),
            "words": self._needed("words"),
            "on": self._day(),
            "form": self._closed("form", Form, Form.PARAPHRASE),
            "checked": self._closed("checked", Checked, Checked.UNVERIFIED),
            "public": self._yes_or_no(),
            "supersedes": self._codes("supersedes"),
            "contradicts": self._codes("contradicts"),
            "channel": self._channel(),
        }
        code = parts.pop("code")
        if code is not None and (len(code) > _LONGEST_CODE or re.search(r"[{}\n\r\t]", code)):
            self._wrong("code", f"1 to {_LONGEST_CODE} characters in one line, without braces")
        if self.problems:
            return None
        return Statement(id=StatementId(code) if code else coding.code(parts), **parts)

    def _text(self, name: str) -> str:
        return printable(self._row.words.get(name, "")).strip()

    def _wrong(self, name: str, expected: str, suggestion: str | None = None) -> None:
        found = f'"{shortened(self._text(name))}" stands here' if self._text(name) else "nothing stands here"
        problem = row_problem(self._file, self._row.number, name, found, expected)
        self.problems.append(replace(problem, suggestion=suggestion))

    def _needed(self, name: str) -> str:
        if not self._text(name):
            self._wrong(name, "who said it" if name == "speaker" else "what was said")
        return self._text(name)

    def _day(self) -> date | None:
        text = self._text("on")
        if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            self._wrong("on", "a day such as 2026-03-12")
            return None
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._wrong("on", "a day such as 2026-03-12")
            return None

    def _closed(self, name: str, closed: type[Closed], otherwise: Closed) -> Closed:
        text = self._text(name).casefold().replace("\u2019", "'")
        known = {str(each.value): each for each in closed}
        if text and text not in known:
            self._wrong(name, one_of(known), nearest(text, known))
        return known.get(text, otherwise)

    def _yes_or_no(self) -> bool:
        text = self._text("public").casefold()
        if text not in _YES_OR_NO:
            self._wrong("public", "yes or no")
        return _YES_OR_NO.get(text, True)

    def _codes(self, name: str) -> tuple[StatementId, ...]:
        return tuple(
            dict.fromkeys(StatementId(each.strip()) for each in self._text(name).split(";") if each.strip())
        )

    def _channel(self) -> str | None:
        text = self._text("channel")
        if text and text not in self._channels:
            self._wrong("channel", "a channel of these talks, or nothing")
        return text or None


def row_problem(file: str, row: int, column: str, found: str, expected: str) -> Problem:
    """What is wrong in a row, counted as a spreadsheet counts them."""
    where = f"row {row}, {column}" if column else f"row {row}"
    return Problem(file=file, line=None, where=where, found=found, expected=expected)
