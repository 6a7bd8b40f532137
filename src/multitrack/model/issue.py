"""What is to be settled, and how it could be: issues, their options, and what an option obliges whom to do."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NewType

from multitrack.model.party import OwnName

IssueId = NewType("IssueId", str)
"""The neutral code of a question to settle."""
OptionId = NewType("OptionId", str)
"""The code of one possible settlement; unique within its issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What one side does or gives if the option is agreed: who, what, by when, and who verifies it."""

    who: str
    what: str
    by: str | None = None
    verified_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible settlement of an issue; without wording of its own it stands by its title."""

    id: OptionId
    title: str
    wording: str | None = None
    undertakings: tuple[Undertaking, ...] = ()
    channel: str | None = None

    @property
    def words(self) -> str:
        """What a text says where this option is chosen."""
        return self.title if self.wording is None else self.wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The numbers an issue may take: from ``low`` to ``high`` in steps of ``step``, in ``unit``."""

    low: Fraction
    high: Fraction
    step: Fraction
    unit: str = ""

    def options(self) -> tuple[Option, ...]:
        """One option per number of the grid, its code and its words being the number itself."""
        numbers = (self.low + k * self.step for k in range(int((self.high - self.low) / self.step) + 1))
        return tuple(self._option(number) for number in numbers)

    def _option(self, number: Fraction) -> Option:
        plain = str(number.numerator) if number.denominator == 1 else _decimal(number)
        return Option(id=OptionId(plain), title=f"{plain} {self.unit}".strip())


def _decimal(number: Fraction) -> str:
    """The shortest decimal that is exactly the number, or the fraction itself where there is none."""
    for places in range(1, 13):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    return str(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """That one of ``options`` is chosen on ``issue``."""

    issue: IssueId
    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question to settle, with its possible settlements in the order in which they are to be read.

    ``arises_if``: the issue arises only where all these conditions hold; elsewhere it does not arise and is
    counted once. An issue whose options are a range of numbers declares its ``grid``.
    """

    id: IssueId
    title: str
    options: tuple[Option, ...]
    titles: tuple[OwnName, ...] = ()
    about: str | None = None
    arises_if: tuple[Condition, ...] = ()
    grid: Grid | None = None
    channel: str | None = None

    def option(self, wanted: OptionId) -> Option | None:
        """The option of that code, or nothing."""
        return next((option for option in self.options if option.id == wanted), None)
