"""What acts on the register of statements change on a channel: what it holds, and the positions that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.statement import StatementId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, shared, with_, without
from multitrack.record.standing.channel import ChannelStanding


def _noted(standing: ChannelStanding, entry: Entry, act: acts.NoteStatement) -> Change:
    noted = v.Stated(statement=act.statement, by=entry.author, time=entry.time, number=entry.number)
    return {"statements": with_(standing.statements, act.statement.id, noted)}


def _linked(standing: ChannelStanding, entry: Entry, act: acts.LinkStatement) -> Change:
    """What it says of an option from now on: what it was held to say of that one before no longer counts."""
    on = (act.position.party, act.position.issue, act.position.option)
    linked = v.Linked(position=act.position, by=entry.author, time=entry.time, number=entry.number)
    others = (
        each
        for each in standing.links.get(act.statement, ())
        if (each.position.party, each.position.issue, each.position.option) != on
    )
    return {"links": with_(standing.links, act.statement, (*others, linked))}


def _taken_out(standing: ChannelStanding, entry: Entry, act: acts.WithdrawStatement) -> Change:
    gone = replace(standing.statements[act.statement], withdrawn=entry.time)
    return {
        "statements": with_(standing.statements, act.statement, gone),
        "links": without(standing.links, act.statement),
        "positions": shared(dict(_left(standing, act.statement))),
    }


def _left(standing: ChannelStanding, gone: StatementId) -> Iterator[tuple[v.PositionKey, v.Held]]:
    """The positions that still stand without a statement: those that rest on others too, or on none."""
    for key, held in standing.positions.items():
        rests_on = tuple(each for each in held.position.rests_on if each != gone)
        if len(rests_on) == len(held.position.rests_on):
            yield key, held
        elif rests_on or held.position.assumption is not None:
            yield key, replace(held, position=replace(held.position, rests_on=rests_on))


CHANGES: Mapping[type, Any] = {
    acts.NoteStatement: _noted,
    acts.LinkStatement: _linked,
    acts.WithdrawStatement: _taken_out,
}
"""What each of these acts changes."""
