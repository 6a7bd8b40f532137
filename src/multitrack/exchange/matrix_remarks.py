"""What is to be said of how a workbook was read: each remark with the cells it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a remark asks of its reader."""

    DECIDE = "for you to decide"
    MADE = "what was made of the sheet"
    READ = "how cells were read"
    LEFT = "not read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to say, and of which cells, such as ``Matrix!C7``; ``flag`` is how it is decided as proposed."""

    kind: Kind
    places: tuple[str, ...]
    what: str
    flag: str = ""

    def __str__(self) -> str:
        """One sentence, the cells first."""
        return f"{joined(self.places)}: {self.what}." if self.places else f"{self.what}."


@dataclass(slots=True)
class Remarks:
    """Remarks as they come; the same said of several cells is one remark."""

    _said: dict[tuple[Kind, str, str], dict[str, None]] = field(default_factory=dict)

    def add(self, kind: Kind, what: str, *places: str, flag: str = "") -> None:
        """Say something of some cells."""
        self._said.setdefault((kind, what, flag), {}).update(dict.fromkeys(places))

    def all(self) -> tuple[Remark, ...]:
        """Every remark, what is to be decided first."""
        order = list(Kind)
        found = (
            Remark(kind=kind, places=tuple(places), what=what, flag=flag)
            for (kind, what, flag), places in self._said.items()
        )
        return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def joined(places: Iterable[str]) -> str:
    """Cells as a list, each sheet named once: ``Matrix!C7, D9; Economy!B2``."""
    return "; ".join(_by_sheet(places))


def _by_sheet(places: Iterable[str]) -> Iterator[str]:
    sheets: dict[str, list[str]] = {}
    for place in places:
        sheet, mark, cell = place.rpartition("!")
        sheets.setdefault(f"{sheet}{mark}", []).append(cell)
    return (f"{sheet}{', '.join(cells)}" for sheet, cells in sheets.items())


def row_ranges(numbers: Iterable[int]) -> str:
    """Numbers of rows with runs drawn together: ``3, 7-9``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
