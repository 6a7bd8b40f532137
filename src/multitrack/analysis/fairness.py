"""Which of some packages is best in one sense, decided in whole numbers; every tie is kept.

Floating numbers only choose whom to compare: what decides are whole numbers or fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, log, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.integers import WORD, Ints

CLOSE = 1e-6
"""Logarithms this near to the largest are compared again in whole numbers; their own error is far below."""
NEAR = 1e-9
"""Levels this near to the best, as a share of it, are compared again as fractions."""

Places = NDArray[Any]
"""Places among the packages that were compared."""


def largest_product(gains: Ints, exponents: Sequence[int] | None = None) -> tuple[tuple[int, int], Places]:
    """The largest product of gains (a row for each party), how many gain, and all places where it is reached.

    Nash (1950) supposes that all can gain at once. Where they cannot, the convention for finite sets is
    followed (Caragiannis and others, *The Unreasonable Fairness of Maximum Nash Welfare*, 2019): first as
    many parties as possible gain, then the product over those is largest. ``exponents`` weigh the parties.
    """
    powers = [1] * len(gains) if exponents is None else list(exponents)
    gaining = (gains > 0).sum(axis=0)
    places = np.flatnonzero(gaining == gaining.max())
    kept = gains[:, places]
    if gains.dtype == object:
        columns = kept.T.tolist()
        logs = np.array([sum(e * log(g) for g, e in zip(c, powers, strict=True) if g > 0) for c in columns])
    else:
        logs = (np.log(np.where(kept > 0, kept, 1)) * np.array(powers)[:, None]).sum(axis=0)
    close = np.flatnonzero(logs >= logs.max() - CLOSE)
    products = [product_of(column, powers) for column in kept[:, close].T.tolist()]
    best = max(products)
    where = [
        place for place, product in zip(places[close].tolist(), products, strict=True) if product == best
    ]
    return (best, int(gaining.max())), np.array(where)


def product_of(gains: Sequence[int], powers: Sequence[int]) -> int:
    """The product of the gains of those who gain, each as often as its power says."""
    return prod(int(gain) ** power for gain, power in zip(gains, powers, strict=True) if gain > 0)


def fairest(gains: Ints, spans: Sequence[int] | None = None) -> tuple[Fraction, Places, Places]:
    """The highest lowest level, where it is reached, and where then the second lowest is highest, and so on.

    A level is a gain in parts of the party's span; a party with no span counts for nothing.
    """
    parts = [1] * len(gains) if spans is None else list(spans)
    counted = [at for at, part in enumerate(parts) if part]
    places = np.arange(gains.shape[1])
    if not counted:
        return Fraction(0), places, places
    common = lcm(*(parts[at] for at in counted))
    times = [common // parts[at] for at in counted]
    levels = gains[counted]
    if levels.dtype != object and max(times) * int(np.abs(levels).max(initial=0)) >= WORD:
        places = _near(levels, [parts[at] for at in counted])
        levels = levels[:, places].astype(object)
    levels = np.sort(levels * np.array(times, dtype=levels.dtype)[:, None], axis=0)
    best = levels[0].max()
    lowest = places[levels[0] == best]
    kept = np.arange(len(places))
    for row in levels:
        kept = kept[row[kept] == row[kept].max()]
    return Fraction(int(best), common), lowest, places[kept]


def _near(gains: Ints, parts: Sequence[int]) -> Places:
    """The places whose lowest level may be the best, by floating numbers and their error."""
    lowest = (gains / np.array(parts, dtype=float)[:, None]).min(axis=0)
    best = float(lowest.max())
    return np.flatnonzero(lowest >= best - NEAR * max(1.0, abs(best)))
