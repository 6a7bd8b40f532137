"""Talks on their way out into a format of sums: whether their meaning survives there, and what has no place.

What a format cannot say is no detail: a package that the talks forbid would be allowed there, a party whose
consent counts would not be asked. So it is refused, every reason at once; what merely is not carried is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import TypeVar

from multitrack.exchange.brought import Remarks
from multitrack.exchange.numbers import decimal
from multitrack.exchange.refused import RefusedError
from multitrack.exchange.sums import MOST_WORTHS
from multitrack.model.issue import Issue, IssueId, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import EarlyHarvest, NothingUntilAll
from multitrack.model.party import Party
from multitrack.model.rule import Consensus, NoObjection, Unanimity
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.talksfile.problems import Problem

Issues = tuple[IssueId, ...]
Options = tuple[OptionId, ...]
Worths = Mapping[Options, Fraction]
Code = TypeVar("Code", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a party weighs: one table of worths for the same issues, and where it walks away."""

    party: Party
    tables: Mapping[Issues, Worths]
    walk_away: Fraction

    def numbers(self) -> Iterator[Fraction]:
        """Every number in it."""
        yield self.walk_away
        for worths in self.tables.values():
            yield from worths.values()

    def tops(self) -> Iterator[Fraction]:
        """Where it walks away, and the highest worth in each table: of these, others may be shares."""
        yield self.walk_away
        for worths in self.tables.values():
            yield max(worths.values(), default=Fraction(0))

    def times(self, factor: Fraction) -> Sheet:
        """The same in other units."""
        tables = {
            issues: {o: w * factor for o, w in worths.items()} for issues, worths in self.tables.items()
        }
        return replace(self, tables=tables, walk_away=self.walk_away * factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Talks ready to be written: issues and options by the names they get there, and a sheet per party."""

    title: str
    issues: tuple[Issue, ...]
    names: Mapping[IssueId, str]
    options: Mapping[tuple[IssueId, OptionId], str]
    sheets: tuple[Sheet, ...]

    def words(self, issue: Issue) -> tuple[str, ...]:
        """What the options of an issue are called there."""
        return tuple(self.options[issue.id, option.id] for option in issue.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a format can hold: worths up to ``most`` in all, of one issue only, and any rule or just of all.

    ``shares``: a worth is a share of the highest of its issue there, and needs no decimals of its own.
    ``slack``: so much more than ``most``, as a part of it, is common there, from rounded weights.
    """

    form: str
    most: Fraction | None = None
    joint: bool = False
    below_nought: bool = False
    any_rule: bool = False
    shares: bool = False
    slack: Fraction = Fraction(0)


def leaving(talks: Talks, file: str, bounds: Bounds, remarks: Remarks) -> Leaving:
    """The talks ready for a format. Raises RefusedError with every reason why they cannot be."""
    reasons = [
        Problem(file=file, line=None, where="", found=found, expected="") for found in _reasons(talks, bounds)
    ]
    if reasons:
        raise RefusedError(*reasons)
    _say_dropped(talks, bounds, remarks)
    parties = talks.seated_parties()
    sheets = tuple(_sheet(party, talks.mandate(party.id), talks) for party in parties)
    names = _names([(issue.id, issue.title) for issue in talks.issues])
    options = {
        (issue.id, option): name
        for issue in talks.issues
        for option, name in _names([(o.id, o.title) for o in issue.options]).items()
    }
    return Leaving(
        title=talks.title,
        issues=talks.issues,
        names=names,
        options=options,
        sheets=tuple(_fitted(sheet, talks, file, bounds, remarks) for sheet in sheets),
    )


def _names(pairs: Sequence[tuple[Code, str]]) -> dict[Code, str]:
    """Each by its title, or by its code where titles are alike."""
    titles = [title for _, title in pairs]
    return {code: title if title and titles.count(title) == 1 else code for code, title in pairs}


def _reasons(talks: Talks, bounds: Bounds) -> Iterator[str]:
    form = bounds.form
    if not talks.issues or not talks.seated_parties():
        yield "there are no issues, or no parties"
    for issue in talks.issues:
        if not issue.options:
            yield f'nothing is tabled on "{issue.title}"'
    for party in talks.seated_parties():
        mandate = talks.mandate(party.id)
        if mandate is None:
            yield f"what a package is worth to {party.name} is not known, and {form} cannot do without numbers"
        elif mandate.red_lines:
            yield f"{party.name} has red lines, and {form} knows none"
        elif not bounds.joint and any(len(factor.issues) > 1 for factor in mandate.factors):
            yield f"{party.name} weighs issues together, and {form} weighs each alone"
    for issue_id, ways in arising(talks.draft, talks.issues).items():
        if ways:
            yield f'"{issue_id}" does not always arise, and in {form} every issue does'
    if any(not isinstance(each, NothingUntilAll | EarlyHarvest) for each in talks.linkage):
        yield f"some packages are ruled out by linkage, and {form} knows none"
    if not bounds.any_rule and not isinstance(talks.rule, Unanimity | Consensus | NoObjection):
        yield f'the parties decide by "{talks.rule.kind}", and {form} knows only that all agree'


def _say_dropped(talks: Talks, bounds: Bounds, remarks: Remarks) -> None:
    dropped = (
        (len(talks.statements), "statements"),
        (len(talks.positions), "stances"),
        (len(talks.importance), "weights of issues"),
        (len(talks.tracks), "tracks"),
        (len(talks.structures), "structures"),
        (len(talks.linkage), "linkages of procedure"),
        (len(talks.draft.paragraphs), "paragraphs of the draft"),
        (len(talks.powers), "outside powers"),
        (len(talks.constituencies), "constituencies"),
        (len(talks.channels), "channels"),
        (sum(bool(i.about) for i in talks.issues) + bool(talks.about), "descriptions"),
        (sum(bool(o.undertakings) for i in talks.issues for o in i.options), "options' undertakings"),
        (len(talks.parties) - len(talks.seated_parties()), "parties that are not at the table"),
    )
    named = [f"{what} ({count})" for count, what in dropped if count]
    if named:
        remarks.say(f"{bounds.form} has no place for: {', '.join(named)}.")
    remarks.say("Codes are not carried: issues and options go by their titles.")


def _sheet(party: Party, mandate: Mandate | None, talks: Talks) -> Sheet:
    """The mandate as one table per set of issues; of several entries for one combination the first counts."""
    assert mandate is not None
    order = {issue.id: at for at, issue in enumerate(talks.issues)}
    known = {issue.id: {option.id for option in issue.options} for issue in talks.issues}
    tables: dict[Issues, dict[Options, Fraction]] = {}
    for factor in mandate.factors:
        places = sorted(range(len(factor.issues)), key=lambda at: order[factor.issues[at]])
        issues = tuple(factor.issues[at] for at in places)
        seen: set[Options] = set()
        table = tables.setdefault(issues, {})
        for entry in factor.worths:
            options = tuple(entry.options[at] for at in places)
            fits = all(o in known[i] for i, o in zip(issues, options, strict=True))
            if fits and options not in seen:
                table[options] = table.get(options, Fraction(0)) + entry.worth
            seen.add(options)
    return Sheet(party=party, tables=tables, walk_away=mandate.walk_away)


def _fitted(sheet: Sheet, talks: Talks, file: str, bounds: Bounds, remarks: Remarks) -> Sheet:
    """The sheet in units that the format can hold exactly; which packages are acceptable does not change."""
    if not bounds.below_nought:
        sheet = _raised(sheet, talks, bounds, remarks)
    numbers = tuple(sheet.tops() if bounds.shares else sheet.numbers())
    found = (factor for unit in _units(numbers) for factor in _within(unit, _top(sheet), bounds))
    factor = next((f for f in found if all(decimal(number * f) is not None for number in numbers)), None)
    if factor is None:
        said = f"a worth of {sheet.party.name} has no exact decimals, in whatever unit"
        raise RefusedError(Problem(file=file, line=None, where="", found=said))
    if factor != 1:
        remarks.say(
            f"All worths of {sheet.party.name}, and its walk-away point, are multiplied by {factor}: "
            "that changes nothing but the unit."
        )
    return sheet.times(factor)


def _units(numbers: Sequence[Fraction]) -> Iterator[Fraction]:
    """By what to multiply so that decimals end, from the least change to the surest: whole numbers."""
    yield Fraction(1)
    yield Fraction(lcm(*(_without_tens(number.denominator) for number in numbers)))
    yield Fraction(lcm(*(number.denominator for number in numbers)))


def _within(factor: Fraction, top: Fraction, bounds: Bounds) -> Iterator[Fraction]:
    """The factor made small enough for the format: to its most exactly, else by tens."""
    if bounds.most is None or top * factor <= bounds.most * (1 + bounds.slack):
        yield factor
        return
    yield bounds.most / top
    yield factor / next(10**k for k in range(1, 200) if top * factor <= bounds.most * 10**k)


def _top(sheet: Sheet) -> Fraction:
    """The most that a package could be worth to the party, each table taken at its highest."""
    return sum((max(worths.values(), default=Fraction(0)) for worths in sheet.tables.values()), Fraction(0))


def _without_tens(number: int) -> int:
    """What is left of a denominator when every 2 and every 5 in it is taken out: 1 where decimals end."""
    for prime in (2, 5):
        while number % prime == 0:
            number //= prime
    return number


def _raised(sheet: Sheet, talks: Talks, bounds: Bounds, remarks: Remarks) -> Sheet:
    """The sheet with every worth at 0 or above, and the walk-away point raised by as much."""
    tables: dict[Issues, Worths] = {}
    walk_away = sheet.walk_away
    for issues, worths in sheet.tables.items():
        least = min(worths.values(), default=Fraction(0))
        tables[issues] = worths
        if least < 0:
            walk_away -= least
            tables[issues] = {
                o: worths.get(o, Fraction(0)) - least for o in combinations(issues, talks.issues)
            }
            remarks.say(f"{sheet.party.name}: {bounds.form} knows no worth below 0; some are raised, evenly.")
    return replace(sheet, tables=tables, walk_away=walk_away)


def combinations(issues: Issues, known: Sequence[Issue]) -> Iterator[Options]:
    """Every combination of options of some issues. Raises RefusedError where there are too many."""
    options = [tuple(o.id for o in each.options) for i in issues for each in known if each.id == i]
    if prod(map(len, options)) > MOST_WORTHS:
        found = f"{' + '.join(issues)} has more than {MOST_WORTHS:,} combinations"
        raise RefusedError(Problem(file="", line=None, where="", found=found))
    return product(*options)


def alone(sheet: Sheet, issue: Issue) -> dict[OptionId, Fraction]:
    """What each option of an issue is worth by itself."""
    worths = sheet.tables.get((issue.id,), {})
    return {option.id: worths.get((option.id,), Fraction(0)) for option in issue.options}
