"""The whole of a talks file, key by key."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from multitrack.model.rule import Rule, Unanimity
from multitrack.model.talks import Talks
from multitrack.model.text import Draft
from multitrack.talksfile.blocks import Block, Key
from multitrack.talksfile.form.claims import POSITIONS, STATEMENTS
from multitrack.talksfile.form.constituencies import CONSTITUENCIES, CONSULTED
from multitrack.talksfile.form.contacts import ASKS, CONTACTS
from multitrack.talksfile.form.entries import PositionEntry, position_entries
from multitrack.talksfile.form.issues import DRAFT, ISSUE_TABLE
from multitrack.talksfile.form.mandates import MANDATES
from multitrack.talksfile.form.people import (
    ADMISSIONS,
    CHANNELS,
    INFLUENCE,
    LISTINGS,
    MEMBERS,
    PARTY_TABLE,
    POWERS,
)
from multitrack.talksfile.form.procedure import LINKAGE, STRUCTURES, TRACKS
from multitrack.talksfile.form.rules import RULE
from multitrack.talksfile.shapes import Listed
from multitrack.talksfile.words import DAY, TEXT, YES_OR_NO, Word

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
    consulted: tuple[Any, ...] = ()
    admissions: tuple[Any, ...] = ()
    listings: tuple[Any, ...] = ()
    powers: tuple[Any, ...] = ()
    influence: tuple[Any, ...] = ()
    channels: tuple[Any, ...] = ()
    contacts: tuple[Any, ...] = ()
    asks: tuple[Any, ...] = ()
    issues: tuple[Any, ...]
    draft: Draft = Draft()
    tracks: tuple[Any, ...] = ()
    linkage: tuple[Any, ...] = ()
    statements: tuple[Any, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
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
        same["positions"] = position_entries(talks.positions, talks.importance)
        return cls(**same)


TALKS = Block(
    Sheet,
    (
        Key("multitrack", VERSION, "the version of the file format", always=True),
        Key("title", TEXT, "the name of the talks"),
        Key("about", TEXT, "what they are about"),
        Key("language", TEXT, "the language of the file"),
        Key(
            "exercise",
            YES_OR_NO,
            "whether the talks are invented or enacted: nothing here is a fact about real people",
        ),
        Key("as_on", DAY, "the day that the file describes; ages are counted from it"),
        Key("rule", RULE, "how the plenary decides on a package; unanimity where none is named"),
        Key("mediation", MEMBERS, "the people of the mediation team"),
        Key("parties", PARTY_TABLE, "the political sides whose consent counts, by neutral code"),
        Key("constituencies", CONSTITUENCIES, "those whom parties must carry, by code"),
        Key("consulted", CONSULTED, "bodies that are heard and do not decide, by code"),
        Key("admissions", ADMISSIONS, "dated steps of parties and groups towards or away from the table"),
        Key("listings", LISTINGS, "groups that stand on lists; lists disagree"),
        Key("powers", POWERS, "outside powers, by code"),
        Key("influence", INFLUENCE, "sourced assumptions of how far a power can move a party"),
        Key("channels", CHANNELS, "standing channels beyond those that all talks have, by code"),
        Key("contacts", CONTACTS, "who spoke with whom, by code"),
        Key("asks", ASKS, "what each side asked of another, and the reply, by code"),
        Key("issues", ISSUE_TABLE, "the questions to settle, by code"),
        Key("draft", DRAFT, "the single negotiating text"),
        Key("tracks", TRACKS, "the lines of talks with their work teams, by code"),
        Key("linkage", Listed(LINKAGE), "what stands or falls together"),
        Key("statements", STATEMENTS, "the register of attributed words, by code"),
        Key("positions", POSITIONS, "what each party is held to want"),
        Key("mandates", MANDATES, "what each delegation may agree to, by party: here or in an annex"),
        Key("structures", STRUCTURES, "ways of organising the talks that are to be compared, by code"),
    ),
)
