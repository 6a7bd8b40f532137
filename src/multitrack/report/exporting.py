"""Exports in words and as JSON: what was written, and how much of it is proven by itself."""

from __future__ import annotations

from multitrack.record.chain import Break
from multitrack.record.export import Export
from multitrack.record.exported import Holds, check_export
from multitrack.report.answers import Answer
from multitrack.report.page import Line, Points
from multitrack.report.phrasing import counted, listed


def verified_export(export: Export, file: str) -> Answer:
    """Whether an export holds, and what in it stands on the record's word alone."""
    found = check_export(export)
    if isinstance(found, Break):
        where = {"channel": found.channel or None, "number": found.number, "what": found.what}
        at = f" at entry {found.number} of the channel {found.channel}" if found.channel else ""
        return Answer(
            page=(Line(f"{file}: broken{at}: {found.what}."),),
            json={"kind": "export", "status": "broken", "broken": where},
            finding=True,
        )
    entries, channels = counted(found.entries, "entry", "entries"), counted(len(export.parts), "channel")
    return Answer(
        page=(
            Line(f"{file}: holds. What {export.person} heard: {entries} on {channels}."),
            Points(tuple(_notes(found, export))),
        ),
        json={
            "kind": "export",
            "status": "holds",
            "person": export.person,
            "public_key": export.public_key or None,
            "entries": found.entries,
            "erased": found.erased,
            "whole": list(found.whole),
            "told": [{"channel": channel, "signed": signed} for channel, signed in found.told],
            "signed": list(found.signed),
        },
    )


def _notes(found: Holds, export: Export) -> list[str]:
    whole = f"proven from the first entry on: {listed(found.whole) or 'no channel'}"
    signed = f"signed by the record as they stood: {listed(found.signed) or 'no channel'}"
    told = [
        f"{channel}: not all of it was heard; where it stands is the record's word, "
        + ("signed" if is_signed else "which proves nothing to a third person")
        for channel, is_signed in found.told
    ]
    key = [f"the key of the record: {export.public_key}"] if export.public_key else []
    erased = [f"words erased: {counted(found.erased, 'entry', 'entries')}"] if found.erased else []
    return [whole, *told, signed, *key, *erased]
