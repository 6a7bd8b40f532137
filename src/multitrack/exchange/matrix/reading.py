"""From a workbook to talks: parties from its columns, issues and options from its rows, stances from its cells.

Nothing is read silently. Whatever was guessed, made, left out or is for a person to decide stands in a remark with
the cells it is about.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from multitrack.exchange.matrix import shape
from multitrack.exchange.matrix.book import Book, Cell, Sheet, book_of
from multitrack.exchange.matrix.cells import Claims
from multitrack.exchange.matrix.codes import slug
from multitrack.exchange.matrix.guard import RefusedError, passed
from multitrack.exchange.matrix.issues import Issues, Spot, alike_as, without_braces
from multitrack.exchange.matrix.left import say_what_is_left
from multitrack.exchange.matrix.legend import Legend, legend_of
from multitrack.exchange.matrix.notes import day_in
from multitrack.exchange.matrix.parties import Spelled, spelled
from multitrack.exchange.matrix.remarks import Kind, Remark, Remarks
from multitrack.exchange.matrix.words import Vocabulary, plain, sign
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.model.track import Track, TrackId
from multitrack.talksfile.problems import one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a person decided of a workbook: what nobody else may.

    ``same``: two spellings name one party, and the second stays. ``left_out``: columns of nobody. ``sheets``: the
    only ones to read. ``own_words``: where a row has no options, a party is assumed to want what its cell says.
    """

    same: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    own_words: bool = False


