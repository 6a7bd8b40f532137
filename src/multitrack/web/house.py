"""The house: the floors of one process, each on its own journal, and the bell that wakes who looks on.

A floor is the one handle on a negotiation. Several processes may stand on the same files: each floor catches
up with what the others wrote.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from django.conf import settings

from multitrack.model.party import PersonId
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Answer
from multitrack.record.entry import Row
from multitrack.record.floor import Floor, Means
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.record.replay import end_of
from multitrack.record.view import View
from multitrack.web.bell import Bell
from multitrack.web.place import Place, Slug


def means() -> Means:
    """The real time, and chance that nobody can guess."""
    return Means(
        clock=lambda: datetime.now(UTC),
        salt=lambda: secrets.token_hex(16),
        code=lambda: secrets.token_urlsafe(6),
    )


class House:
    """Every negotiation this process serves, by its short name."""

    def __init__(self, floors: Mapping[Slug, Floor]) -> None:
        self._floors = dict(floors)
        self._bells = {slug: Bell(floor) for slug, floor in self._floors.items()}

    @property
    def slugs(self) -> tuple[Slug, ...]:
        """The short names of the negotiations held here."""
        return tuple(self._floors)

    def view(self, slug: Slug, person: PersonId) -> View | None:
        """What a person sees of a negotiation; nothing where there is none, or they have no seat in it."""
        floor = self._floors.get(slug)
        if floor is None:
            return None
        view = floor.view(person)
        return view if any(line.seat is not None for line in view.lines) or _sat(view) else None

    def view_at(self, slug: Slug, person: PersonId, day: date) -> View | None:
        """What a person saw of a negotiation at the end of a day; nothing where they see none of it today."""
        return None if self.view(slug, person) is None else self._floors[slug].view_at(person, end_of(day))

    def rows(self, slug: Slug, person: PersonId) -> tuple[Row, ...]:
        """The sealed rows of what a person hears of a negotiation."""
        return self._floors[slug].rows(person)

    def views(self, person: PersonId) -> Iterator[tuple[Slug, View]]:
        """Every negotiation that a person has a seat in."""
        for slug in self._floors:
            if (view := self.view(slug, person)) is not None:
                yield slug, view

    def act(self, slug: Slug, request: Request) -> Answer:
        """Do an act, and wake those who look on."""
        answer = self._floors[slug].act(request)
        if isinstance(answer, Accepted):
            self._bells[slug].ring()
        return answer

    def bell(self, slug: Slug) -> Bell:
        """The bell of a negotiation."""
        return self._bells[slug]

    def close(self) -> None:
        """Let go of every journal."""
        for floor in self._floors.values():
            floor.close()


def _sat(view: View) -> bool:
    """Whether the person once had a seat: what they heard then stays theirs to read."""
    return any(view.person in line.standing.spans for line in view.lines)


def open_floors(place: Place) -> dict[Slug, Floor]:
    """The floor of each negotiation kept at a place."""
    return {slug: Floor(SQLiteJournal(path), means()) for slug, path in place.journals().items()}


@lru_cache(maxsize=1)
def the_house() -> House:
    """The house of this process, as the settings name it."""
    return House({} if settings.PLACE is None else open_floors(settings.PLACE))
