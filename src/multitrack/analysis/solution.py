"""The packages that theories of fair division point at, each with all its ties, where mandates are known.

*Nash* needs no comparison between parties, nor does *Kalai-Smorodinsky*, which looks at the share each gets of
what it could gain at best. The others compare the points of different parties as if they were one currency, and
say so. None is a verdict: each is a package to look at, with what every party gains over its walk-away point, and
who would refuse it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import Weighed
from multitrack.analysis.fairness import fairest, largest_product
from multitrack.analysis.finding import Status
from multitrack.analysis.fold.pressing import Proof
from multitrack.analysis.integers import Ints
from multitrack.analysis.space import Packages
from multitrack.model.package import Package
from multitrack.model.party import PartyId


class Concept(StrEnum):
    """What a solution makes as large (or a loss as small) as it can."""

    NASH = "nash"
    LEXIMIN = "leximin"
    UTILITARIAN = "utilitarian"
    KALAI_SMORODINSKY = "kalai-smorodinsky"
    EGALITARIAN = "egalitarian"
    EQUAL_LOSS = "equal loss"


NO_CURRENCY = frozenset({Concept.NASH, Concept.KALAI_SMORODINSKY})
"""What does not compare the points of different parties."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """All packages that are best in one sense, in the order of the talks; equal in it, so none is preferred.

    ``value``: the product of gains over the walk-away points (Nash), the smallest gain (leximin, egalitarian), the
    sum of worths (utilitarian), the smallest share of what each could gain at best (Kalai-Smorodinsky), the
    largest loss against what each could get at best (equal loss). ``bound``: nothing where the packages are proved
    best; else no package has a better value than this. ``count``: how many packages; ``worths`` and ``gains`` are
    those of the first. ``refused_by``: the parties whose mandate forbids the first package. ``proof``: where not
    every package was gone through, which were.
    """

    concept: Concept
    packages: Packages
    count: int
    value: Fraction
    worths: Mapping[PartyId, Fraction]
    gains: Mapping[PartyId, Fraction]
    refused_by: tuple[PartyId, ...]
    gaining: tuple[PartyId, ...]
    compares_parties: bool
    bound: Fraction | None = None
    proof: Proof | None = None

    @property
    def package(self) -> Package:
        """The first of the packages."""
        return self.packages[0]

    @property
    def proper(self) -> bool:
        """Whether every party gains something over its walk-away point."""
        return len(self.gaining) == len(self.worths)

    @property
    def status(self) -> Status:
        """Whether no package is better, or none is better than the bound."""
        return Status.EXACT if self.bound is None else Status.BOUNDED

    @property
    def gap(self) -> Fraction:
        """How far the bound is from the value, as a share of the value."""
        if self.bound is None:
            return Fraction(0)
        return abs(self.bound - self.value) / abs(self.value) if self.value else Fraction(1)


def solutions_of(talks: Weighed) -> Mapping[Concept, Solution]:
    """Utilitarian over all that the linkage allows, the others over what all accept.

    Empty unless every mandate is known; all but utilitarian are missing where no package suits all.
    """
    if not talks.all_mandated:
        return {}
    everyone = (1 << len(talks.seated)) - 1
    allowed = np.flatnonzero(talks.space.respects)
    suits_all = np.flatnonzero(talks.space.respects & (talks.sure == everyone))
    found = {
        concept: _solution(talks, concept, suits_all[places], value)
        for concept, value, places in (_fair(talks, suits_all) if len(suits_all) else ())
    }
    if len(allowed):
        total = np.array([column[allowed] for column in talks.worths.columns.values()]).sum(axis=0)
        best = np.flatnonzero(total == total.max())
        value = talks.worths.exact(int(total.max()))
        found[Concept.UTILITARIAN] = _solution(talks, Concept.UTILITARIAN, allowed[best], value)
    return {concept: found[concept] for concept in Concept if concept in found}


def _fair(talks: Weighed, which: NDArray[Any]) -> Iterator[tuple[Concept, Fraction, NDArray[Any]]]:
    """What is fair in each sense among some packages: its value, and where it is reached."""
    gains = _gains(talks, which)
    (product, factors), best = largest_product(gains)
    yield Concept.NASH, talks.worths.exact(product, factors), best
    smallest, tied, best = fairest(gains)
    yield Concept.EGALITARIAN, smallest / talks.worths.scale, tied
    yield Concept.LEXIMIN, smallest / talks.worths.scale, best
    ideal: Sequence[int] = gains.max(axis=1).tolist()
    share, _, best = fairest(gains, ideal)
    yield Concept.KALAI_SMORODINSKY, share, best
    loss, _, best = fairest(gains - np.array(ideal, dtype=gains.dtype)[:, None])
    yield Concept.EQUAL_LOSS, -loss / talks.worths.scale, best


def _gains(talks: Weighed, which: NDArray[Any]) -> Ints:
    """What each party (a row) gets above its walk-away point in each of some packages."""
    worths = talks.worths
    return np.array([worths.columns[party][which] - worths.walk_away[party] for party in talks.seated])


def _solution(talks: Weighed, concept: Concept, which: NDArray[Any], value: Fraction) -> Solution:
    worths, first = talks.worths, int(which[0])
    each = {party: worths.exact(worths.columns[party][first]) for party in talks.seated}
    return solution(
        concept,
        talks.space.packages(which),
        len(which),
        value=value,
        worths=each,
        walk_away={party: worths.mandates[party].walk_away for party in each},
        refused_by=tuple(party for party in talks.seated if not talks.levels[party][first]),
    )


def solution(
    concept: Concept,
    packages: Packages,
    count: int,
    *,
    value: Fraction,
    worths: Mapping[PartyId, Fraction],
    walk_away: Mapping[PartyId, Fraction],
    refused_by: tuple[PartyId, ...] = (),
    bound: Fraction | None = None,
    proof: Proof | None = None,
) -> Solution:
    """A solution from the worths of its first package."""
    gains = {party: worth - walk_away[party] for party, worth in worths.items()}
    return Solution(
        concept=concept,
        packages=packages,
        count=count,
        value=value,
        worths=worths,
        gains=gains,
        refused_by=refused_by,
        gaining=tuple(party for party, gain in gains.items() if gain > 0),
        compares_parties=concept not in NO_CURRENCY,
        bound=bound,
        proof=proof,
    )
