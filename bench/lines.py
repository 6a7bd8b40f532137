"""The lines of ``bench.packages``: what is asked of which talks, and what is to be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from multitrack.analysis.consent import weigh
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.pressing import Best
from multitrack.analysis.fold.search import Search
from multitrack.analysis.frontier import Frontier, frontier
from multitrack.analysis.large import LargeZone, large_zone
from multitrack.analysis.robust import worth_asking
from multitrack.analysis.zone import Zone, zone
from multitrack.model.talks import Talks

REFUSED = "refused: too large"


def frontier_points(talks: Talks) -> str:
    """The frontier by folding."""
    found = frontier(talks, near=False)
    return f"{found.points:,} points" if isinstance(found, Frontier) else REFUSED


def full_report(talks: Talks) -> str:
    """Everything that ``zone`` tells: counts, frontier, six solutions, what to ask."""
    weighed = weigh(talks)
    found = zone(weighed)
    worth_asking(weighed)
    assert isinstance(found, Zone)
    assert isinstance(found.frontier, Frontier)
    return f"{found.frontier.points:,} points"


def everything_folded(talks: Talks) -> str:
    """Everything that ``zone`` tells of large talks: counts, frontier, six solutions, each proved."""
    found = large_zone(talks)
    assert isinstance(found, LargeZone)
    assert isinstance(found.frontier, Frontier)
    suits = found.acceptable_to_all
    assert suits is not None
    return f"{found.status.value}: {found.frontier.points:,} points, {suits.low:,} suit all"


def searching(find: Callable[[Search], Best]) -> Callable[[Talks], str]:
    """A best package with its proof or its bound."""

    def work(talks: Talks) -> str:
        found = find(Search(ledger_of(talks)))
        if found.proved:
            return "proved"
        return f"gap {float(abs(found.at_most - found.value) / abs(found.value)):.2%}"

    return work


def nash(search: Search) -> Best:
    """The largest product of gains."""
    return search.largest_product([1] * search.parties)


def leximin(search: Search) -> Best:
    """The largest smallest gain, and so on."""
    return search.fairest(search.ledger.walk_away, [1] * search.parties)


def shares(search: Search) -> Best:
    """Kalai-Smorodinsky: the largest smallest share of what each could gain at best."""
    ideal = [int(search.most(at).value) for at in range(search.parties)]
    walk_away = search.ledger.walk_away
    return search.fairest(walk_away, [a - d for a, d in zip(ideal, walk_away, strict=True)])


def losses(search: Search) -> Best:
    """Equal loss: the smallest largest loss."""
    ideal = [int(search.most(at).value) for at in range(search.parties)]
    return search.fairest(ideal, [1] * search.parties)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One line of the table: what is asked of which talks, and what is to be reached.

    The talks are made by the generator in some ``shape``, or come from a ``folder`` of Genius files.
    """

    name: str
    shape: tuple[int, int, int] = (0, 0, 0)
    opposed: bool = False
    folder: str = ""
    work: Callable[[Talks], str]
    bar: str = ""
    negmas: str = ""
    seconds: float | None = None
    times: float | None = None

    @property
    def talks(self) -> str:
        """The talks in words: where they come from, or their size."""
        if self.folder:
            return self.folder
        parties, issues, options = self.shape
        kind = "opposed" if self.opposed else "independent"
        return f"{parties} parties, {issues} issues of {options}, {kind}"


FAIR = (("Nash", nash), ("leximin", leximin), ("Kalai-Smorodinsky", shares), ("equal loss", losses))
"""The solutions that are sought one by one."""


def cases() -> Iterator[Case]:
    """All lines."""
    yield Case(
        name="full report",
        shape=(5, 5, 10),
        opposed=False,
        work=full_report,
        bar="100 x",
        negmas="stats",
        times=100,
    )
    for opposed in (False, True):
        yield Case(
            name="frontier",
            shape=(5, 6, 10),
            opposed=opposed,
            work=frontier_points,
            bar="40 x",
            negmas="frontier",
            times=40,
        )
    yield Case(
        name="frontier",
        shape=(3, 12, 10),
        opposed=False,
        work=frontier_points,
        bar="0.5 s, 1 GB",
        seconds=0.5,
    )
    yield Case(
        name="frontier", shape=(2, 50, 10), opposed=False, work=frontier_points, bar="0.3 s", seconds=0.3
    )
    yield Case(
        name="frontier",
        shape=(2, 20, 10),
        opposed=True,
        work=frontier_points,
        bar="0.3 s",
        negmas="mobanos",
        seconds=0.3,
    )
    for shape, opposed, limit in (
        ((5, 9, 10), False, 2),
        ((5, 9, 10), True, 2),
        ((6, 30, 5), False, 5),
        ((6, 30, 5), True, 5),
    ):
        for name, find in FAIR:
            yield Case(
                name=name,
                shape=shape,
                opposed=opposed,
                work=searching(find),
                bar=f"proved, {limit} s",
                seconds=limit,
            )
    for name, find in FAIR:
        limit, bar = (5, "proved, 5 s") if find is nash else (30, "within 2 %, 30 s")
        yield Case(name=name, shape=(28, 100, 4), opposed=False, work=searching(find), bar=bar, seconds=limit)
    yield from published()


def published() -> Iterator[Case]:
    """Lines on scenarios that others have published."""
    ten, discounted = "anac/y2014/10issues", "anac/y2014/10issuesDiscountedwithRV"
    yield Case(name="frontier", folder="other/AMPOvsCity", work=frontier_points)
    yield Case(name="all, folded", folder="other/AMPOvsCity", work=everything_folded)
    yield Case(name="all, gone through", folder="other/AMPOvsCity", work=full_report)
    yield Case(name="all, folded", folder="other/Domain16", work=everything_folded)
    yield Case(name="all, gone through", folder="other/Domain16", work=full_report)
    for folder in (ten, discounted):
        yield Case(name="frontier", folder=folder, work=frontier_points, bar="1 s", seconds=1)
        yield Case(name="all, folded", folder=folder, work=everything_folded)
    for name, find in FAIR:
        yield Case(name=name, folder="anac/y2014/30issues", work=searching(find))
    yield Case(
        name="frontier",
        folder="anac/y2014/30issues",
        work=frontier_points,
        bar="31 points, 10 s",
        seconds=10,
    )
