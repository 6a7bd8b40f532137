"""Who would see whether undertakings are kept, and who from outside is held to move those who give them.

Both are counted over the packages that are not ruled out. That a power is held to move a party is a sourced assumption of the
talks; that it would is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from multitrack.analysis.finding import options_of
from multitrack.model.issue import Undertaking
from multitrack.model.package import Choice
from multitrack.model.party import Influence, Level, PartyId
from multitrack.model.talks import Talks

Holding = Callable[[Iterable[Choice]], int]
"""How many packages not ruled out hold any of some choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifies:
    """Who is to verify what which sides undertake; ``who`` is nothing where nobody is named.

    ``itself``: it is to verify its own undertakings. ``at_the_table``: whether that is a party whose consent counts.
    ``packages``: of those not ruled out, how many hold any of the choices.
    """

    who: str | None
    itself: bool
    at_the_table: bool
    of: tuple[str, ...]
    choices: tuple[Choice, ...]
    packages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Swayed:
    """An outside power held to have a high reach over a side on whose undertakings settlements rest.

    ``choices``: those that need the side, on the issue of which the influence speaks, or on all.
    """

    influence: Influence
    choices: tuple[Choice, ...]
    packages: int


def undertaken(talks: Talks) -> Iterator[tuple[Choice, Undertaking]]:
    """Every undertaking with the choice that brings it."""
    for issue in talks.issues:
        for option in options_of(talks, issue.id):
            for each in option.undertakings:
                yield Choice(issue.id, option.id), each


def verifying(talks: Talks, seated: frozenset[PartyId], holding: Holding) -> Iterator[Verifies]:
    """Who is to verify what is undertaken in something not ruled out: what nobody verifies first."""
    found: dict[tuple[str | None, bool], list[tuple[Choice, str]]] = {}
    for choice, each in undertaken(talks):
        key = (each.verified_by, each.verified_by == each.who)
        found.setdefault(key, []).append((choice, each.who))
    told = []
    for (who, itself), theirs in found.items():
        choices = tuple(dict.fromkeys(choice for choice, _ in theirs))
        told.append(
            Verifies(
                who=who,
                itself=itself,
                at_the_table=who is not None and PartyId(who) in seated,
                of=tuple(dict.fromkeys(of for _, of in theirs)),
                choices=choices,
                packages=holding(choices),
            )
        )
    order = sorted(told, key=lambda e: (e.who is not None, not e.itself, e.at_the_table, -e.packages))
    yield from (each for each in order if each.packages)


def swayed(talks: Talks, holding: Holding) -> Iterator[Swayed]:
    """Powers with a high reach over those on whose word something not ruled out rests: what rests most first."""
    needed: dict[str, list[Choice]] = {}
    for choice, each in undertaken(talks):
        needed.setdefault(each.who, []).append(choice)
    found = []
    for influence in talks.influence:
        if influence.reach is Level.HIGH:
            mine = needed.get(influence.party, ())
            choices = dict.fromkeys(c for c in mine if influence.issue in (None, c.issue))
            found.append(Swayed(influence=influence, choices=tuple(choices), packages=holding(choices)))
    yield from sorted((each for each in found if each.packages), key=lambda each: -each.packages)
