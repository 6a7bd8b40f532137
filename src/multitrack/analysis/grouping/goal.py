"""What makes one split better than another, in whole numbers: what its teams keep together, summed.

Two measures are of this kind. The least cut: links between teams weigh as little as possible. Modularity: teams hold
together more than chance would have it (M. E. J. Newman and M. Girvan, Physical Review E 69, 026113, 2004), for which
no number of teams has to be named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from multitrack.analysis.grouping.limits import Pair, Split
from multitrack.analysis.integers import scale_of

Bundle = tuple[int, ...]
"""Issues that are linked all together, in rising order."""
Weights = Mapping[Bundle, Fraction]
"""How much each bundle of two or more issues is linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is gained by each pair of issues in one team, and by each larger bundle wholly in one team.

    Whole numbers on the scale ``scale``. What larger bundles gain is never below nought.
    """

    issues: int
    pairs: Mapping[Pair, int]
    bundles: Mapping[Bundle, int]
    scale: int

    def gained(self, split: Split) -> int:
        """What a split keeps together."""
        total = 0
        for team in split:
            total += sum(self.pairs.get(pair, 0) for pair in combinations(team, 2))
        of = {issue: at for at, team in enumerate(split) for issue in team}
        return total + sum(gain for bundle, gain in self.bundles.items() if len({of[i] for i in bundle}) == 1)

    @property
    def most(self) -> int:
        """What no split can pass, and none can fall below with its sign turned."""
        return sum(map(abs, self.pairs.values())) + sum(self.bundles.values())


def least_cut(issues: int, weights: Weights) -> Goal:
    """The goal that as little as possible is cut."""
    scale = scale_of(weights.values())
    whole = {bundle: int(weight * scale) for bundle, weight in weights.items() if weight}
    return Goal(
        issues=issues,
        pairs={(bundle[0], bundle[1]): gain for bundle, gain in whole.items() if len(bundle) == 2},
        bundles={bundle: gain for bundle, gain in whole.items() if len(bundle) > 2},
        scale=scale,
    )


def in_pairs(weights: Weights) -> dict[Pair, Fraction]:
    """The weights of bundles shared out evenly among their pairs."""
    found: dict[Pair, Fraction] = {}
    for bundle, weight in weights.items():
        pairs = list(combinations(bundle, 2))
        for pair in pairs:
            found[pair] = found.get(pair, Fraction(0)) + weight / len(pairs)
    return found


def best_modularity(issues: int, weights: Weights) -> Goal:
    """The goal that teams hold together more than chance would have it.

    A pair gains twice the whole weight times its own, less the product of what its issues weigh in all.
    """
    pairs = in_pairs(weights)
    scale = scale_of(pairs.values())
    whole = {pair: int(weight * scale) for pair, weight in pairs.items()}
    degrees = degrees_of(issues, whole)
    twice = sum(degrees)
    return Goal(
        issues=issues,
        pairs={
            (a, b): twice * whole.get((a, b), 0) - degrees[a] * degrees[b]
            for a, b in combinations(range(issues), 2)
        },
        bundles={},
        scale=scale,
    )


def degrees_of(issues: int, pairs: Mapping[Pair, int]) -> Sequence[int]:
    """How much each issue is linked in all."""
    degrees = [0] * issues
    for (a, b), weight in pairs.items():
        degrees[a] += weight
        degrees[b] += weight
    return degrees


def modularity(split: Split, weights: Weights) -> Fraction | None:
    """How much more teams hold together than chance would have it, from below 0 to below 1; nothing without links."""
    pairs = in_pairs(weights)
    scale = scale_of(pairs.values())
    issues = sum(map(len, split))
    whole = {pair: int(weight * scale) for pair, weight in pairs.items()}
    degrees = degrees_of(issues, whole)
    twice = sum(degrees)
    if not twice:
        return None
    of = {issue: at for at, team in enumerate(split) for issue in team}
    inside = sum(2 * weight for (a, b), weight in whole.items() if of[a] == of[b])
    chance = sum(sum(degrees[i] for i in team) ** 2 for team in split)
    return Fraction(inside, twice) - Fraction(chance, twice * twice)
