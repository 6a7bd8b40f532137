"""How a composite delegation comes to one voice: its groups speak, and its inner rule decides what the party says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from multitrack.model.codes import PartyId
from multitrack.model.rule.forms import EmptyRuleError, Rule
from multitrack.model.rule.reach import parties_named
from multitrack.model.rule.verdict import judge
from multitrack.model.rule.voices import Voices


class Voice(StrEnum):
    """What a party says of a proposal."""

    AGREES = "agrees"
    OBJECTS = "objects"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Group:
    """A group within a composite delegation; it has a voice inside, and none at the table."""

    id: PartyId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InnerRule:
    """How the groups of a composite delegation decide what the party says; the rule names its groups alone."""

    groups: tuple[Group, ...]
    rule: Rule

    def __post_init__(self) -> None:
        """Refuse a rule over nobody, or over others than its groups."""
        strangers = parties_named(self.rule) - {group.id for group in self.groups}
        if not self.groups or strangers:
            raise EmptyRuleError("an inner rule has groups, and names no others")


def speaks(inner: InnerRule, voices: Voices) -> Voice:
    """What the party says, by what its groups say.

    It agrees where its rule is met by those groups that agree. It objects where the rule can no longer be met,
    even if every group that is silent came to agree. In between it is not yet decided, and silent.
    """
    if judge(inner.rule, voices).accepted:
        return Voice.AGREES
    may_still = voices.entitled - voices.object_ - voices.abstain
    at_best = replace(voices, agree=may_still, absent=frozenset(), granted=True)
    return Voice.SILENT if judge(inner.rule, at_best).accepted else Voice.OBJECTS