_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?: ?%)?")
_FEW = 6
"""From how many cells on it is told whether they hold numbers."""
UNDECIDED = Decisions()
"""Nothing was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixReading:
    """The talks of a workbook, what is to be said of how they were read, and where each stance has its cell."""

    book: Book
    talks: Talks
    remarks: tuple[Remark, ...]
    spots: tuple[Spot, ...]
    vocabulary: Vocabulary


def read_matrix(path: Path, decisions: Decisions = UNDECIDED) -> MatrixReading:
    """Read the workbook at a path. Raises RefusedError where it cannot or must not be read."""
    return _Reading(book_of(passed(path)), decisions).whole()


class _Reading:
    """One workbook on its way to talks."""

    def __init__(self, book: Book, decisions: Decisions) -> None:
        """Find the matrices and who stands over their columns."""
        self._book, self._decisions, self._remarks = book, decisions, Remarks()
        self._matrices = self._found()
        self._legend: Legend = legend_of(book, self._matrices)
        self._spelled: Spelled = spelled(self._matrices, decisions.same)
        cells = [cell for each in self._matrices for cell in _body(each)]
        self._vocabulary = Vocabulary.of(cells, self._legend.marks, self._legend.hues)
        self._claims = Claims(book.name, self._remarks)
        self._issues = Issues(
            self._spelled, self._vocabulary, self._claims, own_words_wanted=decisions.own_words
        )
        self._sections: dict[str, list[IssueId]] = {}
        self._section_places: dict[str, None] = {}
        self._above: set[str] = set()

    def _found(self) -> tuple[shape.Matrix, ...]:
        """The matrices of the sheets that are to be read, less sheets that repeat another's issues."""
        self._check_sheets()
        left_out = frozenset(each.casefold() for each in self._decisions.left_out)
        found: list[shape.Matrix] = []
        for sheet in self._book.sheets:
            if self._decisions.sheets and sheet.title not in self._decisions.sheets:
                continue
            inside = shape.matrices(sheet, left_out)
            earlier = self._repeated(inside, found)
            if earlier:
                self._remarks.add(
                    Kind.DECIDE,
                    f'most issues of the sheet "{sheet.title}" stand in "{earlier}" already: only "{earlier}" is read. '
                    f'For the other: --sheet "{sheet.title}"',
                )
            else:
                found += inside
        found = self._without_numbers(found)
        if not found:
            raise RefusedError(
                "no sheet that shows holds a matrix. Expected a row with the names of two parties or more, the issues "
                "in a column left of them, and below each party what it wants: words, signs or colours; numbers "
                f"only where a legend explains them. Sheets: {_quoted(self._book.sheets)}."
            )
        return tuple(found)

    def _without_numbers(self, found: list[shape.Matrix]) -> list[shape.Matrix]:
        """The matrices less those whose cells hold little but numbers that no legend explains."""
        marks = legend_of(self._book, found).marks
        kept = [each for each in found if not _is_of_numbers(each, marks)]
        for title in dict.fromkeys(each.sheet.title for each in found if each not in kept):
            self._remarks.add(Kind.LEFT, f'the sheet "{title}" holds numbers that no legend explains')
        return kept

    def _check_sheets(self) -> None:
        known = [sheet.title for sheet in self._book.sheets]
        for wanted in self._decisions.sheets:
            if wanted not in known:
                raise RefusedError(
                    f'no sheet that shows is called "{wanted}" (--sheet). Expected {one_of(known, wanted)}.'
                )

    def _repeated(self, inside: Iterable[shape.Matrix], found: Iterable[shape.Matrix]) -> str:
        """The sheet of which some matrices repeat most issues, or nothing."""
        titles = {alike_as(issue.title) for each in inside for issue in each.issues}
        by_sheet: dict[str, set[str]] = {}
        for each in found:
            by_sheet.setdefault(each.sheet.title, set()).update(
                alike_as(issue.title) for issue in each.issues
            )
        return next(
            (s for s, known in by_sheet.items() if len(titles) > 1 and 2 * len(titles & known) > len(titles)),
            "",
        )

    def whole(self) -> MatrixReading:
        """The talks and the remarks."""
        for matrix in self._matrices:
            for issue in matrix.issues:
                self._in_a_section(matrix, issue, self._issues.add(matrix, issue))
            if shape.maybe_lies_on_its_side(matrix):
                self._remarks.add(
                    Kind.DECIDE,
                    "this says that the rows are the parties, and they are read as the issues. If they are the "
                    "parties, turn the sheet (copy, paste special, transpose)",
                    matrix.sheet.place(matrix.head, matrix.title_column),
                )
            for row, guess in matrix.guesses:
                self._remarks.add(Kind.MADE, guess, matrix.sheet.place(row, 1))
        self._say_parties()
        for place, what in self._legend.said:
            self._remarks.add(Kind.READ, what, place)
        title, day = self._title()
        marks = {place for place, _ in self._legend.said}
        chosen = self._decisions.sheets
        say_what_is_left(self._book, self._matrices, (self._above, marks), chosen, self._remarks)
        talks = Talks(
            title=title,
            about=f"Read from the workbook {self._book.name}.",
            as_on=day,
            parties=self._spelled.parties,
            issues=tuple(self._issues.found.values()),
            tracks=self._tracks(),
            statements=tuple(self._claims.statements.values()),
            positions=self._claims.positions(),
        )
        self._remarks.add(
            Kind.MADE, "no rule of decision can stand in a matrix: a package needs everybody's consent"
        )
        return MatrixReading(
            book=self._book,
            talks=talks,
            remarks=self._remarks.all(),
            spots=tuple(self._issues.spots),
            vocabulary=self._vocabulary,
        )

    def _title(self) -> tuple[str, date | None]:
        """The name of the talks and their day: from what stands over the first matrix, else from the file's name."""
        first = self._matrices[0]
        above = [
            cell
            for (row, column), cell in sorted(first.sheet.cells.items())
            if row < first.head and cell.first and not cell.is_one_with(first.sheet.at(first.head, column))
        ]
        in_row = Counter(cell.row for cell in above if cell.text)
        words = [cell for cell in above if in_row[cell.row] == 1 and any(map(str.isalpha, cell.text))]
        days = [cell for cell in above if day_in(cell.text)]
        dated = next(
            (cell for cell in days if cell.text.casefold().startswith("as on")), days[0] if days else None
        )
        day = None
        if dated is not None:
            day = day_in(dated.text)
            self._taken_above(first, dated, "the day in it is taken as the day of the talks")
        if not words:
            return self._book.name.rpartition(".")[0].replace("_", " ").strip() or self._book.name, day
        self._taken_above(first, words[0], "taken as the title of the talks")
        return without_braces(words[0].text), day

    def _taken_above(self, matrix: shape.Matrix, cell: Cell, what: str) -> None:
        place = matrix.sheet.place(cell.row, cell.column)
        self._above.add(place)
        self._remarks.add(Kind.MADE, what, place)

    def _in_a_section(self, matrix: shape.Matrix, row: shape.Issue, code: IssueId) -> None:
        """Put an issue under its heading, or under the name of its sheet where several sheets are read."""
        section, at = row.section or matrix.sheet.title, row.section_row or matrix.head
        if row.section or len({each.sheet.title for each in self._matrices}) > 1:
            self._sections.setdefault(section, []).append(code)
            self._section_places[matrix.sheet.place(at, matrix.title_column)] = None

    def _tracks(self) -> tuple[Track, ...]:
        """Where the sheet groups its issues: a track for each group, on which every party sits."""
        if len(self._sections) < 2:
            return ()
        tracks: dict[str, Track] = {}
        team = tuple(party.id for party in self._spelled.parties)
        for title, issues in self._sections.items():
            code = TrackId(slug(title, tracks, f"track-{len(tracks) + 1}"))
            tracks[code] = Track(id=code, title=title, issues=tuple(issues), team=team)
        self._remarks.add(
            Kind.MADE,
            "each heading, or the name of the sheet, is taken as a track on which every party sits",
            *self._section_places,
        )
        return tuple(tracks.values())

    def _say_parties(self) -> None:
        """Who may be one with whom, and that every other heading is taken for a party."""
        for each in self._spelled.proposals:
            places = (*self._spelled.places[each.one], *self._spelled.places[each.other])
            self._remarks.add(
                Kind.DECIDE,
                f'"{each.one}" and "{each.other}" may be one party ({each.rule}); they are kept apart',
                *places,
                flag=f"--same {_in_quotes(f'{each.one}={each.other}')}",
            )
        for party in self._spelled.parties:
            spellings = [each for each, of in self._spelled.of.items() if of == party.id]
            places = tuple(place for each in spellings for place in self._spelled.places[each])
            self._remarks.add(Kind.MADE, f"the party {party.name}, under the code {party.id}", *places)


def _is_of_numbers(matrix: shape.Matrix, marks: Container[str]) -> bool:
    """Whether two of three cells that say something hold a number and nothing else."""
    texts = [plain(cell.text) for cell in _body(matrix) if cell.text]
    numbers = sum(_NUMBER.fullmatch(text) is not None and text not in marks for text in texts)
    return len(texts) >= _FEW and 3 * numbers >= 2 * len(texts) and not any(map(sign, set(texts) - {"0"}))


def _body(matrix: shape.Matrix) -> Iterator[Cell]:
    """The parties' cells of a matrix."""
    for column, _ in matrix.parties:
        yield from (matrix.sheet.at(row, column) for row in range(matrix.head + 1, matrix.last + 1))


def _in_quotes(words: str) -> str:
    """Words as one word of a command line."""
    return shlex.quote(words) if set(words) & set('"$`\\!') else f'"{words}"'


def _quoted(sheets: Iterable[Sheet]) -> str:
    return ", ".join(f'"{sheet.title}"' for sheet in sheets) or "none"
