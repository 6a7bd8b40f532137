"""What anyone might try at a moment: every act there is, mostly as it could be meant, now and then as nobody should."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TypeVar

import hypothesis.strategies as st
from tests.record.scene import CHANNELS, GROUPS, ISSUES, MED, PARTIES, PEOPLE, TALKS, seat

from multitrack.model.channel import PLENARY, Channel, ChannelId, ChannelKind, History, Keeps, track_channel
from multitrack.model.codes import ElectorateId
from multitrack.model.constituency import (
    Became,
    Claim,
    Constituency,
    ConstituencyId,
    Consulted,
    ConsultedId,
    Input,
)
from multitrack.model.contact import MEDIATION, Contact, ContactFormat, ContactId, SideId
from multitrack.model.issue import Condition, IssueId, Option, OptionId, Undertaking
from multitrack.model.package import Package, Requires
from multitrack.model.party import (
    AdmissionState,
    Listing,
    OutsidePower,
    PartyId,
    PersonId,
    PowerId,
    PowerKind,
    Role,
)
from multitrack.model.position import Position, Stance
from multitrack.model.rule import Ballot, Consensus, Endorsed, NumberOf, Rule, Turnout, Voice
from multitrack.model.statement import Form, Statement, StatementId
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer
from multitrack.record.floor import Floor
from multitrack.record.procedure import PROCEDURE, Who

T = TypeVar("T")
WORDS = ("", "a word", "another word")
_FIFTHS = (Fraction(0), Fraction(1, 5))
MEMBERS = ElectorateId("members")
BOATS = ConstituencyId("boats")
PATRON = SideId("patron")
"""An outside power that the talks name nowhere, until somebody brings it."""
TRIED = tuple(kind for kind, clause in PROCEDURE.items() if clause.who not in (Who.NOBODY, Who.OPERATOR))
"""Every act that somebody can do."""
_ON_SITTINGS = tuple(kind for kind in TRIED if kind.endswith(" sitting") and kind != "call sitting")
OFTEN = ("take position",) * 3 + (
    "settle",
    "report",
    "reopen",
    "assent",
    "adopt",
    "say",
    "admit",
    "begin sitting",
)


@dataclass
class Known:
    """What steps have brought into the world, so that later ones can name it."""

    channels: list[ChannelId] = field(default_factory=lambda: list(CHANNELS))
    options: list[OptionId] = field(default_factory=lambda: [OptionId("first"), OptionId("second")])
    packages: list[acts.PackageId] = field(default_factory=lambda: [acts.PackageId("none")])
    tracks: list[TrackId] = field(default_factory=lambda: [track.id for track in TALKS.tracks])
    rounds: list[acts.RoundId] = field(default_factory=lambda: [acts.RoundId("none")])
    sittings: list[acts.Called] = field(default_factory=list)
    ratifications: list[acts.RatificationId] = field(default_factory=lambda: [acts.RatificationId("none")])
    asks: list[acts.AskId] = field(default_factory=lambda: [acts.AskId("none")])
    statements: list[StatementId] = field(default_factory=lambda: [StatementId("s1")])
    undertakings: list[acts.UndertakingId] = field(default_factory=lambda: [acts.UndertakingId("none")])

    def learn(self, answer: Answer) -> None:
        """Take note of what an answer brought."""
        for entry in answer.entries if isinstance(answer, Accepted) else ():
            match entry.act:
                case acts.Opening(channel=channel):
                    self.channels.append(channel.id)
                case acts.TableOption(option=option):
                    self.options.append(option.id)
                case acts.ProposePackage(id=package):
                    self.packages.append(package)
                case acts.OpenTrack(track=track):
                    self.tracks.append(track.id)
                case acts.Restructure(forms=forms):
                    self.tracks += [track.id for track in forms]
                case acts.OpenRound(id=round_):
                    self.rounds.append(round_)
                case acts.CallSitting(sitting=sitting):
                    self.sittings.append(sitting)
                case acts.PutToRatification(id=ratification):
                    self.ratifications.append(ratification)
                case acts.Ask(id=ask):
                    self.asks.append(ask)
                case acts.NoteStatement(statement=statement):
                    self.statements.append(statement.id)
                case acts.GiveUndertaking(id=undertaking):
                    self.undertakings.append(undertaking)


@dataclass
class Trying:
    """One person about to do an act of one kind somewhere."""

    data: st.DataObject
    floor: Floor
    known: Known
    now: datetime
    kind: str

    def __post_init__(self) -> None:
        """Choose who, and where: mostly someone who may do it, where they may."""
        self.person, self.channel = self._where()
        line = self.floor.view(self.person).line(self.channel)
        self.seat = None if line is None else line.seat
        self.last = 1 if line is None else line.standing.number
        mine = () if line is None else line.entries
        self.own = [e.number for e in mine if e.author == self.person and isinstance(e.act, acts.Say)]
        self.asks = [] if line is None else [*line.standing.asks]
        held = {} if line is None else line.standing.statements
        self.statements = [code for code, noted in held.items() if noted.withdrawn is None]
        self.undertakings = [] if line is None else [*line.standing.undertakings]
        self.contacts = [] if line is None else [*line.standing.contacts]
        self.inputs = [] if line is None else [*line.standing.inputs]
        self.listings = [] if line is None else [*line.standing.listings]
        self.issue = self._issue()
        self.party = self._party()

    def act(self) -> acts.Act:
        """The act."""
        return _BUILT[self.kind](self)

    def one(self, *of: T) -> T:
        """One of several."""
        return self.data.draw(st.sampled_from(of))

    def soon(self) -> datetime:
        """A moment that comes, now and then one that is over."""
        return self.now + timedelta(hours=self.one(-1, 1, 10, 24, 48, 72))

    def later(self) -> datetime | None:
        """A moment, or none."""
        return self.one(None, self.soon())

    @property
    def words(self) -> str:
        """Some words."""
        return self.one(*WORDS)

    @property
    def option(self) -> OptionId:
        """An option, old or new."""
        return self.one(*self.known.options, *self.known.options[:2] * 3)

    @property
    def package(self) -> acts.PackageId:
        """A package, mostly the last."""
        return self.one(*self.known.packages, *self.known.packages[-1:] * 3)

    @property
    def track(self) -> TrackId:
        """A work team."""
        return self.one(*self.known.tracks)

    @property
    def question(self) -> acts.Question:
        """Something to decide."""
        if self.channel == PLENARY:
            ratification = self.known.ratifications[-1]
            return self.one(acts.Question(package=self.package), acts.Question(ratification=ratification))
        return acts.Question(issue=self.issue, option=self.option)

    @property
    def sitting(self) -> acts.SittingId:
        """A sitting, mostly one of this room, or one that is moved and cancelled here."""
        here = [each.id for each in self.known.sittings if self._place_for(each) == self.channel]
        return self.one(*(here or [each.id for each in self.known.sittings] or [acts.SittingId("none")]))

    @property
    def ask(self) -> acts.AskId:
        """An ask, mostly one of this room."""
        return self.one(*self.known.asks[-1:], *self.asks * 3)

    @property
    def contact(self) -> ContactId:
        """A contact, mostly one that was noted in this room."""
        return self.one(ContactId("none"), *self.contacts * 3)

    @property
    def listing(self) -> acts.ListingId:
        """An entry on a list, mostly one that was noted in this room."""
        return self.one(acts.ListingId("none"), *self.listings * 3)

    @property
    def undertaking(self) -> acts.UndertakingId:
        """An undertaking, mostly one that was given in this room."""
        return self.one(*self.known.undertakings[-1:], *self.undertakings * 3)

    @property
    def statement(self) -> StatementId:
        """A statement, mostly one of this room."""
        return self.one(*self.known.statements[-1:], *self.statements * 3)

    @property
    def number(self) -> int:
        """An entry of this room, mostly one's own."""
        return self.one(self.last, 1, 2, *self.own * 2)

    def whole(self) -> Option:
        """An option in full."""
        return Option(id=self.option, title=self.words or "an option")

    def position(self) -> Position:
        """A stance."""
        held = self.one(*Stance, Stance.ACCEPTS, Stance.WANTS)
        return Position(party=self.party, issue=self.issue, option=self.option, stance=held)

    def seat_for(self) -> acts.Seat:
        """A seat for somebody."""
        return seat(self.one(*PEOPLE), self.one(*Role), self.one(None, self.party, self.party))

    def line(self) -> Channel:
        """A new room."""
        return Channel(
            id=ChannelId(""),
            kind=ChannelKind.BILATERAL,
            title="line",
            grounds=self.one((), (PLENARY,), (self.channel,)),
            history=self.one(*History),
            keeps=(keeps := self.one(*Keeps)),
            days=1 if keeps is Keeps.DAYS else None,
        )

    def team(self, code: TrackId) -> Track:
        """A work team."""
        rules: tuple[Rule, ...] = (Consensus(), NumberOf(at_least=1))
        return Track(
            id=code,
            title="team",
            issues=(self.issue,),
            team=self.one(PARTIES, (self.party,)),
            rule=self.one(*rules),
        )

    def called(self) -> acts.Called:
        """A sitting to call."""
        start = self.soon()
        return acts.Called(
            id=acts.SittingId(""),
            channel=self.one(
                self.channel, *map(track_channel, self.known.tracks * (self.channel == PLENARY))
            ),
            start=start,
            end=start + timedelta(hours=self.one(0, 1, 10, 10)),
            people=self.one((), (self.one(*PEOPLE),)),
            room=self.one(None, acts.RoomId("XVI")),
            interpreters=self.one((), (acts.InterpreterId("booth"),)),
        )

    def moved(self) -> acts.Called:
        """A sitting as it is to be from now on."""
        code = self.sitting
        known = (each.channel for each in self.known.sittings if each.id == code)
        return replace(self.called(), id=code, channel=next(known, PLENARY))

    def _where(self) -> tuple[PersonId, ChannelId]:
        if self.one(*range(12)) == 11:
            return self.one(*PEOPLE), self.one(*self.known.channels)
        clause = PROCEDURE[self.kind]
        likely = [
            (person, line.id)
            for person in PEOPLE
            for line in self.floor.view(person).lines
            if line.present and line.kind in clause.on and line.seat is not None
            if clause.who is Who.MEMBER
            or line.seat.of_team
            or (clause.who is not Who.TEAM and line.seat.commits)
        ]
        likelier = [(person, channel) for person, channel in likely if self._is_likelier(person, channel)]
        return self.one(*(likelier or likely or [(MED, PLENARY)]))

    def _is_likelier(self, person: PersonId, channel: ChannelId) -> bool:
        """Whether a room calls sittings, or has something that an act of the kind could be about."""
        if self.kind == "call sitting":
            return channel not in map(track_channel, self.known.tracks)
        if self.kind in _ON_SITTINGS:
            return channel in map(self._place_for, self.known.sittings)
        line = self.floor.view(person).line(channel)
        match self.kind:
            case "reply" | "withdraw ask":
                return line is not None and bool(line.standing.asks)
            case "withdraw contact":
                return line is not None and bool(line.standing.contacts)
            case "withdraw claim" | "contest claim":
                return line is not None and bool(line.standing.constituencies)
            case "answer input":
                return line is not None and bool(line.standing.inputs)
            case "link statement" | "withdraw statement":
                return line is not None and bool(line.standing.statements)
            case "report done" | "verify":
                return line is not None and bool(line.standing.undertakings)
            case "correct" | "release":
                mine = () if line is None else (e for e in line.entries if e.author == person)
                return any(isinstance(entry.act, acts.Say) for entry in mine)
            case _:
                return False

    def _place_for(self, sitting: acts.Called) -> ChannelId:
        """Where this is done with a sitting: in the room that sits, or in the one that called it."""
        of_a_team = sitting.channel in map(track_channel, self.known.tracks)
        return PLENARY if of_a_team and self.kind in ("move sitting", "cancel sitting") else sitting.channel

    def _issue(self) -> IssueId:
        own = [i for t in TALKS.tracks if self.channel == track_channel(t.id) for i in t.issues]
        return IssueId(self.one(*ISSUES, *own * 9))

    def _party(self) -> PartyId:
        own = [] if self.seat is None or self.seat.party is None else [self.seat.party]
        return PartyId(self.one(*PARTIES, *own * 9))


