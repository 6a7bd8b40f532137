"""Random talks: what nobody hears changes nothing they see, and replay gives where things stand.

Everyone may try every act there is, under rules of every form, while deadlines pass. For each person the script
is then played again without the acts that reach them nowhere, and all that can reach them must come out the
same, byte for byte: view, mark, answers, rows, export, receipts, and what they saw on earlier days.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import note, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.record.interference import KEY, Opening, Script, nothing_interferes
from tests.record.scene import (
    AID,
    CEASE,
    CLERK,
    FIRST,
    G1,
    GOV,
    GUNS,
    MED,
    O1,
    OPP,
    PEOPLE,
    RELIEF,
    SEAT,
    SEATS,
    SECOND,
    T1,
    TALKS,
    THIRD,
    Hand,
    stance,
)
from tests.record.trying import MEMBERS, OFTEN, TRIED, WORDS, Known, Trying, all_built

from multitrack.model.channel import (
    PLENARY,
    Channel,
    ChannelId,
    ChannelKind,
    Keeps,
    caucus_channel,
    track_channel,
)
from multitrack.model.issue import Condition
from multitrack.model.package import AtMost, EarlyHarvest, Excludes, NothingUntilAll, Package, Requires
from multitrack.model.party import PersonId
from multitrack.model.position import Stance
from multitrack.model.rule import (
    AllOf,
    AnyOf,
    ChairFinds,
    Community,
    Consensus,
    EachCommunity,
    Endorsements,
    NoObjection,
    NoVetoOf,
    NumberOf,
    Rule,
    ShareOfParties,
    Unanimity,
    VotesIn,
)
from multitrack.model.talks import Talks
from multitrack.model.text import BracketId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted, Changed
from multitrack.record.chain import Whole, verify
from multitrack.record.floor import Floor
from multitrack.record.journal import Journal
from multitrack.record.journal.memory import MemoryJournal
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.record.standing import fold

PACE = timedelta(hours=7)
"""How long a step lasts: days go by within one script."""
FADING, HUSHED = ChannelId("fading"), ChannelId("hushed")
LAST = acts.PackageId("the last")
RULES: tuple[Rule, ...] = (
    NumberOf(at_least=2),
    Unanimity(),
    Consensus(),
    NoObjection(hours=24),
    ShareOfParties(of="present", more_than=Fraction(1, 2)),
    AnyOf(rules=(VotesIn(electorate=MEMBERS, more_than=Fraction(1, 2)), ChairFinds())),
    AllOf(rules=(Consensus(), NoVetoOf(parties=(GOV,)))),
    AnyOf(rules=(Endorsements(at_least=4), Unanimity())),
    EachCommunity(
        communities=(Community(name="north", parties=(GOV,)), Community(name="south", parties=(OPP, THIRD)))
    ),
)
LINKS = (
    NothingUntilAll(issues=(CEASE, AID)),
    Requires(
        where=(Condition(issue=CEASE, options=(FIRST,)),), needs=(Condition(issue=AID, options=(SECOND,)),)
    ),
    Excludes(together=(Condition(issue=CEASE, options=(SECOND,)), Condition(issue=AID, options=(SECOND,)))),
    AtMost(
        number=1, of=(Condition(issue=CEASE, options=(FIRST,)), Condition(issue=AID, options=(FIRST, SECOND)))
    ),
    EarlyHarvest(issues=(AID,)),
)
ROOMS = (
    Channel(id=FADING, kind=ChannelKind.BILATERAL, title="fading", keeps=Keeps.DAYS, days=1),
    Channel(id=HUSHED, kind=ChannelKind.BILATERAL, title="hushed", keeps=Keeps.NOTHING),
)
PLACES = {
    **SEATS,
    FADING: (SEAT[G1], SEAT[O1], SEAT[MED]),
    HUSHED: (SEAT[O1], SEAT[T1], SEAT[CLERK]),
}
GUNS_ROOM, RELIEF_ROOM = track_channel(GUNS), track_channel(RELIEF)
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
    (G1, PLENARY, acts.Assent(party=GOV, package=LAST)),
    (T1, PLENARY, acts.Assent(party=THIRD, package=LAST)),
    (MED, PLENARY, acts.Adopt(package=LAST)),
)
"""Small talks as they might go: from the first word to an adopted package."""


def opening_of(talks: Talks, journal: Callable[[], Journal] = MemoryJournal) -> Opening:
    """Opens these talks anew on a fresh journal."""

    def opened() -> tuple[Floor, Hand]:
        hand = Hand(pace=PACE, public_key=KEY.public, salt="salt")
        floor = Floor(journal(), hand.means)
        floor.convene(
            talks, MED, {c: s for c, s in PLACES.items() if c in SEATS or talks.channels != TALKS.channels}
        )
        return floor, hand

    return opened


class Talking(RuleBasedStateMachine):
    """Everyone may try everything, at any time, on two journals at once."""

    def __init__(self) -> None:
        """Nothing is open yet: first the rules are chosen."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.known = Known()

    def _open(self, talks: Talks) -> None:
        self.script = Script(opening_of(talks))
        self.twin = Script(
            opening_of(talks, lambda: SQLiteJournal(Path(self._folder.name) / "record.sqlite"))
        )

    def teardown(self) -> None:
        """What reaches someone nowhere changes nothing for them; then let go of the files."""
        try:
            for person in PEOPLE if hasattr(self, "script") else ():
                kept, of = nothing_interferes(self.script, person)
                note(f"{person}: {kept} of {of} acts kept")
        finally:
            if hasattr(self, "twin"):
                self.twin.floor.close()
            self._folder.cleanup()

    def do(self, request: acts.Request) -> None:
        """One request on both floors; the answers must be the same."""
        answer = self.script.do(request)
        assert self.twin.do(request) == answer
        self.known.learn(answer)

    @initialize(
        steps=st.integers(0, len(WAY_TO_ADOPTION)),
        rules=st.one_of(st.none(), st.tuples(*[st.sampled_from(RULES)] * 3)),
        linkage=st.sets(st.sampled_from(LINKS)),
    )
    def some_way_towards_adoption(
        self, steps: int, rules: tuple[Rule, Rule, Rule] | None, linkage: set[object]
    ) -> None:
        """Talks under way, up to one act before a package is adopted, and beyond; or none, under any rules."""
        rooms = replace(TALKS, channels=(*TALKS.channels, *ROOMS))
        if rules is not None:
            whole, *each = rules
            tracks = tuple(replace(t, rule=r) for t, r in zip(TALKS.tracks, each, strict=True))
            links = tuple(link for link in LINKS if link in linkage)
            self._open(replace(rooms, rule=whole, tracks=tracks, linkage=links))
            return
        self._open(rooms)
        for person, channel, written in WAY_TO_ADOPTION[:steps]:
            act = written
            if isinstance(written, acts.Assent | acts.Adopt):
                act = replace(written, package=self.known.packages[-1])
            self.do(acts.Request(author=person, channel=channel, act=act))
            assert isinstance(self.script.answers[-1], Accepted), self.script.answers[-1]

    @invariant()
    def replay_gives_where_things_stand(self) -> None:
        """The fold of each journal, and of each channel alone, is the standing."""
        if not hasattr(self, "script"):
            return
        for script in (self.script, self.twin):
            again = Floor(script.floor._journal, script.hand.means)
            assert again.standings == script.floor.standings
        view = self.script.floor.view(MED)
        for line in view.lines:
            own = [entry for entry in view.entries if entry.channel == line.id]
            if own and own[0].number == 1 and len(own) == line.standing.number:
                assert fold(own) == line.standing

    @invariant()
    def the_record_is_whole(self) -> None:
        """Every chain holds at every moment."""
        if hasattr(self, "twin"):
            assert isinstance(verify(self.twin.floor._journal.read()[0]), Whole)

    @rule(
        data=st.data(),
        kind=st.sampled_from((*TRIED, *OFTEN * 3)),
        paper=st.sampled_from(WORDS),
        behind=st.integers(0, 3),
    )
    def try_something(self, data: st.DataObject, kind: str, paper: str, behind: int) -> None:
        """One act of any kind, by someone, somewhere; now and then written without having seen the last entries."""
        trying = Trying(data, self.script.floor, self.known, self._now(), kind)
        line = self.script.floor.view(trying.person).line(trying.channel)
        seen = None if line is None or behind < 2 else max(0, line.standing.number - behind + 1)
        self.do(
            acts.Request(
                author=trying.person, channel=trying.channel, act=trying.act(), from_paper=paper, seen=seen
            )
        )

    def _now(self) -> datetime:
        self.script.hand.at(self.script.end)
        return self.script.hand.clock()


