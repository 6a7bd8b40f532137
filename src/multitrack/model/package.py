"""One settlement over all tracks, what a team reports towards it, and what stands or falls together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from multitrack.model.issue import Condition, IssueId, OptionId


@dataclass(frozen=True, slots=True)
class Choice:
    """One option chosen on one issue."""

    issue: IssueId
    option: OptionId


@dataclass(frozen=True, slots=True)
class Package:
    """One option per issue that arises; an issue that is missing is open, or does not arise."""

    choices: tuple[Choice, ...] = ()

    @classmethod
    def of(cls, choices: Mapping[IssueId, OptionId] | Iterable[tuple[IssueId, OptionId]]) -> Package:
        """A package from pairs of issue and option, kept in the order given."""
        pairs = choices.items() if isinstance(choices, Mapping) else choices
        return cls(tuple(Choice(issue, option) for issue, option in pairs))

    def on(self, issue: IssueId) -> OptionId | None:
        """What the package holds on an issue: an option's code, or nothing where it is open."""
        return next((choice.option for choice in self.choices if choice.issue == issue), None)

    def holds(self, condition: Condition) -> bool:
        """Whether the package chooses one of the condition's options."""
        return self.on(condition.issue) in condition.options

    def as_dict(self) -> dict[IssueId, OptionId]:
        """The choices as a mapping from issue to option."""
        return {choice.issue: choice.option for choice in self.choices}


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """What a work team reports: the settlements, each over its own issues, that it leaves to the plenary."""

    track: str
    items: tuple[Package, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingUntilAll:
    """Nothing is agreed until all these issues are (all issues of the talks where none is named)."""

    issues: tuple[IssueId, ...] = ()
    kind: Literal["nothing until all"] = "nothing until all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires:
    """Where all of ``where`` hold, all of ``needs`` must hold too ("A3 only if C1")."""

    where: tuple[Condition, ...]
    needs: tuple[Condition, ...]
    because: str | None = None
    kind: Literal["requires"] = "requires"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excludes:
    """These conditions may not all hold together."""

    together: tuple[Condition, ...]
    because: str | None = None
    kind: Literal["excludes"] = "excludes"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMost:
    """No more than ``number`` of these conditions may hold together ("at most two of the five ministries")."""

    number: int
    of: tuple[Condition, ...]
    because: str | None = None
    kind: Literal["at most"] = "at most"

    def held_by(self, package: Package) -> int:
        """How many of the conditions hold in a package; one that stands there twice counts twice."""
        return sum(map(package.holds, self.of))


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyHarvest:
    """What is agreed on these issues may be applied before the whole is."""

    issues: tuple[IssueId, ...]
    because: str | None = None
    kind: Literal["early harvest"] = "early harvest"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one option costs (or, negative, brings in)."""

    issue: IssueId
    option: OptionId
    amount: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A costing table shared by all tracks: what the chosen options cost together may not pass ``at_most``."""

    title: str
    at_most: Fraction
    costs: tuple[Cost, ...]
    unit: str = ""
    kind: Literal["budget"] = "budget"

    def cost_of(self, package: Package) -> Fraction:
        """What the package's choices cost together; an option without a line costs nothing."""
        lines = {(cost.issue, cost.option): cost.amount for cost in self.costs}
        return sum(
            (lines.get((choice.issue, choice.option), Fraction(0)) for choice in package.choices), Fraction(0)
        )


Linkage = NothingUntilAll | Requires | Excludes | AtMost | EarlyHarvest | Budget
"""What stands or falls together."""


def broken(linkage: Linkage, package: Package) -> bool:
    """Whether a package breaks a linkage by what it chooses; procedure (until when) is not judged here."""
    match linkage:
        case Requires():
            return all(map(package.holds, linkage.where)) and not all(map(package.holds, linkage.needs))
        case Excludes():
            return all(map(package.holds, linkage.together))
        case AtMost():
            return linkage.held_by(package) > linkage.number
        case Budget():
            return linkage.cost_of(package) > linkage.at_most
        case NothingUntilAll() | EarlyHarvest():
            return False
