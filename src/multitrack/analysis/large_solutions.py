"""The solutions of talks with too many packages to go through, each sought by itself and proved, or bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.folding import Pace, TooManyRowsError
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.fold.pressing import Best, NothingSuitsError, Proof
from multitrack.analysis.fold.search import Search
from multitrack.analysis.fold.unbeaten import unbeaten
from multitrack.analysis.solution import Concept, Solution, solution
from multitrack.analysis.space import LIMIT
from multitrack.model.party import PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Ideal:
    """The most that a party can get in a package that suits all, with the proof."""

    value: Fraction
    proof: Proof


class LargeSolutions:
    """The solutions of talks that cannot be gone through, one after the other."""

    def __init__(self, ledger: Ledger, pace: Pace) -> None:
        self.ledger, self.pace = ledger, pace
        self.search = Search(ledger, pace=pace)
        self.parties = len(ledger.parties)
        self._ideal: list[Best] | None = None
        self._fairest: Best | None = None

    def each(self) -> Iterator[tuple[Concept, Callable[[], Solution | TooLarge]]]:
        """What to find, and how."""
        yield Concept.UTILITARIAN, self.utilitarian
        yield Concept.LEXIMIN, self.leximin
        yield Concept.EGALITARIAN, self.egalitarian
        yield Concept.NASH, self.nash
        yield Concept.KALAI_SMORODINSKY, self.kalai_smorodinsky
        yield Concept.EQUAL_LOSS, self.equal_loss

    def utilitarian(self) -> Solution:
        """The largest sum over all that the linkage allows: one sum instead of many, so folding is quick."""
        together = summed(self.ledger)
        try:
            folded = unbeaten(together, pace=self.pace).folded
        except TooManyRowsError:
            search = Search(together, lows=[-self.ledger.bound], pace=self.pace)
            folded = search.largest([1]).folded
        listed = folded.listed()
        if not folded.packages:
            raise NothingSuitsError
        package = listed[0]
        worths = {mandate.party: mandate.worth_of(package) for mandate in self.ledger.mandates}
        return solution(
            Concept.UTILITARIAN,
            listed,
            folded.packages,
            value=sum(worths.values(), Fraction(0)),
            worths=worths,
            walk_away=self._walk_away(),
            refused_by=tuple(
                mandate.party for mandate in self.ledger.mandates if not mandate.accepts(package)
            ),
        )

    def nash(self) -> Solution | TooLarge:
        """The largest product of gains; refused where not all can gain at once."""
        try:
            found = self.search.largest_product([1] * self.parties)
        except NothingSuitsError:
            self._fair()  # raises where nothing suits all
            return TooLarge(
                question="the largest product of gains where not all can gain at once",
                packages=self.ledger.combinations,
                limit=LIMIT,
            )
        return self._of(Concept.NASH, found, Fraction(1, self.ledger.scale**self.parties))

    def leximin(self) -> Solution:
        """The smallest gain as large as can be, then the second smallest, and so on."""
        return self._of(Concept.LEXIMIN, self._fair(), Fraction(1, self.ledger.scale))

    def egalitarian(self) -> Solution:
        """The smallest gain as large as can be, with every tie."""
        found = self._fair()
        return self._of(
            Concept.EGALITARIAN, replace(found, folded=found.tied), Fraction(1, self.ledger.scale)
        )

    def kalai_smorodinsky(self) -> Solution:
        """The smallest share of what each could gain at best as large as can be."""
        walk_away = self.ledger.walk_away
        span = [best - least for best, least in zip(self.ideal(), walk_away, strict=True)]
        return self._of(Concept.KALAI_SMORODINSKY, self.search.fairest(walk_away, span), Fraction(1))

    def equal_loss(self) -> Solution:
        """The largest loss against what each could get at best as small as can be."""
        found = self.search.fairest(self.ideal(), [1] * self.parties)
        return self._of(Concept.EQUAL_LOSS, found, Fraction(-1, self.ledger.scale))

    def ideal(self) -> Sequence[int]:
        """The most that each party can get in a package that suits all."""
        if self._ideal is None:
            self._ideal = [self.search.most(at) for at in range(self.parties)]
        return [int(best.value) for best in self._ideal]

    def ideals(self) -> dict[PartyId, Ideal]:
        """The same with its proof, where it was asked for."""
        scale = self.ledger.scale
        return {
            party: Ideal(value=best.value / scale, proof=best.proof)
            for party, best in zip(self.ledger.parties, self._ideal or (), strict=False)
        }

    def _fair(self) -> Best:
        if self._fairest is None:
            self._fairest = self.search.fairest(self.ledger.walk_away, [1] * self.parties)
        return self._fairest

    def _walk_away(self) -> dict[PartyId, Fraction]:
        return {mandate.party: mandate.walk_away for mandate in self.ledger.mandates}

    def _of(self, concept: Concept, found: Best, unit: Fraction) -> Solution:
        listed = found.folded.listed()
        worths = {mandate.party: mandate.worth_of(listed[0]) for mandate in self.ledger.mandates}
        return solution(
            concept,
            listed,
            found.folded.packages,
            value=found.value * unit,
            worths=worths,
            walk_away=self._walk_away(),
            bound=None if found.proved else found.at_most * unit,
            proof=found.proof,
        )


def summed(ledger: Ledger) -> Ledger:
    """The ledger of all parties as if they were one, to whom nothing is a red line."""
    parties = len(ledger.parties)

    def together(adds: NDArray[Any]) -> NDArray[Any]:
        return np.hstack([adds[:, :parties].sum(axis=1, keepdims=True), adds[:, parties:]])

    factors = []
    for factor in ledger.factors:
        table = together(np.array(list(factor.entries.values()), dtype=ledger.dtype))
        entries = dict(zip(factor.entries, map(tuple, table.tolist()), strict=True))
        factors.append(replace(factor, entries=entries, width=table.shape[1]))
    return replace(
        ledger,
        parties=ledger.parties[:1],
        alone=tuple(map(together, ledger.alone)),
        factors=tuple(factors),
        crossed=tuple(np.zeros_like(lines) for lines in ledger.crossed),
    )