def _choices(t: Trying) -> Package:
    return Package.of({issue: t.one(*t.known.options[:2]) for issue in ISSUES})


def _on_behalf_of(t: Trying, code: StatementId) -> tuple[PartyId, ...]:
    line = t.floor.view(t.person).line(t.channel)
    statement = None if line is None else line.standing.said(code)
    behalf = None if statement is None else statement.on_behalf_of
    return tuple(party for party in PARTIES if party == behalf)


def _condition(t: Trying) -> tuple[Condition, ...]:
    return (Condition(issue=t.issue, options=(t.option,)),)


def _ballot(t: Trying) -> Ballot:
    return Ballot(electorate=MEMBERS, in_favour=t.one(0, 2, 5), against=t.one(0, 2), entitled=10)


def _formed(t: Trying) -> tuple[Track, ...]:
    return tuple(replace(t.team(TrackId("")), issues=(issue,)) for issue in t.one(ISSUES[:1], ISSUES[:2]))


_BUILT: dict[str, Callable[[Trying], acts.Act]] = {
    "admit": lambda t: acts.Admit(
        party=t.party,
        state=t.one(*AdmissionState, *(AdmissionState.SUSPENDED, AdmissionState.ADMITTED) * 4),
        reason=t.one("", *["because"] * 4),
        authority=t.one("", "the chair"),
        until=t.one(None, (t.now + timedelta(days=t.one(0, 1, 2))).date()),
    ),
    "seat": lambda t: acts.TakeSeat(
        seat=t.seat_for(), sitting=t.one(None, None, t.sitting), instead_of=t.one(None, t.person)
    ),
    "leave seat": lambda t: acts.LeaveSeat(person=t.one(t.person, *PEOPLE)),
    "give proxy": lambda t: acts.GiveProxy(party=t.party, to=t.one(*PARTIES), until=t.later()),
    "end proxy": lambda t: acts.EndProxy(party=t.party),
    "walk out": lambda t: acts.WalkOut(party=t.party, reason=t.words),
    "come back": lambda t: acts.ComeBack(party=t.party),
    "open channel": lambda t: acts.OpenChannel(channel=t.line(), seats=(t.seat_for(),)),
    "close channel": lambda _: acts.CloseChannel(),
    "open track": lambda t: acts.OpenTrack(track=t.team(TrackId(""))),
    "close track": lambda t: acts.CloseTrack(track=t.track),
    "change track": lambda t: acts.ChangeTrack(track=t.team(t.track)),
    "restructure": lambda t: acts.Restructure(
        ends=t.one((t.track,), tuple(t.known.tracks[:2])), forms=_formed(t)
    ),
    "move issue": lambda t: acts.MoveIssue(issue=t.issue, to=t.one(None, t.track)),
    "park issue": lambda t: acts.ParkIssue(issue=t.issue, until=t.later()),
    "take up": lambda t: acts.TakeUp(issue=t.issue),
    "hand over": lambda t: acts.HandOver(issue=t.issue, to="a court"),
    "table option": lambda t: acts.TableOption(issue=t.issue, option=replace(t.whole(), id=OptionId(""))),
    "amend option": lambda t: acts.AmendOption(issue=t.issue, option=t.whole()),
    "withdraw option": lambda t: acts.WithdrawOption(issue=t.issue, option=t.option),
    "take position": lambda t: acts.TakePosition(
        position=t.position(), brings=t.one(None, t.whole()), ad_referendum=t.one(False, False, True)
    ),
    "note reading": lambda t: acts.NoteReading(position=t.position(), brings=t.one(None, t.whole())),
    "withdraw position": lambda t: acts.WithdrawPosition(party=t.party, issue=t.issue, option=t.option),
    "reserve": lambda t: acts.Reserve(party=t.party, on=t.question, words=t.words),
    "lift reservation": lambda t: acts.LiftReservation(party=t.party, on=t.question),
    "confirm": lambda t: acts.Confirm(party=t.party, on=t.question),
    "abstain": lambda t: acts.Abstain(party=t.party, on=t.question),
    "settle": lambda t: acts.Settle(issue=t.issue, option=t.option),
    "reopen": lambda t: acts.Reopen(issue=t.issue),
    "report": lambda _: acts.Report(track=TrackId("any")),
    "lapse": lambda t: acts.Lapse(issue=t.issue, fate=t.one(*acts.Fate)),
    "propose package": lambda t: acts.ProposePackage(
        id=acts.PackageId(""),
        title="whole",
        package=_choices(t),
        conditions=t.one((), (Requires(where=_condition(t), needs=_condition(t)),)),
    ),
    "withdraw package": lambda t: acts.WithdrawPackage(package=t.package),
    "assent": lambda t: acts.Assent(
        party=t.party,
        package=t.package,
        ad_referendum=t.one(False, False, True),
        only_if=t.one((), (), _condition(t)),
    ),
    "object": lambda t: acts.Object(party=t.party, package=t.package, reason="no"),
    "adopt": lambda t: acts.Adopt(package=t.package),
    "lift bracket": lambda _: acts.LiftBracket(bracket=BracketId("style"), words="shall"),
    "harvest": lambda t: acts.Harvest(issues=(t.issue,)),
    "put to ratification": lambda t: acts.PutToRatification(
        id=acts.RatificationId(""),
        package=t.package,
        body="the members",
        rule=Turnout(electorate=MEMBERS, at_least=t.one(*_FIFTHS)),
        until=t.later(),
    ),
    "close ratification": lambda t: acts.CloseRatification(ratification=t.known.ratifications[-1]),
    "put under silence": lambda t: acts.PutUnderSilence(on=t.question, until=t.soon()),
    "count votes": lambda t: acts.CountVotes(on=t.question, ballot=_ballot(t)),
    "count endorsements": lambda t: acts.CountEndorsements(
        on=t.question, endorsed=Endorsed(MEMBERS, t.one(0, 5))
    ),
    "find": lambda t: acts.Find(on=t.question, sufficient=t.one(True, False), reason=t.words),
    "group word": lambda t: acts.GroupWord(group=t.one(*GROUPS), on=t.question, says=t.one(*Voice)),
    "open round": lambda t: acts.OpenRound(id=acts.RoundId(""), title="a round", until=t.later()),
    "close round": lambda t: acts.CloseRound(round=t.known.rounds[-1], fate=t.one(*acts.Fate)),
    "call sitting": lambda t: acts.CallSitting(sitting=t.called()),
    "move sitting": lambda t: acts.MoveSitting(sitting=t.moved()),
    "cancel sitting": lambda t: acts.CancelSitting(sitting=t.sitting),
    "begin sitting": lambda t: acts.BeginSitting(sitting=t.sitting),
    "adjourn sitting": lambda t: acts.AdjournSitting(sitting=t.sitting, until=t.later()),
    "resume sitting": lambda t: acts.ResumeSitting(sitting=t.sitting),
    "end sitting": lambda t: acts.EndSitting(sitting=t.sitting),
    "say": lambda t: acts.Say(words=t.words),
    "ask": lambda t: acts.Ask(
        id=acts.AskId(""),
        words=t.words or "more?",
        of_party=t.one(None, *PARTIES),
        by=t.one(None, t.now.date()),
        issue=t.one(None, t.issue),
        known_to=t.one(None, None, PLENARY, *t.known.channels[:3]),
    ),
    "withdraw contact": lambda t: acts.WithdrawContact(contact=t.contact, reason=t.words),
    "note contact": lambda t: acts.NoteContact(
        contact=Contact(
            id=ContactId(""),
            between=t.one(
                (MEDIATION, SideId(t.party)),
                (SideId(t.party), PATRON),
                tuple(map(SideId, PARTIES[:2])),
                (PATRON, SideId("none")),
            ),
            format=t.one(*ContactFormat),
            on=t.now.date(),
            gist=t.words,
            next_step=t.one(None, "again tomorrow"),
        ),
        brings=t.one((), (OutsidePower(id=PowerId(PATRON), name="a patron", kind=PowerKind.SPONSOR),)),
        known_to=t.one(None, None, PLENARY, t.channel, *t.known.channels),
    ),
    "note statement": lambda t: acts.NoteStatement(
        statement=Statement(
            id=StatementId(""),
            speaker=t.one(*["a minister"] * 5, ""),
            words=t.one(*["they said so", "they said no"] * 2, t.words),
            on=t.one(None, t.now.date(), t.now.date() - timedelta(days=1)),
            on_behalf_of=t.one(None, *[t.party] * 5, PATRON),
            form=t.one(*Form),
            public=t.one(True, True, False),
            language=t.one(*[None, "en"] * 3, "no language at all"),
            contradicts=t.one((), (), (t.statement,)),
            supersedes=t.one((), (), (t.statement,)),
        )
    ),
    "link statement": lambda t: acts.LinkStatement(
        statement=(code := t.statement),
        position=replace(
            t.position(),
            option=t.one(*t.known.options[:2]),
            party=t.one(t.party, *_on_behalf_of(t, code) * 3),
            reading=t.one(True, False),
        ),
        words=t.words,
    ),
    "withdraw statement": lambda t: acts.WithdrawStatement(statement=t.statement, reason=t.words),
    "reply": lambda t: acts.Reply(ask=t.ask, answer=t.one(*acts.AnswerTo), words=t.words),
    "withdraw ask": lambda t: acts.WithdrawAsk(ask=t.ask),
    "release": lambda t: acts.Release(
        number=t.number, to=t.one(PLENARY, *t.known.channels), words=t.words or "so it is"
    ),
    "correct": lambda t: acts.Correct(number=t.number, words=t.words or "rather"),
    "claim constituency": lambda t: acts.ClaimConstituency(
        party=t.party,
        constituency=Constituency(id=t.one(BOATS, ConstituencyId("")), title=t.one("the boatmen", "")),
        claim=Claim(
            by=t.one(*[t.party] * 4, PARTIES[0]), group=t.one(None, "a group"), source=t.one(None, "a letter")
        ),
    ),
    "withdraw claim": lambda t: acts.WithdrawClaim(party=t.party, constituency=BOATS, reason=t.words),
    "contest claim": lambda t: acts.ContestClaim(
        constituency=BOATS, claimed_by=t.one(*PARTIES), party=t.one(t.party, t.party, None), reason=t.words
    ),
    "note input": lambda t: acts.NoteInput(
        id=acts.InputId(""),
        body=Consulted(id=t.one(ConsultedId("elders"), ConsultedId("")), title="the elders"),
        given=Input(words=t.words or "a bench", on=t.one(None, t.now.date()), issue=t.one(None, t.issue)),
    ),
    "answer input": lambda t: acts.AnswerInput(
        input=t.one(acts.InputId("none"), *t.inputs * 3),
        became=t.one(*Became),
        reason=t.words,
        issue=t.one(None, t.issue),
    ),
    "list group": lambda t: acts.ListGroup(
        id=acts.ListingId(""),
        listing=Listing(
            authority=t.one("a county", "a crown"),
            list_name="outlaws",
            group=t.one("party OPP", "the band"),
            code=t.one(None, None, PARTIES[1]),
            binding=t.one(False, False, False, True),
        ),
    ),
    "lift listing": lambda t: acts.LiftListing(
        listing=t.listing, until=t.now.date(), reason=t.one("", "gazette", "gazette")
    ),
    "decide name": lambda t: acts.DecideName(
        listing=t.listing, code=t.party, decision=t.one(*acts.NameDecision), reason=t.one("", "seen", "seen")
    ),
    "give undertaking": lambda t: acts.GiveUndertaking(
        id=acts.UndertakingId(""),
        party=t.one(None, t.party),
        undertaking=Undertaking(
            who=t.one("the mediation team", t.party, t.party),
            what="lets convoys through",
            verified_by=t.one(None, *PARTIES),
        ),
    ),
    "report done": lambda t: acts.ReportDone(undertaking=t.undertaking),
    "verify": lambda t: acts.Verify(undertaking=t.undertaking, found=t.one(True, False)),
    "erase": lambda t: acts.Erase(
        numbers=(t.number,), reason=t.one("", "because", "because"), authority=t.one("", "a court", "a court")
    ),
}


def all_built(kinds: Iterable[str] = TRIED) -> set[str]:
    """The acts among these that nobody tries."""
    return set(kinds) - _BUILT.keys()
