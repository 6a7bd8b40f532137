"""What was asked and promised in a room, and what may be done with one entry: released, corrected, erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from multitrack.model.channel import ChannelKind
from multitrack.model.contact import MEDIATION
from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.record.codec import words_in
from multitrack.record.entry import Entry
from multitrack.record.judging.words import is_corrigible
from multitrack.record.procedure.subjects.told import ask_stands, undertaking_stands
from multitrack.record.standing import Asked, Given
from multitrack.record.view import Line
from multitrack.report.saying import Day, Sentence, say
from multitrack.web.rooms.doings import Doing, doing, offered
from multitrack.web.rooms.log import Told
from multitrack.web.rooms.room import Room

WAITING = ("asked", "put off")
_STANDS: dict[str, Sentence] = {
    "given": say("given"),
    "reported done": say("reported done, not verified yet"),
    "found done": say("found done"),
    "not found done": say("found not done"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An ask that waits for its answer, or an undertaking: who, what, how it stands, and what may be done."""

    id: str
    who: Sentence
    words: str
    stands: Sentence
    done: bool
    doings: tuple[Doing, ...]


def asked(room: Room) -> tuple[Word, ...]:
    """What was asked here and is not answered yet."""
    if room.hold is None:
        return ()
    asks = ((code, held, ask_stands(room.hold, code)) for code, held in room.hold.own.asks.items())
    return tuple(_asked(room, code, held, state) for code, held, state in asks if state in WAITING)


def _asked(room: Room, code: acts.AskId, held: Asked, state: str) -> Word:
    may = tuple(may_of_ask(room, held))
    return Word(
        id=code,
        who=_who_asks(room, held),
        words=held.words,
        stands=say("the answer is put off") if state == "put off" else say("waits for an answer"),
        done=False,
        doings=offered(room, may, ask=code),
    )


def _who_asks(room: Room, held: Asked) -> Sentence:
    called, who = room.visit.called, _asker(room, held)
    whom: str | Sentence = say("everyone here")
    if held.of_party is not None:
        whom = called.party(held.of_party)
    elif held.of_power is not None:
        whom = called.power(held.of_power)
    if held.due is None:
        return say("{who} asks {whom}:", who=who, whom=whom)
    return say(
        "{who} asks {whom}, by {day}:",
        who=who,
        whom=whom,
        day=Day(date.fromisoformat(held.due), with_year=True),
    )


def _asker(room: Room, held: Asked) -> str | Sentence:
    """Whose ask it is: a party's, a power's, the mediation team's, else that of whoever put it."""
    called = room.visit.called
    if held.on_behalf_of is not None:
        return called.party(held.on_behalf_of)
    if held.by_side == MEDIATION:
        return say("The mediation team")
    return called.person(held.by) if held.by_side is None else called.side_named(held.by_side)


def may_of_ask(room: Room, held: Asked) -> Iterator[str]:
    """What this seat may do with an ask: answer it where it was asked, take it back where its side asked."""
    seat = room.seat
    if seat is None:
        return
    asks = held.by == room.visit.person or room.side in {held.on_behalf_of, held.by_side} - {None}
    to_all = held.of_party is None and held.of_power is None
    is_asked = seat.power == held.of_power if held.of_power is not None else room.side == held.of_party
    if room.of_team or (to_all and not asks and (seat.commits or seat.power)) or (not to_all and is_asked):
        yield "reply"
    if asks or room.of_team:
        yield "withdraw ask"


def promised(room: Room) -> tuple[Word, ...]:
    """What was undertaken here, and how it stands."""
    if room.hold is None:
        return ()
    return tuple(_promised(room, code, held) for code, held in room.hold.own.undertakings.items())


def _promised(room: Room, code: acts.UndertakingId, held: Given) -> Word:
    called, given = room.visit.called, held.undertaking
    state = "given" if room.hold is None else undertaking_stands(room.hold, code)
    who = called.party(PartyId(given.who))
    return Word(
        id=code,
        who=say("{who}:", who=who) if given.by is None else say("{who}, by {day}:", who=who, day=given.by),
        words=given.what,
        stands=_STANDS[state],
        done=state == "found done",
        doings=offered(room, tuple(_may_of_promise(room, held)), undertaking=code),
    )


def _may_of_promise(room: Room, held: Given) -> Iterator[str]:
    """What this seat may do with an undertaking: whoever gave it reports, whoever was named verifies."""
    seat = room.seat
    if seat is None:
        return
    sides = {room.side, seat.power} - {None}
    if room.of_team or held.undertaking.who in sides or held.party in sides:
        yield "report done"
    if room.of_team or held.undertaking.verified_by in sides:
        yield "verify"


def wider(room: Room) -> tuple[Line, ...]:
    """The rooms in which something of this one can be made known: others where the viewer may speak."""
    return tuple(
        line
        for line in room.visit.view.lines
        if line.id != room.line.id and line.seat is not None and line.standing.closed is None
        if line.kind is not ChannelKind.PUBLIC or line.seat.of_team
    )


def with_doings(room: Room, entries: Iterable[Told]) -> tuple[Told, ...]:
    """The log, each entry with what this seat may do with it."""
    return tuple(replace(each, doings=tuple(_of_entry(room, each))) for each in entries)


def _of_entry(room: Room, each: Told) -> Iterator[Doing]:
    entry, number = each.entry, str(each.entry.number)
    if room.hold is None or each.erased or entry.number in room.hold.own.erased:
        return
    mine = entry.author == room.visit.person
    if mine and room.may("correct") and is_corrigible(entry.act):
        yield doing(room, "correct", number=number)
    spoken = bool(each.words) and not isinstance(entry.act, acts.Opening | acts.Erase)
    if spoken and (mine or room.of_team) and room.may("release") and wider(room):
        yield doing(room, "release", number=number)
    if isinstance(entry.act, acts.NoteContact) and (mine or room.of_team):
        yield from offered(room, ("withdraw contact",), contact=entry.act.contact.id)
    if any(words_in(entry)) and room.may("erase") and _may_erase(room, entry):
        yield doing(room, "erase", number=number)


def _may_erase(room: Room, entry: Entry) -> bool:
    """Whether the words are of this seat's side, or the mediation team's to erase."""
    if isinstance(entry.act, acts.Opening | acts.Erase):
        return False
    if room.of_team or room.kind is ChannelKind.DELEGATION:
        return True
    writer = room.line.standing.seat(entry.author, entry.number)
    party = entry.on_behalf_of or (None if writer is None else writer.party)
    return room.side is not None and party == room.side
