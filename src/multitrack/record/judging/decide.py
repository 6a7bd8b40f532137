"""May this be done now? A pure judgement of one request on what the channel and its grounds hold.

The answer is a value: what the act writes on each channel, or a refusal that names its clause, why, and what
would make it possible. Nothing here looks at a channel that is not the act's own or one of its grounds, unless
the author hears it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from multitrack.record import act as acts
from multitrack.record.answer import Judgement, phrase, refuse
from multitrack.record.hearing import Entries, Standings, is_member
from multitrack.record.held import hold
from multitrack.record.judging import (
    calendar,
    contacts,
    counts,
    erasure,
    inside,
    moving,
    options,
    packages,
    promises,
    representing,
    rooms,
    seats,
    statements,
    words,
)
from multitrack.record.judging.case import Case
from multitrack.record.judging.entitlement import by_paper, by_procedure
from multitrack.record.judging.life import by_life

JUDGES: Mapping[type, Any] = {
    **seats.JUDGES,
    **rooms.JUDGES,
    **moving.JUDGES,
    **options.JUDGES,
    **packages.JUDGES,
    **counts.JUDGES,
    **inside.JUDGES,
    **calendar.JUDGES,
    **words.JUDGES,
    **statements.JUDGES,
    **contacts.JUDGES,
    **promises.JUDGES,
    **representing.JUDGES,
    **erasure.JUDGES,
}
"""For each act that somebody does, what must also hold at the moment; the others follow from these or from time."""


def decide(standings: Standings, entries: Entries, request: acts.Request, now: datetime) -> Judgement:
    """Whether a request may be done now, and what it writes.

    The author must be a member of the act's channel; whoever is not learns only that there is no such channel.
    ``entries`` are those of each channel in their order: an act may name one that its author can read.
    """
    act = request.act
    if request.channel not in standings or not is_member(standings, request.author, request.channel):
        return refuse(
            act, phrase("There is no such channel for you."), phrase("Ask someone on it for a seat.")
        )
    case = Case(
        here=hold(standings, request.channel),
        request=request,
        now=now,
        _standings=standings,
        _entries=entries,
    )
    if type(act) not in JUDGES:
        return refuse(act, phrase("This follows from another act."), phrase("Do that one."))
    refused = by_procedure(case.here, request) or by_paper(case.here, request) or by_life(case.here, act)
    judged: Judgement = refused or JUDGES[type(act)](case, act)
    return judged


def declared(standings: Standings, entries: Entries, request: acts.Request, now: datetime) -> Judgement:
    """What whoever runs the talks declares of a list, from no seat: whether it may be, and what it writes."""
    act = request.act
    if request.channel not in standings or not isinstance(act, acts.DeclareList):
        return refuse(act, phrase("No talks were opened in this record."), phrase("Open them first."))
    here = hold(standings, request.channel)
    case = Case(here=here, request=request, now=now, _standings=standings, _entries=entries)
    return by_life(here, act) or representing.judge_declare(case, act)
