"""What the file says in another form than the model keeps it, and how the one becomes the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import groupby, takewhile

from multitrack.model.channel import Channel, ChannelId, ChannelKind, History, Keeps
from multitrack.model.issue import Condition, Grid, Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import Choice, Cost
from multitrack.model.party import Level, OwnName, PartyId, PowerId
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.statement import StatementId

By = tuple[tuple[IssueId, tuple[OptionId, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class IssueEntry:
    """An issue as the file says it: of a grid only what the numbers do not say themselves."""

    id: IssueId
    title: str
    options: tuple[Option, ...] = ()
    titles: tuple[OwnName, ...] = ()
    about: str | None = None
    arises_if: tuple[Condition, ...] = ()
    grid: Grid | None = None
    channel: str | None = None

    def issue(self) -> Issue:
        """The issue with all its options."""
        said = {option.id: option for option in self.options}
        numbers = () if self.grid is None else self.grid.options()
        return Issue(
            id=self.id,
            title=self.title,
            options=tuple(said.get(number.id, number) for number in numbers) or self.options,
            titles=self.titles,
            about=self.about,
            arises_if=self.arises_if,
            grid=self.grid,
            channel=self.channel,
        )

    @classmethod
    def of(cls, issue: Issue) -> IssueEntry:
        """The entry that says an issue."""
        numbers = () if issue.grid is None else issue.grid.options()
        return cls(
            id=issue.id,
            title=issue.title,
            options=tuple(option for option in issue.options if option not in numbers),
            titles=issue.titles,
            about=issue.about,
            arises_if=issue.arises_if,
            grid=issue.grid,
            channel=issue.channel,
        )


@dataclass(frozen=True, kw_only=True)
class ChannelEntry:
    """A channel as the file says it: what it keeps is one phrase (``30 days``)."""

    id: ChannelId
    kind: ChannelKind
    title: str
    parties: tuple[PartyId, ...] = ()
    powers: tuple[PowerId, ...] = ()
    grounds: tuple[ChannelId, ...] = ()
    keeps: tuple[Keeps, int | None] = (Keeps.EVERYTHING, None)
    history: History = History.FROM_JOINING

    def channel(self) -> Channel:
        """The channel."""
        return Channel(
            id=self.id,
            kind=self.kind,
            title=self.title,
            parties=self.parties,
            powers=self.powers,
            grounds=self.grounds,
            keeps=self.keeps[0],
            days=self.keeps[1],
            history=self.history,
        )

    @classmethod
    def of(cls, channel: Channel) -> ChannelEntry:
        """The entry that says a channel."""
        return cls(
            id=channel.id,
            kind=channel.kind,
            title=channel.title,
            parties=channel.parties,
            powers=channel.powers,
            grounds=channel.grounds,
            keeps=(channel.keeps, channel.days),
            history=channel.history,
        )


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


@dataclass(frozen=True, kw_only=True)
class Together:
    """Worths over several issues whose options interact."""

    issues: tuple[IssueId, ...]
    worths: tuple[TogetherWorth, ...]


@dataclass(frozen=True, kw_only=True)
class TogetherWorth:
    """What one combination of options is worth."""

    options: tuple[OptionId, ...]
    worth: Fraction


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A mandate as the file or the annex says it; whose it is stands above."""

    walk_away: Fraction
    worths: tuple[tuple[IssueId, tuple[tuple[OptionId, Fraction], ...]], ...] = ()
    together: tuple[Together, ...] = ()
    red_lines: tuple[Choice, ...] = ()
    from_paper: str | None = None
    party: PartyId | None = None

    def mandate(self, party: PartyId) -> Mandate:
        """The mandate of a party."""
        alone = tuple(
            Factor(issues=(issue,), worths=tuple(Worth((option,), worth) for option, worth in worths))
            for issue, worths in self.worths
        )
        joint = tuple(
            Factor(issues=each.issues, worths=tuple(Worth(w.options, w.worth) for w in each.worths))
            for each in self.together
        )
        return Mandate(
            party=party,
            factors=alone + joint,
            walk_away=self.walk_away,
            red_lines=self.red_lines,
            from_paper=self.from_paper,
        )

    @classmethod
    def of(cls, mandate: Mandate) -> Paper:
        """The paper that says a mandate: single issues first, for as long as the mandate itself does."""
        alone = _alone(mandate.factors)
        return cls(
            walk_away=mandate.walk_away,
            worths=tuple((f.issues[0], tuple((w.options[0], w.worth) for w in f.worths)) for f in alone),
            together=tuple(
                Together(
                    issues=f.issues,
                    worths=tuple(TogetherWorth(options=w.options, worth=w.worth) for w in f.worths),
                )
                for f in mandate.factors[len(alone) :]
            ),
            red_lines=mandate.red_lines,
            from_paper=mandate.from_paper,
        )


def _alone(factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """The factors at the head that are over one issue each, no issue twice and no option twice."""
    seen: set[IssueId] = set()

    def plain(factor: Factor) -> bool:
        options = [worth.options for worth in factor.worths]
        if len(factor.issues) != 1 or factor.issues[0] in seen or len(set(options)) != len(options):
            return False
        seen.add(factor.issues[0])
        return True

    return tuple(takewhile(plain, factors))


def conditions(pairs: By) -> tuple[Condition, ...]:
    """One condition per issue."""
    return tuple(Condition(issue=issue, options=options) for issue, options in pairs)


def of_conditions(these: tuple[Condition, ...]) -> By:
    """The pairs that say conditions."""
    return tuple((each.issue, each.options) for each in these)


def choices(pairs: By) -> tuple[Choice, ...]:
    """One choice per option."""
    return tuple(Choice(issue, option) for issue, options in pairs for option in options)


def of_choices(these: tuple[Choice, ...]) -> By:
    """The pairs that say choices, those on one issue that follow one another together."""
    runs = groupby(these, key=lambda choice: choice.issue)
    return tuple((issue, tuple(choice.option for choice in run)) for issue, run in runs)


Amounts = tuple[tuple[IssueId, tuple[tuple[OptionId, Fraction], ...]], ...]


def costs(pairs: Amounts) -> tuple[Cost, ...]:
    """One line of a costing table per option."""
    return tuple(Cost(issue, option, amount) for issue, lines in pairs for option, amount in lines)


def of_costs(these: tuple[Cost, ...]) -> Amounts:
    """The pairs that say a costing table."""
    runs = groupby(these, key=lambda cost: cost.issue)
    return tuple((issue, tuple((cost.option, cost.amount) for cost in run)) for issue, run in runs)
