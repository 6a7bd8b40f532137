"""The rules of procedure as a table: which act may be done on which channel, and by whom.

One row per act. What must also hold at the moment (that the option is on the table, that the issue is still
open, that the body's rule is met) is judged in :mod:`multitrack.record.decide`, under the same clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from multitrack.model.channel import ChannelKind as K


class Who(StrEnum):
    """Who may do an act, by the seat they hold on the channel."""

    TEAM = "the mediation team"
    VOICE = "the mediation team, and heads, delegates and substitutes of a delegation"
    HEAD = "the mediation team, and heads of delegation"
    MEMBER = "every member of the channel"
    NOBODY = "nobody: it follows from another act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One rule of procedure: the act, the kinds of channel it may be done on, and who may do it."""

    id: str
    act: str
    on: frozenset[K]
    who: Who
    says: str


_ALL = frozenset(K)
_PLENARY = frozenset({K.PLENARY})
_TABLES = frozenset({K.PLENARY, K.TRACK})
_NOT_PUBLIC = _ALL - {K.PUBLIC}
_OWN = frozenset({K.TEAM, K.DELEGATION, K.CONTACT_GROUP})

_ROWS = (
    (
        "1.1",
        "admit",
        _PLENARY,
        Who.TEAM,
        "A party's standing towards the table changes in the plenary, with a reason.",
    ),
    (
        "1.2",
        "seat",
        _NOT_PUBLIC,
        Who.HEAD,
        "A seat is given on the channel itself, by someone entitled there.",
    ),
    (
        "1.3",
        "leave seat",
        _NOT_PUBLIC,
        Who.MEMBER,
        "Everyone may leave; who may give a seat may also end it.",
    ),
    (
        "2.1",
        "open channel",
        _NOT_PUBLIC,
        Who.HEAD,
        "A channel is opened by someone who hears all its grounds.",
    ),
    (
        "2.2",
        "close channel",
        _ALL - {K.PUBLIC, K.PLENARY, K.TRACK},
        Who.HEAD,
        "Who may open a channel may close it.",
    ),
    ("2.3", "open track", _PLENARY, Who.TEAM, "A work team is formed in the plenary."),
    ("2.4", "close track", _PLENARY, Who.TEAM, "A work team is ended in the plenary."),
    (
        "3.1",
        "table option",
        _NOT_PUBLIC,
        Who.VOICE,
        "An option is tabled on an issue that the channel holds.",
    ),
    ("3.2", "amend option", _NOT_PUBLIC, Who.VOICE, "Whoever tabled an option, or the team, may amend it."),
    (
        "3.3",
        "withdraw option",
        _NOT_PUBLIC,
        Who.VOICE,
        "Whoever tabled an option, or the team, may withdraw it.",
    ),
    (
        "3.4",
        "take position",
        _NOT_PUBLIC,
        Who.VOICE,
        "A party speaks for itself, or from a named paper.",
    ),
    ("3.5", "note reading", _OWN, Who.VOICE, "How another party is read is noted in one's own channel only."),
    ("4.1", "settle", _TABLES, Who.VOICE, "An issue is settled ad referendum where the body's rule is met."),
    ("4.2", "reopen", _TABLES, Who.VOICE, "A settled issue is opened again; a report of it is withdrawn."),
    ("4.3", "report", frozenset({K.TRACK}), Who.VOICE, "A team reports what it has settled to the plenary."),
    (
        "5.1",
        "propose package",
        _PLENARY,
        Who.VOICE,
        "A package takes options the plenary holds and breaks no linkage.",
    ),
    ("5.2", "assent", _PLENARY, Who.VOICE, "A party at the table agrees to a proposed package."),
    ("5.3", "object", _PLENARY, Who.VOICE, "A party at the table objects to a proposed package."),
    (
        "5.4",
        "adopt",
        _PLENARY,
        Who.VOICE,
        "A package is adopted where the rule is met and nothing it needs is open.",
    ),
    ("5.5", "lift bracket", _PLENARY, Who.TEAM, "The drafting team lifts brackets that are wording only."),
    ("6.1", "say", _ALL, Who.MEMBER, "Members speak; on the public channel the mediation team alone does."),
    ("0.1", "opening", _ALL, Who.NOBODY, "A channel begins with its opening entry."),
    (
        "0.2",
        "withdraw report",
        _PLENARY,
        Who.NOBODY,
        "A report is withdrawn when what it reported is reopened.",
    ),
)

PROCEDURE = {
    act: Clause(id=number, act=act, on=on, who=who, says=says) for number, act, on, who, says in _ROWS
}
"""The clause of each act."""
