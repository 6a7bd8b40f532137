"""What a rule hangs on: which parties it names, what beyond their voices, and whether agreement ever harms.

Analysis asks of thousands of sets of parties whether a rule is met if just these agree. It may do so because
of two things that are told here: one more agreeing never turns yes into no, and what a rule hangs on beyond
the parties (a vote outside, a clock, the chair) is known and named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from multitrack.model.codes import PartyId
from multitrack.model.rule.forms import (
    AllOf,
    AnyOf,
    ChairFinds,
    ConsentOf,
    EachCommunity,
    Endorsements,
    FirstOf,
    NoObjection,
    NoVetoOf,
    Rule,
    Share,
    Turnout,
    VotesIn,
)

Beyond: TypeAlias = Literal["time", "votes", "endorsements", "the chair"]
"""What a rule may hang on beyond what the parties say."""


def hangs_on(rule: Rule) -> frozenset[Beyond]:
    """What a rule hangs on beyond the voices of the parties; nothing where these alone decide."""
    return frozenset(beyond for each in leaves(rule) if (beyond := _beyond(each)) is not None)


def _beyond(rule: Rule) -> Beyond | None:
    match rule:
        case NoObjection():
            return "time"
        case VotesIn() | Turnout():
            return "votes"
        case Endorsements():
            return "endorsements"
        case ChairFinds():
            return "the chair"
        case _:
            return None


def is_monotone(rule: Rule) -> bool:
    """Whether one more agreeing (party or person) can never turn yes into no.

    So it is for every form, whatever the whole is: whoever agrees adds to those who agree at least as much as
    to the whole. Only a weight below nought breaks it; files that name one are refused.
    """
    return all(_adds(each) for each in leaves(rule))


def _adds(rule: Rule) -> bool:
    match rule:
        case Share(weights=weights):
            return all(each.weight >= 0 for each in weights)
        case EachCommunity(communities=communities):
            return all(weight >= 0 for each in communities for weight in each.counts.values())
        case _:
            return True


def parties_named(rule: Rule) -> frozenset[PartyId]:
    """The parties (or groups) that a rule names."""
    return frozenset(party for each in leaves(rule) for party in _named(each))


def _named(rule: Rule) -> Iterator[PartyId]:
    match rule:
        case ConsentOf(parties=parties) | NoVetoOf(parties=parties):
            yield from parties
        case Share(weights=weights):
            yield from (each.party for each in weights)
        case EachCommunity(communities=communities):
            yield from (party for each in communities for party in each.counts)
        case _:
            return


def leaves(rule: Rule) -> Iterator[Rule]:
    """The tests that a rule is composed of in the end, itself where it is not composed."""
    match rule:
        case AllOf(rules=rules) | AnyOf(rules=rules):
            for each in rules:
                yield from leaves(each)
        case FirstOf(attempts=attempts):
            for attempt in attempts:
                yield from leaves(attempt.rule)
        case _:
            yield rule
