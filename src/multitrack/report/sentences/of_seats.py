"""Who sits and who speaks, in words."""

from __future__ import annotations

from typing import assert_never

from multitrack.record import act as acts
from multitrack.record.act.seats import SeatAct
from multitrack.report.called import Called
from multitrack.report.saying import Day, Sentence, say
from multitrack.report.sentences.capacities import ADMISSIONS, ROLES
from multitrack.report.sentences.naming import moment


def said_of_seat(act: SeatAct, called: Called) -> Sentence:
    """An act on who sits and speaks in words."""
    match act:
        case acts.Admit(party=party, state=state, until=until):
            if until is not None:
                day = Day(until, with_year=True)
                return say(
                    "{party}: {state}, until {day}.",
                    party=called.party(party),
                    state=ADMISSIONS[state],
                    day=day,
                )
            return say("{party}: {state}.", party=called.party(party), state=ADMISSIONS[state])
        case acts.TakeSeat():
            return _of_taking(act, called)
        case acts.LeaveSeat(person=person):
            return say("{who} has left this room.", who=called.person(person))
        case acts.GiveProxy(party=party, to=to, until=until):
            if until is not None:
                return say(
                    "{other} speaks for {party} here, until {moment}.",
                    other=called.party(to),
                    party=called.party(party),
                    moment=moment(until),
                )
            return say("{other} speaks for {party} here.", other=called.party(to), party=called.party(party))
        case acts.EndProxy(party=party):
            return say("{party} speaks for itself again.", party=called.party(party))
        case acts.WalkOut(party=party):
            return say("{party} has walked out.", party=called.party(party))
        case acts.ComeBack(party=party):
            return say("{party} has come back.", party=called.party(party))
    assert_never(act)


def _of_taking(act: acts.TakeSeat, called: Called) -> Sentence:
    seat = act.seat
    if seat.party is None:
        taken = say("{who} has a seat here, as {role}.", who=seat.name, role=ROLES[seat.role])
    else:
        taken = say(
            "{who} has a seat here, as {role} of {party}.",
            who=seat.name,
            role=ROLES[seat.role],
            party=called.party(seat.party),
        )
    if act.sitting is None:
        return taken
    if act.instead_of is None:
        return say("{taken} For one sitting.", taken=taken)
    return say(
        "{taken} For one sitting, in place of {other}.", taken=taken, other=called.person(act.instead_of)
    )
