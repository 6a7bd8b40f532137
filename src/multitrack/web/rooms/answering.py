"""What the floor answered, with the names that whoever asked uses."""

from __future__ import annotations

from dataclasses import replace

from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId
from multitrack.record.answer import Named, Phrase, Refused, Told
from multitrack.report.called import Called


def addressed(refused: Refused, called: Called) -> Refused:
    """A refusal with every party and issue as the reader calls it."""
    return replace(refused, why=_to(refused.why, called), instead=_to(refused.instead, called))


def _to(phrase: Phrase, called: Called) -> Phrase:
    return Phrase(phrase.template, tuple((place, _as(value, called)) for place, value in phrase.values))


def _as(value: Told, called: Called) -> Told:
    if isinstance(value, tuple):
        return tuple(_one(each, called) for each in value)
    return _one(value, called)


def _one(value: str | Named, called: Called) -> str:
    match value:
        case Named(kind="party", code=code):
            return called.party(PartyId(code))
        case Named(code=code):
            return called.issue(IssueId(code))
        case _:
            return value
