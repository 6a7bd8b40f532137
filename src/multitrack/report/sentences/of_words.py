"""What was said, asked, promised, released, corrected and erased, in words."""

from __future__ import annotations

from typing import assert_never

from multitrack.model.contact import Contact, ContactFormat
from multitrack.record import act as acts
from multitrack.record.act.words import WordAct
from multitrack.report.called import Called
from multitrack.report.saying import Day, Sentence, Value, count, names, say

_ANSWERS = {
    acts.AnswerTo.GRANTED: "{who} grants what was asked: {ask}",
    acts.AnswerTo.IN_PART: "{who} grants in part what was asked: {ask}",
    acts.AnswerTo.REFUSED: "{who} refuses what was asked: {ask}",
    acts.AnswerTo.LATER: "{who} will answer later what was asked: {ask}",
}

_CONTACTS = {
    ContactFormat.MEETING: "{sides} met, {day}.",
    ContactFormat.CALL: "{sides} spoke by telephone, {day}.",
    ContactFormat.LETTER: "{sides} exchanged letters, {day}.",
    ContactFormat.THIRD: "{sides} were in contact through a third, {day}.",
    ContactFormat.UNKNOWN: "{sides} were in contact, {day}.",
}


def said_of_word(act: WordAct, who: Value, called: Called) -> Sentence:
    """Something said, asked or promised in words."""
    match act:
        case acts.Say():
            return say("{who}:", who=who)
        case acts.Ask() | acts.Reply() | acts.WithdrawAsk() | acts.AskWithdrawn():
            return _of_ask(act, who, called)
        case acts.Release(to=channel):
            return say("{who} let {room} know:", who=who, room=called.of_channel(channel)[1])
        case acts.Released():
            return say("{who} lets it be known:", who=who)
        case acts.NoteContact() | acts.ContactKnown() | acts.AskKnown():
            return _of_contact(act, who, called)
        case acts.WithdrawContact(contact=code) | acts.ContactWithdrawn(contact=code):
            contact = called.contact(code)
            if contact is None:
                return say("{who} takes back a contact that was noted wrongly.", who=who)
            told = contact_in_words(contact, called)
            return say("{who} takes back, for it was noted wrongly: {contact}", who=who, contact=told)
        case acts.Correct(number=number):
            return say("{who} corrects entry {number}:", who=who, number=str(number))
        case acts.Erase():
            return _of_erasure(act, who)
        case acts.GiveUndertaking() | acts.ReportDone() | acts.Verify():
            return _of_undertaking(act, who, called)
    assert_never(act)


def _of_contact(
    act: acts.NoteContact | acts.ContactKnown | acts.AskKnown, who: Value, called: Called
) -> Sentence:
    match act:
        case acts.NoteContact(contact=contact):
            noted = say("{who} notes: {contact}", who=who, contact=contact_in_words(contact, called))
            if contact.next_step is None:
                return noted
            return say("{noted} Next: {step}", noted=noted, step=contact.next_step)
        case acts.ContactKnown(contact=contact):
            return say(
                "{who} lets it be known: {contact}", who=who, contact=contact_in_words(contact, called)
            )
        case acts.AskKnown(ask=ask):
            whom: Value = say("everyone there") if ask.of is None else called.side_named(ask.of)
            by = called.side_named(ask.by)
            return say("{who} lets it be known: {by} asks of {whom}:", who=who, by=by, whom=whom)


def contact_in_words(contact: Contact, called: Called) -> Sentence:
    """Which sides were in contact, how and when."""
    sides = names(map(called.side_named, contact.between))
    day = Day(contact.on, with_year=True)
    if contact.through is not None:
        third = called.side_named(contact.through)
        return say("{sides} were in contact through {third}, {day}.", sides=sides, third=third, day=day)
    return say(_CONTACTS[contact.format], sides=sides, day=day)


def _of_erasure(act: acts.Erase, who: Value) -> Sentence:
    """On whose authority words were erased; what the rule of the room does not keep goes by itself."""
    if not act.authority:
        return count(
            "By the rule of this room the words of one entry were erased.",
            "By the rule of this room the words of {n} entries were erased.",
            len(act.numbers),
        )
    return count(
        "{who} had the words of one entry erased, on the authority of: {authority}",
        "{who} had the words of {n} entries erased, on the authority of: {authority}",
        len(act.numbers),
        who=who,
        authority=act.authority,
    )


def _of_ask(
    act: acts.Ask | acts.Reply | acts.WithdrawAsk | acts.AskWithdrawn, who: Value, called: Called
) -> Sentence:
    match act:
        case acts.Ask(of_party=party, of_power=power, by=by):
            whom: Value = say("this room")
            if party is not None:
                whom = called.party(party)
            elif power is not None:
                whom = called.power(power)
            if by is None:
                return say("{who} asks of {whom}:", who=who, whom=whom)
            return say("{who} asks of {whom}, by {day}:", who=who, whom=whom, day=Day(by, with_year=True))
        case acts.Reply(ask=ask, answer=answer):
            return say(_ANSWERS[answer], who=called.asked(ask) or who, ask=called.ask(ask))
        case acts.WithdrawAsk(ask=ask) | acts.AskWithdrawn(ask=ask):
            return say("{who} no longer asks: {ask}", who=who, ask=called.ask(ask))


def _of_undertaking(
    act: acts.GiveUndertaking | acts.ReportDone | acts.Verify, who: Value, called: Called
) -> Sentence:
    match act:
        case acts.GiveUndertaking(undertaking=given):
            return say("{who} undertakes: {what}", who=called.side_named(given.who), what=given.what)
        case acts.ReportDone(undertaking=undertaking):
            return say("{who} reports done: {what}", who=who, what=called.undertaking(undertaking))
        case acts.Verify(undertaking=undertaking, found=True):
            return say("{who} finds done: {what}", who=who, what=called.undertaking(undertaking))
        case acts.Verify(undertaking=undertaking):
            return say("{who} does not find done: {what}", who=who, what=called.undertaking(undertaking))
