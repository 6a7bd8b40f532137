"""A party's further word on a question: taken back, reserved, confirmed by its capital, or neither yes nor no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.record import act as acts
from multitrack.record.answer import Judgement, Refused, phrase, refuse, written
from multitrack.record.judging.case import Case
from multitrack.record.judging.counts import no_question


def judge_take_back(case: Case, act: acts.WithdrawPosition) -> Judgement:
    """A stance taken back: in the room where it was said; what the party said elsewhere stands there."""
    here = case.here
    own = here.own.positions.get((act.party, act.issue, act.option))
    if own is not None and not own.position.reading:
        return written(case.request)
    return refuse(
        act,
        phrase("{party} said this in another room.", party=here.name(act.party)),
        phrase("Take it back there, or take another position here."),
    )


def judge_reserve(case: Case, act: acts.Reserve | acts.LiftReservation) -> Judgement:
    """A reservation made or lifted: noted beside what is on the table or settled; it stops nothing."""
    if isinstance(act, acts.LiftReservation):
        return written(case.request)
    if (refused := _outside(act, act.on)) is not None:
        return refused
    if not act.words.strip():
        return refuse(
            act, phrase("A reservation needs its words."), phrase("Say what the party reserves, and why.")
        )
    return written(case.request)


def _outside(act: acts.Act, on: acts.Question) -> Refused | None:
    """Whether this is no question of the parties: none at all, or one that a body outside decides."""
    if on.ratification is None and not no_question(on):
        return None
    return refuse(act, phrase("Nothing of the kind is before this body."), phrase("Choose what is."))


def judge_confirm(case: Case, act: acts.Confirm) -> Judgement:
    """A capital confirms: what was accepted ad referendum, in the room where it was."""
    here, on = case.here, act.on
    if on.package is not None:
        proposed = here.own.packages.get(on.package)
        waits = proposed is not None and act.party in proposed.awaits_capital
    else:
        options = () if on.issue is None or on.option is None else ((act.party, on.issue, on.option),)
        waits = any(key in here.own.positions and here.own.positions[key].awaits_capital for key in options)
    if waits:
        return written(case.request)
    return refuse(
        act,
        phrase("{party} has accepted nothing ad referendum here.", party=here.name(act.party)),
        phrase("It accepts it first, or confirms in the room where it did."),
    )


def judge_abstain(case: Case, act: acts.Abstain) -> Judgement:
    """A party says that it neither agrees nor objects: on what is before the body, in which it has a voice."""
    here = case.here
    if (refused := _outside(act, act.on)) is not None:
        return refused
    if act.party not in here.at_table():
        return refuse(
            act, phrase("This party is not at the table."), phrase("The mediation team may admit it.")
        )
    track = here.own_track()
    if track is not None and act.party not in track.team:
        return refuse(
            act,
            phrase("{party} has no voice in this team.", party=here.name(act.party)),
            phrase("It may speak in the plenary."),
        )
    return written(case.request)


JUDGES: Mapping[type, Any] = {
    acts.WithdrawPosition: judge_take_back,
    acts.Reserve: judge_reserve,
    acts.LiftReservation: judge_reserve,
    acts.Confirm: judge_confirm,
    acts.Abstain: judge_abstain,
}
"""What must hold for each of these acts."""
