"""The commands of whoever keeps spreadsheets: matrix, statements, channels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from multitrack.cli.asked import known_to, talks_counted_to, the_day
from multitrack.cli.saying import file_argument, json_option, say
from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from datetime import datetime

    from multitrack.model.talks import Talks

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--same", "same", multiple=True, metavar='"A=B"', help="A and B name one party, which is called B."
)
@click.option("--leave-out", multiple=True, metavar="NAME", help="The column of this name is no party's.")
@click.option(
    "--sheet", "sheets", multiple=True, metavar="NAME", help="Read this sheet; as many as you name."
)
@click.option("--own-words", is_flag=True, help="Assume that a party wants what its own cell says.")
@click.option("--into", metavar="BOOK", type=_FILE, help="A workbook to change; what would change is shown.")
@click.option("-o", "--output", type=_FILE, help="Where to write: .xlsx, or .yaml for a talks file.")
@click.option("--as", "person", metavar="PERSON", help="FILE is a record: write what this person knows.")
@json_option
def matrix(
    file: str,
    *,
    same: tuple[str, ...],
    leave_out: tuple[str, ...],
    sheets: tuple[str, ...],
    own_words: bool,
    into: Path | None,
    output: Path | None,
    person: str | None,
) -> None:
    """Read a position matrix from a spreadsheet, or write one.

    FILE is a workbook with parties over the columns and issues in the rows: how it is read is said, every
    guess with its cell. What only you can decide, such as whether two spellings are one party, you say with
    --same, --leave-out, --sheet and --own-words; it is kept beside the workbook, and every command reads it.

    With -o, the talks of FILE (a workbook, a talks file, a record) are written as a matrix, or as a talks file.

    With --into BOOK, the stances of FILE are held against a workbook that you have: what would change is
    shown cell by cell. With -o as well it is written, and only these cells change.
    """
    from multitrack.exchange.matrix.reading import UNDECIDED, Decisions
    from multitrack.report import workbook
    from multitrack.report.handed_in import Kind, kind_of, path_of

    pairs = [(each, workbook.same_of(each)) for each in same]
    if wrong := [typed for typed, pair in pairs if pair is None]:
        raise BadInputError(*(f'--same: "{each}" is no pair. Expected "A=B".' for each in wrong))
    further = Decisions(
        same=tuple(pair for _, pair in pairs if pair is not None),
        left_out=leave_out,
        sheets=sheets,
        own_words=own_words,
    )
    book = into if into is not None else path_of(file)
    if further != UNDECIDED or (into is None and output is None):
        if kind_of(str(book)) is not Kind.WORKBOOK:
            wanted = (
                "What is decided is decided of one." if further != UNDECIDED else "To write one: -o FILE.xlsx"
            )
            raise BadInputError(f"{book}: this is no workbook. {wanted}")
        reading = workbook.decide(book, further)
        if into is None and output is None:
            say(workbook.as_read(reading, file))
            return
    talks = _talks(file, person)
    if into is not None:
        say(workbook.into(talks, into, output))
    elif output is not None:
        say(workbook.written(talks, output))


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--csv", "as_csv", is_flag=True, help="Print them as comma-separated values.")
@click.option("--add", metavar="REGISTER", type=_FILE, help="A register (.xlsx, .csv, .json) to add to them.")
@click.option(
    "-o", "--output", type=_FILE, help="Where to write: .xlsx, .csv or .json; with --add a talks file."
)
@click.option("--as", "person", metavar="PERSON", help="FILE is a record: those that this person knows.")
@json_option
def statements(file: str, *, as_csv: bool, add: Path | None, output: Path | None, person: str | None) -> None:
    """List the statements that positions rest on.

    Who said what, for whom, to whom, where it is to be read, on which day, whose words these are. With -o
    they are written as a table, one row for each.

    With --add, the statements of a register are held against the talks, and those that would be added are
    shown; with -o as well a talks file is written that holds them. A row that cannot be placed is named, with
    what was expected, and then nothing is added.

    Exit 2: the register has rows that cannot be placed.
    """
    from multitrack.report import register

    talks = _talks(file, person)
    if add is not None:
        say(register.add_register(talks, add, output))
    elif output is not None:
        say(register.write_register(talks, output))
    elif as_csv:
        from multitrack.exchange.register import REGISTER, as_row
        from multitrack.exchange.table_files import as_values

        click.echo(as_values(REGISTER, map(as_row, talks.statements)), nl=False)
    else:
        say(register.shown(talks))


@click.command()
@file_argument
@click.option("--csv", "as_csv", is_flag=True, help="Print contacts and asks as comma-separated values.")
@click.option(
    "--add", metavar="BOOK", type=_FILE, help="A book of contacts and asks (.xlsx, .csv, .json) to add."
)
@click.option(
    "-o", "--output", type=_FILE, help="Where to write: .xlsx, .csv or .json; with --add a talks file."
)
@known_to
@json_option
def channels(
    file: str,
    *,
    as_csv: bool,
    add: Path | None,
    output: Path | None,
    person: str | None,
    day: datetime | None,
) -> None:
    """Say who speaks with whom, and what was asked.

    Powers and parties: open lines, last contacts, days of silence, who speaks with one side only, through whom
    a line could be opened; what each side asked of another, with the reply, what was asked twice and what
    cannot both be granted. All of it as far as you know: an empty cell says "none known to you".

    Ages are counted to the day of --on, else to the file's own day (as_on), else to today.

    With -o the contacts and asks are written as a table, one row for each. With --add those of a table are held
    against the talks, and what would be added is shown; with -o as well a talks file is written that holds them.
    A row that cannot be placed is named, with what was expected, and then nothing is added.

    Exit 2: the table has rows that cannot be placed.
    """
    talks = talks_counted_to(file, person, day)
    if add is not None:
        from multitrack.report.contact_book import add_book

        say(add_book(talks, add, output))
    elif output is not None:
        from multitrack.report.contact_book import write_book

        say(write_book(talks, output))
    elif as_csv:
        from multitrack.exchange.contact_book import CONTACT_BOOK, as_row
        from multitrack.exchange.table_files import as_values
        from multitrack.report.contact_book import entries_of

        click.echo(as_values(CONTACT_BOOK, map(as_row, entries_of(talks))), nl=False)
    else:
        from multitrack.report.contacting import spoken

        say(spoken(talks, the_day(talks, day)))


def _talks(file: str, person: str | None) -> Talks:
    """The talks of a file; of a record at one desk without asking who."""
    from multitrack.report.handed_in import Kind, kind_of, talks_at_one_desk, talks_for

    if kind_of(file) is Kind.RECORD and person is None:
        return talks_at_one_desk(file)
    return talks_for(file, person)


def say_what_is_open(file: str) -> None:
    """Of a workbook, say how much is still to be decided, and how to see how it was read."""
    from multitrack.report.handed_in import Kind, kind_of, path_of

    if kind_of(file) is Kind.WORKBOOK:
        from multitrack.report import workbook

        click.echo(workbook.open_questions(workbook.workbook_at(path_of(file)), file), err=True)


def say_before_opening(file: str, record: Path | str) -> None:
    """Of a workbook that is to be opened, say what is better decided before its record stands."""
    from multitrack.report.handed_in import Kind, kind_of, path_of

    if kind_of(file) is Kind.WORKBOOK:
        from multitrack.report import workbook
        from multitrack.report.as_text import as_text

        page = workbook.before_opening(workbook.workbook_at(path_of(file)), file, record)
        click.echo(as_text(page), err=True)


def check_may_be_served(file: str) -> None:
    """A workbook is not served: what a team noted of one party would be heard by the others. Raises BadInputError."""
    from multitrack.report.handed_in import Kind, kind_of

    if kind_of(file) is Kind.WORKBOOK:
        raise BadInputError(
            f"{file}: a workbook says nothing of who may hear what, and every delegation would hear its issues and "
            f'options, also those made of a party\'s words. Write a talks file (multitrack matrix "{file}" -o '
            "talks.yaml), look through it, and serve that."
        )
