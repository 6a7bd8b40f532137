"""Rules of decision and their verdicts in words: what a body needs to decide, and which sub-test fails on whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from multitrack.model.party import PartyId, PersonId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    Endorsements,
    FirstOf,
    Lack,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    Verdict,
    VotesIn,
    Whole,
)
from multitrack.report.called import Called
from multitrack.report.phrasing import number
from multitrack.report.saying import Sentence, count, names, say

NameOf = Callable[[PartyId], str]
"""How a party is called here."""
PersonOf = Callable[[PersonId], str]
"""How a person is called here."""

_AT_LEAST: dict[Whole, str] = {
    "all members": "at least {share} of all votes, those away included",
    "all entitled": "at least {share} of all votes",
    "present": "at least {share} of the votes of those present",
    "those who spoke": "at least {share} of the votes of those who spoke",
    "valid votes": "at least {share} of the votes for and against",
}
_MORE_THAN: dict[Whole, str] = {
    "all members": "more than {share} of all votes, those away included",
    "all entitled": "more than {share} of all votes",
    "present": "more than {share} of the votes of those present",
    "those who spoke": "more than {share} of the votes of those who spoke",
    "valid votes": "more than {share} of the votes for and against",
}
_PARTIES_AT_LEAST: dict[Whole, str] = {
    "all members": "at least {share} of all parties, those away included",
    "all entitled": "at least {share} of the parties",
    "present": "at least {share} of the parties present",
    "those who spoke": "at least {share} of the parties that spoke",
    "valid votes": "at least {share} of the parties for and against",
}
_PARTIES_MORE_THAN: dict[Whole, str] = {
    "all members": "more than {share} of all parties, those away included",
    "all entitled": "more than {share} of the parties",
    "present": "more than {share} of the parties present",
    "those who spoke": "more than {share} of the parties that spoke",
    "valid votes": "more than {share} of the parties for and against",
}
LACKS: dict[Lack, Sentence] = {
    "the time is not up": say("the time is not up"),
    "no vote was counted": say("no vote was counted"),
    "the whole is not known": say("the whole is not known"),
    "the count does not fit the members": say("the count does not fit the members"),
    "no endorsement was handed in": say("no endorsement was handed in"),
    "the chair has not found so": say("the chair has not found so"),
    "the chair gives no reason": say("the chair gives no reason"),
}
"""What a test lacks that no party's agreement would give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubTest:
    """One sub-test of a verdict: what it asks for, whether it is met, and who is missing; how deep it stands.

    ``found`` says what was counted, or what is lacking that no party can give; nothing where that is told by
    who is missing.
    """

    asks: Sentence
    met: bool
    missing: tuple[str, ...]
    depth: int
    found: Sentence | None = None


def rule_in_words(rule: Rule, name: NameOf) -> Sentence:
    """What a body needs to decide."""
    match rule:
        case Consensus() | Unanimity() | NoObjection() | ConsentOf() | NoVetoOf() | NumberOf():
            return _of_parties(rule, name)
        case Share() | ShareOfParties():
            return _share(rule)
        case EachCommunity(communities=communities):
            return _communities(communities)
        case VotesIn():
            return say(
                "in the vote of {body}: {share}", body=rule.title or rule.electorate, share=_share(rule)
            )
        case Turnout():
            body, part = rule.title or rule.electorate, fraction(rule.at_least)
            return say(
                "at least {share} of those entitled take part in the vote of {body}", share=part, body=body
            )
        case Endorsements():
            return _endorsements(rule)
        case ChairFinds(on=on):
            return (
                say("the chair finds enough agreement") if on is None else say("the chair finds: {on}", on=on)
            )
        case AllOf(rules=rules):
            return reduce(_both, (rule_in_words(each, name) for each in rules))
        case AnyOf(rules=rules):
            return reduce(_either, (rule_in_words(each, name) for each in rules))
        case FirstOf(attempts=attempts):
            each = (_attempt(attempt.id, rule_in_words(attempt.rule, name)) for attempt in attempts)
            return reduce(_failing_that, each)


