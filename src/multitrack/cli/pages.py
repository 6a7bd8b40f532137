"""The commands that open pages in a browser, and whom a server served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from multitrack.cli import tables
from multitrack.cli.saying import FOUND, Command, file_argument, json_option, say
from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from multitrack.model.talks import Talks
    from multitrack.web.boot import Ready

PORT = 8000
"""The port of the pages where none is named."""


def _port(command: Command) -> Command:
    return click.option(
        "--port",
        type=click.IntRange(0, 65535),
        help=f"The port; {PORT}, or any free one, where none is named.",
    )(command)


def _no_browser(command: Command) -> Command:
    return click.option("--no-browser", is_flag=True, help="Leave the browser alone.")(command)


def _record(command: Command) -> Command:
    return click.option(
        "--record",
        metavar="RECORD",
        help="Where the record is kept: a file, or a database; beside the talks where nothing is named.",
    )(command)


@click.command()
@_port
@_no_browser
def demo(*, port: int | None, no_browser: bool) -> None:
    """Open the examples in your browser.

    Prints one address, the accounts, and what to do in the first five minutes. All of it runs on this machine
    and is forgotten when you stop it with Ctrl+C.
    """
    from tempfile import TemporaryDirectory

    from multitrack.report.handed_in import examples
    from multitrack.web import boot

    talks = examples()
    with TemporaryDirectory(prefix="multitrack-", ignore_cleanup_errors=True) as folder:
        _stay(lambda at: boot.demo(talks, Path(folder), port=at), port, browser=not no_browser)


@click.command("open")
@file_argument
@_record
@click.option("--mandate", metavar="FILE", help="FILE is an export: add your own delegation's mandate.")
@_port
@_no_browser
def open_(file: str, *, record: str | None, mandate: str | None, port: int | None, no_browser: bool) -> None:
    """Open talks at one desk.

    For one person who keeps everyone's positions, on this machine alone: a local page, one file, and nothing
    leaves it. Where the record is there already, you go on in it. FILE may be the record itself, or a
    position matrix (.xlsx): look first at how it is read, with "check".

    FILE may be an export of larger talks: the parties, issues, options, stances and tracks that its person
    knew stand on a desk of your own, with your mandate if you add it. What is written there stays there; acts
    meant for the talks are brought with "submit".

    Exit 1: the record is broken.
    """
    from multitrack.report.handed_in import (
        Kind,
        kind_of,
        place_of,
        reaching,
        record_for,
        talks_at_one_desk,
        talks_for,
    )
    from multitrack.web import boot

    talks: Talks
    if kind_of(file) is Kind.EXPORT or mandate is not None:
        from multitrack.report.at_home import talks_at_home

        talks, kept = talks_at_home(file, mandate), record_for(file, record)
    elif kind_of(file) is Kind.RECORD:
        talks, kept = talks_at_one_desk(file), place_of(file)
    else:
        talks, kept = talks_for(file, None), record_for(file, record)
        tables.say_before_opening(file, kept)
    with reaching(kept):
        _stay(lambda at: boot.open_desk(talks, kept, port=at), port, browser=not no_browser)


@click.command()
@file_argument
@_record
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all."
)
@_port
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="A name under which the house is reached."
)
@click.option("--https", is_flag=True, help="It is reached by https only, through a server in front of it.")
def serve(
    file: str, *, record: str | None, host: str, port: int | None, names: tuple[str, ...], https: bool
) -> None:
    """Serve talks to everybody at the table.

    FILE is a record, a folder of records, or a talks file; no workbook, for that says nothing of who may hear
    what. From a talks file a new record is opened, and one
    link is printed for the mediator and one for each head of delegation: each opens an account, once. Hand
    them over yourself. Several servers may serve one record in a database: one house, with the same accounts.

    Exit 1: a record is broken; none is served then.
    """
    from multitrack.report.handed_in import is_house, place_of, reaching, record_for, talks_for
    from multitrack.web import boot
    from multitrack.web.place import Place

    house = is_house(file)
    kept = place_of(file) if house else record_for(file, record)
    if not house:
        tables.check_may_be_served(file)
    talks = None if house else {Place(kept).name: talks_for(file, None)}
    with reaching(kept):
        _stay(
            lambda at: boot.serve(kept, talks=talks, host=host, port=at, hosts=names, secure=https),
            port,
            browser=False,
        )


@click.command()
@file_argument
@json_option
def served(file: str) -> None:
    """Say whom a server served.

    FILE is a record that was served, or a folder of records. Every account that was opened: for which side, when,
    on whose word, confirmed when, whether it is in use and its log bears its seals; and when none was issued, for a
    list that is declared binding. No word of the talks is in it.

    Exit 1: a log does not bear its seals, or a record is broken.
    """
    from multitrack.report.handed_in import place_of, reaching
    from multitrack.web import boot

    kept = place_of(file)
    if isinstance(kept, Path) and not kept.exists():
        raise BadInputError(f"{file}: there is no such record or folder.")
    try:
        with reaching(kept):
            say(boot.served(kept))
    except boot.BrokenRecordError as error:
        click.echo(str(error), err=True)
        click.get_current_context().exit(FOUND)


def _stay(opened: Callable[[int], Ready], port: int | None, *, browser: bool) -> None:
    """Say what is ready, and serve until stopped. Without a wish for a port, any free one will do."""
    from multitrack.web.boot import BrokenRecordError, PortTakenError

    try:
        ready = opened(PORT if port is None else port)
    except BrokenRecordError as error:
        click.echo(str(error), err=True)
        click.get_current_context().exit(FOUND)
    except PortTakenError as error:
        if port is not None:
            said = str(error).partition(" (while")[0]
            raise BadInputError(f"{said}. Choose another with --port.") from None
        ready = opened(0)
    click.echo(ready.text)
    try:
        ready.run(browser=browser)
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
