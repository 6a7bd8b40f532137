"""Lotteries over packages, from which weights of the parties and budgets are proposed. Nothing is proved here.

A lottery may leave an issue to chance, so the best one can be found by a linear programme (HiGHS, in floating
numbers). Its prices say how much each party's last point weighs; whoever uses them rounds them to whole numbers
and reckons the rest exactly. What several issues decide together is a flow through the states of its machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.ledger import Marks
from multitrack.analysis.fold.machine import BANNED, Machine
from multitrack.analysis.fold.plan import Plan

ROUNDS = 60
"""How often tangents are added before the best found so far is taken."""
CLOSE = 1e-9
"""Tangents are added until the sum of logarithms is this near to the curve."""
SETTLED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)
"""What the solver says where it has an answer; else it says that it gave up, or nothing."""
FIRST_TANGENTS = (0.25, 0.5, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 3.0)
"""Where the first tangents touch, as shares of the middle of what a party can gain."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proposal:
    """A good lottery: what it comes to by sum, the chance of each option by issue, and the weight of each sum.

    ``shifts``: by machine of the plan (its place) and issue of its scope, the price of each option being taken there.
    """

    value: float
    sums: Floats
    chances: tuple[Floats, ...]
    weights: Floats
    shifts: Mapping[int, tuple[Floats, ...]]


class Lotteries:
    """The linear programme of some talks; each question adds its own lines to a fresh one."""

    def __init__(self, plan: Plan, at_least: Sequence[int | None]) -> None:
        """Lotteries over packages of the plan in which each sum is at least so much (where a number is given)."""
        self.plan = plan
        self.at_least = at_least
        self._plain: _Programme | None = None
        self._deep: _Programme | None = None

    def fairest(self, base: Sequence[int], span: Sequence[int]) -> Proposal | None:
        """The lottery whose lowest level is highest; a party's level is its worth above ``base`` in parts of ``span``."""
        programme = _Programme(self)
        level = programme.column(-highspy.kHighsInf, highspy.kHighsInf, cost=1.0)
        for at, (start, part) in enumerate(zip(base, span, strict=True)):
            programme.priced(at, [(programme.sums[at], 1.0), (level, -float(part))], float(start))
        return programme.solved()

    def most(self, weights: Sequence[int]) -> Proposal | None:
        """The lottery in which a weighted sum is largest; asked again, it starts from the last one."""
        if self._plain is None:
            self._plain = _Programme(self)
        for at, weight in enumerate(weights):
            self._plain.rewarded(at, float(weight))
        return self._plain.solved()

    def deepest(self, sides: Sequence[tuple[Floats, float]], barred: Sequence[Marks]) -> Proposal | None:
        """The lottery without anything barred that passes what several weighted sums have to reach by most.

        The weights proposed are the prices of the sides. Asked again, it starts from the last one: the weights of
        the sides are to be the same then, what they have to reach may differ.
        """
        if self._deep is None:
            self._deep = _Programme(self)
            depth = self._deep.column(-highspy.kHighsInf, highspy.kHighsInf, cost=1.0)
            for at, (weights, low) in enumerate(sides):
                parts = zip(self._deep.sums, weights.tolist(), strict=True)
                self._deep.priced(at, [*parts, (depth, -1.0)], low)
        self._deep.reaching([low for _, low in sides])
        self._deep.bar(barred)
        return self._deep.solved()

    def nash(self, base: Sequence[int], exponents: Sequence[int]) -> Proposal | None:
        """The lottery whose product of gains above ``base`` is largest, by tangents to the logarithm."""
        middle = self.fairest(base, exponents)
        if middle is None or middle.value <= 0:
            return None
        programme = _Programme(self)
        start = np.array(base, dtype=float)
        about = np.maximum(middle.sums[: len(base)] - start, 1e-9)
        logs = [programme.column(-highspy.kHighsInf, highspy.kHighsInf, cost=float(e)) for e in exponents]
        for at in range(len(base)):
            for share in FIRST_TANGENTS:
                programme.tangent(at, logs[at], float(about[at]), start[at], share)
        found = None
        for _ in range(ROUNDS):
            found = programme.solved()
            if found is None:
                return None
            gains = np.maximum(found.sums[: len(base)] - start, 1e-9) / about
            if sum(exponents) * CLOSE > found.value - float(np.log(gains) @ np.array(exponents, dtype=float)):
                break
            for at, share in enumerate(gains):
                programme.tangent(at, logs[at], float(about[at]), start[at], float(share))
        assert found is not None
        weights = found.weights.copy()
        gains = np.maximum(found.sums[: len(base)] - start, 1e-9)
        weights[: len(base)] += np.array(exponents, dtype=float) / gains
        return replace(found, weights=weights)


