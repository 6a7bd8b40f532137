"""Where one channel stands: the fold of its entries.

The fold applies entries and never judges: what is recorded happened. Each channel is folded from its own
entries alone, so any order of entries that keeps each channel's numbers folds to the same standing. A channel
is folded by the fold it was opened under, so that an old record stands where it stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import Keeps
from multitrack.model.contact import MEDIATION, AnswerTo, Ask
from multitrack.model.party import PartyId, PowerId
from multitrack.model.statement import Statement
from multitrack.record import act as acts
from multitrack.record.entry import TIME, Entry
from multitrack.record.standing import (
    of_calendar,
    of_counts,
    of_options,
    of_packages,
    of_representing,
    of_rooms,
    of_seats,
    of_statements,
    of_words,
)
from multitrack.record.standing import values as v
from multitrack.record.standing.change import held, key_of, shared, tabled
from multitrack.record.standing.channel import ChannelStanding
from multitrack.record.standing.fading import fading_after
from multitrack.record.standing.represented import listed_in, put_in

_FIRST: Mapping[type, Any] = {
    **of_seats.CHANGES,
    **of_rooms.CHANGES,
    **of_options.CHANGES,
    **of_packages.CHANGES,
    **of_counts.CHANGES,
    **of_calendar.CHANGES,
    **of_words.CHANGES,
    **of_statements.CHANGES,
    **of_representing.CHANGES,
}
FOLDS: Mapping[int, Mapping[type, Any]] = {1: _FIRST}
"""For each version of the fold, what each act changes; a version that was used once is never altered."""


class UnknownFoldError(ValueError):
    """A record was written under a fold that this program does not know."""


def fold(entries: Iterable[Entry]) -> ChannelStanding:
    """Where a channel stands after its entries, the opening first."""
    ordered = iter(entries)
    standing = opened(next(ordered))
    for entry in ordered:
        standing = applied(standing, entry)
    return standing


def opened(entry: Entry) -> ChannelStanding:
    """Where a channel stands after its opening entry."""
    opening = entry.act
    if not isinstance(opening, acts.Opening):
        raise TypeError(f"channel {entry.channel} does not begin with its opening entry")
    if opening.fold_version not in FOLDS:
        raise UnknownFoldError(
            f"channel {entry.channel} was opened under fold {opening.fold_version}; "
            f"this program knows {', '.join(map(str, FOLDS))}: read it with a newer one"
        )
    holds = opening.holds
    return ChannelStanding(
        channel=opening.channel,
        rule=opening.rule,
        fold_version=opening.fold_version,
        holds=holds,
        number=entry.number,
        opened=entry.time,
        last=entry.time,
        spans=shared({seat.person: (v.Span(seat, entry.number),) for seat in opening.seats}),
        admissions=holds.admissions,
        table=shared({step.party: ((entry.number, step.state.at_the_table),) for step in holds.admissions}),
        tracks=shared({track.id: track for track in holds.tracks}),
        options=shared(
            {
                (issue.id, option.id): tabled(entry, option)
                for issue in holds.issues
                for option in issue.options
            }
        ),
        contacts=shared({c.id: v.Noted(contact=c, by=TIME, number=entry.number) for c in holds.contacts}),
        statements=shared({each.id: _filed(entry, each) for each in holds.statements}),
        constituencies=shared({each.id: each for each in holds.constituencies}),
        consulted=shared({each.id: replace(each, inputs=()) for each in holds.consulted}),
        inputs=shared(put_in(holds, TIME, entry.number)),
        listings=shared(listed_in(holds, entry.number)),
        asks=shared({ask.id: _open_ask(entry, ask) for ask in holds.asks if _is_open(ask)}),
        positions=shared({key_of(position): held(entry, position) for position in holds.positions}),
    )


def _filed(entry: Entry, statement: Statement) -> v.Stated:
    """A statement of the file: nobody here entered it."""
    return v.Stated(statement=statement, by=TIME, time=entry.time, number=entry.number)


def _is_open(ask: Ask) -> bool:
    """Whether an ask of the file still waits for its reply."""
    return ask.withdrawn is None and ask.answer in (None, AnswerTo.LATER)


def _open_ask(entry: Entry, ask: Ask) -> v.Asked:
    """An ask of the file as it stands when the channel opens: nobody here put it, and it may be answered here."""
    of = entry.act.holds.party(PartyId(ask.of)) if isinstance(entry.act, acts.Opening) and ask.of else None
    return v.Asked(
        words=ask.words,
        by=TIME,
        on_behalf_of=None,
        of_party=None if of is None else of.id,
        of_power=None if of is not None or ask.of in (None, MEDIATION) else PowerId(ask.of),
        due=None if ask.due is None else ask.due.isoformat(),
        time=entry.time,
        number=entry.number,
        answer=ask.answer,
        answer_words=ask.reply or "",
        by_side=ask.by,
        issue=ask.issue,
        option=ask.option,
    )


def applied(standing: ChannelStanding, entry: Entry) -> ChannelStanding:
    """Where the channel stands after one more entry; everything untouched is shared with before."""
    change = FOLDS[standing.fold_version][type(entry.act)](standing, entry, entry.act)
    if standing.channel.keeps is not Keeps.EVERYTHING:
        change = {**change, "fading": fading_after(standing, entry)}
    return standing.after(entry.number, entry.time, change)
