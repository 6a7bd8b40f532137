"""Lines of talks: tracks with their work teams, and the structures that say which issue is settled where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId
from multitrack.model.rule import Consensus, Rule

TrackId = NewType("TrackId", str)
"""The code of a track."""
StructureId = NewType("StructureId", str)
"""The code of a way of organising the talks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Terms of reference of a work team: what to deliver, in what form, by when, with what skills."""

    deliver: str
    form: str | None = None
    by: date | None = None
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One meeting of a body: the day, from and to (as hours and minutes, ``10:00``), and the place."""

    on: date
    start: str | None = None
    end: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A line of talks on some issues: its team, chair, rule, calendar and terms of reference."""

    id: TrackId
    title: str
    issues: tuple[IssueId, ...]
    team: tuple[PartyId, ...]
    chair: str | None = None
    rule: Rule = Consensus()
    sittings: tuple[Sitting, ...] = ()
    terms: Terms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A group that settles some issues within a stage; all parties sit in it where none is named."""

    title: str
    issues: tuple[IssueId, ...]
    team: tuple[PartyId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Bodies that work side by side; what they close is final unless it is provisional."""

    bodies: tuple[Body, ...]
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A way of organising the talks: stages one after the other, bodies of a stage at the same time."""

    id: StructureId
    title: str
    stages: tuple[Stage, ...]
    about: str | None = None
    source: str | None = None
