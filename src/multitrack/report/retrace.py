"""The proof that a package of large talks is best, gone over again: weights are given, everything else is counted.

A package that is better than another must come near to what weighted sums can reach at most. All packages that come
so near are gone through here, one issue after another; half packages that cannot come near any more are dropped.
Whether the nearness asked for is near enough is reckoned again too. No solver, no arrays, only the model's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, prod

from multitrack.model.issue import OptionId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.refold import TooManyStatesError
from multitrack.report.sheet import Numbers, Sheet, worth_of

HALF = 400_000
"""How many half packages are looked at for one proof."""

Row = tuple[Package, Numbers]
"""A package with what it is worth to each party."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """One whole number for each party and each budget, and the scales at which worths and costs are whole."""

    parties: tuple[int, ...]
    budgets: tuple[int, ...]
    scale: int
    budget_scales: tuple[int, ...]

    def of(self, worths: Numbers, spent: Numbers) -> Fraction:
        """The weighted sum: worths count for it, what is spent against it."""
        gained = sum((w * self.scale * x for w, x in zip(self.parties, worths, strict=True)), Fraction(0))
        given = zip(self.budgets, self.budget_scales, spent, strict=True)
        return gained - sum((w * scale * x for w, scale, x in given), Fraction(0))

    def sound(self, sheet: Sheet) -> bool:
        """Whether no weight is below nought and every worth and cost is whole at its scale."""
        numbers = [
            n for m in sheet.mandates for n in (m.walk_away, *(e.worth for f in m.factors for e in f.worths))
        ]
        costs = zip(sheet.budgets, self.budget_scales, strict=True)
        whole = all((n * self.scale).denominator == 1 for n in numbers) and all(
            (n * scale).denominator == 1
            for b, scale in costs
            for n in (b.at_most, *(c.amount for c in b.costs))
        )
        return whole and min((*self.parties, *self.budgets), default=0) >= 0 and self.scale > 0


class Retracing:
    """Goes through the packages of some talks that suit all and come near."""

    def __init__(self, talks: Talks) -> None:
        self.talks = talks
        self.walk_away = [mandate.walk_away for mandate in Sheet(talks=talks).mandates]

    def near(self, weights: Weights, at_least: int, lows: Sequence[Fraction]) -> list[Row]:
        """All packages that suit all, are worth the lows, and whose weighted sum reaches ``at_least``."""
        return _Near(self._ordered(weights), weights, at_least, lows).found()

    def floor(self, weights: Weights, lows: Sequence[Fraction]) -> int:
        """What the weighted sum reaches in every package that is worth the lows and overspends nothing."""
        worths = tuple(Fraction(ceil(low * weights.scale), weights.scale) for low in lows)
        spent = tuple(budget.at_most for budget in Sheet(talks=self.talks).budgets)
        return int(weights.of(worths, spent))

    def _ordered(self, weights: Weights) -> Sheet:
        """The issues on which a second choice costs most come first: what cannot come near is dropped early."""
        sheet = Sheet(talks=self.talks)
        if any(len(thing.issues) > 1 for thing in sheet.things):
            return sheet
        costs = {}
        for place, issue in enumerate(sheet.issues):
            sums = sorted(_alone(sheet, weights, place).values())
            costs[issue.id] = sums[-1] - sums[-2] if len(sums) > 1 else Fraction(0)
        issues = tuple(sorted(sheet.issues, key=lambda issue: -costs[issue.id]))
        return Sheet(talks=replace(self.talks, issues=issues))

    def in_order(self, rows: Sequence[Row]) -> list[Package]:
        """The packages in the order of the talks."""
        columns = Sheet(talks=self.talks).columns
        issues = [issue.id for issue in self.talks.issues]

        def place(package: Package) -> list[int]:
            return [column.index(package.on(issue)) for issue, column in zip(issues, columns, strict=True)]

        ordered = [Package.of((i, o) for i in issues if (o := row.on(i)) is not None) for row, _ in rows]
        return sorted(ordered, key=place)


def _alone(sheet: Sheet, weights: Weights, place: int) -> dict[OptionId | None, Fraction]:
    """The weighted sum of each thing that can stand on an issue by itself, red lines left out."""
    issue = sheet.issues[place].id
    crossed = {line.option for m in sheet.mandates for line in m.red_lines if line.issue == issue}
    found: dict[OptionId | None, Fraction] = {}
    for option in sheet.columns[place]:
        if option not in crossed:
            package = Package.of([] if option is None else [(issue, option)])
            worths = [Fraction(0)] * len(sheet.mandates)
            for thing in sheet.due[place]:
                if thing.factor is not None and thing.issues == {issue}:
                    worths[thing.party] += worth_of(thing.factor, package)
            found[option] = weights.of(tuple(worths), sheet.spent(place, option))
    return found


class _Near:
    def __init__(self, sheet: Sheet, weights: Weights, at_least: int, lows: Sequence[Fraction]) -> None:
        self.sheet, self.weights, self.at_least, self.lows = sheet, weights, at_least, lows

    @cached_property
    def rest(self) -> list[Fraction]:
        """After each issue: the most that the weighted sum can still grow by."""
        together = [
            sum(
                (
                    max((Fraction(0), *(e.worth for e in thing.factor.worths)))
                    * self.weights.parties[thing.party]
                    * self.weights.scale
                    for thing in self.sheet.due[place]
                    if thing.factor is not None and len(thing.issues) > 1
                ),
                Fraction(0),
            )
            for place in range(len(self.sheet.issues))
        ]
        alone = [
            max(_alone(self.sheet, self.weights, place).values(), default=Fraction(0))
            for place in range(len(self.sheet.issues))
        ]
        return self.sheet.extremes(lambda place: iter((together[place], alone[place])))

    def found(self) -> list[Row]:
        """Breadth first: every half package that can still come near, issue by issue."""
        sheet = self.sheet
        most = [sheet.most(party, 1) for party in range(len(sheet.mandates))]
        saves = [sheet.saves(budget) for budget in range(len(sheet.budgets))]
        nothing = (Fraction(0),) * len(sheet.mandates), (Fraction(0),) * len(sheet.budgets)
        rows: list[tuple[Package, Numbers, Numbers]] = [(Package(), *nothing)]
        seen = 0
        for place, issue in enumerate(sheet.issues):
            crossed = {line.option for m in sheet.mandates for line in m.red_lines if line.issue == issue.id}
            after = []
            for package, worths, spent in rows:
                for option in sheet.columns[place]:
                    seen += 1
                    if option in crossed:
                        continue
                    longer = (
                        package if option is None else Package.of({**package.as_dict(), issue.id: option})
                    )
                    added = sheet.added(place, longer)
                    if added is None:
                        continue
                    sums = tuple(a + b for a, b in zip(worths, added, strict=True))
                    total = tuple(a + b for a, b in zip(spent, sheet.spent(place, option), strict=True))
                    if self._comes_near(place, sums, total, most, saves):
                        after.append((longer, sums, total))
                if seen > HALF:
                    raise TooManyStatesError
            rows = after
        return [
            (package, worths)
            for package, worths, _ in rows
            if all(m.accepts(package) for m in sheet.mandates)
        ]

    def _comes_near(
        self,
        place: int,
        worths: Numbers,
        spent: Numbers,
        most: Sequence[Sequence[Fraction]],
        saves: Sequence[Sequence[Fraction]],
    ) -> bool:
        return (
            self.weights.of(worths, spent) + self.rest[place + 1] >= self.at_least
            and all(w + up[place + 1] >= low for w, up, low in zip(worths, most, self.lows, strict=True))
            and all(
                s + rest[place + 1] <= budget.at_most
                for s, rest, budget in zip(spent, saves, self.sheet.budgets, strict=True)
            )
        )


@dataclass(frozen=True, slots=True)
class Traced:
    """What came of a proof: the best packages by it, and their value; nothing where it does not prove anything."""

    value: Fraction
    packages: tuple[Package, ...]


def fairest(
    talks: Talks,
    weights: Weights,
    at_least: int,
    base: Sequence[Fraction],
    span: Sequence[Fraction],
    *,
    all_the_way: bool,
) -> Traced | None:
    """The packages whose lowest level (worth above ``base`` in parts of ``span``) is highest."""
    tracing = Retracing(talks)
    rows = tracing.near(weights, at_least, tracing.walk_away)
    levels = {
        row[0]: sorted((w - b) / s for w, b, s in zip(row[1], base, span, strict=True) if s) for row in rows
    }
    if not rows:
        return None
    top = max(levels.values())
    value = top[0] if top else Fraction(0)
    lows = [max(d, b + s * value) for d, b, s in zip(tracing.walk_away, base, span, strict=True)]
    if tracing.floor(weights, lows) < at_least:
        return None
    length = len(top) if all_the_way else 1
    best = [row for row in rows if levels[row[0]][:length] == top[:length]]
    return Traced(value, tuple(tracing.in_order(best)))


def largest_product(talks: Talks, weights: Weights, at_least: int) -> Traced | None:
    """The packages in which all gain and the product of gains is largest."""
    tracing = Retracing(talks)
    rows = [
        row
        for row in tracing.near(weights, at_least, tracing.walk_away)
        if all(w > d for w, d in zip(row[1], tracing.walk_away, strict=True))
    ]
    if not rows:
        return None
    products = {row[0]: prod(w - d for w, d in zip(row[1], tracing.walk_away, strict=True)) for row in rows}
    value = max(products.values())
    missing = at_least - 1 - tracing.floor(weights, tracing.walk_away)
    weighted = Fraction(max(0, missing), weights.scale)
    if not all(weights.parties) or most_product(weighted, weights.parties) >= value:
        return None
    best = [row for row in rows if products[row[0]] == value]
    return Traced(Fraction(value), tuple(tracing.in_order(best)))


def most_product(weighted: Fraction, weights: Sequence[int]) -> Fraction:
    """The most a product of gains can be where their weighted sum is so much: the inequality of the means.

    Every weight is above nought.
    """
    return (weighted / len(weights)) ** len(weights) / prod(weights)


def most(talks: Talks, weights: Weights, at_least: int, party: int) -> Fraction | None:
    """The most that one party can get in a package that suits all."""
    tracing = Retracing(talks)
    rows = tracing.near(weights, at_least, tracing.walk_away)
    if not rows:
        return None
    value = max(row[1][party] for row in rows)
    step = Fraction(1, weights.scale)
    lows = [value + step if n == party else low for n, low in enumerate(tracing.walk_away)]
    return value if tracing.floor(weights, lows) >= at_least else None


def attained(talks: Talks, packages: Sequence[Mapping[str, str]]) -> list[Row]:
    """Named packages that may be and suit all, with what they are worth."""
    return [row for row in (_row(talks, named) for named in packages) if row is not None]


def _row(talks: Talks, named: Mapping[str, str]) -> Row | None:
    sheet = Sheet(talks=talks)
    package = Package.of((i.id, OptionId(named[i.id])) for i in sheet.issues if i.id in named)
    options = zip(sheet.issues, sheet.columns, strict=True)
    known = all(package.on(issue.id) in column for issue, column in options)
    may_be = all(thing.may_be(package) for thing in sheet.things if thing.may_be is not None)
    kept = all(budget.cost_of(package) <= budget.at_most for budget in sheet.budgets)
    if not (known and may_be and kept and all(mandate.accepts(package) for mandate in sheet.mandates)):
        return None
    return package, tuple(mandate.worth_of(package) for mandate in sheet.mandates)
