"""On whom an agreement rests, and who could undo it from outside the table.

Each is counted over the packages that are not ruled out. What those whom nobody at the table carries, or who are kept
from it, are held to refuse. On whose word settlements rest: the undertakings in them, of sides at the table and of others;
who is to verify these, and who from outside is held to move those who give them. Which undertakings are joint: an option that
needs several sides, and fails with any one of them. What hangs on groups that stand on a list.

Who is held to refuse what is a sourced assumption of the talks; that they would act on it is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from multitrack.analysis.consent import NOT, Weighed, weighed
from multitrack.analysis.finding import Basis, Status, TooLarge
from multitrack.analysis.kept_word import Swayed, Verifies, swayed, undertaken, verifying
from multitrack.analysis.listed_outside import Listed, listed_outside
from multitrack.analysis.space import Mask
from multitrack.model.constituency import AtHome, Constituency
from multitrack.model.issue import Undertaking
from multitrack.model.package import Choice
from multitrack.model.party import AdmissionState, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuser:
    """Somebody who is not at the table, what they are held to refuse, and how many packages hold any of it.

    ``side``: the constituency, or the code of a party or group. ``state``: how a party or group stands towards the table.
    ``packages``: of those not ruled out.
    """

    side: Constituency | PartyId
    state: AdmissionState | None
    refuses: tuple[AtHome | Position, ...]
    packages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """One whose undertakings settlements need: for which choices, and how many packages hold any of these.

    ``who``: as the talks name them; ``at_the_table``: whether that is a party whose consent counts.
    """

    who: str
    at_the_table: bool
    choices: tuple[Choice, ...]
    packages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A choice that needs several to do their part, and how many packages hold it."""

    choice: Choice
    undertakings: tuple[Undertaking, ...]
    packages: int

    @property
    def who(self) -> tuple[str, ...]:
        """Those whom it needs, each once."""
        return tuple(dict.fromkeys(each.who for each in self.undertakings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """On whom what is not ruled out rests, and who outside the table is held to refuse it.

    ``open_``: the packages not ruled out. ``uncarried``: constituencies that nobody at the table claims and of whom nobody noted
    what they refuse.
    """

    status: Status
    basis: Basis
    open_: int
    refusers: tuple[Refuser, ...]
    rests_on: tuple[RestsOn, ...]
    verified: tuple[Verifies, ...]
    swayed: tuple[Swayed, ...]
    joint: tuple[Joint, ...]
    listed: tuple[Listed, ...]
    uncarried: tuple[Constituency, ...]


def undoing(of: Talks | Weighed) -> Undoing | TooLarge:
    """Who could undo an agreement, and on whose word it rests; refused where packages are too many to go through."""
    talks = weighed(of)
    if isinstance(talks, TooLarge):
        return talks
    seen = _Seen(talks)
    refusers = (*seen.constituencies(), *seen.kept_away())
    return Undoing(
        status=Status.EXACT if talks.seated else Status.UNKNOWN,
        basis=talks.basis,
        open_=int(seen.open.sum()),
        refusers=tuple(sorted(refusers, key=lambda each: -each.packages)),
        rests_on=tuple(sorted(seen.needed(), key=lambda each: (each.at_the_table, -each.packages))),
        verified=tuple(verifying(talks.talks, seen.seated, seen.holding)),
        swayed=tuple(swayed(talks.talks, seen.holding)),
        joint=tuple(seen.joint()),
        listed=tuple(listed_outside(talks.talks, seen.seated, seen.holding)),
        uncarried=tuple(each for each in seen.outside() if not _refused(each.holds)),
    )


class _Seen:
    """The packages not ruled out, and those outside the table."""

    def __init__(self, talks: Weighed) -> None:
        self.talks, self.space = talks.talks, talks.space
        self.open: Mask = talks.space.respects & (talks.level != NOT)
        self.seated = frozenset(talks.seated)

    def holding(self, choices: Iterable[Choice]) -> int:
        """How many packages not ruled out hold any of some choices."""
        held = np.zeros(self.space.count, dtype=bool)
        for choice in choices:
            held |= self.space.holding(choice.issue, (choice.option,))
        return int((held & self.open).sum())

    def outside(self) -> Iterator[Constituency]:
        """The constituencies that nobody at the table claims to carry."""
        for each in self.talks.constituencies:
            if not self.seated.intersection(each.claimed_by):
                yield each

    def constituencies(self) -> Iterator[Refuser]:
        """Those of them who are held to refuse something."""
        for each in self.outside():
            if refused := _refused(each.holds):
                yield Refuser(side=each, state=None, refuses=refused, packages=self.holding(_chosen(refused)))

    def kept_away(self) -> Iterator[Refuser]:
        """Parties and groups that are not at the table and are held to refuse something."""
        states = {step.party: step.state for step in self.talks.admissions}
        held: dict[PartyId, dict[Choice, Position]] = {}
        for position in self.talks.positions:
            if position.party not in self.seated:
                held.setdefault(position.party, {})[Choice(position.issue, position.option)] = position
        for party, positions in held.items():
            refused = tuple(each for each in positions.values() if each.stance is Stance.REFUSES)
            if refused:
                packages = self.holding(_chosen(refused))
                yield Refuser(side=party, state=states.get(party), refuses=refused, packages=packages)

    def needed(self) -> Iterator[RestsOn]:
        """All whose undertakings are in something that is not ruled out."""
        choices: dict[str, list[Choice]] = {}
        for choice, each in undertaken(self.talks):
            if choice not in choices.setdefault(each.who, []):
                choices[each.who].append(choice)
        for who, mine in choices.items():
            if packages := self.holding(mine):
                at_the_table = PartyId(who) in self.seated
                yield RestsOn(who=who, at_the_table=at_the_table, choices=tuple(mine), packages=packages)

    def joint(self) -> Iterator[Joint]:
        """The choices that need several, where something that is not ruled out holds them."""
        by_choice: dict[Choice, list[Undertaking]] = {}
        for choice, each in undertaken(self.talks):
            by_choice.setdefault(choice, []).append(each)
        for choice, undertakings in by_choice.items():
            found = Joint(choice=choice, undertakings=tuple(undertakings), packages=self.holding((choice,)))
            if len(found.who) > 1 and found.packages:
                yield found


def _refused(holds: Iterable[AtHome]) -> tuple[AtHome, ...]:
    return tuple(each for each in holds if each.stance is Stance.REFUSES)


def _chosen(refused: Iterable[AtHome | Position]) -> Iterator[Choice]:
    return (Choice(each.issue, each.option) for each in refused)
