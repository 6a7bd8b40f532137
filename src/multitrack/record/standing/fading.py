"""Whose words a channel will not keep: entries wait here until its own rule has their words erased.

What a channel keeps is said before its first word. The opening entry and the orders of erasure themselves are
always kept; so are codes, stances and verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from multitrack.model.channel import Keeps
from multitrack.record import act as acts
from multitrack.record.codec import words_in
from multitrack.record.entry import Entry
from multitrack.record.standing.channel import ChannelStanding
from multitrack.record.standing.values import Fading, SittingState

_ONLY_SAID = (
    acts.Say,
    acts.Ask,
    acts.Reply,
    acts.WithdrawAsk,
    acts.Release,
    acts.Released,
    acts.NoteContact,
    acts.WithdrawContact,
    acts.ContactKnown,
    acts.AskKnown,
    acts.NoteStatement,
    acts.LinkStatement,
    acts.WithdrawStatement,
    acts.NoteInput,
)
_UNDER_WAY = (SittingState.BEGUN, SittingState.ADJOURNED)


def fading_after(standing: ChannelStanding, entry: Entry) -> tuple[Fading, ...]:
    """Which entries wait for the erasure of their words after one more entry on the channel."""
    if isinstance(entry.act, acts.Erase):
        return tuple(_without(standing.fading, frozenset(entry.act.numbers)))
    return _with(standing, entry) if _fades(standing, entry) else standing.fading


def _fades(standing: ChannelStanding, entry: Entry) -> bool:
    """Whether the rule of the channel lets the words of an entry go."""
    if standing.channel.keeps is Keeps.DECISIONS and not _is_only_said(standing, entry.act):
        return False
    return any(words_in(entry))


def _is_only_said(standing: ChannelStanding, act: acts.Act) -> bool:
    """Whether an act is words and no decision; what belongs to a decision, or words a text, is one too."""
    match act:
        case acts.TakePosition(brings=brings) | acts.NoteReading(brings=brings):
            return brings is None
        case acts.Correct(number=number):
            return any(number in run.numbers for run in standing.fading)
        case _:
            return isinstance(act, _ONLY_SAID)


def _with(standing: ChannelStanding, entry: Entry) -> tuple[Fading, ...]:
    """One more entry, beside the last one where they stand in a row."""
    own = standing.channel.id
    sittings = standing.sittings.items()
    sitting = next(
        (code for code, held in sittings if held.called.channel == own and held.state in _UNDER_WAY), None
    )
    new = Fading(day=entry.time.date(), sitting=sitting, first=entry.number, last=entry.number)
    last = standing.fading[-1] if standing.fading else None
    if last is not None and last.last == entry.number - 1 and (last.day, last.sitting) == (new.day, sitting):
        return (*standing.fading[:-1], replace(last, last=entry.number))
    return (*standing.fading, new)


def _without(runs: Iterable[Fading], numbers: frozenset[int]) -> Iterator[Fading]:
    """The runs that are left once some entries are erased."""
    for run in runs:
        first: int | None = None
        for number in (*run.numbers, run.last + 1):
            stays = number <= run.last and number not in numbers
            if stays and first is None:
                first = number
            elif not stays and first is not None:
                yield replace(run, first=first, last=number - 1)
                first = None
