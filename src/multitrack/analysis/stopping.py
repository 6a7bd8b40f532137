"""Who can stop an agreement by the rule alone: the smallest sets, down to the groups inside composite delegations.

Only rules are looked at, not what anybody wants. A *side* is a party at the table or, where its delegation has an inner
rule, each of the groups inside it. A set can stop an agreement where the rule cannot be met without it, all others
agreeing; what the rule hangs on beyond the parties is taken to turn out well.
"""

from __future__ import annotations

from dataclasses import dataclass

from multitrack.analysis.blocking import STEPS, smallest_sets
from multitrack.analysis.consent import verdict
from multitrack.model.party import Party, PartyId
from multitrack.model.rule import InnerRule, Voice, Voices, speaks
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True)
class Side:
    """A party at the table, or a group inside the party's delegation."""

    party: PartyId
    group: PartyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping:
    """The smallest sets of sides that can stop an agreement: none holds another.

    ``up_to``: where there are too many sides to go through all sets, the size up to which these are all. ``without_rule``:
    composite delegations of which no inner rule is noted, so that who inside can stop their yes is not known.
    """

    sides: tuple[Side, ...]
    sets: tuple[frozenset[Side], ...]
    up_to: int | None
    without_rule: tuple[PartyId, ...]


def stopping(talks: Talks) -> Stopping:
    """Who can stop an agreement on these talks."""
    seated = talks.seated_parties()
    sides = tuple(side for party in seated for side in _sides(party))
    sets, up_to = smallest_sets(sides, lambda some: not _met_without(talks, seated, some), STEPS)
    return Stopping(
        sides=sides,
        sets=sets if seated else (),
        up_to=up_to,
        without_rule=tuple(
            party.id for party in seated if party.delegation.composed_of and party.delegation.inner is None
        ),
    )


def _sides(party: Party) -> tuple[Side, ...]:
    inner = party.delegation.inner
    return (Side(party.id),) if inner is None else tuple(Side(party.id, group.id) for group in inner.groups)


def _met_without(talks: Talks, seated: tuple[Party, ...], objecting: frozenset[Side]) -> bool:
    agree = tuple(party.id for party in seated if _agrees(party, objecting))
    return verdict(talks.rule, tuple(party.id for party in seated), agree).accepted


def _agrees(party: Party, objecting: frozenset[Side]) -> bool:
    inner = party.delegation.inner
    if inner is None:
        return Side(party.id) not in objecting
    return _says(inner, frozenset(side.group for side in objecting if side.party == party.id)) is Voice.AGREES


def _says(inner: InnerRule, objecting: frozenset[PartyId | None]) -> Voice:
    groups = [group.id for group in inner.groups]
    agree = [group for group in groups if group not in objecting]
    return speaks(inner, Voices.of(groups, agree, set(groups) - set(agree), granted=True))
