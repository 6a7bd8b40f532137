"""Who meets when: sittings called, moved, begun, adjourned, resumed and ended, and rounds of the talks.

Those of the plenary and of the work teams are called in the plenary, so that one room sees all their hours; any
other room calls its own. A sitting begins, pauses and ends in the room that sits, and only there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.hearing import sits
from multitrack.record.held import Hold
from multitrack.record.judging import rounds
from multitrack.record.judging.case import Case
from multitrack.record.judging.hours import (
    can_sit,
    hours,
    known,
    not_free,
    not_free_later,
    not_now,
    not_to_come,
    person_named,
    taken,
    title_of,
    wants,
)
from multitrack.record.judging.keeping import at_the_end_of
from multitrack.record.slots import Slot, going_on
from multitrack.record.standing import SittingHeld, SittingState


def judge_call(case: Case, act: acts.CallSitting | acts.MoveSitting) -> Judgement:
    """A sitting called, or moved: where such a one is called, to hours that are to come and are free."""
    here, called = case.here, act.sitting
    if isinstance(act, acts.MoveSitting):
        elsewhere = _not_called_here(here, act, called.id) or _another_room(here, act)
    else:
        elsewhere = _not_called_from(here, act)
    refused = elsewhere or _not_at_work(here, act) or _no_hours(case, act) or _no_seat(here, act)
    if refused is not None:
        return refused
    wanted = wants(here, called, Slot(called.start, called.end))
    return not_free(here, act, wanted, taken(here, case.now, called.id)) or written(case.request)


def _not_called_from(here: Hold, act: acts.CallSitting) -> Refused | None:
    """Whether a sitting of that room is called elsewhere, or of a room that is not known here."""
    own = here.own.channel
    if own.kind is ChannelKind.TRACK:
        return refuse(
            act, phrase("The sittings of work teams are called in the plenary."), phrase("Call it there.")
        )
    if own.kind is not ChannelKind.PLENARY and act.sitting.channel != own.id:
        return refuse(
            act,
            phrase("Only sittings of this very room are called here."),
            phrase("Call it where it is to sit; the plenary and the work teams are called in the plenary."),
        )
    return None


def _not_at_work(here: Hold, act: acts.CallSitting | acts.MoveSitting) -> Refused | None:
    """Whether the room is none that is known here, or that of a team that has ended."""
    if can_sit(here, act.sitting.channel):
        return None
    return refuse(
        act,
        phrase("No such work team is at work."),
        phrase("Choose the plenary, or a work team that is at work."),
    )


def _not_called_here(here: Hold, act: acts.Act, sitting: acts.SittingId) -> Refused | None:
    """Whether a sitting was called in a wider room, where it is also moved and cancelled."""
    if sitting in here.own.sittings:
        return None
    return refuse(act, phrase("This sitting was called in a wider room."), phrase("Do it there."))


def _another_room(here: Hold, act: acts.MoveSitting) -> Refused | None:
    held = here.own.sittings[act.sitting.id]
    if held.called.channel == act.sitting.channel:
        return None
    return refuse(
        act,
        phrase("This is a sitting of {room}.", room=title_of(here, held.called.channel)),
        phrase("Cancel it, and call one of the other room."),
    )


def _no_hours(case: Case, act: acts.CallSitting | acts.MoveSitting) -> Refused | None:
    """Whether a sitting has no hours, or none that are to come."""
    called = act.sitting
    if (refused := not_to_come(case, act, called.start, called.end)) is not None:
        return refused
    if called.start < called.end:
        return None
    return refuse(act, phrase("It would end before it starts."), phrase("Name a start, and an end after it."))


def _no_seat(here: Hold, act: acts.CallSitting | acts.MoveSitting) -> Refused | None:
    """Whether somebody is named who cannot sit there, since they have no seat here.

    Whoever sits in a work team has a seat in the plenary, where it is called; whether in the team too is its room's
    to know.
    """
    lacking = [p for p in act.sitting.people if not all(sits(each, p) for each in here.standings)]
    if not lacking:
        return None
    return refuse(
        act,
        phrase("No seat here: {people}.", people=tuple(person_named(here, each) for each in lacking)),
        phrase("Give them a seat first, or name others."),
    )


def judge_cancel(case: Case, act: acts.CancelSitting) -> Judgement:
    """A sitting that is not held: said where it was called."""
    return _not_called_here(case.here, act, act.sitting) or written(case.request)


def judge_begin(case: Case, act: acts.BeginSitting) -> Judgement:
    """A sitting begun: in the room that sits, one at a time, before its hours are over.

    Within its hours only those keep it waiting who really sit elsewhere; before them, everybody who is called
    elsewhere until then.
    """
    here, now = case.here, case.now
    if (refused := _elsewhere(here, act, act.sitting) or _another_sits(here, act)) is not None:
        return refused
    called = known(here)[act.sitting].called
    if now >= called.end:
        return refuse(
            act,
            phrase(
                "The hours of this sitting are over: {hours}.", hours=hours(Slot(called.start, called.end))
            ),
            phrase("Move it to hours that are to come, or call another."),
        )
    others = taken(here, now, act.sitting)
    at_its_hour = called.start <= now
    in_the_way = tuple(other for other in others if other.sits_now or not at_its_hour)
    begun = replace(act, called=called)
    wanted = wants(here, called, Slot(now, called.end))
    return not_now(here, act, wanted, in_the_way) or written(replace(case.request, act=begun))


def _elsewhere(here: Hold, act: acts.Act, sitting: acts.SittingId) -> Refused | None:
    """Whether it is another room that sits."""
    channel = known(here)[sitting].called.channel
    if channel == here.own.channel.id:
        return None
    return refuse(
        act,
        phrase("This is a sitting of {room}.", room=title_of(here, channel)),
        phrase("Do it in the room that sits."),
    )


def _another_sits(here: Hold, act: acts.BeginSitting) -> Refused | None:
    """Whether this very room sits already, or has adjourned and not ended."""
    own = here.own.channel.id
    lasts = (SittingState.BEGUN, SittingState.ADJOURNED)
    others = (held for held in here.own.sittings.values() if held.called.channel == own)
    other = next((held for held in others if held.state in lasts), None)
    if other is None:
        return None
    return refuse(
        act,
        phrase(
            "Another sitting of this room is not over: {hours}.",
            hours=hours(Slot(other.called.start, other.called.end)),
        ),
        phrase("End that one first."),
    )


def judge_adjourn(case: Case, act: acts.AdjournSitting) -> Judgement:
    """A sitting interrupted; where it is said until when, that is to come, and the hours from then on are free."""
    here, done = case.here, written(case.request)
    if (refused := _elsewhere(here, act, act.sitting)) is not None or act.until is None:
        return refused or done
    if (refused := not_to_come(case, act, act.until)) is not None:
        return refused
    held = here.own.sittings[act.sitting]
    spans = tuple((start, case.now if end is None else end) for start, end in held.sat)
    going = partial(_from, replace(held, sat=spans))
    wanted = wants(here, held.called, going(act.until))
    return not_free_later(here, act, wanted, taken(here, case.now, act.sitting), going) or done


def _from(held: SittingHeld, moment: datetime) -> Slot:
    """The hours of a sitting that goes on from a moment."""
    return Slot(moment, going_on(held, moment))


def judge_resume(case: Case, act: acts.ResumeSitting) -> Judgement:
    """A sitting that goes on: in its room, where the hours that are left of it are free."""
    here, now = case.here, case.now
    if (refused := _elsewhere(here, act, act.sitting)) is not None:
        return refused
    held = here.own.sittings[act.sitting]
    wanted = wants(here, held.called, _from(held, now))
    return not_now(here, act, wanted, taken(here, now, act.sitting)) or written(case.request)


def judge_end(case: Case, act: acts.EndSitting) -> Judgement:
    """A sitting ended: in its room, with all that follows there."""
    return _elsewhere(case.here, act, act.sitting) or ending(case.here, act.sitting)


def ending(here: Hold, sitting: acts.SittingId) -> tuple[Inscription, ...]:
    """What is written when a sitting of a room ends; the seats that were for it end with the entry itself.

    What the room does not keep of what was said in it is erased.
    """
    ended = Inscription(channel=here.own.channel.id, act=acts.EndSitting(sitting=sitting))
    return (ended, *at_the_end_of(here, sitting))


JUDGES: Mapping[type, Any] = {
    **rounds.JUDGES,
    acts.CallSitting: judge_call,
    acts.MoveSitting: judge_call,
    acts.CancelSitting: judge_cancel,
    acts.BeginSitting: judge_begin,
    acts.AdjournSitting: judge_adjourn,
    acts.ResumeSitting: judge_resume,
    acts.EndSitting: judge_end,
}
"""What must hold for each of these acts."""
