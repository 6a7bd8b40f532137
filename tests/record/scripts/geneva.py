"""Geneva II as it happened: from the invitations of January 2014 to the twenty-seven minutes of 15 February.

Each note names the statement of ``examples/geneva-2014/talks.yaml`` that it rests on, where its source and link
stand; where that file holds rival accounts, the note says so and which of them is played.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.record.scene import seat, stance
from tests.record.script import TALKS, Chapter, Look, Play, Script, Step, begins, calls, ends, read_talks

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    ChannelId,
    caucus_channel,
    delegation_channel,
    track_channel,
)
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import AdmissionState, PartyId, PersonId, PowerId, Role
from multitrack.model.position import Stance
from multitrack.model.track import TrackId
from multitrack.record import act as acts

GOV, NC, IRAN, SNC = map(PartyId, ("GOV", "NC", "Iran", "Syrian National Council"))
RUSSIA, USA = PowerId("RUSSIA"), PowerId("USA")
BASIS, AGENDA, PROGRAMME, VIOLENCE, TRANSITION, HOMS = map(
    IssueId, ("basis", "agenda", "programme", "violence", "transition", "homs")
)
COMMUNIQUE, FOUR, ITEMS, BODY_FIRST, DAYS, TEAMS, LEAVE, PAUSE = map(
    OptionId, ("communique", "four", "items", "body-first", "days", "teams", "leave", "pause")
)
RELIEF, INITIATORS = track_channel(TrackId("relief")), ChannelId("initiators")
WITH_GOV, WITH_NC = caucus_channel(GOV), caucus_channel(NC)
FIRST, SECOND = acts.RoundId("first"), acts.RoundId("second")
SUSPENDED = acts.AskId("iran")
MONTREUX, PALAIS = acts.RoomId("Montreux"), acts.RoomId("Palais des Nations")

MED, CLERK, PRESS, ENVOY_R, ENVOY_U = map(PersonId, ("mediator", "secretariat", "press", "russia-1", "usa-1"))
GOV_HEAD, GOV_SECOND, NC_HEAD, NC_SECOND = map(PersonId, ("gov-1", "gov-2", "nc-1", "nc-2"))


def _named(
    person: PersonId, role: Role, name: str, party: PartyId | None = None, power: PowerId | None = None
) -> acts.Seat:
    return replace(seat(person, role, party), name=name, power=power)


_MED = _named(MED, Role.MEDIATOR, "the mediator")
_CLERK = _named(CLERK, Role.SECRETARIAT, "the secretariat")
_PRESS = _named(PRESS, Role.OBSERVER, "the press")
_GOV = (
    _named(GOV_HEAD, Role.HEAD, "the government's head", GOV),
    _named(GOV_SECOND, Role.DELEGATE, "a government delegate", GOV),
)
_NC = (
    _named(NC_HEAD, Role.HEAD, "the Coalition's head", NC),
    _named(NC_SECOND, Role.DELEGATE, "a Coalition delegate", NC),
)
_RUSSIA = _named(ENVOY_R, Role.OBSERVER, "Russia", power=RUSSIA)
_USA = _named(ENVOY_U, Role.OBSERVER, "the United States", power=USA)
SEATS: dict[ChannelId, tuple[acts.Seat, ...]] = {
    PUBLIC: (_MED, _CLERK, _PRESS),
    PLENARY: (_MED, _CLERK, *_GOV, *_NC),
    RELIEF: (_MED, _CLERK, *_GOV, *_NC),
    TEAM: (_MED, _CLERK),
    WITH_GOV: (_MED, *_GOV),
    WITH_NC: (_MED, *_NC),
    delegation_channel(GOV): _GOV,
    delegation_channel(NC): _NC,
    INITIATORS: (_MED, _RUSSIA, _USA),
}


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of 2014, in universal time."""
    return datetime(2014, month, day, hour, minute, tzinfo=UTC)


