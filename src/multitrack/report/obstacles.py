"""Who stands in the way where no package is left, in words, and which single refusal would open something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from multitrack.analysis.blocking import Blocking, blocking
from multitrack.analysis.consent import NOT, Weighed, weigh
from multitrack.analysis.finding import TooLarge, stances_that_count
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks
from multitrack.report.naming import Naming
from multitrack.report.saying import Sentence, Value, count, names, say

TRIED_ON = 60_000
"""Up to so many packages each refusal is tried for what it keeps shut."""
TRIED = 60
"""So many refusals are tried at most."""


@dataclass(frozen=True, slots=True)
class Softening:
    """A refusal, and how many packages would open if the party could live with the option after all."""

    position: Position
    opens: int


def why_nothing(weighed: Weighed, naming: Naming) -> tuple[Sentence, ...]:
    """Whose refusals leave nothing, what comes nearest, and whose acceptance would open something."""
    found = blocking(weighed)
    return () if isinstance(found, TooLarge) else tuple(_said(found, naming))


def _said(found: Blocking, naming: Naming) -> Iterator[Sentence]:
    for each in found.ruled_out_by.sets[:2]:
        if each:
            yield say("What {parties} will not have leaves nothing.", parties=_and(naming, each))
    if len(found.nearest):
        near = sorted(found.against_nearest.items(), key=lambda item: -item[1])[:3]
        nearest = names((_against(naming, parties, n) for parties, n in near), "; ")
        yield say("Nearest: {nearest}.", nearest=nearest)
    opening = [each for each in found.would_open.sets if each]
    if len(opening) == 1:
        yield say("Nothing opens unless {parties} moves.", parties=_and(naming, opening[0]))
    elif opening:
        either = names((say("{parties}", parties=_and(naming, each)) for each in opening[:4]), " / ")
        yield say("Something opens if one of these moves: {parties}.", parties=either)


def _against(naming: Naming, parties: frozenset[PartyId], n: int) -> Sentence:
    """That so many packages are stood against by these alone."""
    return count(
        "{n} package that only {parties} will not have",
        "{n} packages that only {parties} will not have",
        n,
        parties=_and(naming, parties),
    )


def _and(naming: Naming, parties: frozenset[PartyId]) -> Value:
    """Parties that act together."""
    *others, last = naming.parties(parties).each
    return say("{parties} and {last}", parties=names(others), last=last) if others else last


def softenings(weighed: Weighed) -> tuple[Softening, ...]:
    """Refusals that, each by itself, keep something shut: what opens most first."""
    talks = weighed.talks
    if weighed.space.count > TRIED_ON:
        return ()
    refusals = [p for p in stances_that_count(talks).values() if p.stance is Stance.REFUSES][:TRIED]
    found = (Softening(position, _opens(talks, position)) for position in refusals)
    return tuple(sorted((each for each in found if each.opens), key=lambda each: -each.opens))


def _opens(talks: Talks, refusal: Position) -> int:
    """How many packages are no longer ruled out if one refusal were none."""
    softer = replace(refusal, stance=Stance.CAN_LIVE_WITH)
    positions = tuple(softer if position is refusal else position for position in talks.positions)
    weighed = weigh(replace(talks, positions=positions))
    if isinstance(weighed, TooLarge):
        return 0
    return int((weighed.level[weighed.space.respects] != NOT).sum())
