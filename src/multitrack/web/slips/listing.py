"""Slips on lists: a group noted on one, taken off it, and a name like a listed one decided by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multitrack.analysis.alike import Alike, Rule, alike, names_in
from multitrack.analysis.listed import Flag
from multitrack.model.channel import ChannelKind
from multitrack.model.party import Listing, PartyId
from multitrack.record import act as acts
from multitrack.report.at_table import AtTable
from multitrack.report.saying import Sentence
from multitrack.web.rooms.contacts import called_by
from multitrack.web.rooms.room import Room
from multitrack.web.slips.fields import CHOOSE, Choices, choice, day, line, radio, text
from multitrack.web.slips.slip import Slip
from multitrack.web.visit import Visit

DECISIONS = [
    (acts.NameDecision.IS_NOT.value, _("it is not that group")),
    (acts.NameDecision.IS.value, _("it is that group")),
    (acts.NameDecision.OPEN.value, _("I leave that open, and go on")),
]
Found = tuple[acts.ListingId, PartyId, Alike]
"""A name that is like a listed one: the entry, whose name it is, and how they are alike."""


def like_names(visit: Visit, codes: Iterable[PartyId]) -> Iterator[Found]:
    """The entries on lists that these parties bear names like, on which no person has decided; as the viewer hears them."""
    talks, today = visit.view.talks, timezone.localdate()
    entries = tuple(_entries(visit, today))
    for code in codes:
        for listing_code, listing in entries:
            if listing.code is not None or code in listing.is_not:
                continue
            found = [each for name in names_in(talks, code) if (each := alike(name, listing)) is not None]
            if found:
                yield listing_code, code, min(found, key=lambda each: tuple(Rule).index(each.rule))


def _entries(visit: Visit, today: date) -> Iterator[tuple[acts.ListingId, Listing]]:
    """The entries that stand today, on the mediation team's own channel, for whoever sits there."""
    for each in visit.view.of_kind(ChannelKind.TEAM):
        if each.seat is not None and each.seat.of_team:
            listings = each.standing.listings.items()
            yield from ((code, held.listing) for code, held in listings if held.listing.stands_on(today))


def told(visit: Visit, found: Iterable[Found]) -> Iterator[Sentence]:
    """Each like name with the rule that matched, in the viewer's names."""
    telling = AtTable(called_by(visit), ())
    yield from (telling.flag(Flag(code=code, alike=each)) for _listing, code, each in found)


class NamedSlip(Slip):
    """A slip on a party whose name may be like a listed one: a person decides, or goes on, before the act is done.

    Nothing is blocked by a name: whatever is decided, the act is done, and the decision is kept in the mediation
    team's own room.
    """

    def named(self) -> Iterator[PartyId]:
        """The parties that the slip is about: the one that was chosen, or those that could be."""
        raise NotImplementedError

    def ask_of_names(self) -> None:
        """Ask what was decided of each name like a listed one, once a party was chosen."""
        if not self.is_bound:
            return
        for number, (_code, _party, _alike) in enumerate(self.found):
            self.fields[f"name_decision_{number}"] = radio(_("That name"), DECISIONS)
            self.fields[f"name_reason_{number}"] = text(
                _("What you know of it; the mediation team alone reads this")
            )

    @property
    def found(self) -> tuple[Found, ...]:
        """The names that are like a listed one."""
        return tuple(like_names(self.room.visit, self.named()))

    def warnings(self) -> Iterable[Sentence]:
        """Each of them, with the rule that matched."""
        return tuple(told(self.room.visit, self.found))

    def looked_at(self) -> tuple[acts.DecideName, ...]:
        """What was decided of each."""
        return tuple(
            acts.DecideName(
                listing=listing,
                code=code,
                decision=acts.NameDecision(self.cleaned_data[f"name_decision_{number}"]),
                reason=self.cleaned_data[f"name_reason_{number}"],
                rule=each.rule.value,
            )
            for number, (listing, code, each) in enumerate(self.found)
        )


