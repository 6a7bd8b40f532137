"""Files of other programs into a talks file and talks out into theirs, with what was lost on the way named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from multitrack.exchange.brought import Brought, Taken, Wish
from multitrack.exchange.files import sources
from multitrack.exchange.formats import FORMATS, take_out
from multitrack.exchange.refused import RefusedError
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, in_order, talks_as_json
from multitrack.report.bad_input import BadInputError
from multitrack.report.page import Heading, Line, Page, Points
from multitrack.report.phrasing import counted
from multitrack.talksfile import write_apart
from multitrack.talksfile.annex import LARGEST

APART_FROM = 20_000
"""From so many worths on, mandates stand in files of their own: together they would not fit into one."""


@dataclass(frozen=True, slots=True)
class TalksFile:
    """Talks made from other files, and the texts to be written for them, by their paths from the first."""

    brought: Brought
    text: str
    annexes: dict[str, str]


def brought_from(form: str, paths: Iterable[Path], wish: Wish) -> TalksFile:
    """The talks file that some files of a format make up. Raises BadInputError with all that is wrong."""
    try:
        brought = FORMATS[form].read(sources(paths), wish)
    except RefusedError as error:
        raise BadInputError(*error.problems) from None
    worths = sum(len(factor.worths) for mandate in brought.talks.mandates for factor in mandate.factors)
    written = write_apart(brought.talks, () if worths <= APART_FROM else None)
    for each in (written.text, *written.annexes.values()):
        if len(each.encode()) > LARGEST:
            said = f"the talks would fill {len(each.encode()):,} bytes, and a file holds at most {LARGEST:,}."
            raise BadInputError(said)
    return TalksFile(brought, written.text, written.annexes)


def written_to(file: Path, made: TalksFile) -> dict[Path, str]:
    """Where each text goes. Raises BadInputError where something stands there already."""
    texts = {file: made.text} | {file.parent / path: text for path, text in made.annexes.items()}
    _none_there(texts)
    return texts


def brought_in(form: str, file: Path, made: TalksFile) -> Answer:
    """That a talks file was written, what it holds, and what has to be known about the way there."""
    talks = made.brought.talks
    page: Page = (*in_order(talks, str(file)).page, *_noted(made.brought.notes))
    if made.annexes:
        page = (*page, Line(f"The mandates stand apart, in {counted(len(made.annexes), 'file')} beside it."))
    return Answer(
        page=page,
        json={
            "kind": "import",
            "format": form,
            "files": [file.as_posix(), *made.annexes],
            **talks_as_json(talks),
            "notes": list(made.brought.notes),
        },
    )


def taken_as(form: str, talks: Talks, file: str) -> Taken:
    """The talks in another form. Raises BadInputError with every reason why their meaning would not survive."""
    try:
        return take_out(talks, form, file)
    except RefusedError as error:
        raise BadInputError(*error.problems) from None


def put_into(folder: Path, taken: Taken) -> dict[Path, str]:
    """Where each text goes. Raises BadInputError where something stands there already, or would stand outside."""
    for name in taken.files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or any(letter in name for letter in '\\:*?"<>|\0'):
            raise BadInputError(
                f'"{name}" is no name for a file on every disk: give the party a plainer code.'
            )
    texts = {folder / name: text for name, text in taken.files.items()}
    _none_there(texts)
    return texts


def _none_there(texts: dict[Path, str]) -> None:
    there = [path for path in texts if path.exists()]
    if there:
        raise BadInputError(
            *(f"{path}: something stands there already; name another place." for path in there)
        )


def taken_out(form: str, folder: Path, talks: Talks, taken: Taken) -> Answer:
    """That files were written, and what has to be known about the way there."""
    files = counted(len(taken.files), "file")
    return Answer(
        page=(Line(f"{folder}: written, {files} for {FORMATS[form].about}."), *_noted(taken.notes)),
        json={
            "kind": "write-as",
            "format": form,
            "talks": talks.title,
            "files": list(taken.files),
            "notes": list(taken.notes),
        },
    )


def _noted(notes: tuple[str, ...]) -> Page:
    return (Heading("To know"), Points(notes)) if notes else ()
