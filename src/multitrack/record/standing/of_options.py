"""What acts on one issue change on a channel: its options, the stances on them, its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, held, key_of, shared, tabled, with_, without
from multitrack.record.standing.channel import ChannelStanding


def _optioned(
    standing: ChannelStanding,
    entry: Entry,
    act: acts.TableOption | acts.AmendOption | acts.WithdrawOption,
) -> Change:
    if isinstance(act, acts.WithdrawOption):
        key = (act.issue, act.option)
        old = standing.options.get(key, tabled(entry, Option(id=act.option, title="")))
        gone = replace(old, withdrawn=True, time=entry.time, number=entry.number)
        return Change(options=with_(standing.options, key, gone), positions=_lapsed(standing, key))
    key = (act.issue, act.option.id)
    new = tabled(entry, act.option)
    if isinstance(act, acts.TableOption):
        return Change(options=with_(standing.options, key, new))
    old = standing.options.get(key, new)
    amended = replace(old, option=act.option, time=entry.time, number=entry.number, amended=entry.time)
    return Change(options=with_(standing.options, key, amended), positions=_lapsed(standing, key))


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
    return Change(options=options, positions=positions)


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
            )
        case acts.Report():
            new = (item for item in act.settled if not _on_table_as(standing, item.issue, item.option))
            options = {(item.issue, item.option.id): tabled(entry, item.option) for item in new}
            results = {item.issue: since(item.option.id) for item in act.settled}
            return Change(
                options=shared({**standing.options, **options}),
                reported=shared({**standing.reported, **results}),
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
}
"""What each of these acts changes."""
