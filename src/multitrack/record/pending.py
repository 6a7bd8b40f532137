"""Acts written away from the record: brought back as acts, never as entries.

Each names the last entry of its channel that its writer had seen, and is judged as if it were written now by
someone who saw no further. Brought twice, it is done once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from multitrack.model.channel import ChannelId
from multitrack.model.party import PersonId
from multitrack.record.act import Request
from multitrack.record.answer import Accepted, Answer, Phrase, phrase
from multitrack.record.codec import canonical

FORMAT = "multitrack acts"
VERSION = 1
_REQUEST: TypeAdapter[Request] = TypeAdapter(Request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """That a file holds no acts, or which of them cannot be read, and why."""

    problems: tuple[Phrase, ...]


def acts_as_text(person: PersonId, requests: Iterable[Request]) -> str:
    """Acts as JSON, one to a line, each with the last entry its writer had seen: none at all is 0."""
    told = (_REQUEST.dump_python(each, mode="json", exclude_none=True) for each in requests)
    lines = ",\n".join(
        canonical({k: v for k, v in each.items() if k == "seen" or (v and k != "author")}) for each in told
    )
    return f'{{"format": "{FORMAT}", "version": {VERSION},\n"person": {json.dumps(person)},\n"acts": [\n{lines}\n]}}\n'


def acts_in(text: str, person: PersonId) -> tuple[Request, ...] | Unreadable:
    """The acts in some JSON, which this person wrote; or everything that is wrong with it."""
    try:
        value = json.loads(text)
        form, whose, told = (value["format"], value["version"]), value["person"], list(value["acts"])
    except (ValueError, KeyError, TypeError):
        return Unreadable(problems=(phrase("this is no file of acts."),))
    if form != (FORMAT, VERSION):
        return Unreadable(problems=(phrase("this is no file of acts of a form known here."),))
    if whose != person:
        wrong = phrase("these are the acts of {whose}, not of {person}.", whose=str(whose), person=person)
        return Unreadable(problems=(wrong,))
    read = [_act_in(each, person, number) for number, each in enumerate(told, start=1)]
    problems = tuple(each for each in read if isinstance(each, Phrase))
    return Unreadable(problems=problems) if problems else tuple(r for r in read if isinstance(r, Request))


def _act_in(told: Any, person: PersonId, number: int) -> Request | Phrase:
    if not isinstance(told, dict) or not isinstance(told.get("seen"), int):
        return phrase(
            "act {n}: it does not name the last entry that its writer had seen (seen).", n=str(number)
        )
    mark = hashlib.sha256(f"{number}\n{canonical(told)}".encode()).hexdigest()[:32]
    try:
        return _REQUEST.validate_python({"key": f"brought-{mark}", **told, "author": person})
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(each) for each in first["loc"])
        return phrase("act {n}: {at}: {what}.", n=str(number), at=at, what=first["msg"])


def bring(do: Callable[[Request], Answer], requests: Iterable[Request]) -> tuple[tuple[Request, Answer], ...]:
    """Do acts that were written elsewhere, in their order; each with the answer to it. ``do``: as the floor acts.

    What the same person brought just before is no surprise to them: it is as if they had seen it.
    """
    own: set[tuple[ChannelId, int]] = set()
    answers: list[tuple[Request, Answer]] = []
    for request in requests:
        seen = request.seen or 0
        while (request.channel, seen + 1) in own:
            seen += 1
        answer = do(replace(request, seen=seen))
        if isinstance(answer, Accepted):
            own |= {(entry.channel, entry.number) for entry in answer.entries}
        answers.append((request, answer))
    return tuple(answers)
