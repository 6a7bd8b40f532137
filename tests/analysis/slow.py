"""The slow twins: plain enumeration with the words of the model, to hold the fast answers against."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod

from multitrack.analysis.finding import Acceptance
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import Package, broken
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Voices, judge
from multitrack.model.talks import Talks
from multitrack.model.text import arising

SURELY, POSSIBLY, UNKNOWN, NOT = Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT


def written(talks: Talks) -> list[Package]:
    """Every package in which exactly the issues that arise are chosen, in the order of the talks."""
    ways = arising(talks.draft, talks.issues)
    columns = [(*(option.id for option in issue.options), None) for issue in talks.issues]
    packages = []
    for row in product(*columns):
        chosen = [(i.id, o) for i, o in zip(talks.issues, row, strict=True) if o is not None]
        package = Package.of(chosen)
        if all((package.on(i.id) is not None) == arises(ways[i.id], package) for i in talks.issues):
            packages.append(package)
    return packages


def arises(ways: tuple[tuple[Condition, ...], ...], package: Package) -> bool:
    return not ways or any(all(map(package.holds, way)) for way in ways)


def respecting(talks: Talks) -> list[Package]:
    return [p for p in written(talks) if not any(broken(linkage, p) for linkage in talks.linkage)]


def seated(talks: Talks) -> list[PartyId]:
    return [party.id for party in talks.seated_parties()]


def stances(talks: Talks, party: PartyId) -> Mapping[tuple[IssueId, OptionId], Stance]:
    known = {(i.id, o.id) for i in talks.issues for o in i.options}
    return {
        (p.issue, p.option): p.stance
        for p in talks.positions
        if p.party == party and (p.issue, p.option) in known
    }


def accepts(talks: Talks, party: PartyId, package: Package) -> Acceptance:
    mandate = talks.mandate(party)
    if mandate is not None:
        return SURELY if mandate.accepts(package) else NOT
    noted = stances(talks, party)
    if not noted:
        return UNKNOWN
    held = [noted.get((choice.issue, choice.option)) for choice in package.choices]
    if Stance.REFUSES in held:
        return NOT
    return POSSIBLY if None in held else SURELY


def level(talks: Talks, package: Package) -> Acceptance:
    found = {party: accepts(talks, party, package) for party in seated(talks)}
    if met(talks, [p for p in found if found[p] is SURELY], granted=False):
        return SURELY
    if not met(talks, [p for p in found if found[p] is not NOT]):
        return NOT
    return POSSIBLY if met(talks, [p for p in found if found[p] in (SURELY, POSSIBLY)]) else UNKNOWN


def met(talks: Talks, agree: list[PartyId], *, granted: bool = True) -> bool:
    everyone = seated(talks)
    return judge(talks.rule, Voices.of(everyone, agree, set(everyone) - set(agree), granted=granted)).accepted


def worths(talks: Talks, package: Package) -> tuple[Fraction, ...]:
    return tuple(mandate.worth_of(package) for mandate in mandates(talks))


def gains(talks: Talks, package: Package) -> tuple[Fraction, ...]:
    return tuple(mandate.worth_of(package) - mandate.walk_away for mandate in mandates(talks))


def mandates(talks: Talks) -> list:  # type: ignore[type-arg]
    return [mandate for mandate in map(talks.mandate, seated(talks)) if mandate is not None]


def suits_all(talks: Talks) -> list[Package]:
    return [p for p in respecting(talks) if all(m.accepts(p) for m in mandates(talks))]


def frontier(talks: Talks) -> list[Package]:
    known = [(p, worths(talks, p)) for p in respecting(talks)]
    return [p for p, mine in known if not any(beats(its, mine) for _, its in known)]


def beats(one: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def best(packages: list[Package], key) -> list[Package]:  # type: ignore[no-untyped-def]
    top = max(map(key, packages))
    return [package for package in packages if key(package) == top]


def nash_key(talks: Talks, package: Package) -> tuple[int, Fraction]:
    up = [gain for gain in gains(talks, package) if gain > 0]
    return len(up), prod(up, start=Fraction(1))


def counted(levels: Iterator[Acceptance] | list[Acceptance]) -> dict[Acceptance, int]:
    found = list(levels)
    return {acceptance: found.count(acceptance) for acceptance in Acceptance}


def shares(talks: Talks, package: Package) -> list[Fraction]:
    """What each party gains in parts of what it could gain at best, from the smallest up."""
    return sorted(mine / best for mine, best in zip(gains(talks, package), ideal(talks), strict=True) if best)


def losses(talks: Talks, package: Package) -> list[Fraction]:
    """What each party misses of what it could gain at best, from the largest down."""
    return sorted((b - g for g, b in zip(gains(talks, package), ideal(talks), strict=True)), reverse=True)


def ideal(talks: Talks) -> list[Fraction]:
    return [max(column) for column in zip(*(gains(talks, p) for p in suits_all(talks)), strict=True)]
