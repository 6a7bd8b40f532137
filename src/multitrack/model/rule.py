"""How a body decides: rules that compose, and the verdict that shows every sub-test.

A rule is judged on :class:`Voices`: who is entitled, who agrees, who objects. Sources of the forms: the 1996
rules of procedure at Stormont (several tests at once), CODESA (sufficient consensus), the Libyan forum of 2021
(shares), climate conferences (no objection).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from multitrack.model.party import PartyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """No entitled party objects; silence is no objection."""

    kind: Literal["consensus"] = "consensus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanimity:
    """Every entitled party agrees; silence is not agreement."""

    kind: Literal["unanimity"] = "unanimity"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentOf:
    """Each of these parties agrees (a veto in their hands)."""

    parties: tuple[PartyId, ...]
    kind: Literal["consent of"] = "consent of"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOf:
    """At least so many entitled parties agree."""

    at_least: int
    kind: Literal["number of parties"] = "number of parties"


@dataclass(frozen=True, slots=True)
class Weight:
    """The seats or votes a party brings."""

    party: PartyId
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Those who agree hold a share of the weights: of all entitled, or of those who spoke.

    Exactly one of ``at_least`` and ``more_than`` is given; parties without a weight count 0.
    """

    weights: tuple[Weight, ...]
    of: Literal["all entitled", "those who spoke"] = "all entitled"
    at_least: Fraction | None = None
    more_than: Fraction | None = None
    title: str | None = None
    kind: Literal["share"] = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Parties that count together in a test of each community."""

    name: str
    parties: tuple[PartyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EachCommunity:
    """In every community, more than half of its entitled parties agree."""

    communities: tuple[Community, ...]
    kind: Literal["each community"] = "each community"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every sub-test passes. A rule without sub-tests is an error, not a rule that always passes."""

    rules: tuple[Rule, ...]
    kind: Literal["all of"] = "all of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one sub-test passes. A rule without sub-tests is an error."""

    rules: tuple[Rule, ...]
    kind: Literal["any of"] = "any of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.rules)


Rule = Consensus | Unanimity | ConsentOf | NumberOf | Share | EachCommunity | AllOf | AnyOf
"""How a body decides."""


class EmptyRuleError(ValueError):
    """A composed rule without a single sub-test was written; it would pass everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who may speak on a proposal, who agrees with it and who objects; the others are silent."""

    entitled: frozenset[PartyId]
    agree: frozenset[PartyId]
    object_: frozenset[PartyId] = frozenset()

    @classmethod
    def of(
        cls, entitled: Iterable[PartyId], agree: Iterable[PartyId], object_: Iterable[PartyId] = ()
    ) -> Voices:
        """Voices among the entitled only: whoever may not speak is not counted."""
        may = frozenset(entitled)
        return cls(entitled=may, agree=frozenset(agree) & may, object_=frozenset(object_) & may)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rule says of some voices: accepted or not, what was found and needed, by whom it is blocked.

    ``blocked_by``: the parties whose missing agreement (or whose objection) makes this very test fail.
    ``tests``: the verdicts of the sub-tests, in the order of the rule.
    """

    accepted: bool
    rule: Rule
    found: Fraction
    needed: Fraction
    blocked_by: tuple[PartyId, ...] = ()
    tests: tuple[Verdict, ...] = ()


def judge(rule: Rule, voices: Voices) -> Verdict:
    """What the rule says of the voices. Every sub-test is judged, also after one has failed."""
    match rule:
        case Consensus():
            return _counted(rule, len(voices.entitled - voices.object_), len(voices.entitled), voices.object_)
        case Unanimity():
            missing = voices.entitled - voices.agree
            return _counted(rule, len(voices.agree), len(voices.entitled), missing)
        case ConsentOf(parties=parties):
            given = voices.agree & frozenset(parties)
            return _counted(rule, len(given), len(parties), frozenset(parties) - given)
        case NumberOf(at_least=needed):
            return _counted(rule, len(voices.agree), needed, voices.entitled - voices.agree)
        case Share():
            return _share(rule, voices)
        case EachCommunity():
            return _each_community(rule, voices)
        case AllOf(rules=rules):
            tests = tuple(judge(each, voices) for each in rules)
            failed = tuple(test for test in tests if not test.accepted)
            return _joined(rule, tests, passed=not failed, needed=len(tests), failed=failed)
        case AnyOf(rules=rules):
            tests = tuple(judge(each, voices) for each in rules)
            passed = any(test.accepted for test in tests)
            return _joined(rule, tests, passed=passed, needed=1, failed=() if passed else tests)


def _not_empty(rules: tuple[Rule, ...]) -> None:
    if not rules:
        raise EmptyRuleError("a composed rule needs at least one sub-test")


def _counted(rule: Rule, found: int, needed: int, missing: frozenset[PartyId]) -> Verdict:
    """A test on a number of parties; one that nobody can meet or fail (nobody entitled) is not accepted."""
    accepted = found >= needed > 0
    blocked = () if accepted else tuple(sorted(missing))
    return Verdict(
        accepted=accepted, rule=rule, found=Fraction(found), needed=Fraction(needed), blocked_by=blocked
    )


def _share(rule: Share, voices: Voices) -> Verdict:
    weights = {weight.party: weight.weight for weight in rule.weights}
    counted = voices.entitled if rule.of == "all entitled" else voices.agree | voices.object_
    total = sum((weights.get(party, Fraction(0)) for party in counted), Fraction(0))
    held = sum((weights.get(party, Fraction(0)) for party in voices.agree), Fraction(0))
    share = held / total if total else Fraction(0)
    if rule.more_than is not None:
        accepted, needed = share > rule.more_than, rule.more_than
    else:
        needed = rule.at_least if rule.at_least is not None else Fraction(1)
        accepted = bool(total) and share >= needed
    blocked = () if accepted else tuple(sorted(voices.entitled - voices.agree))
    return Verdict(accepted=accepted, rule=rule, found=share, needed=needed, blocked_by=blocked)


def _each_community(rule: EachCommunity, voices: Voices) -> Verdict:
    tests = []
    for community in rule.communities:
        entitled = voices.entitled & frozenset(community.parties)
        agree = voices.agree & entitled
        accepted = 2 * len(agree) > len(entitled) > 0
        tests.append(
            Verdict(
                accepted=accepted,
                rule=EachCommunity(communities=(community,)),
                found=Fraction(len(agree), len(entitled) or 1),
                needed=Fraction(1, 2),
                blocked_by=() if accepted else tuple(sorted(entitled - agree)),
            )
        )
    failed = tuple(test for test in tests if not test.accepted)
    return _joined(rule, tuple(tests), passed=not failed, needed=len(tests), failed=failed)


def _joined(
    rule: Rule, tests: tuple[Verdict, ...], *, passed: bool, needed: int, failed: tuple[Verdict, ...]
) -> Verdict:
    return Verdict(
        accepted=passed,
        rule=rule,
        found=Fraction(sum(test.accepted for test in tests)),
        needed=Fraction(needed),
        blocked_by=tuple(dict.fromkeys(party for test in failed for party in test.blocked_by)),
        tests=tests,
    )
