"""Who sits: admission to the table, seats, proxies, walking out and coming back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import Channel, ChannelKind
from multitrack.model.party import OF_NO_PARTY, AdmissionState, PartyId
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.entitlement import entitled
from multitrack.record.judging.representing import looked_at
from multitrack.record.procedure import Who

_APART = (ChannelKind.CAUCUS, ChannelKind.DELEGATION)
"""Rooms of one side: nobody of another has a seat there."""


def judge_admit(case: Case, act: acts.Admit) -> Judgement:
    """A change of admission: of a known party, with its reason; to shut a party out someone must answer for it.

    Who only observes, declines or is kept away may be any group or state that is no party of these talks.
    """
    here = case.here
    if here.party(act.party) is None and act.state not in OF_NO_PARTY:
        return _no_party(act, act.party)
    if not act.reason.strip():
        return refuse(
            act, phrase("A change of admission needs its reason."), phrase("Say why, and on whose authority.")
        )
    if act.state is AdmissionState.EXCLUDED and not act.authority.strip():
        return refuse(
            act, phrase("Nobody is named who excludes this party."), phrase("Say on whose authority it is.")
        )
    if act.until is not None and act.state is not AdmissionState.SUSPENDED:
        return refuse(
            act,
            phrase("Only a suspension has a last day."),
            phrase("Leave the day out; what changes later is noted then."),
        )
    if act.until is not None and act.until < case.now.date():
        return refuse(act, phrase("That day is past."), phrase("Name today or a later day, or none."))
    return _with_names(case, act)


def _with_names(case: Case, act: acts.Admit | acts.TakeSeat) -> Judgement:
    """The act on its own channel, and what was decided of names first in the mediation team's room."""
    decided = looked_at(case, act, act.looked_at)
    if isinstance(decided, Refused):
        return decided
    return (Inscription(channel=case.request.channel, act=replace(act, looked_at=())), *decided)


def _no_party(act: acts.Act, party: PartyId) -> Refused:
    return refuse(
        act, phrase("No party {party} is known here.", party=party), phrase("Choose a party of these talks.")
    )


def judge_leave(case: Case, act: acts.LeaveSeat) -> Judgement:
    """A seat ended: one's own, or by whoever may give one."""
    here, request = case.here, case.request
    author = here.own.seat(request.author)
    ended = here.own.seat(act.person)
    own = act.person == request.author
    if ended is not None and author is not None and not own and not author.of_team:
        own_side = ended.party is not None and ended.party == author.party
        if not own_side or not entitled(here, request, Who.HEAD):
            return refuse(
                act,
                phrase("You may leave yourself, but not end another's seat."),
                phrase("It may be done by: {who}.", who=Who.HEAD.value),
            )
    return written(request)


def judge_seat(case: Case, act: acts.TakeSeat) -> Judgement:
    """A seat given: by the team, or by a head of delegation among its own people; where that side belongs."""
    here, request = case.here, case.request
    author = here.own.seat(request.author)
    if act.seat.party is not None and here.party(act.seat.party) is None:
        return _no_party(act, act.seat.party)
    if author is not None and not author.of_team and act.seat.party != author.party:
        return refuse(
            act,
            phrase("A head of delegation gives seats to its own people only."),
            phrase("Ask the mediation team."),
        )
    if act.seat.of_team and (author is None or not author.of_team):
        return refuse(
            act,
            phrase("A seat of the mediation team is given by the team."),
            phrase("Ask the mediation team."),
        )
    out_of_place = misplaced(here, act, here.own.channel, act.seat)
    return out_of_place or _not_for_a_sitting(here, act) or _with_names(case, act)


def misplaced(here: Hold, act: acts.Act, room: Channel, seat: acts.Seat) -> Refused | None:
    """Whether a seat is none of this room's: a room of some sides has seats for these, and for the team.

    The team's own room has seats for the team alone. A line opened for nobody in particular has seats for all.
    """
    if room.kind is ChannelKind.TEAM and not seat.of_team:
        return refuse(
            act,
            phrase("The mediation team's own room has seats for the team alone."),
            phrase("Meet in a caucus, or open a line for those meant."),
        )
    closed = room.kind in _APART or (
        room.kind in (ChannelKind.POWER, ChannelKind.CONTACT_GROUP, ChannelKind.BILATERAL)
        and bool(room.parties or room.powers)
    )
    if closed and seat.party is not None and seat.party not in room.parties:
        return refuse(
            act,
            phrase("{party} has no seat in this room.", party=here.name(seat.party)),
            phrase("Open a room for both, or meet in the plenary."),
        )
    if closed and seat.power is not None and seat.power not in room.powers:
        return refuse(
            act,
            phrase("This outside power has no seat in this room."),
            phrase("Open a line with it, or a contact group."),
        )
    return None


