"""Every package weighed by every seated party and by the rule of the talks: who accepts what, and how surely.

A party with a mandate accepts or does not. One with stances alone does *not* accept a package that holds an
option it refuses, *surely* accepts one whose every option it is known to bear, and *possibly* accepts the
rest; of the stances noted for one option the last counts. Of a party with neither, nothing is *unknown*.

A rule may hang on more than the parties say: votes in another body, endorsements, a time, the chair. What is not
said by the parties is never sure: such a test fails where *surely* is asked, and counts as met elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.finding import Acceptance, Basis, Counts, TooLarge, basis_of, stances_that_count
from multitrack.analysis.space import LIMIT, NOTHING_SETTLED, Codes, Mask, Space, space_of
from multitrack.analysis.worths import Worths, worths_of
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Rule, Verdict, Voices, hangs_on, is_monotone, judge
from multitrack.model.talks import Talks


class NotMonotoneError(ValueError):
    """A rule was given under which one more agreeing may turn yes into no; no file can hold one."""


class Known(IntEnum):
    """What is known of a party's stance on one option."""

    REFUSED = 0
    UNKNOWN = 1
    BORNE = 2


NOT, POSSIBLY, SURELY, UNKNOWN = range(4)
"""The four acceptances as they stand in columns."""
ACCEPTANCES = (Acceptance.NOT, Acceptance.POSSIBLY, Acceptance.SURELY, Acceptance.UNKNOWN)
"""The acceptance behind each number of a column."""

FEW = 16
"""Up to so many parties, a table over all their sets is laid out."""

Level = NDArray[np.uint8]
"""One of the four acceptances per package."""
Sets = NDArray[Any]
"""One set of parties per package, as bits in the order of the parties seated."""
Decided = dict[tuple[int, bool], bool]
"""Whether a rule is met by a set of parties, with what lies beyond the parties granted or not."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stances:
    """What is known of one party's stances: tables by issue, and per package how many options are what."""

    tables: Mapping[IssueId, NDArray[np.uint8]]
    wanted: Mapping[IssueId, Mask]
    refused: NDArray[np.uint16]
    unknown: NDArray[np.uint16]
    noted: int

    def acceptance(self) -> Level:
        """Whether the party accepts each package, as far as its stances tell."""
        return stance_level(self.refused, self.unknown)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """Talks with every package weighed: start here when asking several questions about the same talks.

    ``levels`` holds each party's acceptance of every package, ``sure`` / ``maybe`` / ``open`` the sets of
    parties that surely, at least possibly, or not certainly do not accept it, and ``level`` what the rule
    makes of them.
    """

    talks: Talks
    basis: Basis
    space: Space
    seated: tuple[PartyId, ...]
    worths: Worths
    stances: Mapping[PartyId, Stances]
    levels: Mapping[PartyId, Level]
    sure: Sets
    maybe: Sets
    open: Sets
    level: Level
    decided: Decided

    @property
    def all_mandated(self) -> bool:
        """Whether the mandate of every party seated is known, so that every answer is yes or no."""
        return bool(self.seated) and len(self.worths.mandates) == len(self.seated)

    @property
    def without_mandate(self) -> tuple[PartyId, ...]:
        """The parties seated whose mandate is not known."""
        return tuple(party for party in self.seated if party not in self.worths.mandates)

    def counts(self, level: Level) -> Counts:
        """How many of the packages that respect the linkage stand at each acceptance."""
        return counts_of(level[self.space.respects])

    @property
    def parties_decide(self) -> bool:
        """Whether the rule hangs on nothing beyond what the parties say."""
        return not hangs_on(self.talks.rule)

    def meets(self, sets: Sets, *, granted: bool = True) -> Mask:
        """Whether the rule is met where exactly these parties accept, and all others object.

        ``granted``: what the rule hangs on beyond the parties is taken to turn out well.
        """
        return meeting(self.talks.rule, self.seated, sets, self.decided, granted=granted)

    def members(self, bits: int) -> tuple[PartyId, ...]:
        """The parties of one set."""
        return tuple(party for place, party in enumerate(self.seated) if bits >> place & 1)


def weigh(talks: Talks, *, settled: Package = NOTHING_SETTLED, limit: int = LIMIT) -> Weighed | TooLarge:
    """Weigh every package that holds what is ``settled``; refused where there are more than ``limit``."""
    space = space_of(talks, settled=settled, limit=limit)
    if isinstance(space, TooLarge):
        return space
    seated = tuple(party.id for party in talks.seated_parties())
    worths = worths_of(space, (m for m in map(talks.mandate, seated) if m is not None))
    stances = _stances(talks, space)
    levels = {party: _acceptance(party, worths, stances, space) for party in seated}
    decided: Decided = {}
    sure, maybe, open_ = (
        party_sets(levels, among, space.count)
        for among in ((SURELY,), (SURELY, POSSIBLY), (SURELY, POSSIBLY, UNKNOWN))
    )
    return Weighed(
        talks=talks,
        basis=basis_of(talks),
        space=space,
        seated=seated,
        worths=worths,
        stances=stances,
        levels=levels,
        sure=sure,
        maybe=maybe,
        open=open_,
        level=rule_level(
            meeting(talks.rule, seated, sure, decided, granted=False),
            meeting(talks.rule, seated, maybe, decided),
            meeting(talks.rule, seated, open_, decided),
        ),
        decided=decided,
    )


def weighed(of: Talks | Weighed) -> Weighed | TooLarge:
    """The talks weighed, unless they are so already."""
    return of if isinstance(of, Weighed) else weigh(of)


