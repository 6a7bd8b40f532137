"""What became of acts that were written away from the record, one by one, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from multitrack.model.party import PersonId
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Changed, Refused
from multitrack.record.answer import Answer as Judged
from multitrack.record.pending import Unreadable, acts_in, bring
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.bad_input import BadInputError
from multitrack.report.page import Line, Points
from multitrack.report.phrasing import counted
from multitrack.report.taken import check_seat, floor_on


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
        return _told(bring(floor, read))


def _told(answers: Iterable[tuple[Request, Judged]]) -> Answer:
    told = [(f"{request.act.kind}, {request.channel}", _one(request, judged)) for request, judged in answers]
    done = sum(each["status"] == "accepted" for _, each in told)
    lines = tuple(f"{what}: {_in_words(each)}" for what, each in told)
    return Answer(
        page=(Line(f"{done} of {counted(len(told), 'act')} accepted."), Points(lines, numbered=True)),
        json={"kind": "acts", "accepted": done, "acts": [each for _, each in told]},
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


def _in_words(told: Json) -> str:
    match told["status"]:
        case "accepted":
            return "accepted, " + ", ".join(f"entry {e['number']} of {e['channel']}" for e in told["entries"])
        case "refused":
            return f"refused under clause {told['clause']}. {told['why']} {told['instead']}"
        case _:
            later = ", ".join(f"entry {e['number']} ({e['act']}, by {e['author']})" for e in told["since"])
            return f"not done: this changed since entry {told['seen']}, which its writer had seen: {later}"
