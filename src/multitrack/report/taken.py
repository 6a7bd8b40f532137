"""What one person may take from a record on this machine: their view, the rows they hear, and the record's key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record.entry import Row
from multitrack.record.journal.address import shown
from multitrack.record.journal.key import known_key
from multitrack.record.replay import end_of
from multitrack.record.signature import SigningKey
from multitrack.record.view import View
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import Kind, check_seat, floor_on, kind_of, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one person hears of a record, sealed as it is kept, and the key beside the record where it is there."""

    view: View
    rows: tuple[Row, ...]
    key: SigningKey | None


def heard_in(file: str, person: str) -> Heard:
    """What a person hears of a record. Raises BadInputError where they have no seat in it."""
    with floor_on(file) as floor:
        who = PersonId(person)
        view = floor.view(who)
        check_seat(view, file)
        return Heard(view=view, rows=floor.rows(who), key=known_key(place_of(file)))


def talks_on(file: str, person: str | None, day: date) -> Talks:
    """The talks of a record as a person knew them at the end of a day. Raises BadInputError."""
    if kind_of(file) is not Kind.RECORD:
        raise BadInputError(f"{file}: --on is for a record, and this is none.")
    if person is None:
        raise BadInputError(f"{shown(file)}: what was known on a day depends on who asks. Add --as PERSON.")
    with floor_on(file) as floor:
        check_seat(floor.view(PersonId(person)), file)
        view = floor.view_at(PersonId(person), end_of(day))
    if not any(person in line.standing.spans for line in view.lines):
        raise BadInputError(f'{shown(file)}: "{person}" had no seat in this record yet on {day.isoformat()}.')
    return replace(view.talks, as_on=day)
