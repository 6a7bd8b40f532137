"""The commands: each asks one question of a file and says the answer in words or as JSON.

No thinking here, and no heavy import above the commands: every ``--help`` answers at once. Exit codes: 0, or 1
where the answer is a finding to look at (each command says which), or 2 where what was handed in is bad, with
every problem named.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from multitrack import __version__
from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from datetime import datetime

    from multitrack.model.talks import Talks
    from multitrack.report.answers import Answer
    from multitrack.report.page import Page
    from multitrack.web.boot import Ready

FOUND, BAD, STOPPED = 1, 2, 130
"""The exit codes of a finding, of bad input, and of Ctrl-C."""
PORT = 8000
"""The port of the pages where none is named."""

Command = TypeVar("Command", bound=Callable[..., Any])


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
            _say_bad_input(error, as_json=bool(ctx.obj))
            ctx.exit(BAD)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="multitrack %(version)s")
def main() -> None:
    """Negotiate several issues side by side, in work teams, to one agreement all sides accept.

    FILE is a talks file, a folder that holds talks.yaml, the name of an example (six-party, coalition,
    geneva-2014), or - for standard input.

    \b
    First steps:
      multitrack demo                 the examples in your browser
      multitrack show six-party       an example in words
      multitrack zone six-party       what could be agreed in it
      multitrack open my-talks.yaml   your own talks, on this machine alone
    """  # noqa: D301 - click reads the backspace


def _answer_as_json(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    ctx.find_root().obj = wanted


def _file(command: Command) -> Command:
    return click.argument("file", metavar="FILE")(command)


def _json(command: Command) -> Command:
    return click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_answer_as_json,
        help="Answer as JSON.",
    )(command)


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
@_json
def check(file: str, talks_file: str | None) -> None:
    """Say whether a file is in order.

    A talks file: every problem in it, with its line. A record: whether it is whole, as "verify" says. A
    certificate (written by "zone --certificate"): whether its numbers hold, counted again one package at a
    time against the talks beside it, or those named with --talks. A receipt: whether its hashes and its
    signature hold, and what it says. An export: whether it holds, as "verify" says.

    Exit 1: the record is broken, or the certificate, receipt or export does not hold. Exit 2: the talks file
    has problems.
    """
    from multitrack.report import answers
    from multitrack.report.handed_in import Kind, certificate_in, kind_of, talks_of

    match kind_of(file):
        case Kind.RECORD:
            _verify(file)
        case Kind.CERTIFICATE:
            _say(answers.held_against(*certificate_in(file, talks_file), file))
        case Kind.RECEIPT:
            from multitrack.report import proving

            _say(proving.checked(proving.receipts_in([file])[file], file))
        case Kind.EXPORT:
            _verify(file)
        case Kind.TALKS:
            _say(answers.in_order(talks_of(file), file))


@main.command()
@_file
@_as
@_json
def show(file: str, person: str | None, day: datetime | None) -> None:
    """Show the talks in words.

    Parties, tracks side by side, issues and who holds what, linkage, structures, outside powers, sources. The
    figures of mandates are never shown.
    """
    from multitrack.report import answers

    _say(answers.shown(_talks(file, person, day)))


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
@_json
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
        _say(answers.becomes_of(talks, package_of(choices, talks)))
        return
    answer = answers.zone_of(talks)
    if certificate is not None and answer.zone is not None:
        from multitrack.report.certificate import certificate as certified
        from multitrack.report.handed_in import seen_from

        _write(certificate, certified(talks, answer.zone, seen_from(certificate, file)))
        click.echo(f"{certificate}: written. It names worths: as confidential as the mandates.", err=True)
    _say(answer)


@main.command()
@_file
@_as
@_json
def compare(file: str, person: str | None, day: datetime | None) -> None:
    """Compare ways of organising the talks.

    What each structure in the file, each order of the issues and each split into tracks opens and closes,
    under two assumptions: every body's part must suffice alone; or a part is let through as long as an
    acceptable whole is still in reach.

    Exit 1: nothing is acceptable at all, or there are too many packages.
    """
    from multitrack.report import answers

    _say(answers.compared(_talks(file, person, day)))


@main.command()
@click.argument("record", metavar="RECORD")
@click.option(
    "--receipt",
    "receipts",
    multiple=True,
    metavar="FILE",
    help="A receipt to hold against it; as many as you have.",
)
@_json
def verify(record: str, receipts: tuple[str, ...]) -> None:
    """Check that a record is whole.

    Every entry is held against the one before it on its channel, from what is stored and nothing else; the
    first broken entry is named. A record whose last entries were cut off, or that was written anew with all
    its hashes, is whole as far as it goes: only a receipt shows it. With --receipt: whether its entry stands
    in the record, or that the record was cut, reordered or rewritten, and where.

    RECORD may be an export: then what one person heard is checked, and how much of it is proven by itself.

    Exit 1: broken, or a receipt does not stand. Exit 2: no record, or no receipt.
    """
    _verify(record, receipts)


@main.command()
@click.argument("record", metavar="RECORD")
@click.argument("channel", metavar="CHANNEL")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@click.option(
    "--as", "person", metavar="PERSON", required=True, help="Who heard the entry, and takes the receipt."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@_json
def receipt(record: str, channel: str, number: int, *, person: str, output: Path | None) -> None:
    """Give the receipt of an entry.

    For one entry that the person heard on the public channel, in the plenary or on a track: what was done,
    by whom and when, its number and hash and those it stands on, signed with the key beside the record.
    "multitrack check" reads it without the record; "multitrack verify RECORD --receipt" holds a record
    against it. Other channels give no receipts, so that a leaked copy proves nothing to anyone.

    With -o, the receipt is written to a file and printed in words; without, it is printed as JSON.

    Exit 1: there is none for this entry.
    """
    from multitrack.record.receipt import receipt_as_json
    from multitrack.report import answers, proving
    from multitrack.report.as_json import written
    from multitrack.report.taken import heard_in

    given = proving.given(heard_in(record, person), channel, number)
    if isinstance(given, answers.Answer):
        _say(given)
    elif output is None:
        click.echo(written(receipt_as_json(given)), nl=False)
    else:
        _write(output, receipt_as_json(given))
        _say(proving.checked(given, str(output)))


@main.command()
@click.argument("record", metavar="RECORD")
@click.option("--as", "person", metavar="PERSON", required=True, help="Whose export it is.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@_json
def export(record: str, *, person: str, output: Path | None) -> None:
    """Write what one person hears to one file.

    Every entry they heard, channel by channel, with its words and seals; of a channel they did not hear from
    its start, where it stands as well, in the record's word: signed for the public channel, the plenary and
    tracks, plain for others. "multitrack verify" checks it without the record; "show", "zone" and "compare"
    read it. It is as confidential as everything that the person knows.

    With -o, it is written to a file and its check is printed; without, it is printed.

    Exit 2: no record, or the person has no seat in it.
    """
    from multitrack.record.export import export_of, written
    from multitrack.report.exporting import verified_export
    from multitrack.report.taken import heard_in

    heard = heard_in(record, person)
    taken = export_of(heard.view, heard.rows, heard.key)
    if output is None:
        click.echo(written(taken), nl=False)
    else:
        _write_text(output, written(taken))
        _say(verified_export(taken, str(output)))


@main.command()
@click.argument("record", metavar="RECORD")
@click.argument("acts", metavar="ACTS")
@click.option("--as", "person", metavar="PERSON", required=True, help="Who wrote them.")
@_json
def submit(record: str, acts: str, *, person: str) -> None:
    """Bring acts that were written elsewhere.

    ACTS is a file of acts, written away from the record. Each names the last entry of its channel that its
    writer had seen, and is judged against that: accepted; refused, with the clause and what would make it
    possible; or not done, because what it is about changed since. Brought twice, an act is done once.

    Exit 1: not every act was accepted. Exit 2: nothing was done, for the file or the record is bad.
    """
    from multitrack.report.bringing import brought

    _say(brought(record, acts, person))


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
        type=click.Path(path_type=Path),
        help="Where the record is kept; beside the talks where nothing is named.",
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
def open_(file: str, *, record: Path | None, mandate: str | None, port: int | None, no_browser: bool) -> None:
    """Open talks at one desk.

    For one person who keeps everyone's positions, on this machine alone: a local page, one file, and nothing
    leaves it. Where the record is there already, you go on in it. FILE may be the record itself.

    FILE may be an export of larger talks: the parties, issues, options, stances and tracks that its person
    knew stand on a desk of your own, with your mandate if you add it. What is written there stays there; acts
    meant for the talks are brought with "submit".

    Exit 1: the record is broken.
    """
    from multitrack.report.handed_in import Kind, kind_of, record_for, talks_at_one_desk, talks_for
    from multitrack.web import boot

    if kind_of(file) is Kind.EXPORT or mandate is not None:
        from multitrack.report.at_home import talks_at_home

        talks, kept = talks_at_home(file, mandate), record_for(file, record)
    elif kind_of(file) is Kind.RECORD:
        talks, kept = talks_at_one_desk(file), Path(file)
    else:
        talks, kept = talks_for(file, None), record_for(file, record)
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
    file: str, *, record: Path | None, host: str, port: int | None, names: tuple[str, ...], https: bool
) -> None:
    """Serve talks to everybody at the table.

    FILE is a record, a folder of records, or a talks file. From a talks file a new record is opened, and one
    link is printed for the mediator and one for each head of delegation: each opens an account, once. Hand
    them over yourself.

    Exit 1: a record is broken; none is served then.
    """
    from multitrack.report.handed_in import is_house, record_for, talks_for
    from multitrack.web import boot

    if is_house(file):
        kept, talks = Path(file), None
    else:
        kept = record_for(file, record)
        talks = {kept.stem: talks_for(file, None)}
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

        return talks_for(file, person)
    from multitrack.report.taken import talks_on

    return talks_on(file, person, day.date())


def _verify(file: str, receipts: tuple[str, ...] = ()) -> None:
    from multitrack.record.journal.rows import DamagedError
    from multitrack.report import answers
    from multitrack.report.exporting import verified_export
    from multitrack.report.handed_in import Kind, export_at, kind_of, rows_in

    complete = kind_of(file) is not Kind.EXPORT
    try:
        if complete:
            rows = rows_in(file)
            answer = answers.verified(rows, file)
        else:
            export = export_at(file)
            rows, answer = export.rows, verified_export(export, file)
    except DamagedError as error:
        _say(answers.damaged(file, str(error)))
        return
    if receipts:
        from multitrack.report import proving

        answer = proving.proved(answer, proving.receipts_in(receipts), rows, complete=complete)
    _say(answer)


def _say(answer: Answer) -> None:
    """Say an answer, and leave with 1 where it is a finding."""
    from multitrack.report.as_json import written

    as_json = bool(click.get_current_context().find_root().obj)
    click.echo(written(answer.json) if as_json else _laid_out(answer.page), nl=False)
    if answer.finding:
        click.get_current_context().exit(FOUND)


def _laid_out(page: Page) -> str:
    """A page as wide as the terminal, up to 120; plain and in lines of 100 where there is none."""
    from multitrack.report.as_text import WIDTH, as_text

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 120) if terminal else WIDTH
    return as_text(page, width=width, colour=terminal and not os.environ.get("NO_COLOR"))


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


def _say_bad_input(error: BadInputError, *, as_json: bool) -> None:
    """Every problem: words go to standard error, JSON to standard output."""
    from multitrack.report.as_json import bad_input_as_json, written

    if as_json:
        click.echo(written(bad_input_as_json(error.problems)), nl=False)
    else:
        click.echo(str(error), err=True)


def _write(path: Path, value: dict[str, Any]) -> None:
    from multitrack.report.as_json import written

    _write_text(path, written(value))


def _write_text(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be written ({error.strerror}).") from None
