"""Rounds and sittings, in words."""

from __future__ import annotations

from typing import assert_never

from multitrack.record import act as acts
from multitrack.record.act.calendar import CalendarAct
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, say
from multitrack.report.sentences.naming import moment

_ROUND_ENDS = {
    acts.Fate.LAPSE: "The round {round} is over; what is not agreed lapses.",
    acts.Fate.FORWARD: "The round {round} is over; what is not agreed goes forward in brackets.",
    acts.Fate.ANNEX: "The round {round} is over; what is not agreed goes to an annex.",
}


def said_of_calendar(act: CalendarAct, called: Called) -> Sentence:
    """An act on when people meet in words."""
    match act:
        case acts.OpenRound(title=title):
            return say("The round {round} begins.", round=title)
        case acts.CloseRound(round=round_id, fate=fate):
            return say(_ROUND_ENDS[fate], round=called.round(round_id))
        case acts.CallSitting(sitting=sitting):
            return say("{room} sits on {moment}.", room=_room(sitting, called), moment=moment(sitting.start))
        case acts.MoveSitting(sitting=sitting):
            return say(
                "The sitting of {room} is now on {moment}.",
                room=_room(sitting, called),
                moment=moment(sitting.start),
            )
        case acts.CancelSitting(sitting=sitting_id):
            return say("The sitting {sitting} is not held.", sitting=called.sitting(sitting_id))
        case acts.BeginSitting():
            return say("The sitting begins.")
        case acts.AdjournSitting(until=until):
            if until is None:
                return say("The sitting is adjourned.")
            return say("The sitting is adjourned until {moment}.", moment=moment(until))
        case acts.ResumeSitting():
            return say("The sitting goes on.")
        case acts.EndSitting():
            return say("The sitting is over.")
    assert_never(act)


def _room(sitting: acts.Called, called: Called) -> str:
    return called.of_channel(sitting.channel)[1]
