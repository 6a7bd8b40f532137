"""Issues on their way: moved to another team, referred up, divided anew among teams, set aside, handed over, taken up.

An issue moves with its present standing, as the body that has it holds it; its history stays with those who
heard it. Whoever moves it hears where it comes from and where it goes: what arrives there was released by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, combinations
from typing import Any

from multitrack.model.channel import PLENARY, ChannelKind, track_channel
from multitrack.model.issue import IssueId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.rooms import not_a_team, opening_of
from multitrack.record.procedure.subjects.issues import team_of


def judge_move(case: Case, act: acts.MoveIssue) -> Judgement:
    """An issue moved: from the body that has it, to one that the author hears; the plenary hears where it is."""
    here, issue = case.here, act.issue
    own = here.own_track()
    team = None if own is not None else team_of(here, issue)
    if team is not None:
        return refuse(
            act,
            phrase("{issue} is with the team {track}.", issue=here.title(issue), track=team.title),
            phrase("Do it in that team's room."),
        )
    target = None if act.to is None else here.track(act.to)
    if (None if own is None else own.id) == act.to:
        return refuse(
            act,
            phrase("{issue} is here already.", issue=here.title(issue)),
            phrase("Choose another team, or refer it up."),
        )
    room = case.also(PLENARY if target is None else track_channel(target.id))
    if room is None:
        return refuse(
            act,
            phrase("You have no seat where it is to go, and could not say what stands."),
            phrase("Someone of the mediation team who sits in both rooms may do it."),
        )
    told = written(case.request)
    if here.own.channel.kind is not ChannelKind.PLENARY:
        told = (*told, Inscription(channel=PLENARY, act=act))
    received = received_from(here, issue, None if own is None else own.id)
    return (*told, Inscription(channel=room.own.channel.id, act=received))


def received_from(here: Hold, issue: IssueId, track: TrackId | None) -> acts.Receive:
    """What another body receives of an issue: all that is on the table, every word given, what is settled."""
    options = tuple(tabled.option for tabled in here.options_of(issue))
    held = [each for option in options for each in here.positions_on(issue, option.id).values()]
    said = [each for each in held if not each.position.reading]
    settled = here.settled(issue)
    return acts.Receive(
        issue=issue,
        from_track=track,
        options=options,
        positions=tuple(each.position for each in said if not each.awaits_capital),
        awaiting=tuple(each.position for each in said if each.awaits_capital),
        reservations=tuple(
            acts.Reserve(party=party, on=on, words=held.words)
            for (party, on), held in here.own.reservations.items()
            if on.issue == issue
        ),
        settled=None if settled is None else settled.option,
    )


def judge_restructure(case: Case, act: acts.Restructure) -> Judgement:
    """Work teams divided anew: by someone who hears all that end; each issue goes along as it stands."""
    here = case.here
    rooms = {code: case.also(track_channel(code)) for code in act.ends}
    if (refused := _not_to_form(here, act)) is not None:
        return refused
    if any(room is None for room in rooms.values()):
        return refuse(
            act,
            phrase("You have no seat in every team that is to end, and could not say what stands there."),
            phrase("Someone of the mediation team who sits in all of them may do it."),
        )
    held = {code: room for code, room in rooms.items() if room is not None}
    stuck = [issue for room in held.values() for issue in _stuck(room) if _is_formed(act, issue)]
    if stuck:
        return refuse(
            act,
            phrase("{issues} is set aside or closed where it is now.", issues=tuple(map(here.title, stuck))),
            phrase("Take it up again there first, or leave it out."),
        )
    formed = (_formed(here, track, held) for track in act.forms)
    return (*written(case.request), *chain.from_iterable(formed))


def _is_formed(act: acts.Restructure, issue: IssueId) -> bool:
    return any(issue in track.issues for track in act.forms)


def _stuck(room: Hold) -> tuple[IssueId, ...]:
    """The issues of a team on which nothing is done now."""
    track = room.own_track()
    return tuple(
        issue
        for issue in (() if track is None else track.issues)
        if issue in room.own.aside or issue in room.own.fates
    )


def _not_to_form(here: Hold, act: acts.Restructure) -> Refused | None:
    """Whether nothing ends or is formed, or a new team could not be: on issues of a team that stays, or of another new one."""
    if not act.ends or not act.forms:
        return refuse(
            act,
            phrase("To divide anew, some teams end and others are formed from their issues."),
            phrase("Name both; to end a team or to form one alone there are acts of their own."),
        )
    staying = [track for track in here.tracks() if track.id not in act.ends]
    refusals = (not_a_team(here, act, track, staying) for track in act.forms)
    if (refused := next(filter(None, refusals), None)) is not None:
        return refused
    for one, other in combinations(act.forms, 2):
        if shared := set(one.issues) & set(other.issues):
            return refuse(
                act,
                phrase("{issue} would be with two teams.", issue=here.title(min(shared))),
                phrase("Give it to one of them."),
            )
    return None


def _formed(here: Hold, track: Track, ended: Mapping[TrackId, Hold]) -> tuple[Inscription, ...]:
    """The room of a new team, and in it each of its issues as it stood: with the team that had it, or the plenary."""
    opening = opening_of(here, track)
    received = []
    for issue in track.issues:
        before = (code for code in ended if (old := here.track(code)) is not None and issue in old.issues)
        code = next(before, None)
        received.append(received_from(here if code is None else ended[code], issue, code))
    return (opening, *(Inscription(channel=opening.channel, act=each) for each in received))


def judge_aside(case: Case, act: acts.ParkIssue | acts.HandOver) -> Judgement:
    """An issue set aside for a time, or handed to a third body that is named."""
    if isinstance(act, acts.ParkIssue) and act.until is not None and act.until <= case.now:
        return refuse(act, phrase("That moment is past."), phrase("Name a later one, or none."))
    if isinstance(act, acts.HandOver) and not act.to.strip():
        return refuse(act, phrase("No body is named."), phrase("Say to whom it is handed."))
    return written(case.request)


def judge_take_up(case: Case, act: acts.TakeUp) -> Judgement:  # noqa: ARG001
    """An issue taken up again: the tables say all."""
    return written(case.request)


JUDGES: Mapping[type, Any] = {
    acts.MoveIssue: judge_move,
    acts.Restructure: judge_restructure,
    acts.ParkIssue: judge_aside,
    acts.HandOver: judge_aside,
    acts.TakeUp: judge_take_up,
}
"""What must hold for each of these acts."""
