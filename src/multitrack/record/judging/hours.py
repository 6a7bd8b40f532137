"""Nobody is in two sittings at one hour: what each sitting takes, what clashes, and which hours are free.

All of it is found among the sittings that a channel and its grounds hold. Who sits is who is named. Where nobody is
named, it is everybody with a seat; of a work team the room that calls it knows only which sides send somebody,
so that no side may be called to more sittings at one hour than it has people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.party import PartyId, PersonId
from multitrack.model.track import Track
from multitrack.record import act as acts
from multitrack.record.answer import Phrase, Refused, phrase, refuse
from multitrack.record.hearing import sits
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.linkage import plenary_of
from multitrack.record.slots import Slot, slot_of
from multitrack.record.standing import SittingHeld, SittingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a sitting takes: hours of these people, of somebody from each of these sides, of a room, of interpreters.

    ``sits_now``: it has begun, and was neither adjourned nor ended.
    """

    called: acts.Called
    slot: Slot
    people: frozenset[PersonId] = frozenset()
    sides: frozenset[PartyId] = frozenset()
    sits_now: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sittings at one hour that want the same: what is wanted twice, and what else of the kind is free."""

    why: Phrase
    rather: tuple[str, ...] = ()


def known(here: Hold) -> dict[acts.SittingId, SittingHeld]:
    """Every sitting held here; the word of the channel that sits goes before that of the one that called it."""
    return {code: held for each in reversed(here.standings) for code, held in each.sittings.items()}


def taken(here: Hold, now: datetime, but: acts.SittingId) -> tuple[Taken, ...]:
    """What the sittings held here take, but for one; those of rooms that were closed take nothing."""
    slots = ((held, slot_of(held, now)) for code, held in known(here).items() if code != but)
    return tuple(
        replace(wants(here, held.called, slot), sits_now=held.state is SittingState.BEGUN)
        for held, slot in slots
        if slot is not None and can_sit(here, held.called.channel)
    )


def can_sit(here: Hold, channel: ChannelId) -> bool:
    """Whether a channel is known here and can sit: it is open, or the room of a work team that is at work."""
    standing = next((each for each in here.standings if each.channel.id == channel), None)
    of_a_team = standing is None or standing.channel.kind is ChannelKind.TRACK
    if of_a_team and (standing is None or plenary_of(here) is not None):
        return team_of(here, channel) is not None
    return standing is not None and standing.closed is None


def team_of(here: Hold, channel: ChannelId) -> Track | None:
    """The work team whose room a channel is, as far as it is known here and at work."""
    return next((track for track in here.tracks() if track_channel(track.id) == channel), None)


def wants(here: Hold, called: acts.Called, slot: Slot) -> Taken:
    """What a sitting wants, as far as can be known here."""
    if called.people:
        return Taken(called=called, slot=slot, people=frozenset(called.people))
    team = team_of(here, called.channel)
    if team is not None:
        return Taken(called=called, slot=slot, sides=frozenset(p for p in team.team if delegation(here, p)))
    own = (each for each in here.standings if each.channel.id == called.channel)
    everybody = frozenset(person for each in own for person in each.spans if sits(each, person))
    return Taken(called=called, slot=slot, people=everybody)


def delegation(here: Hold, party: PartyId) -> frozenset[PersonId]:
    """Everybody who sits for a party in the plenary: nobody else can sit for it in a team."""
    plenary = plenary_of(here)
    if plenary is None:
        return frozenset()
    seats = (seat for seat in plenary.seats() if seat.party == party)
    return frozenset(seat.person for seat in seats if sits(plenary, seat.person))


def clash(here: Hold, wanted: Taken, others: Sequence[Taken]) -> Clash | None:
    """The first clash of a sitting with others: over people, a side that has too few, the room, the interpreters."""
    at_once = tuple(other for other in others if other.slot.overlaps(wanted.slot))
    hits = (each(here, wanted, at_once) for each in (_people, _sides, _room, _interpreters))
    return next((hit for hit in hits if hit is not None), None)


def _people(here: Hold, wanted: Taken, at_once: Sequence[Taken]) -> Clash | None:
    for other in at_once:
        if both := wanted.people & other.people:
            return Clash(
                phrase(
                    "At that hour {sitting} takes {people}.",
                    sitting=_sitting(here, other),
                    people=tuple(person_named(here, person) for person in sorted(both)),
                )
            )
    return None


def _sides(here: Hold, wanted: Taken, at_once: Sequence[Taken]) -> Clash | None:
    """Whether at some moment a side is called to more sittings than it has people to send."""
    starts = {other.slot.start for other in at_once if wanted.slot.holds(other.slot.start)}
    for moment in sorted({wanted.slot.start, *starts}):
        busy = tuple(other for other in at_once if other.slot.holds(moment))
        parties = [party for party in here.parties() if _too_few(here, party, wanted, busy)]
        if parties:
            return Clash(
                phrase(
                    "{parties} has too few people for this beside {sittings}.",
                    parties=tuple(map(here.name, parties)),
                    sittings=tuple(_sitting(here, other) for other in busy if other.people or other.sides),
                )
            )
    return None


def _too_few(here: Hold, party: PartyId, wanted: Taken, busy: Sequence[Taken]) -> bool:
    own = delegation(here, party)

    def asks(each: Taken) -> bool:
        return party in each.sides or bool(each.people & own)

    if not asks(wanted) or not any(map(asks, busy)):
        return False
    named = own & frozenset().union(*(each.people for each in (wanted, *busy)))
    return len(named) + sum(party in each.sides for each in (wanted, *busy)) > len(own)


def _room(here: Hold, wanted: Taken, at_once: Sequence[Taken]) -> Clash | None:
    room = wanted.called.room
    other = next((each for each in at_once if room is not None and each.called.room == room), None)
    if other is None or room is None:
        return None
    rooms = (held.called.room for held in known(here).values())
    full = {each.called.room for each in at_once}
    return Clash(
        phrase(
            "At that hour {sitting} takes the room {room}.", sitting=_sitting(here, other), room=str(room)
        ),
        tuple(str(each) for each in dict.fromkeys(rooms) if each is not None and each not in full),
    )


def _interpreters(here: Hold, wanted: Taken, at_once: Sequence[Taken]) -> Clash | None:
    asked = set(wanted.called.interpreters)
    other = next((each for each in at_once if asked & set(each.called.interpreters)), None)
    if other is None:
        return None
    everybody = (who for held in known(here).values() for who in held.called.interpreters)
    busy = {who for each in at_once for who in each.called.interpreters} | asked
    return Clash(
        phrase(
            "At that hour {sitting} takes the interpreters {interpreters}.",
            sitting=_sitting(here, other),
            interpreters=tuple(sorted(asked & set(other.called.interpreters))),
        ),
        tuple(str(each) for each in dict.fromkeys(everybody) if each not in busy),
    )


def next_free(
    here: Hold, wanted: Taken, others: Sequence[Taken], slot_at: Callable[[datetime], Slot]
) -> Slot:
    """The first hours from those wanted on in which nothing clashes; they start where some sitting ends."""
    ends = {other.slot.end for other in others if other.slot.end > wanted.slot.start}
    starts = sorted(start for start in {wanted.called.end, *ends} if start >= wanted.slot.start)
    tried = map(slot_at, (wanted.slot.start, *starts))
    return next(slot for slot in tried if clash(here, replace(wanted, slot=slot), others) is None)


def not_free(here: Hold, act: acts.Act, wanted: Taken, others: Sequence[Taken]) -> Refused | None:
    """The refusal of a sitting that clashes: with whom over what, and which hours or what else would be free."""
    found = clash(here, wanted, others)
    if found is None:
        return None
    free = hours(next_free(here, wanted, others, wanted.slot.at))
    if not found.rather:
        return refuse(act, found.why, phrase("Name others, or take the next free hours: {free}.", free=free))
    return refuse(
        act,
        found.why,
        phrase("Free then: {rather}. Or take the next free hours: {free}.", rather=found.rather, free=free),
    )


def not_free_later(
    here: Hold, act: acts.Act, wanted: Taken, others: Sequence[Taken], slot_at: Callable[[datetime], Slot]
) -> Refused | None:
    """The refusal of a sitting that is to go on later, and clashes: from when on it could."""
    found = clash(here, wanted, others)
    if found is None:
        return None
    free = hours(next_free(here, wanted, others, slot_at))
    return refuse(
        act,
        found.why,
        phrase("Adjourn it until the next free hours: {free}; or until it is resumed.", free=free),
    )


def not_now(here: Hold, act: acts.Act, wanted: Taken, others: Sequence[Taken]) -> Refused | None:
    """The refusal of a sitting that is to go on now, and clashes."""
    found = clash(here, wanted, others)
    if found is None:
        return None
    return refuse(
        act, found.why, phrase("Wait until that sitting has ended or is adjourned, or move one of them.")
    )


def not_to_come(case: Case, act: acts.Act, *moments: datetime) -> Refused | None:
    """The refusal of hours that are past, or that do not say in which zone they are meant."""
    if any(moment.tzinfo is None for moment in moments):
        return refuse(
            act,
            phrase("The hours do not say in which zone they are meant."),
            phrase("Write them with their distance from universal time, such as 10:00+01:00."),
        )
    if any(moment <= case.now for moment in moments):
        return refuse(act, phrase("That hour is past."), phrase("Name one that is to come."))
    return None


def hours(slot: Slot) -> str:
    """Some hours in a sentence, in universal time."""
    start, end = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M}-{until} UTC"


def title_of(here: Hold, channel: ChannelId) -> str:
    """What a channel is called here."""
    team = team_of(here, channel)
    titles = (each.channel.title for each in here.standings if each.channel.id == channel)
    return next(titles, str(channel)) if team is None else team.title


def person_named(here: Hold, person: PersonId) -> str:
    """A person by the name on their last seat here, else by their code."""
    seats = (each.spans[person][-1].seat for each in here.standings if each.spans.get(person))
    return next((seat.name for seat in seats if seat.name), str(person))


def _sitting(here: Hold, each: Taken) -> str:
    return f"{title_of(here, each.called.channel)} ({hours(each.slot)})"
