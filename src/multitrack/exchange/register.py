"""The register of statements as a table: one row for each, one column for each thing that is known of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from multitrack.exchange.tabular import Coding, Row, RowReading, Shape, row_problem
from multitrack.model.statement import Checked, Form, Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.talksfile.problems import Problem, nearest, shortened

REGISTER = Shape(
    name="a register of statements",
    many="statements",
    format="multitrack statements",
    key="statements",
    sheet="Statements",
    columns=(
        "code",
        "speaker",
        "office",
        "on_behalf_of",
        "to",
        "outlet",
        "place",
        "on",
        "language",
        "words",
        "form",
        "public",
        "recorder",
        "link",
        "checked",
        "supersedes",
        "contradicts",
        "channel",
    ),
    needed=("speaker", "words"),
    aliases={"id": "code"},
)
"""The columns in their order; all but speaker and words may be empty."""


def as_row(statement: Statement) -> dict[str, str]:
    """A statement as the words of one row."""
    return {
        "code": statement.id,
        "speaker": statement.speaker,
        "office": statement.office or "",
        "on_behalf_of": statement.on_behalf_of or "",
        "to": statement.to or "",
        "outlet": statement.outlet or "",
        "place": statement.place or "",
        "on": "" if statement.on is None else statement.on.isoformat(),
        "language": statement.language or "",
        "words": statement.words,
        "form": statement.form.value,
        "public": "yes" if statement.public else "no",
        "recorder": statement.recorder or "",
        "link": statement.link or "",
        "checked": statement.checked.value,
        "supersedes": "; ".join(statement.supersedes),
        "contradicts": "; ".join(statement.contradicts),
        "channel": statement.channel or "",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a register brings to some talks: the statements that are new, how many were known, or every problem."""

    new: tuple[Statement, ...] = ()
    known: int = 0
    problems: tuple[Problem, ...] = ()


def placed(rows: Iterable[Row], talks: Talks, channels: Container[str], file: str) -> Placed:
    """The statements of a register in these talks. All problems are named at once; with one, nothing is placed."""
    given = list(rows)
    taken = {str(each.id) for each in talks.statements}
    coding = Coding(taken | {row.words.get("code", "").strip() for row in given})
    problems: list[Problem] = []
    found: dict[StatementId, tuple[Statement, int]] = {}
    for row in given:
        read = RowReading(row, file)
        statement = _statement(read, coding, channels)
        problems += read.problems
        if statement is None:
            continue
        problems += _of_the_code(statement, row.number, found, talks, file)
        found.setdefault(statement.id, (statement, row.number))
    problems += _unknown_codes(found, taken, file)
    if problems:
        return Placed(problems=tuple(problems))
    new = tuple(each for each, _ in found.values() if talks.statement(each.id) is None)
    return Placed(new=new, known=len(found) - len(new))


def _of_the_code(
    statement: Statement,
    row: int,
    found: Mapping[StatementId, tuple[Statement, int]],
    talks: Talks,
    file: str,
) -> Iterator[Problem]:
    """A problem where the code of a statement is another's, in the register or in the talks."""
    if statement.id in found:
        what = f'the code "{statement.id}" stands in row {found[statement.id][1]} already'
        yield row_problem(file, row, "code", what, "each code once")
    held = talks.statement(statement.id)
    if held is not None and held != statement:
        what = f'"{statement.id}" is in the talks already, and says something else there'
        yield row_problem(file, row, "code", what, "another code, or the same words")


def _unknown_codes(
    found: Mapping[StatementId, tuple[Statement, int]], taken: Container[str], file: str
) -> Iterator[Problem]:
    """A problem for every statement that is named and neither in the talks nor in the register."""
    for statement, number in found.values():
        for column, codes in (("supersedes", statement.supersedes), ("contradicts", statement.contradicts)):
            for code in codes:
                if code not in taken and code not in found:
                    what = f'there is no statement "{shortened(code)}" in the talks or in the register'
                    meant = nearest(code, map(str, found))
                    yield replace(
                        row_problem(file, number, column, what, "the code of a statement"), suggestion=meant
                    )


def _statement(read: RowReading, coding: Coding, channels: Container[str]) -> Statement | None:
    """The statement of a row, where nothing is wrong with it."""
    speaker, words, on = (
        read.needed("speaker", "who said it"),
        read.needed("words", "what was said"),
        read.day("on"),
    )
    form = read.closed("form", Form, Form.PARAPHRASE)
    checked = read.closed("checked", Checked, Checked.UNVERIFIED)
    public, channel, code = read.yes_or_no("public"), read.channel(channels), read.code()
    if read.problems or form is None or checked is None:
        return None
    last = re.findall(r"\w+", speaker.casefold())[-1:] or ["said"]
    return Statement(
        id=StatementId(code or coding.code(*last, on.isoformat() if on else None)),
        speaker=speaker,
        words=words,
        office=read.text("office") or None,
        on_behalf_of=read.text("on_behalf_of") or None,
        to=read.text("to") or None,
        outlet=read.text("outlet") or None,
        place=read.text("place") or None,
        on=on,
        language=read.text("language") or None,
        form=form,
        public=public,
        recorder=read.text("recorder") or None,
        link=read.text("link") or None,
        checked=checked,
        supersedes=read.statements("supersedes"),
        contradicts=read.statements("contradicts"),
        channel=channel,
    )
