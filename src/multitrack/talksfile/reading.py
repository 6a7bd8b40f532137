"""From a file to talks, or to all that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from multitrack.model.talks import Talks
from multitrack.talksfile.annex import LARGEST, inside
from multitrack.talksfile.form.whole import TALKS
from multitrack.talksfile.lines import Tree, UnreadableError, parse
from multitrack.talksfile.naming import GIVEN_UNDER, check_channels, check_counts, check_names
from multitrack.talksfile.nesting import check_arising, check_nesting
from multitrack.talksfile.notes import Annexes, Broken, Notes, Place
from multitrack.talksfile.problems import Problem
from multitrack.talksfile.sections import parse_parts

NAME = "talks.yaml"
"""The name of the talks file in a folder."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gives: the talks, or the problems that stand between them and us, in the order of lines."""

    talks: Talks | None
    problems: tuple[Problem, ...] = ()


def read(path: Path | str) -> Reading:
    """Read a talks file, or the ``talks.yaml`` of a folder, with its annexes."""
    file = Path(path)
    if file.is_dir():
        file = file / NAME
    text = _text_of(file, file.name)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    return _read(text, file.name, lambda annex: _annex_in(file.parent, annex))


def read_text(text: str, name: str = NAME, annexes: Mapping[str, str] | None = None) -> Reading:
    """Read the text of a talks file; ``annexes`` holds the texts of its annexes by their paths."""
    given = annexes or {}

    def annex(path: str) -> Tree | tuple[Problem, ...] | str:
        return _tree(given[path], path) if path in given else f'there is no annex "{path}"'

    return _read(text, name, annex)


def _read(text: str, name: str, annexes: Annexes) -> Reading:
    if len(text) > LARGEST:
        return Reading(None, (_too_large(name, len(text)),))
    parsed = parse_parts(text, name)
    if parsed.tree is None:
        return Reading(None, parsed.problems)
    notes = Notes(annexes, list(parsed.problems), lost=parsed.lost)
    notes.unsure |= {(kind, None) for part in parsed.lost for kind in GIVEN_UNDER.get(part, ())}
    talks = _talks(parsed.tree, Place(notes, name))
    return Reading(talks, _in_order(notes.problems, name)) if talks is None else Reading(talks)


def _talks(tree: Tree, place: Place) -> Talks | None:
    """The talks, where nothing at all is wrong with the file."""
    notes = place.notes
    sheet = TALKS.read(tree, place)
    check_names(notes)
    check_channels(notes, place)
    check_counts(notes)
    check_nesting(notes)
    if notes.problems or isinstance(sheet, Broken):
        return None
    talks = sheet.talks()
    check_arising(notes, place, talks)
    return None if notes.problems else talks


def _in_order(problems: list[Problem], name: str) -> tuple[Problem, ...]:
    """Each problem once: those of the talks file first, by their lines."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda each: (each.file != name, each.file, each.line or 0)))


def _annex_in(folder: Path, path: str) -> Tree | tuple[Problem, ...] | str:
    file = inside(folder, path)
    if isinstance(file, str):
        return file
    text = _text_of(file, path)
    return (text,) if isinstance(text, Problem) else _tree(text, path)


def _tree(text: str, path: str) -> Tree | tuple[Problem, ...]:
    try:
        return parse(text)
    except UnreadableError as error:
        return (error.problem(path),)


def _text_of(file: Path, name: str) -> str | Problem:
    """The text of a file, or why there is none."""
    try:
        size = file.stat().st_size
        content = b"" if size > LARGEST else file.read_bytes()
    except OSError as error:
        return Problem(file=name, line=None, where="", found=_no_file(error), expected="a talks file")
    if size > LARGEST:
        return _too_large(name, size)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = "the file is not UTF-8 text"
        return Problem(file=name, line=line, where="", found=found, expected="a file saved as UTF-8")


def _too_large(name: str, size: int) -> Problem:
    found = f"the file has {size} bytes"
    return Problem(file=name, line=None, where="", found=found, expected=f"at most {LARGEST}")


def _no_file(error: OSError) -> str:
    return (
        "there is no such file"
        if isinstance(error, FileNotFoundError)
        else f"the file cannot be read ({error.strerror})"
    )
