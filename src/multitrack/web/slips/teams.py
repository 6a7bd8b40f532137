"""Slips on rooms themselves: form and end a work team, open and close a room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import Channel, ChannelId, ChannelKind
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.rule import Consensus, Rule, Unanimity
from multitrack.model.track import Terms, Track, TrackId
from multitrack.record import act as acts
from multitrack.web.naming import KINDS
from multitrack.web.slips.fields import Choices, boxes, choice, day, line, text
from multitrack.web.slips.slip import Slip

OPENED = (ChannelKind.CAUCUS, ChannelKind.BILATERAL, ChannelKind.CONTACT_GROUP, ChannelKind.POWER)
RULES = [("consensus", _("consensus: nobody objects")), ("unanimity", _("all parties agree"))]
AS_IT_IS = "as it is"
PARTS = ("title", "issues", "team", "rule")
"""What is written of a new team."""


def rule_named(name: str) -> Rule:
    """The rule that was chosen for a team."""
    return Unanimity() if name == "unanimity" else Consensus()


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
            rule=rule_named(written["rule"]),
            terms=Terms(deliver=deliver, by=written["due"]) if deliver else None,
        )
        return acts.OpenTrack(track=track)


class ChangeTrackSlip(Slip):
    """A work team changed as it stands: its name, people, chair, rule, terms; its issues stay."""

    kind = "change track"
    subject = ("track",)
    hint = _("Its issues stay with it: move one by itself, or divide the teams anew.")

    track_title = line(_("Name of the team"))
    chair = line(_("Chair"), required=False)
    deliver = line(_("What it is to deliver"), required=False)
    due = day(_("By when"))
    reason = text(_("Why"), required=False)

    def prepare(self) -> None:
        """The team as it stands."""
        rules = [(AS_IT_IS, _("as it does now")), *RULES]
        self.fields["team"] = boxes(_("Parties"), self.parties())
        self.fields["rule"] = choice(_("How it decides"), rules)
        self.order_fields(["track_title", "team", "rule"])
        if (track := self._track()) is None:
            return
        terms = track.terms or Terms(deliver="")
        now: dict[str, Any] = {
            "track_title": track.title,
            "team": list(track.team),
            "chair": track.chair or "",
        }
        self.initial = {**now, "deliver": terms.deliver, "due": terms.by, **self.initial}

    def _track(self) -> Track | None:
        return None if self.room.hold is None else self.room.hold.track(TrackId(self.about("track")))

    def act(self) -> acts.Act:
        """Change it."""
        written = self.cleaned_data
        code = TrackId(self.about("track"))
        before = self._track() or Track(id=code, title="", issues=(), team=())
        terms = replace(before.terms or Terms(deliver=""), deliver=written["deliver"], by=written["due"])
        after = replace(
            before,
            title=written["track_title"],
            team=tuple(map(PartyId, written["team"])),
            chair=written["chair"] or None,
            rule=before.rule if written["rule"] == AS_IT_IS else rule_named(written["rule"]),
            terms=terms if written["deliver"] else None,
        )
        return acts.ChangeTrack(track=after, reason=written["reason"])


class RestructureSlip(Slip):
    """Some work teams ended, and others formed from their issues."""

    kind = "restructure"
    hint = _(
        "Each issue goes to its new team as it stands. What was said of it stays with those who heard it."
    )
    folded = tuple(f"{part}_2" for part in ("title", "issues", "team", "rule"))
    fold_title = _("A second new team")

    reason = text(_("Why"), required=False)

    def prepare(self) -> None:
        """The teams at work, and room for two new ones."""
        hold, called = self.room.hold, self.room.visit.called
        tracks = () if hold is None else hold.tracks()
        self.fields["ends"] = boxes(_("Which teams end"), [(track.id, track.title) for track in tracks])
        known = () if hold is None else hold.issues()
        issues: Choices = [(issue.id, called.issue(issue.id)) for issue in known]
        for row, must in ((1, True), (2, False)):
            self.fields[f"title_{row}"] = line(_("Name of the new team"), required=must)
            self.fields[f"issues_{row}"] = boxes(_("Its issues"), issues, required=must)
            self.fields[f"team_{row}"] = boxes(_("Its parties"), self.parties(), required=must)
            self.fields[f"rule_{row}"] = choice(_("How it decides"), RULES, required=must, empty="consensus")

        self.order_fields(["ends", *(f"{part}_{row}" for row in (1, 2) for part in PARTS)])

    def clean(self) -> None:
        """A second team, where one is begun, has a name, issues and parties."""
        super().clean()
        second = [name for name in ("title_2", "issues_2", "team_2") if not self.cleaned_data.get(name)]
        if len(second) < len(PARTS) - 1:
            for name in second:
                self.add_error(name, _("A new team has a name, issues and parties."))

    def act(self) -> acts.Act:
        """Divide them; the floor gives the codes and opens the rooms."""
        written = self.cleaned_data
        formed = tuple(
            Track(
                id=TrackId(""),
                title=written[f"title_{row}"],
                issues=tuple(map(IssueId, written[f"issues_{row}"])),
                team=tuple(map(PartyId, written[f"team_{row}"])),
                rule=rule_named(written[f"rule_{row}"]),
            )
            for row in (1, 2)
            if written[f"title_{row}"]
        )
        ends = tuple(map(TrackId, written["ends"]))
        return acts.Restructure(ends=ends, forms=formed, reason=written["reason"])


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
