"""One room as one viewer stands in it: the channel, what an act there may name, and what this seat may do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId
from multitrack.record.act import Act, Request, Say, Seat
from multitrack.record.held import Hold
from multitrack.record.judging.entitlement import entitled
from multitrack.record.judging.life import by_life
from multitrack.record.procedure import PROCEDURE
from multitrack.record.view import Line
from multitrack.web.rooms.labels import LABELS, NOTED
from multitrack.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Room:
    """A channel, seen from a seat on it. ``hold`` is nothing for someone who no longer sits there."""

    visit: Visit
    line: Line
    hold: Hold | None

    @property
    def kind(self) -> ChannelKind:
        """What the room is for."""
        return self.line.kind

    @property
    def seat(self) -> Seat | None:
        """The viewer's seat in this very room."""
        return self.line.seat

    @property
    def side(self) -> PartyId | None:
        """The party the viewer speaks for here; nothing for the team, for observers and advisers."""
        return self.seat.party if self.seat is not None and self.seat.commits else None

    @property
    def of_team(self) -> bool:
        """Whether the viewer sits here for the mediation."""
        return self.seat is not None and self.seat.of_team

    @property
    def decides(self) -> bool:
        """Whether a body sits here that can settle or adopt."""
        return self.kind in (ChannelKind.TRACK, ChannelKind.PLENARY)

    @property
    def number(self) -> int:
        """The last entry of the room that the viewer hears."""
        return self.line.entries[-1].number if self.line.entries else 0

    def may(self, kind: str) -> bool:
        """Whether the rules of procedure let this seat do an act of this kind in this room."""
        clause = PROCEDURE[kind]
        if self.hold is None or self.line.standing.closed is not None or self.kind not in clause.on:
            return False
        asking = Request(author=self.visit.person, channel=self.line.id, act=Say(words=""))
        return entitled(self.hold, asking, clause.who)

    def can(self, act: Act) -> bool:
        """Whether this seat may do an act here, and the tables let it follow where things stand."""
        return self.hold is not None and self.may(act.kind) and by_life(self.hold, act) is None

    def label(self, kind: str) -> Promise:
        """What an act is called here: among the mediation team, what a party said is noted, not taken."""
        return NOTED if kind == "take position" and self.kind is ChannelKind.TEAM else LABELS[kind]

    def voices(self) -> tuple[PartyId, ...]:
        """The parties for which this seat may speak here: its own, or, for the mediation team, any with a voice."""
        if not self.of_team:
            return () if self.side is None else (self.side,)
        if self.hold is None or not self.decides:
            return self.columns()
        at_table = self.hold.at_table()
        return tuple(party for party in self.columns() if party in at_table)

    def columns(self) -> tuple[PartyId, ...]:
        """The parties whose stances stand in columns here: the team's, else all of the talks."""
        track = None if self.hold is None else self.hold.own_track()
        if track is not None and track.team:
            return track.team
        return tuple(party.id for party in self.visit.view.talks.parties)

    def issues(self) -> tuple[IssueId, ...]:
        """The issues dealt with here: a team's own, the plenary's that no team has, elsewhere all."""
        if self.hold is None:
            return ()
        known = tuple(issue.id for issue in self.hold.issues())
        match self.kind:
            case ChannelKind.TRACK:
                track = self.hold.own_track()
                return () if track is None else tuple(i for i in track.issues if i in known)
            case ChannelKind.PLENARY:
                with_teams = {issue for track in self.hold.tracks() for issue in track.issues}
                return tuple(issue for issue in known if issue not in with_teams)
            case ChannelKind.PUBLIC:
                return ()
            case _:
                return known
