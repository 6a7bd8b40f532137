"""On what a body is asked to decide, and things that are told of without a name."""

from __future__ import annotations

from collections.abc import Mapping

from multitrack.record import act as acts
from multitrack.record.answer import Told
from multitrack.record.held import Hold


def no_names(here: Hold, key: object) -> Mapping[str, Told]:  # noqa: ARG001
    """A thing that is told of without a name."""
    return {}


def question_of(act: acts.Act) -> acts.Question | None:
    """On what a body is asked to decide, in an act that bears on such a question."""
    match act:
        case acts.TakePosition(position=on):
            return acts.Question(issue=on.issue, option=on.option)
        case acts.WithdrawPosition(issue=issue, option=option) | acts.Settle(issue=issue, option=option):
            return acts.Question(issue=issue, option=option)
        case acts.Assent(package=package) | acts.Object(package=package) | acts.Adopt(package=package):
            return acts.Question(package=package)
        case acts.CloseRatification(ratification=ratification):
            return acts.Question(ratification=ratification)
        case _:
            asked = getattr(act, "on", None)
            return asked if isinstance(asked, acts.Question) else None
