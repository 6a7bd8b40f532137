"""Two parties and several things to divide, each to one side or the other: Adjusted Winner.

Each side spreads 100 points over the things. Each thing goes first to who gave it more; then whoever is ahead hands
things over, first those on which the two differ least, until both have as much of their own points; the last one
handed over is parted. So both have the same, at least 50 each, neither would change places, no other division is
better for both, and at most one thing is parted. Brams and Taylor, *Fair Division* (1996), chapter 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from multitrack.analysis.finding import options_of
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.mixture.parts import is_additive
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

POINTS = Fraction(100)
"""How many points each side spreads."""

Points = tuple[Fraction, Fraction]
"""What a thing is worth to the one side and to the other."""


class NothingToDivideError(ValueError):
    """Points were given by which a side cares for nothing, or for less than nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """What each thing is divided into: the share of the first side; the other has the rest.

    ``each``: how many of its own 100 points each side has. ``parted``: the one thing that is parted, if any is.
    """

    shares: Mapping[str, Fraction]
    each: Fraction

    @property
    def parted(self) -> str | None:
        """The one thing that is parted."""
        return next((name for name, share in self.shares.items() if share not in (0, 1)), None)


def adjusted_winner(points: Mapping[str, Points], *, ties_to_second: bool = False) -> Divided:
    """Divide things by the points of two sides; points are told in parts of 100. Raises NothingToDivideError.

    ``ties_to_second``: to whom goes first what both gave as many points; that changes nothing but who is ahead.
    """
    scaled = _of_100(points)
    shares = {
        name: Fraction(one > other or (one == other and not ties_to_second))
        for name, (one, other) in scaled.items()
    }
    ahead = _lead(scaled, shares)
    giver, taker = (0, 1) if ahead > 0 else (1, 0)
    given = [name for name, share in shares.items() if share == 1 - giver and scaled[name][taker]]
    for name in sorted(given, key=lambda each: scaled[each][giver] / scaled[each][taker]):
        lead = abs(_lead(scaled, shares))
        part = min(Fraction(1), lead / sum(scaled[name], Fraction(0)))
        shares[name] += part if giver else -part
        if part < 1:
            break
    first = sum((share * scaled[name][0] for name, share in shares.items()), Fraction(0))
    return Divided(shares=shares, each=first)


def _of_100(points: Mapping[str, Points]) -> dict[str, Points]:
    totals = [sum((each[side] for each in points.values()), Fraction(0)) for side in (0, 1)]
    if min(totals) <= 0 or any(min(each) < 0 for each in points.values()):
        raise NothingToDivideError("each side needs points above nought in all, and none below on anything")
    return {
        name: (one * POINTS / totals[0], other * POINTS / totals[1]) for name, (one, other) in points.items()
    }


def _lead(points: Mapping[str, Points], shares: Mapping[str, Fraction]) -> Fraction:
    """How many points the first side is ahead."""
    return sum(
        (share * points[name][0] - (1 - share) * points[name][1] for name, share in shares.items()),
        Fraction(0),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Talks of two parties divided by Adjusted Winner: who gets its way on which issue, and which issue is parted.

    ``to``: by issue, the option of the first party's way, that of the other's, and the share of the first. ``points``:
    what each of 100 is on which issue. ``settled``: issues on which both prefer the same option. ``worths``: what it is
    worth to each by its mandate; ``below``: the parties for whom that is less than they walk away at.
    """

    parties: tuple[PartyId, PartyId]
    each: Fraction
    to: Mapping[IssueId, tuple[OptionId, OptionId, Fraction]]
    points: Mapping[IssueId, Points]
    settled: Package
    worths: Mapping[PartyId, Fraction]
    below: tuple[PartyId, ...]

    @property
    def parted(self) -> IssueId | None:
        """The one issue that is parted."""
        return next((issue for issue, (_, _, share) in self.to.items() if share not in (0, 1)), None)


def division(talks: Talks) -> Division | None:
    """The division of some talks; nothing unless two parties, both with mandates, have two issues or more to divide.

    Every issue has two options, nothing ties issues together, and no mandate has a red line. What is divided are the
    issues on which each prefers the other's contrary, by what the difference is worth to each.
    """
    mandates = [talks.mandate(party.id) for party in talks.seated_parties()]
    one, other = mandates if len(mandates) == 2 else (None, None)
    if one is None or other is None or one.red_lines or other.red_lines or not _is_apart(talks):
        return None
    ways = {issue.id: _ways(talks, issue.id, one, other) for issue in talks.issues}
    raw = {issue: way[2] for issue, way in ways.items() if way[0] != way[1] and min(way[2]) > 0}
    if len(raw) < 2:
        return None
    points = dict(zip(raw, _of_100(dict(_named(raw))).values(), strict=True))
    found = adjusted_winner(dict(_named(points)))
    settled = Package.of((i, way[0] if way[2][0] else way[1]) for i, way in ways.items() if i not in points)
    to = {issue: (*ways[issue][:2], found.shares[str(issue)]) for issue in points}
    worths = {m.party: _worth(m, settled, to) for m in (one, other)}
    return Division(
        parties=(one.party, other.party),
        each=found.each,
        to=to,
        points=points,
        settled=settled,
        worths=worths,
        below=tuple(m.party for m in (one, other) if worths[m.party] < m.walk_away),
    )


def _named(points: Mapping[IssueId, Points]) -> Iterator[tuple[str, Points]]:
    return ((str(issue), each) for issue, each in points.items())


def _is_apart(talks: Talks) -> bool:
    """Whether every issue has two options, and each can be settled by itself."""
    if any(len(options_of(talks, issue.id)) != 2 for issue in talks.issues):
        return False
    try:
        return is_additive(ledger_of(talks))
    except TooEntangledError:
        return False


def _ways(talks: Talks, issue: IssueId, one: Mandate, other: Mandate) -> tuple[OptionId, OptionId, Points]:
    """The option that each prefers on an issue, and what the difference is worth to each."""
    options = [option.id for option in options_of(talks, issue)]
    worths = [[m.worth_of(Package.of([(issue, option)])) for option in options] for m in (one, other)]
    best = [options[0] if mine[0] >= mine[1] else options[1] for mine in worths]
    return best[0], best[1], (abs(worths[0][0] - worths[0][1]), abs(worths[1][0] - worths[1][1]))


def _worth(
    mandate: Mandate, settled: Package, to: Mapping[IssueId, tuple[OptionId, OptionId, Fraction]]
) -> Fraction:
    """What a division is worth by a mandate: of a parted issue, each option for its share."""
    worth = mandate.worth_of(settled)
    for issue, (first, second, share) in to.items():
        worth += share * mandate.worth_of(Package.of([(issue, first)]))
        worth += (1 - share) * mandate.worth_of(Package.of([(issue, second)]))
    return worth
