"""The commands: each asks one question of a file and says the answer in words or as JSON.

No thinking here, and no heavy import above the commands: every ``--help`` answers at once. Exit codes: 0, or 1
where the answer is a finding to look at (each command says which), or 2 where what was handed in is bad, with
every problem named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from multitrack import __version__
from multitrack.cli import exchanging, records, reports, tables
from multitrack.cli.saying import BAD, FOUND, Command, json_option, say, say_bad_input, write_json
from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from datetime import date, datetime

    from multitrack.model.talks import Talks
    from multitrack.web.boot import Ready

STOPPED = 130
"""The exit code of Ctrl-C."""
PORT = 8000
"""The port of the pages where none is named."""


class Commands(click.Group):
    """All commands. Bad input is said whole; Ctrl-C leaves quietly."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        for stream in (sys.stdout, sys.stderr):
            if not stream.isatty() and hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(STOPPED)
        except BadInputError as error:
            say_bad_input(error, as_json=bool(ctx.obj))
            ctx.exit(BAD)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="multitrack %(version)s")
def main() -> None:
    """Negotiate several issues side by side, in work teams, to one agreement all sides accept.

    FILE is a talks file, a position matrix (.xlsx), a folder that holds talks.yaml, the name of an example
    (six-party, coalition, geneva-2014, geneva-2017, amman-2015), or - for standard input. A record is a file, or a database named
    postgresql://HOST/DATABASE?talks=NAME.

    \b
    First steps:
      multitrack demo                 the examples in your browser
      multitrack show six-party       an example in words
      multitrack zone six-party       what could be agreed in it
      multitrack open my-talks.yaml   your own talks, on this machine alone
    """  # noqa: D301 - click reads the backspace


def _file(command: Command) -> Command:
    return click.argument("file", metavar="FILE")(command)


def _as(command: Command) -> Command:
    on_a_day = click.option(
        "--on",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="With --as: from what they knew at the end of that day, such as 2014-01-31.",
    )
    return click.option(
        "--as", "person", metavar="PERSON", help="FILE is a record: answer from what this person knows."
    )(on_a_day(command))


@main.command()
@_file
@click.option("--talks", "talks_file", metavar="FILE", help="The talks that a certificate was written for.")
@json_option
def check(file: str, talks_file: str | None) -> None:
    """Say whether a file is in order.

    A talks file: every problem in it, with its line. A record: whether it is whole, as "verify" says. A
    certificate (written by "zone --certificate"): whether its numbers hold, counted again one package at a
    time against the talks beside it, or those named with --talks. A receipt: whether its hashes and its
    signature hold, and what it says. An export: whether it holds, as "verify" says. A position matrix
    (.xlsx): how it is read, with every guess and its cell; "matrix" takes what you decide.

    Exit 1: the record is broken, or the certificate, receipt or export does not hold. Exit 2: the talks file
    has problems.
    """
    from multitrack.report import answers
    from multitrack.report.handed_in import Kind, certificate_in, kind_of, talks_of

    match kind_of(file):
        case Kind.RECORD:
            records.say_verified(file)
        case Kind.CERTIFICATE:
            say(answers.held_against(*certificate_in(file, talks_file), file))
        case Kind.RECEIPT:
            from multitrack.report import proving

            say(proving.checked(proving.receipts_in([file])[file], file))
        case Kind.EXPORT:
            records.say_verified(file)
        case Kind.WORKBOOK:
            from multitrack.report import workbook
            from multitrack.report.handed_in import path_of

            say(workbook.as_read(workbook.workbook_at(path_of(file)), file))
        case Kind.TALKS:
            say(answers.in_order(talks_of(file), file))


@main.command()
@_file
@_as
@json_option
def show(file: str, person: str | None, day: datetime | None) -> None:
    """Show the talks in words.

    Parties, tracks side by side, issues and who holds what, linkage, structures, outside powers, sources. The
    figures of mandates are never shown.
    """
    from multitrack.report import answers

    say(answers.shown(_talks(file, person, day)))


