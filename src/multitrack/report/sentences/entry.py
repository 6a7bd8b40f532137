"""One entry in plain words: who did what, what they wrote, and for whom."""

from __future__ import annotations

from typing import assert_never

from multitrack.record import act as acts
from multitrack.record.act.calendar import CalendarAct
from multitrack.record.act.counts import CountAct
from multitrack.record.act.options import OptionAct
from multitrack.record.act.packages import PackageAct
from multitrack.record.act.representing import RepresentingAct
from multitrack.record.act.rooms import RoomAct
from multitrack.record.act.seats import SeatAct
from multitrack.record.act.statements import StatementAct
from multitrack.record.act.words import WordAct
from multitrack.record.entry import OPERATOR, TIME, Entry
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, Value, say
from multitrack.report.sentences.of_calendar import said_of_calendar
from multitrack.report.sentences.of_counts import said_of_count
from multitrack.report.sentences.of_options import said_of_option
from multitrack.report.sentences.of_packages import said_of_package
from multitrack.report.sentences.of_representing import said_of_representing
from multitrack.report.sentences.of_rooms import said_of_room
from multitrack.report.sentences.of_seats import said_of_seat
from multitrack.report.sentences.of_statements import said_of_statement
from multitrack.report.sentences.of_words import said_of_word

TEAM = say("The mediation team")
"""Who acts where no party is named."""
NOBODY = say("Time")
"""Who acts where nobody does: a term had run out."""


def said(entry: Entry, called: Called) -> Sentence:
    """One entry in plain words."""
    act, who = entry.act, _who(entry, called)
    if isinstance(act, SeatAct):
        return said_of_seat(act, called)
    if isinstance(act, RoomAct):
        return said_of_room(act, who, called)
    if isinstance(act, OptionAct):
        return said_of_option(act, who, called)
    if isinstance(act, PackageAct):
        return said_of_package(act, who, called)
    if isinstance(act, CountAct):
        return said_of_count(act, called)
    if isinstance(act, CalendarAct):
        return said_of_calendar(act, called)
    if isinstance(act, WordAct):
        return said_of_word(act, who, called)
    if isinstance(act, StatementAct):
        return said_of_statement(act, who, called)
    if isinstance(act, RepresentingAct):
        return said_of_representing(act, who, called)
    assert_never(act)


def words_of(act: acts.Act) -> str:
    """The free words in an act: what people wrote, as they wrote it."""
    if isinstance(act, acts.TableOption | acts.AmendOption):
        return act.option.wording or ""
    if isinstance(act, acts.NoteStatement):
        return act.statement.words
    if isinstance(act, acts.NoteInput):
        return act.given.words
    if isinstance(act, acts.AskKnown):
        return act.ask.words
    if isinstance(act, acts.NoteContact):
        return act.contact.gist or ""
    if isinstance(act, acts.Ask | acts.GiveUndertaking | acts.Opening):
        return act.words if isinstance(act, acts.Ask) else ""
    return str(getattr(act, "words", "") or getattr(act, "reason", ""))


def by_line(entry: Entry, called: Called) -> Sentence:
    """Who wrote an entry, for whom, and from which paper; what fell due was written by nobody."""
    if entry.author == TIME:
        return say("The time was up")
    if entry.author == OPERATOR:
        return say("Whoever runs these talks")
    who = called.person(entry.author)
    seat = called.seat_of(entry.author)
    party = entry.on_behalf_of
    if party is None or (seat is not None and seat.party == party):
        if entry.from_paper:
            return say("{who}, from: {paper}", who=who, paper=entry.from_paper)
        return say("{who}", who=who)
    if entry.from_paper:
        return say(
            "{who}, for {party}, from: {paper}", who=who, party=called.party(party), paper=entry.from_paper
        )
    return say("{who}, for {party}", who=who, party=called.party(party))


def _who(entry: Entry, called: Called) -> Value:
    """Whose act it is: the party for whom it was written, else the author's side, else the author."""
    if entry.author == OPERATOR:
        return say("Whoever runs these talks")
    if entry.author == TIME:
        return NOBODY
    if entry.on_behalf_of is not None:
        return called.party(entry.on_behalf_of)
    seat = called.seat_of(entry.author)
    if seat is not None and seat.party is not None:
        return called.party(seat.party)
    if seat is not None and seat.of_team:
        return TEAM
    return called.person(entry.author)
