"""Slips on rooms themselves: form and end a work team, open and close a room."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import Channel, ChannelId, ChannelKind
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.rule import Consensus, Unanimity
from multitrack.model.track import Terms, Track, TrackId
from multitrack.record import act as acts
from multitrack.web.naming import KINDS
from multitrack.web.slips.slip import Choices, Slip, line, text

OPENED = (ChannelKind.CAUCUS, ChannelKind.BILATERAL, ChannelKind.CONTACT_GROUP, ChannelKind.POWER)
RULES = [("consensus", _("consensus: nobody objects")), ("unanimity", _("all parties agree"))]


class OpenTrackSlip(Slip):
    """A work team: its issues, its people, how it decides, what it is to deliver."""

    kind = "open track"

    track_title = line(_("Name of the team"))
    rule = forms.ChoiceField(label=_("How it decides"), choices=RULES)
    chair = line(_("Chair"), required=False)
    deliver = line(_("What it is to deliver"), required=False)
    due = forms.DateField(label=_("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def prepare(self) -> None:
        """The issues that no team has, and the parties."""
        boxes = forms.CheckboxSelectMultiple
        called = self.room.visit.called
        issues: Choices = [(issue, called.issue(issue)) for issue in self.room.issues()]
        self.fields["issues"] = forms.MultipleChoiceField(label=_("Issues"), choices=issues, widget=boxes)
        self.fields["team"] = forms.MultipleChoiceField(
            label=_("Parties"), choices=self.parties(), widget=boxes
        )
        self.order_fields(["track_title", "issues", "team", "rule"])

    def act(self) -> acts.Act:
        """Form it; the floor gives its code and opens its room."""
        written = self.cleaned_data
        deliver = written["deliver"]
        track = Track(
            id=TrackId(""),
            title=written["track_title"],
            issues=tuple(map(IssueId, written["issues"])),
            team=tuple(map(PartyId, written["team"])),
            chair=written["chair"] or None,
            rule=Unanimity() if written["rule"] == "unanimity" else Consensus(),
            terms=Terms(deliver=deliver, by=written["due"]) if deliver else None,
        )
        return acts.OpenTrack(track=track)


class CloseTrackSlip(Slip):
    """A work team ended; what it reported stands."""

    kind = "close track"

    reason = text(_("Why"), required=False)

    def prepare(self) -> None:
        """The teams at work."""
        hold = self.room.hold
        teams: Choices = [] if hold is None else [(track.id, track.title) for track in hold.tracks()]
        self.fields["track"] = forms.ChoiceField(label=_("Which team"), choices=teams)
        self.order_fields(["track", "reason"])

    def act(self) -> acts.Act:
        """End it."""
        return acts.CloseTrack(track=TrackId(self.cleaned_data["track"]), reason=self.cleaned_data["reason"])


class OpenRoomSlip(Slip):
    """A room apart: its name, what it is for, and who sits there with you."""

    kind = "open channel"
    hint = _("Nobody hears of a new room but those who sit in it. You take a seat yourself.")

    room_title = line(_("Name of the room"))

    def prepare(self) -> None:
        """The kinds of room that can be opened, and the people known to the viewer."""
        kinds: Choices = [(kind.value, KINDS[kind]) for kind in OPENED]
        me = self.room.visit.person
        seats = {s.person: s for line in self.room.visit.view.lines for s in line.standing.seats()}
        people: Choices = [(code, seat.name) for code, seat in seats.items() if code != me]
        self.fields["sort"] = forms.ChoiceField(label=_("What it is for"), choices=kinds)
        self.fields["people"] = forms.MultipleChoiceField(
            label=_("Who sits there with you"), choices=people, widget=forms.CheckboxSelectMultiple
        )

    def act(self) -> acts.Act:
        """Open it; the floor gives its code."""
        written = self.cleaned_data
        called = self.room.visit.called
        found = (called.seat_of(PersonId(code)) for code in written["people"])
        seats = tuple(seat for seat in found if seat is not None)
        own = () if self.room.seat is None else (self.room.seat,)
        parties = tuple(dict.fromkeys(s.party for s in (*own, *seats) if s.party is not None))
        channel = Channel(
            id=ChannelId(""),
            kind=ChannelKind(written["sort"]),
            title=written["room_title"],
            parties=parties,
        )
        return acts.OpenChannel(channel=channel, seats=seats)


class CloseRoomSlip(Slip):
    """A room closed: nothing more is written in it."""

    kind = "close channel"
    hint = _("What was written stays for those who heard it.")

    reason = text(_("Why"), required=False)

    def act(self) -> acts.Act:
        """Close it."""
        return acts.CloseChannel(reason=self.cleaned_data["reason"])
