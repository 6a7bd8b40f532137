"""What would change in a workbook that a team has, cell by cell, and how these cells alone are changed.

The workbook is not written anew: the cells are put into its own text, and every other byte of every part stays.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from multitrack.exchange.matrix.issues import Spot
from multitrack.exchange.matrix.reading import MatrixReading
from multitrack.exchange.matrix.splice import spliced
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks

Key = tuple[PartyId, IssueId, OptionId]
"""A party, an issue, an option."""
Named = TypeVar("Named", Party, Issue, Option)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that would change: whose, on what, what stands there and what would."""

    place: str
    part: str
    row: int
    column: int
    party: str
    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All cells that would change, and what cannot or should not be changed, in words."""

    changes: tuple[Change, ...]
    left: tuple[str, ...]


def planned(talks: Talks, reading: MatrixReading) -> Plan:
    """What would change in a workbook so that it says what the talks say."""
    return _Planning(talks, reading).plan()


def changed(path: Path, changes: Iterable[Change]) -> bytes:
    """The workbook with these cells changed; every other part of it is the same, byte for byte."""
    texts: dict[str, dict[tuple[int, int], str]] = {}
    for each in changes:
        texts.setdefault(each.part, {})[each.row, each.column] = each.after
    out = io.BytesIO()
    with zipfile.ZipFile(path) as pack, zipfile.ZipFile(out, "w") as written:
        for part in pack.infolist():
            content = pack.read(part)
            cells = texts.get(part.filename)
            written.writestr(part, content if cells is None else spliced(content, cells), part.compress_type)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Met:
    """A cell of the workbook and what it is in the talks: whose, on which option of which issue."""

    spot: Spot
    party: Party
    issue: Issue
    option: Option

    @property
    def key(self) -> Key:
        """The codes in the talks."""
        return (self.party.id, self.issue.id, self.option.id)

    @property
    def place(self) -> str:
        """The address of the cell."""
        return self.spot.sheet.place(self.spot.cell.row, self.spot.cell.column)

    @property
    def area(self) -> tuple[str, str | None]:
        """The merged range that the cell is a part of, with its sheet."""
        return (self.spot.sheet.title, self.spot.cell.spread)


class _Planning:
    """The talks against a workbook."""

    def __init__(self, talks: Talks, reading: MatrixReading) -> None:
        """Find for every cell what it is in the talks, by codes first and by names second."""
        self._talks, self._reading, self._vocabulary = talks, reading, reading.vocabulary
        self._left: dict[str, None] = {}
        self._met = tuple(self._cells())
        self._shown = {(p.party, p.issue, p.option): p.stance for p in reading.talks.positions}
        self._held: dict[Key, Position] = {}
        for position in sorted(talks.positions, key=lambda each: each.reading):
            self._held.setdefault((position.party, position.issue, position.option), position)
        self._spellings = self._counted()

    def _cells(self) -> Iterator[_Met]:
        book = self._reading.talks
        parties = _same(book.parties, self._talks.parties, lambda each: each.name)
        issues = _same(book.issues, self._talks.issues, lambda each: each.title)
        options = {
            here.id: _same(here.options, issues[here.id].options, lambda each: each.title)
            for here in book.issues
            if here.id in issues
        }
        for spot in self._reading.spots:
            option = options.get(spot.issue, {}).get(spot.option)
            if spot.party in parties and option is not None:
                yield _Met(spot, parties[spot.party], issues[spot.issue], option)

    def _counted(self) -> dict[Stance, str]:
        """How the workbook itself writes each stance most often."""
        texts: dict[Stance, Counter[str]] = {}
        for spot in self._reading.spots:
            said = self._vocabulary.said(spot.cell)
            if spot.cell.text and said.stance is not None and not said.words and said.sure:
                texts.setdefault(said.stance, Counter())[spot.cell.text] += 1
        return {stance: found.most_common(1)[0][0] for stance, found in texts.items()}

    def plan(self) -> Plan:
        """Every cell against the stance that the talks hold."""
        wanted = [(met, stance) for met in self._met if (stance := self._wanted(met)) is not None]
        changes = tuple(self._changes(wanted))
        self._say_without_a_cell()
        return Plan(changes=changes, left=tuple(self._left))

    def _wanted(self, met: _Met) -> Stance | None:
        """The stance that a cell should show and does not; nothing where it is to stay."""
        spot, held = met.spot, self._held.get(met.key)
        shown = self._shown.get((spot.party, spot.issue, spot.option))
        if held is None:
            if shown is not None:
                self._leave(met.place, f"stays {shown.value}; the talks hold no stance there")
            return None
        if held.stance is shown or (spot.own_words and held.stance is Stance.WANTS):
            return None
        if spot.own_words:
            self._leave(met.place, f"its row has no options, so that it cannot show {held.stance.value}")
            return None
        if spot.cell.computed:
            self._leave(met.place, f"a formula; it should come to {held.stance.value}")
            return None
        return held.stance

    def _changes(self, wanted: list[tuple[_Met, Stance]]) -> Iterator[Change]:
        """A change for each cell; a merged one only where all that it covers asks for the same."""
        covered = Counter(met.area for met in self._met)
        asked = Counter((*met.area, stance) for met, stance in wanted)
        for met, stance in wanted:
            if met.spot.cell.spread is not None and asked[*met.area, stance] < covered[met.area]:
                place = f"{met.spot.sheet.title}!{met.spot.cell.spread}"
                self._leave(place, "merged, and the talks do not say the same for all that it covers")
            elif met.spot.cell.first:
                yield self._change(met, stance)

    def _change(self, met: _Met, stance: Stance) -> Change:
        cell, words = met.spot.cell, self._vocabulary.said(met.spot.cell).words
        if cell.hue is not None and self._vocabulary.hues.get(cell.hue) is not stance:
            self._leave(met.place, f"its colour stays {cell.hue}")
        return Change(
            place=met.place,
            part=met.spot.sheet.part,
            row=cell.row,
            column=cell.column,
            party=met.party.name,
            about=f"{met.issue.title}: {met.option.title}",
            before=cell.text,
            after=f"{stance.value}: {words}" if words else self._spellings.get(stance, stance.value),
        )

    def _leave(self, place: str, what: str) -> None:
        self._left[f"{place}: {what}."] = None

    def _say_without_a_cell(self) -> None:
        """Name every stance of the talks for which the workbook has no cell."""
        cells = {met.key for met in self._met}
        for key, position in self._held.items():
            if key not in cells:
                party, issue = self._talks.party(position.party), self._talks.issue(position.issue)
                option = self._talks.option(position.issue, position.option)
                whose = party.name if party else position.party
                about = f"{issue.title if issue else position.issue}: {option.title if option else position.option}"
                self._leave("No cell", f'{whose} {position.stance.value} "{about}"')


def _same(here: Iterable[Named], there: Iterable[Named], name: Callable[[Named], str]) -> dict[str, Named]:
    """For the code of each thing here the one there that bears it, or else its name."""
    known = list(there)
    by_code = {each.id: each for each in known}
    by_name = {name(each).casefold(): each for each in known}
    found = ((each.id, by_code.get(each.id) or by_name.get(name(each).casefold())) for each in here)
    return {code: each for code, each in found if each is not None}
