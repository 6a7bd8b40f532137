"""Where talks are held, in words: rooms and work teams, and what becomes of their issues."""

from __future__ import annotations

from typing import assert_never

from multitrack.record import act as acts
from multitrack.record.act.rooms import RoomAct
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, Value, count, names, say
from multitrack.report.sentences.naming import moment


def said_of_room(act: RoomAct, who: Value, called: Called) -> Sentence:
    """An act on where talks are held in words."""
    match act:
        case acts.Opening(seats=seats):
            return count("The room opened with one seat.", "The room opened with {n} seats.", len(seats))
        case acts.OpenChannel(channel=channel):
            return say("{who} opened {room}.", who=who, room=channel.title)
        case acts.CloseChannel():
            return say("{who} closed this room.", who=who)
        case acts.OpenTrack() | acts.CloseTrack() | acts.ChangeTrack() | acts.Restructure():
            return _of_teams(act, who, called)
        case acts.MoveIssue() | acts.Receive() | acts.ParkIssue() | acts.TakeUp() | acts.HandOver():
            return _of_issue(act, who, called)
    assert_never(act)


def _of_teams(
    act: acts.OpenTrack | acts.CloseTrack | acts.ChangeTrack | acts.Restructure, who: Value, called: Called
) -> Sentence:
    match act:
        case acts.OpenTrack(track=track):
            return say(
                "{who} formed the team {track}, on {issues}.",
                who=who,
                track=track.title,
                issues=names(called.issue(issue) for issue in track.issues),
            )
        case acts.CloseTrack(track=track_id):
            return say("{who} ended the team {track}.", who=who, track=called.track(track_id))
        case acts.ChangeTrack(track=track):
            return say("{who} changed the team {track}.", who=who, track=track.title)
        case acts.Restructure(ends=ends, forms=forms):
            return say(
                "{who} formed {new} from {old}.",
                who=who,
                new=names(track.title for track in forms),
                old=names(map(called.track, ends)),
            )


def _of_issue(
    act: acts.MoveIssue | acts.Receive | acts.ParkIssue | acts.TakeUp | acts.HandOver,
    who: Value,
    called: Called,
) -> Sentence:
    issue = called.issue(act.issue)
    match act:
        case acts.MoveIssue(to=track):
            if track is None:
                return say("{who} referred {issue} to the plenary.", who=who, issue=issue)
            return say(
                "{who} moved {issue} to the team {track}.", who=who, issue=issue, track=called.track(track)
            )
        case acts.Receive(from_track=track):
            if track is None:
                return say("{issue} comes here from the plenary, as it stands now.", issue=issue)
            return say(
                "{issue} comes here from the team {track}, as it stands now.",
                issue=issue,
                track=called.track(track),
            )
        case acts.ParkIssue(until=until):
            if until is None:
                return say("{issue} is set aside.", issue=issue)
            return say("{issue} is set aside until {moment}.", issue=issue, moment=moment(until))
        case acts.TakeUp():
            return say("{issue} is taken up again.", issue=issue)
        case acts.HandOver(to=body):
            return say("{issue} is handed to {body}.", issue=issue, body=body)
    assert_never(act)
