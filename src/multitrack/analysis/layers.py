"""Both layers at once: what all delegations at the table accept, and those at home whom they say they carry.

At home every constituency that a party at the table claims has a word; one that several claim has one word. It accepts
by its stances as a party does: not what it refuses, surely what it is known to bear in whole. One of whom nothing is
noted makes the answer *unknown*, never *possibly*. A constituency that nobody at the table claims is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from multitrack.analysis.consent import (
    NOT,
    POSSIBLY,
    SURELY,
    UNKNOWN,
    Level,
    Weighed,
    counts_of,
    stances_from,
)
from multitrack.analysis.finding import Counts, Status, TooLarge, options_of
from multitrack.analysis.fold.counting import Tally, tally
from multitrack.analysis.fold.folding import Pace, StoppedError, TooManyRowsError, without_end
from multitrack.analysis.fold.ledger import ledger_of
from multitrack.analysis.fold.machine import TooEntangledError
from multitrack.analysis.frontier import Frontier, frontier_of
from multitrack.analysis.space import LIMIT, Packages, too_large
from multitrack.model.constituency import Constituency
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layers:
    """How many packages that respect the linkage suit all at the table, all at home, and both.

    ``carried``: the constituencies that count; ``nothing_known``: those of them of whom no stance is noted, which
    makes every package *unknown* that nobody else refuses. ``not_carried``: those that nobody at the table claims.
    ``left``: the packages that nobody is known to refuse in either layer; those that surely suit both come first where
    they were gone through.
    ``frontier``: where every mandate is known, what is unbeaten among the packages that suit all at the table and
    that nobody at home is known to refuse.
    """

    status: Status
    at_the_table: Counts
    at_home: Counts
    both: Counts
    carried: tuple[Constituency, ...]
    nothing_known: tuple[Constituency, ...]
    not_carried: tuple[Constituency, ...]
    left: Packages
    frontier: Frontier | TooLarge | None


def carried_by(talks: Talks) -> tuple[Constituency, ...]:
    """The constituencies that a party at the table claims."""
    seated = {party.id for party in talks.seated_parties()}
    return tuple(each for each in talks.constituencies if seated & set(each.claimed_by))


def is_layered(talks: Talks) -> bool:
    """Whether anything is noted of how one of those at home takes an option there is."""
    return any(_held(talks, each) for each in carried_by(talks))


def layers(talks: Weighed) -> Layers | None:
    """Both layers of talks that were weighed; nothing where nothing is noted of anybody at home."""
    if not is_layered(talks.talks):
        return None
    space, here = talks.space, talks.space.respects
    home = [_level(talks, each) for each in carried_by(talks.talks)]
    table, at_home = all_accept(talks.levels.values()), all_accept(home)
    both = all_accept([table, at_home])
    standing = here & (table == SURELY) & (at_home != NOT)
    left = np.flatnonzero(here & (both != NOT))
    return _layers(
        talks.talks,
        *(counts_of(level[here]) for level in (table, at_home, both)),
        left=space.packages(left[np.argsort(both[left] != SURELY, kind="stable")]),
        frontier=frontier_of(talks.worths, standing) if talks.all_mandated and space.count else None,
    )


def large_layers(talks: Talks, *, pace: Pace = without_end) -> Layers | TooLarge | None:
    """The same counts without going through the packages; refused where they are too many even so, or stopped."""
    if not is_layered(talks):
        return None
    try:
        found = tally(ledger_of(with_home(talks)), pace=pace)
    except (TooManyRowsError, TooEntangledError, StoppedError):
        return replace(too_large(talks, LIMIT), question="what suits all at the table and at home")
    delegations = len(talks.seated_parties())
    table, home = (
        all_accept(column for column in levels.T)
        for levels in (found.levels[:, :delegations], found.levels[:, delegations:])
    )
    both = all_accept([table, home])
    each = (_counted(found, level) for level in (table, home, both))
    return _layers(talks, *each, left=found.folded.only(both != NOT).listed(), frontier=None)


def all_accept(levels: Iterable[Level]) -> Level:
    """The acceptance of several who must all accept: the coldest of theirs, and unknown before possibly."""
    each = tuple(levels)
    found = np.full(len(each[0]), SURELY, dtype=np.uint8)
    for which in (POSSIBLY, UNKNOWN, NOT):
        found[np.logical_or.reduce([level == which for level in each])] = which
    return found


def with_home(talks: Talks) -> Talks:
    """The talks with those at home as parties beside the delegations, after them; only for counting."""
    known = {party.id for party in talks.parties}
    codes = {each.id: _free(f"home:{each.id}", known) for each in carried_by(talks)}
    voices = tuple(Party(id=codes[each.id], name=each.title) for each in carried_by(talks))
    stances = tuple(
        Position(party=codes[each.id], issue=issue, option=option, stance=stance)
        for each in carried_by(talks)
        for (issue, option), stance in _held(talks, each).items()
    )
    return replace(talks, parties=(*talks.parties, *voices), positions=(*talks.positions, *stances))


def _free(code: str, known: set[PartyId]) -> PartyId:
    return PartyId(code) if code not in known else _free(f"{code}'", known)


def _held(talks: Talks, of: Constituency) -> Mapping[tuple[IssueId, OptionId], Stance]:
    """The last stance noted of a constituency on each option there is."""
    known = {(issue.id, option.id) for issue in talks.issues for option in options_of(talks, issue.id)}
    return {(each.issue, each.option): each.stance for each in of.holds if (each.issue, each.option) in known}


def _level(talks: Weighed, of: Constituency) -> Level:
    held = _held(talks.talks, of)
    if not held:
        return np.full(talks.space.count, UNKNOWN, dtype=np.uint8)
    return stances_from(held, talks.space).acceptance()


def _counted(found: Tally, level: Level) -> Counts:
    numbers = dict.fromkeys(range(4), 0)
    for which, number in zip(level.tolist(), found.counts, strict=True):
        numbers[which] += number
    return Counts(
        surely=numbers[SURELY], possibly=numbers[POSSIBLY], not_=numbers[NOT], unknown=numbers[UNKNOWN]
    )


def _layers(
    talks: Talks,
    table: Counts,
    home: Counts,
    both: Counts,
    *,
    left: Packages,
    frontier: Frontier | TooLarge | None,
) -> Layers:
    carried = carried_by(talks)
    return Layers(
        status=Status.UNKNOWN if both.unknown == both.total > 0 else Status.EXACT,
        at_the_table=table,
        at_home=home,
        both=both,
        carried=carried,
        nothing_known=tuple(each for each in carried if not _held(talks, each)),
        not_carried=tuple(each for each in talks.constituencies if each not in carried),
        left=left,
        frontier=frontier,
    )
