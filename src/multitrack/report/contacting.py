"""Who speaks with whom and what was asked, as a page and as JSON: what the reader knows, and never that there is no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from multitrack.analysis.asks import Asks, Contradiction, Duplicate, asks
from multitrack.analysis.contacts import Contacts, OneSided, Tie, Way, contacts
from multitrack.model.contact import MEDIATION, Ask, Contact, ContactFormat, SideId
from multitrack.model.party import Influence, PartyId, PowerId
from multitrack.model.statement import Checked
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import counted, issue_title, listed, option_title

NONE_KNOWN = "none known to you"
"""What an empty cell says: nobody sees all channels, so it never says that there is none."""
_HOW = {
    ContactFormat.MEETING: "met",
    ContactFormat.CALL: "called",
    ContactFormat.LETTER: "wrote",
    ContactFormat.THIRD: "through a third",
    ContactFormat.UNKNOWN: "in contact",
}
_FORMAT = {ContactFormat.UNKNOWN: "how is not known"}
_DOUBT = {Checked.READ: "", Checked.CONFLICTING: ", accounts differ", Checked.UNVERIFIED: ", not checked"}


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


def _page(talks: Talks, found: Contacts, asked: Asks) -> Page:
    return (
        Heading(f"{talks.title}: who speaks with whom", 1),
        Paragraph(
            f"As on {found.on.isoformat()}, as far as you know. Nobody sees all channels: where nothing is known "
            "to you there may be a line all the same."
        ),
        *_matrix(talks, found),
        *_silences(talks, found),
        *_sided(talks, found.one_sided),
        *_ways(talks, found.ways),
        *_asks(talks, asked),
        *_calendar(talks, found, asked),
    )


def _matrix(talks: Talks, found: Contacts) -> Iterator[Block]:
    yield Heading("Powers and parties")
    if not found.rows:
        yield Paragraph("No outside power is known to you, and no contact.")
        return
    yield Table(
        ("", *(side_name(talks, column) for column in found.columns)),
        tuple(
            (side_name(talks, row), *(_cell(found.matrix[row, column]) for column in found.columns))
            for row in found.rows
        ),
    )


def _cell(tie: Tie) -> str:
    if not tie.known:
        return NONE_KNOWN
    line = "line open" if tie.lines else ""
    last = "no contact known to you" if tie.last is None else _last(tie.last, tie.silent or 0)
    return "; ".join(filter(None, (last, line)))


def _last(contact: Contact, silent: int) -> str:
    return f"{_HOW[contact.format]} {contact.on.isoformat()}, {_ago(silent)}{_DOUBT[contact.checked]}"


def _ago(days: int) -> str:
    return "that day" if days == 0 else f"{counted(days, 'day')} ago"


def _silences(talks: Talks, found: Contacts) -> Iterator[Block]:
    """The ties that have been silent, the longest silence first."""
    ties = [tie for tie in found.matrix.values() if tie.silent]
    if not ties:
        return
    yield Heading("Silent since")
    yield Points(
        tuple(
            f"{side_name(talks, tie.one)} and {side_name(talks, tie.other)}: since "
            f"{tie.last.on.isoformat()}, {counted(tie.silent or 0, 'day')}"
            for tie in sorted(ties, key=lambda tie: -(tie.silent or 0))
            if tie.last is not None
        )
    )


def _sided(talks: Talks, sided: tuple[OneSided, ...]) -> Iterator[Block]:
    if not sided:
        return
    yield Heading("Speaks with some only, as far as you know")
    yield Points(tuple(_one_sided(talks, each) for each in sided))


def _one_sided(talks: Talks, each: OneSided) -> str:
    only = "; with its own side only" if each.only_its_own else ""
    return (
        f"{side_name(talks, each.power)} with {_sides(talks, each.speaks_with)}{only}; "
        f"{NONE_KNOWN} with {_sides(talks, each.none_known_with)}"
    )


def _sides(talks: Talks, sides: Iterable[SideId]) -> str:
    return listed(side_name(talks, side) for side in sides)


def _ways(talks: Talks, ways: tuple[Way, ...]) -> Iterator[Block]:
    if not ways:
        return
    yield Heading("Through whom a line could be opened")
    yield Points(tuple(_way(talks, way) for way in ways))


def _way(talks: Talks, way: Way) -> str:
    reaches = listed(
        f"it is tied to {side_name(talks, side)} ({_cell(tie)})"
        for side, tie in ((way.one, way.to_one), (way.other, way.to_other))
        if tie.known
    )
    moved = "".join(f"; {_influence(talks, each)}" for each in way.influence)
    return (
        f"{side_name(talks, way.one)} and {side_name(talks, way.other)} through "
        f"{side_name(talks, way.through)}: {reaches}{moved}"
    )


def _influence(talks: Talks, each: Influence) -> str:
    basis = each.rests_on or ((each.assumption,) if each.assumption else ())
    rests = f", on {listed(basis)}" if basis else ", on nothing that is named"
    return (
        f"held to move {side_name(talks, each.party)} ({each.reach.value} reach, {each.confidence.value} "
        f"confidence{rests})"
    )


def _asks(talks: Talks, asked: Asks) -> Iterator[Block]:
    if not asked.asks:
        return
    yield Heading("What was asked")
    yield Points(tuple(_ask(talks, asked, ask) for ask in asked.asks))
    notes = (
        *(_duplicate(talks, each) for each in asked.duplicates),
        *(_contradiction(talks, each) for each in asked.contradictions),
    )
    if notes:
        yield Heading("The same asked twice, and what cannot both be granted", 3)
        yield Points(notes)


def _ask(talks: Talks, asked: Asks, ask: Ask) -> str:
    whom = "everyone there" if ask.of is None else side_name(talks, ask.of)
    day = "" if ask.on is None else f", {ask.on.isoformat()}"
    due = (
        "" if ask.due is None else f" by {ask.due.isoformat()}{', overdue' if asked.is_overdue(ask) else ''}"
    )
    return f"{side_name(talks, ask.by)} of {whom} ({ask.id}{day}): {ask.words}{due} - {_reply(ask)}"


def _reply(ask: Ask) -> str:
    if ask.withdrawn is not None:
        return f"taken back {ask.withdrawn.isoformat()}"
    if ask.answer is None:
        return "no reply known to you"
    words = f": {ask.reply}" if ask.reply else ""
    return f"{ask.answer.value}{'' if ask.answered is None else f' {ask.answered.isoformat()}'}{words}"


def _duplicate(talks: Talks, each: Duplicate) -> str:
    whom = "everyone there" if each.of is None else side_name(talks, each.of)
    return f"{listed(ask.id for ask in each.asks)} ask the same of {whom}"


def _contradiction(talks: Talks, each: Contradiction) -> str:
    wanted = listed(
        f'{ask.id} "{option_title(talks, each.issue, ask.option)}"' for ask in each.asks if ask.option
    )
    return f"on {issue_title(talks, each.issue)}: {wanted}"


def _calendar(talks: Talks, found: Contacts, asked: Asks) -> Iterator[Block]:
    if found.calendar:
        yield Heading("Contacts, day by day")
        yield Points(tuple(_in_contact(talks, each) for each in found.calendar))
    due = sorted((ask for ask in asked.asks if asked.waits(ask) and ask.due), key=lambda ask: str(ask.due))
    if due:
        yield Heading("Replies to come", 3)
        yield Points(
            tuple(
                f"{ask.due}: {'everyone there' if ask.of is None else side_name(talks, ask.of)} on {ask.id}"
                for ask in due
            )
        )


def _in_contact(talks: Talks, each: Contact) -> str:
    through = f" ({side_name(talks, each.through)})" if each.through else ""
    how = f"{_FORMAT.get(each.format, each.format.value)}{through}{_DOUBT[each.checked]}"
    people = f" ({each.who})" if each.who else ""
    said = f" {each.gist}" if each.gist else ""
    following = f" Next: {each.next_step}" if each.next_step else ""
    source = each.source or ", ".join(each.rests_on)
    where = f" [{source}]" if source else ""
    return f"{each.on.isoformat()}, {how}: {_sides(talks, each.between)}{people}.{said}{following}{where}"


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
