"""What was said and done, entry by entry, in plain words, with the names that whoever reads uses.

A sentence says who did what; people's own words stand beside it, as they wrote them. Everything named is
looked up in what the reader hears.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.model.party import AdmissionState, Role
from multitrack.model.position import Stance
from multitrack.record import act as acts
from multitrack.record.entry import Entry
from multitrack.record.view import Line
from multitrack.report.called import Called
from multitrack.report.saying import Sentence, Value, count, names, say

TEAM = say("The mediation team")
"""Who acts where no party is named."""

ROLES: dict[Role, Sentence] = {
    Role.HEAD: say("head of delegation"),
    Role.DELEGATE: say("delegate"),
    Role.ADVISER: say("adviser"),
    Role.SUBSTITUTE: say("substitute"),
    Role.MEDIATOR: say("mediator"),
    Role.FACILITATOR: say("facilitator"),
    Role.SECRETARIAT: say("secretariat"),
    Role.OBSERVER: say("observer"),
}
"""Each capacity in words."""

ADMISSIONS: dict[AdmissionState, Sentence] = {
    AdmissionState.INVITED: say("invited"),
    AdmissionState.ADMITTED: say("admitted"),
    AdmissionState.OBSERVER: say("observer"),
    AdmissionState.DECLINED: say("declined"),
    AdmissionState.INVITATION_WITHDRAWN: say("invitation withdrawn"),
    AdmissionState.SUSPENDED: say("suspended"),
    AdmissionState.EXCLUDED: say("excluded"),
    AdmissionState.CHANNEL_ONLY: say("heard on channels only"),
}
"""Where a party stands towards the table, in words."""

_SAYS = {
    Stance.WANTS: "{party} wants “{option}” on {issue}.",
    Stance.ACCEPTS: "{party} accepts “{option}” on {issue}.",
    Stance.CAN_LIVE_WITH: "{party} can live with “{option}” on {issue}.",
    Stance.REFUSES: "{party} refuses “{option}” on {issue}.",
}
_IS_READ = {
    Stance.WANTS: "Reading: {party} wants “{option}” on {issue}.",
    Stance.ACCEPTS: "Reading: {party} accepts “{option}” on {issue}.",
    Stance.CAN_LIVE_WITH: "Reading: {party} can live with “{option}” on {issue}.",
    Stance.REFUSES: "Reading: {party} refuses “{option}” on {issue}.",
}


def said(entry: Entry, called: Called) -> Sentence:
    """One entry in plain words."""
    who = _who(entry, called)
    act = entry.act
    match act:
        case acts.TableOption() | acts.AmendOption() | acts.WithdrawOption():
            return _of_option(act, who, called)
        case acts.TakePosition() | acts.NoteReading():
            return _of_position(act, called)
        case acts.Settle() | acts.Reopen() | acts.Report() | acts.WithdrawReport():
            return _of_settling(act, who, called)
        case acts.ProposePackage() | acts.Assent() | acts.Object() | acts.Adopt() | acts.LiftBracket():
            return _of_package(act, who, called)
        case acts.Admit() | acts.TakeSeat() | acts.LeaveSeat():
            return _of_seats(act, called)
        case acts.Opening() | acts.OpenChannel() | acts.CloseChannel() | acts.OpenTrack() | acts.CloseTrack():
            return _of_rooms(act, who, called)
        case acts.Say():
            return say("{who}:", who=who)
    assert_never(act)


def words_of(act: acts.Act) -> str:
    """The free words in an act: what people wrote, as they wrote it."""
    match act:
        case acts.Say(words=words) | acts.TakePosition(words=words) | acts.NoteReading(words=words):
            return words
        case acts.Report(words=words) | acts.LiftBracket(words=words):
            return words
        case acts.TableOption(option=option) | acts.AmendOption(option=option):
            return option.wording or ""
        case (
            acts.WithdrawOption(reason=reason)
            | acts.Reopen(reason=reason)
            | acts.WithdrawReport(reason=reason)
            | acts.Object(reason=reason)
            | acts.Admit(reason=reason)
            | acts.LeaveSeat(reason=reason)
            | acts.CloseTrack(reason=reason)
            | acts.CloseChannel(reason=reason)
        ):
            return reason
        case _:
            return ""


def by_line(entry: Entry, called: Called) -> Sentence:
    """Who wrote an entry, for whom, and from which paper."""
    who = called.person(entry.author)
    seat = called.seat_of(entry.author)
    party = entry.on_behalf_of
    if party is None or (seat is not None and seat.party == party):
        return say("{who}", who=who)
    if entry.from_paper:
        return say(
            "{who}, for {party}, from: {paper}", who=who, party=called.party(party), paper=entry.from_paper
        )
    return say("{who}, for {party}", who=who, party=called.party(party))


def _who(entry: Entry, called: Called) -> Value:
    """Whose act it is: the party for whom it was written, else the author's side, else the author."""
    if entry.on_behalf_of is not None:
        return called.party(entry.on_behalf_of)
    seat = called.seat_of(entry.author)
    if seat is not None and seat.party is not None:
        return called.party(seat.party)
    if seat is not None and seat.of_team:
        return TEAM
    return called.person(entry.author)


def _of_option(
    act: acts.TableOption | acts.AmendOption | acts.WithdrawOption, who: Value, called: Called
) -> Sentence:
    issue = called.issue(act.issue)
    match act:
        case acts.TableOption(option=option):
            return say("{who} tabled “{option}” on {issue}.", who=who, option=option.title, issue=issue)
        case acts.AmendOption(option=option):
            return say("{who} amended “{option}” on {issue}.", who=who, option=option.title, issue=issue)
        case acts.WithdrawOption(option=option_id):
            title = called.option(act.issue, option_id)
            return say("{who} withdrew “{option}” on {issue}.", who=who, option=title, issue=issue)


