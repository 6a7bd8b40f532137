"""How a body decides, in plain English, with the names of the talks; and what that hangs on beyond the parties."""

from __future__ import annotations

from functools import reduce

from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Beyond,
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
    hangs_on,
)
from multitrack.model.talks import Talks
from multitrack.report.phrasing import number, party_name
from multitrack.report.saying import Sentence, Words, all_of, any_of, count, names, say

WEIGHT: dict[Whole, Sentence] = {
    "all members": say("all who have a seat"),
    "all entitled": say("all parties"),
    "present": say("those present"),
    "those who spoke": say("those who speak"),
    "valid votes": say("those for and against"),
}
"""Whose seats or votes are the whole."""
PARTIES: dict[Whole, Sentence] = {
    "all members": say("all parties with a seat"),
    "all entitled": say("the parties"),
    "present": say("the parties present"),
    "those who spoke": say("the parties that speak"),
    "valid votes": say("the parties for and against"),
}
"""Which parties are the whole."""
VOTES: dict[Whole, Sentence] = {
    "all members": say("all members"),
    "all entitled": say("all entitled to vote"),
    "present": say("those present"),
    "those who spoke": say("the votes cast"),
    "valid votes": say("the votes for and against"),
}
"""Whose votes are the whole."""
BEYOND: dict[Beyond, Sentence] = {
    "time": say("a time that must run out first"),
    "votes": say("votes to be counted"),
    "endorsements": say("endorsements to be handed in"),
    "the chair": say("what the chair finds"),
}
"""What a rule hangs on that no party says."""


def rule_in_words(rule: Rule, talks: Talks) -> Sentence:
    """How a body decides, as half a sentence."""
    match rule:
        case Consensus() | Unanimity() | NoObjection() | ConsentOf() | NoVetoOf() | NumberOf():
            return _of_parties(rule, talks)
        case Share():
            return _share(rule)
        case ShareOfParties():
            return say("{share} of {whole} agree", share=_threshold(rule), whole=PARTIES[rule.of])
        case EachCommunity(communities=communities):
            return _communities(communities)
        case VotesIn():
            return say(
                "in the vote of {body}, {share} of {whole} are in favour",
                body=rule.title or rule.electorate,
                share=_threshold(rule),
                whole=VOTES[rule.of],
            )
        case Turnout():
            return say(
                "at least {share} of those entitled take part in the vote of {body}",
                share=str(rule.at_least),
                body=rule.title or rule.electorate,
            )
        case Endorsements():
            return _endorsements(rule)
        case ChairFinds(on=on):
            if on is None:
                return say("the chair finds enough agreement, and says why")
            return say("the chair finds {on}, and says why", on=on)
        case AllOf(rules=rules):
            return reduce(_both, (_within(each, talks) for each in rules))
        case AnyOf(rules=rules):
            return reduce(_either, (_within(each, talks) for each in rules))
        case FirstOf(attempts=attempts):
            tried = (
                say("{attempt}: {rule}", attempt=each.id, rule=_within(each.rule, talks)) for each in attempts
            )
            return reduce(_failing_that, tried)


def _both(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}, and {other}", one=one, other=other)


def _either(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}, or {other}", one=one, other=other)


def _failing_that(one: Sentence, other: Sentence) -> Sentence:
    return say("{one}; failing that, {other}", one=one, other=other)


def beyond_in_words(rule: Rule) -> Words:
    """What a rule hangs on beyond what the parties say; nothing where they alone decide."""
    return all_of(words for beyond, words in BEYOND.items() if beyond in hangs_on(rule))


def _of_parties(
    rule: Consensus | Unanimity | NoObjection | ConsentOf | NoVetoOf | NumberOf, talks: Talks
) -> Sentence:
    match rule:
        case Consensus():
            return say("no party objects")
        case Unanimity():
            return say("every party agrees")
        case NoObjection(hours=hours) if hours % 24 == 0:
            return count("no party objects for {n} day", "no party objects for {n} days", hours // 24)
        case NoObjection(hours=hours):
            return count("no party objects for {n} hour", "no party objects for {n} hours", hours)
        case NumberOf(at_least=needed):
            return count("at least {n} party agrees", "at least {n} parties agree", needed)
        case NoVetoOf(parties=parties):
            return say(
                "none of {parties} objects", parties=any_of(party_name(talks, party) for party in parties)
            )
        case ConsentOf(parties=(only,)):
            return say("{party} agrees", party=party_name(talks, only))
        case _:
            return say("{parties} agree", parties=all_of(party_name(talks, party) for party in rule.parties))


def _within(rule: Rule, talks: Talks) -> Sentence:
    """A rule as part of another, in brackets where it is composed itself."""
    words = rule_in_words(rule, talks)
    return say("({rule})", rule=words) if isinstance(rule, AllOf | AnyOf | FirstOf) else words


def _threshold(rule: Share | ShareOfParties | VotesIn) -> Sentence:
    if rule.more_than is not None:
        return say("more than {share}", share=str(rule.more_than))
    return say("at least {share}", share="1" if rule.at_least is None else str(rule.at_least))


def _share(rule: Share) -> Sentence:
    weights: list[Words] = [f"{each.party} {number(each.weight)}" for each in rule.weights]
    if rule.total is not None:
        weights.append(say("of {total} in all", total=number(rule.total)))
    brought = names(weights)
    share, whole = _threshold(rule), WEIGHT[rule.of]
    if rule.title:
        return say(
            "those who agree hold {share} of the weight of {whole} ({weights}; {title})",
            share=share,
            whole=whole,
            weights=brought,
            title=rule.title,
        )
    return say(
        "those who agree hold {share} of the weight of {whole} ({weights})",
        share=share,
        whole=whole,
        weights=brought,
    )


def _communities(communities: tuple[Community, ...]) -> Sentence:
    if not all(_plain(each) for each in communities):
        return say("{communities}", communities=all_of(_community(each) for each in communities))
    them = all_of(community.name for community in communities)
    if len(communities) > 1:
        return say("more than half of the parties agree in each of {communities}", communities=them)
    return say("more than half of the parties agree in {community}", community=them)


def _plain(community: Community) -> bool:
    return not community.weights and community.at_least is None and community.more_than is None


def _community(community: Community) -> Sentence:
    if community.at_least is not None:
        part = say("at least {share}", share=str(community.at_least))
    elif community.more_than is not None:
        part = say("more than {share}", share=str(community.more_than))
    else:
        part = say("more than half")
    whole = (WEIGHT if community.weights else PARTIES)[community.of]
    if community.weights:
        return say(
            "{share} of the weight of {whole} agree in {community}",
            share=part,
            whole=whole,
            community=community.name,
        )
    return say("{share} of {whole} agree in {community}", share=part, whole=whole, community=community.name)


def _endorsements(rule: Endorsements) -> Sentence:
    quotas = all_of(say("{n} from {body}", n=quota.at_least, body=quota.electorate) for quota in rule.quotas)
    if rule.at_least is None:
        return say("it is endorsed by {quotas}", quotas=quotas)
    if not rule.quotas:
        return count("it is endorsed by {n} person", "it is endorsed by {n} persons", rule.at_least)
    return count(
        "it is endorsed by {n} person ({quotas})",
        "it is endorsed by {n} persons ({quotas})",
        rule.at_least,
        quotas=quotas,
    )
