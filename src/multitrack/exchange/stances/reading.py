"""From a matrix of answers to talks: every thesis an issue with two options, every answer a stance of the party.

Agreeing with a thesis is taken as wanting it, and disagreeing as wanting that it is not so; neither says that
the other is refused. A neutral answer is taken as being able to live with both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from multitrack.exchange import jsontext
from multitrack.exchange.brought import Brought, Remarks, Source, Wish
from multitrack.exchange.jsontext import words_of, wrong
from multitrack.exchange.naming import codes, plain
from multitrack.exchange.refused import refuse
from multitrack.exchange.sums import MOST_ISSUES
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks

NEEDED = ("party", "statement", "answer", "opinion")
"""The files that make up a matrix, by their stems."""
YES, NO = OptionId("yes"), OptionId("no")
WORDS = {
    "Stimme zu": (Stance.WANTS, None),
    "Stimme nicht zu": (None, Stance.WANTS),
    "Neutral": (Stance.CAN_LIVE_WITH, Stance.CAN_LIVE_WITH),
}
"""What each answer says of the thesis, and of its opposite."""
MOST_PARTIES = 60
"""How many parties a matrix may have."""

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The files of a matrix, each by its stem, with their entries by id."""

    entries: Mapping[str, Mapping[str, Entry]]
    overview: Entry

    def of(self, kind: str) -> Mapping[str, Entry]:
        """The entries of a file."""
        return self.entries.get(kind, {})


def read(sources: Sequence[Source], _: Wish) -> Brought:
    """The talks of a matrix. Raises RefusedError."""
    remarks = Remarks()
    matrix = _matrix(sources, remarks)
    parties, issues = _parties(matrix, remarks), _issues(matrix, remarks)
    on, link = _day(matrix, remarks), words_of(matrix.overview.get("data_source"))
    title = plain(words_of(matrix.overview.get("title")) or "Theses", remarks)
    statements: list[Statement] = []
    positions: list[Position] = []
    for (party, thesis), answer in _answers(matrix).items():
        statement = Statement(
            id=StatementId(f"s{len(statements) + 1}"),
            speaker=parties[party].name,
            words=f'"{answer}" on: {issues[thesis].about or issues[thesis].title}',
            on=on,
            on_behalf_of=parties[party].id,
            outlet=title,
            language="de",
            link=plain(link, remarks) if link else None,
        )
        statements.append(statement)
        positions += _positions(parties[party].id, issues[thesis].id, answer, statement)
    _say(matrix, len(statements), len(parties) * len(issues), remarks)
    talks = Talks(
        title=title,
        language="de",
        as_on=on,
        parties=tuple(parties.values()),
        issues=tuple(issues.values()),
        statements=tuple(statements),
        positions=tuple(positions),
    )
    return Brought(talks, tuple(remarks.said))


def _say(matrix: Matrix, answers: int, cells: int, remarks: Remarks) -> None:
    remarks.say(
        "Who agrees is taken to want it, who does not to want that it is not so; neither refuses the other. "
        "Who is neutral can live with both."
    )
    if matrix.of("category"):
        remarks.say(f"{len(matrix.of('category'))} categories are dropped: they are no work teams.")
    if answers < cells:
        remarks.say(f"{cells - answers} answers are missing: nothing is known there.")
    remarks.say("The matrix does not say how the parties decide: all must agree, until you say otherwise.")


def _matrix(sources: Sequence[Source], remarks: Remarks) -> Matrix:
    by_stem: dict[str, Source] = {}
    for source in sources:
        if source.stem in by_stem and source.ending == ".json":
            refuse(source.name, f"there is {by_stem[source.stem].name} as well", "the folder of one election")
        if source.ending == ".json":
            by_stem[source.stem] = source
    missing = [f"{stem}.json" for stem in NEEDED if stem not in by_stem]
    if missing:
        refuse(sources[0].name, f"there is no {missing[0]}", "the folder of one election")
    entries = {}
    for stem, source in by_stem.items():
        if stem in {*NEEDED, "category"}:
            entries[stem] = _entries(source)
        elif stem != "overview":
            remarks.say(f"{source.name}: left out; what parties write besides is not read.")
    overview = jsontext.block(by_stem["overview"]) if "overview" in by_stem else {}
    return Matrix(entries, overview)


