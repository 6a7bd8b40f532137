"""Acts written away from the record: brought back as acts, never as entries.

Each names the last entry of its channel that its writer had seen, and is judged as if it were written now by
someone who saw no further. Brought twice, it is done once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from multitrack.model.channel import ChannelId
from multitrack.model.party import PersonId
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Answer
from multitrack.record.codec import canonical
from multitrack.record.floor import Floor

FORMAT = "multitrack acts"
VERSION = 1
_REQUEST: TypeAdapter[Request] = TypeAdapter(Request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """That a file holds no acts, or which of them cannot be read, and why."""

    problems: tuple[str, ...]


def acts_as_text(person: PersonId, requests: Iterable[Request]) -> str:
    """Acts as JSON, one to a line."""
    told = (_REQUEST.dump_python(each, mode="json", exclude_none=True) for each in requests)
    lines = ",\n".join(canonical({k: v for k, v in each.items() if v and k != "author"}) for each in told)
    return f'{{"format": "{FORMAT}", "version": {VERSION},\n"person": {json.dumps(person)},\n"acts": [\n{lines}\n]}}\n'


def acts_in(text: str, person: PersonId) -> tuple[Request, ...] | Unreadable:
    """The acts in some JSON, which this person wrote; or everything that is wrong with it."""
    try:
        value = json.loads(text)
        form, whose, told = (value["format"], value["version"]), value["person"], list(value["acts"])
    except (ValueError, KeyError, TypeError):
        return Unreadable(problems=("this is no file of acts.",))
    if form != (FORMAT, VERSION):
        return Unreadable(problems=("this is no file of acts of a form known here.",))
    if whose != person:
        return Unreadable(problems=(f"these are the acts of {whose}, not of {person}.",))
    read = [_act_in(each, person, number) for number, each in enumerate(told, start=1)]
    wrong = tuple(f"act {n}: {each}" for n, each in enumerate(read, start=1) if isinstance(each, str))
    return Unreadable(problems=wrong) if wrong else tuple(r for r in read if isinstance(r, Request))


def _act_in(told: Any, person: PersonId, number: int) -> Request | str:
    if not isinstance(told, dict) or not isinstance(told.get("seen"), int):
        return "it does not name the last entry that its writer had seen (seen)."
    mark = hashlib.sha256(f"{number}\n{canonical(told)}".encode()).hexdigest()[:32]
    try:
        return _REQUEST.validate_python({"key": f"brought-{mark}", **told, "author": person})
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(each) for each in first["loc"])
        return f"{at}: {first['msg']}."


def bring(floor: Floor, requests: Iterable[Request]) -> tuple[tuple[Request, Answer], ...]:
    """Do acts that were written elsewhere, in their order; each with the answer to it.

    What the same person brought just before is no surprise to them: it is as if they had seen it.
    """
    own: set[tuple[ChannelId, int]] = set()
    answers: list[tuple[Request, Answer]] = []
    for request in requests:
        seen = request.seen or 0
        while (request.channel, seen + 1) in own:
            seen += 1
        answer = floor.act(replace(request, seen=seen))
        if isinstance(answer, Accepted):
            own |= {(entry.channel, entry.number) for entry in answer.entries}
        answers.append((request, answer))
    return tuple(answers)
