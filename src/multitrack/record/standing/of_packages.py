"""What acts on the whole change on a channel: packages proposed, assented to, adopted, ratified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, shared, unheard, with_
from multitrack.record.standing.channel import ChannelStanding
from multitrack.record.standing.of_counts import spoken


def _packaged(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.ProposePackage | acts.Assent | acts.Object | acts.Adopt,
) -> Change:
    if isinstance(act, acts.ProposePackage):
        new = v.Proposed(
            id=act.id,
            title=act.title,
            package=act.package,
            by=entry.author,
            time=entry.time,
            number=entry.number,
            on_behalf_of=entry.on_behalf_of,
            assents=shared({}),
            objections=shared({}),
            conditions=act.conditions,
        )
        return Change(packages=with_(standing.packages, act.id, new))
    old = standing.packages[act.package]
    on, counted = acts.Question(package=act.package), standing.counted
    match act:
        case acts.Assent(party=party):
            new = unheard(old, party)
            new = replace(
                new,
                assents=with_(new.assents, party, entry.time),
                awaits_capital=new.awaits_capital | ({party} if act.ad_referendum else frozenset()),
                only_if=(*new.only_if, (party, act.only_if)) if act.only_if else new.only_if,
            )
            counted = spoken(counted, on, party, entry.time, objects=False)
        case acts.Object(party=party, reason=reason):
            new = unheard(old, party)
            new = replace(new, objections=with_(new.objections, party, reason))
            counted = spoken(counted, on, party, entry.time, objects=True)
        case acts.Adopt():
            new = replace(old, adopted=entry.time)
        case _:
            assert_never(act)
    return Change(packages=with_(standing.packages, act.package, new), counted=counted)


def _withdrawn(standing: ChannelStanding, entry: Entry, act: acts.WithdrawPackage) -> Change:
    old = standing.packages.get(act.package)
    if old is None:
        return {}
    return Change(packages=with_(standing.packages, act.package, replace(old, withdrawn=entry.time)))


def _harvested(standing: ChannelStanding, entry: Entry, act: acts.Harvest) -> Change:
    """What was reported on these issues is applied from now on, and stays so whatever falls later."""
    now = {
        issue: v.Settled(option=standing.reported[issue].option, time=entry.time, number=entry.number)
        for issue in act.issues
        if issue in standing.reported
    }
    return Change(harvested=shared({**standing.harvested, **now}))


def _put_outside(standing: ChannelStanding, entry: Entry, act: acts.PutToRatification) -> Change:
    outside = v.RatificationHeld(
        package=act.package,
        body=act.body,
        rule=act.rule,
        time=entry.time,
        number=entry.number,
        until=act.until,
    )
    return Change(ratifications=with_(standing.ratifications, act.id, outside))


def _closed_outside(standing: ChannelStanding, entry: Entry, act: acts.CloseRatification) -> Change:
    old = standing.ratifications.get(act.ratification)
    if old is None:
        return {}
    closed = replace(old, closed=entry.time, verdict=entry.verdict)
    return Change(ratifications=with_(standing.ratifications, act.ratification, closed))


def _lifted(standing: ChannelStanding, entry: Entry, act: acts.LiftBracket) -> Change:
    return Change(lifted=with_(standing.lifted, act.bracket, act.words))


CHANGES: Mapping[type, Any] = {
    acts.ProposePackage: _packaged,
    acts.Assent: _packaged,
    acts.Object: _packaged,
    acts.Adopt: _packaged,
    acts.LiftBracket: _lifted,
    acts.WithdrawPackage: _withdrawn,
    acts.Harvest: _harvested,
    acts.PutToRatification: _put_outside,
    acts.CloseRatification: _closed_outside,
}
"""What each of these acts changes."""
