"""The desk: what could still be agreed, as a picture and in words, from what one person knows.

The picture is a strip per option: in how many of the packages that are left it stands. Theories of fair
division and their figures are told where every mandate is known, as packages to look at and never as a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.analysis.consent import Weighed
from multitrack.analysis.finding import Counts, TooLarge
from multitrack.analysis.robust import Robust, robust
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import Zone, zone
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.called import Called
from multitrack.report.naming import Naming
from multitrack.report.outlook import AT_THE_DESK, Answer, Outlook, look, outlook, within
from multitrack.report.ruling import fraction
from multitrack.report.saying import Names, Sentence, count, names, say

WITH_FRONTIER = 200_000
"""Up to so many packages it is also asked which of them none beats."""
SHOWN = 3
"""So many of the packages that are left are offered to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """In how many of the packages that are left something holds: surely, possibly, or nobody knows.

    ``held``: the issue is settled on it now.
    """

    title: str
    surely: int
    possibly: int
    unknown: int
    of: int
    held: bool
    says: Sentence

    @property
    def astray(self) -> bool:
        """Whether the issue is settled on it although it stands in nothing that is left."""
        return self.held and not (self.surely + self.possibly + self.unknown)

    @property
    def percents(self) -> tuple[int, int, int]:
        """The three parts in hundredths, each at least one where there is anything, for a drawing."""
        of = self.of or 1
        return -(-100 * self.surely // of), -(-100 * self.possibly // of), -(-100 * self.unknown // of)

    @property
    def starts(self) -> tuple[int, int]:
        """Where the second and the third part begin, in hundredths."""
        surely, possibly, _ = self.percents
        return surely, surely + possibly


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueStrips:
    """One issue of the picture: a strip for each option."""

    id: IssueId
    title: str
    options: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A package that a theory of fair division points at: what it holds, how many are as good, who refuses it.

    ``gains``: for each party its worth in the package, and what it gains over its walk-away point.
    """

    concept: Concept
    name: Sentence
    says: Sentence
    package: Package
    choices: tuple[Sentence, ...]
    ties: Sentence | None
    refused: Names | None
    gains: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What could still be agreed, for whoever looks.

    ``left`` is how many packages the strips are drawn over, ``shown`` a few of them to look at. ``exact`` and
    ``pointed`` stand only where every mandate is known.
    """

    outlook: Outlook
    left: int
    drawn: Sentence
    issues: tuple[IssueStrips, ...]
    parties: tuple[Strip, ...]
    shown: tuple[Package, ...]
    exact: tuple[Sentence, ...]
    pointed: tuple[Pointed, ...]


def desk(talks: Talks, settled: Package, called: Called | None = None, limit: int = AT_THE_DESK) -> Desk:
    """What could still be agreed, with what is settled, in the names a viewer uses."""
    weighed, whole = within(talks, settled, limit)
    if isinstance(weighed, TooLarge):
        return _bare(outlook(talks, settled, called, limit))
    told = look(weighed, settled, called, whole=whole)
    found = robust(weighed)
    if told.answer is Answer.NOTHING_TO_ASK or not isinstance(found, Robust):
        return _bare(told)
    naming = Naming(talks, called)
    left = found.packages - found.breaking_linkage - found.counts.not_
    known = _zone(weighed)
    return Desk(
        outlook=told,
        left=left,
        drawn=_drawn(left),
        issues=tuple(_issues(found, left, settled, naming)),
        parties=tuple(_parties(found, naming)),
        shown=_shown(found),
        exact=() if known is None else tuple(_exact(known)),
        pointed=()
        if known is None
        else tuple(_pointed(each, naming) for each in known.solutions.values() if each.concept in _NAMES),
    )


def _bare(told: Outlook) -> Desk:
    return Desk(outlook=told, left=0, drawn=_drawn(0), issues=(), parties=(), shown=(), exact=(), pointed=())


def _drawn(left: int) -> Sentence:
    """What a bar of the picture shows."""
    return count(
        "Each bar shows whether an option stands in the {n} package that is left.",
        "Each bar shows in how many of the {n} packages that are left an option stands.",
        left,
    )


def _zone(weighed: Weighed) -> Zone | None:
    """What is exact, where every mandate is known."""
    if not weighed.all_mandated:
        return None
    found = zone(weighed, with_frontier=weighed.space.count <= WITH_FRONTIER)
    return None if isinstance(found, TooLarge) else found


def _issues(found: Robust, left: int, settled: Package, naming: Naming) -> Iterator[IssueStrips]:
    for issue in naming.talks.issues:
        held = settled.on(issue.id)
        yield IssueStrips(
            id=issue.id,
            title=naming.issue(issue.id),
            options=tuple(
                _strip(naming.option(each.issue, each.option), each.counts, left, held=held == each.option)
                for each in found.by_option
                if each.issue == issue.id
            ),
        )


def _strip(title: str, counts: Counts, left: int, *, held: bool) -> Strip:
    inside = counts.surely + counts.possibly + counts.unknown
    return Strip(
        title=title,
        surely=counts.surely,
        possibly=counts.possibly,
        unknown=counts.unknown,
        of=left,
        held=held,
        says=_in_how_many(inside, left),
    )


def _in_how_many(inside: int, left: int) -> Sentence:
    if not inside:
        return say("in none")
    if inside == left:
        return say("in every one")
    return say("in {n} of {left}", n=inside, left=left)


def _parties(found: Robust, naming: Naming) -> Iterator[Strip]:
    """How far each party's own consent reaches, over all packages that break no linkage."""
    for party, counts in found.by_party.items():
        yield Strip(
            title=naming.party(party),
            surely=counts.surely,
            possibly=counts.possibly,
            unknown=counts.unknown,
            of=counts.total,
            held=False,
            says=_consents(counts),
        )


def _consents(counts: Counts) -> Sentence:
    if counts.unknown == counts.total:
        return say("nothing is known")
    parts = [
        count("{n} surely", "{n} surely", counts.surely) if counts.surely else None,
        count("{n} possibly", "{n} possibly", counts.possibly) if counts.possibly else None,
        count("{n} not", "{n} not", counts.not_) if counts.not_ else None,
    ]
    return say("{parts}", parts=names(filter(None, parts)))


def _shown(found: Robust) -> tuple[Package, ...]:
    """A few of the packages that are left, far from one another in their order; sure ones first."""
    some = found.surely or found.possibly or found.unknown
    places = sorted({0, len(some) // 2, len(some) - 1}) if len(some) else []
    return tuple(some[place] for place in places[:SHOWN])


def _exact(known: Zone) -> Iterator[Sentence]:
    """What can be told for certain where every mandate is known."""
    if known.acceptable_to_all is not None:
        n = known.acceptable_to_all
        yield count("{n} package suits every party.", "{n} packages suit every party.", n)
    if known.frontier is not None and not isinstance(known.frontier, TooLarge):
        yield count(
            "{n} package is unbeaten: no other is better for somebody and as good for all.",
            "{n} packages are unbeaten: no other is better for somebody and as good for all.",
            known.frontier.size,
        )


_NAMES = {
    Concept.NASH: (
        say("Nash"),
        say("makes the product of what the parties gain over walking away as large as can be"),
    ),
    Concept.LEXIMIN: (
        say("Leximin"),
        say("gives most to whoever gains least; it takes the parties' points for one currency"),
    ),
    Concept.UTILITARIAN: (
        say("Utilitarian"),
        say("makes the sum of all points as large as can be; it takes them for one currency"),
    ),
}


def _pointed(solution: Solution, naming: Naming) -> Pointed:
    name, says = _NAMES[solution.concept]
    ties = len(solution.packages) - 1
    return Pointed(
        concept=solution.concept,
        name=name,
        says=says,
        package=solution.package,
        choices=tuple(naming.chosen(choice.issue, choice.option) for choice in solution.package.choices),
        ties=count("{n} other is as good", "{n} others are as good", ties) if ties else None,
        refused=naming.parties(solution.refused_by) if solution.refused_by else None,
        gains=tuple(
            (naming.party(party), fraction(worth), fraction(solution.gains[party]))
            for party, worth in solution.worths.items()
        ),
    )
