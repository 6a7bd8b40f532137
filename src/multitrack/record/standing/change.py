"""What one entry makes different on a channel, and the few ways in which a standing shares all else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import TypedDict, TypeVar

from multitrack.model.channel import Channel
from multitrack.model.constituency import Constituency, ConstituencyId, Consulted, ConsultedId
from multitrack.model.contact import Ask as AskMade
from multitrack.model.contact import ContactId
from multitrack.model.issue import IssueId, Option
from multitrack.model.party import Admission, OutsidePower, PartyId, PersonId, PowerId
from multitrack.model.position import Position
from multitrack.model.rule import Rule
from multitrack.model.statement import StatementId
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.standing import represented as r
from multitrack.record.standing import values as v

K = TypeVar("K")
V = TypeVar("V")


class Change(TypedDict, total=False):
    """What becomes different on a channel; all else stays."""

    channel: Channel
    rule: Rule
    closed: datetime
    spans: Mapping[PersonId, tuple[v.Span, ...]]
    admissions: tuple[Admission, ...]
    table: Mapping[PartyId, tuple[tuple[int, bool], ...]]
    proxies: Mapping[PartyId, v.Proxy]
    out: Mapping[PartyId, v.WalkedOut]
    tracks: Mapping[TrackId, Track]
    aside: Mapping[IssueId, v.SetAside]
    options: Mapping[v.OptionKey, v.Tabled]
    positions: Mapping[v.PositionKey, v.Held]
    settled: Mapping[IssueId, v.Settled]
    reported: Mapping[IssueId, v.Settled]
    lapsed: Mapping[IssueId, v.LapsedReport]
    fates: Mapping[IssueId, v.Fated]
    reservations: Mapping[v.ReservationKey, v.Reservation]
    packages: Mapping[acts.PackageId, v.Proposed]
    lifted: Mapping[BracketId, str]
    harvested: Mapping[IssueId, v.Settled]
    ratifications: Mapping[acts.RatificationId, v.RatificationHeld]
    counted: Mapping[acts.Question, v.Counted]
    rounds: Mapping[acts.RoundId, v.RoundHeld]
    sittings: Mapping[acts.SittingId, v.SittingHeld]
    asks: Mapping[acts.AskId, v.Asked]
    contacts: Mapping[ContactId, v.Noted]
    asks_known: Mapping[acts.AskId, AskMade]
    powers: Mapping[PowerId, OutsidePower]
    constituencies: Mapping[ConstituencyId, Constituency]
    consulted: Mapping[ConsultedId, Consulted]
    inputs: Mapping[acts.InputId, r.PutIn]
    listings: Mapping[acts.ListingId, r.Listed]
    declared: Mapping[acts.ListId, r.Declared]
    statements: Mapping[StatementId, v.Stated]
    links: Mapping[StatementId, tuple[v.Linked, ...]]
    undertakings: Mapping[acts.UndertakingId, v.Given]
    corrections: Mapping[int, v.Correction]
    releases: Mapping[int, tuple[v.ReleasedTo, ...]]
    erased: frozenset[int]
    fading: tuple[v.Fading, ...]


def shared(mapping: dict[K, V]) -> Mapping[K, V]:
    """The mapping, closed to changes."""
    return MappingProxyType(mapping)


def with_(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """The mapping with one more, or another, value."""
    return MappingProxyType({**mapping, key: value})


def without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    """The mapping without a key."""
    if key not in mapping:
        return mapping
    return MappingProxyType({at: value for at, value in mapping.items() if at != key})


def tabled(entry: Entry, option: Option) -> v.Tabled:
    """An option as it is put on the table by an entry."""
    return v.Tabled(
        option=option,
        by=entry.author,
        on_behalf_of=entry.on_behalf_of,
        time=entry.time,
        number=entry.number,
    )


def held(entry: Entry, position: Position, words: str = "", *, awaits_capital: bool = False) -> v.Held:
    """A position as an entry states it."""
    return v.Held(
        position=position,
        by=entry.author,
        time=entry.time,
        number=entry.number,
        words=words,
        awaits_capital=awaits_capital,
    )


def key_of(position: Position) -> v.PositionKey:
    """Under what a position is held."""
    return (position.party, position.issue, position.option)


def unheard(proposed: v.Proposed, party: PartyId) -> v.Proposed:
    """A package as it is before a party said anything on it: what it said before no longer counts."""
    return replace(
        proposed,
        assents=without(proposed.assents, party),
        objections=without(proposed.objections, party),
        awaits_capital=proposed.awaits_capital - {party},
        only_if=tuple((of, given) for of, given in proposed.only_if if of != party),
    )
