"""Answers as a notebook shows them: words, tables, pictures, and the finding itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from multitrack.model.talks import Talks
from multitrack.notebook.arguments import path
from multitrack.report.answers import Answer
from multitrack.report.as_html import as_fragment, as_html
from multitrack.report.as_json import Json
from multitrack.report.as_text import as_text
from multitrack.report.bad_input import BadInputError
from multitrack.report.observed import files_of, tables_of
from multitrack.report.tidy import Row
from multitrack.report.whole import Report
from multitrack.report.workbook import write_bytes

T_co = TypeVar("T_co", covariant=True)


class Found(Generic[T_co]):
    """The answer to one question: words, tables and pictures, and the finding itself."""

    def __init__(
        self,
        question: str,
        talks: Talks,
        answer: Answer,
        value: Callable[[], T_co],
        pictured: Callable[[], Answer] | None = None,
    ) -> None:
        """Hold an answer; ``pictured``: the same with pictures, made when a notebook shows it."""
        self.question, self.talks, self._answer, self._value = question, talks, answer, value
        self._pictured = pictured

    @cached_property
    def value(self) -> T_co:
        """The finding of the analysis, typed."""
        return self._value()

    @property
    def json(self) -> Json:
        """What the command prints with ``--json``."""
        return self._answer.json

    @cached_property
    def tables(self) -> Mapping[str, tuple[Row, ...]]:
        """All tables by their names: one row for each observation, documented in ``docs/reference/csv.md``."""
        return tables_of(self.question, self._answer, self.talks)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the first table that has any."""
        return next((rows for rows in self.tables.values() if rows), ())

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """Write every table to a folder as comma-separated values. Raises BadInputError where that cannot be."""
        return write_tables(path("folder", folder), self.question, self._answer, self.talks)

    def __str__(self) -> str:
        """The words of the command."""
        return as_text(self._answer.page).rstrip("\n")

    def __repr__(self) -> str:
        """What it is, in one line."""
        tables = ", ".join(f"{name} {len(rows)}" for name, rows in self.tables.items() if rows)
        return f"<{self.question} of {self.talks.title!r}: {self.json.get('status', 'told')}; rows: {tables or 'none'}>"

    def _repr_html_(self) -> str:
        """Tables and pictures, for a notebook."""
        return as_fragment((self._pictured() if self._pictured else self._answer).page)


class Whole:
    """The whole report on some talks, as one page."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def save(self, to: str | Path) -> Path:
        """Write it as an HTML file that stands alone, or as text (.txt). Raises BadInputError where that cannot be."""
        file = path("to", to)
        if file.suffix not in {".html", ".htm", ".txt"}:
            raise BadInputError(f"{file}: a report is written as .html or .txt. Name it so.")
        page = str(self) if file.suffix == ".txt" else as_html(self.report.page, notice=self.report.notice)
        write_bytes(file, page.encode())
        return file

    def __str__(self) -> str:
        """The report in words."""
        return f"{self.report.notice}\n\n{as_text(self.report.page)}".rstrip("\n")

    def _repr_html_(self) -> str:
        return as_fragment(self.report.page)


def write_tables(folder: Path, question: str, answer: Answer, talks: Talks) -> tuple[Path, ...]:
    """Every table of an answer in a folder, which is made where there is none. Raises BadInputError."""
    if folder.suffix == ".csv":
        raise BadInputError(f"{folder}: an answer has several tables. Expected a folder for them.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(f"{folder}: no folder can be made there ({error.strerror}).") from None
    written = []
    for name, text in files_of(question, answer, talks).items():
        write_bytes(folder / name, b"\xef\xbb\xbf" + text.encode())
        written.append(folder / name)
    return tuple(written)
