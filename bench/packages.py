"""How quick the answers about packages are, and how they compare with NegMAS on the same inputs in the same run.

Run with ``uv run python -m bench.packages`` from a checkout; ``--negmas PYTHON`` names the interpreter of an
environment of its own in which NegMAS is installed (``uv venv /tmp/negmas; uv pip install --python
/tmp/negmas/bin/python negmas==0.16.0``). NegMAS is under the AGPL: it is measured here, never a dependency. Each
line is the median of three runs, each set of runs in a process of its own, whose peak memory is told. Ratios are
what lasts; seconds are those of one machine. ``--write FILE`` writes the lines as a table in Markdown,
``--picture FILE`` draws the ratios as a page.

Published scenarios are brought in by the readers of the project, outside the measured time, from the folder that
``--data`` or MULTITRACK_DATA names; where one is not there, its line says so. ``--only WORD`` measures the lines in
whose words it occurs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.lines import REFUSED, Case, cases
from tests.analysis.worth_tables import talks_of, values

from multitrack.exchange.brought import Wish
from multitrack.exchange.files import sources
from multitrack.exchange.formats import FORMATS
from multitrack.model.talks import Talks
from multitrack.report.as_html import as_html
from multitrack.report.page import Bar, Bars, Heading, Page

RUNS = 3
DATA = Path(os.environ.get("MULTITRACK_DATA") or Path(__file__).parents[2] / "shared" / "data")
OF_NEGMAS = Path(__file__).with_name("of_negmas.py")


@dataclass(frozen=True)
class Measured:
    """What one line came to: seconds, what was found, megabytes."""

    seconds: float
    found: str
    megabytes: float


def measured(place: int, data: Path) -> Measured:
    """One line in a process of its own."""
    command = [sys.executable, "-m", "bench.packages", "--one", str(place), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very file
    return Measured(**json.loads(done.stdout))


def talks_for(case: Case, data: Path) -> Talks:
    """The talks of a line, made or brought in."""
    if case.folder:
        return FORMATS["genius"].read(sources([data / "genius" / case.folder]), Wish()).talks
    parties, issues, options = case.shape
    return talks_of(values(parties, issues, options, opposed=case.opposed))


def one(place: int, data: Path) -> None:
    """Measure one line here, and print what it came to."""
    case = list(cases())[place]
    talks = talks_for(case, data)
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
    reached = ours.found != REFUSED and (case.seconds is None or ours.seconds <= case.seconds)
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
        in_words(case, reached=reached, compared=theirs is not None),
    )


def in_words(case: Case, *, reached: bool, compared: bool) -> str:
    """Whether a bar was reached; nothing where there is none."""
    if not case.bar:
        return ""
    if reached:
        return "yes"
    return "not measured" if case.times and not compared else "no"


HEADS = ("what", "talks", "multitrack", "found", "peak", "NegMAS 0.16.0", "ratio", "bar", "reached")


def drawn(rows: list[tuple[str, ...]]) -> Page:
    """The ratios as a picture: how many times as long NegMAS took, on the same inputs in the same run."""
    bars = tuple(
        Bar(f"{row[0]}: {row[1]}", (int(row[6].removesuffix(" x")),)) for row in rows if row[6].endswith(" x")
    )
    whole = max((bar.lengths[0] for bar in bars), default=1)
    return (
        Heading("How many times as long NegMAS takes", 1),
        Bars("Ratio of medians", ("times",), bars, whole),
    )


def main() -> None:
    """Measure and print every line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--negmas", metavar="PYTHON")
    asked.add_argument("--write", metavar="FILE", type=Path)
    asked.add_argument("--picture", metavar="FILE", type=Path)
    asked.add_argument("--data", metavar="FOLDER", type=Path, default=DATA)
    asked.add_argument("--only", metavar="WORD", default="")
    asked.add_argument("--one", metavar="N", type=int, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.one is not None:
        one(told.one, told.data)
        return
    rows = [HEADS, tuple("---" for _ in HEADS)]
    for place, case in enumerate(cases()):
        if told.only not in f"{case.name} {case.talks}":
            continue
        if case.folder and not (told.data / "genius" / case.folder).is_dir():
            print(f"{case.name} | {case.talks} | left out: not in {told.data / 'genius'}", flush=True)
            continue
        ours = measured(place, told.data)
        theirs = by_negmas(told.negmas, case) if told.negmas and case.negmas else None
        rows.append(line(case, ours, theirs))
        print(" | ".join(rows[-1]), flush=True)
    if told.write is not None:
        told.write.write_text("".join(f"| {' | '.join(row)} |\n" for row in rows), encoding="utf-8")
    if told.picture is not None:
        told.picture.write_text(as_html(drawn(rows[2:])), encoding="utf-8")


if __name__ == "__main__":
    main()