def admits(when: datetime, party: PartyId, state: AdmissionState, reason: str, note: str = "") -> Step:
    """A party or a state steps towards the table, or away from it, by the Secretary-General's word or its own."""
    by = "UN Secretary-General" if party != SNC else "the Syrian National Council"
    act = acts.Admit(party=party, state=state, reason=reason, authority=by)
    return Step(at=when, by=CLERK, on=PLENARY, act=act, note=note)


def says(when: datetime, by: PersonId, room: ChannelId, words: str, note: str = "") -> Step:
    """Something said: in brackets, for it tells what was said and quotes nobody."""
    return Step(at=when, by=by, on=room, act=acts.Say(words=f"[{words}]"), note=note)


def takes(
    when: datetime,
    party: PartyId,
    issue: IssueId,
    option: OptionId,
    how: Stance,
    *,
    note: str = "",
    room: ChannelId = PLENARY,
) -> Step:
    """A delegation's word on an option."""
    head = GOV_HEAD if party == GOV else NC_HEAD
    return Step(at=when, by=head, on=room, act=stance(party, issue, option, how), note=note)


def tables(
    when: datetime, by: PersonId, issue: IssueId, option: Option, note: str = "", *, paper: str = ""
) -> Step:
    """An option tabled in the plenary."""
    return Step(
        at=when, by=by, on=PLENARY, act=acts.TableOption(issue=issue, option=option), note=note, paper=paper
    )


def settles(
    when: datetime, issue: IssueId, option: OptionId, note: str = "", room: ChannelId = PLENARY
) -> Step:
    """The mediator asks whether both bear an option, and settles."""
    return Step(at=when, by=MED, on=room, act=acts.Settle(issue=issue, option=option), note=note)


def sits(
    room: ChannelId,
    when: datetime,
    minutes: int,
    called: datetime,
    *,
    hall: acts.RoomId | None = None,
    note: str = "",
) -> Iterator[Step]:
    """A sitting called by the mediator, begun and ended."""
    end = when + timedelta(minutes=minutes)
    where = PLENARY if room in (PLENARY, RELIEF) else room
    sitting = acts.Called(id=acts.SittingId(""), channel=room, start=when, end=end, room=hall)
    yield calls(MED, where, sitting, called)
    yield begins(when, MED, room, note)
    yield ends(end, MED, room)


