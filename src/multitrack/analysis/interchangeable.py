"""Parties between whom a rule makes no difference: where one agrees instead of the other, the verdict is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

from multitrack.model.party import PartyId
from multitrack.model.rule import Community, Rule, Weight

Read = tuple["str | Read", ...] | str
"""A rule as nested words, whatever it lists in no order put into one."""


def alike_before(rule: Rule, parties: Iterable[PartyId]) -> tuple[tuple[PartyId, ...], ...]:
    """Some parties in groups within which the rule says the same whoever of them it is; more groups than needed do no harm.

    Two are put together where the rule, with their codes exchanged, reads the same.
    """
    as_it_is = _read(rule, {})
    groups: list[list[PartyId]] = []
    for party in parties:
        for group in groups:
            if _read(rule, {party: group[0], group[0]: party}) == as_it_is:
                group.append(party)
                break
        else:
            groups.append([party])
    return tuple(map(tuple, groups))


def _read(value: object, exchanged: Mapping[PartyId, PartyId]) -> Read:
    if is_dataclass(value):
        inside = tuple(_read(getattr(value, each.name), exchanged) for each in fields(value))
        return (type(value).__name__, *inside)
    if isinstance(value, tuple):
        each = [_read(one, exchanged) for one in value]
        without_order = all(isinstance(one, str | Weight | Community) for one in value)
        return tuple(sorted(each, key=repr) if without_order else each)
    return str(exchanged.get(PartyId(value), value)) if isinstance(value, str) else repr(value)
