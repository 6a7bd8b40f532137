"""What was done with the register of statements, in words."""

from __future__ import annotations

from typing import assert_never

from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement
from multitrack.record import act as acts
from multitrack.record.act.statements import StatementAct
from multitrack.report.called import Called
from multitrack.report.saying import Day, Sentence, Value, say

_SAYS = {
    Stance.WANTS: "{who} confirms that {speaker} said: {party} wants “{option}” on {issue}.",
    Stance.ACCEPTS: "{who} confirms that {speaker} said: {party} accepts “{option}” on {issue}.",
    Stance.CAN_LIVE_WITH: "{who} confirms that {speaker} said: {party} can live with “{option}” on {issue}.",
    Stance.REFUSES: "{who} confirms that {speaker} said: {party} refuses “{option}” on {issue}.",
}
_IS_READ = {
    Stance.WANTS: "{who} reads from what {speaker} said: {party} wants “{option}” on {issue}.",
    Stance.ACCEPTS: "{who} reads from what {speaker} said: {party} accepts “{option}” on {issue}.",
    Stance.CAN_LIVE_WITH: "{who} reads from what {speaker} said: {party} can live with “{option}” on {issue}.",
    Stance.REFUSES: "{who} reads from what {speaker} said: {party} refuses “{option}” on {issue}.",
}


def said_of_statement(act: StatementAct, who: Value, called: Called) -> Sentence:
    """A statement entered, linked or taken out."""
    match act:
        case acts.NoteStatement(statement=statement):
            return say(
                "{who} notes what was said: {statement}:", who=who, statement=speaker_of(statement, called)
            )
        case acts.LinkStatement(statement=code, position=position):
            return _linked(position, called.speaker(code), who, called)
        case acts.WithdrawStatement(statement=code):
            return say(
                "{who} takes what {speaker} said out of the register.", who=who, speaker=called.speaker(code)
            )
    assert_never(act)


def _linked(on: Position, speaker: str, who: Value, called: Called) -> Sentence:
    return say(
        (_IS_READ if on.reading else _SAYS)[on.stance],
        who=who,
        speaker=speaker,
        party=called.party(on.party),
        option=called.option(on.issue, on.option),
        issue=called.issue(on.issue),
    )


def speaker_of(statement: Statement, called: Called) -> Sentence:
    """Who said it, in what office, on whose behalf, and when."""
    who: Value = statement.speaker
    if statement.office is not None:
        who = say("{speaker}, {office}", speaker=who, office=statement.office)
    if statement.on_behalf_of is not None:
        who = say("{speaker}, for {party}", speaker=who, party=called.side_named(statement.on_behalf_of))
    if statement.on is not None:
        return say("{speaker}, {day}", speaker=who, day=Day(statement.on, with_year=True))
    return say("{speaker}", speaker=who)
