"""Tidy tables of every answer: one row for each thing observed, one column for each thing that is known of it.

They are read off the documented JSON of an answer, so that numbers are the same there and here, exact, fractions as text.
Codes come with their names beside them (``party``, ``party_name``); ``status`` says how sure the answer is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId, PowerId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.contacting import side_name
from multitrack.report.phrasing import issue_title, option_title

Row = dict[str, Any]
"""One observation: what stands in each column."""
NAMED = ("party", "issue", "option", "power")
"""Columns that hold codes; the name stands in a column of its own after each."""


@dataclass(frozen=True, slots=True)
class Tidy:
    """One table of an answer: its name, where its rows are, and which keys of each become columns.

    ``path``: keys with dots between. ``<party>`` goes through a mapping and makes its keys a column, ``[step]`` through a list
    and makes the place in it (from 1) a column, ``[]`` through a list without. Where there are no ``keys``, what stands there
    itself is one column, named last in the path after ``=``.
    """

    name: str
    path: str
    keys: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in their order."""
        captured = [part.strip("<>[]") for part in self._parts if part[0] in "<[" and part.strip("<>[]")]
        found = [*captured, *((self._value,) if self._value else ()), *(_column(key) for key in self.keys)]
        named = (
            each
            for column in found
            for each in ((column, f"{column}_name") if column in NAMED else (column,))
        )
        return ("status", *named)

    @property
    def _value(self) -> str:
        return self.path.partition("=")[2]

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.path.partition("=")[0].replace("[", ".[").split(".") if part)

    def rows(self, answer: Json, talks: Talks) -> Iterator[Row]:
        """The rows of the table in an answer; none where there is nothing of the kind."""
        for captured, found in _walk(answer, self._parts):
            row: Row = {"status": answer.get("status"), **captured}
            if self._value:
                row[self._value] = _plain(found)
            for key in self.keys:
                row[_column(key)] = _plain(_at(found, key))
            yield {column: _named(row, column, talks) for column in self.columns}


def _column(key: str) -> str:
    return key.replace(".", "_")


def _walk(value: Any, parts: tuple[str, ...]) -> Iterator[tuple[Row, Any]]:
    """All that a path leads to, with what was gone through on the way."""
    if not parts:
        yield {}, value
        return
    first, rest = parts[0], parts[1:]
    if first.startswith("<") and isinstance(value, Mapping):
        for key, each in value.items():
            for captured, found in _walk(each, rest):
                yield {first.strip("<>"): key, **captured}, found
    elif first.startswith("[") and isinstance(value, list):
        name = first.strip("[]")
        for place, each in enumerate(value, 1):
            for captured, found in _walk(each, rest):
                yield {**({name: place} if name else {}), **captured}, found
    elif isinstance(value, Mapping) and value.get(first) is not None:
        yield from _walk(value[first], rest)


def _at(value: Any, key: str) -> Any:
    """What stands under a key, or under keys with dots between; nothing where nothing does."""
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _plain(value: Any) -> Any:
    """A value for one cell: several of them with semicolons between."""
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _named(row: Row, column: str, talks: Talks) -> Any:
    """What stands in a column; in one of names, the name of the code beside it."""
    code = row.get(column.removesuffix("_name"))
    if column in row:
        return row[column]
    if code is None:
        return None
    match column:
        case "party_name" | "power_name":
            known = talks.party(PartyId(code)) or talks.power(PowerId(code))
            return side_name(talks, code) if known is None else known.name
        case "issue_name":
            return issue_title(talks, IssueId(code))
        case "option_name":
            return option_title(talks, IssueId(str(row.get("issue"))), OptionId(code))
    return None
