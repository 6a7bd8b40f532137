"""Undertakings: given as one's own word, reported done by whoever gave them, verified by whoever was named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.model.party import PartyId, PowerId
from multitrack.record import act as acts
from multitrack.record.answer import Judgement, Refused, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.entitlement import not_for, not_for_power


def judge_give(case: Case, act: acts.GiveUndertaking) -> Judgement:
    """One side's own word: a party named as who does it, or the power or team whose seat the author holds."""
    here, request, given = case.here, case.request, act.undertaking
    if not given.what.strip() or not given.who.strip():
        return refuse(
            act, phrase("It is not said who undertakes what."), phrase("Say who will do or give what.")
        )
    if act.party is not None and given.who != act.party:
        return refuse(
            act,
            phrase("{party} cannot give the word of another.", party=here.name(act.party)),
            phrase("Name the same side as giving its word and as doing what it promises."),
        )
    if act.party is not None:
        return written(request)
    if here.party(PartyId(given.who)) is not None:
        return refuse(
            act,
            phrase("This is the word of {party}.", party=here.name(PartyId(given.who))),
            phrase("Its people give it, or the mediation team for it from a named paper."),
        )
    seat = here.own.seat(request.author)
    if seat is None or not (seat.of_team or seat.power is not None):
        return refuse(
            act,
            phrase("It is not said whose word this is."),
            phrase("Name the party for which you give it."),
        )
    return written(request)


def judge_report_done(case: Case, act: acts.ReportDone) -> Judgement:
    """Reported done by the side that gave its word."""
    own = case.here.own
    given = own.undertakings[act.undertaking]
    giver = own.seat(given.by, given.number)
    power = None if giver is None else giver.power
    return _unless_not_of(case, given.party, power)


def judge_verify(case: Case, act: acts.Verify) -> Judgement:
    """Verified by the party or power that was named for it; where none known here was, by the mediation team."""
    named = case.here.own.undertakings[act.undertaking].undertaking.verified_by
    if named is not None and case.here.party(PartyId(named)) is not None:
        return _unless_not_of(case, PartyId(named), None)
    if named is not None and _sits(case.here, PowerId(named)):
        return _unless_not_of(case, None, PowerId(named))
    return _unless_not_of(case, None, None)


def _sits(here: Hold, power: PowerId) -> bool:
    """Whether a power has, or had, a seat on the channel, or is named there."""
    spans = (span for held in here.own.spans.values() for span in held)
    return power in here.own.channel.powers or any(span.seat.power == power for span in spans)


def _unless_not_of(case: Case, party: PartyId | None, power: PowerId | None) -> Judgement:
    """The act written where its author speaks for a party, else for a power, else for the mediation team."""
    refused = _not_of(case, party, power)
    return written(case.request) if refused is None else refused


def _not_of(case: Case, party: PartyId | None, power: PowerId | None) -> Refused | None:
    here, request = case.here, case.request
    if party is not None:
        return not_for(here, request, party)
    if power is not None:
        return not_for_power(here, request, power)
    seat = here.own.seat(request.author)
    if seat is not None and seat.of_team:
        return None
    return refuse(
        request.act, phrase("This is for the mediation team to say."), phrase("Ask the mediation team.")
    )


JUDGES: Mapping[type, Any] = {
    acts.GiveUndertaking: judge_give,
    acts.ReportDone: judge_report_done,
    acts.Verify: judge_verify,
}
"""What must hold for each of these acts."""
