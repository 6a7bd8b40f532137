"""The commands that meet other people's formats: import, write-as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from multitrack.cli.saying import Command, json_option, say, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("genius", "negmas", "geniusweb", "negolog", "scorable", "wahlomat", "decide", "ktab", "deu")
"""The formats that are read."""


def _form(command: Command) -> Command:
    return click.argument("form", metavar="FORMAT", type=click.Choice(NAMES))(command)


@click.command("import")
@_form
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The talks file to write."
)
@click.option("--part", metavar="NAME", help="Which sheet of a workbook, which proposal of a table.")
@click.option("--steps", type=click.IntRange(1, 1000), help="Into how many steps a continuous range is cut.")
@click.option(
    "--repair", is_flag=True, help="Mend XML that is broken in a known way, and say what was mended."
)
@json_option
def import_(
    form: str,
    *,
    paths: tuple[Path, ...],
    output: Path | None,
    part: str | None,
    steps: int | None,
    repair: bool,
) -> None:
    """Make a talks file from another program's files.

    FORMAT is genius, negmas, geniusweb, negolog, scorable, wahlomat, decide, ktab or deu. PATH is a file, or a
    folder with all that belongs together, or several of them. Every number stays exactly what is written there.
    What was dropped, mended, or read in one way of several is said under "To know".

    Nothing in a file is obeyed: no class it names is made, no entity is followed, and a file larger than the
    format can need is not read.

    With -o, the talks are written to a file and what is in it is printed; without, they are printed.

    Exit 2: the files cannot be brought in, with every reason.
    """
    from multitrack.exchange.brought import Wish
    from multitrack.report.exchanging import brought_from, brought_in, written_to

    made = brought_from(form, paths, Wish(part=part, steps=steps, repair=repair))
    if output is None:
        click.echo(made.text, nl=False)
        for note in made.brought.notes:
            click.echo(note, err=True)
    else:
        _write(written_to(output, made))
        say(brought_in(form, output, made))


@click.command("write-as")
@_form
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)
@json_option
def write_as(form: str, file: str, *, output: Path) -> None:
    """Write talks in another program's format.

    FORMAT is one that "import" reads. It is refused, with every reason, where the meaning would not survive:
    where a format has no linkage, no rule but that all agree, no issue that does not always arise, or wants
    numbers that the talks do not hold. Tables of positions (decide, ktab, deu) are never written: they measure
    how much an issue matters, and talks only put that in order.

    What has no place there, and in which units worths stand, is said under "To know". The files hold what the
    mandates hold, and are as confidential.

    Exit 2: nothing was written, with every reason.
    """
    from multitrack.report.exchanging import put_into, taken_as, taken_out
    from multitrack.report.handed_in import talks_for

    talks = talks_for(file, None)
    taken = taken_as(form, talks, file)
    _write(put_into(output, taken))
    say(taken_out(form, output, talks, taken))


def _write(texts: Mapping[Path, str]) -> None:
    from multitrack.report.bad_input import BadInputError

    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInputError(f"{path.parent}: cannot be made ({error.strerror}).") from None
        write_text(path, text)
