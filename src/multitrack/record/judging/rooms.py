"""Where talks are held: channels opened and closed, work teams formed, changed and ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from multitrack.model.channel import PLENARY, Channel, ChannelKind, History, track_channel
from multitrack.model.talks import Talks
from multitrack.model.track import Track
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, Refused, phrase, refuse, written
from multitrack.record.held import Hold
from multitrack.record.judging.case import Case
from multitrack.record.judging.seats import misplaced

_CONVENED = (
    ChannelKind.PUBLIC,
    ChannelKind.PLENARY,
    ChannelKind.TRACK,
    ChannelKind.DELEGATION,
    ChannelKind.TEAM,
)
"""The rooms that are there from the first, or come with a work team."""


def judge_open_channel(case: Case, act: acts.OpenChannel) -> Judgement:
    """A new channel: its opener must hear all its grounds, and be head or team on one channel they name."""
    channel = act.channel
    if channel.kind in _CONVENED:
        return refuse(
            act,
            phrase("A room of this kind is not opened this way."),
            phrase("Form a work team in the plenary, or open a line between those meant."),
        )
    here, request = case.here, case.request
    if any(case.also(ground) is None for ground in channel.grounds):
        return refuse(
            act,
            phrase("You do not hear every channel it would stand on."),
            phrase("Choose grounds you hear."),
        )
    own = here.own.seat(request.author)
    others = tuple(seat for seat in act.seats if seat.person != request.author)
    seats = others if own is None else (own, *others)
    refused = (_false_seat(case, act, seat) or misplaced(here, act, channel, seat) for seat in seats)
    if (first := next(filter(None, refused), None)) is not None:
        return first
    agenda = _agenda(case)
    opening = acts.Opening(channel=channel, holds=agenda, rule=here.own.rule, seats=seats)
    return (Inscription(channel=channel.id, act=opening),)


def _false_seat(case: Case, act: acts.OpenChannel, seat: acts.Seat) -> Refused | None:
    """Whether a seat of a new line says of somebody what they are not, as far as the opener hears who they are."""
    plenary = case.also(PLENARY)
    heard = (case.here.own, *(() if plenary is None else (plenary.own,)))
    known = next(filter(None, (standing.seat(seat.person) for standing in heard)), None)
    author = case.here.own.seat(case.request.author)
    if known is None:
        false = seat.of_team and (author is None or not author.of_team)
    else:
        false = (seat.party, seat.power, seat.of_team) != (known.party, known.power, known.of_team)
    if not false:
        return None
    return refuse(
        act,
        phrase("{person} does not sit for that side.", person=seat.name or seat.person),
        phrase("Give everyone the seat of their own side."),
    )


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
    if (refused := not_a_team(here, act, act.track, here.tracks())) is not None:
        return refused
    return (*written(request), opening_of(here, act.track))


def not_a_team(here: Hold, act: acts.Act, track: Track, others: Iterable[Track]) -> Refused | None:
    """Whether a work team cannot be formed: without issues, on issues of another, with parties nobody knows."""
    if not track.issues or any(here.issue(issue) is None for issue in track.issues):
        return refuse(
            act,
            phrase("A work team needs issues that the plenary holds."),
            phrase("Choose at least one issue of these talks."),
        )
    for other in others:
        if shared := set(other.issues) & set(track.issues):
            title = here.title(min(shared))
            return refuse(
                act,
                phrase("{issue} is already with the team {track}.", issue=title, track=other.title),
                phrase("End that team first, or leave the issue out."),
            )
    return strangers(here, act, track)


def strangers(here: Hold, act: acts.Act, track: Track) -> Refused | None:
    """Whether a work team names a party that is not of these talks."""
    if all(here.party(party) is not None for party in track.team):
        return None
    return refuse(
        act,
        phrase("The team names a party that is not of these talks."),
        phrase("Choose parties of these talks."),
    )


def opening_of(here: Hold, track: Track) -> Inscription:
    """The first entry of a work team's room: it stands on the plenary, and its people are seated."""
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
    return Inscription(channel=channel.id, act=opening)


def judge_change_track(case: Case, act: acts.ChangeTrack) -> Judgement:
    """A work team changed: the plenary hears of it, and its room has its new rule and people; its issues stay."""
    here, track = case.here, act.track
    known, room = here.track(track.id), case.also(track_channel(track.id))
    if known is not None and set(known.issues) != set(track.issues):
        return refuse(
            act,
            phrase("The issues of a team are not changed this way."),
            phrase("Move an issue by itself, or divide the teams anew."),
        )
    if (refused := strangers(here, act, track)) is not None:
        return refused
    if room is None:
        return refuse(
            act,
            phrase("You have no seat in the room of this team, which has to hear of it."),
            phrase("Someone of the mediation team who sits there may do it."),
        )
    joined = frozenset(track.team) - frozenset(() if known is None else known.team)
    new = (seat for seat in here.own.seats() if seat.party in joined and not room.own.seat(seat.person))
    seated = (Inscription(channel=room.own.channel.id, act=acts.TakeSeat(seat=seat)) for seat in new)
    return (*written(case.request), Inscription(channel=room.own.channel.id, act=act), *seated)


def judge_close_track(case: Case, act: acts.CloseTrack) -> Judgement:  # noqa: ARG001
    """A work team ended: the team hears it in the plenary, on which it stands."""
    return written(case.request)


def judge_close_channel(case: Case, act: acts.CloseChannel) -> Judgement:  # noqa: ARG001
    """A channel closed: the table of procedure says all."""
    return written(case.request)


JUDGES: Mapping[type, Any] = {
    acts.OpenChannel: judge_open_channel,
    acts.CloseChannel: judge_close_channel,
    acts.OpenTrack: judge_open_track,
    acts.CloseTrack: judge_close_track,
    acts.ChangeTrack: judge_change_track,
}
"""What must hold for each of these acts."""
