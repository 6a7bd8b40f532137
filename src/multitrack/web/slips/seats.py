"""Slips on who sits where: admission to the table, a seat given, a seat ended."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import PUBLIC
from multitrack.model.party import AdmissionState, PartyId, PersonId, Role
from multitrack.record import act as acts
from multitrack.report.sentences import ADMISSIONS, ROLES
from multitrack.web.people.models import new_person
from multitrack.web.slips.slip import Choices, Slip, line, text
from multitrack.web.wording import plainly

OF_PARTY = (Role.HEAD, Role.DELEGATE, Role.ADVISER, Role.SUBSTITUTE)
OF_TEAM = (Role.MEDIATOR, Role.FACILITATOR, Role.SECRETARIAT)
NEW = "someone new"


class AdmitSlip(Slip):
    """Where a party stands towards the table from now on, and why."""

    kind = "admit"

    reason = text(_("Why"))
    authority = line(_("On whose authority"), required=False)
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def prepare(self) -> None:
        """The parties, and where one can stand."""
        states: Choices = [(state.value, plainly(said)) for state, said in ADMISSIONS.items()]
        self.fields["which"] = forms.ChoiceField(label=_("Which party"), choices=self.parties())
        self.fields["state"] = forms.ChoiceField(label=_("From now on"), choices=states)
        self.order_fields(["which", "state", "reason", "authority", "until"])

    def act(self) -> acts.Act:
        """Note it."""
        written = self.cleaned_data
        return acts.Admit(
            party=PartyId(written["which"]),
            state=AdmissionState(written["state"]),
            reason=written["reason"],
            authority=written["authority"],
            until=written["until"],
        )


class SeatSlip(Slip):
    """A seat in this room, for someone known or someone new; a new person gets a link that works once."""

    kind = "seat"
    hint = _("Someone new gets a link that works once: you hand it over yourself.")

    name = line(
        _("Their name, as it stands in the record"),
        required=False,
        help_text=_("Only for someone new. It can be a role instead of a name."),
    )

    def prepare(self) -> None:
        """Who could sit here: people known to the viewer who sit on what the room stands on, or someone new."""
        called, standing = self.room.visit.called, self.room.line.standing
        grounds = [g for g in standing.channel.grounds if g != PUBLIC]
        here = {seat.person for seat in standing.seats()}
        lines = [line for line in map(called.line, grounds) if line is not None] or self.room.visit.view.lines
        known = {seat.person: seat for each in lines for seat in each.standing.seats()}
        people: Choices = [(code, seat.name) for code, seat in known.items() if code not in here]
        if not grounds:
            people.append((NEW, _("Someone new")))
        roles = [role for role in (*OF_PARTY, *OF_TEAM, Role.OBSERVER) if self._may_give(role)]
        own = self.room.side
        parties = [choice for choice in self.parties() if own is None or choice[0] == own]
        if self.room.of_team:
            parties.insert(0, ("", _("no party")))
        self.fields["person"] = forms.ChoiceField(label=_("Who"), choices=people)
        self.fields["role"] = forms.ChoiceField(
            label=_("As"), choices=[(role.value, plainly(ROLES[role])) for role in roles]
        )
        self.fields["of"] = forms.ChoiceField(label=_("Of which party"), choices=parties, required=False)
        self.order_fields(["person", "name", "role", "of"])

    def _may_give(self, role: Role) -> bool:
        return self.room.of_team or role in OF_PARTY

    def clean(self) -> None:
        """Someone new needs a name."""
        super().clean()
        if self.cleaned_data.get("person") == NEW and not self.cleaned_data.get("name"):
            self.add_error("name", _("Someone new needs a name or a role."))

    @property
    def for_someone_new(self) -> bool:
        """Whether the seat is for a person nobody knew before."""
        return self.cleaned_data.get("person") == NEW

    def act(self) -> acts.Act:
        """Give the seat."""
        written = self.cleaned_data
        role = Role(written["role"])
        known = self.room.visit.called.seat_of(PersonId(written["person"]))
        of_party = written["of"] and role not in OF_TEAM
        seat = acts.Seat(
            person=PersonId(new_person()) if self.for_someone_new else PersonId(written["person"]),
            name=written["name"] if known is None else known.name,
            role=role,
            party=PartyId(written["of"]) if of_party else None,
        )
        return acts.TakeSeat(seat=seat)


class LeaveSlip(Slip):
    """A seat ended, one's own or another's."""

    kind = "leave seat"

    reason = text(_("Why"), required=False)

    def prepare(self) -> None:
        """Who sits here."""
        seats = self.room.line.standing.seats()
        mine = [seat for seat in seats if seat.person == self.room.visit.person]
        listed = seats if self.room.may("seat") else mine
        people: Choices = [(seat.person, seat.name) for seat in listed]
        self.fields["person"] = forms.ChoiceField(label=_("Whose seat"), choices=people)
        self.order_fields(["person", "reason"])

    def act(self) -> acts.Act:
        """End it."""
        written = self.cleaned_data
        return acts.LeaveSeat(person=PersonId(written["person"]), reason=written["reason"])
