"""The ledger: what each option adds to the worth for each party and to each budget, and what may not stand together.

Issues are variables; where an issue need not arise, *absent* is one more thing that can stand on it, numbered
after its options. Worths and costs are whole numbers: decimals are scaled exactly. What several issues decide
together (a factor, a linkage, when an issue arises) is read by a :class:`~multitrack.analysis.fold.machine.Machine`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.finding import options_of
from multitrack.analysis.fold.machine import Ban, Factor
from multitrack.analysis.integers import WORD, Ints, scale_of
from multitrack.analysis.worths import bound_of, numbers_of
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import AtMost, Budget, Excludes, Linkage, Package, Requires
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.model.text import arising

Marks = NDArray[np.bool_]
"""One yes or no for each thing that can stand on an issue."""
Codes = tuple[int, ...]
"""The number of what stands on each issue, in the order of the talks."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ledger:
    """Talks as sums: one for the worth to each mandated party, then one for each budget (what it leaves, negative).

    ``alone[issue][code]`` is what one choice adds by itself. ``walk_away`` and ``at_most`` are scaled like the
    sums: a party accepts from ``walk_away`` on, unless ``crossed[issue][party][code]``; what is spent may not
    pass ``at_most``. ``bound`` is never passed by a sum or by the sum of all sums.
    """

    talks: Talks
    issues: tuple[IssueId, ...]
    options: tuple[tuple[OptionId, ...], ...]
    sizes: tuple[int, ...]
    parties: tuple[PartyId, ...]
    mandates: tuple[Mandate, ...]
    scale: int
    walk_away: tuple[int, ...]
    crossed: tuple[NDArray[np.bool_], ...]
    budgets: tuple[Budget, ...]
    budget_scales: tuple[int, ...]
    at_most: tuple[int, ...]
    alone: tuple[Ints, ...]
    factors: tuple[Factor, ...]
    linked: tuple[Ban, ...]
    arises: tuple[Ban, ...]
    bound: int

    @property
    def width(self) -> int:
        """How many sums there are: parties, then budgets (then what a question adds)."""
        return self.alone[0].shape[1] if self.alone else len(self.parties) + len(self.budgets)

    @property
    def bans(self) -> tuple[Ban, ...]:
        """What may not stand together, and that exactly the issues that arise are settled."""
        return (*self.linked, *self.arises)

    @property
    def told(self) -> tuple[Factor | Ban, ...]:
        """All that several issues decide together."""
        return (*self.factors, *self.bans)

    @property
    def combinations(self) -> int:
        """All combinations of what can stand on the issues: no fewer than the packages."""
        return prod(self.sizes)

    @property
    def dtype(self) -> type:
        """Machine words where these surely suffice, for sums of all sums too; else Python's own numbers."""
        return np.int64 if self.bound < WORD else object

    @cached_property
    def tracks(self) -> tuple[int, ...]:
        """The place of the track of each issue; issues of no track come last."""
        place = {issue: at for at, track in enumerate(self.talks.tracks) for issue in reversed(track.issues)}
        return tuple(place.get(issue, len(self.talks.tracks)) for issue in self.issues)

    def package(self, codes: Sequence[int]) -> Package:
        """The package of some codes."""
        return Package.of(
            (issue, options[code])
            for issue, options, code in zip(self.issues, self.options, codes, strict=True)
            if code < len(options)
        )

    def exact(self, number: int, power: int = 1) -> Fraction:
        """A scaled worth (or a product of ``power`` of them) as it stands in the mandates."""
        return Fraction(int(number), self.scale**power)

    def refused(self) -> tuple[Marks, ...]:
        """By issue, what crosses a red line of somebody."""
        return tuple(np.asarray(lines.any(axis=0)) for lines in self.crossed)