def _of_position(act: acts.TakePosition | acts.NoteReading, called: Called) -> Sentence:
    on = act.position
    title = act.brings.title if act.brings is not None else called.option(on.issue, on.option)
    template = (_SAYS if isinstance(act, acts.TakePosition) else _IS_READ)[on.stance]
    return say(template, party=called.party(on.party), option=title, issue=called.issue(on.issue))


def _of_settling(
    act: acts.Settle | acts.Reopen | acts.Report | acts.WithdrawReport, who: Value, called: Called
) -> Sentence:
    match act:
        case acts.Settle(issue=issue, option=option):
            return say(
                "{issue} is settled on “{option}”, ad referendum.",
                issue=called.issue(issue),
                option=called.option(issue, option),
            )
        case acts.Reopen(issue=issue):
            return say("{who} reopened {issue}.", who=who, issue=called.issue(issue))
        case acts.Report(track=track, settled=settled):
            each = names(
                (
                    say("{issue}: “{option}”", issue=called.issue(item.issue), option=item.option.title)
                    for item in settled
                ),
                between="; ",
            )
            return say("The team {track} reported {results}.", track=called.track(track), results=each)
        case acts.WithdrawReport(track=track, issue=issue):
            return say(
                "What the team {track} had reported on {issue} no longer stands.",
                track=called.track(track),
                issue=called.issue(issue),
            )


def _of_package(
    act: acts.ProposePackage | acts.Assent | acts.Object | acts.Adopt | acts.LiftBracket,
    who: Value,
    called: Called,
) -> Sentence:
    match act:
        case acts.ProposePackage(title=title, package=package):
            return count(
                "{who} proposed the package “{package}”, over one issue.",
                "{who} proposed the package “{package}”, over {n} issues.",
                len(package.choices),
                who=who,
                package=title,
            )
        case acts.Assent(party=party, package=package_id):
            return say(
                "{party} assents to “{package}”.",
                party=called.party(party),
                package=called.package(package_id),
            )
        case acts.Object(party=party, package=package_id):
            return say(
                "{party} objects to “{package}”.",
                party=called.party(party),
                package=called.package(package_id),
            )
        case acts.Adopt(package=package_id):
            return say("The package “{package}” is adopted.", package=called.package(package_id))
        case acts.LiftBracket():
            return say("A bracket of wording is lifted; in its place stands:")


def _of_seats(act: acts.Admit | acts.TakeSeat | acts.LeaveSeat, called: Called) -> Sentence:
    match act:
        case acts.Admit(party=party, state=state):
            return say("{party}: {state}.", party=called.party(party), state=ADMISSIONS[state])
        case acts.TakeSeat(seat=seat):
            if seat.party is None:
                return say("{who} has a seat here, as {role}.", who=seat.name, role=ROLES[seat.role])
            return say(
                "{who} has a seat here, as {role} of {party}.",
                who=seat.name,
                role=ROLES[seat.role],
                party=called.party(seat.party),
            )
        case acts.LeaveSeat(person=person):
            return say("{who} has left this room.", who=called.person(person))


def _of_rooms(
    act: acts.Opening | acts.OpenChannel | acts.CloseChannel | acts.OpenTrack | acts.CloseTrack,
    who: Value,
    called: Called,
) -> Sentence:
    match act:
        case acts.Opening(seats=seats):
            return count("The room opened with one seat.", "The room opened with {n} seats.", len(seats))
        case acts.OpenChannel(channel=channel):
            return say("{who} opened {room}.", who=who, room=channel.title)
        case acts.CloseChannel():
            return say("{who} closed this room.", who=who)
        case acts.OpenTrack(track=track):
            return say(
                "{who} formed the team {track}, on {issues}.",
                who=who,
                track=track.title,
                issues=names(called.issue(issue) for issue in track.issues),
            )
        case acts.CloseTrack(track=track_id):
            return say("{who} ended the team {track}.", who=who, track=called.track(track_id))


def audience(channel: ChannelId, called: Called) -> Sentence:
    """Who hears a room, from the seats that are there: for the place where people type."""
    line = called.line(channel)
    if line is None:
        return say("Nobody hears this room.")
    if line.kind is ChannelKind.PUBLIC:
        return say("Everyone may read this.")
    if line.standing.channel.grounds or line.kind is ChannelKind.PLENARY:
        return say("This is heard here by: {who}.", who=hearers(line, called))
    return say("Only these hear this: {who}.", who=hearers(line, called))


def hearers(line: Line, called: Called) -> Sentence:
    """For whom the seats of a room are there, and how many they are."""
    seats = tuple(seat for seat in line.standing.seats() if _hears(line, seat, called))
    persons = count("{n} person", "{n} persons", len(seats))
    return say("{who} ({persons})", who=names(_sides(seats, called)), persons=persons)


def _hears(line: Line, seat: acts.Seat, called: Called) -> bool:
    """Whether a seat counts: in the plenary and on the tracks, only while its party is at the table."""
    wide = line.kind in (ChannelKind.PLENARY, ChannelKind.TRACK)
    plenary = called.view.plenary
    return seat.party is None or not wide or plenary is None or plenary.standing.at_table(seat.party)


def _sides(seats: tuple[acts.Seat, ...], called: Called) -> Iterator[str | Sentence]:
    """For whom some seats are there: parties in the order of the talks, the mediation team, and whoever else."""
    there = {seat.party for seat in seats}
    yield from (called.party(party.id) for party in called.view.talks.parties if party.id in there)
    if any(seat.party is None and seat.of_team for seat in seats):
        yield say("the mediation team")
    yield from (seat.name for seat in seats if seat.party is None and not seat.of_team)
