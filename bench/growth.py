"""How the cost of the exact frontier grows: with issues, with parties, and with links across tracks.

Run with ``uv run python -m bench.growth`` from a checkout; ``--picture FILE`` writes the same as a page with bars. Worths are
whole numbers from 0 to 1000 by the generator of the tests, independent; a link is a worth for two issues of different
tracks together, for every party. Each line is the median of three runs in this process.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.analysis.worth_tables import SEED, talks_of, values

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.frontier import frontier
from multitrack.model.mandate import Factor, Worth
from multitrack.model.talks import Talks
from multitrack.model.track import Track, TrackId
from multitrack.report.as_html import as_html
from multitrack.report.page import Bar, Bars, Heading

RUNS = 3


@dataclass(frozen=True)
class Grown:
    """One line: what grew, the talks in words, what was found, and the median of the seconds."""

    what: str
    talks: str
    found: str
    seconds: float


def linked(talks: Talks, links: int) -> Talks:
    """Two tracks of issues, and so many worths for one issue of each together, for every party."""
    rng = random.Random(SEED + links)  # noqa: S311 - worths, not secrets
    half = len(talks.issues) // 2
    one, two = talks.issues[:half], talks.issues[half:]
    pairs = [(a, b) for a in one for b in two]
    chosen = rng.sample(pairs, links)

    def together() -> Iterator[Factor]:
        for a, b in chosen:
            worths = tuple(
                Worth(options=(x.id, y.id), worth=Fraction(rng.randint(0, 1000)))
                for x in a.options
                for y in b.options
            )
            yield Factor(issues=(a.id, b.id), worths=worths)

    mandates = tuple(replace(each, factors=(*each.factors, *together())) for each in talks.mandates)
    team = tuple(party.id for party in talks.parties)
    tracks = tuple(
        Track(id=TrackId(name), title=name, issues=tuple(issue.id for issue in issues), team=team)
        for name, issues in (("one", one), ("two", two))
    )
    return replace(talks, mandates=mandates, tracks=tracks)


def points(talks: Talks) -> str:
    """The exact frontier."""
    found = frontier(talks, near=False)
    return "refused: too large" if isinstance(found, TooLarge) else f"{found.points:,} points"


def timed(what: str, words: str, talks: Talks, work: Callable[[Talks], str]) -> Grown:
    """The median of some runs."""
    took, found = [], ""
    for _ in range(RUNS):
        start = perf_counter()
        found = work(talks)
        took.append(perf_counter() - start)
    return Grown(what, words, found, median(took))


def lines() -> Iterator[Grown]:
    """All lines: one thing grows at a time."""
    for issues in (5, 10, 20, 40, 80):
        talks = talks_of(values(2, issues, 5, opposed=False))
        yield timed("issues, 2 parties", f"{issues} issues of 5", talks, points)
    for issues in (4, 8, 12, 16, 20):
        talks = talks_of(values(3, issues, 5, opposed=False))
        yield timed("issues, 3 parties", f"{issues} issues of 5", talks, points)
    for parties in (2, 3, 4, 5, 6):
        talks = talks_of(values(parties, 8, 6, opposed=False))
        yield timed("parties", f"{parties} parties, 8 issues of 6", talks, points)
    for links in (0, 4, 8, 12, 16):
        talks = linked(talks_of(values(2, 24, 4, opposed=False)), links)
        yield timed("links across two tracks", f"24 issues of 4, {links} links", talks, points)


def main() -> None:
    """Print every line; draw them where that is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--picture", metavar="FILE", type=Path)
    told = asked.parse_args()
    print("| what grows | talks | found | seconds |\n|---|---|---|---|")
    grown = []
    for each in lines():
        grown.append(each)
        print(f"| {each.what} | {each.talks} | {each.found} | {each.seconds:.3f} |", flush=True)
    if told.picture is not None:
        told.picture.write_text(as_html(tuple(pictures(grown))), encoding="utf-8")


def pictures(grown: list[Grown]) -> Iterator[Heading | Bars]:
    """One picture for each thing that grows, in thousandths of a second."""
    yield Heading("How the exact frontier grows", 1)
    for what in dict.fromkeys(each.what for each in grown):
        mine = [each for each in grown if each.what == what]
        bars = tuple(Bar(each.talks, (max(1, round(each.seconds * 1000)),)) for each in mine)
        yield Bars(
            f"Milliseconds, as these grow: {what}", ("milliseconds",), bars, max(b.lengths[0] for b in bars)
        )


if __name__ == "__main__":
    main()
