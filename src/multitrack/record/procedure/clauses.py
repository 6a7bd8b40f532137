"""The rules of procedure as a table: which act may be done on which channel, and by whom.

One row per act. What must also hold at the moment (that the option is on the table, that the issue is still
open, that the body's rule is met) is judged in :mod:`multitrack.record.judging`, under the same clause.
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
    OPERATOR = "whoever runs the talks, and no seat"
    NOBODY = "nobody: it follows from another act, or from time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One rule of procedure: the act, the kinds of channel it may be done on, and who may do it.

    ``own_word``: the act is the word of the party it names, and only its people speak for it, or the mediation
    team from a named paper.
    """

    id: str
    act: str
    on: frozenset[K]
    who: Who
    says: str
    own_word: bool = False


_ALL = frozenset(K)
_PLENARY = frozenset({K.PLENARY})
_TABLES = frozenset({K.PLENARY, K.TRACK})
_NOT_PUBLIC = _ALL - {K.PUBLIC}
_TEAM = frozenset({K.TEAM})
_HEARING = frozenset({K.TEAM, K.PLENARY, K.TRACK})
_OWN = frozenset({K.TEAM, K.DELEGATION, K.CONTACT_GROUP})


def _row(number: str, act: str, on: frozenset[K], who: Who, says: str, *, own_word: bool = False) -> Clause:
    return Clause(id=number, act=act, on=on, who=who, says=says, own_word=own_word)


