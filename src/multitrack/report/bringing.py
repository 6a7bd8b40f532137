"""What became of acts that were written away from the record, one by one, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from multitrack.model.party import PersonId
from multitrack.record.act import Act, Request
from multitrack.record.answer import Accepted, Changed, Refused
from multitrack.record.answer import Answer as Judged
from multitrack.record.pending import Unreadable, acts_in, bring
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import check_seat, floor_on
from multitrack.report.page import Line, Points
from multitrack.report.phrasing import counted
from multitrack.report.sentences import words_of


def brought(record: str, acts: str, person: str) -> Answer:
    """Bring the acts of a file to a record, each judged by what its writer had seen. Raises BadInputError."""
    try:
        read = acts_in(Path(acts).read_text(encoding="utf-8"), PersonId(person))
    except (OSError, ValueError):
        raise BadInputError(f"{acts}: this file cannot be read.") from None
    if isinstance(read, Unreadable):
        raise BadInputError(*(f"{acts}: {problem}" for problem in read.problems))
    with floor_on(record) as floor:
        check_seat(floor.view(PersonId(person)), record)
        return _told(bring(floor.act, read))


def _told(answers: Iterable[tuple[Request, Judged]]) -> Answer:
    judged_each = tuple(answers)
    told = [_one(request, judged) for request, judged in judged_each]
    done = sum(each["status"] == "accepted" for each in told)
    lines = tuple(
        f"{request.act.kind}, {request.channel}: {_in_words(request, judged)}"
        for request, judged in judged_each
    )
    return Answer(
        page=(Line(f"{done} of {counted(len(told), 'act')} accepted."), Points(lines, numbered=True)),
        json={"kind": "acts", "accepted": done, "acts": told},
        finding=done < len(told),
    )


def _one(request: Request, judged: Judged) -> Json:
    about = {"channel": request.channel, "act": request.act.kind, "seen": request.seen}
    match judged:
        case Accepted(entries=entries):
            written = [{"channel": entry.channel, "number": entry.number} for entry in entries]
            return {**about, "status": "accepted", "entries": written}
        case Refused(clause=clause, why=why, instead=instead):
            said = {"clause": clause.id, "why": str(why), "instead": str(instead)}
            return {**about, "status": "refused", **said}
        case Changed(since=since):
            later = [{"number": e.number, "author": e.author, "act": e.act.kind} for e in since]
            return {**about, "status": "changed", "since": later}


def _in_words(request: Request, judged: Judged) -> str:
    match judged:
        case Accepted(entries=entries):
            return "accepted, " + ", ".join(f"entry {each.number} of {each.channel}" for each in entries)
        case Refused(clause=clause, why=why, instead=instead):
            return f"refused under clause {clause.id}. {why} {instead}"
        case Changed(since=since):
            later = "; ".join(
                f"entry {each.number}, {each.act.kind}, by {each.author}{_quoted(each.act)}" for each in since
            )
            return (
                f"not done: this changed since entry {request.seen}, which its writer had seen. "
                f"Since: {later}. Yours{_quoted(request.act) or ' has no words'}."
            )


def _quoted(act: Act) -> str:
    """The words of an act, so that both versions can be read side by side."""
    words = words_of(act)
    return f': "{words}"' if words else ""
