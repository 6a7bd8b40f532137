"""Who may do an act, and for whom: the table of procedure, and whoever writes for a party from a paper."""

from __future__ import annotations

from typing import assert_never

from multitrack.model.channel import ChannelKind
from multitrack.model.party import PartyId, PowerId, Role
from multitrack.record import act as acts
from multitrack.record.answer import Refused, phrase, refuse
from multitrack.record.held import Hold
from multitrack.record.judging.life import by_life
from multitrack.record.procedure import PROCEDURE, Who
from multitrack.record.procedure.lives.seats import CHANNEL


def by_procedure(here: Hold, request: acts.Request) -> Refused | None:
    """What the table says: whether the act is done on this kind of channel, and from this seat."""
    clause = PROCEDURE[request.act.kind]
    kind = here.own.channel.kind
    if (refused := by_life(here, request.act, (CHANNEL,))) is not None:
        return refused
    if kind not in clause.on:
        places = ", ".join(sorted(clause.on))
        return refuse(
            request.act,
            phrase("This is not done on a channel of this kind."),
            phrase("Do it on: {places}.", places=places),
        )
    if not entitled(here, request, clause.who):
        return refuse(
            request.act,
            phrase("Your seat here does not allow it."),
            phrase("It may be done by: {who}.", who=clause.who.value),
        )
    return None


def entitled(here: Hold, request: acts.Request, who: Who) -> bool:
    """Whether the author's seat on the channel is one of those meant."""
    seat = here.own.seat(request.author)
    if who in (Who.NOBODY, Who.OPERATOR):
        return False
    if seat is None:
        return False
    match who:
        case Who.MEMBER:
            return here.own.channel.kind is not ChannelKind.PUBLIC or seat.of_team
        case Who.TEAM:
            return seat.of_team
        case Who.VOICE:
            return seat.of_team or seat.commits
        case Who.HEAD:
            return seat.of_team or (seat.commits and seat.role == Role.HEAD)
    assert_never(who)


def by_paper(here: Hold, request: acts.Request) -> Refused | None:
    """Whoever writes for a party must be of it, or of the team and say from which paper."""
    party = _for_whom(request)
    return None if party is None else not_for(here, request, party)


def not_for(here: Hold, request: acts.Request, party: PartyId) -> Refused | None:
    """Why the author may not give a party's word here; nothing where they may."""
    if here.party(party) is None:
        return refuse(
            request.act,
            phrase("No party {party} is known here.", party=party),
            phrase("Choose a party of these talks."),
        )
    seat = here.own.seat(request.author)
    if (seat is not None and seat.party == party and seat.commits) or _from_paper(seat, request):
        return None
    name = here.name(party)
    if seat is not None and seat.of_team:
        return refuse(
            request.act,
            phrase("You write for {party} without saying from which paper or meeting.", party=name),
            phrase("Name the paper, letter or meeting you have it from."),
        )
    return refuse(
        request.act,
        phrase("You do not speak for {party}.", party=name),
        phrase("Its head, a delegate or a substitute may, or the mediation team from a named paper."),
    )


def not_for_power(here: Hold, request: acts.Request, power: PowerId) -> Refused | None:
    """Why the author may not give an outside power's word here; nothing where they may."""
    seat = here.own.seat(request.author)
    if (seat is not None and seat.power == power) or _from_paper(seat, request):
        return None
    return refuse(
        request.act,
        phrase("You do not speak for this power."),
        phrase("Its people may, or the mediation team from a named paper."),
    )


def _from_paper(seat: acts.Seat | None, request: acts.Request) -> bool:
    """Whether the mediation team writes from a named paper."""
    return seat is not None and seat.of_team and bool(request.from_paper.strip())


def _for_whom(request: acts.Request) -> PartyId | None:
    """The party whose word the act is."""
    act = request.act
    if not PROCEDURE[act.kind].own_word:
        return request.on_behalf_of
    return act.position.party if isinstance(act, acts.TakePosition) else getattr(act, "party", None)
