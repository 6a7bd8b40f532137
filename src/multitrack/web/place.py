"""Where a house keeps its things: one file for one negotiation, a folder with one file for each, or a database.

In a database the accounts lie beside the negotiation, in tables of the same schema, so that several servers on
one record let in the same people.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NewType

from multitrack.record.journal.address import is_address, parted
from multitrack.record.journal.place import database

Slug = NewType("Slug", str)
"""The short name of one negotiation in the addresses of its pages."""

ACCOUNTS = "accounts.sqlite3"
SUFFIX = ".sqlite3"
LARGEST_BODY = 11_000_000
"""Bytes that anyone may hand in at once: the largest report that is read, and the page around it."""
TABLE = "people_account"
"""The table of accounts."""
COOKIES = "cookies"
"""Under what name the key that signs cookies is kept in a database."""


@dataclass(frozen=True, slots=True)
class Place:
    """A record: a file or a database holds one negotiation and the accounts; a folder, a file each and one for accounts."""

    record: Path | str

    @property
    def name(self) -> str:
        """What the place is called: a file or a folder by its name, a database by the negotiation's."""
        return parted(str(self.record))[1] if is_address(self.record) else Path(self.record).stem

    @property
    def folder(self) -> Path | None:
        """The folder, where it is one."""
        return None if is_address(self.record) or not Path(self.record).is_dir() else Path(self.record)

    def journal(self, slug: Slug) -> Path | str:
        """Where one negotiation is kept, or would be."""
        return self.record if self.folder is None else self.folder / f"{slug}{SUFFIX}"

    def journals(self) -> Mapping[Slug, Path | str]:
        """Where each negotiation is kept, by its short name."""
        if self.folder is None:
            return {slug_of(self.name): self.record}
        found = sorted(self.folder.glob(f"*{SUFFIX}"))
        return {slug_of(path.stem): path for path in found if path.name != ACCOUNTS}

    def accounts(self) -> dict[str, Any]:
        """Where the accounts are kept, as Django is told of a database."""
        if is_address(self.record):
            told: dict[str, Any] = database().for_accounts(str(self.record))
            return {"ENGINE": "django.db.backends.postgresql", **told}
        return kept_in(str(self._accounts))

    def has_accounts(self) -> bool:
        """Whether accounts were ever opened here; nothing is written to find out."""
        if is_address(self.record):
            return bool(database().has_table(str(self.record), TABLE))
        if not self._accounts.is_file():
            return False
        with closing(sqlite3.connect(f"{self._accounts.resolve().as_uri()}?mode=ro", uri=True)) as file:
            try:
                found = file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone()
            except sqlite3.DatabaseError:
                return False
        return found is not None

    def secret(self) -> str:
        """The key that signs cookies and marks: made once, kept beside the accounts, readable by the owner alone."""
        if is_address(self.record):
            return str(database().secret(str(self.record), COOKIES, _drawn))
        path = self._accounts.with_name(self._accounts.name + ".key")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            key = _drawn()
            file.write(key)
        return key

    @property
    def _accounts(self) -> Path:
        return Path(self.record) if self.folder is None else self.folder / ACCOUNTS


def kept_in(file: str) -> dict[str, Any]:
    """A SQLite file (or memory) for accounts, as Django is told of it."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _drawn() -> str:
    return secrets.token_urlsafe(50)


def slug_of(name: str) -> Slug:
    """A name as it stands in an address."""
    return Slug(re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "talks")
