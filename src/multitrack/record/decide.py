"""May this be done now? A pure judgement of one request on what the channel and its grounds hold.

The answer is a value: what the act writes on each channel, or a refusal that names its clause, why, and what
would make it possible. Nothing here looks at a channel that is not the act's own or one of its grounds.
"""

from __future__ import annotations

from typing import assert_never

from multitrack.record import act as acts
from multitrack.record.answer import Judgement, phrase, refuse, written
from multitrack.record.entitlement import by_paper, by_procedure
from multitrack.record.hearing import Standings, is_member
from multitrack.record.held import Hold, hold
from multitrack.record.packages import judge_package
from multitrack.record.seating import (
    judge_admit,
    judge_close_track,
    judge_open_channel,
    judge_open_track,
    judge_seat,
)
from multitrack.record.settling import (
    judge_option,
    judge_position,
    judge_reopen,
    judge_report,
    judge_settle,
)


def decide(standings: Standings, request: acts.Request) -> Judgement:
    """Whether a request may be done now, and what it writes.

    The author must be a member of the act's channel; whoever is not learns only that there is no such channel.
    """
    act = request.act
    if isinstance(act, acts.OpenChannel):
        return judge_open_channel(standings, request, act)
    if request.channel not in standings or not is_member(standings, request.author, request.channel):
        return refuse(
            act, phrase("There is no such channel for you."), phrase("Ask someone on it for a seat.")
        )
    here = hold(standings, request.channel)
    return by_procedure(here, request) or by_paper(here, request) or _on_its_merits(here, request)


def _on_its_merits(here: Hold, request: acts.Request) -> Judgement:
    """What must hold at the moment, act by act."""
    act = request.act
    match act:
        case acts.Admit():
            return judge_admit(here, request, act)
        case acts.TakeSeat() | acts.LeaveSeat():
            return judge_seat(here, request, act)
        case acts.OpenTrack():
            return judge_open_track(here, request, act)
        case acts.CloseTrack():
            return judge_close_track(here, request, act)
        case acts.TableOption() | acts.AmendOption() | acts.WithdrawOption():
            return judge_option(here, request, act)
        case acts.TakePosition() | acts.NoteReading():
            return judge_position(here, request, act)
        case acts.Settle():
            return judge_settle(here, request, act)
        case acts.Reopen():
            return judge_reopen(here, request, act)
        case acts.Report():
            return judge_report(here, request, act)
        case acts.ProposePackage() | acts.Assent() | acts.Object() | acts.Adopt() | acts.LiftBracket():
            return judge_package(here, request)
        case acts.CloseChannel() | acts.Say():
            return written(request)
        case acts.Opening() | acts.OpenChannel() | acts.WithdrawReport():
            return refuse(act, phrase("This follows from another act."), phrase("Do that one."))
    assert_never(act)