@main.command()
@_file
@click.option(
    "--package", "choices", metavar="A=A2,B=B3", help="Ask of one package; issues left out are open."
)
@click.option(
    "--certificate", type=click.Path(dir_okay=False, path_type=Path), help='Write a certificate for "check".'
)
@click.option("--mandate", metavar="FILE", help="FILE is an export: add your own delegation's mandate.")
@_as
@json_option
def zone(
    file: str,
    *,
    choices: str | None,
    certificate: Path | None,
    mandate: str | None,
    person: str | None,
    day: datetime | None,
) -> None:
    """Count what could be agreed.

    All packages are gone through: which are acceptable to all, which under the rule, which are on the
    frontier, and which ones theories of fair division point at. Where a mandate is not known: what stances
    alone can tell. With --package: what becomes of that one, party by party.

    Exit 1: nothing can be agreed under the rule (with --package: not this), or there are too many packages.
    """
    from multitrack.report import answers
    from multitrack.report.handed_in import package_of

    if choices is not None and certificate is not None:
        raise click.UsageError("A certificate is of the whole zone: leave out --package or --certificate.")
    if mandate is None:
        talks = _talks(file, person, day)
    else:
        from multitrack.report.at_home import talks_at_home

        talks = talks_at_home(file, mandate)
    if choices is not None:
        say(answers.becomes_of(talks, package_of(choices, talks)))
        return
    answer = answers.zone_of(talks)
    if certificate is not None and answer.zone is not None:
        from multitrack.report.certificate import certificate as certified
        from multitrack.report.handed_in import seen_from

        write_json(certificate, certified(talks, answer.zone, seen_from(certificate, file)))
        click.echo(f"{certificate}: written. It names worths: as confidential as the mandates.", err=True)
    say(answer)


@main.command()
@_file
@_as
@json_option
def compare(file: str, person: str | None, day: datetime | None) -> None:
    """Compare ways of organising the talks.

    What each structure in the file, each order of the issues and each split into tracks opens and closes,
    under two assumptions: every body's part must suffice alone; or a part is let through as long as an
    acceptable whole is still in reach.

    Exit 1: nothing is acceptable at all, or there are too many packages.
    """
    from multitrack.report import answers

    say(answers.compared(_talks(file, person, day)))


@main.command()
@_file
@_as
@json_option
def channels(file: str, person: str | None, day: datetime | None) -> None:
    """Say who speaks with whom, and what was asked.

    Powers and parties: open lines, last contacts, days of silence, who speaks with one side only, through whom
    a line could be opened; what each side asked of another, with the reply, what was asked twice and what
    cannot both be granted. All of it as far as you know: an empty cell says "none known to you".

    Ages are counted to the day of --on, else to the file's own day (as_on), else to today.
    """
    from multitrack.report.contacting import spoken

    talks = _talks_on(file, person, day)
    say(spoken(talks, _the_day(talks, day)))


@main.command()
@_file
@_as
@json_option
def represented(file: str, person: str | None, day: datetime | None) -> None:
    """Say who is represented, who was admitted, and who is listed by whom.

    Constituencies against delegations, with gaps and rival claims; what a delegation bears and those it claims
    refuse at home; what became of what consulted bodies put in; every step of admission; lists side by side
    where they disagree, and names like a listed one for a person to decide.
    """
    from multitrack.report.representing import represented as told

    talks = _talks_on(file, person, day)
    say(told(talks, _the_day(talks, day)))


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


@main.command()
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


@main.command("open")
@_file
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


@main.command()
@_file
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


@main.command()
def schema() -> None:
    """Print the JSON Schema of the talks file.

    For editors that complete and check YAML as it is typed.
    """
    from multitrack.report.as_json import written
    from multitrack.talksfile.describing import schema as described

    click.echo(written(described()), nl=False)


def _talks(file: str, person: str | None, day: datetime | None) -> Talks:
    """The talks that were asked about, of a record as one person knows or knew them."""
    if day is None:
        from multitrack.report.handed_in import talks_for

        tables.say_what_is_open(file)
        return talks_for(file, person)
    from multitrack.report.taken import talks_on

    return talks_on(file, person, day.date())


def _talks_on(file: str, person: str | None, day: datetime | None) -> Talks:
    """The talks that were asked about; of a talks file too a day may be named, to count ages to."""
    from multitrack.report.handed_in import Kind, kind_of

    counted_to = day is not None and person is None and kind_of(file) is Kind.TALKS
    return _talks(file, person, None if counted_to else day)


def _the_day(talks: Talks, day: datetime | None) -> date:
    """The day that ages are counted to."""
    from multitrack.report.means import means

    return day.date() if day is not None else talks.as_on or means().clock().date()


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


for each in (
    records.verify,
    records.receipt,
    records.export,
    records.submit,
    exchanging.import_,
    exchanging.write_as,
    tables.matrix,
    tables.statements,
    reports.read,
):
    main.add_command(each)
