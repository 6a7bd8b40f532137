"""The numbers of talks too large to go through, counted again by whoever doubts them: plainly, with dictionaries.

This is the second opinion behind a certificate of large talks. It imports nothing but the model, uses no solver and
no arrays, and asks each factor, linkage and condition of the model as soon as all its issues are settled. It folds
issue by issue in the order of the talks; it gives up where too many half packages differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.model.rule import Voices, judge
from multitrack.model.talks import Talks
from multitrack.report.sheet import Chosen, Numbers, Sheet, options_of

STATES = 400_000
"""How many half packages that differ are kept after one issue."""
COMPARISONS = 30_000_000
"""How many comparisons of two half packages are made for the frontier."""


class TooManyStatesError(Exception):
    """Too many half packages differ to be counted plainly."""


Key = tuple[Chosen, Numbers]
"""What still matters of a half package, and what it has spent."""


def _steps(
    sheet: Sheet, place: int, before: Chosen
) -> Iterator[tuple[OptionId | None, Package, Chosen, Numbers]]:
    """Each thing that can stand on an issue: the package of what matters, what still does, what it adds."""
    earlier = sheet.kept[place - 1] if place else ()
    for option in sheet.columns[place]:
        chosen = [*zip(earlier, before, strict=True), (sheet.issues[place].id, option)]
        package = Package.of((issue, o) for issue, o in chosen if o is not None)
        added = sheet.added(place, package)
        if added is not None:
            yield option, package, tuple(package.on(issue) for issue in sheet.kept[place]), added


def _within(sheet: Sheet, place: int, spent: Numbers, saves: Sequence[Sequence[Fraction]]) -> bool:
    return all(
        total + rest[place + 1] <= budget.at_most
        for total, rest, budget in zip(spent, saves, sheet.budgets, strict=True)
    )


def _onward(
    sheet: Sheet, place: int, key: Key, saves: Sequence[Sequence[Fraction]]
) -> Iterator[tuple[OptionId | None, Key, Numbers]]:
    """Each thing that can stand on an issue within all budgets: what matters after it, and what it adds."""
    before, spent = key
    for option, _, chosen, added in _steps(sheet, place, before):
        total = tuple(a + b for a, b in zip(spent, sheet.spent(place, option), strict=True))
        if _within(sheet, place, total, saves):
            yield option, (chosen, total), added


def _start(sheet: Sheet) -> Key:
    return (), (Fraction(0),) * len(sheet.budgets)


class _Room:
    """How many more half packages may be kept after an issue."""

    def __init__(self) -> None:
        self.left = STATES

    def take(self, more: int) -> None:
        """Keep so many more. Raises TooManyStatesError."""
        self.left -= more
        if self.left < 0:
            raise TooManyStatesError


def counts(talks: Talks) -> dict[str, int | list[int] | None]:
    """How many packages whom suit, by the rule and by the number of parties. Raises TooManyStatesError."""
    sheet = Sheet(talks=talks)
    taking = _Taking(sheet)
    told: dict[Key, dict[Marks, int]] = {_start(sheet): {taking.start: 1}}
    saves = [sheet.saves(budget) for budget in range(len(sheet.budgets))]
    for place in range(len(sheet.issues)):
        after: dict[Key, dict[Marks, int]] = defaultdict(lambda: defaultdict(int))
        room = _Room()
        for key, by_marks in told.items():
            for option, longer, added in _onward(sheet, place, key, saves):
                step, here = taking.step(place, option, added), after[longer]
                before = len(here)
                for marks, ways in by_marks.items():
                    here[tuple(each(mark) for each, mark in zip(step, marks, strict=True))] += ways
                room.take(len(here) - before)
        told = after
    tally: dict[tuple[str, ...], int] = defaultdict(int)
    for by_marks in told.values():
        for marks, ways in by_marks.items():
            tally[tuple(map(str, marks))] += ways
    return dict(_judged(talks, tally, mandated=len(sheet.mandates) == len(talks.seated_parties()) > 0))


Marks = tuple[object, ...]
"""How each party seated takes a half package: surely, surely not, or worth so much so far."""


class _Taking:
    """How the parties seated take a half package."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.seated = [party.id for party in sheet.talks.seated_parties()]
        self.place = {mandate.party: at for at, mandate in enumerate(sheet.mandates)}
        self.up = [sheet.most(at, 1) for at in range(len(sheet.mandates))]
        self.down = [sheet.most(at, -1) for at in range(len(sheet.mandates))]
        self.stances = {
            party: _stances(sheet.talks, party) for party in self.seated if party not in self.place
        }
        self.start = tuple(
            Fraction(0) if party in self.place else "surely" if self.stances[party] else "unknown"
            for party in self.seated
        )

    def step(self, place: int, option: OptionId | None, added: Numbers) -> list[Callable[[object], object]]:
        """For each party, how its mark changes with one more thing settled."""
        return [
            self._by_worth(place, self.place[party], option, added)
            if party in self.place
            else self._by_stance(party, self.sheet.issues[place].id, option)
            for party in self.seated
        ]

    def _by_worth(
        self, place: int, at: int, option: OptionId | None, added: Numbers
    ) -> Callable[[object], object]:
        issue, mandate = self.sheet.issues[place].id, self.sheet.mandates[at]
        if any(line.issue == issue and line.option == option for line in mandate.red_lines):
            return lambda _: "not"
        later = {each.id for each in self.sheet.issues[place + 1 :]}
        safe = not any(line.issue in later for line in mandate.red_lines)
        missed = mandate.walk_away - self.up[at][place + 1]
        passed = mandate.walk_away + self.down[at][place + 1]
        more = added[at]

        def after(mark: object) -> object:
            if not isinstance(mark, Fraction):
                return mark
            worth = mark + more
            return "not" if worth < missed else "surely" if safe and worth >= passed else worth

        return after

    def _by_stance(
        self, party: PartyId, issue: IssueId, option: OptionId | None
    ) -> Callable[[object], object]:
        held = self.stances[party].get((issue, option)) if option is not None else None

        def after(mark: object) -> object:
            if option is None or mark in {"unknown", "not"}:
                return mark
            return "not" if held is Stance.REFUSES else "possibly" if held is None else mark

        return after


