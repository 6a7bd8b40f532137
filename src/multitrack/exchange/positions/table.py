"""A table of positions in no format's words, and the talks it makes up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from multitrack.exchange.brought import Brought, Remarks
from multitrack.exchange.naming import codes, plain
from multitrack.exchange.numbers import common_step, decimal
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import MOST_ISSUES, MOST_OPTIONS, MOST_PARTIES
from multitrack.model.issue import Grid, Issue, IssueId, Option, OptionId
from multitrack.model.party import Level, Party, PartyId
from multitrack.model.position import Importance, Position, Stance
from multitrack.model.statement import Form, Statement, StatementId
from multitrack.model.talks import Talks

FEWEST_STEPS = 10
"""A scale is cut into at least so many steps, though all positions were at its ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An issue of the table: from low to high, and what some of its numbers mean."""

    code: str
    name: str
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(100)
    meanings: Mapping[Fraction, str] = field(default_factory=dict)
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom the table tells of, by a code and by name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What the table says of one actor on one issue."""

    position: Fraction
    salience: Fraction | None = None
    power: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole table; ``most`` is the highest salience there can be, ``source`` who says all this, and where."""

    title: str
    source: str
    file: str
    scales: tuple[Scale, ...]
    actors: tuple[Actor, ...]
    cells: Mapping[tuple[str, str], Cell]
    most: Fraction = Fraction(100)
    about: str | None = None


def brought(table: Table, remarks: Remarks, steps: int | None) -> Brought:
    """The talks that a table makes up. Raises RefusedError where they are too many."""
    _within_bounds(table)
    parties = tuple(
        Party(id=PartyId(code), name=plain(actor.name, remarks) or code)
        for actor, code in zip(table.actors, codes([a.code for a in table.actors], "party"), strict=True)
    )
    issue_codes = codes([scale.code for scale in table.scales], "issue")
    issues = tuple(
        _issue(table, scale, IssueId(code), remarks, steps)
        for scale, code in zip(table.scales, issue_codes, strict=True)
    )
    claims = _Claims(table, remarks)
    for scale, issue in zip(table.scales, issues, strict=True):
        for actor, party in zip(table.actors, parties, strict=True):
            cell = table.cells.get((actor.code, scale.code))
            if cell is not None:
                claims.add(party.id, issue, scale, cell)
    _say(table, claims, remarks)
    talks = Talks(
        title=plain(table.title, remarks) or "Positions",
        about=plain(table.about, remarks) if table.about else None,
        parties=parties,
        issues=issues,
        statements=tuple(claims.statements),
        positions=tuple(claims.positions),
        importance=tuple(claims.importance),
    )
    return Brought(talks, tuple(remarks.said))


def _say(table: Table, claims: _Claims, remarks: Remarks) -> None:
    silent = len(table.actors) * len(table.scales) - len(claims.statements)
    remarks.say("A position is taken as what the party wants; of all other options nothing is known.")
    if claims.importance:
        third, two = (decimal(table.most * k / 3) or f"{float(table.most * k / 3):.4g}" for k in (1, 2))
        remarks.say(
            f"Salience orders issues here and does not measure them: low up to {third}, medium up to {two}, then "
            "high. The numbers stay in the words of the statements."
        )
    if any(cell.power is not None for cell in table.cells.values()):
        remarks.say("Power stays in the words of the statements: talks decide by a rule, not by power.")
    if silent:
        remarks.say(f"{silent} cells are empty: nothing is known there.")
    remarks.say("The table does not say how the parties decide: all must agree, until you say otherwise.")


def _within_bounds(table: Table) -> None:
    for count, most, what in (
        (len(table.actors), MOST_PARTIES, "actors"),
        (len(table.scales), MOST_ISSUES, "issues"),
    ):
        if count > most:
            refuse(table.file, f"there are {count:,} {what}", f"at most {most:,}")
        if not count:
            refuse(table.file, f"there are no {what}")


def _issue(table: Table, scale: Scale, code: IssueId, remarks: Remarks, steps: int | None) -> Issue:
    """The scale as a grid that holds every position and every number with a meaning."""
    taken = {cell.position for (_, on), cell in table.cells.items() if on == scale.code}
    outside = sorted(number for number in taken if not scale.low <= number <= scale.high)
    if scale.high <= scale.low:
        found = f"only {_shown(scale.low)} is named on this scale"
        refuse(table.file, found, "its two ends, such as by what they mean", where=scale.name)
    if outside:
        expected = f"{_shown(scale.low)} to {_shown(scale.high)}"
        refuse(table.file, f"a position at {_shown(outside[0])}", expected, where=scale.name)
    marks = sorted(taken | set(scale.meanings))
    title = plain(scale.name, remarks) or str(code)
    about = plain(scale.about, remarks) if scale.about else None
    width = scale.high - scale.low
    step = width / steps if steps else common_step([width / FEWEST_STEPS, *(m - scale.low for m in marks)])
    off = [number for number in marks if ((number - scale.low) / step).denominator != 1]
    if off:
        refuse(
            table.file,
            f"{off[0]} is not among {steps} equal steps",
            "other --steps, or none",
            where=scale.name,
        )
    if width / step >= MOST_OPTIONS:
        numbers = sorted({scale.low, scale.high, *marks})
        remarks.say(
            f'"{title}" has too fine a scale for a grid: only the {len(numbers)} numbers named are options.'
        )
        return Issue(id=code, title=title, about=about, options=tuple(map(_option, numbers)))
    grid = Grid(low=scale.low, high=scale.high, step=step)
    meanings = {number: plain(words, remarks) for number, words in scale.meanings.items() if words}
    options = tuple(
        Option(id=option.id, title=f"{option.id}: {meanings[number]}") if number in meanings else option
        for option, number in ((each, scale.low + k * step) for k, each in enumerate(grid.options()))
    )
    return Issue(id=code, title=title, about=about, grid=grid, options=options)


def _option(number: Fraction) -> Option:
    word = decimal(number) or str(number)
    return Option(id=OptionId(word), title=word)


class _Claims:
    """What is held of the parties, with the statement that each thing rests on."""

    def __init__(self, table: Table, remarks: Remarks) -> None:
        self.statements: list[Statement] = []
        self.positions: list[Position] = []
        self.importance: list[Importance] = []
        self._table = table
        self._speaker = plain(table.source, remarks) or table.file

    def add(self, party: PartyId, issue: Issue, scale: Scale, cell: Cell) -> None:
        """Note one cell."""
        statement = self._statement(party, issue, scale, cell)
        self.statements.append(statement)
        self.positions.append(
            Position(
                party=party,
                issue=issue.id,
                option=_chosen(issue, scale, cell.position),
                stance=Stance.WANTS,
                rests_on=(statement.id,),
                reading=True,
            )
        )
        if cell.salience is not None:
            level = _level(cell.salience, self._table)
            self.importance.append(
                Importance(party=party, issue=issue.id, level=level, rests_on=(statement.id,))
            )

    def _statement(self, party: PartyId, issue: Issue, scale: Scale, cell: Cell) -> Statement:
        said = [
            f"{party} on {issue.title}: position {_shown(cell.position)} on {_shown(scale.low)} to {_shown(scale.high)}"
        ]
        if cell.salience is not None:
            said.append(f"salience {_shown(cell.salience)} of {_shown(self._table.most)}")
        if cell.power is not None:
            said.append(f"power {_shown(cell.power)}")
        return Statement(
            id=StatementId(f"s{len(self.statements) + 1}"),
            speaker=self._speaker,
            words=", ".join(said),
            outlet=self._table.file,
            form=Form.OUTLET,
        )


def _shown(number: Fraction) -> str:
    return decimal(number) or str(number)


def _chosen(issue: Issue, scale: Scale, number: Fraction) -> OptionId:
    if issue.grid is None:
        return _option(number).id
    return issue.options[int((number - scale.low) / issue.grid.step)].id


def _level(salience: Fraction, table: Table) -> Level:
    """Low, medium or high by thirds of the scale."""
    if not 0 <= salience <= table.most:
        refuse(table.file, f"a salience of {_shown(salience)}", f"0 to {_shown(table.most)}")
    return next(level for level in Level if salience * 3 <= level.rank * table.most)
