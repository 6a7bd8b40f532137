"""The packages of the talks: every combination that can be written, and which of them the linkage allows.

A *package* takes one option on every issue that arises. Where an issue does not arise it is no choice, and
the package is counted once. ``count`` is the number of packages that can be written; ``respects`` marks those
that break no linkage. Packages are kept as one column of option numbers per issue, in the order of the talks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, Protocol, overload

import numpy as np
from numpy.typing import NDArray

from multitrack.analysis.finding import TooLarge, options_of
from multitrack.analysis.integers import Ints, integers, nothing, scale_of
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import AtMost, Budget, Choice, Excludes, Linkage, Package, Requires
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.model.track import TrackId

LIMIT = 5_000_000
"""The largest number of packages that is enumerated."""

NOTHING_SETTLED = Package()
"""Every issue still open."""

Mask = NDArray[np.bool_]
"""One yes or no per package."""
Codes = NDArray[Any]
"""The number of the chosen option per package; one past the last option where the issue does not arise."""
Ways = Mapping[IssueId, tuple[tuple[Condition, ...], ...]]
"""The ways in which each issue arises: any one of them, all conditions of it; ``()`` is always."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Space:
    """All packages that can be written, in the order of the issues and of their options.

    ``ways`` says in which ways each issue arises; ``without_options`` names those for which nothing is tabled.
    """

    issues: tuple[IssueId, ...]
    options: Mapping[IssueId, tuple[OptionId, ...]]
    codes: Mapping[IssueId, Codes]
    count: int
    respects: Mask
    ways: Ways
    without_options: tuple[IssueId, ...] = ()

    def package(self, number: int) -> Package:
        """The package that stands at a place of the order."""
        return Package(tuple(self._choices(number)))

    def _choices(self, number: int) -> Iterator[Choice]:
        for issue in self.issues:
            code = int(self.codes[issue][number])
            if code < len(self.options[issue]):
                yield Choice(issue, self.options[issue][code])

    def packages(self, which: NDArray[Any]) -> Packages:
        """The packages at some places (or where a mask says yes), in their order."""
        return Packages(self, np.flatnonzero(which) if which.dtype == np.bool_ else which)

    def arises(self, issue: IssueId) -> Mask:
        """Where an issue arises."""
        return np.asarray(self.codes[issue] < len(self.options[issue]))

    def holding(self, issue: IssueId, options: Sequence[OptionId]) -> Mask:
        """Where one of some options is chosen on an issue; an issue the talks do not know is never chosen."""
        if issue not in self.codes:
            return np.zeros(self.count, dtype=bool)
        known = [option in options for option in self.options[issue]]
        return np.array([*known, False])[self.codes[issue]]


class Numbered(Protocol):
    """Packages that can be had by their number: a space, or what a fold has kept."""

    def package(self, number: int, /) -> Package:
        """The package of that number."""
        ...


