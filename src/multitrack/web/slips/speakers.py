"""Those whom the talks know as speakers, to choose from: a name, an office and a side in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from multitrack.reading.actors import Actor, actors_of
from multitrack.report.saying import Sentence, say
from multitrack.web.visit import Visit
from multitrack.web.wording import plainly

MOST = 200
"""Speakers in the list: where there are more, those who spoke longest ago are left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as they speak: the name, the office they speak in, the code of the side they speak for."""

    speaker: str
    office: str | None
    side: str | None


def known_speakers(visit: Visit) -> dict[str, Known]:
    """Everybody that this viewer's talks know, by the line under which they are chosen, in alphabetical order."""
    everybody = sorted(actors_of(visit.view.talks), key=lambda actor: actor.person)
    lines = {line: known for actor in everybody[:MOST] for line, known in _lines(visit, actor)}
    return dict(sorted(lines.items(), key=lambda each: each[0].casefold()))


def _lines(visit: Visit, actor: Actor) -> Iterator[tuple[str, Known]]:
    """A person in each office that they spoke in; a side by the name that the viewer has for it."""
    if not actor.person:
        name = visit.called.side_named(actor.code or "")
        yield name, Known(name, None, actor.code)
        return
    for office in actor.offices or (None,):
        who = say("{speaker}", speaker=actor.name)
        if office is not None:
            who = say("{speaker}, {office}", speaker=who, office=office)
        yield plainly(_for(visit, who, actor.code)), Known(actor.name, office, actor.code)


def _for(visit: Visit, who: Sentence, side: str | None) -> Sentence:
    return (
        who
        if side is None
        else say("{speaker}, for {party}", speaker=who, party=visit.called.side_named(side))
    )