def ledger_of(talks: Talks) -> Ledger:
    """The ledger of some talks. Raises TooEntangledError where a linkage or factor has too many states."""
    options = tuple(tuple(option.id for option in options_of(talks, issue.id)) for issue in talks.issues)
    places = {issue.id: place for place, issue in enumerate(talks.issues)}
    ways = arising(talks.draft, talks.issues)
    sizes = tuple(len(o) + bool(ways.get(i.id)) for i, o in zip(talks.issues, options, strict=True))
    mandates = tuple(
        m for m in (talks.mandate(party.id) for party in talks.seated_parties()) if m is not None
    )
    budgets = tuple(each for each in talks.linkage if isinstance(each, Budget))
    scale = scale_of(n for m in mandates for n in (m.walk_away, *numbers_of(m)))
    budget_scales = tuple(scale_of((b.at_most, *(c.amount for c in b.costs))) for b in budgets)
    bound = sum(bound_of(m, scale) for m in mandates) + sum(map(_most_spent, budgets, budget_scales))
    desk = _Desk(places, options, sizes, len(mandates) + len(budgets))
    for at, mandate in enumerate(mandates):
        desk.weigh(at, mandate, scale)
    for at, (budget, by) in enumerate(zip(budgets, budget_scales, strict=True), len(mandates)):
        desk.spend(at, budget, by)
    return Ledger(
        talks=talks,
        issues=tuple(places),
        options=options,
        sizes=sizes,
        parties=tuple(mandate.party for mandate in mandates),
        mandates=mandates,
        scale=scale,
        walk_away=tuple(int(mandate.walk_away * scale) for mandate in mandates),
        crossed=tuple(desk.crossing(mandates)),
        budgets=budgets,
        budget_scales=budget_scales,
        at_most=tuple(int(b.at_most * by) for b, by in zip(budgets, budget_scales, strict=True)),
        alone=tuple(desk.alone_on(place, bound) for place in range(len(sizes))),
        factors=() if 0 in sizes else tuple(desk.factors()),
        linked=() if 0 in sizes else tuple(desk.linked(talks.linkage)),
        arises=() if 0 in sizes else tuple(desk.arising(ways)),
        bound=bound,
    )