def _stances(talks: Talks, party: PartyId) -> dict[tuple[IssueId, OptionId], Stance]:
    on_the_table = {(issue.id, option) for issue in talks.issues for option in options_of(issue)}
    return {
        (position.issue, position.option): position.stance
        for position in talks.positions
        if position.party == party and (position.issue, position.option) in on_the_table
    }


def _judged(
    talks: Talks, tally: Mapping[tuple[str, ...], int], *, mandated: bool
) -> Iterator[tuple[str, int | list[int] | None]]:
    """The numbers of a certificate."""
    seated = [party.id for party in talks.seated_parties()]
    levels = {"surely": 0, "possibly": 0, "unknown": 0, "not": 0}
    by_number = [0] * (len(seated) + 1)
    for line, ways in tally.items():
        levels[_level(talks, seated, line)] += ways
        by_number[line.count("surely")] += ways
    yield "respecting_linkage", sum(tally.values())
    for name, number in levels.items():
        yield f"robust.{name}", number
    yield "acceptable_to_all", by_number[-1] if mandated else None
    yield "acceptable_under_rule", levels["surely"] + levels["possibly"] if mandated else None
    yield "accepted_by", by_number if mandated else None


def _level(talks: Talks, seated: list[PartyId], line: tuple[str, ...]) -> str:
    def met(*among: str) -> bool:
        agree = [party for party, says in zip(seated, line, strict=True) if says in among]
        others = [party for party in seated if party not in agree]
        return judge(talks.rule, Voices.of(seated, agree, others, granted=among != ("surely",))).accepted

    if met("surely"):
        return "surely"
    if not met("surely", "possibly", "unknown"):
        return "not"
    return "possibly" if met("surely", "possibly") else "unknown"


def written(talks: Talks) -> int:
    """How many packages can be written at all. Raises TooManyStatesError."""
    bare = replace(talks, linkage=(), mandates=(), positions=())
    number = counts(bare)["respecting_linkage"]
    assert isinstance(number, int)
    return number


def frontier(talks: Talks) -> tuple[int, int]:
    """How many packages no other beats, and their distinct worths. Raises TooManyStatesError."""
    sheet = Sheet(talks=talks)
    told: dict[Key, dict[Numbers, int]] = {_start(sheet): {(Fraction(0),) * len(sheet.mandates): 1}}
    saves = [sheet.saves(budget) for budget in range(len(sheet.budgets))]
    left = COMPARISONS
    for place in range(len(sheet.issues)):
        after: dict[Key, dict[Numbers, int]] = defaultdict(lambda: defaultdict(int))
        room = _Room()
        for key, worths in told.items():
            for _, longer, added in _onward(sheet, place, key, saves):
                here, before = after[longer], len(after[longer])
                for row, ways in worths.items():
                    here[tuple(a + b for a, b in zip(row, added, strict=True))] += ways
                room.take(len(here) - before)
        told = {}
        for key, found in after.items():
            told[key], left = _unbeaten(found, left)
    every: dict[Numbers, int] = defaultdict(int)
    for found in told.values():
        for row, ways in found.items():
            every[row] += ways
    best, _ = _unbeaten(every, left)
    return sum(best.values()), len(best)


def _unbeaten(found: Mapping[Numbers, int], left: int) -> tuple[dict[Numbers, int], int]:
    """Those that no other beats; from the largest sum down, one can only be beaten by one before it."""
    kept: dict[Numbers, int] = {}
    for row in sorted(found, key=sum, reverse=True):
        left -= len(kept) + 1
        if left < 0:
            raise TooManyStatesError
        if not any(all(a >= b for a, b in zip(other, row, strict=True)) for other in kept):
            kept[row] = found[row]
    return kept, left


def largest_sum(talks: Talks) -> tuple[Fraction, int] | None:
    """The largest sum of worths and how many packages have it; nothing where there is no package."""
    sheet = Sheet(talks=talks)
    told: dict[Key, tuple[Fraction, int]] = {_start(sheet): (Fraction(0), 1)}
    saves = [sheet.saves(budget) for budget in range(len(sheet.budgets))]
    for place in range(len(sheet.issues)):
        after: dict[Key, tuple[Fraction, int]] = {}
        for key, (value, ways) in told.items():
            for _, longer, added in _onward(sheet, place, key, saves):
                _better(after, longer, value + sum(added), ways)
            if len(after) > STATES:
                raise TooManyStatesError
        told = after
    last: dict[Key, tuple[Fraction, int]] = {}
    for value, ways in told.values():
        _better(last, _start(sheet), value, ways)
    return last.get(_start(sheet))


def _better(found: dict[Key, tuple[Fraction, int]], key: Key, value: Fraction, ways: int) -> None:
    known, so_many = found.get(key, (value, 0))
    if value > known:
        found[key] = value, ways
    elif value == known:
        found[key] = known, so_many + ways
