"""What a mixture is made of: parts that are mixed apart from each other, each with the worths of what it may hold.

Where nothing ties issues together (no worth over several, no linkage, no budget, every issue arises), each issue is a
part of its own and what a mixture is worth is the sum over the issues. Elsewhere the packages are one part: those that
cross nobody's red line and are unbeaten; whatever can be had from all can be had from these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from multitrack.analysis.consent import Weighed
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.ledger import Ledger
from multitrack.analysis.frontier import undominated
from multitrack.analysis.integers import dense_ranks
from multitrack.model.package import Package
from multitrack.model.party import PartyId

QUESTION = "mixtures of packages"
"""What is refused where it is too much."""
MOST = 20_000
"""Of how many packages a mixture is sought."""

Worth = tuple[int, ...]
"""What one thing adds to the worth for each party, scaled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What may stand in one part, with what each adds for each party."""

    held: tuple[Package, ...]
    worths: tuple[Worth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """All parts of a mixture; worths and walk-away points times ``scale``. ``whole``: the one part is of packages."""

    parties: tuple[PartyId, ...]
    scale: int
    walk_away: tuple[int, ...]
    parts: tuple[Part, ...]
    whole: bool

    def exact(self, number: Fraction, power: int = 1) -> Fraction:
        """A scaled number (or a product of ``power`` of them) as it stands in the mandates."""
        return number / Fraction(self.scale) ** power


def is_additive(ledger: Ledger) -> bool:
    """Whether nothing ties issues together, so that each may be mixed by itself."""
    return not ledger.told and not ledger.budgets and 0 not in ledger.sizes


def parts_by_issue(ledger: Ledger) -> Parts | None:
    """The issues as parts; nothing where some issue is left with no option that crosses nobody's red line."""
    parts = tuple(_issues(ledger))
    if any(not part.held for part in parts):
        return None
    return Parts(
        parties=ledger.parties, scale=ledger.scale, walk_away=ledger.walk_away, parts=parts, whole=False
    )


def _issues(ledger: Ledger) -> Iterator[Part]:
    for issue, options, adds, barred in zip(
        ledger.issues, ledger.options, ledger.alone, ledger.refused(), strict=True
    ):
        free = np.flatnonzero(~barred).tolist()
        yield Part(
            held=tuple(Package.of([(issue, options[code])]) for code in free),
            worths=tuple(tuple(int(n) for n in adds[code, : len(ledger.parties)]) for code in free),
        )


def parts_of_packages(talks: Weighed) -> Parts | TooLarge | None:
    """The packages as one part; nothing where all cross a red line, refused where too many are unbeaten."""
    worths, space = talks.worths, talks.space
    crossed = np.logical_or.reduce(list(worths.crossed.values()))
    allowed = np.flatnonzero(space.respects & ~crossed)
    if not len(allowed):
        return None
    columns = [worths.columns[party][allowed] for party in talks.seated]
    ranks = np.array([dense_ranks(column) for column in columns])
    distinct, first = np.unique(ranks, axis=1, return_index=True)
    edge = undominated(distinct)
    if edge is None or len(edge) > MOST:
        return TooLarge(question=QUESTION, packages=space.count, limit=MOST)
    kept = np.sort(first[edge]).tolist()
    return Parts(
        parties=talks.seated,
        scale=worths.scale,
        walk_away=tuple(worths.walk_away[party] for party in talks.seated),
        parts=(
            Part(
                held=tuple(space.package(int(allowed[at])) for at in kept),
                worths=tuple(tuple(int(column[at]) for column in columns) for at in kept),
            ),
        ),
        whole=True,
    )