class _Desk:
    """Where the ledger is written: issues by their place, options by their number."""

    def __init__(
        self,
        places: Mapping[IssueId, int],
        options: tuple[tuple[OptionId, ...], ...],
        sizes: tuple[int, ...],
        width: int,
    ) -> None:
        self.places, self.options, self.sizes, self.width = places, options, sizes, width
        self.alone = [[[0] * width for _ in range(size)] for size in sizes]
        self._together: dict[Codes, dict[Codes, list[int]]] = {}

    def code(self, issue: IssueId, option: OptionId) -> int | None:
        """The number of an option, or nothing where the talks do not know it."""
        place = self.places.get(issue)
        if place is None or option not in self.options[place]:
            return None
        return self.options[place].index(option)

    def weigh(self, at: int, mandate: Mandate, scale: int) -> None:
        """Enter the factors of a mandate; of several entries for one combination the first counts."""
        for factor in mandate.factors:
            seen: set[Codes] = set()
            for entry in factor.worths:
                if len(entry.options) != len(factor.issues):
                    continue
                codes = tuple(map(self.code, factor.issues, entry.options))
                known = tuple(code for code in codes if code is not None)
                if len(known) == len(codes) and known not in seen:
                    seen.add(known)
                    self._enter(at, [self.places[i] for i in factor.issues], known, int(entry.worth * scale))

    def spend(self, at: int, budget: Budget, scale: int) -> None:
        """Enter the costs of a budget; the last line of an option is the one that counts."""
        for (issue, option), amount in {(c.issue, c.option): c.amount for c in budget.costs}.items():
            code = self.code(issue, option)
            if code is not None:
                self.alone[self.places[issue]][code][at] -= int(amount * scale)

    def _enter(self, at: int, places: list[int], codes: Codes, number: int) -> None:
        chosen = dict(zip(places, codes, strict=True))
        if any(chosen[place] != code for place, code in zip(places, codes, strict=True)):
            return  # a factor that names one issue twice and two options of it fits no package
        scope = tuple(sorted(chosen))
        if len(scope) == 1:
            self.alone[scope[0]][chosen[scope[0]]][at] += number
        elif number:
            by_codes = self._together.setdefault(scope, {})
            by_codes.setdefault(tuple(chosen[p] for p in scope), [0] * self.width)[at] += number

    def alone_on(self, place: int, bound: int) -> Ints:
        """What each choice on an issue adds by itself."""
        table = np.array(self.alone[place], dtype=np.int64 if bound < WORD else object)
        return table.reshape(self.sizes[place], self.width)

    def factors(self) -> Iterator[Factor]:
        """What several issues are worth together, all parties at once where they weigh the same issues."""
        for scope, entries in self._together.items():
            fixed = {codes: tuple(numbers) for codes, numbers in entries.items() if any(numbers)}
            if fixed:
                yield Factor(scope=scope, sizes=self._sizes(scope), entries=fixed, width=self.width)

    def linked(self, linkages: Iterable[Linkage]) -> Iterator[Ban]:
        """The bans that follow from what stands or falls together."""
        for linkage in linkages:
            match linkage:
                case Requires():
                    yield from self._ban(linkage.where, linkage.needs)
                case Excludes():
                    yield from self._ban(linkage.together, None)
                case AtMost():
                    yield from self._counted(linkage)

    def _ban(self, where: Sequence[Condition], needs: Sequence[Condition] | None) -> Iterator[Ban]:
        """Where all of ``where`` hold and not all of ``needs``, it may not be."""
        told = [*where, *(needs or ())]
        scope = tuple(sorted({self.places[c.issue] for c in told if c.issue in self.places}))
        start = (self._known(where), needs is not None and self._known(needs))

        def after(state: Any, issue: int, code: int) -> Any:
            bound, kept = state
            bound = bound and self._holds(where, issue, code)
            return (bound, bound and kept and self._holds(needs or (), issue, code))

        def allowed(state: Any) -> bool:
            bound, kept = state
            return bool(kept or not bound)

        if scope:
            yield Ban(scope=scope, sizes=self._sizes(scope), start=start, after=after, allowed=allowed)
        elif not allowed(start):
            # nothing is asked and yet it is broken: no package at all, told on the first issue
            yield from self._nothing()

    def _counted(self, linkage: AtMost) -> Iterator[Ban]:
        """How many of the conditions hold so far is all that matters; once they are too many it stays so."""
        most = linkage.number + 1
        known = [condition for condition in linkage.of if condition.issue in self.places]
        scope = tuple(sorted({self.places[condition.issue] for condition in known}))

        def after(state: Any, issue: int, code: int) -> Any:
            here = (each for each in known if self.places[each.issue] == issue)
            return min(most, state + sum(self._holds((each,), issue, code) for each in here))

        def allowed(state: Any) -> bool:
            return bool(state < most)

        if scope:
            yield Ban(scope=scope, sizes=self._sizes(scope), start=0, after=after, allowed=allowed)
        elif not allowed(0):
            yield from self._nothing()

    def _nothing(self) -> Iterator[Ban]:
        if self.sizes:
            yield Ban(
                scope=(0,), sizes=self.sizes[:1], start=None, after=lambda *_: None, allowed=lambda _: False
            )

    def _sizes(self, scope: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self.sizes[issue] for issue in scope)

    def _known(self, conditions: Sequence[Condition]) -> bool:
        return all(condition.issue in self.places for condition in conditions)

    def _holds(self, conditions: Sequence[Condition], issue: int, code: int) -> bool:
        """Whether what stands on an issue keeps to the conditions on it."""
        options = self.options[issue]
        return all(
            code < len(options) and options[code] in condition.options
            for condition in conditions
            if self.places.get(condition.issue) == issue
        )

    def arising(self, ways: Mapping[IssueId, tuple[tuple[Condition, ...], ...]]) -> Iterator[Ban]:
        """That exactly the issues that arise are settled."""
        for issue, place in self.places.items():
            if ways.get(issue):
                yield self._arising(place, ways[issue])

    def _arising(self, place: int, ways: tuple[tuple[Condition, ...], ...]) -> Ban:
        named = chain.from_iterable(ways)
        scope = tuple(sorted({place, *(self.places[c.issue] for c in named if c.issue in self.places)}))
        start = (None, tuple(self._known(way) for way in ways))

        def after(state: Any, issue: int, code: int) -> Any:
            settled, open_ways = state
            left = tuple(o and self._holds(way, issue, code) for o, way in zip(open_ways, ways, strict=True))
            return (code < len(self.options[place]) if issue == place else settled, left)

        def allowed(state: Any) -> bool:
            settled, open_ways = state
            return bool(settled == any(open_ways))

        return Ban(scope=scope, sizes=self._sizes(scope), start=start, after=after, allowed=allowed)

    def crossing(self, mandates: Sequence[Mandate]) -> Iterator[NDArray[np.bool_]]:
        """By issue, which options cross a red line of which party."""
        for place, size in enumerate(self.sizes):
            lines = np.zeros((len(mandates), size), dtype=bool)
            for at, mandate in enumerate(mandates):
                for line in mandate.red_lines:
                    code = self.code(line.issue, line.option)
                    if code is not None and self.places[line.issue] == place:
                        lines[at, code] = True
            yield lines


def _most_spent(budget: Budget, scale: int) -> int:
    return int((sum(abs(c.amount) for c in budget.costs) + abs(budget.at_most)) * scale) + 1
