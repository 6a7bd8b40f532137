"""An export opened at home: the talks as one delegation knew them, with its own mandate, which stays there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from multitrack.model.issue import Issue
from multitrack.model.mandate import Mandate
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.record.view import View
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import Kind, exported_in, kind_of
from multitrack.talksfile import read_text
from multitrack.talksfile.writing import write


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksAtHome(Talks):
    """Talks as one person took them home, with the export they came from and the mandate that was added."""

    export: str
    paper: str | None = None

    @property
    def bare(self) -> Talks:
        """The talks alone, as they can be opened anew on a desk."""
        return Talks(**{field.name: getattr(self, field.name) for field in fields(Talks)})


def talks_at_home(file: str, mandate: str | None) -> TalksAtHome:
    """The talks of an export, with the mandate of its person's party. Raises BadInputError."""
    if kind_of(file) is not Kind.EXPORT:
        raise BadInputError(f"{file}: --mandate is for an export, and this is none.")
    talks = _with_mandate(file, mandate, exported_in(file))
    told = {field.name: getattr(talks, field.name) for field in fields(Talks)}
    return TalksAtHome(**told, export=file, paper=mandate)


def _with_mandate(file: str, mandate: str | None, view: View) -> Talks:
    if mandate is None:
        return view.talks
    party = _party(view)
    if party is None:
        raise BadInputError(f"{file}: {view.person} sits for no party; a mandate is a party's.")
    own = _mandate_in(mandate, party, view.talks)
    others = (each for each in view.talks.mandates if each.party != party)
    return replace(view.talks, mandates=(*others, own))


def _party(view: View) -> PartyId | None:
    seats = (line.seat for line in view.lines if line.seat is not None)
    return next((seat.party for seat in seats if seat.party is not None), None)


def _mandate_in(file: str, party: PartyId, talks: Talks) -> Mandate:
    """The mandate in a file of its own, such as an annex of a talks file, held against the issues of the talks."""
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise BadInputError(f"{file}: this mandate cannot be read.") from None
    bare = Talks(title=talks.title, parties=talks.parties, issues=tuple(_bare(talks)))
    named = f"mandates:\n  {json.dumps(party)}: {{annex: {json.dumps(Path(file).name)}}}\n"
    reading = read_text(f"{write(bare).rstrip()}\n{named}", annexes={Path(file).name: text})
    if reading.talks is None or not reading.talks.mandates:
        raise BadInputError(*reading.problems)
    return reading.talks.mandates[0]


def _bare(talks: Talks) -> Iterator[Issue]:
    """The issues with their options as a file can state them, without the channels they came from."""
    for issue in talks.issues:
        if issue.options:
            options = tuple(replace(option, channel=None) for option in issue.options)
            yield replace(issue, channel=None, options=options)
