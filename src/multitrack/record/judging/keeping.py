"""What a channel does not keep, as its rule said before its first word: when the words go, and what is written then.

Words said in a sitting go with its end, other words with the end of their day, by universal time; on a channel
that keeps words for some days, with the end of the last of these. The erasure is an entry like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from multitrack.model.channel import Keeps
from multitrack.record import act as acts
from multitrack.record.answer import Inscription
from multitrack.record.held import Hold
from multitrack.record.standing import ChannelStanding, Fading


def end_of(day: date) -> datetime:
    """The first moment after a day, by universal time, as the record counts."""
    return datetime.combine(day + timedelta(days=1), time.min, UTC)


def words_go(standing: ChannelStanding, *, closed: bool = False) -> datetime | None:
    """When the next words of a channel are erased; nothing where that hangs on the end of a sitting, or none waits.

    On a closed channel no sitting ends any more: there all words go with the end of a day.
    """
    ends = (_end(standing, run, closed=closed) for run in standing.fading)
    return min((end for end in ends if end is not None), default=None)


def words_gone(here: Hold, until: datetime, *, closed: bool = False) -> tuple[Inscription, ...]:
    """What is written when the words go whose time is up: one order for all of them."""
    ends = ((run, _end(here.own, run, closed=closed)) for run in here.own.fading)
    return _erased(here, (run for run, end in ends if end is not None and end <= until))


def at_the_end_of(here: Hold, sitting: acts.SittingId) -> tuple[Inscription, ...]:
    """What is written besides when a sitting ends: the order to erase what the channel does not keep of it."""
    if here.own.channel.keeps is Keeps.DAYS:
        return ()
    return _erased(here, (run for run in here.own.fading if run.sitting == sitting))


def _end(standing: ChannelStanding, run: Fading, *, closed: bool) -> datetime | None:
    """When the words of some entries go."""
    if standing.channel.keeps is Keeps.DAYS:
        return end_of(run.day + timedelta(days=standing.channel.days or 0))
    return end_of(run.day) if run.sitting is None or closed else None


def _erased(here: Hold, runs: Iterable[Fading]) -> tuple[Inscription, ...]:
    numbers = tuple(number for run in runs for number in run.numbers)
    if not numbers:
        return ()
    return (Inscription(channel=here.own.channel.id, act=acts.Erase(numbers=numbers)),)
