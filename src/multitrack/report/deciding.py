"""How a body decides, in plain English, with the names of the talks; and what that hangs on beyond the parties."""

from __future__ import annotations

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
from multitrack.report.phrasing import counted, listed, number, party_names

WEIGHT: dict[Whole, str] = {
    "all members": "all who have a seat",
    "all entitled": "all parties",
    "present": "those present",
    "those who spoke": "those who speak",
    "valid votes": "those for and against",
}
"""Whose seats or votes are the whole."""
PARTIES: dict[Whole, str] = {
    "all members": "all parties with a seat",
    "all entitled": "the parties",
    "present": "the parties present",
    "those who spoke": "the parties that speak",
    "valid votes": "the parties for and against",
}
"""Which parties are the whole."""
VOTES: dict[Whole, str] = {
    "all members": "all members",
    "all entitled": "all entitled to vote",
    "present": "those present",
    "those who spoke": "the votes cast",
    "valid votes": "the votes for and against",
}
"""Whose votes are the whole."""
BEYOND: dict[Beyond, str] = {
    "time": "a time that must run out first",
    "votes": "votes to be counted",
    "endorsements": "endorsements to be handed in",
    "the chair": "what the chair finds",
}
"""What a rule hangs on that no party says."""


def rule_in_words(rule: Rule, talks: Talks) -> str:
    """How a body decides, as half a sentence."""
    match rule:
        case Consensus() | Unanimity() | NoObjection() | ConsentOf() | NoVetoOf() | NumberOf():
            return _of_parties(rule, talks)
        case Share():
            return _share(rule)
        case ShareOfParties():
            return f"{_threshold(rule)} of {PARTIES[rule.of]} agree"
        case EachCommunity(communities=communities):
            return _communities(communities)
        case VotesIn():
            body = rule.title or rule.electorate
            return f"in the vote of {body}, {_threshold(rule)} of {VOTES[rule.of]} are in favour"
        case Turnout():
            body = rule.title or rule.electorate
            return f"at least {rule.at_least} of those entitled take part in the vote of {body}"
        case Endorsements():
            return _endorsements(rule)
        case ChairFinds(on=on):
            return f"the chair finds {'enough agreement' if on is None else on}, and says why"
        case AllOf(rules=rules):
            return ", and ".join(_within(each, talks) for each in rules)
        case AnyOf(rules=rules):
            return ", or ".join(_within(each, talks) for each in rules)
        case FirstOf(attempts=attempts):
            return "; failing that, ".join(f"{each.id}: {_within(each.rule, talks)}" for each in attempts)


def beyond_in_words(rule: Rule) -> str:
    """What a rule hangs on beyond what the parties say; nothing where they alone decide."""
    return listed(words for beyond, words in BEYOND.items() if beyond in hangs_on(rule))


def _of_parties(
    rule: Consensus | Unanimity | NoObjection | ConsentOf | NoVetoOf | NumberOf, talks: Talks
) -> str:
    match rule:
        case Consensus():
            return "no party objects"
        case Unanimity():
            return "every party agrees"
        case NoObjection(hours=hours):
            return f"no party objects for {counted(*(hours // 24, 'day') if hours % 24 == 0 else (hours, 'hour'))}"
        case NumberOf(at_least=needed):
            return f"at least {counted(needed, 'party agrees', 'parties agree')}"
        case NoVetoOf(parties=parties):
            return f"none of {party_names(talks, parties, 'or')} objects"
        case _:
            who = party_names(talks, rule.parties)
            return f"{who} {'agrees' if len(rule.parties) == 1 else 'agree'}"


def _within(rule: Rule, talks: Talks) -> str:
    """A rule as part of another, in brackets where it is composed itself."""
    words = rule_in_words(rule, talks)
    return f"({words})" if isinstance(rule, AllOf | AnyOf | FirstOf) else words


def _threshold(rule: Share | ShareOfParties | VotesIn) -> str:
    if rule.more_than is not None:
        return f"more than {rule.more_than}"
    return f"at least {1 if rule.at_least is None else rule.at_least}"


def _share(rule: Share) -> str:
    brought = ", ".join(f"{each.party} {number(each.weight)}" for each in rule.weights)
    total = f", of {number(rule.total)} in all" if rule.total is not None else ""
    title = f"; {rule.title}" if rule.title else ""
    return f"those who agree hold {_threshold(rule)} of the weight of {WEIGHT[rule.of]} ({brought}{total}{title})"


def _communities(communities: tuple[Community, ...]) -> str:
    if all(_plain(each) for each in communities):
        names = listed(community.name for community in communities)
        return f"more than half of the parties agree in {'each of ' if len(communities) > 1 else ''}{names}"
    return listed(_community(each) for each in communities)


def _plain(community: Community) -> bool:
    return not community.weights and community.at_least is None and community.more_than is None


def _community(community: Community) -> str:
    if community.at_least is not None:
        part = f"at least {community.at_least}"
    else:
        part = f"more than {'half' if community.more_than is None else community.more_than}"
    whole = (WEIGHT if community.weights else PARTIES)[community.of]
    what = f"the weight of {whole}" if community.weights else whole
    return f"{part} of {what} agree in {community.name}"


def _endorsements(rule: Endorsements) -> str:
    quotas = listed(f"{quota.at_least} from {quota.electorate}" for quota in rule.quotas)
    total = "" if rule.at_least is None else counted(rule.at_least, "person")
    return f"it is endorsed by {total}{' (' if total and quotas else ''}{quotas}{')' if total and quotas else ''}"
