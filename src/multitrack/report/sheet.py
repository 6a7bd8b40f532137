"""Talks laid out plainly, issue by issue: what can stand on each, and what is known once it is settled.

Behind the check of a certificate of large talks. It imports nothing but the model and asks each factor, linkage and
condition of the model as soon as all its issues are settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from multitrack.model.issue import Condition, Issue, IssueId, OptionId
from multitrack.model.mandate import Factor, Mandate
from multitrack.model.package import Budget, Linkage, Package, broken
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.model.text import arising

Chosen = tuple[OptionId | None, ...]
"""What stands on the issues that still matter, in the order of the talks."""
Numbers = tuple[Fraction, ...]
"""One number for each party, or for each budget."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is known once some issues are settled: whether a package may be, or what a factor is worth."""

    issues: frozenset[IssueId]
    may_be: Callable[[Package], bool] | None = None
    party: int = -1
    factor: Factor | None = None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Talks laid out issue by issue: what can stand on each, and what is known after it."""

    talks: Talks

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """The issues, in the order of the talks."""
        return self.talks.issues

    @cached_property
    def mandates(self) -> tuple[Mandate, ...]:
        """The mandates of the parties seated that have one."""
        known = (self.talks.mandate(party.id) for party in self.talks.seated_parties())
        return tuple(mandate for mandate in known if mandate is not None)

    @cached_property
    def budgets(self) -> tuple[Budget, ...]:
        """The budgets among the linkage."""
        return tuple(each for each in self.talks.linkage if isinstance(each, Budget))

    @cached_property
    def columns(self) -> tuple[tuple[OptionId | None, ...], ...]:
        """What can stand on each issue; nothing, too, where it need not arise."""
        ways = arising(self.talks.draft, self.issues)
        return tuple((*options_of(i), None) if ways.get(i.id) else options_of(i) for i in self.issues)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """All that hangs on several issues or rules something out."""
        here = {issue.id for issue in self.issues}
        found = [
            Thing(frozenset(here & issues), _keeps(link))
            for link in self.talks.linkage
            if not isinstance(link, Budget) and (issues := _named(link)) is not None
        ]
        ways = arising(self.talks.draft, self.issues)
        for issue in self.issues:
            if told := ways.get(issue.id):
                named = {condition.issue for way in told for condition in way}
                found.append(Thing(frozenset(here & named | {issue.id}), _exactly_where(issue.id, told)))
        for place, mandate in enumerate(self.mandates):
            found += [
                Thing(frozenset(f.issues), party=place, factor=f)
                for f in mandate.factors
                if set(f.issues) <= here
            ]
        return tuple(found)

    @cached_property
    def due(self) -> tuple[tuple[Thing, ...], ...]:
        """After each issue: what is known now that was not before. What hangs on no issue is known at once."""
        seen: set[IssueId] = set()
        done: set[int] = set()
        rows = []
        for issue in self.issues:
            seen.add(issue.id)
            now = [n for n, thing in enumerate(self.things) if n not in done and thing.issues <= seen]
            done.update(now)
            rows.append(tuple(self.things[n] for n in now))
        return tuple(rows)

    @cached_property
    def kept(self) -> tuple[tuple[IssueId, ...], ...]:
        """After each issue: the settled issues on which something hangs that is not known yet."""
        rows = []
        for place in range(len(self.issues)):
            open_ = [thing for later in self.due[place + 1 :] for thing in later]
            waiting = frozenset().union(*(thing.issues for thing in open_))
            rows.append(tuple(i.id for i in self.issues[: place + 1] if i.id in waiting))
        return tuple(rows)

    def added(self, place: int, package: Package) -> Numbers | None:
        """What a party's worth grows by with an issue, given what still matters; nothing where it may not be."""
        worths = [Fraction(0)] * len(self.mandates)
        for thing in self.due[place]:
            if thing.may_be is not None:
                if not thing.may_be(package):
                    return None
            elif thing.factor is not None:
                worths[thing.party] += worth_of(thing.factor, package)
        return tuple(worths)

    def spent(self, place: int, option: OptionId | None) -> Numbers:
        """What an option costs each budget."""
        if option is None:
            return (Fraction(0),) * len(self.budgets)
        alone = Package.of([(self.issues[place].id, option)])
        return tuple(budget.cost_of(alone) for budget in self.budgets)

    def extremes(self, numbers: Callable[[int], Iterator[Fraction]]) -> list[Fraction]:
        """After each issue (and before the first): the sum of what later issues give of some numbers."""
        rest = [Fraction(0)]
        for place in reversed(range(len(self.issues))):
            rest.append(rest[-1] + sum(numbers(place), Fraction(0)))
        return rest[::-1]

    def most(self, party: int, sign: int) -> list[Fraction]:
        """After each issue: the most (or with -1, less the least) that is still to come for a party."""
        return self.extremes(
            lambda place: (
                max((Fraction(0), *(sign * entry.worth for entry in thing.factor.worths)))
                for thing in self.due[place]
                if thing.factor is not None and thing.party == party
            )
        )

    def saves(self, budget: int) -> list[Fraction]:
        """After each issue: the least that is still to be spent."""
        return self.extremes(
            lambda place: iter(
                [min((self.spent(place, o)[budget] for o in self.columns[place]), default=Fraction(0))]
            )
        )


def worth_of(factor: Factor, package: Package) -> Fraction:
    """What one factor is worth in a package."""
    return Mandate(party=PartyId(""), factors=(factor,), walk_away=Fraction(0)).worth_of(package)


def options_of(issue: Issue) -> tuple[OptionId, ...]:
    """The codes of the options of an issue, those of its grid where it has one."""
    options = issue.options or (issue.grid.options() if issue.grid else ())
    return tuple(option.id for option in options)


def _named(linkage: object) -> frozenset[IssueId] | None:
    """The issues that a linkage speaks of, or nothing where it rules nothing out."""
    conditions: list[Condition] = []
    for part in ("where", "needs", "together", "of"):
        conditions += getattr(linkage, part, ())
    rules_out = any(hasattr(linkage, part) for part in ("where", "together", "of"))
    return frozenset(condition.issue for condition in conditions) if rules_out else None


def _keeps(link: Linkage) -> Callable[[Package], bool]:
    """That a linkage is not broken."""
    return lambda package: not broken(link, package)


def _exactly_where(issue: IssueId, ways: tuple[tuple[Condition, ...], ...]) -> Callable[[Package], bool]:
    """That an issue is settled exactly where one of its ways holds."""
    return lambda package: (
        (package.on(issue) is not None) == any(all(map(package.holds, way)) for way in ways)
    )
