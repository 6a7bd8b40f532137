"""How a command answers: in words or as JSON, to the terminal or to a file, with its exit code."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from multitrack.model.talks import Talks
    from multitrack.report.answers import Answer
    from multitrack.report.page import Page

TABLES = "multitrack.tables"
"""Where it is kept in which folder tables are to be written."""
FOUND, BAD = 1, 2
"""The exit codes of a finding and of bad input."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _answer_as_json(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    ctx.find_root().obj = wanted


def file_argument(command: Command) -> Command:
    """The file that a command is asked about."""
    return click.argument("file", metavar="FILE")(command)


def json_option(command: Command) -> Command:
    """The option to answer as JSON."""
    return click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_answer_as_json,
        help="Answer as JSON.",
    )(command)


def tables_option(command: Command) -> Command:
    """The option to write the tables of an answer as well."""
    return click.option(
        "--tables",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        expose_value=False,
        is_eager=True,
        callback=_tables_into,
        help="Write its tables as well, one .csv file each.",
    )(command)


def _tables_into(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    ctx.meta[TABLES] = folder


def say(answer: Answer, of: Talks | None = None) -> None:
    """Say an answer, and leave with 1 where it is a finding; ``of``: whose tables are written where that is asked for."""
    from multitrack.report.as_json import written

    folder = click.get_current_context().meta.get(TABLES)
    if folder is not None and of is not None:
        from multitrack.notebook import write_tables

        write_tables(folder, click.get_current_context().info_name or "", answer, of)
    as_json = bool(click.get_current_context().find_root().obj)
    click.echo(written(answer.json) if as_json else lay_out(answer.page), nl=False)
    if answer.finding:
        click.get_current_context().exit(FOUND)


def lay_out(page: Page) -> str:
    """A page as wide as the terminal, up to 120; plain and in lines of 100 where there is none."""
    from multitrack.report.as_text import WIDTH, as_text

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 120) if terminal else WIDTH
    return as_text(page, width=width, colour=terminal and not os.environ.get("NO_COLOR"))


def say_bad_input(error: BadInputError, *, as_json: bool) -> None:
    """Every problem: words go to standard error, JSON to standard output."""
    from multitrack.report.as_json import bad_input_as_json, written

    if as_json:
        click.echo(written(bad_input_as_json(error.problems)), nl=False)
    else:
        click.echo(str(error), err=True)


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON object to a file. Raises BadInputError where that cannot be."""
    from multitrack.report.as_json import written

    write_text(path, written(value))


def write_text(path: Path, text: str) -> None:
    """Write a text to a file. Raises BadInputError where that cannot be."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be written ({error.strerror}).") from None
