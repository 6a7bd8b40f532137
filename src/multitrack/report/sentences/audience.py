"""Who hears a room, in words: for the place where people type."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.record import act as acts
from multitrack.record.view import Line
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, count, names, say


def audience(channel: ChannelId, called: Called) -> Sentence:
    """Who hears a room, from the seats that are there: for the place where people type."""
    line = called.line(channel)
    if line is None:
        return say("Nobody hears this room.")
    if line.kind is ChannelKind.PUBLIC:
        return say("Everyone may read this.")
    if line.standing.channel.grounds or line.kind is ChannelKind.PLENARY:
        return say("This is heard here by: {who}.", who=hearers(line, called))
    return say("Only these hear this: {who}.", who=hearers(line, called))


def hearers(line: Line, called: Called) -> Sentence:
    """For whom the seats of a room are there, and how many they are."""
    seats = tuple(seat for seat in line.standing.seats() if _hears(line, seat, called))
    persons = count("{n} person", "{n} persons", len(seats))
    return say("{who} ({persons})", who=names(_sides(seats, called)), persons=persons)


def _hears(line: Line, seat: acts.Seat, called: Called) -> bool:
    """Whether a seat counts: in the plenary and on the tracks, only while its party is at the table."""
    wide = line.kind in (ChannelKind.PLENARY, ChannelKind.TRACK)
    plenary = called.view.plenary
    return seat.party is None or not wide or plenary is None or plenary.standing.at_table(seat.party)


def _sides(seats: tuple[acts.Seat, ...], called: Called) -> Iterator[str | Sentence]:
    """For whom some seats are there: parties in the order of the talks, the mediation team, and whoever else."""
    there = {seat.party for seat in seats}
    yield from (called.party(party.id) for party in called.view.talks.parties if party.id in there)
    if any(seat.party is None and seat.of_team for seat in seats):
        yield say("the mediation team")
    yield from (seat.name for seat in seats if seat.party is None and not seat.of_team)
