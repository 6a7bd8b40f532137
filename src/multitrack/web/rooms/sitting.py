"""When a room sits: its sittings that are to come or last, who is expected, and what may be done with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from multitrack.model.party import PartyId, PersonId
from multitrack.record import act as acts
from multitrack.record.judging.hours import known
from multitrack.record.standing import SittingHeld, SittingState
from multitrack.report.called import Called
from multitrack.report.saying import Day, Names, Sentence, names, say
from multitrack.report.sentences import moment
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.doings import Doing, doing, offered
from multitrack.web.rooms.noting import Note
from multitrack.web.rooms.room import Room

IN_THE_ROOM = ("begin sitting", "resume sitting", "adjourn sitting", "end sitting")
"""What is done with a sitting in the room that sits."""
WHERE_IT_IS_CALLED = ("move sitting", "cancel sitting")
"""What is done with a sitting where it was called."""
OVER = (SittingState.ENDED, SittingState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sits:
    """A sitting that is to come or lasts, in words."""

    id: acts.SittingId
    room: RoomName
    says: Sentence
    who: Sentence | None
    lasts: bool
    doings: tuple[Doing, ...]
    more: tuple[Doing, ...]


def sittings(room: Room) -> tuple[Sits, ...]:
    """The sittings of this room, and those that are called from it; in the order of their hours."""
    if room.hold is None:
        return ()
    heard = (_as_heard(room, held) for held in known(room.hold).values() if _concerns(room, held))
    here = [held for held in heard if held.state not in OVER]
    return tuple(_sits(room, held) for held in sorted(here, key=lambda held: held.called.start))


def _concerns(room: Room, held: SittingHeld) -> bool:
    return held.called.channel == room.line.id or held.called.id in room.line.standing.sittings


def _as_heard(room: Room, held: SittingHeld) -> SittingHeld:
    """A sitting as the room that sits has it, where the viewer hears that one too: only there it begins and ends."""
    line = room.visit.view.line(held.called.channel)
    return held if line is None else line.standing.sittings.get(held.called.id, held)


def _sits(room: Room, held: SittingHeld) -> Sits:
    called, code = room.visit.called, held.called.id
    sits_here = held.called.channel == room.line.id
    called_here = held.state is SittingState.CALLED and code in room.line.standing.sittings
    elsewhere = offered(room, WHERE_IT_IS_CALLED, sitting=code) if called_here else ()
    more = [*elsewhere, *_substitute(room, held)] if sits_here else elsewhere
    return Sits(
        id=code,
        room=room_name(called, held.called.channel),
        says=stands(held),
        who=expected(held.called, called),
        lasts=held.state is not SittingState.CALLED,
        doings=offered(room, IN_THE_ROOM, sitting=code) if sits_here else (),
        more=tuple(more),
    )


def _substitute(room: Room, held: SittingHeld) -> Iterator[Doing]:
    if room.may("seat"):
        yield doing(room, "substitute", sitting=held.called.id)


def stands(held: SittingHeld) -> Sentence:
    """Where a sitting stands: called for when, begun, or adjourned until when."""
    called = held.called
    match held.state:
        case SittingState.BEGUN:
            return say("sits since {moment}", moment=moment(held.sat[-1][0]))
        case SittingState.ADJOURNED if held.adjourned_until is not None:
            return say("adjourned until {moment}", moment=moment(held.adjourned_until))
        case SittingState.ADJOURNED:
            return say("adjourned until it is resumed")
        case _:
            return _hours(called.start.astimezone(UTC), called.end.astimezone(UTC))


def _hours(start: datetime, end: datetime) -> Sentence:
    if start.date() != end.date():
        return say("{start} to {end}", start=moment(start), end=moment(end))
    on = Day(start.date(), with_year=True)
    return say("{day}, {start} to {end} UTC", day=on, start=f"{start:%H:%M}", end=f"{end:%H:%M}")


def expected(sitting: acts.Called, called: Called) -> Sentence | None:
    """Who is called by name, in which room, with whom to interpret; nothing where only the body is called."""
    parts = list(_particulars(sitting, called))
    return say("{particulars}", particulars=names(parts, between="; ")) if parts else None


def _particulars(sitting: acts.Called, called: Called) -> Iterator[str | Sentence]:
    if sitting.people:
        yield say("with {people}", people=people(sitting.people, called))
    if sitting.room is not None:
        yield say("in {room}", room=str(sitting.room))
    if sitting.interpreters:
        yield say("interpreters: {who}", who=names(map(str, sitting.interpreters)))


def people(persons: tuple[PersonId, ...], called: Called) -> Names:
    """Persons by the names they sit under."""
    return names(map(called.person, persons))


def state_of(room: Room) -> tuple[Note, ...]:
    """What holds in the room just now: the round, who has walked out, and who speaks for whom."""
    return tuple(_state(room))


def _state(room: Room) -> Iterator[Note]:
    if room.hold is None:
        return
    called = room.visit.called
    for standing in room.hold.standings:
        for held in standing.rounds.values():
            if held.closed is None and standing is room.hold.own:
                yield Note(_round(held.title, None if held.until is None else moment(held.until)))
        for party, out in standing.out.items():
            says = say("{party} walked out on {moment}.", party=called.party(party), moment=moment(out.time))
            yield Note(says, out.reason, waits=True)
        for party, proxy in standing.proxies.items():
            yield Note(_proxy(called, party, proxy.to, None if proxy.until is None else moment(proxy.until)))


def _round(title: str, until: Sentence | None) -> Sentence:
    if until is None:
        return say("Round under way: {round}.", round=title)
    return say("Round under way: {round}, until {moment}.", round=title, moment=until)


def _proxy(called: Called, party: PartyId, to: PartyId, until: Sentence | None) -> Sentence:
    speaker, silent = called.party(to), called.party(party)
    if until is None:
        return say("Proxy of {party}: {speaker}.", speaker=speaker, party=silent)
    return say("Proxy of {party}: {speaker}, until {moment}.", speaker=speaker, party=silent, moment=until)
