"""The issues of a matrix with their options: those that have rows, and those that only the parties' words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from multitrack.exchange.matrix import shape
from multitrack.exchange.matrix.book import Cell, Sheet
from multitrack.exchange.matrix.cells import Claims, Entry
from multitrack.exchange.matrix.codes import given_code, slug
from multitrack.exchange.matrix.guard import place_of
from multitrack.exchange.matrix.parties import Spelled
from multitrack.exchange.matrix.remarks import Kind
from multitrack.exchange.matrix.words import Vocabulary
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import PartyId

YES, NO = OptionId("yes"), OptionId("no")
"""The options of an issue on which the parties are only for or against."""
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a workbook a stance stands: the cell of a party in the row of an option.

    ``own_words``: the row has no options of its own, and this one is what the party's cell says.
    """

    party: PartyId
    issue: IssueId
    option: OptionId
    sheet: Sheet
    cell: Cell
    own_words: bool = False


class Issues:
    """The issues of one workbook as they are read, and where each stance has its cell."""

    def __init__(
        self, spelled: Spelled, vocabulary: Vocabulary, claims: Claims, *, own_words_wanted: bool
    ) -> None:
        """Read cells by ``vocabulary`` into ``claims``; ``own_words_wanted`` is what a person decided."""
        self._spelled, self._vocabulary, self._claims = spelled, vocabulary, claims
        self._parties = {party.id: party for party in spelled.parties}
        self._own_words_wanted, self._remarks = own_words_wanted, claims.remarks
        self.found: dict[IssueId, Issue] = {}
        self.spots: list[Spot] = []

    def add(self, matrix: shape.Matrix, row: shape.Issue) -> IssueId:
        """One issue with its options and what the cells say of them."""
        otherwise = slug(row.title, self.found, f"issue-{len(self.found) + 1}")
        code = IssueId(given_code(row.code, self.found, otherwise))
        place = matrix.sheet.place(row.row, matrix.title_column)
        if any(alike_as(each.title) == alike_as(row.title) for each in self.found.values()):
            self._remarks.add(
                Kind.DECIDE, f'"{row.title}" is the title of another issue too; both are kept', place
            )
        options = self._with_options(matrix, row, code) if row.options else self._of_words(matrix, row, code)
        about = without_braces(row.about) or None
        self.found[code] = Issue(id=code, title=without_braces(row.title), options=options, about=about)
        return code

    def _with_options(self, matrix: shape.Matrix, row: shape.Issue, code: IssueId) -> tuple[Option, ...]:
        """The options that have rows of their own, and the stances in these."""
        options: dict[str, Option] = {}
        for each in row.options:
            found = OptionId(
                given_code(each.code, options, slug(each.title, options, f"option-{len(options) + 1}"))
            )
            options[found] = _option(found, each.title)
            for entry in self._entries(matrix, each.row, f"{each.title} ({row.title})"):
                self._take(entry, code, found)
        if row.row not in {each.row for each in row.options}:
            below = {each.row for each in row.options}
            for entry in self._entries(matrix, row.row, row.title):
                if not _reaches(entry.cell, below) and (not entry.said.nothing or entry.cell.note):
                    self._claims.keep(entry)
                    self._remarks.add(
                        Kind.READ,
                        "of an issue with options, and of none of them: kept as a statement",
                        entry.place,
                    )
        return tuple(options.values())

    def _of_words(self, matrix: shape.Matrix, row: shape.Issue, code: IssueId) -> tuple[Option, ...]:
        """The options of an issue that names none: for and against, or the parties' own words."""
        entries = tuple(self._entries(matrix, row.row, row.title))
        speaking = [entry for entry in entries if not entry.said.nothing]
        place = matrix.sheet.place(row.row, matrix.title_column)
        if any(entry.said.stance is None for entry in speaking):
            self._remarks.add(
                Kind.MADE, "no options stand in the sheet: the parties' words became the options", place
            )
            return self._own_words(entries, code)
        what = (
            "yes and no became the options"
            if speaking
            else "nothing is known: yes and no hold the place of options"
        )
        self._remarks.add(Kind.MADE, f"no options stand in the sheet: {what}", place)
        for entry in entries:
            self._take(entry, code, YES)
        return (Option(id=YES, title="Yes"), Option(id=NO, title="No"))

    def _own_words(self, entries: Iterable[Entry], code: IssueId) -> tuple[Option, ...]:
        """The parties' own words as options; that a party wants its own is assumed only where that was decided."""
        options: dict[str, Option] = {}
        by_words: dict[str, OptionId] = {}
        for entry in entries:
            if entry.said.nothing and not entry.cell.note:
                continue
            self._claims.keep(entry)
            if not entry.said.words:
                self._remarks.add(
                    Kind.READ, "a stance where others have words: kept as a statement", entry.place
                )
                continue
            key = alike_as(entry.said.words)
            if key not in by_words:
                by_words[key] = OptionId(slug(entry.said.words, options, f"option-{len(options) + 1}"))
                options[by_words[key]] = _option(by_words[key], entry.said.words)
            self.spots.append(replace(_spot(entry, code, by_words[key]), own_words=True))
            if self._own_words_wanted:
                self._claims.assume_wanted(entry, code, by_words[key])
            else:
                self._remarks.add(
                    Kind.DECIDE,
                    "the party's own words; whether it wants them is left unknown",
                    entry.place,
                    flag="--own-words",
                )
        return tuple(options.values())

    def _take(self, entry: Entry, issue: IssueId, option: OptionId) -> None:
        self.spots.append(_spot(entry, issue, option))
        if entry.said.nothing and entry.cell.note is None:
            return
        self._claims.take(entry, issue, option)
        if entry.said.words and entry.said.stance is None:
            self._remarks.add(
                Kind.READ, "words without a stance: kept as a statement, for you to link", entry.place
            )

    def _entries(self, matrix: shape.Matrix, row: int, about: str) -> Iterator[Entry]:
        """What each party's cell in a row says."""
        title = matrix.sheet.at(row, matrix.title_column)
        for column, spelling in matrix.parties:
            cell = matrix.sheet.at(row, column)
            if cell.is_one_with(title):
                continue
            if cell.spread is not None and cell.says and cell.first:
                what = f"merged ({cell.spread}): it is taken for every party and option it covers"
                self._remarks.add(Kind.READ, what, matrix.sheet.place(row, column))
            party = self._parties[self._spelled.of[spelling]]
            head = matrix.sheet.at(matrix.head, column)
            decoration = frozenset({head.hue, title.hue})
            found = Entry(sheet=matrix.sheet, cell=cell, party=party, about=about)
            yield self._claims.read(found, self._vocabulary, decoration)


def _spot(entry: Entry, issue: IssueId, option: OptionId) -> Spot:
    return Spot(party=entry.party.id, issue=issue, option=option, sheet=entry.sheet, cell=entry.cell)


def _reaches(cell: Cell, rows: set[int]) -> bool:
    """Whether a cell is merged into other rows."""
    if cell.spread is None:
        return False
    first, _, last = cell.spread.partition(":")
    return any(place_of(first)[0] <= row <= place_of(last or first)[0] for row in rows)


def _option(code: OptionId, words: str) -> Option:
    """An option; long words become its wording, and their beginning its title."""
    whole = without_braces(words)
    if len(whole) <= _LONGEST_TITLE:
        return Option(id=code, title=whole)
    return Option(id=code, title=f"{whole[: _LONGEST_TITLE - 3].rstrip()}...", wording=whole)


def without_braces(words: str) -> str:
    """Words without braces, which in a talks file hold the places of brackets."""
    return words.replace("{", "(").replace("}", ")")


def alike_as(words: str) -> str:
    """Words as they are compared: capitals, spaces and a full stop aside."""
    return " ".join(words.casefold().split()).rstrip(".")
