"""Which issues belong in which work team: the best split, what it costs, and what declared splits cost beside it.

Where no limit is named, teams are sought that hold together more than chance would have it; where one is, the split
within the limits that cuts least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from multitrack.analysis.bodies import Bodies
from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import Basis, Status, TooLarge, basis_of
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.grouping.goal import Goal, Weights, best_modularity, least_cut
from multitrack.analysis.grouping.limits import Limits, Split, split_of
from multitrack.analysis.grouping.links import Links
from multitrack.analysis.grouping.price import Price, price
from multitrack.analysis.grouping.splitting import BestSplit, GoOn, best_split
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks

PACKAGES_UP_TO = 1_000_000
"""What a split puts out of reach is counted on up to so many packages."""
GOOD = Fraction(3, 10)
"""Teams that hold together less than this are no good split: planted teams are found again above it, and not below."""
NO_LIMITS = Limits()


class Measure(StrEnum):
    """What is meant by issues being linked."""

    LINKS = "links"
    TRADE = "trade"


THE_TRACKS = "the tracks"
"""What the split into the tracks of the talks is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A way of splitting the issues that the talks declare; what no body settles is settled by the plenary as one."""

    title: str
    teams: tuple[tuple[IssueId, ...], ...]
    price: Price
    keeps_to_limits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """Which issues belong in which team, as far as the audience's view tells.

    ``status``: *exact* where no split is better; *bounded* where time ran out, with ``gap`` as how much more of all
    links any split could keep together; *unknown* where nothing is known that links or parts issues. ``by``: the
    measure that the split is best by, ``weights`` what it holds of each bundle of issues. ``teams`` is empty where no
    split keeps to the limits. ``mandated``: the parties whose worths count.
    """

    status: Status
    basis: Basis
    by: Measure
    issues: tuple[IssueId, ...]
    limits: Limits
    teams: tuple[tuple[IssueId, ...], ...]
    price: Price | None
    gap: Fraction
    weights: Weights
    mandated: int
    declared: tuple[Declared, ...]

    @property
    def nothing_cut(self) -> bool:
        """Whether everything that is linked is in one team."""
        team = {issue: at for at, each in enumerate(self.teams) for issue in each}
        return all(len({team.get(self.issues[at]) for at in bundle}) == 1 for bundle in self.weights)

    @property
    def good(self) -> bool:
        """Whether nothing is cut, or the teams hold together more than chance would have it, by enough to rely on."""
        held = None if self.price is None else self.price.modularity
        return self.nothing_cut or (held is not None and held >= GOOD)

    @property
    def linked(self) -> frozenset[IssueId]:
        """The issues that are linked with any."""
        return frozenset(self.issues[at] for bundle in self.weights for at in bundle)


def teams(
    talks: Talks, *, by: Measure | None = None, limits: Limits = NO_LIMITS, go_on: GoOn = lambda _: True
) -> Teams:
    """The best split of the issues into teams.

    ``by``: the measure; where none is named, links, or trade where nothing links issues.
    """
    ledger = ledger_of(talks)
    links = Links(ledger)
    measure = by or (Measure.LINKS if links.weights or not links.trades else Measure.TRADE)
    weights = links.weights if measure is Measure.LINKS else links.trades
    weighed = weigh(talks, limit=PACKAGES_UP_TO)
    bodies = None if isinstance(weighed, TooLarge) or not weighed.seated else Bodies(weighed)
    count = len(ledger.issues)
    goal = best_modularity(count, weights) if limits == NO_LIMITS else least_cut(count, weights)
    found = best_split(goal, limits, go_on) if weights else None
    split = None if found is None else found.split

    def named(split: Split) -> tuple[tuple[IssueId, ...], ...]:
        return tuple(tuple(ledger.issues[at] for at in team) for team in split)

    return Teams(
        status=_status(found),
        basis=basis_of(talks),
        by=measure,
        issues=ledger.issues,
        limits=limits,
        teams=() if split is None else named(split),
        price=None if split is None else price(split, links, bodies, weights),
        gap=_gap(goal, found),
        weights=weights,
        mandated=len(ledger.parties),
        declared=tuple(
            Declared(
                title=title,
                teams=named(each),
                price=price(each, links, bodies, weights),
                keeps_to_limits=not limits.broken(each),
            )
            for title, each in _declared(talks, ledger.issues)
        ),
    )


def _status(found: BestSplit | None) -> Status:
    if found is None:
        return Status.UNKNOWN
    return Status.EXACT if found.proved else Status.BOUNDED


def _gap(goal: Goal, found: BestSplit | None) -> Fraction:
    """How much more could be kept together, in parts of all there is."""
    if found is None or found.proved or not goal.most:
        return Fraction(0)
    return Fraction(found.at_most - max(found.gained, -goal.most), goal.most)


def _declared(talks: Talks, issues: tuple[IssueId, ...]) -> Iterator[tuple[str, Split]]:
    """The tracks, and each declared structure that has more than one body, as splits; the same split once."""
    place = {issue: at for at, issue in enumerate(issues)}
    seen: set[Split] = set()
    tracks = (THE_TRACKS, [track.issues for track in talks.tracks])
    structures = [
        (each.title, [body.issues for stage in each.stages for body in stage.bodies])
        for each in talks.structures
    ]
    for title, blocks in (tracks, *structures):
        teams: list[set[int]] = []
        left = set(range(len(issues)))
        for block in blocks:
            mine = {place[issue] for issue in block if issue in place} & left
            teams.append(mine)
            left -= mine
        split = split_of((*teams, left))
        if len(split) > 1 and split not in seen:
            seen.add(split)
            yield title, split
