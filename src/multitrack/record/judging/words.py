"""What is said, asked, answered, released and corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.model.channel import ChannelId
from multitrack.model.contact import Ask as AskMade
from multitrack.model.contact import SideId
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.entry import Entry
from multitrack.record.judging import contacts
from multitrack.record.judging.case import Case
from multitrack.record.judging.entitlement import not_for, not_for_power
from multitrack.record.standing import Asked
from multitrack.record.standing.of_words import side_of


def judge_say(case: Case, act: acts.Say) -> Judgement:  # noqa: ARG001
    """Words: the table of procedure says all."""
    return written(case.request)


def judge_ask(case: Case, act: acts.Ask) -> Judgement:
    """An ask: in words, of one party or one power that is known here, or of the room; by a day that comes."""
    here = case.here
    if not act.words.strip():
        return refuse(act, phrase("Nothing is asked."), phrase("Say what you ask for."))
    if act.of_party is not None and act.of_power is not None:
        return refuse(
            act, phrase("This is asked of a party and of a power at once."), phrase("Ask each of them apart.")
        )
    if act.of_party is not None and here.party(act.of_party) is None:
        return refuse(
            act,
            phrase("No party {party} is known here.", party=act.of_party),
            phrase("Choose a party of these talks."),
        )
    if act.of_power is not None and not contacts.knows_power(here, act.of_power):
        return refuse(
            act,
            phrase("No outside power {power} is known here.", power=act.of_power),
            phrase("Choose one that is named on this channel."),
        )
    if act.by is not None and act.by < case.now.date():
        return refuse(act, phrase("That day is past."), phrase("Name a later one, or none."))
    if (refused := _not_askable(case, act)) is not None:
        return refused
    return written(case.request) if act.known_to is None else _told_of(case, act, act.known_to)


def _not_askable(case: Case, act: acts.Ask) -> Refused | None:
    """Why an ask of an option cannot be put here; nothing where it can, or asks for none."""
    here = case.here
    if act.issue is None:
        if act.option is None:
            return None
        return refuse(act, phrase("An option without its issue is asked for."), phrase("Name the issue too."))
    if here.issue(act.issue) is None:
        return refuse(
            act, phrase("This issue is not known here."), phrase("Choose one that this channel holds.")
        )
    if act.option is not None and here.on_table(act.issue, act.option) is None:
        return refuse(
            act,
            phrase("That option on {issue} is not on the table here.", issue=here.title(act.issue)),
            phrase("Choose one that is, or ask in words."),
        )
    return None


def _told_of(case: Case, act: acts.Ask, to: ChannelId) -> Judgement:
    """An ask put here, and the wider channel told of it: what was asked, of whom, by when."""
    by = side_of(case.here.own, case.request.author, case.request.on_behalf_of)
    of = act.of_party or act.of_power
    if by is None:
        return refuse(
            act, phrase("You sit here for no side."), phrase("Ask here alone, without telling others.")
        )
    sides = (by,) if of is None else (by, SideId(of))
    brought = contacts.named(case.here, sides, ())
    there = contacts.told(case, act, to, sides, brought)
    if isinstance(there, Refused):
        return there
    known = act.issue is not None and there.issue(act.issue) is not None
    option = act.option if act.issue and act.option and there.on_table(act.issue, act.option) else None
    ask = AskMade(
        id=act.id,
        by=by,
        words=act.words,
        of=None if of is None else SideId(of),
        issue=act.issue if known else None,
        option=option if known else None,
        on=case.now.date(),
        due=act.by,
    )
    told = acts.AskKnown(ask=ask, brings=contacts.not_yet(there, brought))
    return (*written(case.request), Inscription(channel=to, act=told))


def judge_reply(case: Case, act: acts.Reply) -> Judgement:
    """An answer: by whoever was asked, or by the mediation team from a named paper."""
    refused = _not_asked(case, case.here.own.asks[act.ask])
    return written(case.request) if refused is None else refused


def _not_asked(case: Case, asked: Asked) -> Refused | None:
    """Why the author may not answer an ask; nothing where they may."""
    here, request = case.here, case.request
    if asked.of_party is not None:
        if request.on_behalf_of not in (None, asked.of_party):
            return refuse(
                request.act,
                phrase("This was asked of {party}.", party=here.name(asked.of_party)),
                phrase("Answer for that party, or let it answer."),
            )
        return not_for(here, request, asked.of_party)
    if asked.of_power is not None:
        return not_for_power(here, request, asked.of_power)
    seat = here.own.seat(request.author)
    speaks = seat is not None and (seat.of_team or seat.commits or seat.power is not None)
    if speaks and request.author != asked.by:
        return None
    return refuse(
        request.act,
        phrase("This was asked of the room."),
        phrase("Whoever speaks for a side in it answers, but not who asked."),
    )


def judge_withdraw_ask(case: Case, act: acts.WithdrawAsk) -> Judgement:
    """An ask taken back here, and where it is known: by whoever asked, by their party or power, or by the team."""
    own, request = case.here.own, case.request
    asked = own.asks[act.ask]
    seat = own.seat(request.author)
    if request.author != asked.by and not (seat is not None and (seat.of_team or _same_side(seat, asked))):
        return refuse(
            act,
            phrase("Others asked this."),
            phrase("Whoever asked may take it back, or the mediation team."),
        )
    if asked.known_to is None:
        return written(request)
    there = contacts.elsewhere(case, act, asked.known_to)
    refused = there if isinstance(there, Refused) else contacts.not_sayable(case, act, there)
    if refused is not None:
        return refused
    return (*written(request), Inscription(channel=asked.known_to, act=acts.AskWithdrawn(ask=act.ask)))


def _same_side(seat: acts.Seat, asked: Asked) -> bool:
    """Whether a seat is of the side that asked, and may speak for it."""
    side = asked.by_side
    own = (seat.party if seat.commits else None) or seat.power
    return own is not None and side is not None and SideId(own) == side


def judge_release(case: Case, act: acts.Release) -> Judgement:
    """An entry let known elsewhere, in new words: here with the link, there the words alone; both or neither."""
    request = case.request
    there = contacts.elsewhere(case, act, act.to)
    if isinstance(there, Refused):
        return there
    entry = case.entry(act.number)
    refused = (
        _not_to_release(case, act, entry) if entry is not None else no_entry(act)
    ) or contacts.not_sayable(case, act, there)
    if refused is not None:
        return refused
    return (*written(request), Inscription(channel=act.to, act=acts.Released(words=act.words)))


def _not_to_release(case: Case, act: acts.Release, entry: Entry) -> Refused | None:
    """Why the author may not let others know of an entry."""
    own, author = case.here.own, case.request.author
    if entry.number in own.erased:
        return refuse(
            act, phrase("The words of this entry are erased."), phrase("Say it there as your own word.")
        )
    seat = own.seat(author)
    if entry.author != author and (seat is None or not seat.of_team):
        return refuse(
            act,
            phrase("Somebody else wrote this entry."),
            phrase("Whoever wrote it may release it, or the mediation team."),
        )
    if not act.words.strip():
        return refuse(
            act,
            phrase("There are no words for the wider channel."),
            phrase("Say in new words what may be known there."),
        )
    return None


def no_entry(act: acts.Act) -> Refused:
    """That an entry is not there for the author: the same whether it is hidden or never was."""
    return refuse(
        act, phrase("There is no such entry for you."), phrase("Choose one that stands in your record.")
    )


def judge_correct(case: Case, act: acts.Correct) -> Judgement:
    """A slip of one's own put right: the entry stays, and what a correction corrects again is that same entry."""
    request = case.request
    entry = case.entry(act.number)
    if entry is None:
        return no_entry(act)
    if entry.author != request.author:
        return refuse(
            act,
            phrase("Somebody else wrote this entry."),
            phrase("Say on the channel what you hold against it."),
        )
    root = entry.act.number if isinstance(entry.act, acts.Correct) else entry.number
    if case.here.own.erased & {entry.number, root}:
        return refuse(
            act, phrase("The words of this entry are erased."), phrase("Say anew what you want to be heard.")
        )
    if not is_corrigible(entry.act):
        return refuse(
            act,
            phrase("This entry has no words that could be a slip."),
            phrase("What was done is taken back, or done anew, by an act of its own."),
        )
    if not act.words.strip():
        return refuse(act, phrase("The right words are missing."), phrase("Write what it should have said."))
    return (Inscription(channel=request.channel, act=acts.Correct(number=root, words=act.words)),)


def is_corrigible(act: acts.Act) -> bool:
    """Whether an act has free words that only explain it: a slip in them changes nothing that was done."""
    if isinstance(act, acts.Opening | acts.LiftBracket | acts.Erase):
        return False
    if isinstance(act, acts.NoteContact):
        return bool(act.contact.gist or act.contact.next_step)
    return bool(getattr(act, "words", "") or getattr(act, "reason", ""))


JUDGES: Mapping[type, Any] = {
    acts.Say: judge_say,
    acts.Ask: judge_ask,
    acts.Reply: judge_reply,
    acts.WithdrawAsk: judge_withdraw_ask,
    acts.Release: judge_release,
    acts.Correct: judge_correct,
}
"""What must hold for each of these acts."""
