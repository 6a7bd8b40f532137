"""Whether anything is better for all than a text that was signed, or the proof that nothing is.

After a first agreement the parties may look for another that gives nobody less and somebody more; each may say no.
Packages that cross a red line of somebody are left aside, whatever they are worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from multitrack.analysis.finding import Basis, TooLarge, basis_of
from multitrack.analysis.fold.folding import Pace, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.fold.pressing import NothingSuitsError, Proof
from multitrack.analysis.fold.search import Search
from multitrack.analysis.space import LIMIT, NONE, Packages, too_large
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Better:
    """What is better for all than a text: nobody gets less, and together they get most more.

    ``packages``: all that gain most in sum, ``count`` of them; none where nothing is better, which ``proof`` shows.
    ``gains``: what each party gets more in the first of them.
    """

    basis: Basis
    packages: Packages
    count: int
    gains: Mapping[PartyId, Fraction]
    proof: Proof | None

    @property
    def nothing(self) -> bool:
        """Whether nothing is better."""
        return self.count == 0


class MandateMissingError(ValueError):
    """A question that only mandates can answer was asked where somebody's is not known."""


def better_than(talks: Talks, text: Package, *, pace: Pace = without_end) -> Better | TooLarge:
    """What is better for all than a text on which nothing is open.

    Raises MandateMissingError where somebody's mandate is not known, and StoppedError.
    """
    try:
        ledger = ledger_of(talks)
        if len(ledger.parties) < len(talks.seated_parties()) or not ledger.parties:
            raise MandateMissingError("what is better for all is known only where every mandate is")
        worths = [mandate.worth_of(text) for mandate in ledger.mandates]
        lows = [int(worth * ledger.scale) for worth in worths]
        found = Search(ledger, lows=lows, pace=pace).largest([1] * len(lows))
    except NothingSuitsError:
        return Better(basis=basis_of(talks), packages=NONE, count=0, gains={}, proof=None)
    except (TooManyRowsError, TooEntangledError):
        return too_large(talks, LIMIT)
    if found.value == sum(lows):
        return Better(basis=basis_of(talks), packages=NONE, count=0, gains={}, proof=found.proof)
    listed = found.folded.listed()
    gains = {m.party: m.worth_of(listed[0]) - worth for m, worth in zip(ledger.mandates, worths, strict=True)}
    return Better(
        basis=basis_of(talks), packages=listed, count=found.folded.packages, gains=gains, proof=found.proof
    )
