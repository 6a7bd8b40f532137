"""The packages that theories of fair division point at, each with all its ties, where mandates are known.

Three are given. *Nash* needs no comparison between parties. *Leximin* and *utilitarian* compare the points
of different parties as if they were one currency, and say so. None is a verdict: each is a package to look
at, with what every party gains over its walk-away point, and who would refuse it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import log, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import Weighed
from multitrack.analysis.integers import Ints
from multitrack.analysis.space import Packages
from multitrack.model.package import Package
from multitrack.model.party import PartyId

CLOSE = 1e-6
"""Logarithms this near to the largest are compared again in whole numbers; their own error is far below."""


class Concept(StrEnum):
    """What a solution makes as large as it can."""

    NASH = "nash"
    LEXIMIN = "leximin"
    UTILITARIAN = "utilitarian"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """All packages that are best in one sense, in the order of the talks; equal in it, so none is preferred.

    ``value``: the product of gains over the walk-away points (Nash), the smallest gain (leximin), the sum of
    worths (utilitarian). ``worths`` and ``gains`` are those of the first package. ``refused_by``: the parties
    whose mandate forbids the first package. ``proper``: for Nash, whether every party gains something; where
    no package lets all gain, ``value`` is the product over those who do (``gaining``).
    """

    concept: Concept
    packages: Packages
    value: Fraction
    worths: Mapping[PartyId, Fraction]
    gains: Mapping[PartyId, Fraction]
    refused_by: tuple[PartyId, ...]
    gaining: tuple[PartyId, ...]
    compares_parties: bool

    @property
    def package(self) -> Package:
        """The first of the packages."""
        return self.packages[0]

    @property
    def proper(self) -> bool:
        """Whether every party gains something over its walk-away point."""
        return len(self.gaining) == len(self.worths)


def solutions_of(talks: Weighed) -> Mapping[Concept, Solution]:
    """Nash and leximin over what all accept, utilitarian over all that the linkage allows.

    Empty unless every mandate is known; Nash and leximin are missing where no package suits all.
    """
    if not talks.all_mandated:
        return {}
    everyone = (1 << len(talks.seated)) - 1
    allowed = np.flatnonzero(talks.space.respects)
    suits_all = np.flatnonzero(talks.space.respects & (talks.sure == everyone))
    found: dict[Concept, Solution] = {}
    if len(suits_all):
        gains = _gains(talks, suits_all)
        product, best = _nash(gains)
        found[Concept.NASH] = _solution(talks, Concept.NASH, suits_all[best], product)
        smallest, best = _leximin(gains)
        found[Concept.LEXIMIN] = _solution(talks, Concept.LEXIMIN, suits_all[best], (smallest, 1))
    if len(allowed):
        total = np.array([column[allowed] for column in talks.worths.columns.values()]).sum(axis=0)
        best = np.flatnonzero(total == total.max())
        value = (int(total.max()), 1)
        found[Concept.UTILITARIAN] = _solution(talks, Concept.UTILITARIAN, allowed[best], value)
    return found


def _gains(talks: Weighed, which: NDArray[Any]) -> Ints:
    """What each party (a row) gets above its walk-away point in each of some packages."""
    worths = talks.worths
    return np.array([worths.columns[party][which] - worths.walk_away[party] for party in talks.seated])


def _nash(gains: Ints) -> tuple[tuple[int, int], NDArray[Any]]:
    """The largest product of gains, with its number of factors, and all places where it is reached.

    Nash (1950) supposes that all can gain at once. Where they cannot, the convention for finite sets is
    followed (Caragiannis and others, *The Unreasonable Fairness of Maximum Nash Welfare*, 2019): first as
    many parties as possible gain, then the product over those is largest; every tie is kept.
    Logarithms only choose whom to compare: the products themselves are whole numbers.
    """
    gaining = (gains > 0).sum(axis=0)
    places = np.flatnonzero(gaining == gaining.max())
    kept = gains[:, places]
    logs = (
        np.array([sum(log(g) for g in column if g > 0) for column in kept.T.tolist()])
        if (gains.dtype == object)
        else np.log(np.where(kept > 0, kept, 1)).sum(axis=0)
    )
    close = np.flatnonzero(logs >= logs.max() - CLOSE)
    products = [prod(int(gain) for gain in column if gain > 0) for column in kept[:, close].T.tolist()]
    best = max(products)
    where = [
        place for place, product in zip(places[close].tolist(), products, strict=True) if product == best
    ]
    return (best, int(gaining.max())), np.array(where)


def _leximin(gains: Ints) -> tuple[int, NDArray[Any]]:
    """The largest smallest gain, then the largest second smallest, and so on; all places where it is reached."""
    ordered = np.sort(gains, axis=0)
    places = np.arange(gains.shape[1])
    for row in ordered:
        places = places[row[places] == row[places].max()]
    return int(ordered[0, places[0]]), places


def _solution(talks: Weighed, concept: Concept, which: NDArray[Any], value: tuple[int, int]) -> Solution:
    worths, first = talks.worths, int(which[0])
    each = {party: worths.exact(worths.columns[party][first]) for party in talks.seated}
    gains = {party: worth - worths.mandates[party].walk_away for party, worth in each.items()}
    return Solution(
        concept=concept,
        packages=talks.space.packages(which),
        value=worths.exact(value[0], value[1]),
        worths=each,
        gains=gains,
        refused_by=tuple(party for party in talks.seated if not talks.levels[party][first]),
        gaining=tuple(party for party, gain in gains.items() if gain > 0),
        compares_parties=concept is not Concept.NASH,
    )
