"""What acts on the whole change on a channel: packages proposed, assented to, adopted, ratified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, shared, with_, without
from multitrack.record.standing.channel import ChannelStanding


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
            assents=shared({}),
            objections=shared({}),
            conditions=act.conditions,
        )
        return Change(packages=with_(standing.packages, act.id, new))
    old = standing.packages[act.package]
    match act:
        case acts.Assent(party=party):
            new = replace(
                old,
                assents=with_(old.assents, party, entry.time),
                objections=without(old.objections, party),
            )
        case acts.Object(party=party, reason=reason):
            new = replace(
                old,
                assents=without(old.assents, party),
                objections=with_(old.objections, party, reason),
            )
        case acts.Adopt():
            new = replace(old, adopted=entry.time)
        case _:
            assert_never(act)
    return Change(packages=with_(standing.packages, act.package, new))


def _lifted(standing: ChannelStanding, entry: Entry, act: acts.LiftBracket) -> Change:
    return Change(lifted=with_(standing.lifted, act.bracket, act.words))


CHANGES: Mapping[type, Any] = {
    acts.ProposePackage: _packaged,
    acts.Assent: _packaged,
    acts.Object: _packaged,
    acts.Adopt: _packaged,
    acts.LiftBracket: _lifted,
}
"""What each of these acts changes."""
