"""In how many draws of worths that fit what is known a package is accepted, and whether anything can be agreed at all.

A share is of draws, and is told with its error; it is no probability that anything happens, for the draws follow a
convention (:mod:`~multitrack.analysis.compatible`). What no draw can undo is known without drawing: it is *surely*
acceptable, and told exactly. A party of whom nothing at all is known is never drawn: it counts as agreeing to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.compatible import Drawn, Floats, drawn_of
from multitrack.analysis.consent import NOT, SURELY, Known, Weighed, weighed
from multitrack.analysis.finding import Basis, Status, TooLarge
from multitrack.analysis.space import Packages
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks

QUESTION = "how often each passes in so many draws"
"""What is refused where it is too much; with fewer draws more packages can be tried."""
DRAWS = 10_000
"""How many draws are made: then a share is off by no more than one in a hundred, 19 times out of 20."""
SEED = 20140126
"""The seed where none is named."""
CELLS = 1_000_000_000
"""How many packages that differ, times draws, are tried."""
HELD = 40_000_000
"""How many options of parties, times draws, are held at once: some 400 MB."""
WEIGHED = 20_000_000
"""Up to so many packages times draws it is also told how often each gives the largest product of gains."""
LISTED = 20
"""How many packages are listed: those accepted in most draws."""
Z_SQUARED = Fraction(38415, 10_000)
"""The square of the 97.5 % point of the normal distribution, rounded up."""
_FINE = 10**6


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many draws."""

    hits: int
    draws: int

    @property
    def value(self) -> Fraction:
        """The share itself."""
        return Fraction(self.hits, self.draws)

    @property
    def between(self) -> tuple[Fraction, Fraction]:
        """Within which the true share lies, 19 times out of 20 (Wilson 1927), rounded outward to a millionth."""
        p, z = self.value, Z_SQUARED / self.draws
        spread = z * p * (1 - p) + z * z / 4
        half = Fraction(isqrt(spread.numerator * _FINE**2 // spread.denominator) + 1, _FINE)
        low, high = (p + z / 2 - half) / (1 + z), (p + z / 2 + half) / (1 + z)
        return max(Fraction(0), _rounded(low, up=False)), min(Fraction(1), _rounded(high, up=True))


def _rounded(number: Fraction, *, up: bool) -> Fraction:
    whole = (
        -(-number.numerator * _FINE // number.denominator)
        if up
        else number.numerator * _FINE // number.denominator
    )
    return Fraction(whole, _FINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageShares:
    """One package: in how many draws it passes under the rule, suits all, suits each party.

    ``fairest``: in how many draws no package that suits all gives more parties a gain, or as many a larger product of
    gains (Nash); nothing where that was too much to reckon.
    """

    package: Package
    passes: Share
    suits_all: Share
    by_party: Mapping[PartyId, Share]
    fairest: Share | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """What the draws tell of the packages that respect the linkage.

    ``tried``: packages that are not ruled out in every draw. ``something``: draws in which at least one passes under
    the rule; ``suits_all``: in which at least one suits all. ``by_party``: draws in which a party accepts at least one
    of those tried. ``packages``: those accepted in most draws first. ``survives``: packages that pass whatever is
    drawn, exactly. ``open``: stances that nobody noted of the ``parties`` that are drawn. ``left_out``: parties of
    whom nothing is known, who count as agreeing to nothing; where the rule needs one of them, nothing is told.
    """

    status: Status
    basis: Basis
    draws: int
    seed: int
    parties: tuple[PartyId, ...]
    left_out: tuple[PartyId, ...]
    open: int
    tried: int
    something: Share | None
    suits_all: Share | None
    by_party: Mapping[PartyId, Share]
    packages: tuple[PackageShares, ...]
    survives: Packages


def shares(
    of: Talks | Weighed, *, draws: int = DRAWS, seed: int = SEED, listed: int = LISTED, cells: int = CELLS
) -> Shares | TooLarge:
    """In how many draws what is accepted; refused where packages that differ, times draws, are more than ``cells``."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    return _Drawing(talks, draws, seed, listed).told(cells)


class _Drawing:
    """All draws at once: a package is one row of the same kind as all that nobody can tell from it."""

    def __init__(self, talks: Weighed, draws: int, seed: int, listed: int) -> None:
        self.talks, self.draws, self.seed, self.listed = talks, draws, seed, listed
        self.left_out = tuple(p for p in talks.without_mandate if p not in talks.stances)
        self.parties = tuple(p for p in talks.without_mandate if p in talks.stances)
        self.drawn: dict[PartyId, Drawn] = {}
        self.bits: dict[PartyId, dict[IssueId, NDArray[np.uint8]]] = {}
        self.places = np.flatnonzero(talks.space.respects & (talks.level != NOT) & self._not_needed())
        self.first, self.kind = self._kinds()

    def _not_needed(self) -> NDArray[np.bool_]:
        """Where the rule can be met without the parties of whom nothing is known."""
        if not self.left_out:
            return np.ones(self.talks.space.count, dtype=bool)
        without = sum(1 << self.talks.seated.index(party) for party in self.left_out)
        return self.talks.meets(self.talks.open & ~without)

    def _kinds(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Packages that no draw tells apart are of one kind: the place of the first of each, and the kind of every one."""
        space = self.talks.space
        columns: list[NDArray[Any]] = []
        for issue in space.issues:
            tables = np.array([self.talks.stances[p].tables[issue] for p in self.parties], dtype=np.int64)
            tables = tables.reshape(len(self.parties), len(space.options[issue]) + 1)
            own = np.arange(len(space.options[issue]) + 1) * (tables == Known.UNKNOWN).any(axis=0)
            named = np.unique(np.vstack([tables, own]), axis=1, return_inverse=True)[1].reshape(-1)
            columns.append(named[space.codes[issue][self.places]])
        columns += [self.talks.levels[p][self.places] for p in self.talks.worths.mandates]
        if not columns or not len(self.places):
            return self.places[:1], np.zeros(len(self.places), dtype=np.intp)
        _, first, kind = np.unique(np.array(columns), axis=1, return_index=True, return_inverse=True)
        return self.places[first], kind.reshape(-1)

    def told(self, cells: int) -> Shares | TooLarge:
        """What the draws tell, unless they are too many."""
        most = 0 if self._options() * self.draws > HELD else cells // self.draws
        if len(self.first) > most:
            return TooLarge(question=QUESTION, packages=len(self.first), limit=most)
        self._draw()
        counts, seen = self._counted()
        known = bool(self.talks.seated) and (bool(len(self.places)) or not self.left_out)
        return Shares(
            status=Status.UNKNOWN if not known else Status.SAMPLED if self.parties else Status.EXACT,
            basis=self.talks.basis,
            draws=self.draws,
            seed=self.seed,
            parties=self.parties,
            left_out=self.left_out,
            open=sum(drawn.open for drawn in self.drawn.values()),
            tried=len(self.places),
            something=self._share(seen[0]) if known else None,
            suits_all=self._share(seen[1]) if known else None,
            by_party={p: self._share(each) for p, each in zip(self.talks.seated, seen[2:], strict=True)}
            if known
            else {},
            packages=tuple(self._packages(counts)),
            survives=self.talks.space.packages(self.talks.space.respects & (self.talks.level == SURELY)),
        )

    def _options(self) -> int:
        return len(self.parties) * sum(map(len, self.talks.space.options.values()))

    def _draw(self) -> None:
        for party in self.parties:
            self.drawn[party] = drawn_of(
                self.talks.talks, party, self.talks.space.options, self.draws, self.seed
            )
            self.bits[party] = _packed(self.drawn[party])

    def _share(self, draws: NDArray[np.bool_]) -> Share:
        return Share(int(draws.sum()), self.draws)

    def _counted(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """For each kind: draws in which it passes, suits all, suits each party; and in which draws any does."""
        width = 2 + len(self.talks.seated)
        counts = np.zeros((len(self.first), width), dtype=np.int64)
        seen = np.zeros((width, self.draws), dtype=bool)
        step = max(1, 4_000_000 // self.draws)
        for at in range(0, len(self.first), step):
            found = self._accepting(self.first[at : at + step])
            for which, each in enumerate(found):
                counts[at : at + step, which] = each.sum(axis=1)
                seen[which] |= each.any(axis=0)
        return counts, seen

    def _accepting(self, places: NDArray[np.intp]) -> list[NDArray[np.bool_]]:
        """Some packages in every draw: whether they pass, suit all, suit each party seated."""
        suits = [self._suits(party, places) for party in self.talks.seated]
        everyone = np.logical_and.reduce(suits) if suits else np.zeros((len(places), self.draws), dtype=bool)
        sets = np.zeros(everyone.shape, dtype=np.int64 if len(suits) < 63 else object)
        for at, each in enumerate(suits):
            sets += each.astype(sets.dtype) << at
        passes = self.talks.meets(sets.reshape(-1)).reshape(sets.shape)
        return [passes, everyone, *suits]

    def _suits(self, party: PartyId, places: NDArray[np.intp]) -> NDArray[np.bool_]:
        space = self.talks.space
        if party not in self.bits:
            sure = (self.talks.levels[party][places] == SURELY)[:, None]
            return np.broadcast_to(sure, (len(places), self.draws))
        found = np.full((len(places), (self.draws + 7) // 8), 255, dtype=np.uint8)
        for issue in space.issues:
            found &= self.bits[party][issue][space.codes[issue][places]]
        return np.unpackbits(found, axis=1, count=self.draws).astype(bool)

    def _packages(self, counts: NDArray[np.int64]) -> Iterator[PackageShares]:
        """The packages that pass in most draws; of equals the first of the talks."""
        each = counts[self.kind, 0] if len(self.places) else np.zeros(0, dtype=np.int64)
        best = np.argsort(-each, kind="stable")[: self.listed]
        fairest = self._fairest()
        for at in best.tolist():
            passes, suits_all, *suits = (Share(int(hits), self.draws) for hits in counts[self.kind[at]])
            yield PackageShares(
                package=self.talks.space.package(int(self.places[at])),
                passes=passes,
                suits_all=suits_all,
                by_party=dict(zip(self.talks.seated, suits, strict=True)),
                fairest=None if fairest is None else Share(int(fairest[at]), self.draws),
            )

    def _fairest(self) -> NDArray[np.int64] | None:
        """For each package tried: the draws in which none that suits all is fairer; nothing where that is too much."""
        if len(self.places) * self.draws > WEIGHED or self.left_out:
            return None
        best = np.full(self.draws, -np.inf)
        scores = []
        for place in self.places.tolist():
            scores.append(self._scores(place))
            np.maximum(best, scores[-1], out=best)
        near = best - np.abs(best) * 1e-12
        return np.array([int(((each >= near) & (best > -np.inf)).sum()) for each in scores], dtype=np.int64)

    def _scores(self, place: int) -> Floats:
        """How fair one package is in each draw: first how many gain, then the product of what they gain."""
        gaining, product = np.zeros(self.draws), np.zeros(self.draws)
        suits = np.ones(self.draws, dtype=bool)
        for party in self.talks.seated:
            suits &= self._suits(party, np.array([place]))[0]
            gain = self._gain(party, place)
            gaining += gain > 0
            product += np.log(np.where(gain > 0, gain, 1.0))
        return np.where(suits, gaining * 1e4 + product, -np.inf)

    def _gain(self, party: PartyId, place: int) -> Floats:
        """What a party gains in one package, draw by draw; known without drawing where its mandate is."""
        worths, space = self.talks.worths, self.talks.space
        if party in worths.mandates:
            gain = int(worths.columns[party][place]) - worths.walk_away[party]
            return np.full(self.draws, float(gain))
        gains = [self.drawn[party].worths[issue][int(space.codes[issue][place])] for issue in space.issues]
        return np.asarray(sum(gains, np.zeros(self.draws)))


def _packed(drawn: Drawn) -> dict[IssueId, NDArray[np.uint8]]:
    return {issue: np.packbits(borne, axis=1) for issue, borne in drawn.borne.items()}
