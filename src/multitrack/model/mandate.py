"""The confidential instruction to a delegation: worths, red lines, and the point at which it walks away."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Choice, Package
from multitrack.model.party import PartyId


@dataclass(frozen=True, slots=True)
class Worth:
    """What one combination of options (one per issue of its factor, in order) is worth."""

    options: tuple[OptionId, ...]
    worth: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Worths over one issue, or over several whose options interact; a combination not named is worth 0."""

    issues: tuple[IssueId, ...]
    worths: tuple[Worth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What a delegation may agree to.

    A package is worth the sum of its factors; it is acceptable where that reaches ``walk_away`` and no red
    line is crossed.
    """

    party: PartyId
    factors: tuple[Factor, ...]
    walk_away: Fraction
    red_lines: tuple[Choice, ...] = ()
    from_paper: str | None = None

    def worth_of(self, package: Package) -> Fraction:
        """What a package is worth to the party."""
        chosen = package.as_dict()
        total = Fraction(0)
        for factor in self.factors:
            options = tuple(chosen.get(issue) for issue in factor.issues)
            total += next((entry.worth for entry in factor.worths if entry.options == options), Fraction(0))
        return total

    def accepts(self, package: Package) -> bool:
        """Whether the delegation may agree to a package."""
        crossed = any(package.on(line.issue) == line.option for line in self.red_lines)
        return not crossed and self.worth_of(package) >= self.walk_away
