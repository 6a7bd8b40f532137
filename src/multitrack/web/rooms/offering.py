"""Which acts a page offers: those that the seat may do, the tables let follow, and the rule of the body asks for.

An act that is offered may still be refused: what was said elsewhere, and whose word it is, is judged when it is
handed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any, get_args

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.package import EarlyHarvest
from multitrack.model.party import PartyId
from multitrack.model.rule import ChairFinds, Endorsements, NoObjection, Rule, Turnout, VotesIn
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.judging.counts import rule_on, sub_tests
from multitrack.record.judging.inside import inner_rule
from multitrack.record.procedure import PROCEDURE
from multitrack.record.procedure.life import may_follow
from multitrack.record.procedure.lives.issues import ISSUE
from multitrack.record.procedure.subjects.issues import issue_stands
from multitrack.web.rooms.room import Room

KINDS: dict[str, type[Any]] = {
    next(str(each.default) for each in fields(act) if each.name == "kind"): act
    for act in get_args(get_args(acts.Act)[0])
}
"""Every act, by its name."""
SUBJECTS = (
    "issue",
    "option",
    "package",
    "ratification",
    "sitting",
    "round",
    "track",
    "ask",
    "undertaking",
    "statement",
    "listing",
    "name",
    "input",
    "claim",
    "number",
    "another",
)
"""What a slip may be about, and whether another one is to follow it."""
FILLED_IN = ("of_whom", "comes_to")
"""What a link may have chosen on a slip already: of whom something is asked, and what it comes to."""
_ASKED_BY: dict[str, tuple[type[Rule], ...]] = {
    "put under silence": (NoObjection,),
    "count votes": (VotesIn, Turnout),
    "count endorsements": (Endorsements,),
    "find": (ChairFinds,),
}
"""The tests of a rule without which an act decides nothing."""
_SAMPLES: dict[str, Any] = {
    "fate": acts.Fate.LAPSE,
    "answer": acts.AnswerTo.GRANTED,
    "found": False,
    "words": "",
    "issues": (),
    "reason": "",
    "to": "",
}


def question(about: Mapping[str, str]) -> acts.Question:
    """What a body is asked to decide, from what a slip is about."""
    if about.get("ratification"):
        return acts.Question(ratification=acts.RatificationId(about["ratification"]))
    if about.get("package"):
        return acts.Question(package=acts.PackageId(about["package"]))
    return acts.Question(issue=IssueId(about.get("issue", "")), option=OptionId(about.get("option", "")))


def made(kind: str, about: Mapping[str, str], party: PartyId | None, written: Mapping[str, Any]) -> acts.Act:
    """An act from what it is about, whose word it is, and what was written under the names of its own fields."""
    wanted = KINDS[kind]
    given: dict[str, Any] = {**about, **written, "on": question(about), "party": party or PartyId("")}
    act: acts.Act = wanted(
        **{
            each.name: given[each.name]
            for each in fields(wanted)
            if each.name in given and each.name != "kind"
        }
    )
    return act


def blank(kind: str, about: Mapping[str, str], party: PartyId | None = None) -> acts.Act:
    """An act as it is before anything is written: enough to hold it against the tables."""
    if kind == "move sitting":
        return acts.MoveSitting(sitting=_any_hours(acts.SittingId(about["sitting"])))
    lacking = {
        each.name: _SAMPLES.get(each.name)
        for each in fields(KINDS[kind])
        if each.default is MISSING and each.name not in about
    }
    return made(kind, about, party, lacking)


def _any_hours(sitting: acts.SittingId) -> acts.Called:
    return acts.Called(id=sitting, channel=ChannelId(""), start=datetime.min, end=datetime.min)  # noqa: DTZ901 - told to nobody


def possible(room: Room, kind: str, **about: str) -> bool:
    """Whether an act on something is worth offering here, now, to this seat."""
    if not room.may(kind) or not _is_asked_for(room, kind, about):
        return False
    if PROCEDURE[kind].own_word:
        return any(speakers(room, kind, about))
    return room.can(blank(kind, about))


def speakers(room: Room, kind: str, about: Mapping[str, str]) -> Iterator[PartyId]:
    """The parties whose word an act could be, here and now."""
    return (party for party in room.voices() if room.can(blank(kind, about, party)))


def follows(room: Room, kind: str, issue: IssueId) -> bool:
    """Whether this seat may do an act here, and it may follow where the issue stands."""
    if room.hold is None or not room.may(kind):
        return False
    return may_follow(ISSUE, issue_stands(room.hold, issue), kind) is None


def _is_asked_for(room: Room, kind: str, about: Mapping[str, str]) -> bool:
    """Whether the rule here, or the linkage, has a use for such an act at all."""
    if room.hold is None:
        return False
    match kind:
        case "group word":
            return inner_rule(room.hold) is not None
        case "move issue":
            return bool(targets(room))
        case "harvest":
            return bool(early(room))
        case _ if kind in _ASKED_BY:
            return any(isinstance(test, _ASKED_BY[kind]) for _, test in tests_on(room, question(about)))
        case _:
            return True


def tests_on(room: Room, on: acts.Question) -> tuple[tuple[Any, Rule], ...]:
    """The tests of the rule by which a question is decided, each with its attempt in a cascade."""
    rule = None if room.hold is None else rule_on(room.hold, on)
    return () if rule is None else tuple(sub_tests(rule))


def early(room: Room) -> tuple[IssueId, ...]:
    """The reported results that the linkage lets go before the whole, and that are not applied yet."""
    own = room.line.standing
    named = {issue for link in own.holds.linkage if isinstance(link, EarlyHarvest) for issue in link.issues}
    return tuple(issue for issue in own.reported if issue in named and issue not in own.harvested)


def targets(room: Room) -> tuple[Track | None, ...]:
    """Where an issue of this body can go: the other teams in whose rooms the viewer sits; nothing stands for the plenary."""
    if room.hold is None:
        return ()
    own = room.hold.own_track()
    teams = tuple(track for track in room.hold.tracks() if track != own and _sits_in(room, track.id))
    up = (None,) if room.kind is ChannelKind.TRACK and room.visit.view.plenary is not None else ()
    return (*teams, *up)


def _sits_in(room: Room, track: TrackId) -> bool:
    line = room.visit.view.line(track_channel(track))
    return line is not None and line.seat is not None
