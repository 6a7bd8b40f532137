"""The whole of one negotiation, as a file states it or as one audience sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from multitrack.model.channel import Channel
from multitrack.model.constituency import Constituency, Consulted
from multitrack.model.contact import Ask, Contact
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Mandate
from multitrack.model.package import Linkage
from multitrack.model.party import (
    Admission,
    AdmissionState,
    Influence,
    Listing,
    Member,
    OutsidePower,
    Party,
    PartyId,
    PowerId,
)
from multitrack.model.position import Importance, Position
from multitrack.model.rule import Rule, Unanimity
from multitrack.model.statement import Statement, StatementId
from multitrack.model.text import Draft
from multitrack.model.track import Structure, Track, TrackId


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """A negotiation between several parties on several issues: everything a file can say of it.

    ``rule`` is how the plenary decides on a package. Ids are unique within their kind, and everything named
    exists: readers of files see to that before a Talks is made.
    """

    title: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    about: str | None = None
    language: str = "en"
    exercise: bool = False
    as_on: date | None = None
    rule: Rule = Unanimity()
    mediation: tuple[Member, ...] = ()
    constituencies: tuple[Constituency, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    admissions: tuple[Admission, ...] = ()
    listings: tuple[Listing, ...] = ()
    powers: tuple[OutsidePower, ...] = ()
    influence: tuple[Influence, ...] = ()
    channels: tuple[Channel, ...] = ()
    contacts: tuple[Contact, ...] = ()
    asks: tuple[Ask, ...] = ()
    draft: Draft = Draft()
    tracks: tuple[Track, ...] = ()
    linkage: tuple[Linkage, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    importance: tuple[Importance, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    structures: tuple[Structure, ...] = ()

    def party(self, wanted: PartyId) -> Party | None:
        """The party of that code, or nothing."""
        return next((party for party in self.parties if party.id == wanted), None)

    def power(self, wanted: PowerId) -> OutsidePower | None:
        """The outside power of that code, or nothing."""
        return next((power for power in self.powers if power.id == wanted), None)

    def issue(self, wanted: IssueId) -> Issue | None:
        """The issue of that code, or nothing."""
        return next((issue for issue in self.issues if issue.id == wanted), None)

    def option(self, issue: IssueId, wanted: OptionId) -> Option | None:
        """The option of that code on that issue, or nothing."""
        found = self.issue(issue)
        return None if found is None else found.option(wanted)

    def track(self, wanted: TrackId) -> Track | None:
        """The track of that code, or nothing."""
        return next((track for track in self.tracks if track.id == wanted), None)

    def track_of(self, issue: IssueId) -> Track | None:
        """The track that an issue is settled on, or nothing where it is the plenary's."""
        return next((track for track in self.tracks if issue in track.issues), None)

    def statement(self, wanted: StatementId) -> Statement | None:
        """The statement of that code, or nothing."""
        return next((statement for statement in self.statements if statement.id == wanted), None)

    def mandate(self, party: PartyId) -> Mandate | None:
        """The mandate of a party, where this audience knows it."""
        return next((mandate for mandate in self.mandates if mandate.party == party), None)

    def admission(self, party: PartyId) -> Admission | None:
        """The last noted step of a party or group towards or away from the table."""
        return next((step for step in reversed(self.admissions) if step.party == party), None)

    def seated_parties(self) -> tuple[Party, ...]:
        """The parties whose consent counts now: all but those suspended, excluded, declined or not admitted.

        A party without any noted admission is taken to be at the table.
        """
        return tuple(self._at_the_table())

    def _at_the_table(self) -> Iterator[Party]:
        for party in self.parties:
            last = self.admission(party.id)
            if last is None or last.state in (AdmissionState.ADMITTED, AdmissionState.INVITED):
                yield party