TestTalking = Talking.TestCase
TestTalking.settings = settings(max_examples=settings().max_examples * 2 // 5)


def test_everything_that_can_be_done_is_tried() -> None:
    assert all_built() == set()


def test_the_machine_would_see_a_leak() -> None:
    """A view that showed one channel too many would fail it: there is something that could leak."""
    with_it, without = Script(opening_of(TALKS)), Script(opening_of(TALKS))
    with_it.do(acts.Request(author=O1, channel=caucus_channel(OPP), act=acts.Say(words="a secret")))
    heard: Callable[[Script, PersonId], str] = lambda script, person: repr(script.floor.view(person))  # noqa: E731
    assert heard(with_it, MED) != heard(without, MED)
    assert heard(with_it, G1) == heard(without, G1)


def test_a_conflict_tells_only_what_the_writer_hears() -> None:
    """What changed meanwhile is taken from the writer's own view."""
    floor = Script(opening_of(TALKS)).floor
    option = floor.view(G1).options[CEASE, FIRST].option
    amend = acts.Request(
        author=G1, channel=GUNS_ROOM, act=acts.AmendOption(issue=CEASE, option=option), seen=0
    )
    stranger = replace(amend, author=PEOPLE[6])
    assert not isinstance(floor.act(stranger), Changed)
