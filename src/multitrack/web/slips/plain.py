"""Slips that are described by their fields alone: what is written under an act's own names makes the act."""

from __future__ import annotations

from typing import Any

from multitrack.model.party import PartyId
from multitrack.record import act as acts
from multitrack.web.rooms.offering import made, speakers
from multitrack.web.rooms.room import Room
from multitrack.web.slips.slip import Slip

ABOUT = {
    "option": ("issue", "option"),
    "package": ("package",),
    "ratification": ("ratification",),
}
"""What a slip on a question is about, by what it asks."""


class PlainSlip(Slip):
    """A slip whose fields bear the names of what its act says; nothing more need be said of it."""

    def subjects(self) -> dict[str, Any]:
        """What the slip is about, each part under its name."""
        return {name: self.about(name) for name in self.subject}

    def written(self) -> dict[str, Any]:
        """What was written, under the names of the act's fields."""
        return dict(self.cleaned_data)

    def act(self) -> acts.Act:
        """The act with what was written."""
        given = {
            name: value for name, value in self.written().items() if name not in (*self.subject, "party")
        }
        return made(self.kind, self.subjects(), self.for_whom(), given)

    def speakers(self) -> tuple[PartyId, ...] | None:
        """Those for which the tables let it follow now; all, where there are none, so that it is said why not."""
        if self.speaks != "for a party":
            return None
        return tuple(speakers(self.room, self.kind, self.subjects())) or None


class QuestionSlip(PlainSlip):
    """A slip on what a body is asked to decide: an option, a package, or (where one outside decides) a ratification."""

    def __init__(self, room: Room, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        given = (data if data is not None else initial) or {}
        asked = next((name for name in ("ratification", "package") if given.get(name)), "option")
        self.subject = ABOUT[asked]
        super().__init__(room, data, initial)
