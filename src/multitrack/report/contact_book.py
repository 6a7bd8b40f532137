"""The book of contacts and asks: written to a file, and joined with a book that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from multitrack.exchange.contact_book import CONTACT_BOOK, as_row, placed
from multitrack.model.contact import Ask, Contact
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.contacting import plainly_called
from multitrack.report.page import Block, Line, Paragraph, Table
from multitrack.report.phrasing import counted
from multitrack.report.tabular import channels_of, rows_in, write_table
from multitrack.report.workbook import write_talks


def entries_of(talks: Talks) -> tuple[Contact | Ask, ...]:
    """The contacts, then the asks."""
    return (*talks.contacts, *talks.asks)


def as_json(talks: Talks) -> Json:
    """The book as JSON, which is read back by ``--add``: the columns by their names, those with nothing left out."""
    return {
        "format": CONTACT_BOOK.format,
        "talks": talks.title,
        "entries": [_entry(each) for each in entries_of(talks)],
    }


def _entry(entry: Contact | Ask) -> Json:
    return {name: words or None for name, words in as_row(entry).items()}


def write_book(talks: Talks, output: Path) -> Answer:
    """The book in a file, by the ending of its name. Raises BadInputError."""
    write_table(CONTACT_BOOK, map(as_row, entries_of(talks)), as_json(talks), output)
    return Answer(
        page=(Line(f"{output}: written, {_number(talks.contacts, talks.asks)}."),),
        json={"written": str(output), "contacts": len(talks.contacts), "asks": len(talks.asks)},
    )


def add_book(talks: Talks, book: Path, output: Path | None) -> Answer:
    """What a book would bring to the talks, or the talks with it in a new talks file. Raises BadInputError."""
    found = placed(rows_in(CONTACT_BOOK, book), talks, channels_of(talks), book.name)
    if found.problems:
        raise BadInputError(*found.problems)
    new: tuple[Contact | Ask, ...] = (*found.contacts, *found.asks)
    if output is not None:
        joined = replace(talks, contacts=(*talks.contacts, *found.contacts), asks=(*talks.asks, *found.asks))
        write_talks(joined, output)
    done = (
        "would be added; nothing is written. With -o FILE it is"
        if output is None
        else f"added, written to {output}"
    )
    return Answer(
        page=(
            Line(f"{book}: {_number(found.contacts, found.asks)} {done}."),
            *(
                (
                    Paragraph(
                        f"{counted(found.known, 'entry', 'entries')} {'was' if found.known == 1 else 'were'} there already."
                    ),
                )
                if found.known
                else ()
            ),
            *_in_words(talks, new),
        ),
        json={
            "kind": "contacts and asks added",
            "written": None if output is None else str(output),
            "known": found.known,
            "new": [_entry(each) for each in new],
        },
    )


def _number(contacts: tuple[Contact, ...], asks: tuple[Ask, ...]) -> str:
    return f"{counted(len(contacts), 'contact')} and {counted(len(asks), 'ask')}"


def _in_words(talks: Talks, entries: tuple[Contact | Ask, ...]) -> Iterator[Block]:
    """What is new, line by line."""
    side = plainly_called(talks).side
    rows: list[tuple[str, ...]] = []
    for each in entries:
        day = each.on.isoformat() if each.on else "no day"
        match each:
            case Contact():
                sides = " with ".join(str(side(one)) for one in each.between)
                rows.append((each.id, day, sides, each.format.value, each.gist or ""))
            case Ask():
                of = "" if each.of is None else f" of {side(each.of)}"
                rows.append((each.id, day, f"{side(each.by)} asks{of}", "ask", each.words))
    if rows:
        yield Table(("Code", "Day", "Who", "What", "Words"), tuple(rows))
