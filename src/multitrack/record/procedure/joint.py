"""Joint conditions between tracks, as a table: what each kind of linkage does to an act, judged on reported results.

The tables of lives say what may follow what in one body; this one says what bodies owe each other. It is judged in
the plenary, where results are reported, and on nothing that a team keeps to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from multitrack.model.package import (
    AtMost,
    Budget,
    EarlyHarvest,
    Excludes,
    Linkage,
    NothingUntilAll,
    Requires,
)


class Effect(StrEnum):
    """What a linkage does to an act."""

    REFUSED = "refused"
    WAITS = "waits"
    LAPSES = "others lapse"
    GOES_BEFORE = "goes before the whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """One row: under a linkage of this kind, what becomes of an act, and when."""

    linkage: type[Linkage]
    act: str
    effect: Effect
    says: str


def _joint(linkage: type[Linkage], act: str, effect: Effect, says: str) -> Joint:
    return Joint(linkage=linkage, act=act, effect=effect, says=says)


# fmt: off
JOINT = (
    _joint(Excludes, "settle", Effect.REFUSED, "in the plenary, where the result cannot stand beside one that is reported"),
    _joint(Excludes, "report", Effect.REFUSED, "where the result cannot stand beside one that is reported"),
    _joint(Excludes, "propose package", Effect.REFUSED, "where the package takes all that exclude each other"),
    _joint(Excludes, "adopt", Effect.WAITS, "until the package no longer takes all that exclude each other"),
    _joint(AtMost, "settle", Effect.REFUSED, "in the plenary, where with what is reported more would hold than may"),
    _joint(AtMost, "report", Effect.REFUSED, "where with what is reported more would hold than may"),
    _joint(AtMost, "propose package", Effect.REFUSED, "where the package takes more of these than may hold together"),
    _joint(AtMost, "adopt", Effect.WAITS, "until the package takes no more of these than may hold together"),
    _joint(Budget, "settle", Effect.REFUSED, "in the plenary, where the results together cost more than there is"),
    _joint(Budget, "report", Effect.REFUSED, "where the results together cost more than there is"),
    _joint(Budget, "propose package", Effect.REFUSED, "where the package costs more than there is"),
    _joint(Budget, "adopt", Effect.WAITS, "until the package costs no more than there is"),
    _joint(Requires, "reopen", Effect.LAPSES, "what needed the result that is opened again"),
    _joint(Requires, "report", Effect.LAPSES, "what needed the result that another has replaced"),
    _joint(Requires, "propose package", Effect.REFUSED, "where the package takes what needs something, and not that"),
    _joint(Requires, "adopt", Effect.WAITS, "until what the package needs is in it, or reported"),
    _joint(Requires, "harvest", Effect.WAITS, "until what the result needs is reported"),
    _joint(NothingUntilAll, "adopt", Effect.WAITS, "until every issue that arises is settled in the package"),
    _joint(NothingUntilAll, "harvest", Effect.WAITS, "until every issue that arises is reported"),
    _joint(EarlyHarvest, "harvest", Effect.GOES_BEFORE, "what was reported on its issues is applied before the rest is agreed"),
)
# fmt: on
"""What tracks owe each other."""


def under(linkages: Iterable[Linkage], act: str, effect: Effect) -> Iterator[Linkage]:
    """The linkages, among some, that have this effect on an act of this kind."""
    kinds = tuple(row.linkage for row in JOINT if (row.act, row.effect) == (act, effect))
    return (link for link in linkages if isinstance(link, kinds))
