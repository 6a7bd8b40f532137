"""Who sits: admission to the table, seats, proxies, walking out and coming back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.model.channel import ChannelKind
from multitrack.record import act as acts
from multitrack.record.answer import Judgement, phrase, refuse, written
from multitrack.record.judging.case import Case
from multitrack.record.judging.entitlement import entitled
from multitrack.record.procedure import Who


def judge_admit(case: Case, act: acts.Admit) -> Judgement:
    """A change of admission: of a known party, with its reason."""
    here, request = case.here, case.request
    if here.party(act.party) is None:
        return refuse(
            act,
            phrase("No party {party} is known here.", party=act.party),
            phrase("Choose a party of these talks."),
        )
    if not act.reason.strip():
        return refuse(
            act, phrase("A change of admission needs its reason."), phrase("Say why, and on whose authority.")
        )
    return written(request)


def judge_seat(case: Case, act: acts.TakeSeat | acts.LeaveSeat) -> Judgement:
    """A seat given or ended: by the team, or by a head of delegation among its own people."""
    here, request = case.here, case.request
    author = here.own.seat(request.author)
    if isinstance(act, acts.LeaveSeat):
        if here.own.seat(act.person) is None:
            return refuse(act, phrase("This person has no seat here."), phrase("Choose someone who has."))
        may = act.person == request.author or entitled(here, request, Who.HEAD)
        return (
            written(request)
            if may
            else refuse(
                act,
                phrase("You may leave yourself, but not end another's seat."),
                phrase("It may be done by: {who}.", who=Who.HEAD.value),
            )
        )
    if act.seat.party is not None and here.party(act.seat.party) is None:
        return refuse(
            act,
            phrase("No party {party} is known here.", party=act.seat.party),
            phrase("Choose a party of these talks."),
        )
    if author is not None and not author.of_team and act.seat.party != author.party:
        return refuse(
            act,
            phrase("A head of delegation gives seats to its own people only."),
            phrase("Ask the mediation team."),
        )
    own = here.own.channel
    apart = own.kind in (ChannelKind.CAUCUS, ChannelKind.DELEGATION)
    if act.seat.party is not None and apart and act.seat.party not in own.parties:
        return refuse(
            act,
            phrase("{party} has no seat in this room.", party=here.name(act.seat.party)),
            phrase("Open a room for both, or meet in the plenary."),
        )
    if act.seat.of_team and (author is None or not author.of_team):
        return refuse(
            act,
            phrase("A seat of the mediation team is given by the team."),
            phrase("Ask the mediation team."),
        )
    return written(request)


JUDGES: Mapping[type, Any] = {
    acts.Admit: judge_admit,
    acts.TakeSeat: judge_seat,
    acts.LeaveSeat: judge_seat,
}
"""What must hold for each of these acts."""
