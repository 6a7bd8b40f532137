"""What words, asks, contacts, undertakings, releases, corrections and erasures change on a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.contact import MEDIATION, SideId
from multitrack.model.party import OutsidePower, PartyId, PersonId, PowerId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import values as v
from multitrack.record.standing.change import Change, shared, with_
from multitrack.record.standing.channel import ChannelStanding


def _said(standing: ChannelStanding, entry: Entry, act: acts.Say | acts.Released) -> Change:
    return {}


def _asked(standing: ChannelStanding, entry: Entry, act: acts.Ask) -> Change:
    asked = v.Asked(
        words=act.words,
        by=entry.author,
        on_behalf_of=entry.on_behalf_of,
        of_party=act.of_party,
        of_power=act.of_power,
        due=None if act.by is None else act.by.isoformat(),
        time=entry.time,
        number=entry.number,
        by_side=side_of(standing, entry.author, entry.on_behalf_of),
        issue=act.issue,
        option=act.option,
        known_to=act.known_to,
    )
    return {"asks": with_(standing.asks, act.id, asked)}


def side_of(standing: ChannelStanding, author: PersonId, on_behalf_of: PartyId | None) -> SideId | None:
    """For which side somebody speaks on a channel: for the party they write for, else by their own seat."""
    seat = standing.seat(author)
    if on_behalf_of is not None:
        return SideId(on_behalf_of)
    if seat is None:
        return None
    own = seat.party or seat.power or (MEDIATION if seat.of_team else None)
    return None if own is None else SideId(own)


def _in_contact(standing: ChannelStanding, entry: Entry, act: acts.NoteContact | acts.ContactKnown) -> Change:
    noted = v.Noted(
        contact=act.contact,
        by=entry.author,
        number=entry.number,
        known_to=None if isinstance(act, acts.ContactKnown) else act.known_to,
        elsewhere=isinstance(act, acts.ContactKnown),
    )
    contacts = with_(standing.contacts, act.contact.id, noted)
    return {"contacts": contacts, "powers": _with_powers(standing, act.brings)}


def _not_in_contact(
    standing: ChannelStanding, entry: Entry, act: acts.WithdrawContact | acts.ContactWithdrawn
) -> Change:
    withdrawn = replace(standing.contacts[act.contact], withdrawn=entry.time)
    return {"contacts": with_(standing.contacts, act.contact, withdrawn)}


def _ask_known(standing: ChannelStanding, entry: Entry, act: acts.AskKnown) -> Change:
    known = with_(standing.asks_known, act.ask.id, act.ask)
    return {"asks_known": known, "powers": _with_powers(standing, act.brings)}


def _with_powers(
    standing: ChannelStanding, brings: tuple[OutsidePower, ...]
) -> Mapping[PowerId, OutsidePower]:
    return shared({**standing.powers, **{power.id: power for power in brings}})


def _replied(standing: ChannelStanding, entry: Entry, act: acts.Reply) -> Change:
    answered = replace(standing.asks[act.ask], answer=act.answer, answer_words=act.words, answered=entry.time)
    return {"asks": with_(standing.asks, act.ask, answered)}


def _taken_back(standing: ChannelStanding, entry: Entry, act: acts.WithdrawAsk) -> Change:
    withdrawn = replace(standing.asks[act.ask], withdrawn=entry.time)
    return {"asks": with_(standing.asks, act.ask, withdrawn)}


def _known_no_more(standing: ChannelStanding, entry: Entry, act: acts.AskWithdrawn) -> Change:
    withdrawn = replace(standing.asks_known[act.ask], withdrawn=entry.time.date())
    return {"asks_known": with_(standing.asks_known, act.ask, withdrawn)}


def _released(standing: ChannelStanding, entry: Entry, act: acts.Release) -> Change:
    release = v.ReleasedTo(to=act.to, time=entry.time, number=entry.number)
    earlier = standing.releases.get(act.number, ())
    return {"releases": with_(standing.releases, act.number, (*earlier, release))}


def _corrected(standing: ChannelStanding, entry: Entry, act: acts.Correct) -> Change:
    correction = v.Correction(time=entry.time, number=entry.number)
    return {"corrections": with_(standing.corrections, act.number, correction)}


def _given(standing: ChannelStanding, entry: Entry, act: acts.GiveUndertaking) -> Change:
    given = v.Given(
        party=act.party,
        undertaking=act.undertaking,
        by=entry.author,
        time=entry.time,
        number=entry.number,
    )
    return {"undertakings": with_(standing.undertakings, act.id, given)}


def _done(standing: ChannelStanding, entry: Entry, act: acts.ReportDone) -> Change:
    """Reported done: what was found before is for its verifier to find anew."""
    given = standing.undertakings[act.undertaking]
    done = replace(given, done=entry.time, found=None, verified=None, words=act.words)
    return {"undertakings": with_(standing.undertakings, act.undertaking, done)}


def _verified(standing: ChannelStanding, entry: Entry, act: acts.Verify) -> Change:
    given = standing.undertakings[act.undertaking]
    found = replace(given, found=act.found, verified=entry.time, words=act.words)
    return {"undertakings": with_(standing.undertakings, act.undertaking, found)}


def _erased(standing: ChannelStanding, entry: Entry, act: acts.Erase) -> Change:
    return {"erased": standing.erased | frozenset(act.numbers)}


CHANGES: Mapping[type, Any] = {
    acts.Say: _said,
    acts.Released: _said,
    acts.Ask: _asked,
    acts.Reply: _replied,
    acts.WithdrawAsk: _taken_back,
    acts.Release: _released,
    acts.NoteContact: _in_contact,
    acts.ContactKnown: _in_contact,
    acts.WithdrawContact: _not_in_contact,
    acts.ContactWithdrawn: _not_in_contact,
    acts.AskKnown: _ask_known,
    acts.AskWithdrawn: _known_no_more,
    acts.Correct: _corrected,
    acts.GiveUndertaking: _given,
    acts.ReportDone: _done,
    acts.Verify: _verified,
    acts.Erase: _erased,
}
"""What each of these acts changes."""
