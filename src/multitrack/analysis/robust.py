"""What stances alone can tell: surely, possibly, not, unknown; and which question to ask next.

Nobody knows another's utilities. So a package is called *surely* acceptable only where the rule is met by
those known to bear all of it; *not* where it is not met even if everybody agrees who is not known to refuse;
*possibly* where those of whom something is known suffice; else *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.consent import (
    NOT,
    POSSIBLY,
    SURELY,
    UNKNOWN,
    Known,
    Level,
    Stances,
    Weighed,
    rule_level,
    stance_level,
    stances_from,
    weighed,
)
from multitrack.analysis.finding import Basis, Counts, Status, TooLarge, stances_that_count
from multitrack.analysis.space import Packages
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """In how many packages of each acceptance one option is chosen."""

    issue: IssueId
    option: OptionId
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Robust:
    """What can be told of all packages that respect the linkage; those that break it are counted apart."""

    status: Status
    basis: Basis
    packages: int
    breaking_linkage: int
    counts: Counts
    by_party: Mapping[PartyId, Counts]
    by_option: tuple[Occurrence, ...]
    surely: Packages
    possibly: Packages
    unknown: Packages


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A stance nobody has noted, and what its answer would change.

    If the party *can live with* the option, ``to_surely`` packages become surely acceptable and
    ``to_possibly`` leave *unknown* for *possibly*; if it refuses it, ``to_not`` are ruled out.
    """

    party: PartyId
    issue: IssueId
    option: OptionId
    to_surely: int
    to_possibly: int
    to_not: int

    @property
    def settles_on_average(self) -> Fraction:
        """How many packages an answer settles, each of the four stances being as likely: three bear it, one refuses."""
        return Fraction(3 * self.to_surely + self.to_not, 4)

    @property
    def settles_at_least(self) -> int:
        """How many packages an answer settles, whatever it is."""
        return min(self.to_surely, self.to_not)

    @property
    def opens(self) -> int:
        """How many packages come nearer to agreement if the party can live with the option."""
        return self.to_surely + self.to_possibly


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A stance that is only assumed, and what changes if the assumption is false.

    ``if_unknown``: how many packages would stand otherwise if nothing were known in its place.
    ``closes``: how many would be ruled out if an option held to be bearable were in truth refused.
    ``opens``: how many would no longer be ruled out if an option held to be refused could be lived with.
    """

    position: Position
    if_unknown: int
    closes: int
    opens: int

    @property
    def weight(self) -> int:
        """How many packages hang on it in the worst case."""
        return max(self.closes, self.opens, self.if_unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What to ask next, and which assumptions to check, each list with what changes most first.

    A package is settled once it is surely acceptable or surely not. Questions are in the order of how many an answer
    settles on average; among equals, at least; then of how many a yes brings nearer.
    """

    status: Status
    basis: Basis
    questions: tuple[Question, ...]
    doubts: tuple[Doubt, ...]


def robust(of: Talks | Weighed) -> Robust | TooLarge:
    """What can be told of the packages from mandates where known, from stances elsewhere."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    space = talks.space
    counts = talks.counts(talks.level)
    nobody_knows = space.count > 0 and counts.unknown == counts.total > 0
    return Robust(
        status=Status.UNKNOWN if nobody_knows or not talks.seated else Status.EXACT,
        basis=talks.basis,
        packages=space.count,
        breaking_linkage=space.count - counts.total,
        counts=counts,
        by_party={party: talks.counts(level) for party, level in talks.levels.items()},
        by_option=tuple(_occurrences(talks)),
        surely=space.packages(space.respects & (talks.level == SURELY)),
        possibly=space.packages(space.respects & (talks.level == POSSIBLY)),
        unknown=space.packages(space.respects & (talks.level == UNKNOWN)),
    )


def _occurrences(talks: Weighed) -> Iterator[Occurrence]:
    """How often each option stands in the packages of each acceptance."""
    space = talks.space
    level = talks.level[space.respects]
    for issue in space.issues:
        known = space.options[issue]
        cells = space.codes[issue][space.respects].astype(np.int64) * 4 + level
        table = np.bincount(cells, minlength=4 * len(known) + 4).reshape(-1, 4)
        for option, row in zip(known, table.tolist(), strict=False):
            counts = Counts(surely=row[SURELY], possibly=row[POSSIBLY], not_=row[NOT], unknown=row[UNKNOWN])
            yield Occurrence(issue=issue, option=option, counts=counts)


def worth_asking(of: Talks | Weighed) -> Asking | TooLarge:
    """Every stance not noted with what its answer would change, and every assumption with what hangs on it."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    recount = _Recount(talks)
    questions = [question for party in talks.without_mandate for question in _questions(recount, party)]
    doubts = [
        _doubt(recount, position)
        for position in stances_that_count(talks.talks).values()
        if position.assumption is not None
    ]
    return Asking(
        status=Status.EXACT,
        basis=talks.basis,
        questions=tuple(sorted(questions, key=_settling)),
        doubts=tuple(sorted(doubts, key=lambda doubt: (-doubt.weight, -doubt.if_unknown))),
    )


def _settling(question: Question) -> tuple[Fraction, int, int]:
    """What settles most comes first."""
    return -question.settles_on_average, -question.settles_at_least, -question.opens


