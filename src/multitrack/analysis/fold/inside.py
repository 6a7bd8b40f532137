"""All packages in which several sums reach what they have to, where so much hangs together that one fold holds too much.

The prices of a lottery bound what each option can still be part of; what cannot be is barred, and with it most of
what hangs together comes apart: machines forget what makes no difference any more. What is left is folded. Where that
is still too much, the packages are parted in two, by an option of one issue, and each part is gone through so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.folding import Folded, Pace, TooManyRowsError, Way, fold, without_end
from multitrack.analysis.fold.gathered import Found, gathered
from multitrack.analysis.fold.ledger import Ledger, Marks
from multitrack.analysis.fold.lottery import Lotteries, Proposal
from multitrack.analysis.fold.machine import Machine
from multitrack.analysis.fold.plan import Demand, Plan, plan_of
from multitrack.analysis.fold.pricing import Priced, losses
from multitrack.analysis.integers import WORD, Ints

HELD = 500_000
"""How many numbers are held at once for one part; small parts are quickly gone through."""
PARTS = 600
"""Into how many parts the packages are parted at most."""
TIGHTENED = 2
"""How often prices are asked for before what is left is folded: once more after something was barred."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What a weighted sum of all sums has to reach."""

    weights: Ints
    at_least: int

    def reduced(self) -> Side:
        """The same with the smallest whole weights."""
        by = gcd(*self.weights.tolist())
        return self if by < 2 else Side(self.weights // by, -(-self.at_least // by))


class Inside:
    """Goes through all packages of a ledger in which several sides are met."""

    def __init__(
        self, ledger: Ledger, barred: Sequence[Marks], *, pace: Pace = without_end, cells: int = HELD
    ) -> None:
        self.ledger, self.pace, self.cells = ledger, pace, cells
        self.plan = plan_of(ledger, barred=barred)
        self._lotteries: dict[tuple[tuple[int, ...], ...], Lotteries] = {}
        self.classes = _alike(self.plan)
        self._touched = [
            sum(issue in told.scope for told in ledger.told) for issue in range(len(ledger.sizes))
        ]

    def of(self, sides: Sequence[Side], *, parts: int = PARTS) -> Found:
        """All packages that meet the sides. Raises TooManyRowsError and StoppedError."""
        sides = [side.reduced() for side in sides]
        parting = _Parting(self, sides, self._priced_by(sides), parts)
        return gathered(self.ledger, tuple(parting.found(self.plan.barred)))

    def deepest(self, sides: Sequence[Side]) -> Proposal | None:
        """The lottery that passes the sides by most; nothing where it falls short of one."""
        proposal = self._priced_by(sides).deepest(self.scaled(sides), self.plan.barred)
        return None if proposal is None or proposal.value < -1e-6 else proposal

    def scaled(self, sides: Sequence[Side]) -> list[tuple[NDArray[np.float64], float]]:
        """The sides as a solver takes them: each in parts of what it could come to at most."""
        rooms = (self.room(side) for side in sides)
        return [
            (np.array(side.weights.tolist(), dtype=float) / room, side.at_least / room)
            for side, room in zip(sides, rooms, strict=True)
        ]

    def room(self, side: Side) -> int:
        """What the weighted sum of a side could come to at most; at least 1."""
        return max(1, abs(Demand(plan=self.plan, weights=side.weights, at_least=0).most))

    def _priced_by(self, sides: Sequence[Side]) -> Lotteries:
        """The programme for sides of these weights, kept from one question to the next."""
        key = tuple(tuple(side.weights.tolist()) for side in sides)
        if key not in self._lotteries:
            self._lotteries[key] = Lotteries(self.plan, (None,) * self.ledger.width)
        return self._lotteries[key]

    def touched(self, issue: int) -> int:
        """In how much of what several issues decide together an issue has a part."""
        return self._touched[issue]


class _Parting:
    """One question: its sides, the programme that prices them, and how many parts there may still be."""

    def __init__(self, of: Inside, sides: Sequence[Side], lotteries: Lotteries, parts: int) -> None:
        self.of, self.sides, self.lotteries, self.left = of, sides, lotteries, parts
        self.room = [of.room(side) for side in sides]
        self.lines = of.scaled(sides)

    def found(self, barred: tuple[Marks, ...]) -> Iterator[Folded]:
        """What meets the sides and holds nothing barred, part by part."""
        self.left -= 1
        if self.left < 0:
            raise TooManyRowsError
        priced: Priced | None = None
        proposal: Proposal | None = None
        for _ in range(TIGHTENED):
            proposal = self.lotteries.deepest(self.lines, barred)
            if proposal is None:
                break
            priced = self._priced(proposal)
            tighter = losses(self.of.plan, barred, priced)
            if tighter is None:
                return
            settled = all((old == new).all() for old, new in zip(barred, tighter, strict=True))
            barred = tighter
            if settled:
                break
        try:
            folded = self._folded(barred, priced)
        except TooManyRowsError:
            pass
        else:
            if len(folded.rows):
                yield folded
            return
        for part in self._halves(barred, proposal):
            yield from self.found(part)

    def _priced(self, proposal: Proposal) -> Priced:
        """The prices in whole numbers: any sides met are met together, however often each is counted."""
        raw = [price / room for price, room in zip(proposal.weights.tolist(), self.room, strict=False)]
        most = sum(
            float(np.abs(each).max(initial=0.0)) for by_issue in proposal.shifts.values() for each in by_issue
        )
        most += sum(
            price * _largest(side.weights) for price, side in zip(raw, self.sides, strict=True)
        ) * float(self.of.ledger.bound)
        by = WORD / 8 / most if most > 0 else 0.0
        whole: Ints = np.zeros(self.of.ledger.width, dtype=object)
        at_least = 0
        for price, side in zip(raw, self.sides, strict=True):
            times = round(price * by)
            whole = whole + side.weights.astype(object) * times
            at_least += side.at_least * times
        shifts = {
            place: tuple(np.rint(np.nan_to_num(each) * by).astype(np.int64) for each in by_issue)
            for place, by_issue in proposal.shifts.items()
        }
        return Priced(whole.astype(self.of.ledger.dtype), at_least, shifts)

    def _folded(self, barred: tuple[Marks, ...], priced: Priced | None) -> Folded:
        plan = plan_of(self.of.ledger, barred=barred)
        demands = [Demand(plan=plan, weights=side.weights, at_least=side.at_least) for side in self.sides]
        if priced is not None:
            shifts = moved(priced.shifts, self.of.plan.machines, plan)
            together = Demand(plan=plan, weights=priced.weights, at_least=priced.at_least, shifts=shifts)
            demands.insert(0, together)
        return fold(plan, Way(demands=demands, pace=self.of.pace, cells=self.of.cells))

    def _halves(self, barred: tuple[Marks, ...], proposal: Proposal | None) -> Iterator[tuple[Marks, ...]]:
        """Two parts that share nothing: with the likeliest option of an issue and those like it, and without.

        The issue is one that the lottery leaves most to chance and on which most hangs.
        """
        best, chosen = -1.0, None
        for issue, bar in enumerate(barred):
            if len(np.unique(self.of.classes[issue][~bar])) < 2:
                continue
            chance = np.zeros(len(bar)) if proposal is None else proposal.chances[issue]
            doubt = (1.0 + 1e-3 - float((chance**2).sum())) * (1 + self.of.touched(issue))
            if doubt > best:
                best, chosen = doubt, issue
        if chosen is None:
            raise TooManyRowsError
        chance = np.where(barred[chosen], -1.0, 0.0 if proposal is None else proposal.chances[chosen])
        classes = self.of.classes[chosen]
        likeliest = classes == classes[int(chance.argmax())]
        for left_out in (~likeliest, likeliest):
            bar = barred[chosen] | left_out
            yield (*barred[:chosen], bar, *barred[chosen + 1 :])


def moved(
    shifts: Mapping[int, tuple[Ints, ...]], machines: Sequence[Machine], plan: Plan
) -> dict[int, tuple[Ints, ...]]:
    """Prices by issue for the machines of another plan, which read the same things in another order."""
    found = {}
    for place, by_issue in shifts.items():
        scope = machines[place].scope
        machine = plan.machines[place]
        found[id(machine)] = tuple(by_issue[scope.index(issue)] for issue in machine.scope)
    return found


def _largest(weights: Ints) -> int:
    return max((abs(weight) for weight in weights.tolist()), default=0)


def _alike(plan: Plan) -> list[NDArray[np.int64]]:
    """By issue, a number for each option: the same where they add the same and lead to the same states."""
    found = []
    for issue, adds in enumerate(plan.ledger.alone):
        columns: list[NDArray[Any]] = [adds]
        for machine in plan.machines:
            columns.extend(
                moves.T for at, moves in zip(machine.scope, machine.moves, strict=True) if at == issue
            )
        lines = [tuple(x for part in columns for x in part[code].tolist()) for code in range(len(adds))]
        numbers = {line: at for at, line in enumerate(dict.fromkeys(lines))}
        found.append(np.array([numbers[line] for line in lines], dtype=np.int64))
    return found
