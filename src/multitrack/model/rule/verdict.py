"""What a rule says of some voices: the verdict, with every sub-test, whom it waits for, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from multitrack.model.codes import AttemptId, PartyId
from multitrack.model.rule.forms import (
    AllOf,
    AnyOf,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    Endorsements,
    FirstOf,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    VotesIn,
    Whole,
)
from multitrack.model.rule.voices import Ballot, ChairFinding, Voices

Lack: TypeAlias = Literal[
    "the time is not up",
    "no vote was counted",
    "the whole is not known",
    "the count does not fit the members",
    "no endorsement was handed in",
    "the chair has not found so",
    "the chair gives no reason",
]
"""What a test lacks that no party's agreement would give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rule says of some voices: accepted or not, what was found and needed, by whom it is blocked.

    ``found`` and ``needed``: a number (of parties, endorsements, sub-tests), or a share of ``whole``.
    ``blocked_by``: the parties whose missing agreement (or whose objection) makes this very test fail.
    ``tests``: the verdicts of the sub-tests, in the order of the rule. ``decided_by``: the attempt of a
    cascade that passed.
    """

    accepted: bool
    rule: Rule
    found: Fraction
    needed: Fraction
    blocked_by: tuple[PartyId, ...] = ()
    tests: tuple[Verdict, ...] = ()
    whole: Fraction | None = None
    lacks: Lack | None = None
    finding: ChairFinding | None = None
    decided_by: AttemptId | None = None


def judge(rule: Rule, voices: Voices) -> Verdict:
    """What the rule says of the voices. Every sub-test is judged, also after one has failed."""
    match rule:
        case Consensus() | Unanimity() | NoObjection() | ConsentOf() | NoVetoOf() | NumberOf():
            return _of_some(rule, voices)
        case ShareOfParties():
            members = voices.entitled | voices.withdrawn
            return _of_weights(rule, dict.fromkeys(members, Fraction(1)), voices)
        case Share():
            return _of_weights(rule, {each.party: each.weight for each in rule.weights}, voices)
        case EachCommunity():
            return _each_community(rule, voices)
        case VotesIn():
            return _votes(rule, voices)
        case Turnout():
            return _turnout(rule, voices)
        case Endorsements():
            return _endorsements(rule, voices)
        case ChairFinds():
            return _chair(rule, voices)
        case AllOf(rules=rules):
            tests = tuple(judge(each, voices) for each in rules)
            return _joined(rule, tests, needed=len(tests))
        case AnyOf(rules=rules):
            return _joined(rule, tuple(judge(each, voices) for each in rules), needed=1)
        case FirstOf():
            return _first(rule, voices)


def _of_some(
    rule: Consensus | Unanimity | NoObjection | ConsentOf | NoVetoOf | NumberOf, voices: Voices
) -> Verdict:
    """A test on a number of parties: how many of those it asks for do as it asks."""
    match rule:
        case Consensus() | NoObjection():
            asked, failing = voices.entitled, voices.object_
        case Unanimity() | NumberOf():
            asked, failing = voices.entitled, voices.entitled - voices.agree
        case NoVetoOf(parties=parties):
            asked, failing = frozenset(parties), frozenset(parties) & voices.object_
        case _:
            asked, failing = frozenset(rule.parties), frozenset(rule.parties) - voices.agree
    needed = rule.at_least if isinstance(rule, NumberOf) else len(asked)
    waits = isinstance(rule, NoObjection) and not (voices.time_is_up or voices.granted)
    enough = len(asked - failing) >= needed > 0
    return Verdict(
        accepted=enough and not waits,
        rule=rule,
        found=Fraction(len(asked - failing)),
        needed=Fraction(needed),
        blocked_by=() if enough else tuple(sorted(failing)),
        lacks="the time is not up" if waits else None,
    )


def _of_weights(
    rule: Share | ShareOfParties | Community, weights: dict[PartyId, Fraction], voices: Voices
) -> Verdict:
    """A test on what those who agree hold of the whole; of nothing nobody holds a share."""
    counted = voices.counted(rule.of, frozenset(weights))
    whole = sum((weights.get(party, Fraction(0)) for party in counted), Fraction(0))
    if isinstance(rule, Share) and rule.total is not None and rule.of == "all members":
        whole = rule.total
    held = sum((weights.get(party, Fraction(0)) for party in voices.agree), Fraction(0))
    found = held / whole if whole else Fraction(0)
    accepted = bool(whole) and _reached(rule, found)
    waits_for = voices.entitled & frozenset(weights) if isinstance(rule, Community) else voices.entitled
    return Verdict(
        accepted=accepted,
        rule=EachCommunity(communities=(rule,)) if isinstance(rule, Community) else rule,
        found=found,
        needed=_needed(rule),
        blocked_by=() if accepted else tuple(sorted(waits_for - voices.agree)),
        whole=whole,
    )


def _needed(rule: Share | ShareOfParties | Community | VotesIn) -> Fraction:
    """The share that must be reached or passed; all of it where none is said, in a community one half."""
    if rule.more_than is not None:
        return rule.more_than
    if rule.at_least is not None:
        return rule.at_least
    return Fraction(1, 2) if isinstance(rule, Community) else Fraction(1)


def _reached(rule: Share | ShareOfParties | Community | VotesIn, found: Fraction) -> bool:
    must_pass = rule.more_than is not None or (isinstance(rule, Community) and rule.at_least is None)
    return found > _needed(rule) if must_pass else found >= _needed(rule)


def _each_community(rule: EachCommunity, voices: Voices) -> Verdict:
    tests = tuple(_of_weights(community, community.counts, voices) for community in rule.communities)
    return _joined(rule, tests, needed=len(tests))


def _votes(rule: VotesIn, voices: Voices) -> Verdict:
    ballot = voices.ballot(rule.electorate)
    if ballot is None:
        return _uncounted(rule, _needed(rule), voices)
    wholes: dict[Whole, int | None] = {
        "all members": rule.members,
        "all entitled": rule.members if ballot.entitled is None else ballot.entitled,
        "present": ballot.present,
        "those who spoke": ballot.spoke,
        "valid votes": ballot.valid,
    }
    return _of_a_ballot(rule, ballot, ballot.in_favour, wholes[rule.of])


def _turnout(rule: Turnout, voices: Voices) -> Verdict:
    ballot = voices.ballot(rule.electorate)
    if ballot is None:
        return _uncounted(rule, rule.at_least, voices)
    whole = rule.members if ballot.entitled is None else ballot.entitled
    return _of_a_ballot(rule, ballot, ballot.taking_part, whole)


def _of_a_ballot(rule: VotesIn | Turnout, ballot: Ballot, counted: int, whole: int | None) -> Verdict:
    """A test on a share of a count; where the count cannot be, or its whole is not known, it fails."""
    lacks: Lack | None = None
    if rule.members is not None and max(ballot.taking_part, ballot.entitled or 0) > rule.members:
        lacks = "the count does not fit the members"
    elif whole is None:
        lacks = "the whole is not known"
    found = Fraction(counted, whole) if whole and lacks is None else Fraction(0)
    reached = found >= rule.at_least if isinstance(rule, Turnout) else _reached(rule, found)
    return Verdict(
        accepted=bool(whole) and lacks is None and reached,
        rule=rule,
        found=found,
        needed=rule.at_least if isinstance(rule, Turnout) else _needed(rule),
        whole=None if whole is None else Fraction(whole),
        lacks=lacks,
    )


def _uncounted(rule: VotesIn | Turnout, needed: Fraction, voices: Voices) -> Verdict:
    return Verdict(
        accepted=voices.granted, rule=rule, found=Fraction(0), needed=needed, lacks="no vote was counted"
    )


def _endorsements(rule: Endorsements, voices: Voices) -> Verdict:
    """The quota of each body and the number in all, each a sub-test where there are several."""
    total = () if rule.at_least is None else (Endorsements(at_least=rule.at_least),)
    parts = (*total, *(Endorsements(quotas=(quota,)) for quota in rule.quotas))
    if len(parts) > 1:
        return _joined(rule, tuple(_endorsements(part, voices) for part in parts), needed=len(parts))
    quota = rule.quotas[0] if rule.quotas else None
    found = voices.endorsing(None if quota is None else quota.electorate)
    needed = quota.at_least if quota is not None else rule.at_least or 0
    missing = voices.endorsements is None
    return Verdict(
        accepted=(voices.granted and missing) or found >= needed > 0,
        rule=rule,
        found=Fraction(found),
        needed=Fraction(needed),
        lacks="no endorsement was handed in" if missing else None,
    )


def _chair(rule: ChairFinds, voices: Voices) -> Verdict:
    """The chair's finding; without a stated reason it counts for nothing."""
    finding = voices.chair
    lacks: Lack | None = None
    if finding is None or not finding.sufficient:
        lacks = "the chair has not found so"
    elif not finding.reason.strip():
        lacks = "the chair gives no reason"
    accepted = lacks is None or (voices.granted and finding is None)
    return Verdict(
        accepted=accepted,
        rule=rule,
        found=Fraction(lacks is None),
        needed=Fraction(1),
        lacks=lacks,
        finding=finding,
    )


def _first(rule: FirstOf, voices: Voices) -> Verdict:
    """The attempts in their order; all are judged, and the first that passes is named."""
    tests = tuple(judge(each.rule, voices.at(each.id)) for each in rule.attempts)
    passing = (each.id for each, test in zip(rule.attempts, tests, strict=True) if test.accepted)
    return _joined(rule, tests, needed=1, decided_by=next(passing, None))


def _joined(
    rule: Rule, tests: tuple[Verdict, ...], *, needed: int, decided_by: AttemptId | None = None
) -> Verdict:
    """The verdict that follows from its sub-tests: enough of them pass."""
    passed = sum(test.accepted for test in tests)
    failed = () if passed >= needed else (test for test in tests if not test.accepted)
    return Verdict(
        accepted=passed >= needed,
        rule=rule,
        found=Fraction(passed),
        needed=Fraction(needed),
        blocked_by=_once(party for test in failed for party in test.blocked_by),
        tests=tests,
        decided_by=decided_by,
    )


def _once(parties: Iterable[PartyId]) -> tuple[PartyId, ...]:
    return tuple(dict.fromkeys(parties))
