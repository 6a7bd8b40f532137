"""Slips on rounds and sittings: opened, called, moved, begun, interrupted and ended; and a substitute for one sitting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.issue import IssueId
from multitrack.model.party import PersonId, Role
from multitrack.record import act as acts
from multitrack.record.judging.hours import known
from multitrack.record.procedure.subjects.issues import issue_stands
from multitrack.record.standing import SittingHeld
from multitrack.report.saying import Sentence, names, say
from multitrack.web.slips.fields import CHOOSE, Choices, boxes, choice, line, moment, radio, text
from multitrack.web.slips.moving import FATES
from multitrack.web.slips.plain import PlainSlip
from multitrack.web.slips.seats import SeatSlip
from multitrack.web.slips.slip import Slip


class OpenRoundSlip(PlainSlip):
    """A round of the talks begun."""

    kind = "open round"

    title_ = line(_("Which round, in a few words"))
    until = moment(_("Until"))

    def written(self) -> dict[str, Any]:
        """What was written; the floor gives the code."""
        written = super().written()
        return {**written, "id": acts.RoundId(""), "title": written["title_"]}


class CloseRoundSlip(PlainSlip):
    """A round ended, with one fate for all text on which nothing is agreed."""

    kind = "close round"
    subject = ("round",)

    fate = radio(_("What becomes of text on which nothing is agreed"), FATES, becomes=acts.Fate)
    reason = text(_("Why"), required=False)

    def warnings(self) -> Iterator[Sentence]:
        """The issues that it meets, as far as the viewer hears the rooms that have them."""
        if met := tuple(dict.fromkeys(self._open())):
            yield say("It meets: {issues}.", issues=names(map(self.room.visit.called.issue, met)))

    def _open(self) -> Iterator[IssueId]:
        view, hold = self.room.visit.view, self.room.hold
        if hold is None:
            return
        teams = (view.hold(track_channel(track.id)) for track in hold.tracks())
        for body in filter(None, (hold, *teams)):
            track = body.own_track()
            issues = [issue.id for issue in hold.issues()] if track is None else track.issues
            yield from (issue for issue in issues if issue_stands(body, issue) == "open")


class CallSlip(Slip):
    """A sitting called: which body, when, and (where not everybody) who; a room and interpreters if there are any."""

    kind = "call sitting"
    hint = _("Nobody is called to two sittings at one hour: where it clashes, the next free hours are named.")
    side_by_side = True
    folded = ("people", "walls", "interpreters")
    fold_title = _("Not everybody; a room, interpreters")

    start = moment(_("From"), required=True)
    end = moment(_("To"), required=True)
    walls = line(_("In which room, within walls"), required=False)
    interpreters = line(_("Interpreters, with commas between them"), required=False)

    def prepare(self) -> None:
        """The bodies that can be called to sit from here, and the people who have a seat here."""
        seats = self.room.line.standing.seats()
        people: Choices = [(seat.person, seat.name) for seat in seats]
        hint = _("Tick nobody where everybody is to come.")
        self.fields["people"] = boxes(_("Who sits"), people, required=False, help_text=hint)
        if self.kind == "call sitting" and len(self._bodies()) > 1:
            self.fields["body"] = choice(_("Who sits together"), [CHOOSE, *self._bodies()])
        self.order_fields(["body", "start", "end", "people", "walls", "interpreters"])

    def _bodies(self) -> Choices:
        """The rooms whose sittings are called here: the plenary's own and those of the teams, else this very room's."""
        here: Choices = [(self.room.line.id, _("this room"))]
        if self.room.kind is not ChannelKind.PLENARY or self.room.hold is None:
            return here
        teams = [(track_channel(track.id), track.title) for track in self.room.hold.tracks()]
        return [(self.room.line.id, _("the plenary")), *teams]

    def called(self, code: acts.SittingId, channel: ChannelId) -> acts.Called:
        """The sitting as it was written."""
        written = self.cleaned_data
        interpreters = (each.strip() for each in written["interpreters"].split(","))
        return acts.Called(
            id=code,
            channel=channel,
            start=written["start"],
            end=written["end"],
            people=tuple(map(PersonId, written["people"])),
            room=acts.RoomId(written["walls"]) if written["walls"] else None,
            interpreters=tuple(acts.InterpreterId(each) for each in interpreters if each),
        )

    def act(self) -> acts.Act:
        """Call it; the floor gives its code."""
        channel = self.cleaned_data.get("body") or self.room.line.id
        return acts.CallSitting(sitting=self.called(acts.SittingId(""), ChannelId(channel)))


class MoveSittingSlip(CallSlip):
    """A sitting that has not begun, called for other hours or people."""

    kind = "move sitting"
    subject = ("sitting",)

    reason = text(_("Why"), required=False)

    def prepare(self) -> None:
        """The sitting as it is called now."""
        super().prepare()
        self.order_fields(["start", "end", "reason"])
        held = self._held()
        if held is None:
            return
        called = held.called
        now: dict[str, Any] = {"start": called.start, "end": called.end, "people": list(called.people)}
        now |= {"walls": called.room or "", "interpreters": ", ".join(called.interpreters)}
        self.initial = {**now, **self.initial}

    def _held(self) -> SittingHeld | None:
        sittings = {} if self.room.hold is None else known(self.room.hold)
        return sittings.get(acts.SittingId(self.about("sitting")))

    def act(self) -> acts.Act:
        """Change it."""
        held, code = self._held(), acts.SittingId(self.about("sitting"))
        channel = self.room.line.id if held is None else held.called.channel
        return acts.MoveSitting(sitting=self.called(code, channel), reason=self.cleaned_data["reason"])


class SittingSlip(PlainSlip):
    """A slip on one sitting."""

    subject = ("sitting",)


class CancelSlip(SittingSlip):
    """A sitting that is not held."""

    kind = "cancel sitting"

    reason = text(_("Why"), required=False)


class BeginSlip(SittingSlip):
    """A sitting begun, in the room that sits."""

    kind = "begin sitting"


class AdjournSlip(SittingSlip):
    """A sitting interrupted."""

    kind = "adjourn sitting"
    hint = _("Without a moment it rests until it is resumed.")

    until = moment(_("Until"))
    reason = text(_("Why"), required=False)


class ResumeSlip(SittingSlip):
    """A sitting that goes on."""

    kind = "resume sitting"


class EndSlip(SittingSlip):
    """A sitting ended."""

    kind = "end sitting"
    hint = _("Seats that were given for this sitting end with it.")


class SubstituteSlip(SeatSlip):
    """A seat for one sitting, in another's place."""

    variant = "substitute"
    subject = ("sitting",)
    hint = _("The seat is for this sitting only, and ends with it. Whoever is substituted keeps theirs.")

    def prepare(self) -> None:
        """Who could come, and in whose place."""
        super().prepare()
        for field in ("role", "of"):
            del self.fields[field]
        own = self.room.side
        seats = [each for each in self.room.line.standing.seats() if own in (None, each.party)]
        places: Choices = [(seat.person, seat.name) for seat in seats]
        self.fields["instead_of"] = choice(_("In whose place"), [CHOOSE, *places])
        self.order_fields(["person", "instead_of"])
        if not self.takes_new:
            del self.fields["name"]

    def act(self) -> acts.Act:
        """Give the seat for that sitting."""
        written = self.cleaned_data
        place = self.room.line.standing.seat(PersonId(written["instead_of"]))
        role = place.role if place is not None and place.party is None else Role.SUBSTITUTE
        return acts.TakeSeat(
            seat=self.seat(role, None if place is None else place.party),
            sitting=acts.SittingId(self.about("sitting")),
            instead_of=PersonId(written["instead_of"]),
        )
