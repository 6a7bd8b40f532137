"""Rules of decision and their verdicts in words: what a body needs to decide, and which sub-test fails on whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from multitrack.model.party import PartyId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Consensus,
    ConsentOf,
    EachCommunity,
    NumberOf,
    Rule,
    Share,
    Unanimity,
    Verdict,
)
from multitrack.report.saying import Sentence, count, names, say

NameOf = Callable[[PartyId], str]
"""How a party is called here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubTest:
    """One sub-test of a verdict: what it asks for, whether it is met, and who is missing; how deep it stands."""

    asks: Sentence
    met: bool
    missing: tuple[str, ...]
    depth: int


def rule_in_words(rule: Rule, name: NameOf) -> Sentence:
    """What a body needs to decide."""
    match rule:
        case Consensus():
            return say("consensus, nobody objecting")
        case Unanimity():
            return say("all parties agree")
        case ConsentOf(parties=parties):
            return _consent(tuple(map(name, parties)))
        case NumberOf(at_least=at_least):
            return count("at least one party agrees", "at least {n} parties agree", at_least)
        case Share():
            return _share(rule)
        case EachCommunity(communities=communities):
            among = names((community.name for community in communities), between="; ")
            return say("more than half agree in each of: {communities}", communities=among)
        case AllOf(rules=rules):
            return reduce(_both, (rule_in_words(each, name) for each in rules))
        case AnyOf(rules=rules):
            return reduce(_either, (rule_in_words(each, name) for each in rules))


def _both(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}; and {other}", one=one, other=other)


def _either(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}; or {other}", one=one, other=other)


def _consent(parties: tuple[str, ...]) -> Sentence:
    if len(parties) == 1:
        return say("{party} agrees", party=parties[0])
    return say("{parties} each agree", parties=names(parties))


def _share(rule: Share) -> Sentence:
    if rule.title is not None:
        return say("{rule} agree", rule=rule.title)
    spoken = rule.of == "those who spoke"
    if rule.more_than is not None:
        part = fraction(rule.more_than)
        if spoken:
            return say("more than {share} of the votes of those who spoke", share=part)
        return say("more than {share} of all votes", share=part)
    part = fraction(Fraction(1) if rule.at_least is None else rule.at_least)
    if spoken:
        return say("at least {share} of the votes of those who spoke", share=part)
    return say("at least {share} of all votes", share=part)


def fraction(number: Fraction) -> str:
    """A fraction as it is written at the table: 2/3, 55%, 3."""
    if number.denominator == 1:
        return str(number.numerator)
    hundredths = number * 100
    if hundredths.denominator == 1:
        return f"{hundredths.numerator}%"
    return f"{number.numerator}/{number.denominator}"


def sub_tests(verdict: Verdict, name: NameOf, depth: int = 0) -> Iterator[SubTest]:
    """Every sub-test of a verdict in the order of the rule, each after the one it is part of."""
    yield SubTest(
        asks=_asks(verdict.rule, name),
        met=verdict.accepted,
        missing=tuple(map(name, verdict.blocked_by)),
        depth=depth,
    )
    inner = verdict.tests if not isinstance(verdict.rule, EachCommunity) or len(verdict.tests) > 1 else ()
    for test in inner:
        yield from sub_tests(test, name, depth + 1)


def _asks(rule: Rule, name: NameOf) -> Sentence:
    """What one test asks for, without repeating the tests below it."""
    match rule:
        case AllOf():
            return say("all of these")
        case AnyOf():
            return say("one of these")
        case _:
            return rule_in_words(rule, name)
