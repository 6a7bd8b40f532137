"""What a split into teams must keep to: how many teams, of what size, what stays together or apart, who can sit.

Issues are numbers here, in the order of the talks; a *split* is a tuple of teams, each a tuple of issues in rising
order, the teams in the order of their first issues.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb

Split = tuple[tuple[int, ...], ...]
"""Some issues in teams."""
Pair = tuple[int, int]
"""Two issues, the smaller number first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The issues that concern one delegation, and in how many teams at once it can sit."""

    issues: tuple[int, ...]
    teams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many teams at least and at most, how many issues in each, and what no team may part or join.

    ``seats``: a delegation sits in every team that settles an issue that concerns it, and in no more than it can.
    """

    least_teams: int = 1
    most_teams: int | None = None
    smallest: int = 1
    largest: int | None = None
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    seats: tuple[Seats, ...] = ()

    def broken(self, split: Split) -> int:
        """By how much a split does not keep to the limits; 0 where it keeps to all."""
        of = {issue: at for at, team in enumerate(split) for issue in team}
        most = len(of) if self.most_teams is None else self.most_teams
        largest = len(of) if self.largest is None else self.largest
        counts = max(0, self.least_teams - len(split)) + max(0, len(split) - most)
        sizes = sum(max(0, self.smallest - len(team)) + max(0, len(team) - largest) for team in split)
        pairs = sum(of[a] != of[b] for a, b in self.together) + sum(of[a] == of[b] for a, b in self.apart)
        sitting = sum(max(0, len({of[i] for i in each.issues}) - each.teams) for each in self.seats)
        return counts + sizes + pairs + sitting

    def pairs(self, issues: int) -> tuple[int, int] | None:
        """The fewest and the most pairs of issues that can be in one team; nothing where no sizes fit the limits."""
        largest = issues if self.largest is None else self.largest
        ends: dict[tuple[int, int], tuple[int, int]] = {(0, 0): (0, 0)}
        for size in range(max(1, self.smallest), min(largest, issues) + 1):
            for (teams, seated), (fewest, most) in sorted(ends.items()):
                times = 1
                while seated + times * size <= issues:
                    key, inside = (teams + times, seated + times * size), times * comb(size, 2)
                    low, high = ends.get(key, (fewest + inside, most + inside))
                    ends[key] = min(low, fewest + inside), max(high, most + inside)
                    times += 1
        most_teams = issues if self.most_teams is None else self.most_teams
        fit = [
            pairs
            for (teams, seated), pairs in ends.items()
            if seated == issues and self.least_teams <= teams <= most_teams
        ]
        return (min(low for low, _ in fit), max(high for _, high in fit)) if fit else None


def split_of(teams: Iterable[Iterable[int]]) -> Split:
    """Teams in order, without the empty ones."""
    return tuple(sorted(tuple(sorted(team)) for team in teams if team))


def by_labels(labels: Sequence[int]) -> Split:
    """The split in which issues with the same label are in one team."""
    teams: dict[int, list[int]] = {}
    for issue, label in enumerate(labels):
        teams.setdefault(label, []).append(issue)
    return split_of(teams.values())
