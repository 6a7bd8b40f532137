"""What was asked of whom, by when, and the reply; the same asked by several, and what cannot be granted together.

Only asks that the talks at hand tell of are held against one another; an ask that was taken back counts no more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from multitrack.model.contact import AnswerTo, Ask, SideId
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Asks of one side that come to the same: to the same option, or to the same words."""

    of: SideId | None
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two asks for different options of one issue.

    They are of one side, by different askers; or by one asker, of different sides.
    """

    issue: IssueId
    asks: tuple[Ask, Ask]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """Every ask that is known, as on a day."""

    on: date
    asks: tuple[Ask, ...]
    duplicates: tuple[Duplicate, ...]
    contradictions: tuple[Contradiction, ...]

    def waits(self, ask: Ask) -> bool:
        """Whether an ask still waits for a reply."""
        return ask.withdrawn is None and ask.answer in (None, AnswerTo.LATER)

    @property
    def to_come(self) -> tuple[Ask, ...]:
        """The asks whose reply is awaited by a day, the nearest day first."""
        waiting = (ask for ask in self.asks if self.waits(ask) and ask.due is not None)
        return tuple(sorted(waiting, key=lambda ask: str(ask.due)))

    def is_overdue(self, ask: Ask) -> bool:
        """Whether an ask waits beyond its day."""
        return self.waits(ask) and ask.due is not None and ask.due < self.on


def asks(talks: Talks, on: date) -> Asks:
    """The asks put until a day, with those that are put twice and those that contradict one another."""
    known = tuple(ask for ask in talks.asks if ask.on is None or ask.on <= on)
    standing = tuple(ask for ask in known if ask.withdrawn is None)
    return Asks(
        on=on,
        asks=known,
        duplicates=tuple(_duplicates(standing)),
        contradictions=tuple(_contradictions(standing)),
    )


def _duplicates(standing: tuple[Ask, ...]) -> Iterator[Duplicate]:
    groups: dict[tuple[SideId | None, str, str], list[Ask]] = {}
    for ask in standing:
        groups.setdefault((ask.of, *_comes_to(ask)), []).append(ask)
    for (of, *_), same in groups.items():
        if len(same) > 1:
            yield Duplicate(of=of, asks=tuple(same))


def _comes_to(ask: Ask) -> tuple[str, str]:
    """What an ask comes to: the option it names, else its words, however they are written."""
    if ask.issue is not None and ask.option is not None:
        return ask.issue, ask.option
    letters = unicodedata.normalize("NFKC", ask.words).casefold()
    return "", " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def _contradictions(standing: tuple[Ask, ...]) -> Iterator[Contradiction]:
    for one, other in combinations(standing, 2):
        if one.issue is None or one.issue != other.issue or None in (one.option, other.option):
            continue
        if one.option != other.option and (one.by == other.by) != (one.of == other.of):
            yield Contradiction(issue=one.issue, asks=(one, other))
