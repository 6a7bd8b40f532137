"""What it is to live through states: which act may follow in which state, where it leads, what stands in its way.

A life is a table. Its first state is that of a thing of which nothing was heard yet. A row says: this act, where the
thing is in one of these states, leads there; an act that names the thing and leaves it as it is has a row too. An
act without a row is no part of this life. Nothing but the rows decides, and the diagrams are drawn from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from multitrack.record import act as acts
from multitrack.record.answer import Phrase, Told
from multitrack.record.held import Hold

Key = Any
"""How a thing is named within its life: a code, or several."""
EVERY_ACT = "every act"
"""In the place of an act's name: whatever else is done."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a thing may stand, and how that is said where it stands in the way of an act.

    ``instead``: what to do then, where the next step of the table would be the wrong advice.
    """

    name: str
    says: Phrase
    instead: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row: an act, the states it may be done in, and the state it leads to (absent: it stays).

    ``how``: only this form of the act, in one word (``found``, ``not found``). ``when``: what else decides, in
    words; it is judged where the act is. ``do``: what to tell someone for whom this step is the way.
    """

    act: str
    sources: tuple[str, ...]
    to: str | None = None
    how: str = ""
    when: str = ""
    do: Phrase | None = None


def step(
    act: str,
    sources: tuple[str, ...],
    to: str | None = None,
    do: Phrase | None = None,
    *,
    how: str = "",
    when: str = "",
) -> Step:
    """One row, written short."""
    return Step(act=act, sources=sources, to=to, do=do, how=how, when=when)


@dataclass(frozen=True, slots=True)
class Said:
    """An act that may not follow in a state, where the plain words would mislead: why, and what instead."""

    act: str
    state: str
    why: Phrase
    instead: Phrase


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in an act's way, and what would make it possible."""

    why: Phrase
    instead: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The table of one kind of thing, how it is found in an act, and where the record shows its state.

    ``anew``: what to do where no step leads from a state to one in which the act is possible.
    """

    subject: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    anew: Phrase
    keys: Callable[[Hold, acts.Act], Iterable[Key]]
    stands: Callable[[Hold, Key], str]
    names: Callable[[Hold, Key], Mapping[str, Told]]
    how: Callable[[acts.Act], str] = lambda _: ""
    said: tuple[Said, ...] = ()

    @property
    def start(self) -> str:
        """The state of a thing of which nothing was heard yet."""
        return self.states[0].name

    def state(self, name: str) -> State:
        """The state of that name."""
        return next(state for state in self.states if state.name == name)

    def rows(self, act: str, how: str = "") -> tuple[Step, ...]:
        """The rows of an act in one of its forms."""
        return tuple(step for step in self.steps if step.act == act and step.how in ("", how))


def state_of(life: Life, here: Hold, key: Key) -> str:
    """In which state a thing stands, as a channel and its grounds hold it."""
    return life.stands(here, key)


def may_follow(life: Life, state: str, act: str, how: str = "") -> Hindrance | None:
    """What stands in the way of an act where a thing is in a state; nothing where the table allows it.

    What would make it possible is the first step of the shortest way to a state in which it may be done.
    """
    rows = life.rows(act, how) or life.rows(EVERY_ACT)
    possible = {source for row in rows for source in row.sources}
    if not possible or state in possible:
        return None
    for exact in life.said:
        if (exact.act, exact.state) == (act, state):
            return Hindrance(exact.why, exact.instead)
    at = life.state(state)
    return Hindrance(at.says, at.instead or way(life, state, possible) or life.anew)


def after(life: Life, state: str, act: str, how: str = "") -> frozenset[str]:
    """Into which states an act may lead from a state; where several, what else decides stands in the rows."""
    rows = (row for row in life.rows(act, how) if state in row.sources)
    return frozenset(state if row.to is None else row.to for row in rows)


def way(life: Life, state: str, wanted: Iterable[str]) -> Phrase | None:
    """What to do first on the shortest way from a state to one of those wanted; nothing where none leads there."""
    goal, seen = frozenset(wanted), {state}
    ways: list[tuple[str, Phrase | None]] = [(state, None)]
    while ways:
        further = [
            (row.to, first or row.do)
            for at, first in ways
            for row in life.steps
            if at in row.sources and row.to is not None and row.do is not None
        ]
        ways = [(to, first) for to, first in further if to not in seen]
        seen |= {to for to, _ in ways}
        if (found := next((first for to, first in ways if to in goal), None)) is not None:
            return found
    return None