def _not_for_a_sitting(here: Hold, act: acts.TakeSeat) -> Refused | None:
    """Whether a seat for one sitting is not such a one: of this room's sitting, for someone of the same side."""
    if act.sitting is None:
        if act.instead_of is None:
            return None
        return refuse(
            act, phrase("A substitution is for one sitting, and none is named."), phrase("Name the sitting.")
        )
    held = next((s.sittings[act.sitting] for s in here.standings if act.sitting in s.sittings), None)
    if held is not None and held.called.channel != here.own.channel.id:
        return refuse(
            act, phrase("This is a sitting of another room."), phrase("Give the seat in the room that sits.")
        )
    if here.own.seat(act.seat.person) is not None:
        return refuse(
            act,
            phrase("This person has a seat here already."),
            phrase("Nothing need be done; they may sit as they are."),
        )
    substituted = None if act.instead_of is None else here.own.seat(act.instead_of)
    if act.instead_of is not None and (substituted is None or substituted.party != act.seat.party):
        return refuse(
            act,
            phrase("Whoever is to be substituted has no seat here for that side."),
            phrase("Name someone who has one."),
        )
    return None


def judge_proxy(case: Case, act: acts.GiveProxy) -> Judgement:
    """A proxy given: from one party with a voice here to another; one proxy is never passed on to a third."""
    here = case.here
    for party in (act.party, act.to):
        if (refused := _no_voice(here, act, party)) is not None:
            return refused
    if act.to == act.party:
        return refuse(
            act, phrase("A party cannot be its own proxy."), phrase("Name another, or speak for yourself.")
        )
    if (other := here.proxy(act.to)) is not None:
        return refuse(
            act,
            phrase(
                "{party} has given its own proxy to {other}, and a proxy is not passed on.",
                party=here.name(act.to),
                other=here.name(other),
            ),
            phrase("Choose a party that speaks for itself."),
        )
    if any(here.proxy(party) == act.party for party in here.parties()):
        return refuse(
            act,
            phrase(
                "{party} speaks for another itself, and a proxy is not passed on.", party=here.name(act.party)
            ),
            phrase("End that proxy first."),
        )
    if act.until is not None and act.until <= case.now:
        return _past(act)
    return written(case.request)


def judge_presence(case: Case, act: acts.WalkOut | acts.ComeBack) -> Judgement:
    """Walking out and coming back: of a party that has a voice here."""
    return _no_voice(case.here, act, act.party) or written(case.request)


def judge_end_proxy(case: Case, act: acts.EndProxy) -> Judgement:  # noqa: ARG001
    """A proxy ended: the tables say all."""
    return written(case.request)


def _no_voice(here: Hold, act: acts.Act, party: PartyId) -> Refused | None:
    """Whether a party has no voice in this room: it is unknown, not at the table, or not of the team."""
    if here.party(party) is None:
        return _no_party(act, party)
    track = here.own_track()
    if party not in here.at_table():
        return refuse(
            act, phrase("This party is not at the table."), phrase("The mediation team may admit it.")
        )
    if track is not None and party not in track.team:
        return refuse(
            act,
            phrase("{party} has no voice in this team.", party=here.name(party)),
            phrase("It may speak in the plenary."),
        )
    return None


def _past(act: acts.Act) -> Refused:
    return refuse(act, phrase("That moment is past."), phrase("Name a later one, or none."))


JUDGES: Mapping[type, Any] = {
    acts.Admit: judge_admit,
    acts.TakeSeat: judge_seat,
    acts.LeaveSeat: judge_leave,
    acts.GiveProxy: judge_proxy,
    acts.EndProxy: judge_end_proxy,
    acts.WalkOut: judge_presence,
    acts.ComeBack: judge_presence,
}
"""What must hold for each of these acts."""
