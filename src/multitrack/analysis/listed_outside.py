"""What hangs on groups that stand on some list: who of them is needed, carried or at the table, and where lists disagree.

A list is somebody's, and only one that the operator has declared binding counts in these talks. A group is taken to be
one of these talks where the entry bears its code, or where the names are the same but for capitals and marks; names that are
merely alike are told as such, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from multitrack.analysis.alike import by_rule, plain
from multitrack.analysis.kept_word import Holding, undertaken
from multitrack.analysis.listed import ListedGroup, lists
from multitrack.model.constituency import Constituency
from multitrack.model.package import Choice
from multitrack.model.party import Party, PartyId
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A listed group on which something hangs here, or of which lists disagree.

    ``at_the_table``: the parties at the table that it is, or behind which it sits. ``constituencies``: those that it is, or for
    which somebody claims to speak through it. ``choices``: what it has to do or to verify, in ``packages`` of those not
    ruled out. ``alike``: other names in these talks that are like its own, and nobody has said whether it is the same.
    """

    group: ListedGroup
    at_the_table: tuple[PartyId, ...]
    constituencies: tuple[Constituency, ...]
    choices: tuple[Choice, ...]
    packages: int
    alike: tuple[str, ...]

    @property
    def tied(self) -> bool:
        """Whether anything here hangs on it."""
        return bool(self.at_the_table or self.constituencies or self.packages)


def listed_outside(talks: Talks, seated: frozenset[PartyId], holding: Holding) -> Iterator[Listed]:
    """The listed groups on which something hangs, then those of which lists disagree; on the day of the talks."""
    groups = lists(talks, talks.as_on).groups
    found = [_listed(talks, each, groups, seated, holding) for each in groups]
    told = (each for each in found if each.tied or each.group.disagreed)
    yield from sorted(told, key=lambda each: (not each.tied, -each.packages))


def _listed(
    talks: Talks,
    group: ListedGroup,
    groups: Iterable[ListedGroup],
    seated: frozenset[PartyId],
    holding: Holding,
) -> Listed:
    choices = tuple(
        dict.fromkeys(
            choice
            for choice, each in undertaken(talks)
            if any(is_called(group, who) for who in (each.who, each.verified_by) if who is not None)
        )
    )
    others = (name for other in groups if other is not group for name in (other.code, other.name))
    return Listed(
        group=group,
        at_the_table=tuple(
            party.id for party in talks.parties if party.id in seated and _is_or_sits_behind(group, party)
        ),
        constituencies=tuple(each for each in talks.constituencies if _carried(group, each)),
        choices=choices,
        packages=holding(choices),
        alike=tuple(_alike(group, (*(name for name in others if name is not None), *_named(talks)))),
    )


def is_called(group: ListedGroup, word: str) -> bool:
    """Whether a code or name in these talks is that of a listed group; one that was found not to be it is not."""
    if any(word in listing.is_not for listing in group.on):
        return False
    return word == group.code or plain(word) in {plain(name) for name in _names(group)}


def _names(group: ListedGroup) -> tuple[str, ...]:
    return tuple(name for listing in group.on for name in (listing.group, *listing.names))


def _is_or_sits_behind(group: ListedGroup, party: Party) -> bool:
    inner = party.delegation.inner
    behind = () if inner is None else tuple(name for each in inner.groups for name in (each.id, each.name))
    own = (name.name for name in party.names)
    names = (party.id, party.name, *own, *party.delegation.composed_of, *behind)
    return party.id not in _is_not(group) and any(is_called(group, name) for name in names)


def _is_not(group: ListedGroup) -> frozenset[PartyId]:
    return frozenset(code for listing in group.on for code in listing.is_not)


def _carried(group: ListedGroup, constituency: Constituency) -> bool:
    through = (claim.group for claim in constituency.claims if claim.group is not None)
    return any(is_called(group, name) for name in (constituency.id, constituency.title, *through))


def _named(talks: Talks) -> Iterator[str]:
    """Names of these talks that could be a listed group's: of whoever stepped towards the table, acts, verifies or is carried."""
    yield from (step.party for step in talks.admissions if talks.party(step.party) is None)
    for _, each in undertaken(talks):
        yield each.who
        if each.verified_by is not None:
            yield each.verified_by
    yield from (each.title for each in talks.constituencies)


def _alike(group: ListedGroup, names: Iterable[str]) -> Iterator[str]:
    """Of some names, each once, those that are like a name of the group and not taken to be it."""
    for name in dict.fromkeys(names):
        if name in _is_not(group) or is_called(group, name):
            continue
        if any(by_rule(name, own) is not None for own in _names(group)):
            yield name
