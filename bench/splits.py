"""How long the proof of the best split into teams takes, and how often quick methods miss it.

Run with ``uv run python -m bench.splits`` from a checkout. Links are random whole numbers from 1 to 1000, on a part
of all pairs of issues; the quick method merges whichever two teams gain most, until nothing is gained (as most
clustering does at its first stage). Each line is the median of three graphs, one seed each.
"""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations
from statistics import median
from time import perf_counter

from multitrack.analysis.grouping.goal import Goal, best_modularity, least_cut
from multitrack.analysis.grouping.limits import Limits, Split, split_of
from multitrack.analysis.grouping.splitting import best_split

SEED = 20140126
GRAPHS = 3


def links(issues: int, share: float, seed: int) -> dict[tuple[int, ...], Fraction]:
    """Random links on a part of all pairs."""
    rng = random.Random(seed)  # noqa: S311 - graphs, not secrets
    return {
        pair: Fraction(rng.randint(1, 1000))
        for pair in combinations(range(issues), 2)
        if rng.random() < share
    }


def merged(goal: Goal) -> Split:
    """The split that merging step by step comes to."""
    split: Split = tuple((issue,) for issue in range(goal.issues))
    while len(split) > 1:
        ways = [
            split_of([*(t for t in split if t not in (a, b)), (*a, *b)]) for a, b in combinations(split, 2)
        ]
        best = max(ways, key=goal.gained)
        if goal.gained(best) <= goal.gained(split):
            break
        split = best
    return split


def line(issues: int, share: float, name: str) -> str:
    """One line of the table."""
    took, proved, missed = [], 0, 0
    limits = Limits() if name == "modularity" else _four(issues)
    for seed in range(SEED, SEED + GRAPHS):
        weights = links(issues, share, seed)
        goal = (best_modularity if name == "modularity" else least_cut)(issues, weights)
        start = perf_counter()
        found = best_split(goal, limits)
        took.append(perf_counter() - start)
        proved += found.proved
        missed += name == "modularity" and goal.gained(merged(goal)) < found.gained
    misses = f"{missed} of {GRAPHS}" if name == "modularity" else ""
    return f"| {issues} | {share:.0%} | {name} | {median(took):.2f} s | {proved} of {GRAPHS} | {misses} |"


def main() -> None:
    """Print a line for each size, density and goal."""
    print("| issues | linked pairs | goal | median | proved | merging misses the best |")
    print("|---|---|---|---|---|---|")
    for issues in (10, 15, 20, 25):
        for share in (0.2, 0.5, 1.0):
            for name in ("modularity", "least cut"):
                print(line(issues, share, name), flush=True)


def _four(issues: int) -> Limits:
    """Four teams of nearly the same size."""
    return Limits(least_teams=4, most_teams=4, largest=-(-issues // 4) + 1)


if __name__ == "__main__":
    main()
