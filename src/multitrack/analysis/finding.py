"""What a result is worth: how sure it is, what it rests on, and the refusal of a question that is too large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position
from multitrack.model.statement import StatementId
from multitrack.model.talks import Talks
from multitrack.model.track import TrackId

OLD = timedelta(days=30)
"""The age from which what a finding rests on is called old."""


class Status(StrEnum):
    """How sure a finding is.

    *exact*: whole numbers or fractions settle it. *bounded* and *sampled* stand for numbers with a stated gap or
    error; *unknown* says that what the audience knows does not settle the question; *too large* that the question was
    refused for its size.
    """

    EXACT = "exact"
    BOUNDED = "bounded"
    SAMPLED = "sampled"
    UNKNOWN = "unknown"
    TOO_LARGE = "too large"


class Acceptance(StrEnum):
    """Whether a party (or, through its rule, a body) accepts a package, as far as this audience can tell.

    *not*: it refuses something in it, or its mandate forbids it. *surely*: its mandate allows it, or it is
    known to bear every chosen option. *possibly*: nothing in it is known to be refused, something is
    unknown. *unknown*: nothing at all is known of a party that matters.
    """

    SURELY = "surely"
    POSSIBLY = "possibly"
    UNKNOWN = "unknown"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many packages are surely, possibly, not, or nobody knows whether, acceptable."""

    surely: int
    possibly: int
    not_: int
    unknown: int

    @property
    def total(self) -> int:
        """All packages that were counted."""
        return self.surely + self.possibly + self.not_ + self.unknown

    def of(self, acceptance: Acceptance) -> int:
        """The count of one of the four."""
        return self.not_ if acceptance is Acceptance.NOT else int(getattr(self, acceptance.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a finding rests on, for the parties seated.

    ``statements``: distinct statements behind the stances that count. ``assumptions``: stances named as an
    assumption of ours. ``readings``: stances that somebody else inferred. ``taken``: stances noted without
    any of these, as a party's own word at the table. ``mandates``: parties judged by their mandate, whose stances then do not count.
    ``older_than_30_days``: statements, and stances without one, dated more than 30 days before the day of
    the talks. ``nothing_known``: parties with neither a stance nor a mandate.
    """

    statements: int
    assumptions: int
    readings: int
    taken: int
    mandates: int
    older_than_30_days: int
    nothing_known: tuple[PartyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLarge:
    """The refusal of a question for its size, with what can be asked instead.

    ``packages``: how many combinations there are at most. ``settle_first``: issues that, once settled, leave
    no more than ``limit`` packages. ``tracks``: tracks whose own issues can be asked about alone.
    """

    question: str
    packages: int
    limit: int
    settle_first: tuple[IssueId, ...] = ()
    tracks: tuple[TrackId, ...] = ()
    status: Literal[Status.TOO_LARGE] = Status.TOO_LARGE


def stances_that_count(talks: Talks) -> dict[tuple[PartyId, IssueId, OptionId], Position]:
    """The last position noted for each party seated without a mandate, on each option that exists."""
    by_stance = {party.id for party in talks.seated_parties() if talks.mandate(party.id) is None}
    options = {(issue.id, option.id) for issue in talks.issues for option in options_of(talks, issue.id)}
    return {
        (position.party, position.issue, position.option): position
        for position in talks.positions
        if position.party in by_stance and (position.issue, position.option) in options
    }


def options_of(talks: Talks, wanted: IssueId) -> tuple[Option, ...]:
    """The options of an issue: those declared, else the numbers of its grid."""
    issue = talks.issue(wanted)
    if issue is None:
        return ()
    return issue.options or (issue.grid.options() if issue.grid is not None else ())


def basis_of(talks: Talks) -> Basis:
    """What findings on these talks rest on."""
    stances = stances_that_count(talks)
    seated = tuple(party.id for party in talks.seated_parties())
    mandated = {party for party in seated if talks.mandate(party) is not None}
    spoken = {party for party, _, _ in stances}
    return Basis(
        statements=len({statement for position in stances.values() for statement in position.rests_on}),
        assumptions=sum(position.assumption is not None for position in stances.values()),
        readings=sum(position.reading for position in stances.values()),
        taken=sum(
            not (position.reading or position.rests_on or position.assumption is not None)
            for position in stances.values()
        ),
        mandates=len(mandated),
        older_than_30_days=_old(talks, tuple(stances.values())),
        nothing_known=tuple(party for party in seated if party not in mandated | spoken),
    )


def _old(talks: Talks, positions: tuple[Position, ...]) -> int:
    """How many distinct statements, and stances without one, are dated more than 30 days back."""
    if talks.as_on is None:
        return 0
    since = talks.as_on - OLD
    return len({key for key, on in _dated(talks, positions) if on is not None and on < since})


def _dated(
    talks: Talks, positions: tuple[Position, ...]
) -> Iterator[tuple[StatementId | tuple[PartyId, IssueId, OptionId], date | None]]:
    days = {statement.id: statement.on for statement in talks.statements}
    for position in positions:
        for statement in position.rests_on:
            yield statement, days.get(statement) or position.on
        if not position.rests_on:
            yield (position.party, position.issue, position.option), position.on
