"""The limits that a split into teams is asked to keep to, as they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from multitrack.analysis.finding import stances_that_count
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.grouping.limits import Limits, Pair, Seats
from multitrack.analysis.grouping.links import concerns
from multitrack.model.party import Party, PartyId
from multitrack.model.talks import Talks
from multitrack.report.bad_input import BadInputError
from multitrack.report.phrasing import issue_called, unknown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed: how many teams, of how many issues, which issues together or apart, who has how many people."""

    teams: int | None = None
    largest: int | None = None
    smallest: int | None = None
    together: Sequence[str] = ()
    apart: Sequence[str] = ()
    people: Sequence[str] = ()


def limits_of(typed: Typed, talks: Talks) -> Limits:
    """The limits. Raises BadInputError with all that is wrong with them."""
    problems: list[str] = []
    together = tuple(_pairs("--together", typed.together, talks, problems, chained=True))
    apart = tuple(_pairs("--apart", typed.apart, talks, problems, chained=False))
    seats = tuple(_seats(typed.people, talks, problems))
    if typed.largest is not None and typed.smallest is not None and typed.smallest > typed.largest:
        problems.append(
            f"--smallest {typed.smallest} is more than --largest {typed.largest}; no team can be both."
        )
    if typed.teams is not None and typed.teams > len(talks.issues):
        problems.append(f"--teams {typed.teams} is more than there are issues ({len(talks.issues)}).")
    if problems:
        raise BadInputError(*problems)
    return Limits(
        least_teams=typed.teams or 1,
        most_teams=typed.teams,
        smallest=typed.smallest or 1,
        largest=typed.largest,
        together=together,
        apart=apart,
        seats=seats,
    )


def _pairs(
    option: str, typed: Iterable[str], talks: Talks, problems: list[str], *, chained: bool
) -> Iterator[Pair]:
    """The pairs of issues that were named; two or more at a time."""
    places = {issue.id: at for at, issue in enumerate(talks.issues)}
    for each in typed:
        found = []
        for name in filter(None, map(str.strip, each.split(","))):
            issue = issue_called(name, talks)
            if issue is None:
                problems.append(f"{option}: {unknown_name('issue', name, [i.id for i in talks.issues])}")
            else:
                found.append(places[issue.id])
        if len(set(found)) < 2 and not problems:
            problems.append(f'{option} "{each}": expected two issues or more, such as {_example(talks)}.')
        ordered = sorted(set(found))
        yield from pairwise(ordered) if chained else combinations(ordered, 2)


def _example(talks: Talks) -> str:
    return ",".join(issue.id for issue in talks.issues[:2]) or "A,B"


def _seats(typed: Iterable[str], talks: Talks, problems: list[str]) -> Iterator[Seats]:
    """In how many teams at once each delegation can sit, of those that settle something that concerns it."""
    for each in typed:
        name, _, number = each.rpartition("=")
        party = _party_called(name.strip(), talks)
        if not number.strip().isdecimal() or int(number) < 1 or not name:
            problems.append(f'--people "{each}": expected a party and a number from 1, such as NORTH=3.')
        elif party is None:
            problems.append(f"--people: {unknown_name('party', name, [p.id for p in talks.parties])}")
        else:
            yield Seats(issues=_concerning(talks, party.id), teams=int(number))


def _party_called(typed: str, talks: Talks) -> Party | None:
    coded = (party for party in talks.parties if party.id == typed)
    named = (party for party in talks.parties if party.name.casefold() == typed.casefold())
    return next(coded, None) or next(named, None)


def _concerning(talks: Talks, party: PartyId) -> tuple[int, ...]:
    """The issues that concern a party: on which it has a stance, or which are worth something to it by its mandate."""
    if talks.mandate(party) is not None:
        return concerns(ledger_of(talks), party)
    known = {issue for who, issue, _ in stances_that_count(talks) if who == party}
    return tuple(at for at, issue in enumerate(talks.issues) if issue.id in known)
