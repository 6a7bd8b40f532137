"""The slip on a contact that took place: which sides, how, when, what was said, and who is told of the bare fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelId
from multitrack.model.contact import MEDIATION, Contact, ContactFormat, ContactId, SideId
from multitrack.record import act as acts
from multitrack.web.naming import room_name
from multitrack.web.rooms.onwards import wider
from multitrack.web.rooms.room import Room
from multitrack.web.slips.fields import Choices, boxes, choice, day, line, radio, text
from multitrack.web.slips.slip import Slip

FORMATS = [
    (ContactFormat.MEETING.value, _("a meeting")),
    (ContactFormat.CALL.value, _("a call")),
    (ContactFormat.LETTER.value, _("letters")),
    (ContactFormat.THIRD.value, _("through a third")),
    (ContactFormat.UNKNOWN.value, _("it is not known how")),
]


def rooms_to_tell(room: Room) -> Iterator[tuple[str, Any]]:
    """The other rooms that can be told, by their names; nothing where nobody is."""
    yield "", _("nobody else")
    called = room.visit.called
    yield from ((line.id, str(room_name(called, line.id))) for line in wider(room))


class ContactSlip(Slip):
    """A contact between sides, noted where what was said in it is to stay."""

    kind = "note contact"
    hint = _("What was said stays in this room. Another room can be told of the bare fact.")
    folded = ("through", "who", "next_step", "source", "known_to")
    fold_title = _("Through whom, who was there, what follows, who is told")

    how = radio(_("How"), FORMATS, becomes=ContactFormat)
    on_day = day(_("On which day"), required=True)
    gist = text(_("What was said"), required=False)
    who = line(_("Who was there"), required=False)
    next_step = line(_("What is to follow"), required=False)
    source = line(_("What you have it from"), required=False)

    def prepare(self) -> None:
        """The sides that the viewer knows of, and the rooms that can be told."""
        sides = self._sides()
        self.fields["between"] = boxes(_("Between whom"), sides)
        self.fields["through"] = choice(
            _("Through which third"), [("", _("nobody")), *sides], required=False, empty=""
        )
        self.fields["known_to"] = choice(
            _("Who is told that it took place"), rooms_to_tell(self.room), required=False, empty=""
        )
        self.order_fields(["between", "how", "on_day", "gist"])

    def _sides(self) -> Choices:
        called, view = self.room.visit.called, self.room.visit.view
        powers = [(power.id, called.power(power.id)) for power in view.talks.powers]
        return [(MEDIATION, _("the mediation team")), *self.parties(), *powers]

    def act(self) -> acts.Act:
        """Note it; the floor gives its code."""
        written = self.cleaned_data
        contact = Contact(
            id=ContactId(""),
            between=tuple(map(SideId, written["between"])),
            format=written["how"],
            on=written["on_day"],
            who=written["who"] or None,
            through=SideId(written["through"]) if written["through"] else None,
            gist=written["gist"] or None,
            next_step=written["next_step"] or None,
            source=written["source"] or None,
        )
        known_to = ChannelId(written["known_to"]) if written["known_to"] else None
        return acts.NoteContact(contact=contact, known_to=known_to)
