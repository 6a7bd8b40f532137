"""The register of statements: shown, written to a file, and joined with a register that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from multitrack.analysis.register import Against, assurances, rivals, said_in
from multitrack.exchange.register import REGISTER, Placed, as_row, placed
from multitrack.model.statement import Statement
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.page import Block, Line, Paragraph, Table
from multitrack.report.phrasing import counted
from multitrack.report.tabular import channels_of, rows_in, write_table
from multitrack.report.workbook import write_talks


def shown(talks: Talks) -> Answer:
    """The statements, the latest first; undated ones last. Then rival accounts, and what goes against a public line."""
    accounts = rivals(talks.statements)
    against = assurances(talks.statements, said_in(talks))
    return Answer(
        page=(*_in_words(talks), *_rivals(accounts), *_against(talks, against)),
        json={
            **as_json(talks),
            "rivals": [[each.id for each in group] for group in accounts],
            "private_against_public": [
                {
                    "private": each.private.id,
                    "public": each.public.id,
                    "issue": None if each.on is None else each.on[0],
                    "option": None if each.on is None else each.on[1],
                }
                for each in against
            ],
        },
    )


def _rivals(groups: tuple[tuple[Statement, ...], ...]) -> Iterator[Block]:
    """Rival accounts, each group by itself."""
    for group in groups:
        yield Paragraph("Rival accounts, none of which is overwritten:")
        yield Table(("Code", "Who", "Words"), tuple((each.id, _who(each), each.words) for each in group))


def _against(talks: Talks, found: tuple[Against, ...]) -> Iterator[Block]:
    """What was said in private against a public line."""
    for each in found:
        issue = None if each.on is None else talks.issue(each.on[0])
        option = None if issue is None or each.on is None else issue.option(each.on[1])
        about = "" if issue is None or option is None else f"On “{option.title}” ({issue.title}): "
        yield Paragraph(
            f"{about}{each.private.id}, said in private, goes against the public {each.public.id}."
        )


def as_json(talks: Talks) -> Json:
    """The register as JSON, which is read back by ``--add``."""
    return {
        "format": REGISTER.format,
        "talks": talks.title,
        "statements": [_statement(each) for each in talks.statements],
    }


def _statement(statement: Statement) -> Json:
    day = None if statement.on is None else statement.on.isoformat()
    return {
        "code": statement.id,
        "speaker": statement.speaker,
        "office": statement.office,
        "on_behalf_of": statement.on_behalf_of,
        "to": statement.to,
        "outlet": statement.outlet,
        "place": statement.place,
        "on": day,
        "language": statement.language,
        "words": statement.words,
        "form": statement.form.value,
        "public": statement.public,
        "recorder": statement.recorder,
        "link": statement.link,
        "checked": statement.checked.value,
        "supersedes": list(statement.supersedes),
        "contradicts": list(statement.contradicts),
        "channel": statement.channel,
    }


def _in_words(talks: Talks) -> Iterator[Block]:
    yield Line(f"{talks.title}: {counted(len(talks.statements), 'statement')}.")
    dated = sorted((s for s in talks.statements if s.on is not None), key=lambda s: str(s.on), reverse=True)
    undated = [s for s in talks.statements if s.on is None]
    rows = tuple(
        (s.id, s.on.isoformat() if s.on else "no day", _who(s), s.words, _where(s))
        for s in (*dated, *undated)
    )
    if rows:
        yield Table(("Code", "Day", "Who", "Words", "Where"), rows)


def _who(statement: Statement) -> str:
    office = f", {statement.office}" if statement.office else ""
    behalf = f" (for {statement.on_behalf_of})" if statement.on_behalf_of else ""
    return f"{statement.speaker}{office}{behalf}"


def _where(statement: Statement) -> str:
    kind = "" if statement.public else "in private"
    return ", ".join(
        filter(None, (statement.outlet, statement.place, statement.form.value, kind, statement.checked.value))
    )


def write_register(talks: Talks, output: Path) -> Answer:
    """The register in a file, by the ending of its name. Raises BadInputError."""
    write_table(REGISTER, map(as_row, talks.statements), as_json(talks), output)
    number = counted(len(talks.statements), "statement")
    return Answer(
        page=(Line(f"{output}: written, {number}."),),
        json={"written": str(output), "statements": len(talks.statements)},
    )


def add_register(talks: Talks, register: Path, output: Path | None) -> Answer:
    """What a register would bring to the talks, or the talks with it in a new talks file. Raises BadInputError."""
    found = _placed(talks, register)
    if output is not None:
        write_talks(replace(talks, statements=(*talks.statements, *found.new)), output)
    done = (
        "would be added; nothing is written. With -o FILE it is"
        if output is None
        else f"added, written to {output}"
    )
    new = counted(len(found.new), "statement")
    return Answer(
        page=(
            Line(f"{register}: {new} {done}."),
            *(
                (Paragraph(f"{counted(found.known, 'statement')} were there already."),)
                if found.known
                else ()
            ),
            *(_in_words(replace(talks, statements=found.new)) if found.new else ()),
        ),
        json={
            "kind": "statements added",
            "written": None if output is None else str(output),
            "known": found.known,
            "new": [_statement(each) for each in found.new],
        },
    )


def _placed(talks: Talks, register: Path) -> Placed:
    found = placed(rows_in(REGISTER, register), talks, channels_of(talks), register.name)
    if found.problems:
        raise BadInputError(*found.problems)
    return found
