"""The zone counted again, slowly and plainly, by whoever doubts it: no solver, no arrays, only the model's words.

This is the second opinion behind a certificate. It goes through every package one by one and asks each
mandate, each linkage and the rule; it imports nothing but the model. It refuses spaces too large for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from multitrack.model.issue import Condition, Issue, IssueId, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import Package, broken
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Voices, judge
from multitrack.model.talks import Talks
from multitrack.model.text import arising

LIMIT = 200_000
"""How many packages are gone through; pure enumeration takes some minutes for so many."""
COMPARISONS = 100_000_000
"""How many comparisons of two packages are made for the frontier."""
NAMED = 100
"""How many of the packages that are best in one sense are named."""

Worths = tuple[Fraction, ...]
"""What one package is worth to each party, in the order of the parties seated."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """The refusal: more packages than can be gone through one by one."""

    packages: int
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The packages that are best in one sense, the first :data:`NAMED` by name, and what makes them so."""

    count: int
    value: Fraction
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted. Where a mandate is missing only what stances tell is counted, the rest is nothing.

    ``accepted_by``: how many packages none, one, two, ... of the parties accept. ``frontier`` is nothing
    also where it would take too many comparisons (``frontier_too_large``).
    """

    packages: int
    respecting_linkage: int
    surely: int
    possibly: int
    unknown: int
    not_: int
    acceptable_to_all: int | None = None
    acceptable_under_rule: int | None = None
    accepted_by: tuple[int, ...] | None = None
    frontier: int | None = None
    frontier_too_large: bool = False
    best: Mapping[str, Best] | None = None


def recount(talks: Talks, limit: int = LIMIT) -> Counted | TooMany:
    """Go through all packages and count."""
    columns = _columns(talks)
    if prod(map(len, columns)) > 5 * limit:
        return TooMany(prod(map(len, columns)), limit)
    written = list(_written(talks, columns))
    if len(written) > limit:
        return TooMany(len(written), limit)
    kept = [package for package in written if not any(broken(linkage, package) for linkage in talks.linkage)]
    mandates = [talks.mandate(party.id) for party in talks.seated_parties()]
    known = [mandate for mandate in mandates if mandate is not None]
    tally = Counter(_standing(talks, package) for package in kept)
    told = Counted(
        packages=len(written),
        respecting_linkage=len(kept),
        surely=tally["surely"],
        possibly=tally["possibly"],
        unknown=tally["unknown"],
        not_=tally["not"],
    )
    return _with_mandates(told, kept, known) if known and len(known) == len(mandates) else told


def _with_mandates(told: Counted, kept: list[Package], mandates: list[Mandate]) -> Counted:
    """The same with what can be counted where every mandate is known."""
    worths = [tuple(mandate.worth_of(package) for mandate in mandates) for package in kept]
    accepting = [
        sum(_allows(mandate, package, worth) for mandate, worth in zip(mandates, row, strict=True))
        for package, row in zip(kept, worths, strict=True)
    ]
    by_number = Counter(accepting)
    to_all = [place for place, number in enumerate(accepting) if number == len(mandates)]
    frontier = _frontier(worths)
    return Counted(
        packages=told.packages,
        respecting_linkage=told.respecting_linkage,
        surely=told.surely,
        possibly=told.possibly,
        unknown=told.unknown,
        not_=told.not_,
        acceptable_to_all=len(to_all),
        acceptable_under_rule=told.surely + told.possibly,
        accepted_by=tuple(by_number[number] for number in range(len(mandates) + 1)),
        frontier=frontier,
        frontier_too_large=frontier is None,
        best=dict(_best(kept, worths, to_all, [mandate.walk_away for mandate in mandates])),
    )


def _columns(talks: Talks) -> list[tuple[OptionId | None, ...]]:
    """What can stand on each issue; nothing, too, where the issue need not arise."""
    ways = arising(talks.draft, talks.issues)
    return [(*_options(issue), None) if ways.get(issue.id) else _options(issue) for issue in talks.issues]


def _options(issue: Issue) -> tuple[OptionId, ...]:
    options = issue.options or (issue.grid.options() if issue.grid else ())
    return tuple(option.id for option in options)


def _written(talks: Talks, columns: list[tuple[OptionId | None, ...]]) -> Iterator[Package]:
    """Every package that takes one option on each issue that arises and none on any other."""
    ways = arising(talks.draft, talks.issues)
    issues = [issue.id for issue in talks.issues]
    for row in product(*columns):
        package = Package.of((i, o) for i, o in zip(issues, row, strict=True) if o is not None)
        if all(
            (option is not None) == _arises(ways.get(i, ()), package)
            for i, option in zip(issues, row, strict=True)
        ):
            yield package


def _arises(ways: Iterable[tuple[Condition, ...]], package: Package) -> bool:
    each = tuple(ways)
    return not each or any(all(map(package.holds, way)) for way in each)


def _allows(mandate: Mandate, package: Package, worth: Fraction) -> bool:
    crossed = any(package.on(line.issue) == line.option for line in mandate.red_lines)
    return not crossed and worth >= mandate.walk_away


def _standing(talks: Talks, package: Package) -> str:
    """Surely, possibly, unknown or not, by the rule and by what is known of each party."""
    seated = [party.id for party in talks.seated_parties()]
    says = {party: _says(talks, party, package) for party in seated}

    def met(*among: str) -> bool:
        agree = [party for party in seated if says[party] in among]
        object_ = [party for party in seated if says[party] not in among]
        granted = among != ("surely",)
        return judge(talks.rule, Voices.of(seated, agree, object_, granted=granted)).accepted

    if met("surely"):
        return "surely"
    if not met("surely", "possibly", "unknown"):
        return "not"
    return "possibly" if met("surely", "possibly") else "unknown"


def _says(talks: Talks, party: PartyId, package: Package) -> str:
    """Whether one party accepts a package, as far as its mandate or its stances tell."""
    mandate = talks.mandate(party)
    if mandate is not None:
        return "surely" if mandate.accepts(package) else "not"
    noted = _stances(talks, party)
    if not noted:
        return "unknown"
    held = [noted.get((choice.issue, choice.option)) for choice in package.choices]
    if Stance.REFUSES in held:
        return "not"
    return "possibly" if None in held else "surely"


def _stances(talks: Talks, party: PartyId) -> dict[tuple[IssueId, OptionId], Stance]:
    """The last stance noted on each option that is on the table."""
    on_the_table = {(issue.id, option) for issue in talks.issues for option in _options(issue)}
    return {
        (position.issue, position.option): position.stance
        for position in talks.positions
        if position.party == party and (position.issue, position.option) in on_the_table
    }


def _frontier(worths: list[Worths]) -> int | None:
    """How many packages no other beats: at least as good for all and better for one.

    Gone through from the largest sum of worths down, a package can only be beaten by one before it.
    """
    found: list[Worths] = []
    size = made = 0
    for row, number in sorted(Counter(worths).items(), key=lambda pair: -sum(pair[0])):
        made += len(found)
        if made > COMPARISONS:
            return None
        if not any(all(a >= b for a, b in zip(other, row, strict=True)) for other in found):
            found.append(row)
            size += number
    return size


def _best(
    kept: list[Package], worths: list[Worths], to_all: list[int], walk_away: list[Fraction]
) -> Iterator[tuple[str, Best]]:
    """The packages that are best in three senses, each with all its ties."""
    gains = {
        place: [worth - least for worth, least in zip(worths[place], walk_away, strict=True)]
        for place in to_all
    }
    if to_all:
        keys = {
            p: (sum(g > 0 for g in row), prod((g for g in row if g > 0), start=Fraction(1)))
            for p, row in gains.items()
        }
        nash = [place for place in to_all if keys[place] == max(keys.values())]
        yield "nash", _named(kept, nash, keys[nash[0]][1])
        lowest = max(sorted(row) for row in gains.values())
        yield "leximin", _named(kept, [p for p in to_all if sorted(gains[p]) == lowest], lowest[0])
        yield "egalitarian", _named(kept, [p for p in to_all if min(gains[p]) == lowest[0]], lowest[0])
        ideal = [max(column) for column in zip(*gains.values(), strict=True)]
        parts = {p: sorted(g / a for g, a in zip(row, ideal, strict=True) if a) for p, row in gains.items()}
        share = max(parts.values())
        yield (
            "kalai-smorodinsky",
            _named(kept, [p for p in to_all if parts[p] == share], share[0] if share else Fraction(0)),
        )
        losses = {
            p: sorted((a - g for g, a in zip(row, ideal, strict=True)), reverse=True)
            for p, row in gains.items()
        }
        least = min(losses.values())
        yield "equal loss", _named(kept, [p for p in to_all if losses[p] == least], least[0])
    if kept:
        sums = [sum(row, Fraction(0)) for row in worths]
        most = max(sums)
        yield "utilitarian", _named(kept, [p for p, total in enumerate(sums) if total == most], most)


def _named(kept: list[Package], places: list[int], value: Fraction) -> Best:
    return Best(count=len(places), value=value, packages=tuple(kept[place] for place in places[:NAMED]))
