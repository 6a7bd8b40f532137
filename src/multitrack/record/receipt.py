"""Receipts: what a member can hold in hand to prove later, without the server, that something was recorded.

A receipt is the sealed entry (what was done, by whom, when, its number, the hash of the entry before it and the
heads of its grounds, its words with their salt) under the record's signature. Only the public channel, the
plenary and tracks give receipts: a leaked copy of any other room must prove nothing to a third person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from multitrack.model.channel import ChannelId
from multitrack.record import act as acts
from multitrack.record.answer import Phrase, phrase
from multitrack.record.codec import decode
from multitrack.record.entry import Entry, Head, Row, commit, seal
from multitrack.record.signature import SigningKey, is_signed
from multitrack.record.view import View

FORMAT = "multitrack receipt"
VERSION = 1
_ROW = ("channel", "number", "hash", "commitment", "salt", "words", "kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The sealed entry, and the record's signature under its hash."""

    row: Row
    public_key: str
    signature: str

    @property
    def entry(self) -> Entry:
        """The entry in full. Raises ValueError where it cannot be read."""
        return decode(self.row)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The entries that the receipt is known to stand on: the one before it, and the heads of its grounds."""
        entry = self.entry
        before = Head(entry.channel, entry.number - 1, entry.previous)
        return tuple(head for head in (before, *entry.heads) if head.number > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReceipt:
    """That no receipt is given, why, and what could be done instead."""

    why: Phrase
    instead: Phrase


def receipt_of(
    view: View, rows: Iterable[Row], channel: ChannelId, number: int, key: SigningKey | None
) -> Receipt | NoReceipt:
    """The receipt of an entry that the viewer heard, given the rows of what they hear; or why there is none."""
    line = view.line(channel)
    row = next((row for row in rows if (row.channel, row.number) == (channel, number)), None)
    if line is None or row is None:
        return NoReceipt(
            why=phrase("There is no such entry for you."),
            instead=phrase("Choose one that stands in your record."),
        )
    if not line.kind.gives_receipts:
        return NoReceipt(
            why=phrase("This room gives no receipts, so that a leaked copy proves nothing to anyone."),
            instead=phrase("The plenary and the work teams give receipts."),
        )
    if key is None or key.public != named_key(view.entries):
        return NoReceipt(
            why=phrase("The key that signs the receipts of this record is not there."),
            instead=phrase("Ask whoever runs this installation for the key that was made with the record."),
        )
    return Receipt(row=row, public_key=key.public, signature=key.sign(_signed(row.hash)))


def named_key(entries: Iterable[Entry]) -> str:
    """The public key that the opening entries name; nothing where none does."""
    named = (entry.act.public_key for entry in entries if isinstance(entry.act, acts.Opening))
    return next(filter(None, named), "")


def flaw(receipt: Receipt) -> str | None:
    """What is wrong with a receipt in itself, by its hashes and its signature alone; nothing where it holds."""
    row = receipt.row
    if row.hash != seal(row.kept, row.commitment):
        return "its hash is not that of what it says"
    if row.words is not None and commit(row.salt or "", row.words) != row.commitment:
        return "its words are not those that were recorded"
    if not is_signed(_signed(row.hash), receipt.signature, receipt.public_key):
        return "its signature is not of the key that it names"
    try:
        entry = receipt.entry
    except (ValueError, StopIteration):
        return "its entry cannot be read"
    if (entry.channel, entry.number) != (row.channel, row.number):
        return "its entry is of another channel or number"
    return None


def receipt_as_json(receipt: Receipt) -> dict[str, Any]:
    """A receipt as a small JSON object."""
    row = asdict(receipt.row)
    return {
        "format": FORMAT,
        "version": VERSION,
        **{name: row[name] for name in _ROW},
        "public_key": receipt.public_key,
        "signature": receipt.signature,
    }


def receipt_in(text: str) -> Receipt | None:
    """The receipt in some JSON; nothing where it is none of a form known here."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    if not isinstance(value, Mapping) or (value.get("format"), value.get("version")) != (FORMAT, VERSION):
        return None
    texts = (*_ROW, "public_key", "signature")
    erased = value.get("words") is None and value.get("salt") is None
    wanted = [name for name in texts if name != "number" and not (erased and name in {"words", "salt"})]
    if not isinstance(value.get("number"), int) or not all(isinstance(value.get(n), str) for n in wanted):
        return None
    row = Row(**{name: value.get(name) for name in _ROW})  # type: ignore[arg-type]
    return Receipt(row=row, public_key=value["public_key"], signature=value["signature"])


def _signed(hash_: str) -> str:
    """The words that stand under the signature: no signature of something else can be taken for a receipt's."""
    return f"{FORMAT} {VERSION}\n{hash_}"
