"""Who speaks with whom and what was asked, as a page and as JSON: what the reader knows, and never that there is no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from multitrack.analysis.asks import Asks, asks
from multitrack.analysis.contacts import Contacts, Tie, contacts
from multitrack.model.contact import MEDIATION, Ask, Contact, SideId
from multitrack.model.party import PartyId, PowerId
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import issue_title, option_title
from multitrack.report.saying import Sentence, Words, say
from multitrack.report.ties import NamesOf, Telling


def spoken(talks: Talks, on: date) -> Answer:
    """The channels, contacts and asks of some talks, as on a day."""
    found, asked = contacts(talks, on), asks(talks, on)
    return Answer(page=tuple(_page(talks, found, asked)), json=_as_json(talks, found, asked))


def side_name(talks: Talks, side: SideId | str) -> str:
    """A side by its name, with its code where they differ."""
    if side == MEDIATION:
        return "the mediation team"
    known = talks.party(PartyId(side)) or talks.power(PowerId(side))
    return str(side) if known is None or known.name == side else f"{known.name} ({side})"


def side_in_words(talks: Talks, side: SideId | str) -> Words:
    """The same in words that can be said in any language."""
    return say("the mediation team") if side == MEDIATION else side_name(talks, side)


def plainly_called(talks: Talks) -> NamesOf:
    """Sides by name and code, issues and options by their titles, as the shell says them."""
    return NamesOf(
        side=lambda side: side_name(talks, side),
        issue=lambda issue: issue_title(talks, issue),
        option=lambda issue, option: option_title(talks, issue, option),
    )


def _page(talks: Talks, found: Contacts, asked: Asks) -> Page:
    telling = Telling(plainly_called(talks))
    return (
        Heading(f"{talks.title}: who speaks with whom", 1),
        Paragraph(
            f"As on {found.on.isoformat()}, as far as you know. Nobody sees all channels: where nothing is known "
            "to you there may be a line all the same."
        ),
        *_matrix(telling, found),
        *points("Silent since", map(telling.silence, found.silences)),
        *points("Speaks with some only, as far as you know", map(telling.one_sided, found.one_sided)),
        *points("Through whom a line could be opened", map(telling.way, found.ways)),
        *points("What was asked", (telling.ask(asked, ask) for ask in asked.asks)),
        *points(
            "The same asked twice, and what cannot both be granted",
            (*map(telling.duplicate, asked.duplicates), *map(telling.contradiction, asked.contradictions)),
            level=3,
        ),
        *points("Contacts, day by day", map(telling.contact, found.calendar)),
        *points("Replies to come", map(telling.to_come, asked.to_come), level=3),
    )


def _matrix(telling: Telling, found: Contacts) -> Iterator[Block]:
    yield Heading("Powers and parties")
    if not found.rows:
        yield Paragraph("No outside power is known to you, and no contact.")
        return
    side = telling.called.side
    yield Table(
        ("", *(str(side(column)) for column in found.columns)),
        tuple(
            (str(side(row)), *(str(telling.cell(found.matrix[row, column])) for column in found.columns))
            for row in found.rows
        ),
    )


def points(title: str, told: Iterable[Sentence], level: int = 2) -> Iterator[Block]:
    """Some sentences under a heading; nothing where there are none."""
    items = tuple(map(str, told))
    if items:
        yield Heading(title, level)
        yield Points(items)


def _as_json(talks: Talks, found: Contacts, asked: Asks) -> Json:
    return {
        "talks": talks.title,
        "on": found.on.isoformat(),
        "matrix": [_tie_as_json(tie) for tie in found.matrix.values()],
        "one_sided": [
            {
                "power": each.power,
                "speaks_with": list(each.speaks_with),
                "none_known_with": list(each.none_known_with),
                "only_its_own": each.only_its_own,
            }
            for each in found.one_sided
        ],
        "ways": [
            {
                "between": [way.one, way.other],
                "through": way.through,
                "influence": [
                    {
                        "party": each.party,
                        "issue": each.issue,
                        "reach": each.reach.value,
                        "confidence": each.confidence.value,
                        "rests_on": list(each.rests_on),
                        "assumption": each.assumption,
                    }
                    for each in way.influence
                ],
            }
            for way in found.ways
        ],
        "contacts": [_contact_as_json(each) for each in found.calendar],
        "asks": [_ask_as_json(asked, ask) for ask in asked.asks],
        "duplicates": [[ask.id for ask in each.asks] for each in asked.duplicates],
        "contradictions": [
            {"issue": each.issue, "asks": [ask.id for ask in each.asks]} for each in asked.contradictions
        ],
    }


def _tie_as_json(tie: Tie) -> Json:
    return {
        "power": tie.one,
        "party": tie.other,
        "known": tie.known,
        "lines": [line.id for line in tie.lines],
        "contacts": len(tie.contacts),
        "last": None if tie.last is None else tie.last.on.isoformat(),
        "silent_days": tie.silent,
    }


def _contact_as_json(each: Contact) -> Json:
    return {
        "id": each.id,
        "between": list(each.between),
        "format": each.format.value,
        "on": each.on.isoformat(),
        "who": each.who,
        "through": each.through,
        "gist": each.gist,
        "next_step": each.next_step,
        "source": each.source,
        "rests_on": list(each.rests_on),
        "checked": each.checked.value,
    }


def _ask_as_json(asked: Asks, ask: Ask) -> Json:
    return {
        "id": ask.id,
        "by": ask.by,
        "of": ask.of,
        "words": ask.words,
        "issue": ask.issue,
        "option": ask.option,
        "on": _day(ask.on),
        "due": _day(ask.due),
        "overdue": asked.is_overdue(ask),
        "answer": None if ask.answer is None else ask.answer.value,
        "reply": ask.reply,
        "answered": _day(ask.answered),
        "withdrawn": _day(ask.withdrawn),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