def stance_level(refused: NDArray[Any], unknown: NDArray[Any]) -> Level:
    """The acceptance that follows from how many chosen options are refused and unknown."""
    return np.where(refused > 0, NOT, np.where(unknown > 0, POSSIBLY, SURELY)).astype(np.uint8)


def rule_level(sure: Mask, maybe: Mask, open_: Mask) -> Level:
    """The acceptance of the body: met by those sure; not met even by all but those who refuse; and between."""
    return np.where(sure, SURELY, np.where(~open_, NOT, np.where(maybe, POSSIBLY, UNKNOWN))).astype(np.uint8)


def counts_of(level: Level) -> Counts:
    """How many stand at each acceptance."""
    found = np.bincount(level, minlength=4).tolist()
    return Counts(surely=found[SURELY], possibly=found[POSSIBLY], not_=found[NOT], unknown=found[UNKNOWN])


def party_sets(levels: Mapping[PartyId, Level], among: tuple[int, ...], count: int) -> Sets:
    """For each package the set of parties whose acceptance is one of these."""
    sets: Sets = np.zeros(count, dtype=np.int64 if len(levels) < 63 else object)
    for place, level in enumerate(levels.values()):
        here = reduce(np.logical_or, (level == each for each in among))
        sets = sets + here.astype(sets.dtype) * (1 << place)
    return sets


def meeting(
    rule: Rule, seated: tuple[PartyId, ...], sets: Sets, decided: Decided, *, granted: bool = True
) -> Mask:
    """Whether a rule is met by each set of parties; the rule is judged once for each distinct set.

    Raises NotMonotoneError where more agreement may do harm: nothing told here would then hold.
    """
    if not is_monotone(rule):
        raise NotMonotoneError(f"a {rule.kind} with a weight below nought")
    granted = granted or not hangs_on(rule)
    if len(seated) <= FEW:
        heard = np.flatnonzero(np.bincount(sets, minlength=1))
        answers = np.zeros(1 << len(seated), dtype=bool)
        answers[heard] = [_decide(rule, seated, bits, decided, granted=granted) for bits in heard.tolist()]
        return np.asarray(answers[sets])
    distinct, inverse = np.unique(sets, return_inverse=True)
    met = [_decide(rule, seated, bits, decided, granted=granted) for bits in distinct.tolist()]
    return np.array(met, dtype=bool)[inverse]


def _decide(rule: Rule, seated: tuple[PartyId, ...], bits: int, decided: Decided, *, granted: bool) -> bool:
    if (bits, granted) not in decided:
        agree = tuple(party for place, party in enumerate(seated) if bits >> place & 1)
        decided[bits, granted] = verdict(rule, seated, agree, granted=granted).accepted
    return decided[bits, granted]


def verdict(
    rule: Rule, seated: tuple[PartyId, ...], agree: tuple[PartyId, ...], *, granted: bool = True
) -> Verdict:
    """What a rule says where these parties agree and all others object: nobody is silent on a whole package."""
    return judge(rule, Voices.of(seated, agree, frozenset(seated) - frozenset(agree), granted=granted))


def indispensable(talks: Talks) -> frozenset[PartyId]:
    """The parties seated without whom the rule cannot be met, whatever all others say."""
    seated = tuple(party.id for party in talks.seated_parties())
    return frozenset(
        party
        for party in seated
        if not verdict(talks.rule, seated, tuple(p for p in seated if p != party)).accepted
    )


def _acceptance(party: PartyId, worths: Worths, stances: Mapping[PartyId, Stances], space: Space) -> Level:
    if party in worths.mandates:
        return np.where(worths.accepted_by(party), SURELY, NOT).astype(np.uint8)
    if party in stances:
        return stances[party].acceptance()
    return np.full(space.count, UNKNOWN, dtype=np.uint8)


def _stances(talks: Talks, space: Space) -> dict[PartyId, Stances]:
    """The stances of each party seated that has some and no mandate."""
    held: dict[PartyId, dict[tuple[IssueId, OptionId], Stance]] = {}
    for (party, issue, option), position in stances_that_count(talks).items():
        held.setdefault(party, {})[issue, option] = position.stance
    return {party: stances_from(known, space) for party, known in held.items()}


def stances_from(held: Mapping[tuple[IssueId, OptionId], Stance], space: Space) -> Stances:
    """One party's stances laid over the packages; what is not known is unknown, what does not arise is borne."""
    by_issue = {
        issue: [held.get((issue, option)) for option in options] for issue, options in space.options.items()
    }
    tables = {
        issue: np.array([*map(_known, stances), Known.BORNE], dtype=np.uint8)
        for issue, stances in by_issue.items()
    }
    return Stances(
        tables=tables,
        wanted={
            issue: np.array([*(stance is Stance.WANTS for stance in stances), False])
            for issue, stances in by_issue.items()
        },
        refused=_how_many(tables, space.codes, Known.REFUSED, space.count),
        unknown=_how_many(tables, space.codes, Known.UNKNOWN, space.count),
        noted=len(held),
    )


def _known(stance: Stance | None) -> Known:
    if stance is None:
        return Known.UNKNOWN
    return Known.BORNE if stance.bears else Known.REFUSED


def _how_many(
    tables: Mapping[IssueId, NDArray[np.uint8]], codes: Mapping[IssueId, Codes], which: Known, count: int
) -> NDArray[np.uint16]:
    total = np.zeros(count, dtype=np.uint16)
    for issue, table in tables.items():
        total += (table == which)[codes[issue]]
    return total
