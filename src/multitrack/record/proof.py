"""What a receipt proves about a record: that its entry stands there, or that the record was bent, and where.

An entry that stands where it stood proves the whole channel up to it, for each hash is over the one before.
A receipt under another key than the record names accuses nobody: anyone can make a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from multitrack.model.channel import ChannelId
from multitrack.record.answer import Phrase, phrase
from multitrack.record.codec import decode
from multitrack.record.entry import Head, Row
from multitrack.record.receipt import Receipt, flaw, named_key


class Found(StrEnum):
    """What becomes of a receipt that is held against a record."""

    STANDS = "stands"
    CUT = "cut"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    OTHER_KEY = "other key"
    NOT_HEARD = "not heard"
    NO_RECEIPT = "no receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What one receipt shows, at which entry, in words."""

    receipt: Receipt
    found: Found
    channel: ChannelId
    number: int
    words: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Rows by their place and by their commitment, which no two entries share; ``complete`` where none is left out."""

    at: dict[tuple[ChannelId, int], str]
    where: dict[str, tuple[ChannelId, int]]
    last: dict[ChannelId, int]
    key: str
    complete: bool


def prove(receipts: Iterable[Receipt], rows: Iterable[Row], *, complete: bool = True) -> tuple[Proof, ...]:
    """Hold receipts against the rows of a record, or against those that one person heard (not ``complete``)."""
    everything = tuple(rows)
    last: dict[ChannelId, int] = {}
    for row in everything:
        last[row.channel] = max(row.number, last.get(row.channel, 0))
    known = _Known(
        at={(row.channel, row.number): row.hash for row in everything},
        where={row.commitment: (row.channel, row.number) for row in everything},
        last=last,
        key=_key_named_in(everything),
        complete=complete,
    )
    return tuple(_proof(receipt, known) for receipt in receipts)


def _proof(receipt: Receipt, known: _Known) -> Proof:
    row = receipt.row
    own = Head(row.channel, row.number, row.hash)
    wrong = flaw(receipt)
    if wrong is not None:
        return _of(receipt, own, Found.NO_RECEIPT, phrase("it proves nothing, for {what}", what=wrong))
    if receipt.public_key != known.key:
        words = phrase(
            "it is signed with another key than the record names: of other talks, or one begun anew"
        )
        return _of(receipt, own, Found.OTHER_KEY, words)
    found = (_bent(receipt, head, known) for head in (own, *receipt.heads))
    stands = _of(
        receipt, own, Found.STANDS, phrase("it is as it was, and so is all before it on its channel")
    )
    return next(filter(None, found), stands)


def _bent(receipt: Receipt, head: Head, known: _Known) -> Proof | None:
    """What the receipt shows to be wrong with the record at one entry that it vouches for."""
    there = known.at.get((head.channel, head.number))
    if there == head.hash:
        return None
    is_own = head.hash == receipt.row.hash
    channel, number = known.where.get(receipt.row.commitment, (head.channel, head.number))
    if is_own and (channel, number) != (head.channel, head.number):
        words = phrase("it now stands as entry {number} of {channel}", number=str(number), channel=channel)
        return _of(receipt, head, Found.REORDERED, words)
    if there is not None:
        return _of(receipt, head, Found.REWRITTEN, _since(receipt, known, is_own=is_own))
    if known.complete:
        last = str(known.last.get(head.channel, 0))
        return _of(receipt, head, Found.CUT, phrase("the channel ends at entry {last}", last=last))
    not_heard = _of(receipt, head, Found.NOT_HEARD, phrase("it is not among what was heard"))
    return not_heard if is_own else None


def _since(receipt: Receipt, known: _Known, *, is_own: bool) -> Phrase:
    """From where on a channel was rewritten, as far as the receipt can tell."""
    row = receipt.row
    before = tuple(head for head in receipt.heads if head.channel == row.channel)
    if is_own and all(known.at.get((head.channel, head.number)) == head.hash for head in before):
        return phrase("what stands there is not what was recorded; all before it on its channel is as it was")
    return phrase("what stands there is not what was recorded; it was rewritten there or before")


def _of(receipt: Receipt, at: Head, found: Found, words: Phrase) -> Proof:
    return Proof(receipt=receipt, found=found, channel=at.channel, number=at.number, words=words)


def _key_named_in(rows: tuple[Row, ...]) -> str:
    """The key that an opening entry names, where one can be read."""
    for row in rows:
        if row.number == 1:
            try:
                key = named_key((decode(row),))
            except (ValueError, StopIteration):
                continue
            if key:
                return key
    return ""
