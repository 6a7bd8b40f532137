"""In acts and on the record: rounds and sittings."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.record import act as acts
from multitrack.record.held import Hold


def round_of(here: Hold, act: acts.Act) -> Iterator[acts.RoundId]:  # noqa: ARG001
    """The round that an act begins or ends."""
    match act:
        case acts.OpenRound(id=new):
            yield new
        case acts.CloseRound(round=closed):
            yield closed


def round_stands(here: Hold, key: acts.RoundId) -> str:
    """Whether a round is under way."""
    held = here.own.rounds.get(key)
    if held is None:
        return "not begun"
    return "under way" if held.closed is None else "ended"


def sitting_of(here: Hold, act: acts.Act) -> Iterator[acts.SittingId]:  # noqa: ARG001
    """The sitting an act is done on."""
    match act:
        case acts.CallSitting(sitting=called) | acts.MoveSitting(sitting=called):
            yield called.id
        case acts.TakeSeat(sitting=sitting) if sitting is not None:
            yield sitting
        case (
            acts.CancelSitting(sitting=sitting)
            | acts.BeginSitting(sitting=sitting)
            | acts.AdjournSitting(sitting=sitting)
            | acts.ResumeSitting(sitting=sitting)
            | acts.EndSitting(sitting=sitting)
        ):
            yield sitting


def sitting_stands(here: Hold, key: acts.SittingId) -> str:
    """Where a sitting stands; the word of the channel that sits goes before that of the one that called it."""
    held = next((s.sittings[key] for s in here.standings if key in s.sittings), None)
    return "not called" if held is None else held.state.value
