"""How the file tells who spoke with whom, and what was asked of whom."""

from __future__ import annotations

from multitrack.model.contact import AnswerTo, Ask, Contact, ContactFormat
from multitrack.model.statement import Checked
from multitrack.talksfile import checks
from multitrack.talksfile.blocks import Block, Key, Table
from multitrack.talksfile.form.people import RESTS_ON
from multitrack.talksfile.shapes import Listed
from multitrack.talksfile.words import ANY_SIDE, CHANNEL, DAY, ISSUE, OPTION, TEXT, word_of

_CHANNEL = Key("channel", CHANNEL, "who hears it at the opening; the mediation team where none is named")
_SOURCE = Key("source", TEXT, "where this is to be read")
_RESTS_ON = Key("rests_on", RESTS_ON, "the statements it rests on")

CONTACTS = Table(
    "contact",
    Block(
        Contact,
        (
            Key(
                "between",
                Listed(ANY_SIDE, once=True),
                "the sides: parties, outside powers, or `mediation-team`; two or more",
            ),
            Key("format", word_of(ContactFormat), "how they were in contact"),
            Key("on", DAY, "on which day"),
            Key("who", TEXT, "the people, where they are known"),
            Key("through", ANY_SIDE, "the third, where it was through one"),
            Key("gist", TEXT, "what was said, in short"),
            Key("next_step", TEXT, "what is to follow"),
            _SOURCE,
            _RESTS_ON,
            Key("checked", word_of(Checked), "how far it has been checked; unverified where it is not said"),
            _CHANNEL,
        ),
        check=checks.contact,
    ),
)
ASKS = Table(
    "ask",
    Block(
        Ask,
        (
            Key("by", ANY_SIDE, "the side that asked: a party, an outside power, or `mediation-team`"),
            Key("of", ANY_SIDE, "the side that was asked; everyone in the room where none is named"),
            Key("words", TEXT, "what was asked"),
            Key("issue", ISSUE, "on which issue"),
            Key("option", OPTION, "for which option of it"),
            Key("on", DAY, "on which day it was asked"),
            Key("due", DAY, "by which day it is to be answered"),
            Key("answer", word_of(AnswerTo), "how it was answered; nothing where it was not"),
            Key("reply", TEXT, "the reply, in its own words"),
            Key("answered", DAY, "on which day it was answered"),
            Key("withdrawn", DAY, "on which day it was taken back"),
            _SOURCE,
            _RESTS_ON,
            _CHANNEL,
        ),
        scope="issue",
        check=checks.ask,
    ),
)
