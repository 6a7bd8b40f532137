"""What a split into teams costs: what is cut, what that can lose at most, and how many packages it puts out of reach."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from multitrack.analysis.bodies import Bodies
from multitrack.analysis.grouping.goal import Bundle, Weights, modularity
from multitrack.analysis.grouping.limits import Split
from multitrack.analysis.grouping.links import Links, Tie
from multitrack.model.track import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a split costs.

    ``cut``: the interactions between teams, heaviest first, in parts of a party's range summed over parties, and
    their sum ``cut_weight``. ``ties``: what ties issues of different teams. ``traded``: the trades between teams,
    most valuable first. ``regret_at_most``: so much less (in the same measure) the teams get in all than any package
    has, if each finds what is best for all by its own issues, whatever it takes to stand elsewhere; nothing where something ties teams, for then they are
    not free. ``kept`` and ``zone``: how many of the packages not ruled out hold parts that all suffice alone, of how
    many; nothing where packages are too many to go through.
    """

    modularity: Fraction | None
    cut: tuple[tuple[Bundle, Fraction], ...]
    ties: tuple[Tie, ...]
    traded: tuple[tuple[Bundle, Fraction], ...]
    at_stake: Fraction
    kept: int | None
    zone: int | None

    @property
    def cut_weight(self) -> Fraction:
        """How much the interactions between teams weigh in all."""
        return sum((weight for _, weight in self.cut), Fraction(0))

    @property
    def regret_at_most(self) -> Fraction | None:
        """What independent teams lose at most, summed over parties."""
        return None if self.ties else self.at_stake

    @property
    def lost(self) -> int | None:
        """How many packages not ruled out are put out of reach."""
        return None if self.kept is None or self.zone is None else self.zone - self.kept


def price(split: Split, links: Links, bodies: Bodies | None, weights: Weights) -> Price:
    """What one split costs, and how well it holds together by some weights; packages are counted where there are bodies."""
    of = {issue: at for at, team in enumerate(split) for issue in team}

    def crosses(bundle: Bundle) -> bool:
        return len({of[issue] for issue in bundle}) > 1

    cut = [each for each in links.interactions.items() if crosses(each[0])]
    traded = [each for each in links.trades.items() if crosses(each[0])]
    kept, zone = (None, None) if bodies is None else _kept(split, bodies)
    return Price(
        modularity=modularity(split, weights),
        cut=tuple(sorted(cut, key=lambda each: (-each[1], each[0]))),
        ties=tuple(tie for tie in links.ties if crosses(tie.bundle)),
        traded=tuple(sorted(traded, key=lambda each: (-each[1], each[0]))),
        at_stake=links.at_stake(split),
        kept=kept,
        zone=zone,
    )


def _kept(split: Split, bodies: Bodies) -> tuple[int, int]:
    issues = bodies.space.issues
    alive = bodies.reachable.copy()
    for team in split:
        alive &= bodies.sufficing(Body(title="", issues=tuple(issues[at] for at in team)))
    return int(np.count_nonzero(alive)), int(np.count_nonzero(bodies.reachable))
