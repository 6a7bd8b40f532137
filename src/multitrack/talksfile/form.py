"""The form of a talks file as one table: which keys stand where, and what may stand under each.

Reading, writing and the JSON Schema all follow this table; there is no second description of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from multitrack.model.channel import ChannelKind, History, Keeps
from multitrack.model.issue import Grid, Option, Undertaking
from multitrack.model.package import Budget, EarlyHarvest, Excludes, Linkage, NothingUntilAll, Requires
from multitrack.model.party import (
    Admission,
    AdmissionState,
    Constituency,
    Delegation,
    Influence,
    Level,
    Listing,
    Member,
    OutsidePower,
    OwnName,
    Party,
    PowerKind,
    Role,
)
from multitrack.model.position import Stance
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
from multitrack.model.statement import Checked, Form, Statement
from multitrack.model.talks import Talks
from multitrack.model.text import Alternative, Bracket, Draft, Paragraph
from multitrack.model.track import Body, Sitting, Stage, Structure, Terms, Track
from multitrack.talksfile import checks, sheet
from multitrack.talksfile.annex import MandateOrAnnex
from multitrack.talksfile.shapes import Block, Forms, Key, Listed, Pairs, Row, Table, Turned
from multitrack.talksfile.words import (
    CHANNEL,
    COUNT,
    DAY,
    HOUR,
    ISSUE,
    NUMBER,
    OPTION,
    PARTY,
    POWER,
    SIDE,
    STATEMENT,
    TEXT,
    WORDS,
    YES_OR_NO,
    Name,
    Shape,
    Word,
    literal,
    word_of,
)

LEVEL = word_of(Level)
TEXTS = Listed(TEXT, lone=True)
PARTIES = Listed(PARTY, lone=True, once=True)
SOME_PARTIES = Listed(PARTY, lone=True, once=True, least=1)
ISSUES = Listed(ISSUE, lone=True, once=True)
RESTS_ON = Listed(STATEMENT, lone=True, once=True)

OWN_NAMES = Listed(Block(OwnName, (Key("by", SIDE), Key("name", TEXT), Key("language", TEXT))))
MEMBERS = Listed(Block(Member, (Key("name", TEXT), Key("role", word_of(Role)), Key("source", TEXT))))
DELEGATION = Block(Delegation, (Key("members", MEMBERS), Key("composed_of", TEXTS), Key("inner_rule", TEXT)))
PARTY_TABLE = Table(
    "party",
    Block(Party, (Key("name", TEXT), Key("names", OWN_NAMES), Key("delegation", DELEGATION)), short="name"),
)
CONSTITUENCIES = Table(
    "constituency",
    Block(
        Constituency,
        (Key("title", TEXT), Key("claimed_by", PARTIES), Key("note", TEXT)),
        short="title",
    ),
)
ADMISSIONS = Listed(
    Block(
        Admission,
        (
            Key("party", Name(())),
            Key("state", word_of(AdmissionState)),
            Key("on", DAY),
            Key("by", TEXT),
            Key("reason", TEXT),
            Key("until", DAY),
            Key("source", TEXT),
        ),
        check=checks.admission,
    ),
)
LISTINGS = Listed(
    Block(
        Listing,
        (
            Key("authority", TEXT),
            Key("list", TEXT, field="list_name"),
            Key("group", TEXT),
            Key("since", DAY),
            Key("until", DAY),
            Key("effect", TEXT),
            Key("binding", YES_OR_NO),
            Key("source", TEXT),
        ),
    ),
)
POWERS = Table(
    "power",
    Block(OutsidePower, (Key("name", TEXT), Key("kind", word_of(PowerKind)), Key("names", OWN_NAMES))),
)
INFLUENCE = Listed(
    Block(
        Influence,
        (
            Key("power", POWER),
            Key("party", PARTY),
            Key("issue", ISSUE),
            Key("reach", LEVEL),
            Key("confidence", LEVEL),
            Key("rests_on", RESTS_ON),
            Key("assumption", TEXT),
        ),
    ),
)


def _kept(text: str) -> tuple[Keeps, int | None] | None:
    days = re.fullmatch(r"([1-9]\d{0,4}) days?", text, re.ASCII)
    if days:
        return Keeps.DAYS, int(days[1])
    return (Keeps(text), None) if text in _KEPT else None


_KEPT = tuple(str(each) for each in Keeps if each is not Keeps.DAYS)
KEEPS: Word[tuple[Keeps, int | None]] = Word(
    "what is kept",
    _kept,
    lambda kept: str(kept[0]) if kept[1] is None else f"{kept[1]} days",
    {"anyOf": [{"enum": list(_KEPT)}, {"type": "string", "pattern": "^[1-9][0-9]* days?$"}]},
    (*_KEPT, "30 days"),
)
CHANNELS = Turned(
    Table(
        "channel",
        Block(
            sheet.ChannelEntry,
            (
                Key("kind", word_of(ChannelKind)),
                Key("title", TEXT),
                Key("parties", PARTIES),
                Key("powers", Listed(POWER, lone=True, once=True)),
                Key("grounds", Listed(CHANNEL, lone=True, once=True)),
                Key("keeps", KEEPS),
                Key("history", word_of(History)),
            ),
            check=checks.channel,
        ),
    ),
    lambda entries: tuple(entry.channel() for entry in entries),
    lambda channels: tuple(sheet.ChannelEntry.of(channel) for channel in channels),
)

BY_ISSUE = Pairs(ISSUE, Listed(OPTION, lone=True, least=1), scoped=True, again=True)
CONDITIONS = Turned(BY_ISSUE, sheet.conditions, sheet.of_conditions)
SOME_CONDITIONS = Turned(
    Pairs(ISSUE, Listed(OPTION, lone=True, least=1), scoped=True, again=True, least=1),
    sheet.conditions,
    sheet.of_conditions,
)
CHOICES = Turned(BY_ISSUE, sheet.choices, sheet.of_choices)
UNDERTAKING = Block(
    Undertaking, (Key("who", TEXT), Key("what", TEXT), Key("by", TEXT), Key("verified_by", TEXT))
)
OPTION_TABLE = Table(
    "option",
    Block(
        Option,
        (
            Key("title", WORDS),
            Key("wording", WORDS),
            Key("undertakings", Listed(UNDERTAKING)),
            Key("channel", CHANNEL),
        ),
        short="title",
    ),
)
GRID = Block(
    Grid,
    (
        Key("from", NUMBER, field="low"),
        Key("to", NUMBER, field="high"),
        Key("step", NUMBER),
        Key("unit", TEXT),
    ),
    check=checks.grid,
)
ISSUE_TABLE = Turned(
    Table(
        "issue",
        Block(
            sheet.IssueEntry,
            (
                Key("title", TEXT),
                Key("titles", OWN_NAMES),
                Key("about", TEXT),
                Key("grid", GRID),
                Key("options", OPTION_TABLE),
                Key("arises_if", CONDITIONS),
                Key("channel", CHANNEL),
            ),
            check=checks.issue,
        ),
    ),
    lambda entries: tuple(entry.issue() for entry in entries),
    lambda issues: tuple(sheet.IssueEntry.of(issue) for issue in issues),
)

ALTERNATIVE = Block(
    Alternative,
    (Key("options", Row(OPTION)), Key("words", WORDS)),
    short="words",
    check=checks.alternative,
)
DRAFT = Block(
    Draft,
    (
        Key("paragraphs", Table("paragraph", Block(Paragraph, (Key("words", WORDS),), short="words"))),
        Key(
            "brackets",
            Table(
                "bracket",
                Block(
                    Bracket,
                    (Key("decided_by", ISSUES), Key("alternatives", Listed(ALTERNATIVE, least=1))),
                    scope="decided_by",
                    check=checks.bracket,
                ),
            ),
        ),
    ),
)


def _rule_forms() -> dict[str, Shape[Any]]:
    rules: Listed[Rule] = Listed(RULE, least=1)
    return {
        "consent of": Turned(SOME_PARTIES, lambda these: ConsentOf(parties=these), lambda rule: rule.parties),
        "number of parties": Turned(COUNT, lambda n: NumberOf(at_least=n), lambda rule: rule.at_least),
        "each community": Turned(
            Pairs(Name(()), SOME_PARTIES, least=1),
            lambda pairs: EachCommunity(communities=tuple(Community(name=n, parties=p) for n, p in pairs)),
            lambda rule: tuple((each.name, each.parties) for each in rule.communities),
        ),
        "share": SHARE,
        "all of": Turned(rules, lambda these: AllOf(rules=these), lambda rule: rule.rules),
        "any of": Turned(rules, lambda these: AnyOf(rules=these), lambda rule: rule.rules),
    }


WEIGHTS = Turned(
    Pairs(PARTY, NUMBER, least=1),
    lambda pairs: tuple(Weight(party, weight) for party, weight in pairs),
    lambda weights: tuple((each.party, each.weight) for each in weights),
)
SHARE = Block(
    Share,
    (
        Key("weights", WEIGHTS),
        Key("at_least", NUMBER),
        Key("more_than", NUMBER),
        Key("of", literal("all entitled", "those who spoke")),
        Key("title", TEXT),
    ),
    check=checks.share,
)
RULE: Forms[Rule] = Forms(
    "rule", {"consensus": Consensus(), "unanimity": Unanimity()}, _rule_forms, lambda rule: rule.kind
)

SITTINGS = Listed(
    Block(Sitting, (Key("on", DAY), Key("start", HOUR), Key("end", HOUR), Key("place", TEXT)), short="on")
)
TERMS = Block(Terms, (Key("deliver", TEXT), Key("form", TEXT), Key("by", DAY), Key("skills", TEXTS)))
TRACKS = Table(
    "track",
    Block(
        Track,
        (
            Key("title", TEXT),
            Key("issues", ISSUES),
            Key("team", PARTIES),
            Key("chair", TEXT),
            Key("rule", RULE),
            Key("sittings", SITTINGS),
            Key("terms", TERMS),
        ),
        check=checks.track,
    ),
)


def _linkage_forms() -> dict[str, Shape[Any]]:
    return {
        "nothing until all": Turned(
            ISSUES, lambda issues: NothingUntilAll(issues=issues), lambda link: link.issues
        ),
        "requires": Block(
            Requires, (Key("where", SOME_CONDITIONS), Key("needs", SOME_CONDITIONS), Key("because", TEXT))
        ),
        "excludes": Block(Excludes, (Key("together", SOME_CONDITIONS), Key("because", TEXT))),
        "early harvest": Block(
            EarlyHarvest,
            (Key("issues", Listed(ISSUE, lone=True, once=True, least=1)), Key("because", TEXT)),
            short="issues",
        ),
        "budget": Block(
            Budget, (Key("title", TEXT), Key("unit", TEXT), Key("at_most", NUMBER), Key("costs", COSTS))
        ),
    }


AMOUNTS = Pairs(OPTION, NUMBER, again=True)
COSTS = Turned(Pairs(ISSUE, AMOUNTS, scoped=True, again=True), sheet.costs, sheet.of_costs)
LINKAGE: Forms[Linkage] = Forms(
    "linkage", {"nothing until all": NothingUntilAll()}, _linkage_forms, lambda link: link.kind
)

STATEMENTS = Table(
    "statement",
    Block(
        Statement,
        (
            Key("speaker", TEXT),
            Key("office", TEXT),
            Key("on_behalf_of", TEXT),
            Key("to", TEXT),
            Key("outlet", TEXT),
            Key("place", TEXT),
            Key("on", DAY),
            Key("language", TEXT),
            Key("words", TEXT),
            Key("form", word_of(Form)),
            Key("public", YES_OR_NO),
            Key("recorder", TEXT),
            Key("link", TEXT),
            Key("checked", word_of(Checked)),
            Key("supersedes", RESTS_ON),
            Key("contradicts", RESTS_ON),
            Key("channel", CHANNEL),
        ),
    ),
)

IMPORTANCE = Block(
    sheet.Weighs,
    (Key("level", LEVEL), Key("rests_on", RESTS_ON), Key("assumption", TEXT), Key("channel", CHANNEL)),
    short="level",
)
HELD = Block(
    sheet.Held,
    (
        Key("stance", word_of(Stance)),
        Key("rests_on", RESTS_ON),
        Key("assumption", TEXT),
        Key("confidence", LEVEL),
        Key("on", DAY),
        Key("reading", YES_OR_NO),
        Key("channel", CHANNEL),
    ),
    short="stance",
)
POSITIONS = Listed(
    Block(
        sheet.PositionEntry,
        (
            Key("party", PARTY),
            Key("issue", ISSUE),
            Key("importance", IMPORTANCE),
            Key("stances", Pairs(OPTION, HELD)),
            Key("rests_on", RESTS_ON),
            Key("assumption", TEXT),
            Key("confidence", LEVEL),
            Key("on", DAY),
            Key("reading", YES_OR_NO),
            Key("channel", CHANNEL),
        ),
        scope="issue",
        check=checks.positions,
    ),
    label=checks.position_label,
)

TOGETHER = Block(
    sheet.Together,
    (
        Key("issues", Listed(ISSUE, lone=True, once=True, least=1)),
        Key(
            "worths",
            Listed(Block(sheet.TogetherWorth, (Key("options", Row(OPTION)), Key("worth", NUMBER)))),
        ),
    ),
    scope="issues",
)
PAPER = Block(
    sheet.Paper,
    (
        Key("party", Name(())),
        Key("walk_away", NUMBER),
        Key("worths", Pairs(ISSUE, Pairs(OPTION, NUMBER), scoped=True)),
        Key("together", Listed(TOGETHER)),
        Key("red_lines", CHOICES),
        Key("from_paper", TEXT),
    ),
)
MANDATES = Turned(
    Pairs(PARTY, MandateOrAnnex(PAPER)),
    lambda pairs: tuple(paper.mandate(party) for party, paper in pairs),
    lambda mandates: tuple((mandate.party, sheet.Paper.of(mandate)) for mandate in mandates),
)

BODIES = Listed(Block(Body, (Key("title", TEXT), Key("issues", ISSUES), Key("team", PARTIES))), least=1)
STAGES = Listed(
    Block(Stage, (Key("bodies", BODIES), Key("provisional", YES_OR_NO)), check=checks.stage), least=1
)
STRUCTURES = Table(
    "structure",
    Block(Structure, (Key("title", TEXT), Key("about", TEXT), Key("source", TEXT), Key("stages", STAGES))),
)
VERSION: Word[Fraction] = Word(
    "1", lambda text: Fraction(1) if text == "1" else None, str, {"enum": [1, "1"]}
)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All that a file says, key by key; the talks are made of it."""

    multitrack: Fraction = Fraction(1)
    title: str
    about: Any = None
    language: str = "en"
    exercise: bool = False
    as_on: Any = None
    rule: Rule = Unanimity()
    mediation: tuple[Any, ...] = ()
    parties: tuple[Any, ...]
    constituencies: tuple[Any, ...] = ()
    admissions: tuple[Any, ...] = ()
    listings: tuple[Any, ...] = ()
    powers: tuple[Any, ...] = ()
    influence: tuple[Any, ...] = ()
    channels: tuple[Any, ...] = ()
    issues: tuple[Any, ...]
    draft: Draft = Draft()
    tracks: tuple[Any, ...] = ()
    linkage: tuple[Any, ...] = ()
    statements: tuple[Any, ...] = ()
    positions: tuple[sheet.PositionEntry, ...] = ()
    mandates: tuple[Any, ...] = ()
    structures: tuple[Any, ...] = ()

    def talks(self) -> Talks:
        """The talks that the file tells of."""
        same = {each.name: getattr(self, each.name) for each in fields(self)}
        del same["multitrack"]
        same["positions"] = tuple(position for entry in self.positions for position in entry.positions())
        same["importance"] = tuple(weight for entry in self.positions for weight in entry.weights())
        return Talks(**same)

    @classmethod
    def of(cls, talks: Talks) -> Sheet:
        """The sheet that says some talks."""
        same = {each.name: getattr(talks, each.name) for each in fields(cls) if each.name != "multitrack"}
        same["positions"] = sheet.position_entries(talks.positions, talks.importance)
        return cls(**same)


TALKS = Block(
    Sheet,
    (
        Key("multitrack", VERSION, always=True),
        Key("title", TEXT),
        Key("about", TEXT),
        Key("language", TEXT),
        Key("exercise", YES_OR_NO),
        Key("as_on", DAY),
        Key("rule", RULE),
        Key("mediation", MEMBERS),
        Key("parties", PARTY_TABLE),
        Key("constituencies", CONSTITUENCIES),
        Key("admissions", ADMISSIONS),
        Key("listings", LISTINGS),
        Key("powers", POWERS),
        Key("influence", INFLUENCE),
        Key("channels", CHANNELS),
        Key("issues", ISSUE_TABLE),
        Key("draft", DRAFT),
        Key("tracks", TRACKS),
        Key("linkage", Listed(LINKAGE)),
        Key("statements", STATEMENTS),
        Key("positions", POSITIONS),
        Key("mandates", MANDATES),
        Key("structures", STRUCTURES),
    ),
)