# fmt: off
_ROWS = (
    _row("1.1", "admit", _PLENARY, Who.TEAM, "A party's standing towards the table changes in the plenary, with a reason."),
    _row("1.2", "seat", _NOT_PUBLIC, Who.HEAD, "A seat is given on the channel itself, by someone entitled there."),
    _row("1.3", "leave seat", _NOT_PUBLIC, Who.MEMBER, "Everyone may leave; who may give a seat may also end it."),
    _row("1.4", "give proxy", _TABLES, Who.HEAD, "A party at the table may let another speak for it.", own_word=True),
    _row("1.5", "end proxy", _TABLES, Who.HEAD, "Who gave a proxy may end it at any time.", own_word=True),
    _row("1.6", "walk out", _TABLES, Who.VOICE, "A party may leave the room; until it comes back it counts as absent.", own_word=True),
    _row("1.7", "come back", _TABLES, Who.VOICE, "A party that walked out may come back at any time.", own_word=True),
    _row("2.1", "open channel", _NOT_PUBLIC, Who.HEAD, "A channel is opened by someone who hears all its grounds."),
    _row("2.2", "close channel", _ALL - {K.PUBLIC, K.PLENARY, K.TRACK}, Who.HEAD, "Who may open a channel may close it."),
    _row("2.3", "open track", _PLENARY, Who.TEAM, "A work team is formed in the plenary."),
    _row("2.4", "close track", _PLENARY, Who.TEAM, "A work team is ended in the plenary."),
    _row("2.5", "change track", _PLENARY, Who.TEAM, "A work team's members, chair, rule or terms are changed in the plenary."),
    _row("2.6", "restructure", _PLENARY, Who.TEAM, "Work teams are merged, split or divided anew in the plenary."),
    _row("2.7", "move issue", _TABLES, Who.TEAM, "An issue is moved, or referred up, by someone who hears where it comes from and where it goes."),
    _row("2.8", "park issue", _TABLES, Who.TEAM, "The body that has an issue may set it aside."),
    _row("2.9", "take up", _TABLES, Who.TEAM, "The body that set an issue aside takes it up again."),
    _row("2.10", "hand over", _TABLES, Who.TEAM, "The body that has an issue may hand it to a third body."),
    _row("3.1", "table option", _NOT_PUBLIC, Who.VOICE, "An option is tabled on an issue that the channel holds."),
    _row("3.2", "amend option", _NOT_PUBLIC, Who.VOICE, "Whoever tabled an option, or the team, may amend it."),
    _row("3.3", "withdraw option", _NOT_PUBLIC, Who.VOICE, "Whoever tabled an option, or the team, may withdraw it."),
    _row("3.4", "take position", _NOT_PUBLIC, Who.VOICE, "A party speaks for itself, or from a named paper.", own_word=True),
    _row("3.5", "note reading", _OWN, Who.VOICE, "How another party is read is noted in one's own channel only."),
    _row("3.6", "withdraw position", _NOT_PUBLIC, Who.VOICE, "A party may take its stance back; it is silent again.", own_word=True),
    _row("3.7", "reserve", _TABLES, Who.VOICE, "A party may reserve its position; it is noted, and is no objection.", own_word=True),
    _row("3.8", "lift reservation", _TABLES, Who.VOICE, "A party lifts its own reservation.", own_word=True),
    _row("3.9", "confirm", _TABLES, Who.VOICE, "A party says that its capital confirms what it accepted ad referendum.", own_word=True),
    _row("3.10", "abstain", _TABLES, Who.VOICE, "A party may say that it neither agrees nor objects.", own_word=True),
    _row("4.1", "settle", _TABLES, Who.VOICE, "An issue is settled ad referendum where the body's rule is met."),
    _row("4.2", "reopen", _TABLES, Who.VOICE, "A settled issue is opened again; a report of it is withdrawn."),
    _row("4.3", "report", frozenset({K.TRACK}), Who.VOICE, "A team reports what it has settled to the plenary."),
    _row("4.4", "lapse", _TABLES, Who.TEAM, "Of text on which nothing is agreed the body that has it says what becomes of it."),
    _row("5.1", "propose package", _PLENARY, Who.VOICE, "A package takes options the plenary holds and breaks no linkage."),
    _row("5.2", "assent", _PLENARY, Who.VOICE, "A party at the table agrees to a proposed package.", own_word=True),
    _row("5.3", "object", _PLENARY, Who.VOICE, "A party at the table objects to a proposed package.", own_word=True),
    _row("5.4", "adopt", _PLENARY, Who.VOICE, "A package is adopted where the rule is met and nothing it needs is open."),
    _row("5.5", "lift bracket", _PLENARY, Who.TEAM, "The drafting team lifts brackets that are wording only."),
    _row("5.6", "withdraw package", _PLENARY, Who.VOICE, "Whoever proposed a package, or the team, may withdraw it."),
    _row("5.7", "harvest", _PLENARY, Who.VOICE, "What was reported is applied early only where the linkage says so."),
    _row("5.8", "put to ratification", _PLENARY, Who.TEAM, "An adopted package may be put before a body outside, under that body's own rule."),
    _row("5.9", "close ratification", _PLENARY, Who.TEAM, "A ratification is closed on what was counted."),
    _row("6.1", "say", _ALL, Who.MEMBER, "Members speak; on the public channel the mediation team alone does."),
    _row("6.2", "ask", _NOT_PUBLIC, Who.MEMBER, "A member may ask something of a party or a power."),
    _row("6.3", "reply", _NOT_PUBLIC, Who.MEMBER, "Whoever was asked replies where it was asked."),
    _row("6.4", "withdraw ask", _NOT_PUBLIC, Who.MEMBER, "Whoever asked may take the ask back, here and where it is known that it was asked."),
    _row("6.5", "release", _NOT_PUBLIC, Who.MEMBER, "An author, or the team, lets a wider channel know, in new words."),
    _row("6.6", "correct", _ALL, Who.MEMBER, "An author may correct a slip; what was written stays beside it."),
    _row("6.7", "give undertaking", _NOT_PUBLIC, Who.MEMBER, "A side gives its own word, and nobody else's.", own_word=True),
    _row("6.8", "report done", _NOT_PUBLIC, Who.MEMBER, "Whoever gave an undertaking reports it done."),
    _row("6.9", "verify", _NOT_PUBLIC, Who.MEMBER, "Whoever was named to verify an undertaking says what was found."),
    _row("6.10", "erase", _ALL, Who.HEAD, "Words are erased with a reason and an authority; that they were said stays known."),
    _row("6.11", "note contact", _NOT_PUBLIC, Who.MEMBER, "A member notes who spoke with whom; what was said stays on this channel."),
    _row("6.12", "withdraw contact", _NOT_PUBLIC, Who.MEMBER, "Whoever noted a contact wrongly takes it back, here and where its fact is known."),
    _row("6.13", "note statement", _NOT_PUBLIC, Who.MEMBER, "A member enters attributed words in the register of the channel."),
    _row("6.14", "link statement", _NOT_PUBLIC, Who.VOICE, "What a statement says of an option is confirmed by a person: as the party's own public word, or as a reading."),
    _row("6.15", "withdraw statement", _NOT_PUBLIC, Who.MEMBER, "Whoever entered a statement, or the team, may take it out; what rests on it alone no longer stands."),
    _row("7.1", "put under silence", _TABLES, Who.TEAM, "A question is put under silence for as long as the body's rule says."),
    _row("7.2", "count votes", _TABLES, Who.TEAM, "A vote is noted as it was counted in a body that the rule names."),
    _row("7.3", "count endorsements", _TABLES, Who.TEAM, "Endorsements are noted as they were counted in a body that the rule names."),
    _row("7.4", "find", _TABLES, Who.TEAM, "The chair finds whether agreement is sufficient, and says why."),
    _row("7.5", "group word", frozenset({K.DELEGATION}), Who.VOICE, "The groups of a composite delegation speak inside it, by its inner rule."),
    _row("8.1", "open round", _PLENARY, Who.TEAM, "A round begins in the plenary."),
    _row("8.2", "close round", _PLENARY, Who.TEAM, "A round ends in the plenary, and it is said what becomes of open text."),
    _row("8.3", "call sitting", _NOT_PUBLIC, Who.HEAD, "Sittings of the plenary and the tracks are called in the plenary, others on their own channel."),
    _row("8.4", "move sitting", _NOT_PUBLIC, Who.HEAD, "A sitting is moved where it was called, before it begins."),
    _row("8.5", "cancel sitting", _NOT_PUBLIC, Who.HEAD, "A sitting is cancelled where it was called, before it begins."),
    _row("8.6", "begin sitting", _NOT_PUBLIC, Who.HEAD, "A sitting begins on the channel that sits."),
    _row("8.7", "adjourn sitting", _NOT_PUBLIC, Who.HEAD, "A sitting that has begun may be adjourned."),
    _row("8.8", "resume sitting", _NOT_PUBLIC, Who.HEAD, "An adjourned sitting may be resumed."),
    _row("8.9", "end sitting", _NOT_PUBLIC, Who.HEAD, "A sitting that has begun is ended; what is not kept is erased then."),
    _row("9.1", "claim constituency", _NOT_PUBLIC, Who.VOICE, "A party says for whom it speaks; rival claims stand beside each other.", own_word=True),
    _row("9.2", "withdraw claim", _NOT_PUBLIC, Who.VOICE, "A party takes its own claim back where it was made.", own_word=True),
    _row("9.3", "contest claim", _NOT_PUBLIC, Who.VOICE, "A claim may be denied; it stays, with the denial beside it.", own_word=True),
    _row("9.4", "note input", _HEARING, Who.TEAM, "What a consulted body puts in is noted in the room that is to hear it."),
    _row("9.5", "answer input", _HEARING, Who.TEAM, "What became of it is told where it was put in."),
    _row("9.6", "list group", _TEAM, Who.TEAM, "Who stands on whose list is noted in the mediation team's own room; no list binds by that."),
    _row("9.7", "lift listing", _TEAM, Who.TEAM, "A group that its keeper took off a list is noted so, with the last day."),
    _row("9.8", "decide name", _TEAM, Who.TEAM, "Whether a name like a listed one is that group, a person decides."),
    _row("9.9", "declare list", _TEAM, Who.OPERATOR, "Which list binds, and with which effect, whoever runs the talks declares."),
    _row("0.1", "opening", _ALL, Who.NOBODY, "A channel begins with its opening entry."),
    _row("0.2", "withdraw report", _PLENARY, Who.NOBODY, "A report is withdrawn when what it reported is reopened."),
    _row("0.3", "receive", _TABLES, Who.NOBODY, "A body receives an issue with its present standing when it is moved there."),
    _row("0.4", "lapse report", _PLENARY, Who.NOBODY, "A reported result lapses when what it is linked to no longer stands."),
    _row("0.5", "time is up", _TABLES, Who.NOBODY, "A question under silence is decided when its time has run out."),
    _row("0.6", "released", _ALL, Who.NOBODY, "What was released from a narrower channel stands in the words chosen for it."),
    _row("0.7", "contact known", _ALL, Who.NOBODY, "That a contact took place may be known wider; what was said in it is not."),
    _row("0.9", "contact withdrawn", _ALL, Who.NOBODY, "What was let known of a contact is taken back with it."),
    _row("0.10", "ask withdrawn", _ALL, Who.NOBODY, "What was let known of an ask is taken back with it."),
    _row("0.8", "ask known", _ALL, Who.NOBODY, "What was asked may be known wider; the reply stays where it was asked."),
)
# fmt: on

PROCEDURE = {row.act: row for row in _ROWS}
"""The clause of each act."""
