"""Who speaks with whom, as far as the talks at hand tell: the contact matrix, one-sidedness, ways round a closed line.

Everything here is what one file or one viewer knows. Where nothing is known of two sides, nothing is said of them but
that: nobody sees all channels, and what is not known may well exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from multitrack.model.channel import Channel
from multitrack.model.contact import MEDIATION, Contact, SideId
from multitrack.model.party import Influence
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is known between two sides on a day: standing lines that both hear, and every contact until then."""

    one: SideId
    other: SideId
    lines: tuple[Channel, ...]
    contacts: tuple[Contact, ...]
    on: date

    @property
    def known(self) -> bool:
        """Whether any line or contact is known between them."""
        return bool(self.lines or self.contacts)

    @property
    def last(self) -> Contact | None:
        """The last contact that is known, or nothing."""
        return self.contacts[-1] if self.contacts else None

    @property
    def silent(self) -> int | None:
        """For how many days no contact is known; nothing where none ever was."""
        return None if self.last is None else (self.on - self.last.on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSided:
    """A power of which contacts with some parties are known, and none with others.

    ``only_its_own``: those it is known to speak with are all held to be moved by it.
    """

    power: SideId
    speaks_with: tuple[SideId, ...]
    none_known_with: tuple[SideId, ...]
    only_its_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A side that could open a line between two of which none is known: tied to both, or tied to one and held to move the other."""

    one: SideId
    other: SideId
    through: SideId
    to_one: Tie
    to_other: Tie
    influence: tuple[Influence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Everything that is known of contacts on a day, from one file or to one viewer."""

    on: date
    rows: tuple[SideId, ...]
    columns: tuple[SideId, ...]
    matrix: Mapping[tuple[SideId, SideId], Tie]
    one_sided: tuple[OneSided, ...]
    ways: tuple[Way, ...]
    calendar: tuple[Contact, ...]

    @property
    def silences(self) -> tuple[Tie, ...]:
        """The ties that have been silent for a day or more, the longest silence first."""
        silent = (tie for tie in self.matrix.values() if tie.silent)
        return tuple(sorted(silent, key=lambda tie: -(tie.silent or 0)))


def contacts(talks: Talks, on: date) -> Contacts:
    """The contact matrix of powers (and the mediation team, where it had contacts) and parties, as on a day."""
    past = tuple(sorted((c for c in talks.contacts if c.on <= on), key=lambda c: (c.on, c.id)))
    rows, columns = _rows(talks), tuple(SideId(party.id) for party in talks.parties)
    ties = _Ties(talks, past, on)
    matrix = {(row, column): ties.between(row, column) for row in rows for column in columns}
    return Contacts(
        on=on,
        rows=rows,
        columns=columns,
        matrix=matrix,
        one_sided=tuple(_one_sided(talks, rows, columns, matrix)),
        ways=tuple(_ways(talks, rows, columns, ties)),
        calendar=past,
    )


def _rows(talks: Talks) -> tuple[SideId, ...]:
    powers = tuple(SideId(power.id) for power in talks.powers)
    spoke = any(MEDIATION in contact.between for contact in talks.contacts)
    return (*powers, MEDIATION) if spoke else powers


class _Ties:
    """What is known between any two sides; each pair is looked up once."""

    def __init__(self, talks: Talks, past: tuple[Contact, ...], on: date) -> None:
        self._channels, self._past, self._on = talks.channels, past, on
        self._known: dict[frozenset[SideId], Tie] = {}

    def between(self, one: SideId, other: SideId) -> Tie:
        """The tie of two sides, in whichever order they are named."""
        pair = frozenset((one, other))
        if pair not in self._known:
            self._known[pair] = Tie(
                one=one,
                other=other,
                lines=tuple(c for c in self._channels if pair <= {*c.parties, *c.powers}),
                contacts=tuple(c for c in self._past if pair <= set(c.between)),
                on=self._on,
            )
        return self._known[pair]


def _one_sided(
    talks: Talks,
    rows: tuple[SideId, ...],
    columns: tuple[SideId, ...],
    matrix: Mapping[tuple[SideId, SideId], Tie],
) -> Iterator[OneSided]:
    for row in rows:
        spoken = tuple(column for column in columns if matrix[row, column].contacts)
        silent = tuple(column for column in columns if column not in spoken)
        own = {SideId(each.party) for each in _influence(talks, row)}
        if spoken and silent:
            yield OneSided(
                power=row,
                speaks_with=spoken,
                none_known_with=silent,
                only_its_own=all(column in own for column in spoken),
            )


def _influence(talks: Talks, power: SideId) -> tuple[Influence, ...]:
    """What a power is held to move."""
    return tuple(each for each in talks.influence if SideId(each.power) == power)


def _ways(talks: Talks, rows: tuple[SideId, ...], columns: tuple[SideId, ...], ties: _Ties) -> Iterator[Way]:
    """For each two sides of which nothing is known (powers and parties, parties among themselves): who could open it."""
    pairs = [*((row, column) for row in rows for column in columns), *combinations(columns, 2)]
    for one, other in pairs:
        if ties.between(one, other).known:
            continue
        for third in rows:
            if third in (one, other):
                continue
            way = Way(
                one=one,
                other=other,
                through=third,
                to_one=ties.between(third, one),
                to_other=ties.between(third, other),
                influence=tuple(i for i in _influence(talks, third) if SideId(i.party) in (one, other)),
            )
            if _opens(way):
                yield way


def _opens(way: Way) -> bool:
    """Whether the third is known to reach both sides: by a line or a contact, or by what it is held to move."""
    moved = {SideId(each.party) for each in way.influence}
    reaches = (tie.known or side in moved for side, tie in ((way.one, way.to_one), (way.other, way.to_other)))
    return all(reaches) and (way.to_one.known or way.to_other.known)
