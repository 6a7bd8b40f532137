"""The house: the floors of one process, each on its own journal, and the bell that wakes who looks on.

A floor is the one handle on a negotiation. Several processes may stand on the same files: each floor catches
up with what the others wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.conf import settings

from multitrack.analysis.listed import bars
from multitrack.model.contact import MEDIATION
from multitrack.model.party import Listing, PartyId, PersonId
from multitrack.model.talks import Talks
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Answer
from multitrack.record.entry import Row
from multitrack.record.floor import Floor
from multitrack.record.heard_of import listings_heard_of
from multitrack.record.journal.place import open_journal
from multitrack.record.replay import end_of
from multitrack.record.view import View
from multitrack.report.means import means
from multitrack.web.bell import Bell
from multitrack.web.place import Place, Slug
from multitrack.web.takeaway.home import Home, kept_beside


class House:
    """Every negotiation this process serves, by its short name."""

    def __init__(self, floors: Mapping[Slug, Floor], homes: Mapping[Slug, Home] | None = None) -> None:
        self._floors = dict(floors)
        self._homes = dict(homes or {})
        self._bells = {slug: Bell(floor) for slug, floor in self._floors.items()}

    @property
    def slugs(self) -> tuple[Slug, ...]:
        """The short names of the negotiations held here."""
        return (*self._homes, *self._floors)

    def home(self, slug: Slug) -> Home | None:
        """The export at home of that name, where one is open: one looks and writes there, and does nothing."""
        return self._homes.get(slug)

    def view(self, slug: Slug, person: PersonId) -> View | None:
        """What a person sees of a negotiation; nothing where there is none, or they have no seat in it."""
        stand = self._stand(slug)
        if stand is None:
            return None
        view = stand.view(person)
        return view if any(line.seat is not None for line in view.lines) or _sat(view) else None

    def view_at(self, slug: Slug, person: PersonId, day: date) -> View | None:
        """What a person saw of a negotiation at the end of a day; nothing where they see none of it today."""
        if self.view(slug, person) is None:
            return None
        home = self._homes.get(slug)
        return self._floors[slug].view_at(person, end_of(day)) if home is None else home.view_at(person, day)

    def rows(self, slug: Slug, person: PersonId) -> tuple[Row, ...]:
        """The sealed rows of what a person hears of a negotiation."""
        stand = self._stand(slug)
        return () if stand is None else stand.rows(person)

    def views(self, person: PersonId) -> Iterator[tuple[Slug, View]]:
        """Every negotiation that a person has a seat in."""
        for slug in self.slugs:
            if (view := self.view(slug, person)) is not None:
                yield slug, view

    def act(self, slug: Slug, request: Request) -> Answer:
        """Do an act, and wake those who look on."""
        answer = self._floors[slug].act(request)
        if isinstance(answer, Accepted):
            self._bells[slug].ring()
        return answer

    def erasures(self, slug: Slug) -> int:
        """How often words of a negotiation were erased since this house opened; at home nothing is."""
        return 0 if slug in self._homes else self._floors[slug].erasures

    def _stand(self, slug: Slug) -> Floor | Home | None:
        return self._homes.get(slug) or self._floors.get(slug)

    def barred(self, person: PersonId, on: date) -> tuple[Listing, ...]:
        """What bars an account for somebody: entries on lists declared binding, of whom they sit for in any room.

        It is asked of the records themselves, with all that was written elsewhere up to now: for the lists are the mediation team's, and the answer is the house's.
        """
        for floor in self._floors.values():
            floor.catch_up()
        found = {
            listing: None
            for floor in self._floors.values()
            for talks in (_with_lists(floor),)
            for party in _sits_for(floor, person)
            for listing in bars(talks, party, on)
        }
        return tuple(found)

    def sides_of(self, person: PersonId) -> tuple[str, ...]:
        """The sides for which somebody sits or sat in any negotiation: parties, powers, the mediation team."""
        seats = (
            span.seat
            for floor in self._floors.values()
            for standing in floor.standings.values()
            for span in standing.spans.get(person, ())
        )
        sides = (seat.party or seat.power or (MEDIATION if seat.of_team else None) for seat in seats)
        return tuple(dict.fromkeys(str(side) for side in sides if side is not None))

    def bell(self, slug: Slug) -> Bell:
        """The bell of a negotiation."""
        return self._bells[slug]

    def close(self) -> None:
        """Let go of every journal."""
        for floor in self._floors.values():
            floor.close()


def _with_lists(floor: Floor) -> Talks:
    """The talks of a floor with every list, as it is declared now, and every admission, on whichever channel they stand."""
    standings = tuple(floor.standings.values())
    held = tuple(standing.holds for standing in standings)
    first = next((talks for talks in held if talks.parties), Talks(title="", parties=(), issues=()))
    steps = (step for standing in standings for step in standing.admissions)
    return replace(
        first,
        listings=tuple(dict.fromkeys(listings_heard_of(standings))),
        admissions=tuple(dict.fromkeys(steps)),
    )


def _sits_for(floor: Floor, person: PersonId) -> set[PartyId]:
    """The parties for which somebody sits anywhere."""
    seats = (standing.seat(person) for standing in floor.standings.values())
    return {seat.party for seat in seats if seat is not None and seat.party is not None}


def _sat(view: View) -> bool:
    """Whether the person once had a seat: what they heard then stays theirs to read."""
    return any(view.person in line.standing.spans for line in view.lines)


def open_floors(place: Place) -> dict[Slug, Floor]:
    """The floor of each negotiation kept at a place."""
    return {slug: Floor(open_journal(path), means()) for slug, path in place.journals().items()}


def open_home(place: Place) -> dict[Slug, Home]:
    """The export that is open at home beside a desk, if one is."""
    if not settings.EXPORT:
        return {}
    (slug,) = place.journals()
    home = Home(settings.EXPORT, settings.MANDATE or None, kept_beside(place.record))
    return {Slug(f"{slug}-export"): home}


@lru_cache(maxsize=1)
def the_house() -> House:
    """The house of this process, as the settings name it."""
    place = settings.PLACE
    return House({} if place is None else open_floors(place), {} if place is None else open_home(place))
