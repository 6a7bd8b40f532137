"""From the cells of a matrix to stances and statements, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from multitrack.exchange.matrix.book import Cell, Sheet
from multitrack.exchange.matrix.colour import Hue
from multitrack.exchange.matrix.guard import place_of
from multitrack.exchange.matrix.notes import Source, Told, told_by
from multitrack.exchange.matrix.remarks import Kind, Remarks
from multitrack.exchange.matrix.words import Said, Vocabulary
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Level, Party
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Form, Statement, StatementId

ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""What a sheet shows where a formula failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One party's cell in one row, and what it says; ``about`` names the option or issue of the row."""

    sheet: Sheet
    cell: Cell
    party: Party
    said: Said = Said()
    about: str = ""

    @property
    def place(self) -> str:
        """The address of the cell, with its sheet."""
        return self.sheet.place(self.cell.row, self.cell.column)


@dataclass(slots=True)
class Claims:
    """The stances and statements of a workbook as they are read."""

    book: str
    remarks: Remarks
    statements: dict[StatementId, Statement] = field(default_factory=dict)
    _known: dict[Statement, StatementId] = field(default_factory=dict)
    _held: dict[tuple[str, IssueId, OptionId], tuple[Position, str]] = field(default_factory=dict)
    _disputed: set[tuple[str, IssueId, OptionId]] = field(default_factory=set)

    def positions(self) -> tuple[Position, ...]:
        """Every stance on which the cells agree."""
        return tuple(position for key, (position, _) in self._held.items() if key not in self._disputed)

    def read(self, entry: Entry, vocabulary: Vocabulary, decoration: frozenset[Hue | None]) -> Entry:
        """What a party's cell says, and the remarks on how it was read; colours of mere ``decoration`` do not count."""
        cell, place = entry.cell, entry.place
        if cell.text in ERRORS:
            self.remarks.add(Kind.LEFT, f"{cell.text} is an error of a formula, and says nothing", place)
            cell = replace(cell, text="", hue=None)
        if cell.computed:
            self._of_a_formula(cell, place)
        if cell.struck and cell.text:
            self.remarks.add(Kind.LEFT, "struck out in the sheet", place)
        if cell.hue in decoration:
            cell = replace(cell, hue=None)
        said = vocabulary.said(cell)
        for each in (said.rule, vocabulary.against(cell, said)):
            if each:
                self.remarks.add(Kind.READ, each, place)
        return replace(entry, cell=cell, said=said)

    def _of_a_formula(self, cell: Cell, place: str) -> None:
        if cell.text:
            self.remarks.add(Kind.READ, "a formula: the value saved with the workbook is taken", place)
        else:
            self.remarks.add(
                Kind.LEFT, "a formula without a saved value: open and save the workbook once", place
            )

    def take(self, entry: Entry, issue: IssueId, option: OptionId) -> None:
        """A party's stance on an option, with what it rests on; words are kept as a statement."""
        rests_on = tuple(self._statements(entry))
        if entry.said.stance is not None:
            self._hold(self._position(entry, issue, option, entry.said.stance, rests_on), entry.place)

    def keep(self, entry: Entry) -> tuple[StatementId, ...]:
        """What a party's cell says as words alone."""
        said = entry.said
        worded = (
            entry
            if said.words or not entry.cell.text
            else replace(entry, said=replace(said, words=entry.cell.text))
        )
        return tuple(self._statements(worded))

    def assume_wanted(self, entry: Entry, issue: IssueId, option: OptionId) -> None:
        """That a party wants what stands in its own column, as somebody decided to assume."""
        why = f"what stands in its own column ({entry.place}) is what it wants"
        position = Position(
            party=entry.party.id,
            issue=issue,
            option=option,
            stance=Stance.WANTS,
            confidence=Level.LOW,
            assumption=why,
        )
        self._hold(position, entry.place)

    def _hold(self, position: Position, place: str) -> None:
        """Hold a stance; where another cell says another, neither is held."""
        key = (position.party, position.issue, position.option)
        known = self._held.get(key)
        if known is None:
            self._held[key] = (position, place)
        elif known[0].stance is not position.stance:
            self._disputed.add(key)
            what = f"these cells contradict each other on one option ({known[0].stance.value}, {position.stance.value}): left unknown"
            self.remarks.add(Kind.DECIDE, what, known[1], place)

    def _position(
        self,
        entry: Entry,
        issue: IssueId,
        option: OptionId,
        stance: Stance,
        rests_on: tuple[StatementId, ...],
    ) -> Position:
        told = told_by(entry.cell.note)
        return Position(
            party=entry.party.id,
            issue=issue,
            option=option,
            stance=stance,
            confidence=Level.MEDIUM if entry.said.sure else Level.LOW,
            rests_on=rests_on,
            assumption=told.assumed or (None if rests_on else self._assumption(entry, told)),
            on=max((each.on for each in told.sources if each.on is not None), default=None),
            reading=told.reading,
        )

    def _assumption(self, entry: Entry, told: Told) -> str:
        """Why a stance is held that no statement bears out: the cell says so, or a note with no source."""
        where = f"{entry.place} of {self.book}"
        if not told.rest:
            return f"{where} says so and names no source"
        by = f" by {told.recorder}" if told.recorder else ""
        what = "the note names no source: it is kept as the reason of the stance"
        self.remarks.add(Kind.READ, what, entry.place)
        return f'a note{by} on {where}: "{told.rest}"'

    def _statements(self, entry: Entry) -> Iterator[StatementId]:
        """What a cell and its note say, as statements: the party's words, and those the note tells of."""
        first = entry.sheet.place(*_first_of(entry.cell))
        code = first.replace("{", "(").replace("}", ")")
        told = told_by(entry.cell.note)
        for source in told.sources:
            if source.left:
                self.remarks.add(Kind.READ, source.left, first)
        if told.rest and (told.sources or entry.said.words):
            self.remarks.add(Kind.LEFT, f'of the note: "{_short(told.rest)}", which names no source', first)
        if entry.said.words:
            source = told.sources[0] if told.sources else Source(recorder=told.recorder)
            yield self._statement(
                code, entry, source, entry.said.words, quoted=source.quote == entry.said.words
            )
        for number, source in enumerate(told.sources, 1):
            if entry.said.words and (source.quote in (None, entry.said.words)):
                continue
            behind = " (note)" if entry.said.words else ""
            numbered = f" {number}" if number > 1 else ""
            yield self._statement(
                f"{code}{behind}{numbered}", entry, source, _words(source, entry), quoted=bool(source.quote)
            )

    def _statement(self, code: str, entry: Entry, source: Source, words: str, *, quoted: bool) -> StatementId:
        """The statement, kept once: cells that tell of the same one rest on it together."""
        if source.tells and source.speaker is None:
            what = "no speaker can be read from the note: the party itself is named"
            self.remarks.add(Kind.READ, what, entry.place)
        link = source.link or entry.cell.link
        statement = Statement(
            id=StatementId(""),
            speaker=source.speaker or entry.party.name,
            office=source.office,
            on_behalf_of=entry.party.id,
            outlet=source.outlet,
            on=source.on,
            words=words,
            form=Form.QUOTATION if quoted else Form.PARAPHRASE,
            public=source.outlet is not None or link is not None,
            recorder=source.recorder,
            link=link,
        )
        if source.tells and statement in self._known:
            return self._known[statement]
        found = StatementId(code)
        if found in self.statements and self.statements[found].on_behalf_of != entry.party.id:
            found = StatementId(f"{code} {entry.party.id}"[:80])
        self._known.setdefault(statement, found)
        self.statements.setdefault(found, replace(statement, id=found))
        return found


def _words(source: Source, entry: Entry) -> str:
    """The words that a note gives; where it only says where to look, the stance that is said to be found there."""
    if source.quote:
        return source.quote
    if source.only_says_where and entry.said.stance is not None:
        return f"{entry.said.stance.value}: {entry.about}"
    return source.words


def _first_of(cell: Cell) -> tuple[int, int]:
    """Row and column of a cell, or of the first cell of the merged range it is a part of."""
    return (cell.row, cell.column) if cell.spread is None else place_of(cell.spread.partition(":")[0])


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= 40 else f"{one[:37]}..."
