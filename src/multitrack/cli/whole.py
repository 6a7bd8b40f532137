"""The command for one document to take along: report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from multitrack.cli.asked import known_to, talks_counted_to, the_day
from multitrack.cli.pacing import seconds_option, watching
from multitrack.cli.saying import file_argument, lay_out, write_text
from multitrack.report.bad_input import BadInputError

if TYPE_CHECKING:
    from datetime import datetime

WRITTEN_AS = (".html", ".htm", ".txt")
"""How the name of a report's file may end."""


@click.command()
@file_argument
@click.option(
    "-o",
    "--output",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT",
    help="Write it to OUT: a page to open and to print (.html), or plain text (.txt).",
)
@click.option("--mandate", metavar="FILE", help="FILE is an export: add your own delegation's mandate.")
@seconds_option
@known_to
def report(
    file: str,
    *,
    output: Path | None,
    mandate: str | None,
    seconds: float | None,
    person: str | None,
    day: datetime | None,
) -> None:
    """Tell everything about the talks in one document.

    The answer in three sentences; what could be agreed, with pictures; who stands in the way; what opens if one party moves; what each way of
    organising opens and closes; who speaks with whom; who is represented; the talks with their sources. A page
    (.html) stands alone: pictures inside, nothing is fetched, and it prints on A4. Its first lines say whose
    mandates it rests on: it is as confidential as they are.
    """
    from multitrack.report.whole import report_of

    if output is not None and output.suffix.lower() not in WRITTEN_AS:
        raise BadInputError(
            f"{output}: a report is a page (.html) or plain text (.txt); nothing was written. Name it so."
        )
    if mandate is None:
        talks = talks_counted_to(file, person, day)
    else:
        from multitrack.report.at_home import talks_at_home

        talks = talks_at_home(file, mandate)
    with watching(seconds) as watch:
        found = report_of(talks, the_day(talks, day), watch)
    if output is None:
        click.echo(f"{found.notice}\n\n{lay_out(found.page)}", nl=False)
        return
    if output.suffix.lower() == ".txt":
        from multitrack.report.as_text import as_text

        write_text(output, f"{found.notice}\n\n{as_text(found.page)}")
    else:
        from multitrack import __version__
        from multitrack.report.as_html import as_html

        footer = f"Written by multitrack {__version__} from {Path(file).name}."
        write_text(output, as_html(found.page, notice=found.notice, footer=footer))
    click.echo(f"{output}: written. {found.notice}", err=True)
