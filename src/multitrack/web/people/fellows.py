"""Who answers for whose log-in: somebody of the same delegation, and where there is nobody else, somebody beside it.

It is read from the seats that whoever answers hears, and from nothing else: of a seat they do not hear they are
told nothing, and can confirm nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from multitrack.model.party import PersonId, Role
from multitrack.record.act import Seat
from multitrack.report.called import Called
from multitrack.web.house import the_house
from multitrack.web.people.models import Account


@dataclass(frozen=True, slots=True)
class Fellow:
    """Somebody else whose seat the viewer hears, with what the viewer calls them and their party."""

    seat: Seat
    name: str
    party: str

    @property
    def person(self) -> PersonId:
        """Who they are to the record."""
        return self.seat.person


@dataclass(frozen=True, slots=True)
class Circle:
    """One negotiation, for the question who answers for whom: the viewer's own seat, and the others they hear of."""

    own: Seat
    others: tuple[Fellow, ...]

    def answers_for(self, person: PersonId, spoken: Iterable[str]) -> bool:
        """Whether the viewer may give the word that is lacking. ``spoken``: who gave theirs already.

        The same delegation, or the same team, first. Where nobody else of it could: the mediation team for a
        delegation, a head of delegation for the mediation team.
        """
        fellow = next((each for each in self.others if each.person == person), None)
        if fellow is None or self.own.person in spoken:
            return False
        if _same_side(self.own, fellow.seat):
            return True
        if self._others_of(fellow.seat, spoken):
            return False
        return self.own.role is Role.HEAD if fellow.seat.of_team else self.own.of_team

    def _others_of(self, seat: Seat, spoken: Iterable[str]) -> bool:
        """Whether somebody else of a seat's own side has a log-in in use that no list bars, and has not spoken yet."""
        beside = {each.person for each in self.others if _same_side(each.seat, seat)}
        today = timezone.now().date()
        free = {
            person for person in beside - {seat.person} - set(spoken) if not the_house().barred(person, today)
        }
        return Account.objects.in_use().filter(person__in=free).exists()


def circles(person: PersonId) -> Iterator[Circle]:
    """The negotiations in which somebody sits, with everyone they hear to be sitting there now."""
    for _, view in the_house().views(person):
        called = Called(view)
        present = [line for line in view.lines if line.present]
        seats = {seat.person: seat for line in reversed(present) for seat in line.standing.seats()}
        own = seats.pop(person, None)
        if own is not None:
            yield Circle(own, tuple(_fellow(called, seat) for seat in seats.values()))


def _fellow(called: Called, seat: Seat) -> Fellow:
    party = "" if seat.party is None else called.party(seat.party)
    return Fellow(seat, seat.name or str(seat.person), party)


def _same_side(one: Seat, other: Seat) -> bool:
    if one.of_team or other.of_team:
        return one.of_team and other.of_team
    if one.power is not None or other.power is not None:
        return one.power == other.power
    return one.party is not None and one.party == other.party
