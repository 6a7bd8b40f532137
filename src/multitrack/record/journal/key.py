"""The key that signs the receipts of a record: made once, kept beside its file, readable by the owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from multitrack.record.signature import LENGTH, SigningKey

SUFFIX = ".receipts.key"
"""What stands behind the name of a record in the name of its key."""


def known_key(record: Path) -> SigningKey | None:
    """The key beside a record; nothing where there is none, or what stands there is no key."""
    try:
        seed = bytes.fromhex(_beside(record).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return SigningKey(seed) if len(seed) == LENGTH else None


def key_for(record: Path) -> SigningKey:
    """The key for talks that are opened in a record: the one beside it, else a new one."""
    try:
        handle = os.open(_beside(record), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        known = known_key(record)
        if known is None:
            raise ValueError(f"{_beside(record)} holds no key") from None
        return known
    with os.fdopen(handle, "w", encoding="ascii") as file:
        seed = secrets.token_bytes(LENGTH)
        file.write(seed.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return SigningKey(seed)


def _beside(record: Path) -> Path:
    return record.with_name(record.name + SUFFIX)
