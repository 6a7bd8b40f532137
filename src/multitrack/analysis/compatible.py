"""Worths that fit what is known of a party, drawn at random: its stances and what matters more to it, as a set of worths.

Nobody knows another's worths, but not every worth fits what was said. A party *refuses*: the option stands in no
package that it accepts. It *can live with* an option: worth exactly what it walks away at, here 0. What it *accepts*
lies above that, what it *wants* above all that it accepts on the issue. An issue of higher importance weighs at least
as much as one of lower. Where no stance is noted, each of the four is as likely as the others: that is a convention.

Draws are uniform over all worths that fit (SMAA: Lahdelma, Hokkanen and Salminen, *European Journal of Operational
Research* 106, 1998): the best option on an issue is worth all that the issue weighs, and weights add up to 1. Numbers in an order
are drawn by sorting numbers without one, so nothing is thrown away. The seed is an argument.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.chances import Chances
from multitrack.analysis.finding import stances_that_count
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Level, PartyId
from multitrack.model.position import Stance
from multitrack.model.talks import Talks

Floats = NDArray[np.float64]

REFUSED, LIVED_WITH, ACCEPTED, WANTED = range(4)
"""The four stances as they are drawn, from the coldest to the warmest."""
_DRAWN = {
    Stance.REFUSES: REFUSED,
    Stance.CAN_LIVE_WITH: LIVED_WITH,
    Stance.ACCEPTS: ACCEPTED,
    Stance.WANTS: WANTED,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """One party in every draw.

    ``borne``: by issue, for each option and then for *does not arise*, whether it is borne in each draw. ``worths``:
    in the same places what it adds to the worth of a package (nothing where it is refused). ``open``: how many of its
    stances nobody noted.
    """

    borne: Mapping[IssueId, NDArray[np.bool_]]
    worths: Mapping[IssueId, Floats]
    open: int


def drawn_of(
    talks: Talks, party: PartyId, options: Mapping[IssueId, Sequence[OptionId]], draws: int, seed: int
) -> Drawn:
    """The worths of one party in every draw; the same for the same party and seed, whoever else is drawn."""
    place = next(at for at, each in enumerate(talks.parties) if each.id == party)
    source = Chances(seed, place)
    counting = stances_that_count(talks).items()
    noted = {(issue, option): p.stance for (who, issue, option), p in counting if who == party}
    levels = {each.issue: each.level for each in talks.importance if each.party == party}
    weights = weights_drawn([levels.get(issue) for issue in options], draws, source)
    borne: dict[IssueId, NDArray[np.bool_]] = {}
    worths: dict[IssueId, Floats] = {}
    open_ = 0
    for at, (issue, known) in enumerate(options.items()):
        held = [noted.get((issue, option)) for option in known]
        open_ += held.count(None)
        stances = _stances(held, draws, source)
        values = _values(stances, source)
        borne[issue] = np.vstack([(stances != REFUSED).T, np.ones((1, draws), dtype=bool)])
        worths[issue] = np.vstack([(values * weights[:, at : at + 1]).T, np.zeros((1, draws))])
    return Drawn(borne=borne, worths=worths, open=open_)


def weights_drawn(levels: Sequence[Level | None], draws: int, source: Chances) -> Floats:
    """Weights that add up to 1, one row for each draw: uniform among those that respect the order of the levels.

    An issue without a level may weigh anything.
    """
    weights = -np.log(source.between(draws, len(levels)))
    ranked = [at for at, level in enumerate(levels) if level is not None]
    ranks = np.array([level.rank for level in levels if level is not None])
    if ranked:
        weights[:, ranked] = _in_order(weights[:, ranked], ranks)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True)) if len(levels) else weights


def _stances(held: Sequence[Stance | None], draws: int, source: Chances) -> NDArray[np.int64]:
    """The stance on each option in each draw."""
    stances = source.one_of_four(draws, len(held))
    for at, stance in enumerate(held):
        if stance is not None:
            stances[:, at] = _DRAWN[stance]
    return stances


def _values(stances: NDArray[np.int64], source: Chances) -> Floats:
    """Values on one issue that respect the order of the stances; 0 for what is refused or can be lived with.

    Uniform numbers in parts of the largest are again uniform below it.
    """
    free = source.between(*stances.shape) * (stances > LIVED_WITH)
    values = _in_order(free, np.maximum(stances, LIVED_WITH))
    best = values.max(axis=1, keepdims=True, initial=0.0)
    return np.asarray(values / np.where(best > 0, best, 1.0))


def _in_order(free: Floats, ranks: NDArray[np.int64]) -> Floats:
    """In each row the same numbers, so that a higher rank has the larger; in random order where ranks are equal."""
    row = np.arange(len(free))[:, None]
    order = np.lexsort((free, np.broadcast_to(ranks, free.shape)), axis=1)
    found = np.empty_like(free)
    found[row, order] = np.sort(free, axis=1)
    return found
