"""What is settled in one viewer's sight: in its team ad referendum, reported to the plenary, or adopted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import Package
from multitrack.record.standing import Settled
from multitrack.record.view import View


class State(StrEnum):
    """Where an issue stands for whoever looks."""

    OPEN = "open"
    BLOCKED = "blocked"
    DOES_NOT_ARISE = "does not arise"
    SETTLED = "settled"
    REPORTED = "reported"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class Done:
    """An issue that is settled in some way: how far, on what, and since when."""

    state: State
    option: OptionId
    time: datetime


def settled_in(view: View) -> dict[IssueId, Done]:
    """Every issue settled in the viewer's sight; reported goes before settled in its team, adopted before both."""
    found: dict[IssueId, Done] = {}
    for line in view.lines:
        found.update(_at(view, State.SETTLED, line.standing.settled))
    for line in view.lines:
        found.update(_at(view, State.REPORTED, line.standing.reported))
    agreed = {} if view.plenary is None else view.plenary.standing.adopted()
    return found | {issue: Done(State.ADOPTED, at.option, at.time) for issue, at in agreed.items()}


def as_package(settled: Mapping[IssueId, Done]) -> Package:
    """What is settled, as a package with the rest open."""
    return Package.of((issue, done.option) for issue, done in settled.items())


def _at(view: View, state: State, settled: Mapping[IssueId, Settled]) -> Iterator[tuple[IssueId, Done]]:
    for issue, at in settled.items():
        if view.stands(issue, at):
            yield issue, Done(state, at.option, at.time)
