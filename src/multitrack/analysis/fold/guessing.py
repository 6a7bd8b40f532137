"""Good packages by guessing: from one that a lottery holds likely, better ones by changing one choice, or two.

Nothing is proved here. A guess saves work: what is not better than it need not be gone through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.lottery import Proposal
from multitrack.analysis.fold.machine import BANNED
from multitrack.analysis.fold.plan import Plan
from multitrack.analysis.integers import Ints

SWEEPS = 40
"""How often a guess is bettered at most."""
UNSURE = 12
"""On how many issues two choices are changed at once: those that the lottery leaves most to chance."""

SURE = 1e-9
"""From this doubt on an issue counts as unsure."""

Judge = Callable[[Ints], tuple[NDArray[Any], NDArray[Any]]]
"""How good combinations are by their sums: first by the one number, then by the other; more is better."""
Codes = NDArray[np.int64]
"""What stands on each issue, a line for each combination."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A package: what stands on each issue, and all its sums."""

    codes: tuple[int, ...]
    sums: tuple[int, ...]


def sums_of(plan: Plan, codes: Codes) -> tuple[Ints, NDArray[np.bool_]]:
    """All sums of some combinations, and which of them may be."""
    found: Ints = np.zeros((len(codes), plan.ledger.width), dtype=plan.ledger.dtype)
    may = np.ones(len(codes), dtype=bool)
    for issue, adds in enumerate(plan.ledger.alone):
        found += adds[codes[:, issue]]
        may &= ~plan.barred[issue][codes[:, issue]]
    for machine in plan.machines:
        state = np.zeros(len(codes), dtype=np.int64)
        for issue, moves in zip(machine.scope, machine.moves, strict=True):
            state = moves[state, codes[:, issue]].astype(np.int64)
            may &= state != BANNED
            state[state == BANNED] = 0
        if machine.adds is not None:
            found += machine.adds[state]
    return found, may


class Guessing:
    """Guesses at the best package in some sense."""

    def __init__(self, plan: Plan, classes: Sequence[NDArray[np.int64]]) -> None:
        """``classes``: by issue, the same number for options that never matter differently."""
        self.plan = plan
        self.choices = [_firsts(each, bar) for each, bar in zip(classes, plan.barred, strict=True)]

    def best(self, proposal: Proposal, judge: Judge) -> Guess | None:
        """A package that is judged well, and better than all that differ little; nothing where none may be."""
        doubt = [1.0 - float(chance.max()) for chance in proposal.chances]
        unsure = sorted((at for at in range(len(doubt)) if doubt[at] > SURE), key=lambda at: -doubt[at])
        best = np.array([int(chance.argmax()) for chance in proposal.chances], dtype=np.int64)
        score, sums = self._judged(best[None, :], judge)
        for _ in range(SWEEPS):
            for others in self._others(best, unsure[:UNSURE]):
                scores, all_sums = self._judged(others, judge)
                at = max(range(len(others)), key=scores.__getitem__)
                if scores[at] > score[0]:
                    best, score, sums = others[at], [scores[at]], all_sums[at : at + 1]
                    break
            else:
                break
        return Guess(tuple(best.tolist()), tuple(map(int, sums[0].tolist()))) if score[0][0] else None

    def _judged(self, codes: Codes, judge: Judge) -> tuple[list[tuple[bool, float, float]], Ints]:
        """How good each combination is; what may not be comes last."""
        sums, may = sums_of(self.plan, codes)
        first, then = judge(sums)
        return list(zip(may.tolist(), first.tolist(), then.tolist(), strict=True)), sums

    def _others(self, codes: Codes, unsure: Sequence[int]) -> Iterator[Codes]:
        """All combinations that differ in one choice; then those that differ in two, on issues that are unsure."""
        every = range(len(self.choices))
        one = [(issue, code) for issue in every for code in self.choices[issue] if code != codes[issue]]
        if one:
            yield self._with(codes, [[each] for each in one])
        two = [
            [(first, a), (second, b)]
            for first, second in combinations(unsure, 2)
            for a in self.choices[first]
            for b in self.choices[second]
        ]
        if two:
            yield self._with(codes, two)

    @staticmethod
    def _with(codes: Codes, changes: Sequence[Sequence[tuple[int, int]]]) -> Codes:
        lines = np.repeat(codes[None, :], len(changes), axis=0)
        for at in range(len(changes[0])):
            places = np.array([change[at] for change in changes], dtype=np.int64)
            lines[np.arange(len(changes)), places[:, 0]] = places[:, 1]
        return lines


def _firsts(classes: NDArray[np.int64], bar: NDArray[np.bool_]) -> list[int]:
    """One option of each class, of those that are not barred."""
    return list({int(classes[code]): code for code in np.flatnonzero(~bar)[::-1].tolist()}.values())
