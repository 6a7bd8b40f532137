"""How quick the answers about packages are, and how they compare with NegMAS on the same inputs in the same run.

Run with ``uv run python -m bench.packages`` from a checkout; ``--negmas PYTHON`` names the interpreter of an
environment of its own in which NegMAS is installed (``uv venv /tmp/negmas; uv pip install --python
/tmp/negmas/bin/python negmas==0.16.0``). NegMAS is under the AGPL: it is measured here, never a dependency. Each
line is the median of three runs, each set of runs in a process of its own, whose peak memory is told. Ratios are
what lasts; seconds are those of one machine. ``--write FILE`` writes the lines as a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.analysis.worth_tables import talks_of, values

from multitrack.analysis.consent import weigh
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.search import Best, Search
from multitrack.analysis.frontier import Frontier, frontier
from multitrack.analysis.robust import worth_asking
from multitrack.analysis.zone import Zone, zone
from multitrack.model.talks import Talks

RUNS = 3
OF_NEGMAS = Path(__file__).with_name("of_negmas.py")


def frontier_points(talks: Talks) -> str:
    """The frontier by folding."""
    found = frontier(talks, near=False)
    assert isinstance(found, Frontier)
    return f"{found.points:,} points"


def full_report(talks: Talks) -> str:
    """Everything that ``zone`` tells: counts, frontier, six solutions, what to ask."""
    weighed = weigh(talks)
    found = zone(weighed)
    worth_asking(weighed)
    assert isinstance(found, Zone)
    assert isinstance(found.frontier, Frontier)
    return f"{found.frontier.points:,} points"


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
    """One line of the table: what is asked of which talks, and what is to be reached."""

    name: str
    shape: tuple[int, int, int]
    opposed: bool
    work: Callable[[Talks], str]
    bar: str
    negmas: str = ""
    seconds: float | None = None
    times: float | None = None

    @property
    def talks(self) -> str:
        """The size of the talks in words."""
        parties, issues, options = self.shape
        kind = "opposed" if self.opposed else "independent"
        return f"{parties} parties, {issues} issues of {options}, {kind}"


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
    fair = (("Nash", nash), ("leximin", leximin), ("Kalai-Smorodinsky", shares), ("equal loss", losses))
    for shape, opposed, limit in (
        ((5, 9, 10), False, 2),
        ((5, 9, 10), True, 2),
        ((6, 30, 5), False, 5),
        ((6, 30, 5), True, 5),
    ):
        for name, find in fair:
            yield Case(
                name=name,
                shape=shape,
                opposed=opposed,
                work=searching(find),
                bar=f"proved, {limit} s",
                seconds=limit,
            )
    for name, find in fair:
        limit, bar = (5, "proved, 5 s") if find is nash else (30, "within 2 %, 30 s")
        yield Case(name=name, shape=(28, 100, 4), opposed=False, work=searching(find), bar=bar, seconds=limit)


@dataclass(frozen=True)
class Measured:
    """What one line came to: seconds, what was found, megabytes."""

    seconds: float
    found: str
    megabytes: float


def measured(place: int) -> Measured:
    """One line in a process of its own."""
    command = [sys.executable, "-m", "bench.packages", "--one", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very file
    return Measured(**json.loads(done.stdout))


def one(place: int) -> None:
    """Measure one line here, and print what it came to."""
    case = list(cases())[place]
    parties, issues, options = case.shape
    talks = talks_of(values(parties, issues, options, opposed=case.opposed))
    took, found = [], ""
    for _ in range(RUNS):
        start = perf_counter()
        found = case.work(talks)
        took.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": median(took), "found": found, "megabytes": peak}))


def by_negmas(python: str, case: Case) -> Measured:
    """The same line by NegMAS, in its own environment."""
    parties, issues, options = case.shape
    told = {"work": case.negmas, "values": values(parties, issues, options, opposed=case.opposed)}
    done = subprocess.run(  # noqa: S603 - the interpreter that whoever runs this has named
        [python, str(OF_NEGMAS)], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def line(case: Case, ours: Measured, theirs: Measured | None) -> tuple[str, ...]:
    """One line of the table in words."""
    ratio = None if theirs is None else theirs.seconds / ours.seconds
    reached = case.seconds is None or ours.seconds <= case.seconds
    if case.times is not None:
        reached = ratio is not None and ratio >= case.times
    if case.bar.startswith("proved"):
        reached = reached and ours.found == "proved"
    if case.bar.startswith("within"):
        reached = reached and (ours.found == "proved" or float(ours.found.split()[1].rstrip("%")) <= 2)
    return (
        case.name,
        case.talks,
        f"{ours.seconds:.3f} s",
        ours.found,
        f"{ours.megabytes:.0f} MB",
        "" if theirs is None else f"{theirs.seconds:.2f} s, {theirs.found}",
        "" if ratio is None else f"{ratio:.0f} x",
        case.bar,
        "yes" if reached else "not measured" if case.times and theirs is None else "no",
    )


HEADS = ("what", "talks", "multitrack", "found", "peak", "NegMAS 0.16.0", "ratio", "bar", "reached")


def main() -> None:
    """Measure and print every line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--negmas", metavar="PYTHON")
    asked.add_argument("--write", metavar="FILE", type=Path)
    asked.add_argument("--one", metavar="N", type=int, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.one is not None:
        one(told.one)
        return
    rows = [HEADS, tuple("---" for _ in HEADS)]
    for place, case in enumerate(cases()):
        ours = measured(place)
        theirs = by_negmas(told.negmas, case) if told.negmas and case.negmas else None
        rows.append(line(case, ours, theirs))
        print(" | ".join(rows[-1]), flush=True)
    if told.write is not None:
        told.write.write_text("".join(f"| {' | '.join(row)} |\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