class _Programme:
    """One linear programme: written first, handed over when first solved; tangents may be added later."""

    def __init__(self, of: Lotteries) -> None:
        self.of = of
        self.costs: list[float] = []
        self.between: list[tuple[float, float]] = []
        self.lines: list[tuple[float, float, list[tuple[int, float]]]] = []
        self.prices: list[tuple[int, int]] = []
        self.rewards: dict[int, float] = {}
        self.highs: highspy.Highs | None = None
        ledger = of.plan.ledger
        self.chance = [self._issue(place) for place in range(len(ledger.sizes))]
        parts: list[list[tuple[int, float]]] = [[] for _ in range(ledger.width)]
        for columns, adds in zip(self.chance, ledger.alone, strict=True):
            for column, row in zip(columns, adds.tolist(), strict=True):
                for at, number in enumerate(row):
                    parts[at].append((column, float(number)))
        self.links: dict[int, list[list[int]]] = {}
        for place, machine in enumerate(of.plan.machines):
            self.links[place] = self._flow(machine, parts)
        self.sums = [self._sum(at, part) for at, part in enumerate(parts)]

    def column(self, low: float, high: float, cost: float = 0.0) -> int:
        """One more unknown."""
        self.costs.append(cost)
        self.between.append((low, high))
        return len(self.costs) - 1

    def line(self, low: float, high: float, parts: Iterable[tuple[int, float]]) -> int:
        """One more condition: some unknowns, each so many times, lie between two numbers."""
        kept = [(column, number) for column, number in parts if number]
        self.lines.append((low, high, kept))
        if self.highs is not None:
            columns = np.array([column for column, _ in kept], dtype=np.int32)
            self.highs.addRow(low, high, len(kept), columns, np.array([number for _, number in kept]))
        return len(self.lines) - 1

    def priced(self, at: int, parts: Iterable[tuple[int, float]], low: float) -> None:
        """A condition whose price is part of the weight of a sum."""
        self.prices.append((at, self.line(low, highspy.kHighsInf, parts)))

    def rewarded(self, at: int, weight: float) -> None:
        """A sum that counts in what is made large."""
        self.costs[self.sums[at]] = self.rewards[at] = weight
        if self.highs is not None:
            self.highs.changeColCost(self.sums[at], weight)

    def reaching(self, lows: Sequence[float]) -> None:
        """What the conditions with a price have to reach from now on."""
        if self.highs is not None:
            for (_, line), low in zip(self.prices, lows, strict=True):
                self.highs.changeRowBounds(line, low, highspy.kHighsInf)

    def bar(self, barred: Sequence[Marks]) -> None:
        """Nothing barred has a chance; whatever was barred before and is not now has one again."""
        columns = [column for issue in self.chance for column in issue]
        highs = [0.0 if bar else highspy.kHighsInf for bars in barred for bar in bars.tolist()]
        if self.highs is None:
            for column, high in zip(columns, highs, strict=True):
                self.between[column] = (0.0, high)
        else:
            places = np.array(columns, dtype=np.int32)
            self.highs.changeColsBounds(len(places), places, np.zeros(len(places)), np.array(highs))

    def tangent(self, at: int, log: int, about: float, start: float, share: float) -> None:
        """That a logarithm lies below the tangent that touches it where the gain is a share of ``about``."""
        slope = 1.0 / (share * about)
        high = float(np.log(share)) - 1.0 - slope * start
        self.line(-highspy.kHighsInf, high, [(log, 1.0), (self.sums[at], -slope)])

    def solved(self) -> Proposal | None:
        """The best lottery, or nothing where there is none."""
        if self.highs is None:
            self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
            self.highs.silent()
            self.highs.passModel(self._written())
        if not self._optimal(self.highs):
            return None
        solution = self.highs.getSolution()
        values, prices = np.array(solution.col_value), np.array(solution.row_dual)
        weights = np.zeros(max([len(self.sums), *(at + 1 for at, _ in self.prices)]))
        for at, line in self.prices:
            weights[at] += abs(float(prices[line]))
        for at, weight in self.rewards.items():
            weights[at] += weight
        return Proposal(
            value=float(self.highs.getInfo().objective_function_value),
            sums=values[self.sums] if self.sums else np.zeros(0),
            chances=tuple(values[columns] for columns in self.chance),
            weights=weights,
            shifts={
                place: tuple(-prices[lines] for lines in by_issue) for place, by_issue in self.links.items()
            },
        )

    @staticmethod
    def _optimal(highs: highspy.Highs) -> bool:
        """Whether there is a best lottery; what the solver gives up after its presolve is asked once more without."""
        highs.run()
        if highs.getModelStatus() not in SETTLED:
            highs.setOptionValue("presolve", "off")
            highs.run()
        return bool(highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def _written(self) -> highspy.HighsLp:
        """The programme in the form that the solver takes."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.costs), len(self.lines)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array(self.costs)
        lp.col_lower_, lp.col_upper_ = (np.array(side) for side in zip(*self.between, strict=True))
        lp.row_lower_ = np.array([low for low, _, _ in self.lines])
        lp.row_upper_ = np.array([high for _, high, _ in self.lines])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(parts) for _, _, parts in self.lines]
        lp.a_matrix_.start_ = np.array([0, *np.cumsum(lengths)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([c for _, _, parts in self.lines for c, _ in parts], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([n for _, _, parts in self.lines for _, n in parts], dtype=float)
        return lp

    def _issue(self, place: int) -> list[int]:
        columns = [
            self.column(0.0, 0.0 if barred else highspy.kHighsInf)
            for barred in self.of.plan.barred[place].tolist()
        ]
        self.line(1.0, 1.0, [(column, 1.0) for column in columns])
        return columns

    def _sum(self, at: int, parts: list[tuple[int, float]]) -> int:
        column = self.column(-highspy.kHighsInf, highspy.kHighsInf)
        self.line(0.0, 0.0, [*parts, (column, -1.0)])
        low = self.of.at_least[at]
        if low is not None:
            self.priced(at, [(column, 1.0)], float(low))
        return column

    def _flow(self, machine: Machine, parts: list[list[tuple[int, float]]]) -> list[list[int]]:
        """One unit flows through the states; what takes an option is as much as the option's chance.

        Gives the lines that say so, by issue and option.
        """
        links = []
        arriving: list[list[int]] = [[]]
        for position, (issue, moves) in enumerate(zip(machine.scope, machine.moves, strict=True)):
            following: dict[int, list[int]] = {}
            taking: dict[int, list[int]] = {}
            for state, row in enumerate(moves.tolist()):
                leaving = []
                for code, reached in enumerate(row):
                    if reached != BANNED:
                        edge = self.column(0.0, highspy.kHighsInf)
                        leaving.append(edge)
                        following.setdefault(reached, []).append(edge)
                        taking.setdefault(code, []).append(edge)
                self._conserved(arriving[state] if position else [], leaving, begins=position == 0)
            links.append(
                [
                    self.line(0.0, 0.0, [*((edge, 1.0) for edge in taking.get(code, [])), (column, -1.0)])
                    for code, column in enumerate(self.chance[issue])
                ]
            )
            arriving = [following.get(state, []) for state in range(max(following, default=0) + 1)]
        if machine.adds is not None:
            for edges, row in zip(arriving, machine.adds.tolist(), strict=True):
                for at, number in enumerate(row):
                    parts[at].extend((edge, float(number)) for edge in edges)
        return links

    def _conserved(self, arriving: list[int], leaving: list[int], *, begins: bool) -> None:
        source = 1.0 if begins else 0.0
        self.line(source, source, [*((edge, 1.0) for edge in leaving), *((edge, -1.0) for edge in arriving)])
