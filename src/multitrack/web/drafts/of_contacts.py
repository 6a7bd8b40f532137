"""A drafted contact as it is offered: with the sides and the day asked about where the report does not say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from multitrack.model.contact import ContactId, SideId
from multitrack.reading.drafts import DraftContact, Drafts
from multitrack.report.saying import Day, Sentence, say
from multitrack.web.drafts.offers import Offer, by_office, key_of
from multitrack.web.drafts.passages import marked
from multitrack.web.drafts.wording import CONTACTS, UNKNOWN
from multitrack.web.rooms.room import Room


def offered_contact(room: Room, drafts: Drafts, draft: DraftContact, number: int) -> Offer:
    """The offer of one contact."""
    how, label = CONTACTS.get(draft.format, UNKNOWN)
    codes = list(dict.fromkeys(code for code in (draft.who.on_behalf_of, draft.with_code) if code))
    same = tuple(_the_same(room, draft, codes))
    source = (drafts.outlet, None if drafts.on is None else drafts.on.isoformat())
    return Offer(
        key=key_of(draft),
        number=number,
        kind="note contact",
        who=_told(draft, label),
        words=draft.words,
        form=None,
        rule=draft.rule,
        why=draft.who.why,
        must=tuple(_unknown(room, draft, codes)),
        doubts=tuple(_doubts(drafts, draft)),
        told=(say("Place: {place}", place=draft.place),) if draft.place else (),
        known=(say("A contact of these sides on that day is noted already."),) if same else (),
        here=any(each in room.line.standing.contacts for each in same),
        initial={
            "between": codes,
            "how": how.value,
            "on_day": "" if draft.on is None else draft.on.isoformat(),
            "who": f"{draft.who.name}; {draft.with_whom}",
            "source": ", ".join(filter(None, source)),
        },
        marked=marked(number, draft),
    )


def _told(draft: DraftContact, how: Sentence) -> Sentence:
    met = say("{how}: {one} with {other}", how=how, one=draft.who.name, other=draft.with_whom)
    return met if draft.on is None else say("{what}, {day}", what=met, day=Day(draft.on, with_year=True))


def _unknown(room: Room, draft: DraftContact, codes: list[str]) -> Iterator[Sentence]:
    """What a contact needs and the report does not say in names of the talks: two sides, and a day."""
    if draft.who.on_behalf_of and not draft.who.known:
        yield by_office(room, draft.who)
    for name, code in ((draft.who.name, draft.who.on_behalf_of), (draft.with_whom, draft.with_code)):
        if not code:
            yield say("These talks do not know “{name}”. Which side is it?", name=name)
    if draft.who.on_behalf_of and draft.with_code and len(codes) == 1:
        yield say("Both are held to be one side. Which other side is it?")
    if draft.on is None:
        yield say("On which day was it?")


def _doubts(drafts: Drafts, draft: DraftContact) -> Iterator[Sentence]:
    if draft.on is not None and draft.on == drafts.on:
        yield say("The day is that of the report: did it take place then?")


def _the_same(room: Room, draft: DraftContact, codes: Iterable[str]) -> Iterator[ContactId]:
    """The contacts of the same sides on the same day that this viewer knows."""
    sides = set(map(SideId, codes))
    for each in room.visit.view.talks.contacts:
        if len(sides) > 1 and set(each.between) == sides and each.on == draft.on:
            yield each.id
