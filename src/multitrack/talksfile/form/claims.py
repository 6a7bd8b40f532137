"""How the file tells who said what, and what each party is held to want."""

from __future__ import annotations

from multitrack.model.position import Stance
from multitrack.model.statement import Checked, Form, Statement
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.entries import Held, PositionEntry, Weighs
from multitrack.talksfile.form.people import LEVEL, RESTS_ON
from multitrack.talksfile.shapes import Listed, Pairs
from multitrack.talksfile.words import CHANNEL, DAY, ISSUE, OPTION, PARTY, TEXT, YES_OR_NO, word_of

STATEMENTS = Table(
    "statement",
    Block(
        Statement,
        (
            Key("speaker", TEXT, "who said it"),
            Key("office", TEXT, "in what office"),
            Key("on_behalf_of", TEXT, "for whom"),
            Key("to", TEXT, "to whom"),
            Key("outlet", TEXT, "in which outlet it is to be read"),
            Key("place", TEXT, "where it was said"),
            Key("on", DAY, "on which day"),
            Key("language", TEXT, "in which language"),
            Key("words", TEXT, "the words"),
            Key("form", word_of(Form), "whose words these are; paraphrase where it is not said"),
            Key("public", YES_OR_NO, "whether it was said in public; yes where it is not said"),
            Key("recorder", TEXT, "who noted it"),
            Key("link", TEXT, "the address"),
            Key("checked", word_of(Checked), "how far it has been checked; unverified where it is not said"),
            Key("supersedes", RESTS_ON, "the statements it takes the place of"),
            Key("contradicts", RESTS_ON, "the statements it contradicts; both are kept"),
            Key("channel", CHANNEL, "who hears it at the opening; the mediation team where none is named"),
        ),
    ),
)

_RESTS_ON = Key("rests_on", RESTS_ON, "the statements it rests on")
_ASSUMPTION = Key("assumption", TEXT, "or what is assumed")
_CONFIDENCE = Key("confidence", LEVEL, "how sure that is; medium where it is not said")
_ON = Key("on", DAY, "since which day")
_READING = Key("reading", YES_OR_NO, "whether it is someone else's reading, never the party's own word")
_CHANNEL = Key("channel", CHANNEL, "who hears it at the opening; the mediation team where none is named")

IMPORTANCE = Block(
    Weighs,
    (Key("level", LEVEL, "how much the issue weighs for the party"), _RESTS_ON, _ASSUMPTION, _CHANNEL),
    short="level",
)
HELD = Block(
    Held,
    (
        Key("stance", word_of(Stance), "how the party holds itself towards the option"),
        _RESTS_ON,
        _ASSUMPTION,
        _CONFIDENCE,
        _ON,
        _READING,
        _CHANNEL,
    ),
    short="stance",
)
POSITIONS = Listed(
    Block(
        PositionEntry,
        (
            Key("party", PARTY, "whose position"),
            Key("issue", ISSUE, "on which issue"),
            Key("importance", IMPORTANCE, "how much the issue weighs for the party"),
            Key("stances", Pairs(OPTION, HELD), "the stance on each option; what is not noted is unknown"),
            _RESTS_ON,
            _ASSUMPTION,
            _CONFIDENCE,
            _ON,
            _READING,
            _CHANNEL,
        ),
        scope="issue",
        check=checks.positions,
    ),
    label=checks.position_label,
)
