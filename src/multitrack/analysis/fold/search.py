"""The best package of talks that cannot be gone through, and the proof in whole numbers that none is better.

A solver proposes weights of the parties and budgets; rounded to whole numbers they bound what any package can
reach. A package better than a good one that is known must come near to that bound, and the few that do are gone
through: half packages too far below it are left out. Whoever has the weights can do so again without a solver.

Where too many come near, the best known is given with the bound: no package has more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fairness import fairest, largest_product
from multitrack.analysis.fold.folding import (
    Pace,
    Rows,
    TooManyRowsError,
    Way,
    fold,
    without_end,
)
from multitrack.analysis.fold.gathered import Found
from multitrack.analysis.fold.guessing import Guessing
from multitrack.analysis.fold.inside import HELD, Inside, Side
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.lottery import Lotteries, Proposal
from multitrack.analysis.fold.nearness import Floats, Looks, Lows, least_sum, most_product, shifts_of
from multitrack.analysis.fold.plan import Demand, Plan, plan_of
from multitrack.analysis.fold.pressing import Best, NothingSuitsError, Pressing, Sense, Ways
from multitrack.analysis.fold.swapping import Level, Swapping
from multitrack.analysis.fold.unbeaten import unit
from multitrack.analysis.integers import WORD, Ints

KEPT = 400
"""How many half packages are kept after each issue while a good package is looked for."""
KEPT_TOGETHER = 6000
"""The same where issues hang together, and what a half package may come to is told less well."""
FINENESS = 2**30
"""To how many parts the largest weight is rounded, where machine words have room for it."""
FINENESS_TOGETHER = 2**12
"""The same where issues hang together: what prices these weights in turn needs room too."""
ROOM = 16_000_000
"""How many numbers are held at once while what comes near to the bound is gone through."""
PART = 8
"""The share of the room that a package at the bound itself may take to be found."""


class Search:
    """Looks for the best among the packages that suit all: no red line crossed, no walk-away point missed."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        lows: Sequence[int] | None = None,
        pace: Pace = without_end,
        cells: int = ROOM,
    ) -> None:
        """``lows``: what each party has to get at least; where nothing is given, what it walks away below."""
        self.ledger, self.pace, self.cells = ledger, pace, cells
        self.barred = ledger.refused()
        self.plan = plan_of(ledger, barred=self.barred)
        self.lows = (*(ledger.walk_away if lows is None else lows), *(-most for most in ledger.at_most))
        self.parties = len(ledger.parties)

    @cached_property
    def lotteries(self) -> Lotteries:
        """Where weights are proposed."""
        return Lotteries(self.plan, self.lows)

    def fairest(self, base: Sequence[int], span: Sequence[int]) -> Best:
        """The packages whose lowest level is highest, then the second lowest, and so on.

        A party's level is its worth above ``base`` in parts of its ``span``. Raises NothingSuitsError, or
        TooManyRowsError where nothing is found at all.
        """
        proposal = self.lotteries.fairest(base, span)
        weights = self.whole(proposal)
        return self._best(proposal, weights, self._fairly(base, span, weights))

    def any(self) -> Found:
        """A package that suits all, the first that is met; others may come with it.

        Raises NothingSuitsError, or TooManyRowsError where none is met and nothing is proved.
        """
        base, span = self.lows[: self.parties], [1] * self.parties
        proposal = self.lotteries.fairest(base, span)
        weights = self.whole(proposal)
        sense = self._fairly(base, span, weights)
        known = next((each for each in self._good_ones(proposal, weights, sense) if each is not None), None)
        if known is not None:
            return known
        least = int(sum(w * low for w, low in zip(weights.tolist(), self.lows, strict=True)))
        try:
            near = self.near(proposal, weights, least, self.lows, self.cells)
        except TooManyRowsError:
            swapped = None if proposal is None else self._swapped(proposal, sense, None)
            if swapped is None:
                raise
            return swapped
        if not len(near.rows):
            raise NothingSuitsError
        return near

    def _fairly(self, base: Sequence[int], span: Sequence[int], weights: Ints) -> Sense:
        """The lowest level as high as can be."""
        start, parts = np.array(base), np.array(span)

        def chosen(folded: Found) -> tuple[Fraction, NDArray[np.int64], NDArray[np.int64]]:
            return fairest((folded.rows.sums[:, : self.parties] - start).T, span)

        def score(sums: Floats) -> Floats:
            counted = parts > 0
            levels = (sums[:, : self.parties] - start)[:, counted] / parts[counted]
            return np.asarray(levels.min(axis=1) if counted.any() else levels.sum(axis=1))

        def lows(level: Fraction) -> tuple[int, ...]:
            reached = (
                b - (-level.numerator * s) // level.denominator for b, s in zip(base, span, strict=True)
            )
            sums = tuple(max(low, high) for low, high in zip(self.lows, reached, strict=False))
            return (*sums, *self.lows[self.parties :])

        def target(level: Fraction) -> int:
            return int(sum(w * low for w, low in zip(weights.tolist(), lows(level), strict=True)))

        def bound(reach: int) -> Fraction | None:
            per_level = sum(w * s for w, s in zip(weights.tolist(), span, strict=False))
            least = sum(
                w * low for w, low in zip(weights.tolist(), (*base, *self.lows[self.parties :]), strict=True)
            )
            return Fraction(reach - least, per_level) if per_level > 0 else None

        return Sense(chosen, score, lows, target, bound, floor=self.lows, level=Level(base=base, span=span))

    def largest_product(self, exponents: Sequence[int]) -> Best:
        """The packages whose product of gains over the walk-away points is largest, where all can gain.

        Raises NothingSuitsError where no package lets all gain, or TooManyRowsError.
        """
        base = self.ledger.walk_away
        proposal = self.lotteries.nash(base, exponents)
        weights = self.whole(proposal)
        weights[: self.parties] = np.maximum(
            weights[: self.parties], 1
        )  # the inequality wants all above nought
        mine = weights.tolist()[: self.parties]
        start = np.array(base)
        powers = list(exponents)
        gaining = (*(low + 1 for low in base), *self.lows[self.parties :])
        least = sum(
            w * low for w, low in zip(weights.tolist(), (*base, *self.lows[self.parties :]), strict=True)
        )

        def chosen(folded: Found) -> tuple[Fraction, NDArray[np.int64], NDArray[np.int64]]:
            (product, _), places = largest_product((folded.rows.sums[:, : self.parties] - start).T, powers)
            return Fraction(product), places, places

        def score(sums: Floats) -> Floats:
            gains = np.maximum(sums[:, : self.parties] - start, 1e-3)
            return np.asarray(np.log(gains) @ np.array(powers, dtype=float))

        def target(product: Fraction) -> int:
            return int(least) + least_sum(int(product), mine, powers)

        def bound(reach: int) -> Fraction:
            return Fraction(most_product(max(0, reach - least), mine, powers))

        return self._best(
            proposal, weights, Sense(chosen, score, lambda _: gaining, target, bound, floor=gaining)
        )

    def most(self, at: int) -> Best:
        """The most that one party can get in a package that suits all, proved; see :meth:`largest`."""
        return self.largest([int(party == at) for party in range(self.parties)])

    def largest(self, looking: Sequence[int]) -> Best:
        """The packages in which the worths of some parties (marked 1, the others 0) have the largest sum, proved.

        Raises NothingSuitsError, or TooManyRowsError where it is not proved.
        """
        proposal = self.lotteries.most(looking)
        weights = self.whole(proposal)
        mine = np.array([*looking, *([0] * (len(weights) - self.parties))], dtype=bool)
        least = max(1, int(min(weights[mine].tolist())))
        weights[mine] = np.maximum(weights[mine], least)
        beyond = weights - np.where(mine, least, 0)
        rest = int(sum(w * low for w, low in zip(beyond.tolist(), self.lows, strict=True)))

        def chosen(folded: Found) -> tuple[Fraction, NDArray[np.int64], NDArray[np.int64]]:
            sums = folded.rows.sums[:, mine].sum(axis=1)
            places = np.flatnonzero(sums == sums.max())
            return Fraction(int(sums.max())), places, places

        def target(value: Fraction) -> int:
            return least * int(value) + rest

        def bound(reach: int) -> Fraction | None:
            return Fraction((reach - rest) // least)

        def score(sums: Floats) -> Floats:
            return np.asarray(sums[:, mine].sum(axis=1))

        sense = Sense(chosen, score, lambda _: self.lows, target, bound, floor=self.lows)
        found = self._at_the_bound(proposal, weights, sense) or self._best(proposal, weights, sense)
        if not found.proved:
            raise TooManyRowsError
        return found

    def whole(self, proposal: Proposal | None) -> Ints:
        """The weights of a proposal as whole numbers; all alike where there is none."""
        width = self.ledger.width
        raw = np.ones(width) if proposal is None else np.maximum(proposal.weights, 0.0)
        if not raw[: self.parties].any():
            raw = np.ones(width)
        fineness = FINENESS_TOGETHER if self.plan.machines else FINENESS
        while fineness > 1 and fineness * width * 2 * self.ledger.bound >= WORD:
            fineness //= 2
        scaled = [round(float(weight) / float(raw.max()) * fineness) for weight in raw.tolist()]
        fits = sum(scaled) * 2 * self.ledger.bound < WORD and self.ledger.dtype is np.int64
        return np.array(scaled, dtype=np.int64 if fits else object)

    def near(
        self, proposal: Proposal | None, weights: Ints, at_least: int, lows: Sequence[int], cells: int
    ) -> Found:
        """All packages that suit all, reach the lows, and whose weighted sum reaches ``at_least``."""
        plan = self._sharpest(weights)
        shifts = shifts_of(proposal, self.plan, weights) if plan is self.plan else {}
        demand = Demand(plan=plan, weights=weights, at_least=at_least, shifts=shifts)
        way = Way(demands=(demand,), thin=Lows(plan, lows).kept, pace=self.pace, cells=cells)
        try:
            return fold(plan, way)
        except TooManyRowsError:
            if not self.plan.machines or self.ledger.dtype is object:
                raise
        sides = [Side(unit(self.ledger, at), low) for at, low in enumerate(lows)]
        follows = sum(w * low for w, low in zip(weights.tolist(), lows, strict=True)) >= at_least
        return self._inside.of(sides if follows else [Side(weights, at_least), *sides])

    @cached_property
    def _inside(self) -> Inside:
        """Where packages are gone through in parts, so much hangs together."""
        return Inside(self.ledger, self.barred, pace=self.pace, cells=min(self.cells, HELD))

    def _sharpest(self, weights: Ints) -> Plan:
        """The plan that begins with the issues on which a second choice costs most, where nothing is entangled."""
        if self.plan.machines:
            return self.plan
        costs = []
        for adds, barred in zip(self.ledger.alone, self.barred, strict=True):
            sums = sorted(int(number) for number in (adds @ weights)[~barred])
            costs.append(sums[-1] - sums[-2] if len(sums) > 1 else 0)
        order = sorted(range(len(costs)), key=lambda issue: -costs[issue])
        return plan_of(self.ledger, order, self.barred)

    def _best(self, proposal: Proposal | None, weights: Ints, sense: Sense) -> Best:
        good = (each for each in self._good_ones(proposal, weights, sense) if each is not None)
        known = max(good, key=lambda each: sense.chosen(each)[0], default=None)
        return self._pressing(proposal, weights, sense).found(known)

    def _good_ones(self, proposal: Proposal | None, weights: Ints, sense: Sense) -> Iterator[Found | None]:
        """Good packages found in several ways, where they are; not proved to be best."""
        if proposal is not None:
            yield self._good(proposal, weights, sense)
            if self.plan.machines:
                yield self._guessed(proposal, sense)

    def reach(self, proposal: Proposal | None, weights: Ints) -> int:
        """The most that the weighted sum can come to, as far as is easily told."""
        shifts = shifts_of(proposal, self.plan, weights)
        return Demand(plan=self.plan, weights=weights, at_least=0, shifts=shifts).most

    def _at_the_bound(self, proposal: Proposal | None, weights: Ints, sense: Sense) -> Best | None:
        """The best package where one reaches the bound itself: quickly found, and nothing is left to prove."""
        most = self.reach(proposal, weights)
        try:
            near = self.near(proposal, weights, most, self.lows, self.cells // PART)
        except TooManyRowsError:
            return None
        if not len(near.rows) or sense.bound(most) != sense.chosen(near)[0]:
            return None
        return self._pressing(proposal, weights, sense).reached(near, most)

    def _guessed(self, proposal: Proposal, sense: Sense) -> Found | None:
        """A package that is guessed to be good; nothing where none is that reaches what has to be reached."""
        floor: Ints = np.array(sense.floor, dtype=self.ledger.dtype)

        def judge(sums: Ints) -> tuple[Floats, Floats]:
            short = np.minimum((sums - floor).min(axis=1), 0).astype(float)
            return short, sense.score(sums.astype(float))

        guess = Guessing(self.plan, self._inside.classes).best(proposal, judge)
        if guess is None or any(it < low for it, low in zip(guess.sums, sense.floor, strict=True)):
            return None
        return self._alone(guess.codes)

    def _swapped(self, proposal: Proposal, sense: Sense, known: Found | None) -> Found | None:
        """A package found by swapping choices, from a known one or the one that the lottery holds likely."""
        if sense.level is None or self.plan.machines:
            return None
        swapping = Swapping(self.ledger, self.barred, sense.level, sense.floor)
        if not swapping.fits:
            return None
        likely = np.array([int(chance.argmax()) for chance in proposal.chances], dtype=np.int64)
        best = swapping.best(likely if known is None else known.codes()[0].astype(np.int64), self.pace)
        return None if best is None else self._alone(best.tolist())

    def _alone(self, codes: Sequence[int]) -> Found:
        """One package by what stands on each issue."""
        other = [np.arange(size) != code for size, code in zip(self.ledger.sizes, codes, strict=True)]
        return fold(plan_of(self.ledger, barred=other), Way())

    def _pressing(self, proposal: Proposal | None, weights: Ints, sense: Sense) -> Pressing:
        """What can be asked about the packages that suit all, with these weights."""

        def near(at_least: int, lows: Sequence[int], part: int) -> Found:
            return self.near(proposal, weights, at_least, lows, self.cells // part)

        def better(known: Found | None) -> Found | None:
            return None if proposal is None else self._swapped(proposal, sense, known)

        return Pressing(
            Ways(weights=weights, near=near, most=self.reach(proposal, weights), better=better), sense
        )

    def _good(self, proposal: Proposal, weights: Ints, sense: Sense) -> Found | None:
        """A good package, not proved to be best: half packages that look best with the rest left to the lottery.

        Where issues hang together a lottery over single issues tells little; there the bound itself is looked at.
        """
        looks = Looks(self.plan, proposal, sense.score)
        shifts = shifts_of(proposal, self.plan, weights)
        bound = Demand(plan=self.plan, weights=weights, at_least=0, shifts=shifts)
        lows = Lows(self.plan, sense.floor)

        most_kept = KEPT_TOGETHER if shifts else KEPT

        def thin(done: int, rows: Rows) -> NDArray[np.bool_]:
            keep = lows.kept(done, rows)
            if int(keep.sum()) > most_kept:
                hope = bound.reach(rows.sums, rows.marks, done) if shifts else looks.of(done, rows)
                scores = np.where(keep, hope.astype(float), -np.inf)
                keep &= scores >= np.partition(scores, -most_kept)[-most_kept]
            return keep

        try:
            folded = fold(self.plan, Way(thin=thin, pace=self.pace, cells=self.cells))
        except TooManyRowsError:
            return None
        return folded if len(folded.rows) else None
