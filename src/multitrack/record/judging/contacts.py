"""Contacts noted, and what of a contact or an ask a wider channel is told in the same act: the bare fact alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import ChannelId
from multitrack.model.contact import MEDIATION, ContactFormat, SideId
from multitrack.model.party import OutsidePower, PartyId, PowerId
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.entry import TIME
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.entitlement import entitled
from multitrack.record.judging.life import by_life
from multitrack.record.procedure import Who
from multitrack.record.procedure.lives.seats import CHANNEL


def judge_contact(case: Case, act: acts.NoteContact) -> Judgement:
    """A contact of two sides or more that took place: in full here, and its bare fact where the writer lets it be known."""
    here, request, contact = case.here, case.request, act.contact
    sides = (*contact.between, *(() if contact.through is None else (contact.through,)))
    refused = _no_contact(case, act) or unknown(here, act, sides, act.brings)
    if refused is not None:
        return refused
    brought = named(here, sides, act.brings)
    noted = acts.NoteContact(
        contact=replace(contact, channel=None), brings=not_yet(here, brought), known_to=act.known_to
    )
    in_full = (Inscription(channel=request.channel, act=noted),)
    if act.known_to is None:
        return in_full
    there = told(case, act, act.known_to, contact.between, brought)
    if isinstance(there, Refused):
        return there
    brings = not_yet(there, named(there, contact.between, brought))
    fact = acts.ContactKnown(contact=contact.fact, brings=brings)
    return (*in_full, Inscription(channel=act.known_to, act=fact))


def _no_contact(case: Case, act: acts.NoteContact) -> Refused | None:
    """Why this is no contact that could be noted; nothing where it is one."""
    contact = act.contact
    if len(set(contact.between)) < 2 or len(set(contact.between)) < len(contact.between):
        return refuse(
            act, phrase("A contact is between two sides or more."), phrase("Name each of them, once.")
        )
    if contact.on > case.now.date():
        return refuse(
            act, phrase("That day has not come."), phrase("Note a contact when it has taken place.")
        )
    if contact.through is not None and (
        contact.format is not ContactFormat.THIRD or contact.through in contact.between
    ):
        return refuse(
            act,
            phrase("A third stands between two other sides."),
            phrase("Name it where the contact was through a third, and nobody else as the third."),
        )
    if any(case.here.said(each) is None for each in contact.rests_on):
        return refuse(
            act,
            phrase("It rests on a statement that is not known here."),
            phrase("Name one that this channel holds, or the source in words."),
        )
    return None


def judge_withdraw_contact(case: Case, act: acts.WithdrawContact) -> Judgement:
    """A contact taken back: by whoever noted it or the team; one of the file by whoever speaks for a side here."""
    here, request = case.here, case.request
    noted = here.own.contacts[act.contact]
    seat = here.own.seat(request.author)
    speaks = seat is not None and (seat.commits or seat.power is not None)
    if (
        request.author != noted.by
        and not (seat is not None and seat.of_team)
        and not (noted.by == TIME and speaks)
    ):
        return refuse(
            act,
            phrase("Somebody else noted this contact."),
            phrase("Whoever noted it may take it back, or the mediation team."),
        )
    if noted.known_to is None:
        return written(request)
    there = elsewhere(case, act, noted.known_to)
    refused = there if isinstance(there, Refused) else not_sayable(case, act, there)
    if refused is not None:
        return refused
    told_back = acts.ContactWithdrawn(contact=act.contact)
    return (*written(request), Inscription(channel=noted.known_to, act=told_back))


def told(
    case: Case, act: acts.Act, to: ChannelId, sides: Iterable[SideId], brings: tuple[OutsidePower, ...]
) -> Hold | Refused:
    """What the wider channel holds that is to be told of something, or why it cannot be told by the author."""
    there = elsewhere(case, act, to)
    if isinstance(there, Refused):
        return there
    refused = not_sayable(case, act, there) or unknown(there, act, sides, brings)
    return there if refused is None else refused


def elsewhere(case: Case, act: acts.Act, to: ChannelId) -> Hold | Refused:
    """What another channel holds that the author hears, or that it is this one, or none for them."""
    if to == case.request.channel:
        return refuse(act, phrase("It is known here already."), phrase("Choose a wider channel."))
    return case.also(to) or refuse(
        act, phrase("There is no such channel for you."), phrase("Choose one that you are a member of.")
    )


def not_sayable(case: Case, act: acts.Act, there: Hold) -> Refused | None:
    """Why nothing can be said by the author on the channel that is to know."""
    request = case.request
    if (refused := by_life(there, act, (CHANNEL,))) is not None:
        return refused
    if not entitled(there, request, Who.MEMBER):
        return refuse(
            act,
            phrase("On that channel the mediation team alone speaks."),
            phrase("Ask the mediation team to release it."),
        )
    party = request.on_behalf_of
    if party is not None and there.party(party) is None:
        return refuse(
            act,
            phrase("{party} is not known on that channel.", party=case.here.name(party)),
            phrase("Release it in your own name."),
        )
    return None


def unknown(
    here: Hold, act: acts.Act, sides: Iterable[SideId], brings: tuple[OutsidePower, ...]
) -> Refused | None:
    """That a side is neither a party nor a power that is known on a channel, or is brought to it."""
    brought = {SideId(power.id) for power in brings}
    for side in sides:
        known = side == MEDIATION or here.party(PartyId(side)) is not None or knows_power(here, PowerId(side))
        if not known and side not in brought:
            return refuse(
                act,
                phrase("No side {side} is known there.", side=str(side)),
                phrase("Name a party or a power of that channel, or bring the power by its name."),
            )
    return None


def knows_power(here: Hold, power: PowerId) -> bool:
    """Whether an outside power is named on the channel or its grounds, or sits there."""
    own = here.own
    return (
        power_here(here, power) is not None
        or power in own.channel.powers
        or any(seat.power == power for seat in own.seats())
    )


def power_here(here: Hold, power: PowerId) -> OutsidePower | None:
    """An outside power as the channel or its grounds name it; nothing where they do not."""
    named_here = (
        each for standing in here.standings for each in (*standing.holds.powers, *standing.powers.values())
    )
    return next((each for each in named_here if each.id == power), None)


def named(here: Hold, sides: Iterable[SideId], brings: tuple[OutsidePower, ...]) -> tuple[OutsidePower, ...]:
    """The outside powers among some sides, as they are named here; those that are not, as they are brought."""
    brought = {power.id: power for power in brings}
    found = (power_here(here, PowerId(side)) or brought.get(PowerId(side)) for side in sides)
    return tuple(replace(power, names=()) for power in found if power is not None)


def not_yet(here: Hold, powers: tuple[OutsidePower, ...]) -> tuple[OutsidePower, ...]:
    """Those of some powers that are not named on a channel yet."""
    return tuple(power for power in powers if power_here(here, power.id) is None)


JUDGES: Mapping[type, Any] = {
    acts.NoteContact: judge_contact,
    acts.WithdrawContact: judge_withdraw_contact,
}
"""What must hold for each of these acts."""