def _entries(source: Source) -> dict[str, Entry]:
    """The entries of a file by their ids."""
    value = jsontext.parse(source)
    if not isinstance(value, list):
        raise wrong(source.name, "", value, "a list")
    found: dict[str, Entry] = {}
    for each in value:
        name = words_of(each.get("id")) if isinstance(each, Mapping) else None
        if name is None or name in found:
            refuse(source.name, "an entry without an id of its own", "an id", where=name or "")
        found[name] = each
    return found


def _parties(matrix: Matrix, remarks: Remarks) -> dict[str, Party]:
    found = matrix.of("party")
    if not 0 < len(found) <= MOST_PARTIES:
        refuse("party.json", f"{len(found)} parties", f"1 to {MOST_PARTIES}")
    short = [_text(each, "name", "party.json") for each in found.values()]
    return {
        name: Party(
            id=PartyId(code), name=plain(words_of(each.get("longname")) or each["name"], remarks) or code
        )
        for (name, each), code in zip(found.items(), codes(short, "party"), strict=True)
    }


def _issues(matrix: Matrix, remarks: Remarks) -> dict[str, Issue]:
    found = matrix.of("statement")
    if not 0 < len(found) <= MOST_ISSUES:
        refuse("statement.json", f"{len(found)} theses", f"1 to {MOST_ISSUES}")
    labels = [words_of(each.get("label")) or _text(each, "text", "statement.json") for each in found.values()]
    return {
        name: Issue(
            id=IssueId(code),
            title=plain(label, remarks) or code,
            about=plain(_text(each, "text", "statement.json"), remarks) or None,
            options=(Option(id=YES, title="Ja"), Option(id=NO, title="Nein")),
        )
        for (name, each), label, code in zip(found.items(), labels, codes(labels, "thesis"), strict=True)
    }


def _text(entry: Entry, key: str, file: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise wrong(file, key, value, "a text")
    return value


def _answers(matrix: Matrix) -> dict[tuple[str, str], str]:
    """What each party answered to each thesis, in the words of the matrix."""
    words = {name: _text(each, "message", "answer.json") for name, each in matrix.of("answer").items()}
    found: dict[tuple[str, str], str] = {}
    for number, each in matrix.of("opinion").items():
        party, thesis, answer = (words_of(each.get(key)) or "" for key in ("party", "statement", "answer"))
        if party not in matrix.of("party") or thesis not in matrix.of("statement") or answer not in words:
            refuse(
                "opinion.json", "a party, a thesis or an answer that is not there", "known ids", where=number
            )
        if words[answer] not in WORDS:
            refuse("answer.json", f'the answer "{words[answer][:40]}" is not known', " / ".join(WORDS))
        if (party, thesis) in found:
            refuse("opinion.json", "a second answer to the same thesis", "one", where=number)
        found[party, thesis] = words[answer]
    return found


def _positions(party: PartyId, issue: IssueId, answer: str, statement: Statement) -> list[Position]:
    return [
        Position(
            party=party, issue=issue, option=option, stance=stance, rests_on=(statement.id,), on=statement.on
        )
        for option, stance in zip((YES, NO), WORDS[answer], strict=True)
        if stance is not None
    ]


def _day(matrix: Matrix, remarks: Remarks) -> date | None:
    said = words_of(matrix.overview.get("date"))
    try:
        return None if said is None else date.fromisoformat(said)
    except ValueError:
        remarks.say(f'overview.json: "{said}" is no day, and left out.')
        return None
