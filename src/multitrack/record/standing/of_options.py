"""What acts on one issue change on a channel: its options, the stances on them, its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import (
    Change,
    held,
    key_of,
    shared,
    tabled,
    unheard,
    with_,
    without,
)
from multitrack.record.standing.channel import ChannelStanding
from multitrack.record.standing.of_counts import abstaining, begun_anew, spoken


def _optioned(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.TableOption | acts.AmendOption | acts.WithdrawOption,
) -> Change:
    if isinstance(act, acts.WithdrawOption):
        key = (act.issue, act.option)
        old = standing.options.get(key, tabled(entry, Option(id=act.option, title="")))
        gone = replace(old, withdrawn=True, time=entry.time, number=entry.number)
        return Change(
            options=with_(standing.options, key, gone),
            positions=_lapsed(standing, key),
            counted=begun_anew(standing.counted, entry.time, *key),
        )
    key = (act.issue, act.option.id)
    new = tabled(entry, act.option)
    if isinstance(act, acts.TableOption):
        return Change(options=with_(standing.options, key, new))
    old = standing.options.get(key, new)
    amended = replace(old, option=act.option, time=entry.time, number=entry.number, amended=entry.time)
    return Change(
        options=with_(standing.options, key, amended),
        positions=_lapsed(standing, key),
        counted=begun_anew(standing.counted, entry.time, *key),
    )


def _lapsed(standing: ChannelStanding, key: v.OptionKey) -> Mapping[v.PositionKey, v.Held]:
    """The stances without those on an option whose words are no longer those they were taken on."""
    return shared({at: stance for at, stance in standing.positions.items() if at[1:] != key})


def _positioned(standing: ChannelStanding, entry: Entry, act: acts.TakePosition | acts.NoteReading) -> Change:
    awaits = isinstance(act, acts.TakePosition) and act.ad_referendum
    taken = held(entry, act.position, act.words, awaits_capital=awaits)
    options = standing.options
    if act.brings is not None:
        options = with_(options, (act.position.issue, act.brings.id), tabled(entry, act.brings))
    positions = with_(standing.positions, key_of(act.position), taken)
    if isinstance(act, acts.NoteReading):
        return Change(options=options, positions=positions)
    on = acts.Question(issue=act.position.issue, option=act.position.option)
    objects = not act.position.stance.bears
    counted = spoken(standing.counted, on, act.position.party, entry.time, objects=objects)
    return Change(options=options, positions=positions, counted=counted)


def _taken_back(standing: ChannelStanding, entry: Entry, act: acts.WithdrawPosition) -> Change:
    return Change(positions=without(standing.positions, (act.party, act.issue, act.option)))


def _reserved(standing: ChannelStanding, entry: Entry, act: acts.Reserve | acts.LiftReservation) -> Change:
    key = (act.party, act.on)
    if isinstance(act, acts.LiftReservation):
        return Change(reservations=without(standing.reservations, key))
    reserved = v.Reservation(words=act.words, time=entry.time, number=entry.number)
    return Change(reservations=with_(standing.reservations, key, reserved))


def _confirmed(standing: ChannelStanding, entry: Entry, act: acts.Confirm) -> Change:
    """The party's word counts from now on; it keeps the day on which it was given."""
    if act.on.package is not None:
        proposed = standing.packages.get(act.on.package)
        if proposed is None:
            return {}
        sure = replace(proposed, awaits_capital=proposed.awaits_capital - {act.party})
        return Change(packages=with_(standing.packages, act.on.package, sure))
    key = _stance_key(act.party, act.on)
    held_ = None if key is None else standing.positions.get(key)
    if key is None or held_ is None:
        return {}
    return Change(positions=with_(standing.positions, key, replace(held_, awaits_capital=False)))


def _abstained(standing: ChannelStanding, entry: Entry, act: acts.Abstain) -> Change:
    change = Change(counted=abstaining(standing.counted, act.on, act.party))
    if act.on.package is not None and (old := standing.packages.get(act.on.package)) is not None:
        change["packages"] = with_(standing.packages, act.on.package, unheard(old, act.party))
    elif (key := _stance_key(act.party, act.on)) is not None:
        change["positions"] = without(standing.positions, key)
    return change


def _stance_key(party: PartyId, on: acts.Question) -> v.PositionKey | None:
    return None if on.issue is None or on.option is None else (party, on.issue, on.option)


def _fated(standing: ChannelStanding, entry: Entry, act: acts.Lapse) -> Change:
    fated = v.Fated(fate=act.fate, time=entry.time, number=entry.number, left=act.left, reason=act.reason)
    return Change(fates=with_(standing.fates, act.issue, fated))


def _report_lapsed(standing: ChannelStanding, entry: Entry, act: acts.LapseReport) -> Change:
    lapsed = v.LapsedReport(
        option=act.option,
        because_of=act.because_of,
        linkage=act.linkage,
        time=entry.time,
        number=entry.number,
    )
    return Change(
        settled=without(standing.settled, act.issue),
        reported=without(standing.reported, act.issue),
        lapsed=with_(standing.lapsed, act.issue, lapsed),
    )


def _settled(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.Settle | acts.Reopen | acts.Report | acts.WithdrawReport,
) -> Change:
    def since(option: OptionId) -> v.Settled:
        return v.Settled(option=option, time=entry.time, number=entry.number)

    match act:
        case acts.Settle():
            return Change(settled=with_(standing.settled, act.issue, since(act.option)))
        case acts.Reopen(issue=issue) | acts.WithdrawReport(issue=issue):
            return Change(
                settled=without(standing.settled, issue),
                reported=without(standing.reported, issue),
                lapsed=without(standing.lapsed, issue),
                counted=begun_anew(standing.counted, entry.time, issue),
            )
        case acts.Report():
            new = (item for item in act.settled if not _on_table_as(standing, item.issue, item.option))
            options = {(item.issue, item.option.id): tabled(entry, item.option) for item in new}
            results = {item.issue: since(item.option.id) for item in act.settled}
            return Change(
                options=shared({**standing.options, **options}),
                reported=shared({**standing.reported, **results}),
                lapsed=shared({at: was for at, was in standing.lapsed.items() if at not in results}),
                fates=shared({at: was for at, was in standing.fates.items() if at not in results}),
            )


def _on_table_as(standing: ChannelStanding, issue: IssueId, option: Option) -> bool:
    """Whether an option is on the table here in these very words: a report of it then brings nothing new."""
    known = standing.on_table(issue, option.id)
    return known is not None and known.option == option


CHANGES: Mapping[type, Any] = {
    acts.TableOption: _optioned,
    acts.AmendOption: _optioned,
    acts.WithdrawOption: _optioned,
    acts.TakePosition: _positioned,
    acts.NoteReading: _positioned,
    acts.Settle: _settled,
    acts.Reopen: _settled,
    acts.Report: _settled,
    acts.WithdrawReport: _settled,
    acts.WithdrawPosition: _taken_back,
    acts.Reserve: _reserved,
    acts.LiftReservation: _reserved,
    acts.Confirm: _confirmed,
    acts.Abstain: _abstained,
    acts.Lapse: _fated,
    acts.LapseReport: _report_lapsed,
}
"""What each of these acts changes."""
