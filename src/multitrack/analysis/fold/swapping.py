"""Good packages by swapping: two choices changed at once, one against the other, over and over.

Where issues stand alone and very many packages are nearly as fair as the fairest, a package found step by step is
seldom among the fairest. Here one is changed on two issues at a time, whichever two choices serve those worst off
best, even where none serves them better than now; an issue just changed then stands for a while. Nothing is proved,
nothing is left to chance (taboo search, F. Glover, ORSA Journal on Computing 1, 1989).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.analysis.fold.ledger import Ledger, Marks

ROUNDS = ((1.8, 5), (1.2, 5), (0.6, 7))
"""How much each round minds those who are not worst off (in parts of what a choice changes on the whole), and for how
many steps an issue that was changed stands."""
WORK = 15e9
"""How many numbers are gone through at most, in all rounds together."""
STEPS = 1200
"""How many steps each round takes at most."""
PAIRS = 4_000_000
"""With more pairs of choices than this nothing is swapped."""
STEEP = 50.0
"""Beyond this a change counts as bad (or as good) as it can."""

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What is to be high for all: each party's worth above ``base``, in parts of its ``span``."""

    base: Sequence[int]
    span: Sequence[int]


class Swapping:
    """Swaps choices for a package whose lowest level is high and in which every sum reaches what it has to."""

    def __init__(self, ledger: Ledger, barred: Sequence[Marks], level: Level, lows: Sequence[int]) -> None:
        """``lows``: what every sum has to reach; nothing barred is taken."""
        counted = [at for at, part in enumerate(level.span) if part > 0]
        sums = np.concatenate([np.array(adds, dtype=float) for adds in ledger.alone])
        free = np.concatenate([~bar for bar in barred])
        issue = np.repeat(np.arange(len(ledger.sizes)), ledger.sizes)
        self.firsts = np.concatenate(([0], np.cumsum(ledger.sizes)[:-1]))
        self.choices = np.flatnonzero(free)
        self.issue = issue[self.choices]

        span = np.array([level.span[at] for at in counted], dtype=float)
        self.levels = sums[:, counted] / span
        self.base = np.array([level.base[at] for at in counted], dtype=float) / span
        self.sums, self.lows = sums, np.array(lows, dtype=float)
        least = [sums[issue == at].min(axis=0) for at in range(len(ledger.sizes))]
        self.bound = np.flatnonzero(np.sum(least, axis=0) < self.lows)
        """The sums that could miss what they have to reach."""

    @property
    def fits(self) -> bool:
        """Whether there are so few pairs of choices that they can be gone through, and something to make high."""
        return bool(self.levels.shape[1]) and len(self.choices) ** 2 <= PAIRS

    def best(self, codes: Codes, pace: Pace = without_end) -> Codes | None:
        """The best package met on the way from one; nothing where none met reaches what it has to."""
        steps = int(min(STEPS, WORK / len(ROUNDS) / self._cells))
        best: tuple[float, Codes] | None = None
        for mind, stands in ROUNDS:
            for level, met in self._met(codes, mind, stands, steps, pace):
                if best is None or level > best[0]:
                    best = level, met
        return None if best is None else best[1]

    @property
    def _cells(self) -> int:
        return len(self.choices) ** 2 * int(self.levels.shape[1] + len(self.bound))

    def _met(
        self, codes: Codes, mind: float, stands: int, steps: int, pace: Pace
    ) -> Iterator[tuple[float, Codes]]:
        """What is met on the way, each with its lowest level."""
        codes, until = codes.copy(), np.zeros(len(self.firsts), dtype=np.int64)
        parts = self._parts(mind)
        for step in range(steps):
            if not pace(step, steps):
                return
            at = codes + self.firsts
            levels, sums = self.levels[at].sum(axis=0) - self.base, self.sums[at].sum(axis=0)
            if (sums >= self.lows).all():
                yield float(levels.min()), codes.copy()
            fixed = until[self.issue] > step
            for choice in self._pair(at, self._hurt(levels, sums, parts), parts, fixed):
                issue = self.issue[choice]
                if self.choices[choice] != at[issue]:
                    until[issue] = step + stands
                codes[issue] = self.choices[choice] - self.firsts[issue]

    def _pair(self, at: Codes, hurt: Floats, parts: Floats, fixed: NDArray[np.bool_]) -> Iterable[int]:
        """The two choices of two issues, at least one of them new, after which it hurts least; none where none may be."""
        changes = self._wanted(self.choices) - self._wanted(at)[self.issue]
        ease = np.exp(np.clip(-changes / parts, -STEEP, STEEP))
        total = (hurt * ease) @ ease.T
        stay = self.choices == at[self.issue]
        total[(self.issue[:, None] == self.issue[None, :]) | (stay[:, None] & stay[None, :])] = np.inf
        total[fixed & ~stay, :] = np.inf
        total[:, fixed & ~stay] = np.inf
        pair = divmod(int(total.argmin()), len(self.choices))
        return pair if np.isfinite(total[pair]) else ()

    def _wanted(self, places: NDArray[np.int64]) -> Floats:
        """What some choices add to the levels and to the sums that could miss something."""
        return np.concatenate([self.levels[places], self.sums[places][:, self.bound]], axis=1)

    def _parts(self, mind: float) -> Floats:
        """How much of each is little: in parts of what a choice changes."""
        levels = float(self.levels.std(axis=0).mean()) or 1.0
        each = self.sums[:, self.bound].std(axis=0)
        return mind * np.concatenate([np.full(self.levels.shape[1], levels), np.where(each > 0, each, 1.0)])

    def _hurt(self, levels: Floats, sums: Floats, parts: Floats) -> Floats:
        """How much each level and each sum matters now: the lower it is, the more."""
        above = np.concatenate([levels - levels.min(), (sums - self.lows)[self.bound]])
        return np.asarray(np.exp(np.clip(-above / parts, -STEEP, STEEP)))
