"""Who is at the table, as one viewer knows it: who speaks for whom, who was admitted, who is on whose list."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack.analysis.listed import Flag, bars, lists
from multitrack.analysis.representation import representation
from multitrack.report.at_table import AtTable
from multitrack.report.saying import Sentence
from multitrack.web.naming import RoomName, room_name
from multitrack.web.rooms.contacts import called_by, rooms_of
from multitrack.web.rooms.doings import Doing, doing, offers
from multitrack.web.visit import Visit, page

SEATING = (
    "admit",
    "seat",
    "claim constituency",
    "contest claim",
    "withdraw claim",
    "note input",
    "answer input",
    "list group",
    "lift listing",
    "decide name",
)
"""The acts that change who is at the table, for whom, and who stands on whose list."""


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page, from nothing but this viewer's own view."""
    talks = visit.view.talks
    on = talks.as_on or timezone.localdate()
    found, named = representation(talks), lists(talks, on)
    told = AtTable(called_by(visit), talks.constituencies)
    return page(
        request,
        "rooms/represented.html",
        visit,
        tab="represented",
        on=on,
        notes=tuple(_notes(visit)),
        composite=[told.composite(party) for party in talks.parties if party.delegation.composed_of],
        constituencies=[
            (
                each.constituency.title,
                told.claimed_at_table(each),
                told.claimed_outside(each),
                told.remarks(each),
            )
            for each in found.constituencies
        ],
        claims=[told.claim(*each) for each in found.claims],
        without=[told.side(party) for party in found.claims_nobody] if found.constituencies else [],
        home_gaps=[told.home_gap(each) for each in found.home_gaps],
        at_home=any(each.constituency.holds for each in found.constituencies),
        not_known_at_home=[told.not_known_at_home(*each) for each in found.not_known_at_home],
        consulted=tuple(_consulted(told, visit)),
        admissions=[told.admitted(party, steps) for party, steps in found.admissions],
        lists=[told.list_named(key) for key in named.lists],
        groups=[(told.group(each), told.entries(named, each), each.disagreed) for each in named.groups],
        binding=[told.binding(listing) for each in named.groups for listing in each.binds],
        flags=[(told.flag(flag), _to_decide(visit, flag)) for flag in named.flags],
        barred=[
            told.barred(party.id, listing) for party in talks.parties for listing in bars(talks, party.id, on)
        ],
    )


def _consulted(told: AtTable, visit: Visit) -> Iterator[Sentence]:
    """Every body that is heard without deciding, with what it put in."""
    bodies = visit.view.talks.consulted
    yield from (told.body(body) for body in bodies if not body.inputs)
    yield from (told.given(body, given) for body in bodies for given in body.inputs)


def _to_decide(visit: Visit, flag: Flag) -> Doing | None:
    """The way to the slip on which a like name is decided, for those who may."""
    for room in rooms_of(visit):
        for code, held in room.line.standing.listings.items():
            same = (held.listing.authority, held.listing.list_name, held.listing.group) == (
                flag.alike.listing.authority,
                flag.alike.listing.list_name,
                flag.alike.listing.group,
            )
            if same and offers(room, "decide name"):
                return doing(room, "decide name", listing=code, name=flag.code)
    return None


def _notes(visit: Visit) -> Iterator[tuple[RoomName, Doing]]:
    """The rooms in which this viewer may change who is at the table."""
    for room in rooms_of(visit):
        for kind in SEATING:
            if offers(room, kind):
                yield room_name(visit.called, room.line.id), doing(room, kind)
