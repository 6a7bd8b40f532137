"""An export at home: what its person had seen, and the acts they wrote since, kept in a file and judged by nobody.

It is no floor: it has no journal, writes no entry and judges nothing. What is written here becomes something only
where the record is, when it is brought there.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from multitrack.model.party import PersonId
from multitrack.record.act import Request
from multitrack.record.entry import Row
from multitrack.record.export import view_in
from multitrack.record.journal.address import is_address, parted
from multitrack.record.pending import Unreadable, acts_as_text, acts_in
from multitrack.record.replay import end_of, view_at
from multitrack.record.view import View, made_of
from multitrack.report.at_home import talks_at_home
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import DESK, export_at

SUFFIX = "-acts.json"
"""How the name of the file ends in which acts wait at home; it begins as the desk's own does."""


class Home:
    """One export on its person's own machine, and the acts that wait beside it."""

    def __init__(self, export: str, mandate: str | None, kept: Path) -> None:
        """Read the export and what waits in ``kept``. Raises BadInputError where one of them cannot be read."""
        self._export = export_at(export)
        view = view_in(self._export)
        self._view = replace(view, talks=talks_at_home(export, mandate).bare)
        self._kept = kept
        self._lock = Lock()
        self._requests = self._read()

    @property
    def person(self) -> PersonId:
        """Whose export it is: whoever writes here writes as them."""
        return self._export.person

    @property
    def file(self) -> Path:
        """Where the acts are kept."""
        return self._kept

    @property
    def until(self) -> datetime | None:
        """When the last entry of the export was written: as of then its person had seen the talks."""
        return max((entry.time for entry in self._view.entries), default=None)

    @property
    def requests(self) -> tuple[Request, ...]:
        """The acts that were written here, in their order."""
        return self._requests

    @property
    def text(self) -> str:
        """The acts as the file to hand in."""
        return acts_as_text(self.person, self._requests)

    def view(self, person: PersonId) -> View:
        """What its person had seen, for the one who sits at this desk; nothing for anybody else."""
        return self._view if person == DESK else made_of(person, (), ())

    def view_at(self, person: PersonId, day: date) -> View:
        """What its person had seen at the end of an earlier day, as far as the export tells."""
        return view_at(self._view.entries, self.person, end_of(day), self.view(person))

    def rows(self, person: PersonId) -> tuple[Row, ...]:
        """The sealed rows of the export."""
        return self._export.rows if person == DESK else ()

    def keep(self, request: Request) -> None:
        """Put an act with the others; one with the same key takes the place of the earlier. Raises OSError."""
        with self._lock:
            others = tuple(each for each in self._requests if each.key != request.key)
            self._write((*others, request))

    def take_out(self, key: str) -> None:
        """Throw away what was written: one act, or with no key all of them. Raises OSError."""
        with self._lock:
            self._write(tuple(each for each in self._requests if key and each.key != key))

    def _read(self) -> tuple[Request, ...]:
        if not self._kept.exists():
            return ()
        try:
            found = acts_in(self._kept.read_text(encoding="utf-8"), self.person)
        except (OSError, ValueError):
            raise BadInputError(f"{self._kept}: what was written at home cannot be read.") from None
        if isinstance(found, Unreadable):
            raise BadInputError(*(f"{self._kept}: {problem}" for problem in found.problems))
        return found

    def _write(self, requests: tuple[Request, ...]) -> None:
        """Whole or not at all: what was there before stays until the new file is on the disk."""
        beside = self._kept.with_name(f"{self._kept.name}.new")
        with beside.open("w", encoding="utf-8") as file:
            file.write(acts_as_text(self.person, requests))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._kept)
        self._requests = requests


def kept_beside(record: Path | str) -> Path:
    """Where the acts wait that are written at home: beside the record of the desk there, or here where it is no file."""
    if is_address(record):
        return Path(f"{parted(str(record))[1]}{SUFFIX}")
    return Path(record).with_name(f"{Path(record).stem}{SUFFIX}")
