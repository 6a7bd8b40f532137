"""Conditions on a slip: one option of one issue, chosen among those that the room holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.package import Requires
from multitrack.web.rooms.room import Room
from multitrack.web.slips.fields import Choices

ROWS = (1, 2)
"""How many conditions a slip has room for."""
BETWEEN = "|"
"""What stands between an issue and an option in a choice."""


def held_here(room: Room, none: Any) -> Choices:
    """Every option of every issue that the room holds; first, what it means to choose none."""
    if room.hold is None:
        return [("", none)]
    called = room.visit.called
    return [
        ("", none),
        *(
            (f"{issue.id}{BETWEEN}{tabled.option.id}", f"{called.issue(issue.id)}: {tabled.option.title}")
            for issue in room.hold.issues()
            for tabled in room.hold.options_of(issue.id)
        ),
    ]


def condition(chosen: str) -> Condition:
    """The condition that was chosen."""
    issue, _, option = chosen.partition(BETWEEN)
    return Condition(issue=IssueId(issue), options=(OptionId(option),))


def only_if(written: Mapping[str, Any]) -> tuple[Condition, ...]:
    """The conditions of an assent, as they were written."""
    return tuple(condition(written[f"only_if_{row}"]) for row in ROWS if written[f"only_if_{row}"])


def requires(written: Mapping[str, Any]) -> tuple[Requires, ...]:
    """The conditions of a package, as they were written; a half is told as such by the floor."""
    rows = ((written[f"where_{row}"], written[f"needs_{row}"]) for row in ROWS)
    return tuple(
        Requires(
            where=(condition(where),) if where else (),
            needs=(condition(needs),) if needs else (),
        )
        for where, needs in rows
        if where or needs
    )
