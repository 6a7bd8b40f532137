"""What the reader's rules, kinds of proposal and forms of contact are called on a page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.model.contact import ContactFormat
from multitrack.reading.drafts import Rule
from multitrack.report.saying import Sentence, say

RULES: Mapping[Rule, Promise] = {
    Rule.QUOTED_THEN_SAID: _("a quotation, then who said it"),
    Rule.SAID_QUOTED: _("who said it, then a quotation"),
    Rule.SAID_THAT: _("who said it, then that clause"),
    Rule.WORDS_THEN_SAID: _("a clause, then who said it"),
    Rule.ADDING: _("a further verb of saying by the same speaker"),
    Rule.APPEAL: _("an appeal to somebody to do something"),
    Rule.TO_DO: _("what a speaker will do"),
    Rule.THING: _("what a speaker judged, wished or denied"),
    Rule.CALLED: _("what a speaker called a thing"),
    Rule.ACCORDING_TO: _("according to somebody"),
    Rule.HEADLINE: _("a headline: a name, a colon, the words"),
    Rule.TURN: _("a turn in a transcript"),
    Rule.ALONE: _("a quotation that stands alone after its speaker"),
    Rule.CONCERN: _("how a speaker is said to stand to a matter"),
    Rule.LOADED: _("words the outlet sets before what it does not believe"),
    Rule.MET: _("a verb or phrase of meeting"),
    Rule.PROPOSED: _("a verb or phrase of proposing"),
}
"""Why a draft was made."""

KINDS: Mapping[str, Sentence] = {
    "work teams": say("work teams"),
    "several tracks at once": say("several tracks at once"),
    "representation": say("representation"),
    "joint effort": say("a joint effort"),
    "channel": say("a channel"),
}
"""What a proposal asks of the talks themselves."""

CONTACTS: Mapping[str, tuple[ContactFormat, Sentence]] = {
    "meeting": (ContactFormat.MEETING, say("A meeting")),
    "telephone": (ContactFormat.CALL, say("A call")),
    "letter": (ContactFormat.LETTER, say("A letter")),
}
"""How two sides were in contact, by the reader's word for it."""
UNKNOWN = (ContactFormat.UNKNOWN, say("A contact"))
"""Where the report does not say how."""
