"""How the file tells by which rule a body decides: of parties at the table, or of groups within a delegation."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from multitrack.model.party import PartyId
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Attempt,
    ChairFinds,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    Endorsements,
    FirstOf,
    Group,
    InnerRule,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Quota,
    Rule,
    Share,
    ShareOfParties,
    Turnout,
    Unanimity,
    VotesIn,
    Weight,
)
from multitrack.talksfile import thresholds
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.shapes import Forms, Listed, Pairs, Turned
from multitrack.talksfile.words import COUNT, NUMBER, PARTY, TEXT, Name, PartyCount, Shape, Word, literal

BARE: dict[str, Rule] = {
    "consensus": Consensus(),
    "unanimity": Unanimity(),
    "chair's judgement": ChairFinds(),
}
"""The rules that one word says."""


def _hours(text: str) -> int | None:
    said = re.fullmatch(r"([1-9]\d{0,3}) (hour|day)s?", text, re.ASCII)
    return None if said is None else int(said[1]) * (24 if said[2] == "day" else 1)


def _lasting(hours: int) -> str:
    number, unit = (hours // 24, "day") if hours % 24 == 0 else (hours, "hour")
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


LASTING: Word[int] = Word(
    "a time such as 72 hours or 3 days",
    _hours,
    _lasting,
    {"type": "string", "pattern": "^[1-9][0-9]* (hour|day)s?$"},
)
WHOLE = literal("all members", "all entitled", "present", "those who spoke", "valid votes")
BODY = Name(())
AT_LEAST = Key("at_least", NUMBER, "the share that is enough, such as 2/3")
MORE_THAN = Key("more_than", NUMBER, "or the share that must be passed, such as 1/2")
IN = Key("in", BODY, "the code of the body of persons that votes", field="electorate")
MEMBERS = Key("members", COUNT, "how many members it has")
CALLED = Key("title", TEXT, "what it is called")

VOTES = Block(
    VotesIn,
    (
        IN,
        AT_LEAST,
        MORE_THAN,
        Key("of", WHOLE, "whose votes are the whole; valid votes where nothing is said"),
        MEMBERS,
        CALLED,
    ),
    check=thresholds.votes,
)
TURNOUT = Block(
    Turnout,
    (IN, Key("at_least", NUMBER, "the share of those entitled that must take part"), MEMBERS, CALLED),
    check=thresholds.turnout,
)
QUOTAS = Turned(
    Pairs(BODY, COUNT, least=1),
    lambda pairs: tuple(Quota(body, number) for body, number in pairs),
    lambda quotas: tuple((each.electorate, each.at_least) for each in quotas),
)
ENDORSEMENTS = Block(
    Endorsements,
    (
        Key("at_least", COUNT, "how many in all"),
        Key("from", QUOTAS, "how many from each body of persons, by its code", field="quotas"),
    ),
    check=thresholds.endorsements,
)


def rules_over(party: Name, number: Shape[int]) -> Forms[Rule]:
    """The forms of rules over those who are named in one way: the parties, or the groups of a delegation."""
    parties = Listed(party, lone=True, once=True, least=1)
    weights = Turned(
        Pairs(party, NUMBER, least=1),
        lambda pairs: tuple(Weight(each, weight) for each, weight in pairs),
        lambda weights: tuple((each.party, each.weight) for each in weights),
    )

    @cache
    def forms() -> dict[str, Shape[Any]]:
        within: Listed[Rule] = Listed(every, least=1)
        return {
            "no objection": Turned(LASTING, lambda hours: NoObjection(hours=hours), lambda rule: rule.hours),
            "consent of": Turned(parties, lambda these: ConsentOf(parties=these), lambda rule: rule.parties),
            "no veto of": Turned(parties, lambda these: NoVetoOf(parties=these), lambda rule: rule.parties),
            "number of parties": Turned(number, lambda n: NumberOf(at_least=n), lambda rule: rule.at_least),
            "share of parties": _share_of_parties(),
            "share": _share(weights),
            "each community": Turned(
                Table("community", _community(parties, weights), code="name"),
                lambda these: EachCommunity(communities=these),
                lambda rule: rule.communities,
            ),
            "votes": VOTES,
            "turnout": TURNOUT,
            "endorsements": ENDORSEMENTS,
            "chair's judgement": Turned(TEXT, lambda on: ChairFinds(on=on), lambda rule: rule.on),
            "all of": Turned(within, lambda these: AllOf(rules=these), lambda rule: rule.rules),
            "any of": Turned(within, lambda these: AnyOf(rules=these), lambda rule: rule.rules),
            "first of": Turned(
                Pairs(Name(()), every, least=1),
                lambda pairs: FirstOf(attempts=tuple(Attempt(name, rule) for name, rule in pairs)),
                lambda rule: tuple((each.id, each.rule) for each in rule.attempts),
            ),
        }

    every: Forms[Rule] = Forms("rule", BARE, forms, lambda rule: rule.kind)
    return every


def _share_of_parties() -> Block[ShareOfParties]:
    return Block(
        ShareOfParties,
        (AT_LEAST, MORE_THAN, Key("of", WHOLE, "which parties are the whole, each counted as one")),
        check=thresholds.share,
    )


def _share(weights: Shape[tuple[Weight, ...]]) -> Block[Share]:
    return Block(
        Share,
        (
            Key("weights", weights, "the seats or votes that each party brings"),
            AT_LEAST,
            MORE_THAN,
            Key("of", WHOLE, "whose weights are the whole"),
            Key("total", NUMBER, "what all seats come to where others hold the rest (of: all members)"),
            Key("title", TEXT, "what is counted, such as seats"),
        ),
        check=thresholds.share,
    )


def _community(parties: Shape[tuple[PartyId, ...]], weights: Shape[tuple[Weight, ...]]) -> Block[Community]:
    return Block(
        Community,
        (
            Key("parties", parties, "its parties, each counted as one"),
            Key("weights", weights, "or its parties with what each brings"),
            AT_LEAST,
            Key("more_than", NUMBER, "or the share that must be passed; 1/2 where neither is said"),
            Key("of", WHOLE, "whose votes in it are the whole"),
        ),
        short="parties",
        listed=True,
        check=thresholds.community,
    )


RULE = rules_over(PARTY, PartyCount())
INNER = Block(
    InnerRule,
    (
        Key(
            "groups",
            Turned(
                Pairs(Name(()), TEXT, least=1),
                lambda pairs: tuple(Group(name, title) for name, title in pairs),
                lambda groups: tuple((each.id, each.name) for each in groups),
            ),
            "the groups, by codes of their own",
        ),
        Key("rule", rules_over(Name(()), COUNT), "by which rule they decide; it names groups, not parties"),
    ),
    check=thresholds.inner,
)
