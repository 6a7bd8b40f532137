"""What is to be said of how a workbook was read: each remark with the cells it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from multitrack.exchange.matrix.guard import address, place_of

_A_RANGE = 3
"""From how many cells on a run of them is written as a range."""


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

    def tell_of(self, words: str) -> bool:
        """Whether some remark says these words already."""
        return any(words in what for _, what, _ in self._said)

    def all(self) -> tuple[Remark, ...]:
        """Every remark, what is to be decided first."""
        order = list(Kind)
        found = (
            Remark(kind=kind, places=tuple(places), what=what, flag=flag)
            for (kind, what, flag), places in self._said.items()
        )
        return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def joined(places: Iterable[str]) -> str:
    """Cells as a list, each sheet named once: ``Matrix!C7, D9:D12; Economy!B2``."""
    return "; ".join(_by_sheet(places))


def _by_sheet(places: Iterable[str]) -> Iterator[str]:
    sheets: dict[str, list[str]] = {}
    for place in places:
        sheet, mark, cell = place.rpartition("!")
        sheets.setdefault(f"{sheet}{mark}", []).append(cell)
    return (f"{sheet}{', '.join(_drawn_together(cells))}" for sheet, cells in sheets.items())


def _drawn_together(cells: list[str]) -> list[str]:
    """Cells with three or more below or beside one another as a range, in the order of their first cells."""
    at = {place_of(cell): number for number, cell in enumerate(cells)}
    runs: list[list[tuple[int, int]]] = []
    for step in ((1, 0), (0, 1)):
        for first in sorted(at, key=lambda place: (place[1 - step[1]], place)):
            run = [first]
            while (after := (run[-1][0] + step[0], run[-1][1] + step[1])) in at:
                run.append(after)
            if first in at and len(run) >= _A_RANGE:
                runs.append(run)
                for place in run:
                    at.pop(place)
    runs += [[place] for place in at]
    order = {place_of(cell): number for number, cell in enumerate(cells)}
    runs.sort(key=lambda run: order[run[0]])
    return [address(*run[0]) if len(run) == 1 else f"{address(*run[0])}:{address(*run[-1])}" for run in runs]


def row_ranges(numbers: Iterable[int]) -> str:
    """Numbers of rows with runs drawn together: ``3, 7-9``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
