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
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.record.scene import CHANNELS, ISSUES, PARTIES, PEOPLE, SEATS, TALKS, Hand, seat

from multitrack.model.channel import PLENARY, Channel, ChannelId, ChannelKind, History, Keeps
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.package import Package
from multitrack.model.party import AdmissionState, PartyId, PersonId, Role
from multitrack.model.position import Position, Stance
from multitrack.model.text import BracketId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Answer, Changed
from multitrack.record.chain import Whole, verify
from multitrack.record.floor import Floor
from multitrack.record.journal import Journal
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.record.standing import fold
from multitrack.record.view import View

parties, people, issues = st.sampled_from(PARTIES), st.sampled_from(PEOPLE), st.sampled_from(ISSUES)
stances = st.sampled_from(Stance)
words = st.sampled_from(("", "a word", "another word"))


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
        self.channels: list[ChannelId] = list(CHANNELS)
        self.options: list[OptionId] = [OptionId("first"), OptionId("second")]
        self.packages: list[acts.PackageId] = []
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

    def _nothing_interferes(self, person: PersonId) -> None:
        floor = self.floors[0]
        limits = reached(floor.view(person))

        def reaches(answer: Answer) -> bool:
            written = answer.entries if isinstance(answer, Accepted) else ()
            return any(entry.number <= limits.get(entry.channel, 0) for entry in written)

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

    def _any(self, data: st.DataObject, pool: list[str], otherwise: str = "unknown") -> str:
        return data.draw(st.sampled_from(pool)) if pool else otherwise

    @rule(data=st.data(), person=people, act_on=st.data(), paper=words, behind=st.integers(0, 2))
    def on_an_option(
        self, data: st.DataObject, person: PersonId, act_on: st.DataObject, paper: str, behind: int
    ) -> None:
        """Table, amend, withdraw, settle, take a position, note a reading."""
        channel = ChannelId(self._any(data, list(self.channels)))
        issue = IssueId(data.draw(issues))
        option = OptionId(self._any(data, list(self.options)))
        whole = Option(id=option, title=data.draw(words) or "an option")
        position = Position(party=data.draw(parties), issue=issue, option=option, stance=data.draw(stances))
        brings = data.draw(st.sampled_from((None, whole)))
        act = act_on.draw(
            st.sampled_from(
                (
                    acts.TableOption(issue=issue, option=replace(whole, id=OptionId(""))),
                    acts.AmendOption(issue=issue, option=whole),
                    acts.WithdrawOption(issue=issue, option=option),
                    acts.TakePosition(position=position, brings=brings),
                    acts.TakePosition(position=position),
                    acts.NoteReading(position=position, brings=brings),
                    acts.Settle(issue=issue, option=option),
                    acts.Reopen(issue=issue),
                )
            )
        )
        self.do(person, channel, act, paper, behind)

    @rule(data=st.data(), person=people, behind=st.integers(0, 1))
    def who_is_where(self, data: st.DataObject, person: PersonId, behind: int) -> None:
        """Admit, suspend, exclude, give and end seats, open and close channels and teams."""
        party = PartyId(data.draw(parties))
        role = data.draw(st.sampled_from(Role))
        taken = seat(data.draw(people), role, data.draw(st.sampled_from((None, party))))
        channel = ChannelId(self._any(data, list(self.channels)))
        history = data.draw(st.sampled_from(History))
        grounds = data.draw(st.sampled_from(((), (PLENARY,), (channel,))))
        line = Channel(
            id=ChannelId(""), kind=ChannelKind.BILATERAL, title="line", grounds=grounds, keeps=Keeps.EVERYTHING,
            history=history,
        )  # fmt: skip
        track = Track(id=TrackId(""), title="team", issues=(data.draw(issues),), team=(party,))
        act: acts.Act = data.draw(
            st.sampled_from(
                (
                    acts.Admit(
                        party=party, state=data.draw(st.sampled_from(AdmissionState)), reason="because"
                    ),
                    acts.TakeSeat(seat=taken),
                    acts.LeaveSeat(person=taken.person),
                    acts.OpenChannel(channel=line, seats=(taken,)),
                    acts.CloseChannel(),
                    acts.OpenTrack(track=track),
                    acts.CloseTrack(track=TrackId(self._any(data, list(self.tracks)))),
                )
            )
        )
        plenary = isinstance(act, acts.Admit | acts.OpenTrack | acts.CloseTrack)
        self.do(person, PLENARY if plenary else channel, act, "", behind)

    @rule(data=st.data(), person=people, paper=words, behind=st.integers(0, 1))
    def towards_a_package(self, data: st.DataObject, person: PersonId, paper: str, behind: int) -> None:
        """Report, propose, assent, object, adopt, lift a bracket."""
        package = acts.PackageId(self._any(data, list(self.packages)))
        party = PartyId(data.draw(parties))
        choices = {issue: data.draw(st.sampled_from(self.options)) for issue in ISSUES}
        act: acts.Act = data.draw(
            st.sampled_from(
                (
                    acts.Report(track=self.tracks[0]),
                    acts.ProposePackage(id=acts.PackageId(""), title="whole", package=Package.of(choices)),
                    acts.Assent(party=party, package=package),
                    acts.Object(party=party, package=package, reason="no"),
                    acts.Adopt(package=package),
                    acts.LiftBracket(bracket=BracketId("style"), words="shall"),
                )
            )
        )
        on_track = isinstance(act, acts.Report)
        channel = ChannelId(self._any(data, list(self.channels))) if on_track else PLENARY
        self.do(person, channel, act, paper, behind)

    @rule(data=st.data(), person=people, said=words)
    def speak(self, data: st.DataObject, person: PersonId, said: str) -> None:
        """Say something somewhere."""
        self.do(person, ChannelId(self._any(data, list(self.channels))), acts.Say(words=said), "", 0)


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
