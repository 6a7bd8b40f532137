"""One report on one reader's desk: its drafts read anew, what became of each, and the part that lies open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from multitrack.model.statement import StatementId
from multitrack.reading.drafts import DraftContact, Drafts, DraftStatement
from multitrack.reading.reader import read
from multitrack.web.drafts.carrying import Decided, Decision, decided, packed
from multitrack.web.drafts.handing import Report
from multitrack.web.drafts.of_contacts import offered_contact
from multitrack.web.drafts.of_statements import offered_statement
from multitrack.web.drafts.offers import Offer, key_of
from multitrack.web.drafts.passages import Passage, marked, parts, passages
from multitrack.web.rooms.doings import doing
from multitrack.web.rooms.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A report that is gone through in a room: what was read in it, and what became of each draft so far."""

    room: Room
    report: Report
    drafts: Drafts
    offers: tuple[Offer, ...]
    decided: Decided

    @property
    def carried(self) -> str:
        """The report as the form carries it."""
        return packed(self.report.document)

    @property
    def waiting(self) -> int:
        """How many drafts wait for a word."""
        return sum(each.open for each in self.offers)

    def offer(self, key: str) -> Offer | None:
        """The draft of a key."""
        return next((each for each in self.offers if each.key == key), None)

    def with_(self, key: str, decision: Decision | None) -> Desk:
        """The same after one more decision."""
        return _laid_out(self.room, self.report, self.drafts, self.decided.with_(key, decision))

    def parts(self) -> tuple[tuple[Laid, ...], ...]:
        """The text in parts, each passage with its drafts."""
        every = passages(self.report.document.text, [each.marked for each in self.offers])
        by_number = {each.number: each for each in self.offers}
        return tuple(
            tuple(Laid(each, tuple(by_number[number] for number in each.numbers)) for each in part)
            for part in parts(every)
        )


@dataclass(frozen=True, slots=True)
class Laid:
    """A passage beside the drafts that begin in it."""

    passage: Passage
    offers: tuple[Offer, ...]


def laid_out(room: Room, report: Report, so_far: str) -> Desk:
    """A report read against what this viewer sees of the talks; ``so_far`` is what the form says was decided."""
    drafts = read(report.document, room.visit.view.talks)
    keys = [*map(key_of, drafts.statements), *map(key_of, drafts.contacts)]
    return _laid_out(room, report, drafts, decided(so_far, keys))


def _laid_out(room: Room, report: Report, drafts: Drafts, so_far: Decided) -> Desk:
    offers = tuple(
        _with_decision(room, each, so_far.by_key.get(each.key)) for each in _offers(room, report, drafts)
    )
    return Desk(room=room, report=report, drafts=drafts, offers=offers, decided=so_far)


def _offers(room: Room, report: Report, drafts: Drafts) -> tuple[Offer, ...]:
    """Every draft that may be entered in this room, in the order of the text."""
    proposed = {each.statement: each for each in drafts.proposals}
    order: Mapping[int, int] = {id(each): number for number, each in enumerate(drafts.statements, 1)}
    every: list[DraftStatement | DraftContact] = []
    every += drafts.statements if room.may("note statement") else ()
    every += drafts.contacts if room.may("note contact") else ()
    every.sort(key=lambda draft: marked(0, draft).start)
    return tuple(
        offered_statement(room, each, number, proposed.get(order[id(each)]), report.link)
        if isinstance(each, DraftStatement)
        else offered_contact(room, drafts, each, number)
        for number, each in enumerate(every, 1)
    )


def _with_decision(room: Room, offer: Offer, decision: Decision | None) -> Offer:
    """With what became of it; and the way on to a position, where the room's register has it."""
    code = StatementId("" if decision is None else decision.code)
    linked = room.line.standing.said(code) is not None and room.may("link statement")
    link = doing(room, "link statement", statement=code) if linked else None
    return replace(offer, decision=decision, link=link)
