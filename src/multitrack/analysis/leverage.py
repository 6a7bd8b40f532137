"""What opens if one party moves: its walk-away point lowered by so much, one red line given up, and who could move it.

Only one party moves at a time; everybody else stays where they are. Who could move it is an assumption of the talks,
told beside the numbers and never reckoned into them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from multitrack.analysis.consent import NOT, Weighed, weighed
from multitrack.analysis.finding import Basis, Status, TooLarge
from multitrack.analysis.space import Mask
from multitrack.model.mandate import Mandate
from multitrack.model.package import Choice
from multitrack.model.party import Influence, PartyId
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What opens once a walk-away point is lowered ``by`` so much: packages more, all those before counted in.

    ``under_rule``: that the rule allows then and not now; ``to_all``: that suit all then and not now.
    """

    by: Fraction
    under_rule: int
    to_all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """What opens if one red line is given up, the walk-away point staying where it is."""

    line: Choice
    under_rule: int
    to_all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLeverage:
    """What opens if one party moves, and who is held to be able to move it."""

    party: PartyId
    steps: tuple[Step, ...]
    lines: tuple[GivenUp, ...]
    influence: tuple[Influence, ...]

    def lowered(self, by: Fraction) -> Step:
        """What is open once the walk-away point is lowered by so much."""
        reached = [step for step in self.steps if step.by <= by]
        last = reached[-1] if reached else Step(by=by, under_rule=0, to_all=0)
        return Step(by=by, under_rule=last.under_rule, to_all=last.to_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """What is open now, and what each party with a known mandate would open.

    ``not_known_of``: parties whose mandate is not known; how far they would have to move nobody can tell.
    """

    status: Status
    basis: Basis
    under_rule: int
    to_all: int
    parties: tuple[PartyLeverage, ...]
    not_known_of: tuple[PartyId, ...]


def leverage(of: Talks | Weighed) -> Leverage | TooLarge:
    """What opens if one party moves; refused where there are too many packages to go through."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    here, everyone = talks.space.respects, (1 << len(talks.seated)) - 1
    return Leverage(
        status=Status.EXACT if talks.worths.mandates else Status.UNKNOWN,
        basis=talks.basis,
        under_rule=int((here & (talks.level != NOT)).sum()),
        to_all=int((here & (talks.sure == everyone)).sum()),
        parties=tuple(_of(talks, mandate) for mandate in talks.worths.mandates.values()),
        not_known_of=talks.without_mandate,
    )


def _of(talks: Weighed, mandate: Mandate) -> PartyLeverage:
    """What one party would open."""
    party = mandate.party
    bit = 1 << talks.seated.index(party)
    here = talks.space.respects
    rule = here & (talks.level == NOT) & talks.meets(talks.open | bit)
    suits = here & (talks.sure | bit == (1 << len(talks.seated)) - 1) & ~(talks.sure & bit).astype(bool)
    return PartyLeverage(
        party=party,
        steps=tuple(_steps(talks, party, rule, suits)),
        lines=tuple(_given_up(talks, mandate, rule, suits)),
        influence=tuple(each for each in talks.talks.influence if each.party == party),
    )


def _steps(talks: Weighed, party: PartyId, rule: Mask, suits: Mask) -> Iterator[Step]:
    """Each point at which something more opens, the nearest first."""
    short = talks.worths.walk_away[party] - talks.worths.columns[party]
    may = np.asarray(short > 0) & ~talks.worths.crossed[party]
    for by in np.unique(short[may & (rule | suits)]).tolist():
        reached = may & np.asarray(short <= by)
        yield Step(
            by=talks.worths.exact(by),
            under_rule=int((rule & reached).sum()),
            to_all=int((suits & reached).sum()),
        )


def _given_up(talks: Weighed, mandate: Mandate, rule: Mask, suits: Mask) -> Iterator[GivenUp]:
    """Each red line without which something would open."""
    enough = np.asarray(talks.worths.columns[mandate.party] >= talks.worths.walk_away[mandate.party])
    for line in dict.fromkeys(mandate.red_lines):
        others = np.zeros(talks.space.count, dtype=bool)
        for other in mandate.red_lines:
            if other != line:
                others |= talks.space.holding(other.issue, (other.option,))
        free = talks.space.holding(line.issue, (line.option,)) & ~others & enough
        opened = GivenUp(line=line, under_rule=int((rule & free).sum()), to_all=int((suits & free).sum()))
        if opened.under_rule or opened.to_all:
            yield opened
