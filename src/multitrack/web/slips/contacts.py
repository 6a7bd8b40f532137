"""The slip on a contact that took place: which sides, how, when, what was said, and who is told of the bare fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelId
from multitrack.model.contact import MEDIATION, Contact, ContactFormat, ContactId, SideId
from multitrack.model.party import OutsidePower, PowerId, PowerKind
from multitrack.record import act as acts
from multitrack.web.naming import room_name
from multitrack.web.rooms.onwards import wider
from multitrack.web.rooms.room import Room
from multitrack.web.slips.fields import CHOOSE, Choices, boxes, choice, day, line, radio, text
from multitrack.web.slips.slip import Slip

FORMATS = [
    (ContactFormat.MEETING.value, _("a meeting")),
    (ContactFormat.CALL.value, _("a call")),
    (ContactFormat.LETTER.value, _("letters")),
    (ContactFormat.THIRD.value, _("through a third")),
    (ContactFormat.UNKNOWN.value, _("it is not known how")),
]


POWER_KINDS: Choices = [
    CHOOSE,
    (PowerKind.INFLUENCER.value, _("it can move a side")),
    (PowerKind.SPONSOR.value, _("it convenes or carries the talks")),
    (PowerKind.GUARANTOR.value, _("it stands behind what is agreed")),
    (PowerKind.FRIEND.value, _("it helps from outside")),
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
    folded = ("power", "power_kind", "through", "who", "next_step", "source", "known_to")
    fold_title = _("A power not named yet, through whom, who was there, what follows, who is told")

    how = radio(_("How"), FORMATS, becomes=ContactFormat)
    on_day = day(_("On which day"), required=True)
    gist = text(_("What was said"), required=False)
    who = line(_("Who was there"), required=False)
    next_step = line(_("What is to follow"), required=False)
    source = line(_("What you have it from"), required=False)
    power = line(
        _("An outside power that is not named here yet"),
        required=False,
        help_text=_(
            "By its name. It is one of those in contact then, and is known in this room from now on."
        ),
    )
    power_kind = choice(_("What it is to the talks"), POWER_KINDS, required=False, becomes=PowerKind)

    def prepare(self) -> None:
        """The sides that the viewer knows of, and the rooms that can be told."""
        sides = self._sides()
        self.fields["between"] = boxes(_("Between whom"), sides, required=False)
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

    def clean(self) -> dict[str, Any]:
        """A contact is between two sides or more, one of which may be a power that is named here first."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.get("power") and self._named(written["power"]) is not None:
            self.add_error("power", _("It is named here already: tick it above."))
        if written.get("power") and written.get("power_kind") is None:
            self.add_error("power_kind", _("Choose what it is."))
        if "power" in written and not written["power"] and not written.get("between"):
            self.add_error("between", _("Choose each of the sides, or name a power below."))
        return written

    def _named(self, name: str) -> str | None:
        """The code of a side of that name, where the viewer knows of one."""
        talks = self.room.visit.view.talks
        parties = {party.name.casefold(): str(party.id) for party in talks.parties}
        powers = {power.name.casefold(): str(power.id) for power in talks.powers}
        return {**parties, **powers}.get(name.strip().casefold())

    def _brought(self) -> OutsidePower | None:
        """The power that is named here first, under a code of its own."""
        name = " ".join(self.cleaned_data["power"].split())
        if not name:
            return None
        talks = self.room.visit.view.talks
        taken = {
            str(MEDIATION),
            *(str(party.id) for party in talks.parties),
            *(str(power.id) for power in talks.powers),
        }
        bare = slugify(name).upper()[:30] or "POWER"
        codes = (bare, *(f"{bare}-{number}" for number in range(2, len(taken) + 3)))
        code = next(each for each in codes if each not in taken)
        return OutsidePower(id=PowerId(code), name=name, kind=self.cleaned_data["power_kind"])

    def act(self) -> acts.Act:
        """Note it; the floor gives its code."""
        written, brought = self.cleaned_data, self._brought()
        contact = Contact(
            id=ContactId(""),
            between=(
                *map(SideId, written["between"]),
                *(() if brought is None else (SideId(brought.id),)),
            ),
            format=written["how"],
            on=written["on_day"],
            who=written["who"] or None,
            through=SideId(written["through"]) if written["through"] else None,
            gist=written["gist"] or None,
            next_step=written["next_step"] or None,
            source=written["source"] or None,
        )
        known_to = ChannelId(written["known_to"]) if written["known_to"] else None
        brings = () if brought is None else (brought,)
        return acts.NoteContact(contact=contact, brings=brings, known_to=known_to)
