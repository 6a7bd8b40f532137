"""From a workbook to talks: parties from its columns, issues and options from its rows, stances from its cells.

Nothing is read silently. Whatever was guessed, made, left out or is for a person to decide stands in a remark with
the cells it is about.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from multitrack.exchange import matrix_shape as shape
from multitrack.exchange.matrix_book import Book, Cell, Sheet, book_of
from multitrack.exchange.matrix_cells import Claims, Entry
from multitrack.exchange.matrix_codes import given_code, slug
from multitrack.exchange.matrix_guard import RefusedError, passed, place_of
from multitrack.exchange.matrix_left import say_what_is_left
from multitrack.exchange.matrix_legend import Legend, legend_of
from multitrack.exchange.matrix_notes import day_in
from multitrack.exchange.matrix_parties import Spelled, spelled
from multitrack.exchange.matrix_remarks import Kind, Remark, Remarks
from multitrack.exchange.matrix_words import Vocabulary
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.model.track import Track, TrackId
from multitrack.talksfile.problems import one_of

YES, NO = OptionId("yes"), OptionId("no")
"""The options of an issue on which the parties are only for or against."""


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


_LONGEST_TITLE = 90
UNDECIDED = Decisions()
"""Nothing was decided."""


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
        self._parties = {party.id: party for party in self._spelled.parties}
        cells = [cell for each in self._matrices for cell in _body(each)]
        self._vocabulary = Vocabulary.of(cells, self._legend.marks, self._legend.hues)
        self._claims = Claims(book.name, self._remarks)
        self._issues: dict[IssueId, Issue] = {}
        self._sections: dict[str, list[IssueId]] = {}
        self._section_places: dict[str, None] = {}
        self._above: set[str] = set()
        self._spots: list[Spot] = []

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
        if not found:
            raise RefusedError(
                "no sheet that shows holds a matrix. Expected a row with the names of two parties or more, the issues "
                f"in a column left of them, and below each party what it wants. Sheets: {_quoted(self._book.sheets)}."
            )
        return tuple(found)

    def _check_sheets(self) -> None:
        known = [sheet.title for sheet in self._book.sheets]
        for wanted in self._decisions.sheets:
            if wanted not in known:
                raise RefusedError(
                    f'no sheet that shows is called "{wanted}" (--sheet). Expected {one_of(known, wanted)}.'
                )

    def _repeated(self, inside: Iterable[shape.Matrix], found: Iterable[shape.Matrix]) -> str:
        """The sheet of which some matrices repeat most issues, or nothing."""
        titles = {_key(issue.title) for each in inside for issue in each.issues}
        by_sheet: dict[str, set[str]] = {}
        for each in found:
            by_sheet.setdefault(each.sheet.title, set()).update(_key(issue.title) for issue in each.issues)
        return next(
            (s for s, known in by_sheet.items() if len(titles) > 1 and 2 * len(titles & known) > len(titles)),
            "",
        )

    def whole(self) -> MatrixReading:
        """The talks and the remarks."""
        for matrix in self._matrices:
            for issue in matrix.issues:
                self._issue(matrix, issue)
            for row, guess in matrix.guesses:
                self._remarks.add(Kind.MADE, guess, matrix.sheet.place(row, 1))
        self._say_parties()
        for place, what in self._legend.said:
            self._remarks.add(Kind.READ, what, place)
        title, day = self._title()
        explained = self._above | {place for place, _ in self._legend.said}
        say_what_is_left(self._book, self._matrices, explained, self._decisions.sheets, self._remarks)
        talks = Talks(
            title=title,
            about=f"Read from the workbook {self._book.name}.",
            as_on=day,
            parties=self._spelled.parties,
            issues=tuple(self._issues.values()),
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
            spots=tuple(self._spots),
            vocabulary=self._vocabulary,
        )

    def _title(self) -> tuple[str, date | None]:
        """The name of the talks and their day: from what stands over the first matrix, else from the file's name."""
        first = self._matrices[0]
        above = [
            cell for (row, _), cell in sorted(first.sheet.cells.items()) if row < first.head and cell.first
        ]
        words = [cell for cell in above if cell.text and any(letter.isalpha() for letter in cell.text)]
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
        return _bare(words[0].text), day

    def _taken_above(self, matrix: shape.Matrix, cell: Cell, what: str) -> None:
        place = matrix.sheet.place(cell.row, cell.column)
        self._above.add(place)
        self._remarks.add(Kind.MADE, what, place)

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

    def _issue(self, matrix: shape.Matrix, row: shape.Issue) -> None:
        """One issue with its options and what the cells say of them."""
        otherwise = slug(row.title, self._issues, f"issue-{len(self._issues) + 1}")
        code = IssueId(given_code(row.code, self._issues, otherwise))
        place = matrix.sheet.place(row.row, matrix.title_column)
        if any(_key(each.title) == _key(row.title) for each in self._issues.values()):
            self._remarks.add(
                Kind.DECIDE, f'"{row.title}" is the title of another issue too; both are kept', place
            )
        options = self._with_options(matrix, row, code) if row.options else self._of_words(matrix, row, code)
        about = _bare(row.about) or None
        self._issues[code] = Issue(id=code, title=_bare(row.title), options=options, about=about)
        section, at = row.section or matrix.sheet.title, row.section_row or matrix.head
        if row.section or len({each.sheet.title for each in self._matrices}) > 1:
            self._sections.setdefault(section, []).append(code)
            self._section_places[matrix.sheet.place(at, matrix.title_column)] = None

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
            key = _key(entry.said.words)
            if key not in by_words:
                by_words[key] = OptionId(slug(entry.said.words, options, f"option-{len(options) + 1}"))
                options[by_words[key]] = _option(by_words[key], entry.said.words)
            self._spots.append(replace(_spot(entry, code, by_words[key]), own_words=True))
            if self._decisions.own_words:
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
        self._spots.append(_spot(entry, issue, option))
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
            if cell.spread is not None and cell.spread == title.spread:
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


def _body(matrix: shape.Matrix) -> Iterator[Cell]:
    """The parties' cells of a matrix."""
    for column, _ in matrix.parties:
        yield from (matrix.sheet.at(row, column) for row in range(matrix.head + 1, matrix.last + 1))


def _reaches(cell: Cell, rows: set[int]) -> bool:
    """Whether a cell is merged into other rows."""
    if cell.spread is None:
        return False
    first, _, last = cell.spread.partition(":")
    return any(place_of(first)[0] <= row <= place_of(last or first)[0] for row in rows)


def _option(code: OptionId, words: str) -> Option:
    """An option; long words become its wording, and their beginning its title."""
    whole = _bare(words)
    if len(whole) <= _LONGEST_TITLE:
        return Option(id=code, title=whole)
    return Option(id=code, title=f"{whole[: _LONGEST_TITLE - 3].rstrip()}...", wording=whole)


def _bare(words: str) -> str:
    """Words without braces, which in a talks file hold the places of brackets."""
    return words.replace("{", "(").replace("}", ")")


def _key(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def _in_quotes(words: str) -> str:
    """Words as one word of a command line."""
    return shlex.quote(words) if set(words) & set('"$`\\!') else f'"{words}"'


def _quoted(sheets: Iterable[Sheet]) -> str:
    return ", ".join(f'"{sheet.title}"' for sheet in sheets) or "none"
