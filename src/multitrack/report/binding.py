"""Which lists bind: what whoever runs the talks declared of each, and declaring it, on the record itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from multitrack.model.channel import TEAM
from multitrack.model.party import Listing
from multitrack.record.act import DeclareList, ListId
from multitrack.record.answer import Refused
from multitrack.record.floor import Floor
from multitrack.record.journal.address import shown
from multitrack.record.standing.represented import Listed, as_declared
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import floor_on
from multitrack.report.page import Block, Heading, Paragraph, Table


def declared(file: str, name: str, keeper: str | None, word: DeclareList) -> Answer:
    """Declare something of the list of that name, and say what stands then. Raises BadInputError.

    ``word``: what is declared; the code of the list is found by its name, and its keeper where several bear the name.
    """
    with floor_on(file) as floor:
        on = _list_of(floor, file, name, keeper)
        answer = floor.declare(replace(word, on=on))
        if isinstance(answer, Refused):
            raise BadInputError(f"{shown(file)}: nothing was declared. {answer.why} {answer.instead}")
        return _told(floor, file)


def declarations(file: str) -> Answer:
    """Every list that is noted in a record, and what was declared of it. Raises BadInputError."""
    with floor_on(file) as floor:
        return _told(floor, file)


def _lists(floor: Floor) -> Mapping[ListId, tuple[Listed, ...]]:
    """The entries of each list, in the order in which the lists were first named."""
    standing = floor.standings.get(TEAM)
    every = () if standing is None else tuple(standing.listings.values())
    return {on: tuple(each for each in every if each.on == on) for on in dict.fromkeys(x.on for x in every)}


def _list_of(floor: Floor, file: str, name: str, keeper: str | None) -> ListId:
    known = {
        on: (entries[0].listing.list_name, entries[0].listing.authority)
        for on, entries in _lists(floor).items()
    }
    found = [on for on, (called, kept) in known.items() if called == name and keeper in (None, kept)]
    if len(found) == 1:
        return found[0]
    noted = "; ".join(f'"{called}", kept by "{kept}"' for called, kept in known.values()) or "none"
    what = "several lists bear that name; add --kept-by" if found else f'no list "{name}" is noted there'
    raise BadInputError(f"{shown(file)}: {what}. Noted are: {noted}. Write the name as it stands there.")


def _told(floor: Floor, file: str) -> Answer:
    standing = floor.standings.get(TEAM)
    word = {} if standing is None else standing.declared
    rows = tuple((len(entries), as_declared(entries[0], word)) for entries in _lists(floor).values())
    return Answer(
        page=tuple(_page(file, rows)),
        json={"kind": "declarations", "lists": [_as_json(entries, now) for entries, now in rows]},
        finding=False,
    )


def _page(file: str, rows: tuple[tuple[int, Listing], ...]) -> Iterator[Block]:
    yield Heading(f"{shown(file)}: which lists bind", 1)
    if not rows:
        yield Paragraph("No list is noted in this record. The mediation team notes who stands on whose list.")
        return
    yield Table(
        (
            "List",
            "Kept by",
            "Entries",
            "Binds here",
            "Declared by",
            "On",
            "Effect, as declared",
            "Channel only",
        ),
        tuple(_row(entries, now) for entries, now in rows),
    )
    yield Paragraph(
        "While a list binds, no account is issued to a group on it, and nothing is served to an account that was "
        "opened before. Which list binds is for whoever runs the talks to declare; no program decides it."
    )


def _row(entries: int, now: Listing) -> tuple[str, ...]:
    return (
        now.list_name,
        now.authority,
        str(entries),
        "yes" if now.binding else "no",
        now.declared_by or "",
        "" if now.declared_on is None else now.declared_on.isoformat(),
        now.effect or "",
        "may be served" if now.channel_open else "is not served",
    )


def _as_json(entries: int, now: Listing) -> Json:
    return {
        "list": now.list_name,
        "kept_by": now.authority,
        "entries": entries,
        "binding": now.binding,
        "declared_by": now.declared_by,
        "declared_on": None if now.declared_on is None else now.declared_on.isoformat(),
        "effect": now.effect,
        "channel_open": now.channel_open,
    }
