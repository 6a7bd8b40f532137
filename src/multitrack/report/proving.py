"""Receipts in words and as JSON: one given, one checked by itself, and what some prove about a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from multitrack.model.channel import ChannelId
from multitrack.record.entry import Row
from multitrack.record.proof import Found, prove
from multitrack.record.receipt import NoReceipt, Receipt, flaw, receipt_in, receipt_of
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.page import Heading, Line, Page, Points
from multitrack.report.taken import Heard

NAMES: Mapping[Found, str] = {
    Found.STANDS: "stands",
    Found.CUT: "the record was cut, or is older than the receipt",
    Found.REORDERED: "the record was reordered",
    Found.REWRITTEN: "the record was rewritten",
    Found.OTHER_KEY: "another key",
    Found.NOT_HEARD: "not found",
    Found.NO_RECEIPT: "no receipt",
}


def given(heard: Heard, channel: str, number: int) -> Receipt | Answer:
    """The receipt of an entry that someone heard; or the answer that says why there is none."""
    found = receipt_of(heard.view, heard.rows, ChannelId(channel), number, heard.key)
    if isinstance(found, Receipt):
        return found
    return _refused(found)


def _refused(refusal: NoReceipt) -> Answer:
    why, instead = str(refusal.why), str(refusal.instead)
    return Answer(
        page=(Line(f"No receipt. {why} {instead}"),),
        json={"kind": "receipt", "status": "refused", "why": why, "instead": instead},
        finding=True,
    )


def receipts_in(files: Iterable[str]) -> dict[str, Receipt]:
    """The receipts in some files. Raises BadInputError with all that are none."""
    found = {file: _receipt_in(file) for file in files}
    wrong = [f"{file}: {receipt}" for file, receipt in found.items() if isinstance(receipt, str)]
    if wrong:
        raise BadInputError(*wrong)
    return {file: receipt for file, receipt in found.items() if isinstance(receipt, Receipt)}


def _receipt_in(file: str) -> Receipt | str:
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return "this receipt cannot be read."
    return receipt_in(text) or "this is no receipt of a form known here."


def checked(receipt: Receipt, file: str) -> Answer:
    """Whether a receipt holds by itself, and what it says."""
    wrong = flaw(receipt)
    if wrong is not None:
        return Answer(
            page=(Line(f"{file}: does not hold: {wrong}."),),
            json={"kind": "receipt", "status": "does not hold", "what": wrong},
            finding=True,
        )
    says = "It holds: nothing in it was changed since it was signed."
    key = "Whether that is the key of your talks, compare with the opening of the plenary, or with another receipt."
    return Answer(
        page=(Line(f"{file}: holds."), *receipt_in_words(receipt), Line(says), Line(key)),
        json={"kind": "receipt", "status": "holds", **_said(receipt)},
    )


def receipt_in_words(receipt: Receipt) -> Page:
    """A receipt that holds, to be read or printed."""
    said = _said(receipt)
    words = [f"its words: {each}" for each in said["words"] or ["erased"]]
    return (
        Heading(f"Receipt: entry {said['number']} of {said['channel']}", level=1),
        Points(
            (
                f"recorded: {said['time']}",
                f"by: {said['author']}" + (f", for {said['for']}" if said["for"] else ""),
                f"what: {said['act']}",
                *words,
                f"its hash: {said['hash']}",
                f"the entry before it: {said['previous']}",
                *(f"stood on: entry {h['number']} of {h['channel']}, {h['hash']}" for h in said["heads"]),
                f"signed with the key: {said['public_key']}",
                f"signature: {receipt.signature}",
            )
        ),
    )


def _said(receipt: Receipt) -> Json:
    entry, row = receipt.entry, receipt.row
    return {
        "channel": row.channel,
        "number": row.number,
        "time": entry.time.isoformat(),
        "author": entry.author,
        "for": entry.on_behalf_of,
        "act": entry.act.kind,
        "words": None if row.words is None else [word for word in json.loads(row.words) if word],
        "hash": row.hash,
        "previous": entry.previous,
        "heads": [
            {"channel": h.channel, "number": h.number, "hash": h.hash} for h in entry.heads if h.number
        ],
        "public_key": receipt.public_key,
    }


def proved(
    answer: Answer, receipts: Mapping[str, Receipt], rows: Iterable[Row], *, complete: bool = True
) -> Answer:
    """The answer about a record or an export, and what each receipt shows of it."""
    shown = list(zip(receipts, prove(receipts.values(), rows, complete=complete), strict=True))
    lines = tuple(
        Line(
            f"{file}: {NAMES[proof.found]}. Entry {proof.number} of the channel {proof.channel}: {proof.words}."
        )
        for file, proof in shown
    )
    found = [
        {
            "file": file,
            "found": proof.found.value,
            "channel": proof.channel,
            "number": proof.number,
            "what": str(proof.words),
        }
        for file, proof in shown
    ]
    bent = any(proof.found is not Found.STANDS for _, proof in shown)
    return replace(
        answer,
        page=(*answer.page, *lines),
        json={**answer.json, "receipts": found},
        finding=answer.finding or bent,
    )
