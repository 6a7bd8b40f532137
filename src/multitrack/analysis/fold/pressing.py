"""The proof that a good package is best: what comes near to the bound gone through, as much of it as there is room for.

Where it is too much, the bound is pressed down from above, and a better package is sought from below; what is left
between them is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.fold.folding import StoppedError, TooManyRowsError
from multitrack.analysis.fold.gathered import Found
from multitrack.analysis.fold.nearness import Score
from multitrack.analysis.fold.swapping import Level
from multitrack.analysis.integers import Ints

ATTEMPTS = 4
"""How often the bound is pressed where not all packages near it can be gone through."""
PART = 8
"""The share of the room that each such attempt may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That all packages that matter were gone through: those whose weighted sum reaches ``at_least``.

    One weight for each party and each budget; ``lows``: what each sum has to reach besides.
    """

    weights: tuple[int, ...]
    at_least: int
    lows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Best:
    """The best packages: rows of sums with the packages behind them, and how far they are proved to be best.

    ``tied``: the packages that share the first thing compared (the lowest level), where later things set some
    apart. ``at_most``: no package has a higher value; proved to be best where it is the value itself.
    """

    folded: Found
    tied: Found
    value: Fraction
    at_most: Fraction
    proof: Proof

    @property
    def proved(self) -> bool:
        """Whether no package is better."""
        return self.value == self.at_most


class NothingSuitsError(Exception):
    """Proved: no package suits all."""


@dataclass(frozen=True, slots=True)
class Sense:
    """In what sense a package is to be best.

    ``chosen``: value and places of the best rows (sharing the first thing compared; in all of it). ``lows`` and
    ``target``: what sums and the weighted sum reach at least in every package of a value. ``bound``: what value
    is at most reached where the weighted sum is at most so much. ``floor``: what every sum has to reach at all.
    ``level``: what is to be high for all, where that is what best means.
    """

    chosen: Callable[[Found], tuple[Fraction, NDArray[np.int64], NDArray[np.int64]]]
    score: Score
    lows: Callable[[Fraction], tuple[int, ...]]
    target: Callable[[Fraction], int]
    bound: Callable[[int], Fraction | None]
    floor: tuple[int, ...]
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What can be asked about the packages that suit all, with some weights.

    ``near``: all whose weighted sum reaches so much and that reach the lows, in a part of the room. ``most``: what
    the weighted sum comes to at most. ``better``: a package sought in its own way, starting from one that is known.
    """

    weights: Ints
    near: Callable[[int, Sequence[int], int], Found]
    most: int
    better: Callable[[Found | None], Found | None]


class Pressing:
    """Goes through what comes near to the bound, as much of it as there is room for."""

    def __init__(self, ways: Ways, sense: Sense) -> None:
        self.ways, self.sense = ways, sense

    def found(self, known: Found | None) -> Best:
        """The best packages, starting from a good one where one is known.

        Raises NothingSuitsError, TooManyRowsError and StoppedError where no package is known or found.
        """
        target = self._lowest() if known is None else self.sense.target(self._value(known))
        lows = self.sense.floor if known is None else self.sense.lows(self._value(known))
        try:
            near = self.ways.near(target, lows, 1)
        except TooManyRowsError:
            return self._pressed(self._bettered(known))
        except StoppedError:
            if known is None:
                raise
            return self._bounded(known, self.ways.most)
        if not len(near.rows):
            raise NothingSuitsError
        return self.reached(near, target)

    def _value(self, known: Found) -> Fraction:
        return self.sense.chosen(known)[0]

    def _bettered(self, known: Found | None) -> Found:
        """The better of what is known and what is found from there. Raises TooManyRowsError where there is neither."""
        found = self.ways.better(known)
        if found is None and known is None:
            raise TooManyRowsError
        return max((each for each in (known, found) if each is not None), key=self._value)

    def _pressed(self, known: Found) -> Best:
        """The bound pressed down: everything above ever lower sums gone through, as far as there is room."""
        low, high, reach = self.sense.target(self._value(known)), self.ways.most + 1, self.ways.most
        for _ in range(ATTEMPTS):
            middle = (low + high) // 2
            try:
                near = self.ways.near(middle, self.sense.lows(self._value(known)), PART)
            except TooManyRowsError:
                low = middle
                continue
            except StoppedError:
                break
            high, reach = middle, middle - 1
            if len(near.rows) and self._value(near) > self._value(known):
                known = near
                if self.sense.target(self._value(known)) >= middle:
                    return self.reached(near, middle)
        return self._bounded(known, reach)

    def _lowest(self) -> int:
        """What the weighted sum reaches in every package that may be chosen at all."""
        return int(sum(w * low for w, low in zip(self.ways.weights.tolist(), self.sense.floor, strict=True)))

    def _bounded(self, known: Found, reach: int) -> Best:
        value, bound = self._value(known), self.sense.bound(reach)
        at_most = value if bound is None or bound < value else bound
        return self._best(known, at_most, reach + 1)

    def reached(self, folded: Found, at_least: int) -> Best:
        """The best of packages among which the best surely are."""
        return self._best(folded, self.sense.chosen(folded)[0], at_least)

    def _best(self, folded: Found, at_most: Fraction, at_least: int) -> Best:
        value, tied, places = self.sense.chosen(folded)
        return Best(
            folded=folded.only(places),
            tied=folded.only(tied),
            value=value,
            at_most=max(value, at_most),
            proof=Proof(
                weights=tuple(int(w) for w in self.ways.weights.tolist()),
                at_least=at_least,
                lows=self.sense.lows(value),
            ),
        )
