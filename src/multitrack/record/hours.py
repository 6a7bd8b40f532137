"""Who sits where when, as one viewer hears it; and where the viewer is expected in two places at one hour.

A room refuses a clash only among the sittings that it and its grounds hold, so that no refusal tells of another
room. Across rooms each viewer finds their own clashes here, and nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from multitrack.model.party import PartyId, PersonId
from multitrack.record import act as acts
from multitrack.record.hearing import sits
from multitrack.record.judging.hours import can_sit, wants
from multitrack.record.slots import Slot, slot_of
from multitrack.record.standing import SittingHeld, SittingState
from multitrack.record.view import Line, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Sits:
    """A sitting that is to come or lasts, as one viewer hears of it.

    ``people``: who sits, as far as the viewer knows; ``sides``: who else sends somebody, the viewer knows not whom.
    """

    called: acts.Called
    state: SittingState
    slot: Slot
    people: frozenset[PersonId]
    sides: frozenset[PartyId] = frozenset()


def calendar(view: View, now: datetime) -> tuple[Sits, ...]:
    """The sittings of every room that a viewer hears of, in the order of their hours."""
    known: dict[acts.SittingId, tuple[Line, SittingHeld]] = {}
    for line in view.lines:
        if line.present:
            known |= {code: (line, held) for code, held in line.standing.sittings.items()}
    found = (_sits(view, line, held, now) for line, held in known.values())
    return tuple(sorted(filter(None, found), key=lambda each: (each.slot, each.called.id)))


def _sits(view: View, line: Line, held: SittingHeld, now: datetime) -> Sits | None:
    """A sitting, unless it is over or its room is closed."""
    here, slot, called = view.hold(line.id), slot_of(held, now), held.called
    if here is None or slot is None or not can_sit(here, called.channel):
        return None
    wanted = wants(here, called, slot)
    room = view.line(called.channel)
    if called.people or room is None or not room.present:
        return Sits(called=called, state=held.state, slot=slot, people=wanted.people, sides=wanted.sides)
    everybody = frozenset(person for person in room.standing.spans if sits(room.standing, person))
    return Sits(called=called, state=held.state, slot=slot, people=everybody)


def where_i_sit(view: View, now: datetime) -> tuple[Sits, ...]:
    """The sittings in which the viewer is expected: by name, or since they have a seat where nobody is named."""
    return tuple(each for each in calendar(view, now) if view.person in each.people)


def my_clashes(view: View, now: datetime) -> tuple[tuple[Sits, Sits], ...]:
    """Each two sittings in which the viewer is expected at one hour, the earlier first."""
    return tuple(_overlapping(where_i_sit(view, now)))


def _overlapping(mine: tuple[Sits, ...]) -> Iterator[tuple[Sits, Sits]]:
    for one, other in combinations(mine, 2):
        if one.slot.overlaps(other.slot):
            yield one, other
