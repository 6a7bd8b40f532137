"""What NegMAS answers to the same question; started by ``bench.packages`` in an environment of its own."""

from __future__ import annotations

import json
import resource
import sys
from statistics import median
from time import perf_counter
from typing import Any

from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
from negmas.preferences.ops import calc_scenario_stats, pareto_frontier
from negmas.preferences.pareto_sampler import MOBANOSParetoSampler
from negmas.preferences.value_fun import TableFun

RUNS = {"frontier": 1, "stats": 1, "mobanos": 3}
"""How often each is measured: what takes a minute, once."""


def scenario(values: list[list[list[int]]]) -> tuple[list[Any], tuple[Any, ...]]:
    """The issues, and one linear utility function for each party."""
    issues = [
        make_issue(values=[f"o{code}" for code in range(len(options))], name=f"I{place}")
        for place, options in enumerate(values[0])
    ]
    space = make_os(issues)
    functions = tuple(
        LinearAdditiveUtilityFunction(
            values={
                f"I{place}": TableFun({f"o{code}": worth for code, worth in enumerate(options)})
                for place, options in enumerate(mine)
            },
            weights={f"I{place}": 1.0 for place in range(len(mine))},
            outcome_space=space,
        )
        for mine in values
    )
    return issues, functions


def work(kind: str, issues: list[Any], functions: tuple[Any, ...]) -> str:
    """One question."""
    if kind == "stats":
        return f"{len(calc_scenario_stats(functions).pareto_utils):,} points"
    if kind == "mobanos":
        sampler = MOBANOSParetoSampler()
        sampler.init(functions[0], functions[1])
        return f"{len(sampler.pareto_outcomes()):,} packages"
    return f"{len(pareto_frontier(functions, issues=issues)[0]):,} points"


def main() -> None:
    """Read a question, measure it, print what it came to."""
    told = json.load(sys.stdin)
    issues, functions = scenario(told["values"])
    took, found = [], ""
    for _ in range(RUNS[told["work"]]):
        start = perf_counter()
        found = work(told["work"], issues, functions)
        took.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": median(took), "found": found, "megabytes": peak}))


if __name__ == "__main__":
    main()
