"""Who sits where: admission to the table, seats, and the opening and ending of channels and work teams."""

from __future__ import annotations

from dataclasses import replace

from multitrack.model.channel import PLENARY, Channel, ChannelKind, History, track_channel
from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record import act as acts
from multitrack.record.answer import Inscription, Judgement, phrase, refuse, written
from multitrack.record.entitlement import by_procedure, entitled
from multitrack.record.hearing import Standings, is_member
from multitrack.record.held import Hold, hold
from multitrack.record.procedure import Who


def judge_admit(here: Hold, request: acts.Request, act: acts.Admit) -> Judgement:
    """A change of admission: of a known party, with its reason."""
    if here.party(act.party) is None:
        return refuse(
            act,
            phrase("No party {party} is known here.", party=act.party),
            phrase("Choose a party of these talks."),
        )
    if not act.reason.strip():
        return refuse(
            act, phrase("A change of admission needs its reason."), phrase("Say why, and on whose authority.")
        )
    return written(request)


def judge_seat(here: Hold, request: acts.Request, act: acts.TakeSeat | acts.LeaveSeat) -> Judgement:
    """A seat given or ended: by the team, or by a head of delegation among its own people."""
    author = here.own.seat(request.author)
    if isinstance(act, acts.LeaveSeat):
        if here.own.seat(act.person) is None:
            return refuse(act, phrase("This person has no seat here."), phrase("Choose someone who has."))
        may = act.person == request.author or entitled(here, request, Who.HEAD)
        return (
            written(request)
            if may
            else refuse(
                act,
                phrase("You may leave yourself, but not end another's seat."),
                phrase("It may be done by: {who}.", who=Who.HEAD.value),
            )
        )
    if act.seat.party is not None and here.party(act.seat.party) is None:
        return refuse(
            act,
            phrase("No party {party} is known here.", party=act.seat.party),
            phrase("Choose a party of these talks."),
        )
    if author is not None and not author.of_team and act.seat.party != author.party:
        return refuse(
            act,
            phrase("A head of delegation gives seats to its own people only."),
            phrase("Ask the mediation team."),
        )
    own = here.own.channel
    apart = own.kind in (ChannelKind.CAUCUS, ChannelKind.DELEGATION)
    if act.seat.party is not None and apart and act.seat.party not in own.parties:
        return refuse(
            act,
            phrase("{party} has no seat in this room.", party=here.name(act.seat.party)),
            phrase("Open a room for both, or meet in the plenary."),
        )
    if act.seat.of_team and (author is None or not author.of_team):
        return refuse(
            act,
            phrase("A seat of the mediation team is given by the team."),
            phrase("Ask the mediation team."),
        )
    return written(request)


def judge_open_channel(standings: Standings, request: acts.Request, act: acts.OpenChannel) -> Judgement:
    """A new channel: its opener must hear all its grounds, and be head or team on one channel they name."""
    channel = act.channel
    if channel.kind in (ChannelKind.PUBLIC, ChannelKind.PLENARY, ChannelKind.TRACK):
        return refuse(
            act,
            phrase("The plenary and the tracks are not opened this way."),
            phrase("Form a work team in the plenary."),
        )
    if request.channel not in standings or not is_member(standings, request.author, request.channel):
        return refuse(
            act, phrase("There is no such channel for you."), phrase("Open it from a channel you sit on.")
        )
    here = hold(standings, request.channel)
    refused = by_procedure(here, request)
    if refused is not None:
        return refused
    if not all(
        ground in standings and is_member(standings, request.author, ground) for ground in channel.grounds
    ):
        return refuse(
            act,
            phrase("You do not hear every channel it would stand on."),
            phrase("Choose grounds you hear."),
        )
    own = here.own.seat(request.author)
    seats = act.seats if own is None or any(s.person == own.person for s in act.seats) else (own, *act.seats)
    agenda = _agenda(standings, here, request.author)
    opening = acts.Opening(channel=channel, holds=agenda, rule=here.own.rule, seats=seats)
    return (Inscription(channel=channel.id, act=opening),)


def _agenda(standings: Standings, here: Hold, author: PersonId) -> Talks:
    """What a new line may name from its start: the plenary's agenda as it is now, if its opener hears it.

    Nothing that was tabled on the narrower channel it is opened from goes along.
    """
    wide = standings[PLENARY] if PLENARY in standings and is_member(standings, author, PLENARY) else here.own
    options = {key: t.option for key, t in wide.options.items() if not t.withdrawn}
    if wide is here.own:
        options = {(i.id, o.id): o for i in wide.holds.issues for o in i.options if o.channel is None}
    issues = (
        replace(issue, options=tuple(o for (on, _), o in options.items() if on == issue.id))
        for issue in wide.holds.issues
    )
    return Talks(title=wide.holds.title, parties=wide.holds.parties, issues=tuple(issues), rule=wide.rule)


def judge_open_track(here: Hold, request: acts.Request, act: acts.OpenTrack) -> Judgement:
    """A work team formed: on issues no other team has; its channel opens with its people."""
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


def judge_close_track(here: Hold, request: acts.Request, act: acts.CloseTrack) -> Judgement:
    """A work team ended: the team hears it in the plenary, on which it stands."""
    if here.track(act.track) is None:
        return refuse(act, phrase("No such work team is at work."), phrase("Choose one that is."))
    return written(request)