class ListSlip(Slip):
    """A group that stands on somebody's list."""

    kind = "list group"
    hint = _("A list is its keeper's. Nothing binds here because somebody stands on it: whoever runs these talks declares which list binds.")  # fmt: skip
    folded = ("names", "since", "until", "effect", "source")
    fold_title = _("Other names, days, effect, source")

    authority = line(_("Who keeps the list"))
    list_name = line(_("What the list is called"))
    group = line(_("Who stands on it, as it is written there"))
    names = text(_("Their other names on it, one on each line"), required=False)
    since = day(_("From which day"))
    until = day(_("Until which day"))
    effect = line(_("What follows from it, as its keeper says"), required=False)
    source = line(_("Where that is to be read"), required=False)

    def prepare(self) -> None:
        """Which party it is, where a person decided that."""
        open_: Choices = [("", _("none, or nobody has decided that"))]
        self.fields["code"] = choice(
            _("Which party of these talks it is"), [*open_, *self.parties()], required=False, empty=""
        )
        self.order_fields(["authority", "list_name", "group", "code"])

    def act(self) -> acts.Act:
        """Note it; the floor gives its code."""
        written = self.cleaned_data
        return acts.ListGroup(
            id=acts.ListingId(""),
            listing=Listing(
                authority=written["authority"].strip(),
                list_name=written["list_name"].strip(),
                group=written["group"].strip(),
                code=PartyId(written["code"]) if written["code"] else None,
                names=tuple(name.strip() for name in written["names"].splitlines() if name.strip()),
                since=written["since"],
                until=written["until"],
                effect=written["effect"] or None,
                source=written["source"] or None,
            ),
        )


class _OfListing(Slip):
    """A slip on an entry on a list."""

    def prepare(self) -> None:
        """The entries that were not taken off."""
        entries = [
            (code, f"{held.listing.group}: {held.listing.list_name}, {held.listing.authority}")
            for code, held in self.room.line.standing.listings.items()
            if held.lifted is None
        ]
        self.fields["listing"] = forms.ChoiceField(label=_("Which entry"), choices=[CHOOSE, *entries])


class LiftListingSlip(_OfListing):
    """A group that its keeper took off a list."""

    kind = "lift listing"
    hint = _("Log-ins that a binding list had shut open again after that day, as they were.")

    until = day(_("The last day on the list"), required=True)
    reason = text(_("Who took it off, and where that is to be read"))

    def prepare(self) -> None:
        """Which entry first."""
        super().prepare()
        self.order_fields(["listing", "until", "reason"])

    def act(self) -> acts.Act:
        """Note it."""
        written = self.cleaned_data
        code = acts.ListingId(written["listing"])
        return acts.LiftListing(listing=code, until=written["until"], reason=written["reason"])


class DecideNameSlip(_OfListing):
    """Whether a party that bears a name like a listed one is that group."""

    kind = "decide name"
    hint = _("Only what a person decided counts. If it is that group and the list binds, nothing is served to it from then on.")  # fmt: skip

    decision = radio(_("What you decide"), DECISIONS, becomes=acts.NameDecision)
    reason = text(_("What you know of it"))

    def prepare(self) -> None:
        """Which entry, and which party."""
        super().prepare()
        codes = dict.fromkeys(
            (
                *(code for code, _name in self.parties()),
                *(s.party for s in self.room.visit.view.talks.admissions),
            )
        )
        called = self.room.visit.called
        named = [(code, called.party(PartyId(code))) for code in codes]
        self.fields["name"] = forms.ChoiceField(label=_("Which party or group"), choices=[CHOOSE, *named])
        self.order_fields(["listing", "name", "decision", "reason"])

    def warnings(self) -> Iterable[Sentence]:
        """Every name that is like a listed one and not decided, with the rule that matched."""
        return tuple(told(self.room.visit, _undecided(self.room)))

    def act(self) -> acts.Act:
        """Note it, with the rule that matched when it was decided."""
        written = self.cleaned_data
        listing, code = acts.ListingId(written["listing"]), PartyId(written["name"])
        rules = {(each, party): like.rule.value for each, party, like in _undecided(self.room)}
        return acts.DecideName(
            listing=listing,
            code=code,
            decision=written["decision"],
            reason=written["reason"],
            rule=rules.get((listing, code), ""),
        )


def _undecided(room: Room) -> tuple[Found, ...]:
    talks = room.visit.view.talks
    codes = dict.fromkeys((*(party.id for party in talks.parties), *(s.party for s in talks.admissions)))
    return tuple(like_names(room.visit, codes))
