"""Random talks: what nobody hears changes nothing they see, and replay gives where things stand.

A script is a list of steps; each step has its own time, salts and codes, so that leaving a step out leaves
the others as they were. For each person the script is played again without the acts that reach them nowhere,
and their view and their answers must come out the same, byte for byte.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import note, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.record.scene import (
    AID,
    CEASE,
    CHANNELS,
    CLERK,
    FIRST,
    G1,
    GOV,
    GUNS,
    ISSUES,
    MED,
    O1,
    OPP,
    PARTIES,
    PEOPLE,
    RELIEF,
    SEATS,
    SECOND,
    T1,
    TALKS,
    THIRD,
    Hand,
    seat,
    stance,
)

from multitrack.model.channel import (
    PLENARY,
    Channel,
    ChannelId,
    ChannelKind,
    History,
    caucus_channel,
    track_channel,
)
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.package import Package
from multitrack.model.party import AdmissionState, PartyId, PersonId, Role
from multitrack.model.position import Position, Stance
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed
from multitrack.record.chain import Whole, verify
from multitrack.record.export import export_of
from multitrack.record.export import written as export_text
from multitrack.record.floor import Floor
from multitrack.record.journal import Journal
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.record.procedure import PROCEDURE, Who
from multitrack.record.standing import fold
from multitrack.record.view import View

people, issues = st.sampled_from(PEOPLE), st.sampled_from(ISSUES)
words = st.sampled_from(("", "a word", "another word"))
ON_AN_OPTION = (
    *("table option", "amend option", "withdraw option", "take position", "take position", "note reading"),
    *("settle", "settle", "reopen", "report"),
)
WHO_IS_WHERE = ("admit", "seat", "leave seat", "open channel", "close channel", "open track", "close track")
ON_A_PACKAGE = ("propose package", "assent", "assent", "object", "adopt", "adopt", "lift bracket")


GUNS_ROOM, RELIEF_ROOM = track_channel("guns"), track_channel("relief")
WAY_TO_ADOPTION: tuple[tuple[PersonId, ChannelId, acts.Act], ...] = (
    (O1, caucus_channel(OPP), acts.Say(words="what we could live with")),
    (G1, GUNS_ROOM, stance(GOV, CEASE, FIRST, Stance.ACCEPTS)),
    (O1, GUNS_ROOM, stance(OPP, CEASE, FIRST, Stance.CAN_LIVE_WITH)),
    (MED, GUNS_ROOM, acts.Settle(issue=CEASE, option=FIRST)),
    (G1, GUNS_ROOM, acts.Report(track=GUNS)),
    (CLERK, RELIEF_ROOM, acts.Settle(issue=AID, option=SECOND)),
    (CLERK, RELIEF_ROOM, acts.Report(track=RELIEF)),
    (MED, PLENARY, acts.LiftBracket(bracket=BracketId("style"), words="shall")),
    (
        MED,
        PLENARY,
        acts.ProposePackage(
            id=acts.PackageId(""), title="the package", package=Package.of({CEASE: FIRST, AID: SECOND})
        ),
    ),
    (G1, PLENARY, acts.Assent(party=GOV, package=acts.PackageId("the last"))),
    (T1, PLENARY, acts.Assent(party=THIRD, package=acts.PackageId("the last"))),
    (MED, PLENARY, acts.Adopt(package=acts.PackageId("the last"))),
)
"""Small talks as they might go: from the first word to an adopted package."""


def play(script: Iterable[tuple[int, acts.Request]], journal: Journal) -> tuple[Floor, list[Answer]]:
    """A script played from the opening on: where it ends, and each answer."""
    hand = Hand()
    floor = Floor(journal, hand.means)
    floor.convene(TALKS, PEOPLE[0], SEATS)
    answers = []
    for step, request in script:
        hand.at(step)
        answers.append(floor.act(request))
    return floor, answers


def reached(view: View) -> dict[ChannelId, int]:
    """Up to which entry of each channel something reaches a person: by hearing it, or in what they joined."""
    return {line.id: line.standing.number for line in view.lines}


class Talking(RuleBasedStateMachine):
    """Everyone may try everything, at any time, on two journals at once."""

    def __init__(self) -> None:
        """Open the small talks twice."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.hand = Hand()
        self.journals: tuple[Journal, ...] = (
            MemoryJournal(),
            SQLiteJournal(Path(self._folder.name) / "record.sqlite"),
        )
        self.floors = [self._opened(journal) for journal in self.journals]
        self.script: list[tuple[int, acts.Request]] = []
        self.answers: list[Answer] = []
        self.numbers: list[dict[ChannelId, int]] = []
        self.channels: list[ChannelId] = list(CHANNELS)
        self.options: list[OptionId] = [OptionId("first"), OptionId("second")]
        self.packages: list[acts.PackageId] = [acts.PackageId("none")]
        self.tracks: list[TrackId] = [track.id for track in TALKS.tracks]

    def _opened(self, journal: Journal) -> Floor:
        self.hand.at(0)
        floor = Floor(journal, self.hand.means)
        floor.convene(TALKS, PEOPLE[0], SEATS)
        return floor

    def teardown(self) -> None:
        """What reaches someone nowhere changes nothing for them; then let go of the files."""
        try:
            for person in PEOPLE:
                self._nothing_interferes(person)
        finally:
            for floor in self.floors:
                floor.close()
            self._folder.cleanup()

    def do(self, person: PersonId, channel: ChannelId, act: acts.Act, paper: str, behind: int) -> None:
        """One request on both floors; the answers must be the same."""
        view = self.floors[0].view(person)
        line = view.line(channel)
        seen = None if line is None or not behind else max(0, line.standing.number - behind)
        request = acts.Request(author=person, channel=channel, act=act, from_paper=paper, seen=seen)
        step = len(self.script) + 1
        self.script.append((step, request))
        self.numbers.append({at: standing.number for at, standing in self.floors[0].standings.items()})
        answers = []
        for floor in self.floors:
            self.hand.at(step)
            answers.append(floor.act(request))
        assert answers[0] == answers[1]
        self.answers.append(answers[0])
        self._learn(answers[0])

    def _learn(self, answer: Answer) -> None:
        """What a step brought into the world can be named by later ones."""
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

    def _released(self, limits: dict[ChannelId, int]) -> dict[ChannelId, int]:
        """Up to which entry of a channel something was released by an act that also reached someone.

        A report carries what its team had settled by then, and a new line rests on its opener's seat on the
        channel it was opened from (never on what was said there): that it could be done at all shows.
        """
        released: dict[ChannelId, int] = {}
        for _ in range(len(self.script)):
            before = dict(released)
            for (_, request), numbers, answer in zip(self.script, self.numbers, self.answers, strict=True):
                written = answer.entries if isinstance(answer, Accepted) else ()
                known = {**released, **limits}
                if any(entry.number <= known.get(entry.channel, 0) for entry in written):
                    if isinstance(request.act, acts.OpenChannel):
                        rests_on = {request.channel: numbers.get(request.channel, 0)}
                    else:
                        rests_on = {entry.channel: entry.number for entry in written}
                    released |= {c: max(n, released.get(c, 0)) for c, n in rests_on.items()}
            if released == before:
                break
        return released

    def _nothing_interferes(self, person: PersonId) -> None:
        floor = self.floors[0]
        limits = reached(floor.view(person))
        released = self._released(limits)

        def reaches(answer: Answer) -> bool:
            written = answer.entries if isinstance(answer, Accepted) else ()
            return any(
                entry.number <= limits.get(entry.channel, 0)
                or (entry.number <= released.get(entry.channel, 0) and not isinstance(entry.act, acts.Say))
                for entry in written
            )

        kept = [
            (step, request)
            for (step, request), answer in zip(self.script, self.answers, strict=True)
            if request.author == person or reaches(answer)
        ]
        again, answers = play(kept, MemoryJournal())
        note(f"{person}: {len(kept)} of {len(self.script)} acts kept")
        own = [a for (_, r), a in zip(self.script, self.answers, strict=True) if r.author == person]
        own_again = [a for (_, r), a in zip(kept, answers, strict=True) if r.author == person]
        assert list(map(repr, own_again)) == list(map(repr, own))
        assert repr(again.view(person)) == repr(floor.view(person))
        assert again.view(person).mark() == floor.view(person).mark()
        exports = [
            export_text(export_of(each.view(person), each.rows(person), None)) for each in (again, floor)
        ]
        assert exports[0] == exports[1]
        self.hand.at(len(self.script) // 2)
        earlier = self.hand.clock()
        assert repr(again.view_at(person, earlier)) == repr(floor.view_at(person, earlier))

    @initialize(steps=st.integers(0, len(WAY_TO_ADOPTION)))
    def some_way_towards_adoption(self, steps: int) -> None:
        """Talks that are already under way, up to one act before a package is adopted, and beyond."""
        for person, channel, written in WAY_TO_ADOPTION[:steps]:
            act = written
            if isinstance(written, acts.Assent | acts.Adopt):
                act = replace(written, package=self.packages[-1])
            self.do(person, channel, act, "", 0)
            assert isinstance(self.answers[-1], Accepted), self.answers[-1]

    @invariant()
    def replay_gives_where_things_stand(self) -> None:
        """The fold of each journal, and of each channel alone, is the standing."""
        for floor, journal in zip(self.floors, self.journals, strict=True):
            assert Floor(journal, self.hand.means).standings == floor.standings
        entries = self.floors[0].view(PEOPLE[0]).entries
        for line in self.floors[0].view(PEOPLE[0]).lines:
            own = [entry for entry in entries if entry.channel == line.id]
            if own and own[0].number == 1 and len(own) == line.standing.number:
                assert fold(own) == line.standing

    @invariant()
    def the_record_is_whole(self) -> None:
        """Every chain holds at every moment."""
        assert isinstance(verify(self.journals[1].read()[0]), Whole)

    @rule(
        data=st.data(),
        kind=st.sampled_from(ON_AN_OPTION),
        paper=words,
        behind=st.integers(0, 2),
    )
    def on_an_option(self, data: st.DataObject, kind: str, paper: str, behind: int) -> None:
        """Table, amend, withdraw, settle, take a position, note a reading."""
        person, channel = self._where(data, kind)
        issue = self._issue(data, channel)
        option = data.draw(st.sampled_from(self.options))
        whole = Option(id=option, title=data.draw(words) or "an option")
        party = self._party(data, person, channel)
        held = data.draw(st.sampled_from((*Stance, Stance.ACCEPTS, Stance.WANTS)))
        position = Position(party=party, issue=issue, option=option, stance=held)
        brings = data.draw(st.sampled_from((None, whole)))
        kinds: dict[str, acts.Act] = {
            "table option": acts.TableOption(issue=issue, option=replace(whole, id=OptionId(""))),
            "amend option": acts.AmendOption(issue=issue, option=whole),
            "withdraw option": acts.WithdrawOption(issue=issue, option=option),
            "take position": acts.TakePosition(position=position, brings=brings),
            "note reading": acts.NoteReading(position=position, brings=brings),
            "settle": acts.Settle(issue=issue, option=option),
            "reopen": acts.Reopen(issue=issue),
            "report": acts.Report(track=TrackId("any")),
        }
        self.do(person, channel, kinds[kind], paper, behind)

    @rule(data=st.data(), kind=st.sampled_from(WHO_IS_WHERE), behind=st.integers(0, 1))
    def who_is_where(self, data: st.DataObject, kind: str, behind: int) -> None:
        """Admit, suspend, exclude, give and end seats, open and close channels and teams."""
        person, channel = self._where(data, kind)
        party = self._party(data, person, channel)
        taken = seat(
            data.draw(people),
            data.draw(st.sampled_from(Role)),
            data.draw(st.sampled_from((None, party, party))),
        )
        line = Channel(
            id=ChannelId(""),
            kind=ChannelKind.BILATERAL,
            title="line",
            grounds=data.draw(st.sampled_from(((), (PLENARY,), (channel,)))),
            history=data.draw(st.sampled_from(History)),
        )
        track = Track(id=TrackId(""), title="team", issues=(data.draw(issues),), team=(party,))
        state = data.draw(st.sampled_from((AdmissionState.SUSPENDED, AdmissionState.ADMITTED)))
        kinds: dict[str, acts.Act] = {
            "admit": acts.Admit(party=party, state=state, reason="because"),
            "seat": acts.TakeSeat(seat=taken),
            "leave seat": acts.LeaveSeat(person=data.draw(st.sampled_from((taken.person, person)))),
            "open channel": acts.OpenChannel(channel=line, seats=(taken,)),
            "close channel": acts.CloseChannel(),
            "open track": acts.OpenTrack(track=track),
            "close track": acts.CloseTrack(track=data.draw(st.sampled_from(self.tracks))),
        }
        self.do(person, channel, kinds[kind], "", behind)

    @rule(
        data=st.data(),
        kind=st.sampled_from(ON_A_PACKAGE),
        paper=words,
        behind=st.integers(0, 1),
    )
    def towards_a_package(self, data: st.DataObject, kind: str, paper: str, behind: int) -> None:
        """Propose, assent, object, adopt, lift a bracket."""
        person, channel = self._where(data, kind)
        package = data.draw(st.sampled_from(self.packages))
        party = self._party(data, person, channel)
        choices = {issue: data.draw(st.sampled_from(self.options[:2])) for issue in ISSUES}
        kinds: dict[str, acts.Act] = {
            "propose package": acts.ProposePackage(
                id=acts.PackageId(""), title="whole", package=Package.of(choices)
            ),
            "assent": acts.Assent(party=party, package=package),
            "object": acts.Object(party=party, package=package, reason="no"),
            "adopt": acts.Adopt(package=package),
            "lift bracket": acts.LiftBracket(bracket=BracketId("style"), words="shall"),
        }
        self.do(person, channel, kinds[kind], paper, behind)

    @rule(data=st.data(), said=words)
    def speak(self, data: st.DataObject, said: str) -> None:
        """Say something somewhere."""
        person, channel = self._where(data, "say")
        self.do(person, channel, acts.Say(words=said), "", 0)

    def _where(self, data: st.DataObject, kind: str) -> tuple[PersonId, ChannelId]:
        """Mostly someone who may do it, where they may; now and then anyone anywhere."""
        if data.draw(st.integers(0, 9)) == 9:
            return data.draw(people), data.draw(st.sampled_from(self.channels))
        clause = PROCEDURE[kind]
        likely = [
            (person, line.id)
            for person in PEOPLE
            for line in self.floors[0].view(person).lines
            if line.present and line.kind in clause.on and line.seat is not None
            if clause.who is Who.MEMBER
            or line.seat.of_team
            or (clause.who is not Who.TEAM and line.seat.commits)
        ]
        return data.draw(st.sampled_from(likely or [(MED, PLENARY)]))

    def _issue(self, data: st.DataObject, channel: ChannelId) -> IssueId:
        """Mostly an issue of the channel's team; now and then any."""
        own = [i for t in TALKS.tracks if channel == track_channel(t.id) for i in t.issues]
        return IssueId(data.draw(st.sampled_from((*ISSUES, *own * 9))))

    def _party(self, data: st.DataObject, person: PersonId, channel: ChannelId) -> PartyId:
        """Mostly the party that the person sits for; now and then any."""
        line = self.floors[0].view(person).line(channel)
        own = [] if line is None or line.seat is None or line.seat.party is None else [line.seat.party]
        return PartyId(data.draw(st.sampled_from((*PARTIES, *own * 9))))


TestTalking = Talking.TestCase
TestTalking.settings = settings(max_examples=settings().max_examples * 2 // 5)


def test_the_machine_would_see_a_leak() -> None:
    """A view that showed one channel too many would fail it: there is something that could leak."""
    said = acts.Request(author=PEOPLE[4], channel=ChannelId("caucus-OPP"), act=acts.Say(words="a secret"))
    with_it, _ = play([(1, said)], MemoryJournal())
    without, _ = play([], MemoryJournal())
    heard: Callable[[Floor, PersonId], str] = lambda floor, person: repr(floor.view(person))  # noqa: E731
    assert heard(with_it, PEOPLE[0]) != heard(without, PEOPLE[0])
    assert heard(with_it, PEOPLE[2]) == heard(without, PEOPLE[2])


def test_a_conflict_tells_only_what_the_writer_hears() -> None:
    """What changed meanwhile is taken from the writer's own view."""
    floor, _ = play([], MemoryJournal())
    gov, room = PEOPLE[2], ChannelId("track-guns")
    option = floor.view(gov).options[ISSUES[0], OptionId("first")].option
    amend = acts.Request(
        author=gov, channel=room, act=acts.AmendOption(issue=ISSUES[0], option=option), seen=0
    )
    stranger = replace(amend, author=PEOPLE[6])
    assert not isinstance(floor.act(stranger), Changed)
