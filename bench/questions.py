"""How long the other questions take of talks that nobody can go through: what keeps it shut, what opens, what holds.

Run with ``uv run python -m bench.questions`` from a checkout; ``--write FILE`` writes the lines as a table in Markdown. Worths
are whole numbers from 0 to 1000 by the generator of the tests, independent; every party walks away below a share of the most
that it could get. Each line is one run in a process of its own, whose peak memory is told.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from time import perf_counter

from tests.analysis.worth_tables import talks_of, values

from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, robust_of
from multitrack.report.blocking_in_words import blocking_of
from multitrack.report.leverage_in_words import leverage_of


@dataclass(frozen=True)
class Case:
    """One line: the question, the size of the talks, at which share of the most each party walks away."""

    name: str
    ask: Callable[[Talks], Answer]
    shape: tuple[int, int, int]
    share: Fraction
    silent: int = 0

    @property
    def talks(self) -> str:
        """The talks in words."""
        parties, issues, options = self.shape
        without = f", {self.silent} without a mandate" if self.silent else ""
        return f"{parties} parties, {issues} issues of {options}, walking away below {float(self.share):.2f} of its most{without}"


CASES = (
    Case("what keeps it shut", blocking_of, (5, 12, 5), Fraction(82, 100)),
    Case("what keeps it shut", blocking_of, (6, 30, 5), Fraction(80, 100)),
    Case("what keeps it shut", blocking_of, (28, 100, 4), Fraction(80, 100)),
    Case("what opens", leverage_of, (5, 12, 5), Fraction(70, 100)),
    Case("what opens", leverage_of, (3, 20, 6), Fraction(85, 100)),
    Case(
        "what holds, 1,000 draws",
        lambda t: robust_of(t, draws=1_000, seed=1),
        (5, 12, 5),
        Fraction(60, 100),
        2,
    ),
    Case(
        "what holds, 1,000 draws",
        lambda t: robust_of(t, draws=1_000, seed=1),
        (4, 30, 4),
        Fraction(60, 100),
        2,
    ),
)


def talks_for(case: Case) -> Talks:
    """The talks of a line; whoever has no mandate refuses the option that is worth least to it on every issue."""
    parties, issues, options = case.shape
    talks = talks_of(values(parties, issues, options, opposed=False))
    mandates = tuple(
        replace(
            mandate,
            walk_away=case.share
            * sum(max(entry.worth for entry in factor.worths) for factor in mandate.factors),
        )
        for mandate in talks.mandates
    )
    kept = len(mandates) - case.silent
    positions = tuple(
        Position(
            party=mandate.party,
            issue=factor.issues[0],
            option=min(factor.worths, key=lambda entry: entry.worth).options[0],
            stance=Stance.REFUSES,
        )
        for mandate in mandates[kept:]
        for factor in mandate.factors
    )
    return replace(talks, mandates=mandates[:kept], positions=positions)


def one(place: int) -> None:
    """Measure one line here, and print what it came to."""
    case = CASES[place]
    talks = talks_for(case)
    start = perf_counter()
    answer = case.ask(talks)
    took = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([case.name, case.talks, f"{took:.1f} s", answer.json["status"], f"{peak:.0f} MB"]))


def main() -> None:
    """Measure and print every line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", metavar="FILE", type=Path)
    asked.add_argument("--one", metavar="N", type=int, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.one is not None:
        one(told.one)
        return
    rows = [["what", "talks", "seconds", "status", "peak"], ["---"] * 5]
    for place in range(len(CASES)):
        command = [sys.executable, "-m", "bench.questions", "--one", str(place)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very file
        rows.append(json.loads(done.stdout))
        print(" | ".join(rows[-1]), flush=True)
    if told.write is not None:
        told.write.write_text("".join(f"| {' | '.join(row)} |\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
