"""What rounds and sittings change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from multitrack.model.party import PersonId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, shared, with_
from multitrack.record.standing.channel import ChannelStanding

Sat = tuple[tuple[datetime, datetime | None], ...]
"""The spans of time in which a sitting really sat; the last one may last."""


def _round_opened(standing: ChannelStanding, entry: Entry, act: acts.OpenRound) -> Change:
    begun = v.RoundHeld(title=act.title, opened=entry.time, number=entry.number, until=act.until)
    return Change(rounds=with_(standing.rounds, act.id, begun))


def _round_closed(standing: ChannelStanding, entry: Entry, act: acts.CloseRound) -> Change:
    """The round is over; what became of each issue stands in entries of their own."""
    held = standing.rounds.get(act.round)
    if held is None:
        return {}
    over = replace(held, closed=entry.time, fate=act.fate, number=entry.number)
    return Change(rounds=with_(standing.rounds, act.round, over))


def _called(standing: ChannelStanding, entry: Entry, act: acts.CallSitting | acts.MoveSitting) -> Change:
    held = v.SittingHeld(called=act.sitting, state=v.SittingState.CALLED, number=entry.number)
    return Change(sittings=with_(standing.sittings, act.sitting.id, held))


def _begun(standing: ChannelStanding, entry: Entry, act: acts.BeginSitting) -> Change:
    """It sits from now on; one that was called in a wider room is known here by what the act carries."""
    known = standing.sittings.get(act.sitting)
    called = act.called or (None if known is None else known.called)
    if called is None:
        return {}
    held = v.SittingHeld(
        called=called, state=v.SittingState.BEGUN, number=entry.number, sat=((entry.time, None),)
    )
    return Change(sittings=with_(standing.sittings, act.sitting, held))


def _went_on(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.AdjournSitting | acts.ResumeSitting | acts.EndSitting | acts.CancelSitting,
) -> Change:
    """Adjourned, resumed, ended or not held; with the sitting end the seats that were for it."""
    held = standing.sittings.get(act.sitting)
    if held is None:
        return {}
    now = replace(_gone_on(held, entry, act), number=entry.number)
    change = Change(sittings=with_(standing.sittings, act.sitting, now))
    if isinstance(act, acts.EndSitting | acts.CancelSitting):
        change["spans"] = _seats_over(standing, entry, act.sitting)
    return change


def _gone_on(
    held: v.SittingHeld,
    entry: Entry,
    act: acts.AdjournSitting | acts.ResumeSitting | acts.EndSitting | acts.CancelSitting,
) -> v.SittingHeld:
    match act:
        case acts.AdjournSitting(until=until):
            sat = _paused(held.sat, entry.time)
            return replace(held, state=v.SittingState.ADJOURNED, sat=sat, adjourned_until=until)
        case acts.ResumeSitting():
            sat = (*held.sat, (entry.time, None))
            return replace(held, state=v.SittingState.BEGUN, sat=sat, adjourned_until=None)
        case acts.EndSitting():
            sat = _paused(held.sat, entry.time)
            return replace(held, state=v.SittingState.ENDED, sat=sat, adjourned_until=None)
        case acts.CancelSitting():
            return replace(held, state=v.SittingState.CANCELLED)


def _paused(sat: Sat, now: datetime) -> Sat:
    """The spans with the last one closed, where it lasts."""
    return tuple((start, now if end is None else end) for start, end in sat)


def _seats_over(
    standing: ChannelStanding, entry: Entry, sitting: acts.SittingId
) -> Mapping[PersonId, tuple[v.Span, ...]]:
    """The seats, without those that were for this one sitting."""

    def over(span: v.Span) -> v.Span:
        lasts = span.sitting == sitting and span.end is None
        return replace(span, end=entry.number) if lasts else span

    return shared({person: tuple(map(over, spans)) for person, spans in standing.spans.items()})


CHANGES: Mapping[type, Any] = {
    acts.OpenRound: _round_opened,
    acts.CloseRound: _round_closed,
    acts.CallSitting: _called,
    acts.MoveSitting: _called,
    acts.CancelSitting: _went_on,
    acts.BeginSitting: _begun,
    acts.AdjournSitting: _went_on,
    acts.ResumeSitting: _went_on,
    acts.EndSitting: _went_on,
}
"""What each of these acts changes."""
