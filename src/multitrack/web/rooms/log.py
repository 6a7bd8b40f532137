"""What was said and done in a room or in all of them, each entry in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.report.called import Called
from multitrack.report.ruling import SubTest, tests_told
from multitrack.report.saying import Sentence
from multitrack.report.sentences import by_line, said, words_of
from multitrack.web.naming import RoomName, room_name


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a page tells it: what was done, in whose words, by whom, and how it was judged."""

    entry: Entry
    sentence: Sentence
    words: str
    by: Sentence
    room: RoomName
    tests: tuple[SubTest, ...]
    side: PartyId | None
    fresh: bool

    @property
    def spoken(self) -> bool:
        """Whether the entry is nothing but words."""
        return isinstance(self.entry.act, acts.Say)


def told(entries: Iterable[Entry], called: Called, looked: int | None = None) -> tuple[Told, ...]:
    """Entries in words; those after ``looked`` and not by the viewer are marked as new."""
    return tuple(_told(entry, called, looked) for entry in entries)


def _told(entry: Entry, called: Called, looked: int | None) -> Told:
    verdict = entry.verdict
    seat = called.seat_of(entry.author)
    return Told(
        entry=entry,
        sentence=said(entry, called),
        words=words_of(entry.act),
        by=by_line(entry, called),
        room=room_name(called, entry.channel),
        tests=tests_told(verdict, called),
        side=entry.on_behalf_of or (None if seat is None else seat.party),
        fresh=looked is not None and entry.number > looked and entry.author != called.view.person,
    )
