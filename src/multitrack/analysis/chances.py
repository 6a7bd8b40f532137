"""Numbers that look like chance and hang on nothing but a seed: the same on every machine and in every version.

The n-th number is a scrambling of the seed and n (SplitMix64: Steele, Lea and Flood, *Fast splittable pseudorandom
number generators*, OOPSLA 2014), in whole numbers of 64 bits.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

GOLDEN = 0x9E3779B97F4A7C15
"""The odd number that is added for every further number: 2^64 over the golden section."""
_WORD = 2**64


class Chances:
    """One row of numbers, told by a seed and the place of whom they are drawn for; each is given once."""

    def __init__(self, seed: int, place: int = 0) -> None:
        start = np.array([seed % _WORD, (place + 1) * GOLDEN % _WORD], dtype=np.uint64)
        self._state = int(np.bitwise_xor.reduce(_scrambled(start)))
        self._given = 0

    def words(self, *shape: int) -> NDArray[np.uint64]:
        """Whole numbers from 0 to 2^64 - 1, all as likely."""
        count = prod(shape)
        at = np.arange(self._given + 1, self._given + count + 1, dtype=np.uint64)
        self._given += count
        return _scrambled(at * np.uint64(GOLDEN) + np.uint64(self._state)).reshape(shape)

    def between(self, *shape: int) -> NDArray[np.float64]:
        """Numbers above 0 and below 1, all as likely."""
        high = self.words(*shape) >> np.uint64(11)
        return np.asarray((high.astype(np.float64) + 0.5) / 2**53)

    def one_of_four(self, *shape: int) -> NDArray[np.int64]:
        """0, 1, 2 or 3, all as likely."""
        return np.asarray((self.words(*shape) >> np.uint64(62)).astype(np.int64))


def _scrambled(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(words ^ (words >> np.uint64(31)))
