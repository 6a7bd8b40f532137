"""In acts and on the record: parties, people, channels and work teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multitrack.model.party import PartyId, PersonId
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Told
from multitrack.record.held import Hold


def party_of(here: Hold, act: acts.Act) -> Iterator[PartyId]:  # noqa: ARG001
    """The party whose place at the table, presence or proxy an act is about."""
    if isinstance(act, acts.Admit | acts.WalkOut | acts.ComeBack | acts.GiveProxy | acts.EndProxy):
        yield act.party


def party_named(here: Hold, party: PartyId) -> Mapping[str, Told]:
    """A party by its name."""
    return {"party": here.name(party)}


def admission_stands(here: Hold, party: PartyId) -> str:
    """Where a party stands towards the table, as it was noted last."""
    noted = (step for standing in here.standings for step in reversed(standing.admissions))
    last = next((step for step in noted if step.party == party), None)
    return "never noted" if last is None else last.state.value


def admission_how(act: acts.Act) -> str:
    """What a party is admitted as, or put out as."""
    return act.state.value if isinstance(act, acts.Admit) else ""


def presence_stands(here: Hold, party: PartyId) -> str:
    """Whether a party walked out of this very room."""
    return "out" if party in here.own.out else "in the room"


def proxy_stands(here: Hold, party: PartyId) -> str:
    """Whether a party speaks through another in this very room."""
    return "through another" if party in here.own.proxies else "for itself"


def seat_of(here: Hold, act: acts.Act) -> Iterator[PersonId]:  # noqa: ARG001
    """The person whose seat an act is about."""
    match act:
        case acts.TakeSeat(seat=seat):
            yield seat.person
        case acts.LeaveSeat(person=person):
            yield person


def seat_stands(here: Hold, person: PersonId) -> str:
    """Whether a person has a seat on this channel."""
    return "no seat" if here.own.seat(person) is None else "seat"


def this_channel(here: Hold, act: acts.Act) -> Iterator[str]:  # noqa: ARG001
    """The channel an act is done on: every act is about it."""
    yield here.own.channel.id


def channel_stands(here: Hold, key: str) -> str:  # noqa: ARG001
    """Whether anything more is written on a channel."""
    return "closed" if here.closed else "open"


def tracks_of(here: Hold, act: acts.Act) -> Iterator[TrackId]:  # noqa: ARG001
    """The work teams an act forms, changes or ends."""
    match act:
        case acts.OpenTrack(track=track) | acts.ChangeTrack(track=track):
            yield track.id
        case acts.CloseTrack(track=ended):
            yield ended
        case acts.MoveIssue(to=to) if to is not None:
            yield to
        case acts.Restructure(ends=ends):
            yield from ends


def track_stands(here: Hold, track: TrackId) -> str:
    """Whether a work team is at work."""
    return "not at work" if here.track(track) is None else "at work"
