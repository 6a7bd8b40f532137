"""How the file tells whom parties must carry, who claims to speak for them, and who was consulted."""

from __future__ import annotations

from multitrack.model.constituency import AtHome, Became, Claim, Constituency, Consulted, Input
from multitrack.model.position import Stance
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.people import LEVEL, RESTS_ON
from multitrack.talksfile.shapes import Listed
from multitrack.talksfile.words import CONSTITUENCY, DAY, ISSUE, OPTION, PARTY, SIDE, TEXT, word_of

CLAIMS = Listed(
    Block(
        Claim,
        (
            Key("by", PARTY, "the party that says it speaks for them"),
            Key("group", TEXT, "the group behind a composite delegation through which it does"),
            Key("denied_by", Listed(SIDE, lone=True, once=True), "the parties and powers that say otherwise"),
            Key("rests_on", RESTS_ON, "the statements it rests on"),
            Key("source", TEXT, "where this is to be read"),
        ),
        short="by",
    ),
    lone=True,
    once=True,
    label=checks.label_by("by"),
)
AT_HOME = Listed(
    Block(
        AtHome,
        (
            Key("issue", ISSUE, "on which issue"),
            Key("option", OPTION, "on which option"),
            Key("stance", word_of(Stance), "how they hold themselves towards it"),
            Key("confidence", LEVEL, "how sure that is; medium where it is not said"),
            Key("rests_on", RESTS_ON, "the statements it rests on"),
            Key("assumption", TEXT, "or what is assumed"),
        ),
        scope="issue",
    ),
    label=checks.position_label,
)
CONSTITUENCIES = Table(
    "constituency",
    Block(
        Constituency,
        (
            Key("title", TEXT, "who they are"),
            Key(
                "claimed_by",
                CLAIMS,
                "the parties that claim to speak for them; claims may be rival",
                "claims",
            ),
            Key("holds", AT_HOME, "how they hold themselves, at home, towards options of these talks"),
            Key("note", TEXT, "what else is to be known of the claims"),
        ),
        short="title",
    ),
)
CONSULTED = Table(
    "consulted body",
    Block(
        Consulted,
        (
            Key("title", TEXT, "what it is called"),
            Key(
                "speaks_for", Listed(CONSTITUENCY, lone=True, once=True), "the constituencies it is heard for"
            ),
            Key(
                "inputs",
                Listed(
                    Block(
                        Input,
                        (
                            Key("words", TEXT, "what it put in"),
                            Key("on", DAY, "on which day"),
                            Key("issue", ISSUE, "on which issue"),
                            Key("option", OPTION, "in which option of it it was taken up"),
                            Key(
                                "became", word_of(Became), "what became of it; nothing where nobody has told"
                            ),
                            Key("why", TEXT, "why, as it was told to them"),
                            Key("source", TEXT, "where this is to be read"),
                        ),
                        short="words",
                        scope="issue",
                    ),
                    label=checks.label_by("words"),
                ),
                "what it put in, and what became of that",
            ),
            Key("source", TEXT, "where this is to be read"),
        ),
        short="title",
    ),
)
