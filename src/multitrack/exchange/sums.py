"""Talks in which every party weighs packages by sums: what Genius, NegMAS, GeniusWeb and their kin can say.

A reader gives the questions and a sheet per party in the words of its format; here they become talks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from multitrack.exchange.brought import Brought, Remarks
from multitrack.exchange.naming import codes, plain
from multitrack.exchange.numbers import fits
from multitrack.exchange.refused import refuse
from multitrack.model.issue import Grid, Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.party import Party, PartyId
from multitrack.model.rule import Rule, Unanimity
from multitrack.model.talks import Talks

MOST_ISSUES = 200
"""How many issues are brought in."""
MOST_OPTIONS = 2_000
"""How many options an issue may have: as many as a talks file takes of a grid."""
MOST_PARTIES = 100
"""How many parties are brought in."""
STEPS = 10
"""Into how many steps a continuous range is cut where nothing else is wished."""
MOST_WORTHS = 60_000
"""How many worths all mandates may hold together; a talks file could hold little more."""

Combination = tuple[str, ...]
"""One value per issue of a term, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An issue in the words of its format; the values of a grid are its numbers."""

    name: str
    values: tuple[str, ...]
    titles: tuple[str, ...] = ()
    grid: Grid | None = None
    about: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Worths over the issues of these names, by the values chosen on them; what is missing is worth 0."""

    issues: tuple[str, ...]
    worths: Mapping[Combination, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one party may agree to. Without ``walk_away`` it accepts everything."""

    party: str
    terms: tuple[Term, ...]
    walk_away: Fraction | None
    paper: str | None = None
    name: str | None = None


def grid_of(low: Fraction, high: Fraction, step: Fraction, file: str, name: str) -> Grid:
    """The numbers from low to high. Raises RefusedError where they do not rise, or are too many."""
    if step <= 0 or high < low or ((high - low) / step).denominator != 1:
        refuse(file, f"steps of {step} do not lead from {low} to {high}", "numbers that rise", where=name)
    if (high - low) / step >= MOST_OPTIONS:
        found = f"from {low} to {high} in steps of {step} there are too many numbers"
        refuse(file, found, f"at most {MOST_OPTIONS:,}", where=name)
    return Grid(low=low, high=high, step=step)


def continuous(
    low: Fraction, high: Fraction, name: str, file: str, *, steps: int | None, remarks: Remarks
) -> Question:
    """A question whose answer is any number of a range there; here it is one of a few, and that is said."""
    cut = steps or STEPS
    grid = grid_of(low, high, (high - low) / cut if high > low else Fraction(1), file, name)
    remarks.say(
        f'"{name}" is any number from {low} to {high} there; here it is one of {len(grid.options())}.'
    )
    about = f"Any number from {low} to {high} where it comes from; here in steps."
    return Question(name=name, values=numbers_of(grid), grid=grid, about=about)


def whole_numbers(low: Fraction, high: Fraction, name: str, file: str) -> Question:
    """A question whose answer is a whole number of a range."""
    grid = grid_of(low, high, Fraction(1), file, name)
    return Question(name=name, values=numbers_of(grid), grid=grid)


def numbers_of(grid: Grid) -> tuple[str, ...]:
    """The numbers of a grid, as its options are called."""
    return tuple(option.id for option in grid.options())


def brought(
    title: str,
    questions: Sequence[Question],
    sheets: Sequence[Sheet],
    remarks: Remarks,
    *,
    file: str,
    rule: Rule | None = None,
    exercise: bool = False,
) -> Brought:
    """The talks that the questions and the sheets make up. Raises RefusedError where they are too many."""
    _within_bounds(questions, sheets, file)
    issues = _issues(questions, remarks)
    names = [plain(sheet.name or sheet.party, remarks) or sheet.party for sheet in sheets]
    parties = tuple(
        Party(id=PartyId(code), name=name)
        for code, name in zip(codes([sheet.party for sheet in sheets], "party"), names, strict=True)
    )
    coded = _Codes.of(questions, issues)
    if rule is None:
        remarks.say("The files do not say how the parties decide: all must agree, until you say otherwise.")
    talks = Talks(
        title=plain(title, remarks) or "Talks",
        parties=parties,
        issues=issues,
        rule=rule or Unanimity(),
        exercise=exercise,
        mandates=tuple(coded.mandate(p, s, remarks) for p, s in zip(parties, sheets, strict=True)),
    )
    _numbers_fit(talks, file)
    return Brought(talks, tuple(remarks.said))


def _within_bounds(questions: Sequence[Question], sheets: Sequence[Sheet], file: str) -> None:
    worths = sum(len(term.worths) for sheet in sheets for term in sheet.terms)
    for count, most, what in (
        (len(questions), MOST_ISSUES, "issues"),
        (len(sheets), MOST_PARTIES, "parties"),
        (max((len(each.values) for each in questions), default=0), MOST_OPTIONS, "options of one issue"),
        (worths, MOST_WORTHS, "worths"),
    ):
        if count > most:
            refuse(file, f"there are {count:,} {what}", f"at most {most:,}")
    names = [question.name for question in questions]
    for name in names:
        if names.count(name) > 1:
            refuse(file, f'two issues are called "{name[:60]}"', "a name of its own for each")
    parties = [sheet.party for sheet in sheets]
    for party in parties:
        if parties.count(party) > 1:
            refuse(file, f'two files are called "{party[:60]}"', "the files of one scenario")
    for question in questions:
        if len(set(question.values)) < len(question.values):
            refuse(file, "two options are called alike", "a name of its own for each", where=question.name)
    if not questions or not sheets:
        refuse(file, "there are no issues" if sheets else "nobody says here what a package is worth")


def _issues(questions: Sequence[Question], remarks: Remarks) -> tuple[Issue, ...]:
    given = [each.code or each.name for each in questions]
    return tuple(
        _issue(question, code, remarks)
        for question, code in zip(questions, codes(given, "issue"), strict=True)
    )


def _issue(question: Question, code: str, remarks: Remarks) -> Issue:
    titles = [plain(each, remarks) for each in question.titles or question.values]
    options = tuple(
        Option(id=OptionId(option), title=title or option)
        for option, title in zip(codes(question.values, "option"), titles, strict=True)
    )
    return Issue(
        id=IssueId(code),
        title=plain(question.name, remarks) or code,
        options=options if question.grid is None else question.grid.options(),
        grid=question.grid,
        about=plain(question.about, remarks) if question.about else None,
    )


@dataclass(frozen=True, slots=True)
class _Codes:
    """From the words of the format to the codes of the talks, and the order in which they stand."""

    issues: Mapping[str, IssueId]
    options: Mapping[str, Mapping[str, OptionId]]

    @classmethod
    def of(cls, questions: Sequence[Question], issues: Sequence[Issue]) -> _Codes:
        pairs = list(zip(questions, issues, strict=True))
        return cls(
            {question.name: issue.id for question, issue in pairs},
            {q.name: dict(zip(q.values, (o.id for o in i.options), strict=True)) for q, i in pairs},
        )

    def mandate(self, party: Party, sheet: Sheet, remarks: Remarks) -> Mandate:
        factors = tuple(self._factor(term) for term in sheet.terms)
        walk_away = sheet.walk_away
        if walk_away is None:
            walk_away = lowest(factors, self)
            remarks.say(
                f"{party.name} accepts everything: it walks away below the least that a package can be worth."
            )
        return Mandate(party=party.id, factors=factors, walk_away=walk_away, from_paper=sheet.paper)

    def _factor(self, term: Term) -> Factor:
        order = [self.options[name] for name in term.issues]
        if len(order) == 1:
            alone = ((code, term.worths.get((value,), Fraction(0))) for value, code in order[0].items())
            return Factor(
                issues=(self.issues[term.issues[0]],), worths=tuple(Worth((c,), w) for c, w in alone)
            )
        worths = tuple(
            Worth(tuple(codes[v] for codes, v in zip(order, values, strict=True)), term.worths[values])
            for values in _in_order(term, order)
            if term.worths[values]
        )
        return Factor(issues=tuple(self.issues[name] for name in term.issues), worths=worths)


def _in_order(term: Term, order: Sequence[Mapping[str, OptionId]]) -> Iterable[Combination]:
    """The combinations that have a worth, in the order of the options."""
    places = [{value: at for at, value in enumerate(codes)} for codes in order]
    return sorted(term.worths, key=lambda values: tuple(p[v] for p, v in zip(places, values, strict=True)))


def lowest(factors: Iterable[Factor], codes_known: _Codes) -> Fraction:
    """The least that a sum of factors could come to, each taken at its own lowest."""
    sizes = {codes_known.issues[name]: len(options) for name, options in codes_known.options.items()}
    return sum(
        (
            min(
                [each.worth for each in factor.worths]
                + ([Fraction(0)] if len(factor.worths) < prod(sizes[i] for i in factor.issues) else [])
            )
            for factor in factors
        ),
        Fraction(0),
    )


def _numbers_fit(talks: Talks, file: str) -> None:
    for mandate in talks.mandates:
        numbers = [mandate.walk_away, *(each.worth for f in mandate.factors for each in f.worths)]
        if not all(map(fits, numbers)):
            refuse(file, f"a worth of {mandate.party} has too many digits", "at most 40", where=mandate.party)


def box(ranges: Mapping[str, Sequence[str]], order: Sequence[str], worth: Fraction, file: str) -> Term:
    """A worth that stands for every combination of some values of some issues."""
    issues = tuple(name for name in order if name in ranges)
    if prod(len(ranges[name]) for name in issues) > MOST_WORTHS:
        refuse(file, "one worth stands for too many combinations", f"at most {MOST_WORTHS:,}")
    return Term(issues, dict.fromkeys(product(*(ranges[name] for name in issues)), worth))


def gathered(terms: Iterable[Term], file: str) -> tuple[Term, ...]:
    """The same sum with one term for the same issues; raises RefusedError where it grows beyond bounds."""
    found: dict[tuple[str, ...], dict[Combination, Fraction]] = {}
    count = 0
    for term in terms:
        worths = found.setdefault(term.issues, {})
        count += len(term.worths)
        if count > 10 * MOST_WORTHS:
            refuse(file, f"the worths stand for more than {10 * MOST_WORTHS:,} combinations")
        for values, worth in term.worths.items():
            worths[values] = worths.get(values, Fraction(0)) + worth
    return tuple(Term(issues, worths) for issues, worths in found.items())
