"""How the file tells by which rule who decides what, on which track, when, and what stands or falls together."""

from __future__ import annotations

from typing import Any

from multitrack.model.package import (
    AtMost,
    Budget,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Requires,
)
from multitrack.model.track import Body, Sitting, Stage, Structure, Terms, Track
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.issues import CONDITIONS, COSTS, ISSUES, SOME_ISSUES
from multitrack.talksfile.form.people import PARTIES, TEXTS
from multitrack.talksfile.form.rules import RULE
from multitrack.talksfile.shapes import Forms, Listed, Turned
from multitrack.talksfile.words import (
    COUNT,
    DAY,
    HOUR,
    NUMBER,
    TEXT,
    YES_OR_NO,
    Shape,
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
    "at most": Block(
        AtMost,
        (
            Key("number", COUNT, "how many of these may hold together"),
            Key("of", CONDITIONS, "of what (issue: options)"),
            BECAUSE,
        ),
        check=checks.at_most,
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
