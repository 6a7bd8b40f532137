"""Where one channel stands: everything that became of it, each thing under its own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from multitrack.model.channel import Channel
from multitrack.model.constituency import Constituency, ConstituencyId, Consulted, ConsultedId
from multitrack.model.contact import Ask as AskMade
from multitrack.model.contact import ContactId
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import Admission, OutsidePower, PartyId, PersonId, PowerId
from multitrack.model.rule import Rule
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.standing import represented as r
from multitrack.record.standing import values as v

_NONE: Mapping[Any, Any] = MappingProxyType({})


def _none() -> Mapping[Any, Any]:
    return _NONE


@dataclass(frozen=True, kw_only=True)
class ChannelStanding:
    """Where one channel stands after its entry ``number``.

    ``holds`` is what the channel held when it opened; the mappings say what became of it since. ``table`` is,
    for each party whose admission changed, from which entry on it was (or was not) at the table.
    ``statements`` is the register, those of the file among it; ``links`` says what each was confirmed to say.
    ``listings`` are the entries on lists, those of the file among them; ``declared`` what was declared of the lists since.
    ``asks_known`` are asks of other channels that this one was told of; ``powers`` those that were first named here
    since it opened. ``erased`` are the entries whose words were ordered to be erased; ``fading`` those whose words the channel's
    own rule will have erased.

    Without slots, so that :meth:`after` costs one copy of a dictionary however much a channel holds: it is done
    at every entry.
    """

    channel: Channel
    rule: Rule
    holds: Talks
    fold_version: int
    number: int
    opened: datetime
    last: datetime
    closed: datetime | None = None
    spans: Mapping[PersonId, tuple[v.Span, ...]]
    admissions: tuple[Admission, ...]
    table: Mapping[PartyId, tuple[tuple[int, bool], ...]]
    proxies: Mapping[PartyId, v.Proxy] = field(default_factory=_none)
    out: Mapping[PartyId, v.WalkedOut] = field(default_factory=_none)
    tracks: Mapping[TrackId, Track]
    aside: Mapping[IssueId, v.SetAside] = field(default_factory=_none)
    options: Mapping[v.OptionKey, v.Tabled]
    positions: Mapping[v.PositionKey, v.Held]
    settled: Mapping[IssueId, v.Settled] = field(default_factory=_none)
    reported: Mapping[IssueId, v.Settled] = field(default_factory=_none)
    lapsed: Mapping[IssueId, v.LapsedReport] = field(default_factory=_none)
    fates: Mapping[IssueId, v.Fated] = field(default_factory=_none)
    reservations: Mapping[v.ReservationKey, v.Reservation] = field(default_factory=_none)
    packages: Mapping[acts.PackageId, v.Proposed] = field(default_factory=_none)
    lifted: Mapping[BracketId, str] = field(default_factory=_none)
    harvested: Mapping[IssueId, v.Settled] = field(default_factory=_none)
    ratifications: Mapping[acts.RatificationId, v.RatificationHeld] = field(default_factory=_none)
    counted: Mapping[acts.Question, v.Counted] = field(default_factory=_none)
    rounds: Mapping[acts.RoundId, v.RoundHeld] = field(default_factory=_none)
    sittings: Mapping[acts.SittingId, v.SittingHeld] = field(default_factory=_none)
    asks: Mapping[acts.AskId, v.Asked] = field(default_factory=_none)
    contacts: Mapping[ContactId, v.Noted] = field(default_factory=_none)
    asks_known: Mapping[acts.AskId, AskMade] = field(default_factory=_none)
    powers: Mapping[PowerId, OutsidePower] = field(default_factory=_none)
    statements: Mapping[StatementId, v.Stated] = field(default_factory=_none)
    links: Mapping[StatementId, tuple[v.Linked, ...]] = field(default_factory=_none)
    constituencies: Mapping[ConstituencyId, Constituency] = field(default_factory=_none)
    consulted: Mapping[ConsultedId, Consulted] = field(default_factory=_none)
    inputs: Mapping[acts.InputId, r.PutIn] = field(default_factory=_none)
    listings: Mapping[acts.ListingId, r.Listed] = field(default_factory=_none)
    declared: Mapping[acts.ListId, r.Declared] = field(default_factory=_none)
    undertakings: Mapping[acts.UndertakingId, v.Given] = field(default_factory=_none)
    corrections: Mapping[int, v.Correction] = field(default_factory=_none)
    releases: Mapping[int, tuple[v.ReleasedTo, ...]] = field(default_factory=_none)
    erased: frozenset[int] = frozenset()
    fading: tuple[v.Fading, ...] = ()

    def after(self, number: int, time: datetime, change: Mapping[str, object]) -> ChannelStanding:
        """Where the channel stands after one more entry; everything untouched is shared with before."""
        standing = object.__new__(ChannelStanding)
        vars(standing).update(vars(self))
        vars(standing).update(change, number=number, last=time)
        return standing

    def seat(self, person: PersonId, at: int | None = None) -> acts.Seat | None:
        """The seat a person holds after an entry (the last one where none is named), or nothing."""
        span = self.span(person, at)
        return None if span is None else span.seat

    def span(self, person: PersonId, at: int | None = None) -> v.Span | None:
        """The seat a person holds after an entry, with how long and for which sitting; or nothing."""
        number = self.number if at is None else at
        held = (
            span
            for span in reversed(self.spans.get(person, ()))
            if span.start <= number and (span.end is None or number < span.end)
        )
        return next(held, None)

    def at_table(self, party: PartyId, at: int | None = None) -> bool:
        """Whether a party is at the table after an entry; one of whom nothing was noted is."""
        number = self.number if at is None else at
        known = [there for start, there in self.table.get(party, ()) if start <= number]
        return known[-1] if known else True

    def seats(self) -> tuple[acts.Seat, ...]:
        """Everyone who has a seat now, in the order in which they took it."""
        return tuple(spans[-1].seat for spans in self.spans.values() if spans[-1].end is None)

    def adopted(self) -> dict[IssueId, v.Settled]:
        """What adopted packages agree on: which option on which issue, and since when."""
        agreed = ((p, p.adopted) for p in self.packages.values() if p.adopted is not None)
        return {
            choice.issue: v.Settled(option=choice.option, time=since, number=proposed.number)
            for proposed, since in agreed
            for choice in proposed.package.choices
        }

    def said(self, statement: StatementId) -> Statement | None:
        """A statement of the register here, or nothing where it is unknown or was taken out."""
        noted = self.statements.get(statement)
        return None if noted is None or noted.withdrawn is not None else noted.statement

    def on_table(self, issue: IssueId, option: OptionId) -> v.Tabled | None:
        """The option as it is on the table here, or nothing where it is unknown or withdrawn."""
        tabled = self.options.get((issue, option))
        return None if tabled is None or tabled.withdrawn else tabled
