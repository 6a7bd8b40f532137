"""What falls due on a channel: terms that were set there, and what is written when one has run out.

Nobody does it: an entry is written under :data:`TIME`, stamped with the term itself, before the next act is
judged and before anything is shown. What is written hangs on the channel and its grounds alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from multitrack.model.channel import ChannelKind
from multitrack.model.party import Admission, AdmissionState
from multitrack.record import act as acts
from multitrack.record.answer import Inscription
from multitrack.record.held import Hold
from multitrack.record.judging.applying import closing
from multitrack.record.judging.counts import when_time_is_up
from multitrack.record.judging.keeping import end_of, words_go, words_gone
from multitrack.record.standing import ChannelStanding

Falls = Callable[[Hold], tuple[Inscription, ...]]
"""What is written when a term has run out, by what the channel and its grounds hold then."""


@dataclass(frozen=True, slots=True)
class Term:
    """A moment at which something falls due on a channel, and what is written then."""

    at: datetime
    falls: Falls


def next_term(standing: ChannelStanding, *, closed: bool = False) -> Term | None:
    """The first term that runs out on a channel; nothing where none is set.

    A term that was over when the channel opened runs out at its opening. On a channel that is closed, by itself
    or since its team was ended, only words go that are not kept, and not before the last entry.
    """
    shut = closed or standing.closed is not None
    running = _words(standing, closed=True) if shut else terms(standing)
    first = min(running, key=lambda term: term.at, default=None)
    return None if first is None else Term(max(first.at, _earliest(standing, closed=shut)), first.falls)


def _earliest(standing: ChannelStanding, *, closed: bool) -> datetime:
    """Before what nothing falls due on a channel."""
    return standing.last if closed else standing.opened


def terms(standing: ChannelStanding) -> Iterator[Term]:
    """Every term that is running on an open channel."""
    for each in (_silences, _suspensions, _set_aside, _proxies, _ratifications, _words):
        yield from each(standing)


def _words(standing: ChannelStanding, *, closed: bool = False) -> Iterator[Term]:
    """Words that the channel does not keep: they are erased."""
    at = words_go(standing, closed=closed) if standing.fading else None
    if at is not None:
        yield Term(at, partial(words_gone, until=at, closed=closed))


def _silences(standing: ChannelStanding) -> Iterator[Term]:
    """Questions under silence: the rule decides when the time is up."""
    for on, counted in standing.counted.items():
        if counted.silence is not None and not counted.silence.is_up:
            until = counted.silence.until
            yield Term(until, partial(when_time_is_up, on=on, now=until))


def _suspensions(standing: ChannelStanding) -> Iterator[Term]:
    """Parties suspended until a day: with its end they are back where they were."""
    if standing.channel.kind is not ChannelKind.PLENARY:
        return
    last = {step.party: step for step in standing.admissions}
    for party, step in last.items():
        if step.state is AdmissionState.SUSPENDED and step.until is not None:
            back = acts.Admit(party=party, state=_before(standing, step))
            yield Term(end_of(step.until), partial(_written, act=back))


def _before(standing: ChannelStanding, suspended: Admission) -> AdmissionState:
    """Where a party stood before it was suspended: at the table, where nothing else was noted."""
    earlier = (
        step.state
        for step in reversed(standing.admissions)
        if step.party == suspended.party and step.state is not AdmissionState.SUSPENDED
    )
    return next(earlier, AdmissionState.ADMITTED)


def _set_aside(standing: ChannelStanding) -> Iterator[Term]:
    """Issues set aside until a moment: they are taken up again."""
    for issue, aside in standing.aside.items():
        if aside.until is not None:
            yield Term(aside.until, partial(_written, act=acts.TakeUp(issue=issue)))


def _proxies(standing: ChannelStanding) -> Iterator[Term]:
    """Proxies given until a moment: the party speaks for itself again."""
    for party, proxy in standing.proxies.items():
        if proxy.until is not None:
            yield Term(proxy.until, partial(_written, act=acts.EndProxy(party=party)))


def _ratifications(standing: ChannelStanding) -> Iterator[Term]:
    """Ratifications that close at a moment: on what was counted by then."""
    for code, outside in standing.ratifications.items():
        if outside.until is not None and outside.closed is None:
            yield Term(outside.until, partial(closing, ratification=code))


def _written(here: Hold, act: acts.Act) -> tuple[Inscription, ...]:
    """The act alone, on its own channel."""
    return (Inscription(channel=here.own.channel.id, act=act),)
