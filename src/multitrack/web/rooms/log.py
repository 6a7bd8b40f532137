"""What was said and done in a room or in all of them, each entry in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.record.codec import ERASED
from multitrack.record.entry import Entry
from multitrack.report.called import Called
from multitrack.report.ruling import SubTest, tests_told
from multitrack.report.saying import Sentence
from multitrack.report.sentences import by_line, said, words_of
from multitrack.web.naming import RoomName, room_name


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a page tells it: what was done, in whose words, by whom, and how it was judged.

    ``corrected``: the right words, where its author corrected a slip since; ``erased``: its words are gone.
    """

    entry: Entry
    sentence: Sentence
    words: str
    by: Sentence
    room: RoomName
    tests: tuple[SubTest, ...]
    side: PartyId | None
    fresh: bool
    corrected: str = ""
    erased: bool = False

    @property
    def spoken(self) -> bool:
        """Whether the entry is nothing but words."""
        return isinstance(self.entry.act, acts.Say)


def told(
    entries: Iterable[Entry], called: Called, looked: int | None = None, among: Iterable[Entry] | None = None
) -> tuple[Told, ...]:
    """Entries in words; those after ``looked`` and not by the viewer are marked as new.

    Beside each stands how it was corrected ``among`` the entries that the viewer sees (all, where none are given).
    """
    corrections = {
        (each.channel, each.act.number): each.act.words
        for each in (called.view.entries if among is None else among)
        if isinstance(each.act, acts.Correct)
    }
    return tuple(
        _told(entry, called, looked, corrections.get((entry.channel, entry.number), "")) for entry in entries
    )


def _told(entry: Entry, called: Called, looked: int | None, corrected: str) -> Told:
    verdict = entry.verdict
    seat = called.seat_of(entry.author)
    words = words_of(entry.act)
    return Told(
        entry=entry,
        sentence=said(entry, called),
        words="" if words == ERASED else words,
        by=by_line(entry, called),
        room=room_name(called, entry.channel),
        tests=tests_told(verdict, called),
        side=entry.on_behalf_of or (None if seat is None else seat.party),
        fresh=looked is not None and entry.number > looked and entry.author != called.view.person,
        corrected="" if corrected == ERASED else corrected,
        erased=words == ERASED,
    )
