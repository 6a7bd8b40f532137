"""Slips on who sits where: admission to the table, a seat given, a seat ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multitrack.model.channel import PUBLIC, ChannelKind
from multitrack.model.party import AdmissionState, PartyId, PersonId, Role
from multitrack.record import act as acts
from multitrack.report.sentences import ADMISSIONS, ROLES
from multitrack.web.people.models import new_person
from multitrack.web.slips.fields import CHOOSE, Choices, line, text
from multitrack.web.slips.listing import NamedSlip
from multitrack.web.slips.slip import Slip
from multitrack.web.wording import plainly

OF_PARTY = (Role.HEAD, Role.DELEGATE, Role.ADVISER, Role.SUBSTITUTE)
OF_TEAM = (Role.MEDIATOR, Role.FACILITATOR, Role.SECRETARIAT)
NEW = "someone new"
NO_PARTY = "no party"


class AdmitSlip(NamedSlip):
    """Where a party stands towards the table from now on, and why."""

    kind = "admit"

    reason = text(_("Why"))
    authority = line(_("On whose authority"), required=False)
    back_if = line(_("What opens the way back"), required=False)
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def prepare(self) -> None:
        """The parties, and where one can stand."""
        states: Choices = [(state.value, plainly(said)) for state, said in ADMISSIONS.items()]
        self.fields["which"] = forms.ChoiceField(label=_("Which party"), choices=self.parties())
        self.fields["state"] = forms.ChoiceField(label=_("From now on"), choices=states)
        self.order_fields(["which", "state", "reason", "authority", "until", "back_if"])
        self.ask_of_names()

    def named(self) -> Iterator[PartyId]:
        """The party that was chosen; before that all that could be."""
        codes = [PartyId(code) for code, _name in self.parties()]
        yield from (code for code in codes if not self.is_bound or code == self.data.get("which"))

    def act(self) -> acts.Act:
        """Note it."""
        written = self.cleaned_data
        return acts.Admit(
            party=PartyId(written["which"]),
            state=AdmissionState(written["state"]),
            reason=written["reason"],
            authority=written["authority"],
            until=written["until"],
            back_if=written["back_if"] or None,
            looked_at=self.looked_at(),
        )


class SeatSlip(NamedSlip):
    """A seat in this room, for someone known or someone new; a new person gets a link that works once."""

    kind = "seat"
    hint = _("Someone new gets a link that works once: you hand it over yourself.")

    name = line(
        _("Their name, as it stands in the record"),
        required=False,
        help_text=_("Only for someone new. It can be a role instead of a name."),
    )

    def prepare(self) -> None:
        """Who could sit here, as what and for whom; nothing is chosen until someone chooses it."""
        roles = [role for role in (*OF_PARTY, *OF_TEAM, Role.OBSERVER) if self._may_give(role)]
        self.fields["person"] = forms.ChoiceField(label=_("Who"), choices=[CHOOSE, *self._people()])
        self.fields["role"] = forms.ChoiceField(
            label=_("As"), choices=[CHOOSE, *((role.value, plainly(ROLES[role])) for role in roles)]
        )
        self.fields["of"] = forms.ChoiceField(label=_("Of which party"), choices=[CHOOSE, *self._sides()])
        self.order_fields(["person", "name", "role", "of"])
        self.ask_of_names()

    def named(self) -> Iterator[PartyId]:
        """The party that was chosen; before that all that could be."""
        codes = [PartyId(code) for code, _name in self._sides() if code != NO_PARTY]
        yield from (code for code in codes if not self.is_bound or code == self.data.get("of"))

    @property
    def _apart(self) -> bool:
        """Whether the room is one party's own, or one party's with the mediation."""
        return self.room.kind in (ChannelKind.CAUCUS, ChannelKind.DELEGATION)

    def _people(self) -> Iterator[tuple[str, Any]]:
        """People known to the viewer who sit on what the room stands on, or someone new."""
        called, standing = self.room.visit.called, self.room.line.standing
        grounds = [g for g in standing.channel.grounds if g != PUBLIC]
        here = {seat.person for seat in standing.seats()}
        lines = [line for line in map(called.line, grounds) if line is not None] or self.room.visit.view.lines
        known = {seat.person: seat for each in lines for seat in each.standing.seats()}
        yield from (
            (code, seat.name) for code, seat in known.items() if code not in here and self._fits(seat)
        )
        if not grounds:
            yield (NEW, _("Someone new"))

    def _fits(self, seat: acts.Seat) -> bool:
        """Whether someone may come into a room apart: its party's own people, the mediation into a caucus."""
        if not self._apart or seat.party in self.room.line.standing.channel.parties:
            return True
        return seat.of_team and self.room.kind is ChannelKind.CAUCUS

    def _sides(self) -> Iterator[tuple[str, Any]]:
        """For whom a seat may be given here."""
        own, apart = self.room.side, self.room.line.standing.channel.parties
        if self.room.of_team and self.room.kind is not ChannelKind.DELEGATION:
            yield (NO_PARTY, _("no party: the mediation team, an observer"))
        for code, name in self.parties():
            if own in (None, code) and (not self._apart or code in apart):
                yield (code, name)

    def _may_give(self, role: Role) -> bool:
        if self.room.kind is ChannelKind.DELEGATION or not self.room.of_team:
            return role in OF_PARTY
        return not (self._apart and role is Role.OBSERVER)

    def clean(self) -> None:
        """Someone new needs a name."""
        super().clean()
        if self.cleaned_data.get("person") == NEW and not self.cleaned_data.get("name"):
            self.add_error("name", _("Someone new needs a name or a role."))
        role, of = self.cleaned_data.get("role"), self.cleaned_data.get("of")
        if role in OF_PARTY and of == NO_PARTY:
            self.add_error("of", _("Choose the party they sit for."))
        if role in OF_TEAM and of not in (None, NO_PARTY):
            self.add_error("of", _("The mediation team sits for no party."))

    @property
    def for_someone_new(self) -> bool:
        """Whether the seat is for a person nobody knew before."""
        return self.cleaned_data.get("person") == NEW

    @property
    def takes_new(self) -> bool:
        """Whether someone nobody knew before can come into this room."""
        return any(code == NEW for code, _name in self._people())

    def seat(self, role: Role, party: PartyId | None) -> acts.Seat:
        """The seat of whoever was chosen."""
        person = PersonId(self.cleaned_data["person"])
        known = self.room.visit.called.seat_of(person)
        return acts.Seat(
            person=PersonId(new_person()) if self.for_someone_new else person,
            name=self.cleaned_data.get("name", "") if known is None else known.name,
            role=role,
            party=party,
        )

    def act(self) -> acts.Act:
        """Give the seat."""
        written = self.cleaned_data
        party = None if written["of"] == NO_PARTY else PartyId(written["of"])
        return acts.TakeSeat(seat=self.seat(Role(written["role"]), party), looked_at=self.looked_at())


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
