"""The register of statements: what may be entered, what a statement is confirmed to say, and who takes one out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.model.contact import MEDIATION
from multitrack.model.party import PartyId, PowerId
from multitrack.model.position import Position
from multitrack.model.statement import Form, Statement
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.contacts import knows_power
from multitrack.record.judging.entitlement import by_paper, by_procedure, entitled
from multitrack.record.judging.life import by_life
from multitrack.record.judging.options import judge_position
from multitrack.record.procedure import Who
from multitrack.record.standing import Held

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LINK = re.compile(r"https?://\S+")


def judge_note(case: Case, act: acts.NoteStatement) -> Judgement:
    """A statement entered: words with their speaker, on a day that has come, beside the statements it names."""
    here, request, statement = case.here, case.request, act.statement
    refused = _no_statement(act, statement, case.now.date()) or _unknown(here, act, statement)
    if refused is not None:
        return refused
    seat = here.own.seat(request.author)
    recorder = statement.recorder or (None if seat is None else seat.name)
    noted = acts.NoteStatement(statement=replace(statement, channel=None, recorder=recorder))
    return (Inscription(channel=request.channel, act=noted),)


def _no_statement(act: acts.Act, statement: Statement, today: date) -> Refused | None:
    """Why this is no statement that could be entered; nothing where it is one."""
    if not statement.speaker.strip() or not statement.words.strip():
        return refuse(
            act,
            phrase("A statement needs its speaker and its words."),
            phrase("Write who said it, and what."),
        )
    if statement.on is not None and statement.on > today:
        return refuse(
            act, phrase("That day has not come."), phrase("Note a statement when it has been made.")
        )
    if statement.language is not None and not _LANGUAGE.fullmatch(statement.language):
        return refuse(
            act,
            phrase("That is no code of a language."),
            phrase("Write a code like en, ar or fr."),
        )
    if statement.link is not None and not _LINK.fullmatch(statement.link):
        return refuse(
            act,
            phrase("That is no address on the web."),
            phrase("Write one that begins with https://, or leave it out."),
        )
    return None


def _unknown(here: Hold, act: acts.Act, statement: Statement) -> Refused | None:
    """That a statement names a side or another statement that is not known here."""
    behalf = statement.on_behalf_of
    known = behalf in (None, MEDIATION) or here.party(PartyId(behalf or "")) is not None
    if not known and not knows_power(here, PowerId(behalf or "")):
        return refuse(
            act,
            phrase("No side {side} is known there.", side=str(behalf)),
            phrase("Name a party or a power of this channel, or nobody."),
        )
    if any(here.said(each) is None for each in (*statement.supersedes, *statement.contradicts)):
        return refuse(
            act,
            phrase("It names a statement that is not known here."),
            phrase("Choose one that stands in the register of this channel."),
        )
    return None


def judge_link(case: Case, act: acts.LinkStatement) -> Judgement:
    """What a statement says of an option: the party's own word where it was public and its own, else a reading.

    The position that follows is judged as any other; nothing follows where what stands here goes before it.
    """
    statement = case.here.own.said(act.statement)
    if statement is None:
        raise LookupError(act.statement)
    on = act.position
    if not on.reading and (refused := _not_its_word(case.here, act, statement)) is not None:
        return refused
    clean = Position(
        party=on.party,
        issue=on.issue,
        option=on.option,
        stance=on.stance,
        confidence=on.confidence,
        rests_on=(statement.id,),
        on=statement.on,
        reading=on.reading,
    )
    stands = case.here.own.positions.get((on.party, on.issue, on.option))
    derived = _judged(case, _with_others(clean, stands), act.words)
    if isinstance(derived, Refused):
        return derived
    link = replace(act, position=clean, words="")
    noted = Inscription(channel=case.request.channel, act=link)
    return (noted,) if _is_past(clean, stands) else (noted, *derived)


def _not_its_word(here: Hold, act: acts.LinkStatement, statement: Statement) -> Refused | None:
    """Why a statement is not a party's own public word; nothing where it is."""
    party = act.position.party
    if statement.on_behalf_of != party:
        why = phrase("This was not said on behalf of {party}.", party=here.name(party))
    elif not statement.public:
        why = phrase("This was said in private: it is no public word of {party}.", party=here.name(party))
    elif statement.form is Form.OUTLET:
        why = phrase("These are the outlet's own words, and not those of {party}.", party=here.name(party))
    else:
        return None
    return refuse(act, why, phrase("Note it as a reading: it is never counted as the party's word."))


def _judged(case: Case, position: Position, words: str) -> Judgement:
    """The position that follows, under the same rules as if it were noted by itself; the statement is its paper."""
    kind = acts.NoteReading if position.reading else acts.TakePosition
    follows = kind(position=position, words=words)
    paper = case.request.from_paper or position.rests_on[-1]
    request = replace(case.request, act=follows, from_paper=paper)
    refused = by_procedure(case.here, request) or by_paper(case.here, request) or by_life(case.here, follows)
    return refused or judge_position(replace(case, request=request), follows)


def _with_others(position: Position, stands: Held | None) -> Position:
    """The position resting on what the same stance rested on before, too."""
    if stands is None or not _same(position, stands):
        return position
    before = (each for each in stands.position.rests_on if each not in position.rests_on)
    days = [day for day in (position.on, stands.position.on) if day is not None]
    return replace(position, rests_on=(*before, *position.rests_on), on=max(days, default=None))


def _same(position: Position, stands: Held) -> bool:
    held = stands.position
    return (held.stance, held.reading) == (position.stance, position.reading)


def _is_past(position: Position, stands: Held | None) -> bool:
    """Whether another stance that stands on the option goes before this one, which is then kept beside it.

    The party's own word goes before any reading, a later day before an earlier one.
    """
    if stands is None or _same(position, stands):
        return False
    inferred = stands.position.reading or stands.position.assumption is not None
    if position.reading and not inferred:
        return True
    if position.on is None or (inferred and not position.reading):
        return False
    since = stands.position.on or (stands.time.date() if stands.number > 1 else None)
    return since is not None and since > position.on


def judge_withdraw(case: Case, act: acts.WithdrawStatement) -> Judgement:
    """A statement taken out: by whoever entered it, by the team, or in a delegation's room by its head."""
    here, request = case.here, case.request
    seat = here.own.seat(request.author)
    of_team = seat is not None and seat.of_team
    heads = here.own.channel.kind is ChannelKind.DELEGATION and entitled(here, request, Who.HEAD)
    if here.own.statements[act.statement].by == request.author or of_team or heads:
        return written(request)
    return refuse(
        act,
        phrase("Somebody else entered this statement."),
        phrase("Whoever entered it may take it out, or the mediation team."),
    )


JUDGES: Mapping[type, Any] = {
    acts.NoteStatement: judge_note,
    acts.LinkStatement: judge_link,
    acts.WithdrawStatement: judge_withdraw,
}
"""What must hold for each of these acts."""
