"""Where talks are held: channels opened and closed, work teams formed, changed and ended, issues moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import PLENARY, Channel, ChannelKind, History, track_channel
from multitrack.model.talks import Talks
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, phrase, refuse, written
from multitrack.record.judging.case import Case


def judge_open_channel(case: Case, act: acts.OpenChannel) -> Judgement:
    """A new channel: its opener must hear all its grounds, and be head or team on one channel they name."""
    channel = act.channel
    if channel.kind in (ChannelKind.PUBLIC, ChannelKind.PLENARY, ChannelKind.TRACK):
        return refuse(
            act,
            phrase("The plenary and the tracks are not opened this way."),
            phrase("Form a work team in the plenary."),
        )
    here, request = case.here, case.request
    if any(case.also(ground) is None for ground in channel.grounds):
        return refuse(
            act,
            phrase("You do not hear every channel it would stand on."),
            phrase("Choose grounds you hear."),
        )
    own = here.own.seat(request.author)
    seats = act.seats if own is None or any(s.person == own.person for s in act.seats) else (own, *act.seats)
    agenda = _agenda(case)
    opening = acts.Opening(channel=channel, holds=agenda, rule=here.own.rule, seats=seats)
    return (Inscription(channel=channel.id, act=opening),)


def _agenda(case: Case) -> Talks:
    """What a new line may name from its start: the plenary's agenda as it is now, if its opener hears it.

    Nothing that was tabled on the narrower channel it is opened from goes along.
    """
    plenary = case.also(PLENARY)
    wide = case.here.own if plenary is None else plenary.own
    options = {key: t.option for key, t in wide.options.items() if not t.withdrawn}
    if plenary is None:
        options = {(i.id, o.id): o for i in wide.holds.issues for o in i.options if o.channel is None}
    issues = (
        replace(issue, options=tuple(o for (on, _), o in options.items() if on == issue.id))
        for issue in wide.holds.issues
    )
    return Talks(title=wide.holds.title, parties=wide.holds.parties, issues=tuple(issues), rule=wide.rule)


def judge_open_track(case: Case, act: acts.OpenTrack) -> Judgement:
    """A work team formed: on issues no other team has; its channel opens with its people."""
    here, request = case.here, case.request
    track = act.track
    unknown = [issue for issue in track.issues if here.issue(issue) is None]
    if unknown or not track.issues:
        return refuse(
            act,
            phrase("A work team needs issues that the plenary holds."),
            phrase("Choose at least one issue of these talks."),
        )
    for other in here.tracks():
        if shared := set(other.issues) & set(track.issues):
            title = here.title(min(shared))
            return refuse(
                act,
                phrase("{issue} is already with the team {track}.", issue=title, track=other.title),
                phrase("End that team first, or leave the issue out."),
            )
    if any(here.party(party) is None for party in track.team):
        return refuse(
            act,
            phrase("The team names a party that is not of these talks."),
            phrase("Choose parties of these talks."),
        )
    seats = tuple(seat for seat in here.own.seats() if seat.of_team or seat.party in track.team)
    channel = Channel(
        id=track_channel(track.id),
        kind=ChannelKind.TRACK,
        title=track.title,
        parties=track.team,
        grounds=(here.own.channel.id, *here.own.channel.grounds),
        history=History.FROM_THE_START,
    )
    empty = Talks(title=here.own.holds.title, parties=(), issues=())
    opening = acts.Opening(channel=channel, holds=empty, rule=track.rule, seats=seats)
    return (*written(request), Inscription(channel=channel.id, act=opening))


def judge_close_track(case: Case, act: acts.CloseTrack) -> Judgement:
    """A work team ended: the team hears it in the plenary, on which it stands."""
    here, request = case.here, case.request
    if here.track(act.track) is None:
        return refuse(act, phrase("No such work team is at work."), phrase("Choose one that is."))
    return written(request)


def judge_close_channel(case: Case, act: acts.CloseChannel) -> Judgement:  # noqa: ARG001
    """A channel closed: the table of procedure says all."""
    return written(case.request)


JUDGES: Mapping[type, Any] = {
    acts.OpenChannel: judge_open_channel,
    acts.CloseChannel: judge_close_channel,
    acts.OpenTrack: judge_open_track,
    acts.CloseTrack: judge_close_track,
}
"""What must hold for each of these acts."""
