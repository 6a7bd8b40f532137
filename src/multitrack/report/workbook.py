"""A workbook that was handed in: its talks, how it was read, what a person decided of it, and the way back into it.

Decisions stand in a small text beside the workbook, one to a line, so that every command reads it alike:

    same: GOS = Government of Sarro (GOS)
    leave out: Mediator
    sheet: Security
    own words: wanted
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.matrix.into import Plan, changed, planned
from multitrack.exchange.matrix.reading import UNDECIDED, Decisions, MatrixReading, read_matrix
from multitrack.exchange.matrix.remarks import Kind, Remark
from multitrack.exchange.matrix.writing import matrix_of
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, holds, talks_as_json
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.page import Block, Heading, Line, Page, Paragraph, Points, Table
from multitrack.report.phrasing import counted
from multitrack.talksfile import write_apart

DECIDED = ".decided.txt"
"""How the name of the decisions on a workbook ends."""
_WANTED = "wanted"
_FIRST = "# What was decided of {name}. Every command reads it; take a line out to decide anew.\n"


def decided_at(book: Path) -> Path:
    """Where the decisions on a workbook stand."""
    return book.with_name(f"{book.stem}{DECIDED}")


def workbook_at(book: Path) -> MatrixReading:
    """A workbook, read with what was decided of it. Raises BadInputError."""
    return _read(book, decisions_on(book))


def _read(book: Path, decisions: Decisions) -> MatrixReading:
    try:
        return read_matrix(book, decisions)
    except RefusedError as error:
        raise BadInputError(f"{book}: {error}") from None


def decisions_on(book: Path) -> Decisions:
    """What was decided of a workbook. Raises BadInputError with every line that is no decision."""
    path = decided_at(book)
    if not path.is_file():
        return UNDECIDED
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadInputError(f"{path}: this file cannot be read. Expected UTF-8 text.") from None
    decisions, problems = UNDECIDED, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            further = _decision(line)
            if further is None:
                problems.append(
                    f'{path} line {number}: "{line}" is no decision. Expected "same: A = B", "leave out: A", '
                    f'"sheet: A" or "own words: {_WANTED}".'
                )
            else:
                decisions = together(decisions, further)
    if problems:
        raise BadInputError(*problems)
    return decisions


def _decision(line: str) -> Decisions | None:
    key, _, value = (each.strip() for each in line.partition(":"))
    match key, value:
        case "same", _:
            pair = same_of(value)
            return None if pair is None else Decisions(same=(pair,))
        case "leave out", value if value:
            return Decisions(left_out=(value,))
        case "sheet", value if value:
            return Decisions(sheets=(value,))
        case "own words", "wanted":
            return Decisions(own_words=True)
        case _:
            return None


def same_of(typed: str) -> tuple[str, str] | None:
    """Two spellings as they are typed: ``A = B``."""
    one, equals, other = (each.strip() for each in typed.partition("="))
    return (one, other) if equals and one and other else None


def together(one: Decisions, other: Decisions) -> Decisions:
    """Decisions and further ones, each once."""
    return Decisions(
        same=tuple(dict.fromkeys((*one.same, *other.same))),
        left_out=tuple(dict.fromkeys((*one.left_out, *other.left_out))),
        sheets=tuple(dict.fromkeys((*one.sheets, *other.sheets))),
        own_words=one.own_words or other.own_words,
    )


def decide(book: Path, further: Decisions) -> MatrixReading:
    """Read a workbook with further decisions, and keep them beside it. Raises BadInputError; then nothing is kept."""
    decisions = together(decisions_on(book), further)
    reading = _read(book, decisions)
    if further != UNDECIDED:
        path = decided_at(book)
        try:
            path.write_text(_FIRST.format(name=book.name) + "".join(_lines(decisions)), encoding="utf-8")
        except OSError as error:
            raise BadInputError(f"{path}: cannot be written ({error.strerror}).") from None
    return reading


def _lines(decisions: Decisions) -> Iterator[str]:
    yield from (f"same: {one} = {other}\n" for one, other in decisions.same)
    yield from (f"leave out: {each}\n" for each in decisions.left_out)
    yield from (f"sheet: {each}\n" for each in decisions.sheets)
    if decisions.own_words:
        yield f"own words: {_WANTED}\n"


def as_read(reading: MatrixReading, file: str) -> Answer:
    """How a workbook was read: what it holds, and every guess with its cells."""
    talks = reading.talks
    return Answer(
        page=(
            Line(f"{file}: read. {talks.title}: {holds(talks)}."),
            *_remarks_in_words(reading.remarks),
            *_to_decide(reading, file),
        ),
        json={
            "kind": "workbook",
            "status": "read",
            **talks_as_json(talks),
            "remarks": [_remark(each) for each in reading.remarks],
        },
    )


def open_questions(reading: MatrixReading, file: str) -> str:
    """One line on what is still to be decided of a workbook, and how much of it was read by rules."""
    to_decide = _to_be_decided(reading)
    rest = len(reading.remarks) - len(to_decide)
    asks = f"{counted(len(to_decide), 'thing is', 'things are')} for you to decide, " if to_decide else ""
    how = f"{asks}{counted(rest, 'remark')} on how it was read"
    return f'{file}: {holds(reading.talks)}; {how}: multitrack check "{file}"'


def before_opening(reading: MatrixReading, file: str, record: Path | str) -> Page:
    """What whoever opens a workbook must know first: a record keeps the parties that it was opened with.

    A database is not asked whether the record stands there already; what is to be decided is said then.
    """
    said: list[Block] = [Line(open_questions(reading, file))]
    if isinstance(record, Path) and record.exists() and record.stat().st_size:
        said.append(
            Line(
                f"You go on in {record}. What was changed in the workbook or decided of it since is not in it; "
                "for a record of its own, add --record NAME.sqlite3"
            )
        )
    elif to_decide := _to_be_decided(reading):
        said += [
            Points(tuple(map(str, to_decide))),
            Line("The record keeps the parties that it is opened with: decide first, or open it as it is."),
            *_to_decide(reading, file),
        ]
    return tuple(said)


def _to_be_decided(reading: MatrixReading) -> list[Remark]:
    return [each for each in reading.remarks if each.kind is Kind.DECIDE]


def _remarks_in_words(remarks: Iterable[Remark]) -> Iterator[Block]:
    said = list(remarks)
    for kind in Kind:
        of_kind = tuple(str(each) for each in said if each.kind is kind)
        if of_kind:
            yield Heading(kind.value.capitalize())
            yield Points(of_kind)


def _to_decide(reading: MatrixReading, file: str) -> Iterator[Block]:
    """The command that decides everything that is proposed, in one line to copy and cut."""
    flags = " ".join(each.flag for each in reading.remarks if each.flag)
    if flags:
        yield Paragraph("To decide all of it as proposed, or as much of it as you leave standing:")
        yield Line(f'multitrack matrix "{file}" {flags}')


def _remark(remark: Remark) -> Json:
    return {
        "kind": remark.kind.value,
        "cells": list(remark.places),
        "what": remark.what,
        "flag": remark.flag,
    }


def into(talks: Talks, book: Path, output: Path | None) -> Answer:
    """What would change in a workbook, or has changed in what was written. Raises BadInputError."""
    reading = workbook_at(book)
    plan = planned(talks, reading)
    if output is not None:
        write_bytes(output, changed(book, plan.changes))
    return Answer(
        page=tuple(_plan_in_words(plan, book, output)),
        json={
            "kind": "changes",
            "workbook": str(book),
            "written": None if output is None else str(output),
            "changes": [
                {
                    "cell": each.place,
                    "party": each.party,
                    "about": each.about,
                    "before": each.before,
                    "after": each.after,
                }
                for each in plan.changes
            ],
            "left": list(plan.left),
        },
    )


def _plan_in_words(plan: Plan, book: Path, output: Path | None) -> Iterator[Block]:
    number = counted(len(plan.changes), "cell")
    if output is None:
        yield Line(f"{book}: {number} would change; nothing is written. With -o FILE it is.")
    else:
        yield Line(f"{output}: written, {number} changed; all else is as in {book}.")
    if plan.changes:
        rows = tuple((c.place, c.party, c.about, c.before or "(empty)", c.after) for c in plan.changes)
        yield Table(("Cell", "Party", "On", "Stands there", "Then"), rows)
    if plan.left:
        yield Heading("Left alone")
        yield Points(plan.left)


def written(talks: Talks, output: Path) -> Answer:
    """The talks as a matrix, or as a talks file, by the ending of the name. Raises BadInputError."""
    match output.suffix.lower():
        case ".xlsx":
            write_bytes(output, matrix_of(talks))
        case ".yaml" | ".yml":
            write_talks(talks, output)
        case _:
            raise BadInputError(f"{output}: expected a name that ends in .xlsx or .yaml.")
    unlinked = _unlinked(talks) if output.suffix.lower() == ".xlsx" else 0
    more = (
        f"{counted(unlinked, 'statement')} on which no stance rests cannot stand in a matrix: "
        "multitrack statements FILE -o REGISTER writes them all."
    )
    return Answer(
        page=(
            Line(f"{output}: written. {talks.title}: {holds(talks)}."),
            *((Paragraph(more),) if unlinked else ()),
        ),
        json={"kind": "matrix", "written": str(output), "statements_left": unlinked, **talks_as_json(talks)},
    )


def _unlinked(talks: Talks) -> int:
    """How many statements no stance rests on."""
    used = {code for position in talks.positions for code in position.rests_on}
    return sum(statement.id not in used for statement in talks.statements)


def write_talks(talks: Talks, output: Path) -> None:
    """Talks as a talks file, mandates in annexes beside it. Raises BadInputError where a file stands in the way."""
    parts = write_apart(talks)
    for path, text in parts.annexes.items():
        annex = output.parent / path
        if annex.exists() and annex.read_text(encoding="utf-8") != text:
            raise BadInputError(f"{annex}: another mandate stands there. Write to another folder.")
        annex.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(annex, text.encode())
    write_bytes(output, parts.text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all. Raises BadInputError."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadInputError(f"{path}: cannot be written ({error.strerror}).") from None
