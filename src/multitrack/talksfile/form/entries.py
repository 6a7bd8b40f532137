"""Positions as the file says them: one entry for a party on an issue, what all of it shares said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Level, PartyId
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.statement import StatementId


@dataclass(frozen=True, kw_only=True)
class Held:
    """A stance as it stands in an entry; what is not said is the entry's."""

    stance: Stance
    confidence: Level | None = None
    rests_on: tuple[StatementId, ...] | None = None
    assumption: str | None = None
    on: date | None = None
    reading: bool | None = None
    channel: str | None = None


@dataclass(frozen=True, kw_only=True)
class Weighs:
    """An importance as it stands in an entry; what is not said is the entry's."""

    level: Level
    rests_on: tuple[StatementId, ...] | None = None
    assumption: str | None = None
    channel: str | None = None


@dataclass(frozen=True, kw_only=True)
class PositionEntry:
    """One party on one issue: stances and importance, and what holds for all that the entry says.

    Whatever names its own basis (``rests_on`` or ``assumption``) takes neither from the entry.
    """

    party: PartyId
    issue: IssueId
    importance: Weighs | None = None
    stances: tuple[tuple[OptionId, Held], ...] = ()
    rests_on: tuple[StatementId, ...] = ()
    assumption: str | None = None
    confidence: Level = Level.MEDIUM
    on: date | None = None
    reading: bool = False
    channel: str | None = None

    def positions(self) -> tuple[Position, ...]:
        """One position per stance."""
        return tuple(self._position(option, held) for option, held in self.stances)

    def _position(self, option: OptionId, held: Held) -> Position:
        rests_on, assumption = self._basis(held)
        return Position(
            party=self.party,
            issue=self.issue,
            option=option,
            stance=held.stance,
            confidence=held.confidence or self.confidence,
            rests_on=rests_on,
            assumption=assumption,
            on=held.on or self.on,
            reading=self.reading if held.reading is None else held.reading,
            channel=held.channel or self.channel,
        )

    def weights(self) -> tuple[Importance, ...]:
        """The importance, where the entry says one."""
        if self.importance is None:
            return ()
        rests_on, assumption = self._basis(self.importance)
        return (
            Importance(
                party=self.party,
                issue=self.issue,
                level=self.importance.level,
                rests_on=rests_on,
                assumption=assumption,
                channel=self.importance.channel or self.channel,
            ),
        )

    def _basis(self, said: Held | Weighs) -> tuple[tuple[StatementId, ...], str | None]:
        if said.rests_on is None and said.assumption is None:
            return self.rests_on, self.assumption
        return said.rests_on or (), said.assumption


def position_entries(
    positions: Iterable[Position], importance: Iterable[Importance]
) -> tuple[PositionEntry, ...]:
    """The entries that say these positions and weights, each in its order."""
    runs = _runs(positions)
    weights = list(importance)
    entries: list[PositionEntry] = []
    for number, run in enumerate(runs):
        later = {(other[0].party, other[0].issue) for other in runs[number:]}
        while weights and (weights[0].party, weights[0].issue) not in later:
            entries.append(_entry((), weights.pop(0)))
        here = bool(weights) and (weights[0].party, weights[0].issue) == (run[0].party, run[0].issue)
        entries.append(_entry(tuple(run), weights.pop(0) if here else None))
    return (*entries, *(_entry((), weight) for weight in weights))


def _runs(positions: Iterable[Position]) -> list[list[Position]]:
    """Positions of one party on one issue that follow one another, no option twice."""
    runs: list[list[Position]] = []
    for position in positions:
        fits = runs and (runs[-1][0].party, runs[-1][0].issue) == (position.party, position.issue)
        if fits and position.option not in {other.option for other in runs[-1]}:
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def _entry(run: tuple[Position, ...], weight: Importance | None) -> PositionEntry:
    """One entry; what all of it shares is said once."""
    said: tuple[Position | Importance, ...] = run if weight is None else (*run, weight)
    first = said[0]
    basis = len({(each.rests_on, each.assumption) for each in said}) == 1
    channel = len({each.channel for each in said}) == 1
    confidence = run[0].confidence if len({each.confidence for each in run}) == 1 else Level.MEDIUM
    on = run[0].on if len({each.on for each in run}) == 1 else None
    shared = PositionEntry(
        party=first.party,
        issue=first.issue,
        rests_on=first.rests_on if basis else (),
        assumption=first.assumption if basis else None,
        confidence=confidence,
        on=on,
        reading=all(each.reading for each in run) if run else False,
        channel=first.channel if channel else None,
    )
    return replace(
        shared,
        importance=None if weight is None else _weighs(weight, shared, basis=basis),
        stances=tuple((each.option, _held(each, shared, basis=basis)) for each in run),
    )


def _held(position: Position, shared: PositionEntry, *, basis: bool) -> Held:
    return Held(
        stance=position.stance,
        confidence=None if position.confidence == shared.confidence else position.confidence,
        rests_on=None if basis or not position.rests_on else position.rests_on,
        assumption=None if basis else position.assumption,
        on=None if position.on == shared.on else position.on,
        reading=None if position.reading == shared.reading else position.reading,
        channel=None if position.channel == shared.channel else position.channel,
    )


def _weighs(weight: Importance, shared: PositionEntry, *, basis: bool) -> Weighs:
    return Weighs(
        level=weight.level,
        rests_on=None if basis or not weight.rests_on else weight.rests_on,
        assumption=None if basis else weight.assumption,
        channel=None if weight.channel == shared.channel else weight.channel,
    )
