"""The commands: each asks one question of a file and says the answer in words or as JSON.

No thinking here, and no heavy import above the commands: every ``--help`` answers at once. Exit codes: 0, or 1
where the answer is a finding to look at (each command says which), or 2 where what was handed in is bad, with
every problem named.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from multitrack import __version__
from multitrack.cli import (
    asking,
    binding,
    dividing,
    exchanging,
    missing,
    pages,
    records,
    reports,
    tables,
    whole,
)
from multitrack.cli.asked import known_to, talks_asked, talks_counted_to, the_day
from multitrack.cli.pacing import seconds_option, watching
from multitrack.cli.saying import (
    BAD,
    file_argument,
    json_option,
    say,
    say_bad_input,
    tables_option,
    write_json,
)
from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from datetime import datetime

STOPPED = 130
"""The exit code of Ctrl-C."""


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


@main.command()
@file_argument
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
@file_argument
@known_to
@tables_option
@json_option
def show(file: str, person: str | None, day: datetime | None) -> None:
    """Show the talks in words.

    Parties, tracks side by side, issues and who holds what, linkage, structures, outside powers, sources. The
    figures of mandates are never shown.
    """
    from multitrack.report import answers

    talks = talks_asked(file, person, day)
    say(answers.shown(talks), talks)


@main.command()
@file_argument
@click.option(
    "--package", "choices", metavar="A=A2,B=B3", help="Ask of one package; issues left out are open."
)
@click.option(
    "--certificate", type=click.Path(dir_okay=False, path_type=Path), help='Write a certificate for "check".'
)
@click.option("--mandate", metavar="FILE", help="FILE is an export: add your own delegation's mandate.")
@seconds_option
@known_to
@tables_option
@json_option
def zone(
    file: str,
    *,
    choices: str | None,
    certificate: Path | None,
    mandate: str | None,
    seconds: float | None,
    person: str | None,
    day: datetime | None,
) -> None:
    """Count what could be agreed.

    All packages are gone through: which are acceptable to all, which under the rule, which are on the
    frontier, and which ones theories of fair division point at. Where a mandate is not known: what stances
    alone can tell. With --package: what becomes of that one, party by party, and, where it is possible, what to
    ask for it to be sure. Beside it, where it applies: what could be had if a choice were parted, how two could
    divide the issues, and what suits those at home as well.

    Where there are too many packages to go through, they are folded issue by issue, and each number says how
    sure it is. That may take long; the first Ctrl-C tells what is known so far.

    Exit 1: nothing can be agreed under the rule (with --package: not this), or the question is too large.
    """
    from multitrack.report import answers
    from multitrack.report.handed_in import package_of

    if choices is not None and certificate is not None:
        raise click.UsageError("A certificate is of the whole zone: leave out --package or --certificate.")
    if mandate is None:
        talks = talks_asked(file, person, day)
    else:
        from multitrack.report.at_home import talks_at_home

        talks = talks_at_home(file, mandate)
    if choices is not None:
        say(answers.becomes_of(talks, package_of(choices, talks)))
        return
    with watching(seconds) as watch:
        answer = answers.zone_of(talks, watch)
    found = answer.zone or answer.large
    if certificate is not None and found is not None:
        from multitrack.report.certificate import certificate as certified
        from multitrack.report.handed_in import seen_from

        write_json(certificate, certified(talks, found, seen_from(certificate, file)))
        click.echo(f"{certificate}: written. It names worths: as confidential as the mandates.", err=True)
    say(answer, talks)


@main.command()
@file_argument
@click.option("--settled", metavar="A=A2,B=B3", help="Take these issues as settled so.")
@known_to
@tables_option
@json_option
def compare(file: str, *, settled: str | None, person: str | None, day: datetime | None) -> None:
    """Compare ways of organising the talks.

    What each structure in the file, each order of the issues and each split into tracks opens and closes,
    under two assumptions: every body's part must suffice alone; or a part is let through as long as an
    acceptable whole is still in reach.

    Where there are too many packages to go through, it is said which issues, once settled, leave few enough:
    name them with --settled.

    Exit 1: nothing is acceptable at all, or there are too many packages.
    """
    from multitrack.model.package import Package
    from multitrack.report import answers
    from multitrack.report.handed_in import package_of

    talks = talks_asked(file, person, day)
    package = Package() if settled is None else package_of(settled, talks, "--settled")
    say(answers.compared(talks, package), talks)


@main.command()
@file_argument
@known_to
@tables_option
@json_option
def represented(file: str, person: str | None, day: datetime | None) -> None:
    """Say who is represented, who was admitted, and who is listed by whom.

    Constituencies against delegations, with gaps and rival claims; what a delegation bears and those it claims
    refuse at home; what became of what consulted bodies put in; every step of admission; lists side by side
    where they disagree, and names like a listed one for a person to decide.
    """
    from multitrack.report.representing import represented as told

    talks = talks_counted_to(file, person, day)
    say(told(talks, the_day(talks, day)), talks)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the talks file.

    For editors that complete and check YAML as it is typed.
    """
    from multitrack.report.as_json import written
    from multitrack.talksfile.describing import schema as described

    click.echo(written(described()), nl=False)


for each in (
    pages.demo,
    pages.open_,
    pages.serve,
    pages.served,
    binding.binding,
    records.verify,
    records.receipt,
    records.export,
    records.submit,
    exchanging.import_,
    exchanging.write_as,
    tables.channels,
    tables.matrix,
    tables.statements,
    reports.read,
    whole.report,
    asking.power,
    asking.better,
    asking.blocking,
    asking.leverage,
    missing.robust,
    dividing.teams,
):
    main.add_command(each)
