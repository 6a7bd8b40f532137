"""The key that signs the receipts of a record: made once, kept beside it, readable by whoever runs it alone.

Beside a file it lies in a file of its own; beside a record in a database, in a table of its own.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from multitrack.record.journal.address import is_address
from multitrack.record.journal.place import database
from multitrack.record.signature import LENGTH, SigningKey

SUFFIX = ".receipts.key"
"""What stands behind the name of a record in the name of its key."""
NAMED = "receipts"
"""Under what name the key of a record is kept in a database."""


def known_key(record: Path | str) -> SigningKey | None:
    """The key beside a record; nothing where there is none, or what stands there is no key."""
    if is_address(record):
        return _key(database().known_secret(str(record), NAMED) or "")
    try:
        return _key(_beside(record).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None


def key_for(record: Path | str) -> SigningKey:
    """The key for talks that are opened in a record: the one beside it, else a new one."""
    in_database = is_address(record)
    kept = database().secret(str(record), NAMED, _drawn) if in_database else _written(_beside(record))
    key = _key(kept)
    if key is None:
        where = f'the secret "{NAMED}" in the database' if in_database else _beside(record)
        raise ValueError(f"{where} holds no key")
    return key


def _written(path: Path) -> str:
    """What stands in the file of the key; in a new file, a new one."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii", errors="replace")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        seed = _drawn()
        file.write(seed + "\n")
        file.flush()
        os.fsync(file.fileno())
    return seed


def _drawn() -> str:
    return secrets.token_bytes(LENGTH).hex()


def _key(written: str) -> SigningKey | None:
    """The key that was written down; nothing where it is none."""
    try:
        seed = bytes.fromhex(written)
    except ValueError:
        return None
    return SigningKey(seed) if len(seed) == LENGTH else None


def _beside(record: Path | str) -> Path:
    return Path(record).with_name(Path(record).name + SUFFIX)