class _Recount:
    """Where the packages would go if one stance of one party were another; what was counted is kept."""

    def __init__(self, talks: Weighed) -> None:
        self.talks = talks
        self.level = talks.level[talks.space.respects]
        self.codes = {i: codes[talks.space.respects] for i, codes in talks.space.codes.items()}
        self._stances: dict[PartyId, Stances] = {}
        self._if: dict[PartyId, tuple[Level, ...]] = {}
        self._moves: dict[tuple[PartyId, IssueId, Known], NDArray[np.int64]] = {}

    def stances(self, party: PartyId) -> Stances:
        """The stances of a party on the packages that respect the linkage; all unknown where none is noted."""
        if party not in self._stances:
            whole = self.talks.stances.get(party) or stances_from({}, self.talks.space)
            here = self.talks.space.respects
            self._stances[party] = replace(whole, refused=whole.refused[here], unknown=whole.unknown[here])
        return self._stances[party]

    def level_if(self, party: PartyId) -> tuple[Level, ...]:
        """What the rule makes of every package if the party's acceptance were each of the four."""
        if party not in self._if:
            self._if[party] = tuple(_level_if(self.talks, party, theirs) for theirs in range(4))
        return self._if[party]

    def moves(self, party: PartyId, issue: IssueId, to: Known) -> NDArray[np.int64]:
        """By option: from which acceptance to which the packages go if the stance on it were ``to``.

        All options of the issue at once, for a package holds one of them. Of a party of whom nothing was
        known, the one answer also turns every other package from *unknown* to *possibly*.
        """
        if (party, issue, to) not in self._moves:
            self._moves[party, issue, to] = self._counted(party, issue, to)
        return self._moves[party, issue, to]

    def _counted(self, party: PartyId, issue: IssueId, to: Known) -> NDArray[np.int64]:
        before, level_if = self.stances(party), self.level_if(party)
        now = before.tables[issue][self.codes[issue]]
        refused = before.refused + (to == Known.REFUSED) - (now == Known.REFUSED)
        unknown = before.unknown + (to == Known.UNKNOWN) - (now == Known.UNKNOWN)
        held = _picked(level_if, stance_level(refused, unknown))
        within = self._transitions(issue, held)
        if party in self.talks.stances:
            return within
        elsewhere = self._transitions(issue, _picked(level_if, before.acceptance()))
        return np.asarray(within + elsewhere.sum(axis=0) - elsewhere)

    def _transitions(self, issue: IssueId, after: Level) -> NDArray[np.int64]:
        """Counts by option, acceptance before, acceptance after."""
        options = len(self.talks.space.options[issue]) + 1
        cells = self.codes[issue].astype(np.int32) * 16 + (self.level * 4 + after)
        return np.asarray(np.bincount(cells, minlength=options * 16).reshape(options, 4, 4))


def _picked(level_if: tuple[Level, ...], theirs: Level) -> Level:
    """Package by package, the level that goes with the party's acceptance (not unknown: something is known)."""
    return np.where(
        theirs == NOT, level_if[NOT], np.where(theirs == SURELY, level_if[SURELY], level_if[POSSIBLY])
    )


def _level_if(talks: Weighed, party: PartyId, theirs: int) -> Level:
    """What the rule makes of every package that respects the linkage if one party's acceptance were this."""
    bit, here = 1 << talks.seated.index(party), talks.space.respects
    among = (
        (talks.sure, (SURELY,), False),
        (talks.maybe, (SURELY, POSSIBLY), True),
        (talks.open, (SURELY, POSSIBLY, UNKNOWN), True),
    )
    return rule_level(
        *(
            talks.meets((sets[here] | bit) ^ (0 if theirs in within else bit), granted=granted)
            for sets, within, granted in among
        )
    )


def _questions(recount: _Recount, party: PartyId) -> Iterator[Question]:
    """The stances a party has not let be known, each recounted with both answers."""
    for issue, known in recount.talks.space.options.items():
        table = recount.stances(party).tables[issue]
        asked = [code for code in range(len(known)) if table[code] == Known.UNKNOWN]
        for code in asked:
            up = recount.moves(party, issue, Known.BORNE)[code]
            down = recount.moves(party, issue, Known.REFUSED)[code]
            yield Question(
                party=party,
                issue=issue,
                option=known[code],
                to_surely=_arriving(up, SURELY),
                to_possibly=int(up[UNKNOWN, POSSIBLY]),
                to_not=_arriving(down, NOT),
            )


def _arriving(moves: NDArray[np.int64], at: int) -> int:
    """How many packages come to an acceptance from another."""
    return int(moves[:, at].sum() - moves[at, at])


def _doubt(recount: _Recount, position: Position) -> Doubt:
    """One assumption, recounted as unknown, and as the opposite."""
    party, issue = position.party, position.issue
    code = recount.talks.space.options[issue].index(position.option)
    unknown = recount.moves(party, issue, Known.UNKNOWN)[code]
    changed = int(unknown.sum() - np.trace(unknown))
    if recount.stances(party).noted == 1:
        changed = int((recount.level_if(party)[UNKNOWN] != recount.level).sum())
    refuses = position.stance is Stance.REFUSES
    opposite = recount.moves(party, issue, Known.BORNE if refuses else Known.REFUSED)[code]
    return Doubt(
        position=position,
        if_unknown=changed,
        closes=0 if refuses else _arriving(opposite, NOT),
        opens=int(opposite[NOT, :].sum() - opposite[NOT, NOT]) if refuses else 0,
    )
