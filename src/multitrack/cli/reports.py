"""The command for what newsrooms write: read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from multitrack.cli.saying import json_option, say, write_text
from multitrack.report.bad_input import BadInputError


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--talks", "talks_file", metavar="TALKS", help="Find the speakers and issues of these talks in it."
)
@click.option(
    "--draft",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a talks file with what was found, to be checked line by line.",
)
@json_option
def read(file: str, *, talks_file: str | None, draft: Path | None) -> None:
    """Read who said what in a news report or transcript.

    FILE is plain text, a page (HTML) or a .docx, or - for standard input; the text is taken for English. Every
    statement is drafted with its speaker and office, on which occasion and to whom it was said, the issues it
    touches, whether its words are a quotation, a paraphrase or the outlet's own, and the words of the report
    that it rests on; so are contacts and proposals. With --talks, speakers become the people and sides of those
    talks. Nothing is entered anywhere, nothing is fetched: a person confirms.

    With --draft, a talks file is written: TALKS with the statements added as unverified, or without --talks a
    first file from the sides, matters and proposals that the report names.

    Exit 1: nobody is found to say anything. Exit 2: the file is no text, too large or could do harm.
    """
    from multitrack.reading.document import LARGEST_FILE, Refused
    from multitrack.reading.filing import as_file, filed
    from multitrack.reading.opening import read_bytes, read_file
    from multitrack.reading.reader import read as read_document
    from multitrack.report.handed_in import STDIN, talks_for
    from multitrack.report.reading_in_words import read_as

    if draft is not None and draft.exists():
        raise BadInputError(f"{draft}: this file is there already, and is left as it is. Name another.")
    talks = None if talks_file is None else talks_for(talks_file, None)
    if file == STDIN:
        found = read_bytes(sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input")
    else:
        found = read_file(Path(file))
    if isinstance(found, Refused):
        raise BadInputError(str(found))
    drafts = read_document(found, talks)
    drafted = filed(drafts, talks)
    text = None if drafted is None else as_file(drafts, drafted)
    if draft is not None:
        _write(draft, text)
    say(read_as(drafts, text))


def _write(path: Path, text: str | None) -> None:
    if text is None:
        raise BadInputError(
            f"{path}: not written. The report names no sides, or no proposal or matter that talks could be about. "
            "With --talks, its statements go into a file of yours."
        )
    write_text(path, text)
    click.echo(f"{path}: written. Check every line before you use it.", err=True)
