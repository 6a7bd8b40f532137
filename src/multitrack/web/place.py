"""Where a house keeps its things: one file for one negotiation, or a folder with one file for each."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NewType

Slug = NewType("Slug", str)
"""The short name of one negotiation in the addresses of its pages."""

ACCOUNTS = "accounts.sqlite3"
SUFFIX = ".sqlite3"


@dataclass(frozen=True, slots=True)
class Place:
    """A record on disk: a file holds one negotiation and the accounts; a folder, a file each and one for accounts."""

    record: Path

    @property
    def accounts(self) -> Path:
        """The file that holds the accounts."""
        return self.record / ACCOUNTS if self.record.is_dir() else self.record

    def journals(self) -> Mapping[Slug, Path]:
        """The file of each negotiation, by its short name."""
        if not self.record.is_dir():
            return {slug_of(self.record.stem): self.record}
        found = sorted(self.record.glob(f"*{SUFFIX}"))
        return {slug_of(path.stem): path for path in found if path.name != ACCOUNTS}

    def secret(self) -> str:
        """The key that signs cookies and marks: made once, kept beside the accounts, readable by the owner alone."""
        path = self.accounts.with_name(self.accounts.name + ".key")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            key = secrets.token_urlsafe(50)
            file.write(key)
        return key


def slug_of(name: str) -> Slug:
    """A name as it stands in an address."""
    return Slug(re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "talks")