def _of_parties(
    rule: Consensus | Unanimity | NoObjection | ConsentOf | NoVetoOf | NumberOf, name: NameOf
) -> Sentence:
    match rule:
        case Consensus():
            return say("consensus, nobody objecting")
        case Unanimity():
            return say("all parties agree")
        case NoObjection(hours=hours) if hours % 24 == 0:
            return count("nobody objects for {n} day", "nobody objects for {n} days", hours // 24)
        case NoObjection(hours=hours):
            return count("nobody objects for {n} hour", "nobody objects for {n} hours", hours)
        case NumberOf(at_least=at_least):
            return count("at least one party agrees", "at least {n} parties agree", at_least)
        case NoVetoOf(parties=parties):
            return say("none of these objects: {parties}", parties=names(map(name, parties)))
        case _:
            return _consent(tuple(map(name, rule.parties)))


def _both(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}; and {other}", one=one, other=other)


def _either(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}; or {other}", one=one, other=other)


def _consent(parties: tuple[str, ...]) -> Sentence:
    if len(parties) == 1:
        return say("{party} agrees", party=parties[0])
    return say("{parties} each agree", parties=names(parties))


def _failing_that(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}; failing that, {other}", one=one, other=other)


def _attempt(attempt: str, test: Sentence) -> Sentence:
    return say("{attempt}: {test}", attempt=attempt, test=test)


def _share(rule: Share | ShareOfParties | VotesIn) -> Sentence:
    if isinstance(rule, Share) and rule.title is not None:
        return say("{rule} agree", rule=rule.title)
    of_parties = isinstance(rule, ShareOfParties)
    if rule.more_than is not None:
        passed = _PARTIES_MORE_THAN if of_parties else _MORE_THAN
        return say(passed[rule.of], share=fraction(rule.more_than))
    reached = _PARTIES_AT_LEAST if of_parties else _AT_LEAST
    return say(reached[rule.of], share=fraction(Fraction(1) if rule.at_least is None else rule.at_least))


def _communities(communities: tuple[Community, ...]) -> Sentence:
    """One sentence where more than half is asked of each, else the threshold of each."""
    plain = all(each.at_least is None and each.more_than in (None, Fraction(1, 2)) for each in communities)
    if plain:
        among = names((community.name for community in communities), between="; ")
        return say("more than half agree in each of: {communities}", communities=among)
    return say("{each}", each=names(map(_community, communities), between="; "))


def _community(community: Community) -> Sentence:
    if community.at_least is not None:
        return say(
            "at least {share} agree in {community}",
            share=fraction(community.at_least),
            community=community.name,
        )
    part = fraction(community.more_than or Fraction(1, 2))
    return say("more than {share} agree in {community}", share=part, community=community.name)


def _endorsements(rule: Endorsements) -> Sentence:
    quotas = names(say("{n} from {body}", n=quota.at_least, body=quota.electorate) for quota in rule.quotas)
    if rule.at_least is None:
        return say("endorsements: {quotas}", quotas=quotas)
    if not rule.quotas:
        return count("{n} endorsement", "{n} endorsements", rule.at_least)
    return count("{n} endorsement: {quotas}", "{n} endorsements: {quotas}", rule.at_least, quotas=quotas)


def fraction(number: Fraction) -> str:
    """A fraction as it is written at the table: 2/3, 55%, 3."""
    if number.denominator == 1:
        return str(number.numerator)
    hundredths = number * 100
    if hundredths.denominator == 1:
        return f"{hundredths.numerator}%"
    return f"{number.numerator}/{number.denominator}"


def sub_tests(
    verdict: Verdict, name: NameOf, depth: int = 0, attempt: str | None = None, *, person: PersonOf = str
) -> Iterator[SubTest]:
    """Every sub-test of a verdict in the order of the rule, each after the one it is part of.

    ``person``: how whoever chairs is called where a verdict rests on what the chair found.
    """
    asks = _asks(verdict.rule, name)
    yield SubTest(
        asks=asks if attempt is None else _attempt(attempt, asks),
        met=verdict.accepted,
        missing=tuple(map(name, verdict.blocked_by)),
        depth=depth,
        found=_found(verdict, person),
    )
    inner = verdict.tests if not isinstance(verdict.rule, EachCommunity) or len(verdict.tests) > 1 else ()
    attempts = [each.id for each in verdict.rule.attempts] if isinstance(verdict.rule, FirstOf) else []
    for place, test in enumerate(inner):
        at = attempts[place] if attempts else None
        yield from sub_tests(test, name, depth + 1, at, person=person)


def tests_told(verdict: Verdict | None, called: Called) -> tuple[SubTest, ...]:
    """Every sub-test of a verdict, with the names that whoever reads uses; none where nothing was judged."""
    return () if verdict is None else tuple(sub_tests(verdict, called.party, person=called.person))


def _found(verdict: Verdict, person: PersonOf) -> Sentence | None:
    """What was counted or found, or what is lacking."""
    if verdict.lacks is not None:
        return LACKS[verdict.lacks]
    if verdict.finding is not None:
        return say("{who}: {why}", who=person(PersonId(verdict.finding.by)), why=verdict.finding.reason)
    if verdict.decided_by is not None:
        return say("decided by: {attempt}", attempt=verdict.decided_by)
    if verdict.whole is not None:
        held = verdict.found * verdict.whole
        return say("{held} of {whole}", held=number(held), whole=number(verdict.whole))
    if isinstance(verdict.rule, Endorsements) and not verdict.tests:
        return say("{held} of {needed} needed", held=number(verdict.found), needed=number(verdict.needed))
    return None


def _asks(rule: Rule, name: NameOf) -> Sentence:
    """What one test asks for, without repeating the tests below it."""
    match rule:
        case AllOf():
            return say("all of these")
        case AnyOf():
            return say("one of these")
        case FirstOf():
            return say("the first of these that passes")
        case _:
            return rule_in_words(rule, name)