class Packages(Sequence[Package]):
    """Some packages of many, written out only when asked for."""

    __slots__ = ("_numbers", "_space")

    def __init__(self, space: Numbered, numbers: NDArray[Any] | range) -> None:
        self._space = space
        self._numbers = numbers

    @overload
    def __getitem__(self, index: int) -> Package: ...
    @overload
    def __getitem__(self, index: slice) -> Packages: ...
    def __getitem__(self, index: int | slice) -> Package | Packages:
        if isinstance(index, slice):
            return Packages(self._space, self._numbers[index])
        return self._space.package(int(self._numbers[index]))

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        """Equal to any sequence of the same packages in the same order."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = ", ".join(
            " ".join(f"{choice.issue}:{choice.option}" for choice in package.choices) for package in self[:3]
        )
        return f"<{len(self)} packages: {shown}{', ...' if len(self) > 3 else ''}>"


class _Nothing:
    def package(self, number: int, /) -> Package:
        raise IndexError(number)


NONE = Packages(_Nothing(), range(0))
"""No packages."""


def space_of(talks: Talks, *, settled: Package = NOTHING_SETTLED, limit: int = LIMIT) -> Space | TooLarge:
    """The packages that can be written and hold what is ``settled``, or a refusal where they are too many."""
    options = {issue.id: tuple(o.id for o in options_of(talks, issue.id)) for issue in talks.issues}
    allowed = {issue: _allowed(settled, issue, codes) for issue, codes in options.items()}
    ways = arising(talks.draft, talks.issues)
    codes = _written(options, allowed, ways, limit)
    if codes is None:
        return _too_large(talks, {i: len(a) + bool(ways.get(i)) or 1 for i, a in allowed.items()}, limit)
    count = len(next(iter(codes.values()))) if codes else 1
    space = Space(
        issues=tuple(options),
        options=options,
        codes=codes,
        count=count,
        respects=np.ones(count, dtype=bool),
        ways=ways,
        without_options=tuple(issue for issue, known in options.items() if not known),
    )
    for linkage in talks.linkage:
        np.logical_and(space.respects, ~breaking(space, linkage), out=space.respects)
    for column in (*codes.values(), space.respects):
        column.flags.writeable = False
    return space


def _allowed(settled: Package, issue: IssueId, options: tuple[OptionId, ...]) -> tuple[int, ...]:
    chosen = settled.on(issue)
    return tuple(code for code, option in enumerate(options) if chosen in (None, option))


def _written(
    options: Mapping[IssueId, tuple[OptionId, ...]],
    allowed: Mapping[IssueId, tuple[int, ...]],
    ways: Ways,
    limit: int,
) -> dict[IssueId, Codes] | None:
    """A column of codes per issue, one row per package that can be written; nothing where they are too many.

    Issues are laid in an order in which what an issue hangs on comes first. Issues that hang on one another
    in a circle are laid both ways, and the rows that contradict themselves are taken out at the end.
    """
    order, circular = _order(options, ways)
    columns: dict[IssueId, Codes] = {}
    rows = 1
    for issue in order:
        codes = np.array(allowed[issue], dtype=_code_type(options[issue]))
        absent = len(options[issue])
        if issue in circular:
            where = np.ones(rows, dtype=bool)
            codes = np.append(codes, np.array([absent], dtype=codes.dtype))
        else:
            where = _arises(ways.get(issue, ()), columns, options, rows)
        width = np.where(where, len(codes), 1)
        if int(width.sum()) > limit:
            return None
        source = np.repeat(np.arange(rows), width)
        columns = {laid: column[source] for laid, column in columns.items()}
        place = np.arange(len(source)) - np.repeat(np.cumsum(width) - width, width)
        taken = codes[place * where[source]] if len(codes) else np.empty(len(source), dtype=codes.dtype)
        columns[issue] = np.where(where[source], taken, absent).astype(codes.dtype)
        rows = len(source)
    columns = _without_contradictions(columns, circular, options, ways, rows)
    if tuple(columns) != tuple(options) and columns:
        rank = np.lexsort([columns[issue] for issue in reversed(tuple(options))])
        columns = {issue: columns[issue][rank] for issue in options}
    return columns


def _order(
    options: Mapping[IssueId, tuple[OptionId, ...]], ways: Ways
) -> tuple[tuple[IssueId, ...], frozenset[IssueId]]:
    """The issues so that what one hangs on comes first, and those where a circle had to be cut."""
    hangs_on = {
        issue: {c.issue for way in ways.get(issue, ()) for c in way if c.issue in options}
        for issue in options
    }
    order: list[IssueId] = []
    cut: set[IssueId] = set()
    while len(order) < len(options):
        left = [issue for issue in options if issue not in order]
        ready = next((issue for issue in left if hangs_on[issue] <= set(order)), None)
        if ready is None:
            cut.add(left[0])
        order.append(left[0] if ready is None else ready)
    return tuple(order), frozenset(cut)


def _arises(
    ways: tuple[tuple[Condition, ...], ...],
    columns: Mapping[IssueId, Codes],
    options: Mapping[IssueId, tuple[OptionId, ...]],
    rows: int,
) -> Mask:
    """In which rows one of the ways holds."""
    if not ways:
        return np.ones(rows, dtype=bool)
    found = np.zeros(rows, dtype=bool)
    for way in ways:
        holds = np.ones(rows, dtype=bool)
        for condition in way:
            column = columns.get(condition.issue)
            if column is None:
                holds[:] = False
            else:
                known = [option in condition.options for option in options[condition.issue]]
                holds &= np.array([*known, False])[column]
        found |= holds
    return found


def _without_contradictions(
    columns: dict[IssueId, Codes],
    circular: frozenset[IssueId],
    options: Mapping[IssueId, tuple[OptionId, ...]],
    ways: Ways,
    rows: int,
) -> dict[IssueId, Codes]:
    """Only the rows in which exactly the issues that arise are chosen."""
    right = np.ones(rows, dtype=bool)
    for issue in circular:
        chosen = columns[issue] < len(options[issue])
        right &= chosen == _arises(ways.get(issue, ()), columns, options, rows)
    return {issue: column[right] for issue, column in columns.items()} if circular else columns


def _code_type(options: tuple[OptionId, ...]) -> type[np.unsignedinteger[Any]]:
    return np.uint8 if len(options) < 255 else np.uint16 if len(options) < 65_535 else np.uint32


def breaking(space: Space, linkage: Linkage) -> Mask:
    """Which packages break a linkage; the fast twin of :func:`multitrack.model.package.broken`."""
    match linkage:
        case Requires():
            return _all_hold(space, linkage.where) & ~_all_hold(space, linkage.needs)
        case Excludes():
            return _all_hold(space, linkage.together)
        case AtMost():
            held = np.zeros(space.count, dtype=np.int64)
            for condition in linkage.of:
                held += space.holding(condition.issue, condition.options)
            return np.asarray(held > linkage.number)
        case Budget():
            scale = scale_of((linkage.at_most, *(cost.amount for cost in linkage.costs)))
            return np.asarray(_cost(space, linkage, scale) > int(linkage.at_most * scale))
        case _:
            return np.zeros(space.count, dtype=bool)


def _all_hold(space: Space, conditions: tuple[Condition, ...]) -> Mask:
    holds = np.ones(space.count, dtype=bool)
    for condition in conditions:
        holds &= space.holding(condition.issue, condition.options)
    return holds


def _cost(space: Space, budget: Budget, scale: int) -> Ints:
    """What each package costs, times ``scale``; the last line of an option is the one that counts."""
    lines = {(cost.issue, cost.option): int(cost.amount * scale) for cost in budget.costs}
    bound = abs(int(budget.at_most * scale)) + sum(map(abs, lines.values()))
    total = nothing(space.count, bound)
    for issue in space.issues:
        table = [lines.get((issue, option), 0) for option in space.options[issue]]
        if any(table):
            total = total + integers([*table, 0], bound)[space.codes[issue]]
    return total


def too_large(talks: Talks, limit: int = LIMIT) -> TooLarge:
    """The refusal to go through the packages of some talks, with what can be asked instead."""
    ways = arising(talks.draft, talks.issues)
    sizes = {
        issue.id: len(options_of(talks, issue.id)) + bool(ways.get(issue.id)) or 1 for issue in talks.issues
    }
    return _too_large(talks, sizes, limit)


def _too_large(talks: Talks, sizes: Mapping[IssueId, int], limit: int) -> TooLarge:
    """The refusal: settle the issues with most options first, or ask about one track alone."""
    settle: list[IssueId] = []
    left = dict(sizes)
    while prod(left.values()) > limit:
        settle.append(max(left, key=lambda issue: left[issue]))
        del left[settle[-1]]
    return TooLarge(
        question="what could be agreed",
        packages=prod(sizes.values()),
        limit=limit,
        settle_first=tuple(settle),
        tracks=_small_tracks(talks, sizes, limit),
    )


def _small_tracks(talks: Talks, sizes: Mapping[IssueId, int], limit: int) -> tuple[TrackId, ...]:
    return tuple(
        track.id
        for track in talks.tracks
        if track.issues and prod(sizes.get(issue, 1) for issue in track.issues) <= limit
    )
