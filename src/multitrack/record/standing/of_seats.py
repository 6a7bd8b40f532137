"""What acts on seats and admission change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.party import Admission
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, with_, without
from multitrack.record.standing.channel import ChannelStanding


def _admitted(standing: ChannelStanding, entry: Entry, act: acts.Admit) -> Change:
    step = Admission(
        party=act.party,
        state=act.state,
        on=entry.time.date(),
        by=act.authority,
        reason=act.reason,
        until=act.until,
        back_if=act.back_if,
    )
    known = standing.table.get(act.party, ())
    table = with_(standing.table, act.party, (*known, (entry.number, act.state.at_the_table)))
    return Change(admissions=(*standing.admissions, step), table=table)


def _seated(standing: ChannelStanding, entry: Entry, act: acts.TakeSeat | acts.LeaveSeat) -> Change:
    person = act.seat.person if isinstance(act, acts.TakeSeat) else act.person
    spans = standing.spans.get(person, ())
    if spans and spans[-1].end is None:
        spans = (*spans[:-1], replace(spans[-1], end=entry.number))
    if isinstance(act, acts.TakeSeat):
        spans = (*spans, v.Span(act.seat, entry.number, sitting=act.sitting))
    return Change(spans=with_(standing.spans, person, spans))


def _proxied(standing: ChannelStanding, entry: Entry, act: acts.GiveProxy | acts.EndProxy) -> Change:
    if isinstance(act, acts.EndProxy):
        return Change(proxies=without(standing.proxies, act.party))
    given = v.Proxy(to=act.to, time=entry.time, number=entry.number, until=act.until)
    return Change(proxies=with_(standing.proxies, act.party, given))


def _present(standing: ChannelStanding, entry: Entry, act: acts.WalkOut | acts.ComeBack) -> Change:
    if isinstance(act, acts.ComeBack):
        return Change(out=without(standing.out, act.party))
    gone = v.WalkedOut(time=entry.time, number=entry.number, reason=act.reason)
    return Change(out=with_(standing.out, act.party, gone))


CHANGES: Mapping[type, Any] = {
    acts.Admit: _admitted,
    acts.TakeSeat: _seated,
    acts.LeaveSeat: _seated,
    acts.GiveProxy: _proxied,
    acts.EndProxy: _proxied,
    acts.WalkOut: _present,
    acts.ComeBack: _present,
}
"""What each of these acts changes."""
