"""How the file tells by which rule who decides what, on which track, when, and what stands or falls together."""

from __future__ import annotations

from typing import Any

from multitrack.model.package import Budget, EarlyHarvest, Excludes, Linkage, NothingUntilAll, Requires
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    Community,
    Consensus,
    ConsentOf,
    EachCommunity,
    NumberOf,
    Rule,
    Share,
    Unanimity,
    Weight,
)
from multitrack.model.track import Body, Sitting, Stage, Structure, Terms, Track
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.issues import CONDITIONS, COSTS, ISSUES, SOME_ISSUES
from multitrack.talksfile.form.people import PARTIES, SOME_PARTIES, TEXTS
from multitrack.talksfile.shapes import Forms, Listed, Pairs, Turned
from multitrack.talksfile.words import (
    DAY,
    HOUR,
    NUMBER,
    PARTY,
    TEXT,
    YES_OR_NO,
    Name,
    PartyCount,
    Shape,
    literal,
)

WEIGHTS = Turned(
    Pairs(PARTY, NUMBER, least=1),
    lambda pairs: tuple(Weight(party, weight) for party, weight in pairs),
    lambda weights: tuple((each.party, each.weight) for each in weights),
)
SHARE = Block(
    Share,
    (
        Key("weights", WEIGHTS, "the seats or votes that each party brings"),
        Key("at_least", NUMBER, "the share that is enough, such as 2/3"),
        Key("more_than", NUMBER, "or the share that must be passed, such as 1/2"),
        Key("of", literal("all entitled", "those who spoke"), "whose weights are the whole"),
        Key("title", TEXT, "what is counted, such as seats"),
    ),
    check=checks.share,
)


def _rule_forms() -> dict[str, Shape[Any]]:
    rules: Listed[Rule] = Listed(RULE, least=1)
    return {
        "consent of": Turned(SOME_PARTIES, lambda these: ConsentOf(parties=these), lambda rule: rule.parties),
        "number of parties": Turned(PartyCount(), lambda n: NumberOf(at_least=n), lambda rule: rule.at_least),
        "each community": Turned(
            Pairs(Name(()), SOME_PARTIES, least=1),
            lambda pairs: EachCommunity(communities=tuple(Community(name=n, parties=p) for n, p in pairs)),
            lambda rule: tuple((each.name, each.parties) for each in rule.communities),
        ),
        "share": SHARE,
        "all of": Turned(rules, lambda these: AllOf(rules=these), lambda rule: rule.rules),
        "any of": Turned(rules, lambda these: AnyOf(rules=these), lambda rule: rule.rules),
    }


RULE: Forms[Rule] = Forms(
    "rule", {"consensus": Consensus(), "unanimity": Unanimity()}, _rule_forms, lambda rule: rule.kind
)

SITTING = Block(
    Sitting,
    (
        Key("on", DAY, "the day"),
        Key("start", HOUR, "from (hours and minutes)"),
        Key("end", HOUR, "to"),
        Key("place", TEXT, "where"),
    ),
    short="on",
)
TERMS = Block(
    Terms,
    (
        Key("deliver", TEXT, "what the team is to deliver"),
        Key("form", TEXT, "in what form"),
        Key("by", DAY, "by which day"),
        Key("skills", TEXTS, "what its members must know"),
    ),
)
TRACKS = Table(
    "track",
    Block(
        Track,
        (
            Key("title", TEXT, "its name"),
            Key("issues", ISSUES, "what it settles; an issue is on one track only"),
            Key("team", PARTIES, "the parties that sit on it"),
            Key("chair", TEXT, "who chairs it: a party's code or a person"),
            Key("rule", RULE, "how it decides; consensus where none is named"),
            Key("sittings", Listed(SITTING, label=checks.label_by("on")), "its calendar"),
            Key("terms", TERMS, "its terms of reference"),
        ),
        check=checks.track,
    ),
)

BECAUSE = Key("because", TEXT, "why")
_LINKAGE_BLOCKS: dict[str, Shape[Any]] = {
    "requires": Block(
        Requires,
        (
            Key("where", CONDITIONS, "where all of this holds (issue: options)"),
            Key("needs", CONDITIONS, "all of this must hold too"),
            BECAUSE,
        ),
    ),
    "excludes": Block(
        Excludes, (Key("together", CONDITIONS, "what may not all hold together (issue: options)"), BECAUSE)
    ),
    "early harvest": Block(
        EarlyHarvest,
        (Key("issues", SOME_ISSUES, "what may be applied before the whole is agreed"), BECAUSE),
    ),
    "budget": Block(
        Budget,
        (
            Key("title", TEXT, "the name of the costing table"),
            Key("unit", TEXT, "its unit"),
            Key("at_most", NUMBER, "what the chosen options may cost together"),
            Key("costs", COSTS, "what each option costs (issue: option: amount), below 0 what it brings in"),
        ),
    ),
}


def _linkage_forms() -> dict[str, Shape[Any]]:
    together = Turned(ISSUES, lambda issues: NothingUntilAll(issues=issues), lambda link: link.issues)
    return {"nothing until all": together, **_LINKAGE_BLOCKS}


LINKAGE: Forms[Linkage] = Forms(
    "linkage", {"nothing until all": NothingUntilAll()}, _linkage_forms, lambda link: link.kind
)

BODY = Block(
    Body,
    (
        Key("title", TEXT, "its name"),
        Key("issues", ISSUES, "what it settles"),
        Key("team", PARTIES, "who sits in it; all parties where none is named"),
    ),
)
STAGE = Block(
    Stage,
    (
        Key("bodies", Listed(BODY, least=1), "the bodies that work side by side"),
        Key("provisional", YES_OR_NO, "whether what they close may be opened again"),
    ),
    check=checks.stage,
)
STRUCTURES = Table(
    "structure",
    Block(
        Structure,
        (
            Key("title", TEXT, "its name"),
            Key("about", TEXT, "what it is about"),
            Key("source", TEXT, "where this is to be read"),
            Key("stages", Listed(STAGE, least=1), "what comes after what"),
        ),
    ),
)