_INVITED: Script = (
    Chapter(
        title="The invitations",
        about="Both delegations are invited since 6 January and not at the table yet: they hear nothing of the plenary. Ten "
        "more states are invited on 19 January to hear the first day.",
    ),
    admits(
        at(1, 19, 22), IRAN, AdmissionState.OBSERVER, "invited to hear the first day, after assurances in private",
        "ban-19jan and zarif-private; contradicted by afkham-20jan and zarif-21jan, who say that no condition was accepted.",
    ),
    says(at(1, 19, 22, 5), CLERK, PUBLIC, "Iran and nine more states are invited to the first day", "ban-19jan."),
    Step(
        at=at(1, 20, 8), by=NC_HEAD, on=WITH_NC,
        act=acts.Ask(id=SUSPENDED, words="[to withdraw the invitation of Iran]", by=date(2014, 1, 20)),
        note="safi-20jan: it suspends its part, and does not withdraw. It waited until 19:00 in universal time (Reuters).",
    ),
    admits(
        at(1, 20, 9), SNC, AdmissionState.DECLINED, "over the decision to attend",
        "snc-20jan: it leaves the Coalition. The Coalition itself had decided to attend on 18 January, 58 of 75 (coalition-18jan).",
    ),
    admits(
        at(1, 20, 20), IRAN, AdmissionState.INVITATION_WITHDRAWN, "its public words do not fit what it had assured",
        "nesirky-20jan. The hour is ours: late that day. Whether the Coalition's hour had passed we did not find.",
    ),
    says(at(1, 20, 20, 5), CLERK, PUBLIC, "the first day goes ahead without Iran", "nesirky-20jan."),
    Step(
        at=at(1, 20, 20, 10), by=MED, on=WITH_NC, act=acts.Reply(ask=SUSPENDED, answer=acts.AnswerTo.GRANTED),
        note="That the withdrawal answers this is ours; the UN gave Iran's public words as its reason (nesirky-20jan).",
    ),
    says(at(1, 20, 21), NC_HEAD, WITH_NC, "takes part on 22 January", "akbik-20jan."),
)  # fmt: skip
_FIRST_ROUND: Script = (
    Chapter(
        title="The first round: Montreux and Geneva, 22 to 31 January",
        about="A day of speeches with all states, then mostly two rooms and the mediator between them.",
    ),
    admits(at(1, 22, 7, 30), GOV, AdmissionState.ADMITTED, "the opening at Montreux", "moallem-22jan."),
    admits(at(1, 22, 7, 31), NC, AdmissionState.ADMITTED, "the opening at Montreux", "jarba-22jan."),
    Step(
        at=at(1, 22, 7, 40), by=MED, on=PLENARY,
        act=acts.OpenRound(id=FIRST, title="of January", until=at(1, 31, 18)),
    ),
    *sits(PLENARY, at(1, 22, 8), 480, at(1, 22, 7, 45), hall=MONTREUX),
    *sits(WITH_GOV, at(1, 24, 10), 60, at(1, 24, 9), note="The first days in Geneva went through the mediator; the hours are ours."),
    *sits(WITH_NC, at(1, 24, 15), 60, at(1, 24, 14)),
    *sits(
        PLENARY, at(1, 25, 9), 30, at(1, 24, 17), hall=PALAIS,
        note="brahimi-25jan: the first sitting of both in one room. How long it was is ours.",
    ),
    takes(
        at(1, 26, 11), GOV, HOMS, LEAVE, Stance.ACCEPTS, room=WITH_GOV,
        note="brahimi-26jan: told to the mediator; other civilians too, once it has a list of their names.",
    ),
    Step(
        at=at(1, 26, 16), by=MED, on=WITH_GOV,
        act=lambda floor: acts.Release(
            number=floor.standings[WITH_GOV].number, to=PUBLIC, words="[women and children may leave the old city of Homs at once]"
        ),
        note="brahimi-26jan, to the press. In the room it stands which entry was released; outside, only the words.",
    ),
    tables(
        at(1, 27, 9), GOV_HEAD, TRANSITION, Option(id=OptionId("declaration"), title="the declaration of basic principles"),
        "gov-27jan: the paper names no transfer of power.",
    ),
    takes(at(1, 27, 10), NC, TRANSITION, OptionId("declaration"), Stance.REFUSES, note="bahra-27jan."),
    takes(
        at(1, 29, 10), GOV, BASIS, COMMUNIQUE, Stance.ACCEPTS, note="shaaban-29jan.",
    ),
    Step(
        at=at(1, 29, 10, 5), by=GOV_HEAD, on=PLENARY,
        act=acts.Reserve(party=GOV, on=acts.Question(issue=BASIS, option=COMMUNIQUE), words="[with reservations, and item by item]"),
        note="shaaban-29jan.",
    ),
    takes(at(1, 29, 10, 10), NC, BASIS, COMMUNIQUE, Stance.ACCEPTS, note="safi-29jan."),
    settles(at(1, 29, 11), BASIS, COMMUNIQUE),
    takes(
        at(1, 29, 12), NC, PROGRAMME, BODY_FIRST, Stance.WANTS,
        note="safi-29jan: his side wants the body at the beginning, the other at the end.",
    ),
    tables(
        at(1, 30, 9), GOV_HEAD, VIOLENCE, Option(id=OptionId("joint"), title="a joint text on combating terrorism"), "shibl-30jan.",
    ),
    takes(at(1, 30, 10), NC, VIOLENCE, OptionId("joint"), Stance.REFUSES, note="shibl-30jan, of the other side."),
    Step(
        at=at(1, 31, 12), by=MED, on=PLENARY,
        act=acts.CloseRound(round=FIRST, fate=acts.Fate.FORWARD, reason="the talks go on in February"),
        note="That open text went forward is our reading: the second round took it up again.",
    ),
)  # fmt: skip
_BETWEEN: Script = (
    Chapter(
        title="Between the rounds: teams are proposed, and Homs is agreed",
        about="Who brokered the pause in Homs is told in three ways: the governor and the UN's coordinator (barazi-6feb); the "
        "UN, which is no party to it (haq-6feb); government and opposition (lukashevich-6feb). Played is the third, and the "
        "secretariat says from which papers.",
    ),
    says(
        at(2, 4, 10), ENVOY_R, INITIATORS, "proposes a team for each of the main questions, side by side",
        "gatilov-4feb: proposed to both delegations; told here where the mediator hears it.",
    ),
    Step(
        at=at(2, 7, 7), by=CLERK, on=PLENARY, act=stance(GOV, HOMS, PAUSE, Stance.ACCEPTS),
        paper="the governor of Homs, 6 February", note="barazi-6feb.",
    ),
    Step(
        at=at(2, 7, 7, 5), by=CLERK, on=PLENARY, act=stance(NC, HOMS, PAUSE, Stance.ACCEPTS),
        paper="Russia's foreign ministry, 6 February", note="lukashevich-6feb. In words of its own we found nothing.",
    ),
    Step(at=at(2, 7, 7, 10), by=MED, on=RELIEF, act=acts.TakeUp(issue=HOMS)),
    settles(at(2, 7, 7, 30), HOMS, PAUSE, room=RELIEF),
    Step(at=at(2, 7, 7, 35), by=MED, on=RELIEF, act=acts.Report(track=TrackId("relief"))),
    Step(
        at=at(2, 7, 7, 40), by=MED, on=PLENARY, act=acts.Harvest(issues=(HOMS,)),
        note="Three days from 7 February; 83 people out on the first (Deutsche Welle); three days more and 1,400 people by 13 "
        "February (barazi-13feb). Which men might leave is told in two ways (moscow-7feb, aljazeera-7feb).",
    ),
)  # fmt: skip
_SECOND_ROUND: Script = (
    Chapter(
        title="The second round: Geneva, 10 to 15 February",
        about="The dispute is over the order of the work, and so the programme of work is an issue with options.",
    ),
    Step(
        at=at(2, 10, 8), by=MED, on=PLENARY,
        act=acts.OpenRound(id=SECOND, title="of February", until=at(2, 15, 12)),
    ),
    *(
        Step(at=at(2, 10, 8, 5), by=MED, on=PLENARY, act=acts.TakeUp(issue=issue))
        for issue in (AGENDA, PROGRAMME, VIOLENCE, TRANSITION)
    ),
    takes(at(2, 10, 12), GOV, PROGRAMME, ITEMS, Stance.WANTS, note="mikdad-10feb: one item at a time."),
    takes(at(2, 10, 12, 5), GOV, PROGRAMME, BODY_FIRST, Stance.REFUSES, note="mikdad-10feb, shaaban-29jan."),
    tables(
        at(2, 10, 17), MED, PROGRAMME, Option(id=DAYS, title="a day for violence, a day for the body, in turn"),
        "reuters-11feb: violence on Tuesday, the transitional body on Wednesday.",
    ),
    *sits(PLENARY, at(2, 11, 9), 120, at(2, 10, 18), hall=PALAIS, note="Tuesday. The hours are ours."),
    calls(
        MED, PLENARY, acts.Called(id=acts.SittingId(""), channel=PLENARY, start=at(2, 12, 9), end=at(2, 12, 11), room=PALAIS),
        at(2, 11, 16),
    ),
    begins(at(2, 12, 9), MED, PLENARY, "Wednesday."),
    tables(
        at(2, 12, 9, 30), NC_HEAD, TRANSITION,
        Option(id=OptionId("paper"), title="the Coalition's paper: a body with all executive powers"),
        "opposition-9feb, reuters-12feb: five pages, in a joint sitting; told otherwise in yemeress-form. It names neither the "
        "president nor his office. No reply was found (safi-12feb).",
    ),
    ends(at(2, 12, 11), MED, PLENARY),
    *sits(
        INITIATORS, at(2, 13, 9), 60, at(2, 12, 18),
        note="brahimi-13feb: useful, and help promised here and in the capitals; jamous-13feb was told that it was not successful.",
    ),
    tables(
        at(2, 14, 9), MED, PROGRAMME, Option(id=TEAMS, title="teams side by side"),
        "gatilov-4feb. That it was put before the delegations as an option is ours; neither was found to have answered it.",
        paper="Russia's deputy foreign minister, 4 February",
    ),
    Chapter(
        title="15 February: twenty-seven minutes",
        about="The last sitting. The mediator apologises to the people of Syria, and names no day for a third round (BBC).",
    ),
    calls(
        MED, PLENARY, acts.Called(id=acts.SittingId(""), channel=PLENARY, start=at(2, 15, 9), end=at(2, 15, 10), room=PALAIS),
        at(2, 14, 17),
    ),
    begins(at(2, 15, 9), MED, PLENARY),
    takes(at(2, 15, 9, 2), GOV, AGENDA, FOUR, Stance.ACCEPTS, note="jaafari-15feb."),
    takes(
        at(2, 15, 9, 3), NC, AGENDA, FOUR, Stance.ACCEPTS,
        note="brahimi-15feb: agreed by both; the government delegation says the opposite in sana-15feb.",
    ),
    settles(at(2, 15, 9, 5), AGENDA, FOUR),
    takes(
        at(2, 15, 9, 8), NC, PROGRAMME, DAYS, Stance.ACCEPTS,
        note="brahimi-15feb and safi-feb; al-Maleh spoke against it (maleh-feb).",
    ),
    takes(at(2, 15, 9, 9), GOV, PROGRAMME, DAYS, Stance.REFUSES, note="brahimi-15feb, jaafari-15feb; both refused, by tass-14feb."),
    settles(at(2, 15, 9, 12), PROGRAMME, DAYS),
    settles(at(2, 15, 9, 15), PROGRAMME, ITEMS, "That the mediator asked for each order by itself is ours."),
    settles(at(2, 15, 9, 18), PROGRAMME, TEAMS),
    Look(at=at(2, 15, 9, 20)),
    ends(at(2, 15, 9, 27), MED, PLENARY, "27 minutes (BBC)."),
    Step(
        at=at(2, 15, 9, 30), by=MED, on=PLENARY,
        act=acts.CloseRound(round=SECOND, fate=acts.Fate.FORWARD, reason="to a third round, on a day to be named"),
        note="A third round was agreed and no day for it (Reuters, 15 February, news.trust.org); so open text goes forward, in our "
        "reading. No third round was held.",
    ),
)  # fmt: skip
PLAY = Play(
    title="Geneva II as it happened: 19 January to 15 February 2014",
    about=(
        "Two delegations, a mediator, two initiating states. Both accept the same basis and, in the end, the same four points; "
        "they part because one would not open the second point before the first was closed. Hours are in universal time, and "
        "ours where no note says otherwise; so are titles and reasons in quotation marks. What stands in brackets tells what "
        "was said; nobody's words are quoted. The notes name statements of examples/geneva-2014/talks.yaml."
    ),
    talks=read_talks(TALKS / "geneva-2014.yaml"),
    seats=SEATS,
    script=(*_INVITED, *_FIRST_ROUND, *_BETWEEN, *_SECOND_ROUND),
)
