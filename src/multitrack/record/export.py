"""An export: all that one person hears, sealed as it is kept, in one file to take home.

It starts from the person's view and has no other source. A channel whose every entry they hear is told by its
entries alone. Of any other, where it stands is told too, in the record's word: signed where the channel gives
receipts, plain where it does not, so that a leaked copy proves nothing to a third person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.model.party import PersonId
from multitrack.record.carried import standing_as_json, standing_from_json
from multitrack.record.codec import canonical, decode
from multitrack.record.entry import START, Entry, Head, Row
from multitrack.record.receipt import named_key
from multitrack.record.signature import SigningKey, is_signed
from multitrack.record.standing import fold
from multitrack.record.view import Line, View, made_of

FORMAT = "multitrack export"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One channel of an export: the last entry heard, and where it stands (as JSON) if the entries do not tell.

    ``head`` has the number 0 where nothing was heard yet.
    """

    head: Head
    kind: ChannelKind
    present: bool
    carried: Mapping[str, Any] | None = None
    signature: str = ""

    @property
    def channel(self) -> ChannelId:
        """The channel's code."""
        return self.head.channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What one person hears: channel by channel how it stands for them, and every entry with its words and salt."""

    person: PersonId
    public_key: str
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]


def export_of(view: View, rows: Iterable[Row], key: SigningKey | None) -> Export:
    """The export of what a person sees, given the rows of what they hear and, where it is there, the record's key."""
    everything = tuple(rows)
    named = named_key(view.entries)
    signer = key if key is not None and key.public == named else None
    hashes = {row.channel: Head(row.channel, row.number, row.hash) for row in everything}
    parts = (_part(line, hashes.get(line.id, Head(line.id, 0, START))) for line in view.lines)
    return Export(
        person=view.person,
        public_key=named,
        parts=tuple(_signed(part, view.person, signer) for part in parts),
        rows=everything,
    )


def _part(line: Line, head: Head) -> Part:
    numbers = [entry.number for entry in line.entries]
    told = bool(numbers) and numbers == list(range(1, line.standing.number + 1))
    carried = None if told else standing_as_json(line.standing)
    return Part(head=head, kind=line.kind, present=line.present, carried=carried)


def _signed(part: Part, person: PersonId, key: SigningKey | None) -> Part:
    if key is None or not part.kind.gives_receipts:
        return part
    return replace(part, signature=key.sign(_word(part, person)))


def is_word_of(part: Part, person: PersonId, public_key: str) -> bool:
    """Whether the record itself told this person, and nobody else for it, that the channel stands so."""
    return is_signed(_word(part, person), part.signature, public_key)


def _word(part: Part, person: PersonId) -> str:
    """What the record signs of a channel: for whom, up to which entry, and where it stands."""
    told = canonical({"person": person, **_part_as_json(part), "signature": ""})
    return f"{FORMAT} {VERSION}\n{hashlib.sha256(told.encode()).hexdigest()}"


def view_in(export: Export) -> View:
    """What the person saw when the export was made. Raises ValueError where an entry cannot be read."""
    entries = tuple(decode(row) for row in export.rows)
    lines = tuple(_line(part, export.person, entries) for part in export.parts)
    return made_of(export.person, lines, entries)


def _line(part: Part, person: PersonId, entries: tuple[Entry, ...]) -> Line:
    own = tuple(entry for entry in entries if entry.channel == part.channel)
    standing = fold(own) if part.carried is None else standing_from_json(part.carried)
    seat = standing.seat(person) if part.present else None
    return Line(standing=standing, entries=own, seat=seat, present=part.present)


def written(export: Export) -> str:
    """An export as JSON, an entry to a line."""
    head = canonical({"format": FORMAT, "version": VERSION})[:-1].replace('":', '": ').replace(",", ", ")
    told = canonical({"person": export.person, "public_key": export.public_key})[1:-1]
    parts = ",\n".join(canonical(_part_as_json(part)) for part in export.parts)
    rows = ",\n".join(canonical(asdict(row)) for row in export.rows)
    return f'{head},\n{told},\n"channels":[\n{parts}\n],\n"entries":[\n{rows}\n]}}\n'


def export_in(text: str) -> Export | None:
    """The export in some JSON; nothing where it is none of a form known here."""
    try:
        value = json.loads(text)
        if (value["format"], value["version"]) != (FORMAT, VERSION):
            return None
        return Export(
            person=PersonId(value["person"]),
            public_key=value["public_key"],
            parts=tuple(_part_from(each) for each in value["channels"]),
            rows=tuple(Row(**each) for each in value["entries"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _part_as_json(part: Part) -> dict[str, Any]:
    return {
        "channel": part.channel,
        "number": part.head.number,
        "hash": part.head.hash,
        "kind": part.kind.value,
        "present": part.present,
        "standing": part.carried,
        "signature": part.signature,
    }


def _part_from(value: Mapping[str, Any]) -> Part:
    return Part(
        head=Head(ChannelId(value["channel"]), value["number"], value["hash"]),
        kind=ChannelKind(value["kind"]),
        present=value["present"],
        carried=value["standing"],
        signature=value["signature"],
    )
