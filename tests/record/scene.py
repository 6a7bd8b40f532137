"""Small talks of three parties on two tracks, people for every seat, and a floor whose time is given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from multitrack.model.channel import (
    PLENARY,
    PUBLIC,
    TEAM,
    Channel,
    ChannelId,
    ChannelKind,
    caucus_channel,
    delegation_channel,
    track_channel,
)
from multitrack.model.issue import Issue, IssueId, Option, OptionId
from multitrack.model.mandate import Factor, Mandate, Worth
from multitrack.model.package import NothingUntilAll
from multitrack.model.party import Delegation, Member, Party, PartyId, PersonId, Role
from multitrack.model.position import Position, Stance
from multitrack.model.rule import Group, InnerRule, NumberOf, Unanimity
from multitrack.model.statement import Statement, StatementId
from multitrack.model.talks import Talks
from multitrack.model.text import Alternative, Bracket, BracketId, Draft, Paragraph, ParagraphId
from multitrack.model.track import Track, TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Answer
from multitrack.record.floor import Floor, Means
from multitrack.record.journal import Journal
from multitrack.record.journal.memory import MemoryJournal

GOV, OPP, THIRD = (PartyId(code) for code in ("GOV", "OPP", "THIRD"))
PARTIES = (GOV, OPP, THIRD)
GROUPS = (PartyId("hill"), PartyId("plain"))
CEASE, AID, BODY = (IssueId(code) for code in ("cease", "aid", "body"))
ISSUES = (CEASE, AID, BODY)
FIRST, SECOND = OptionId("first"), OptionId("second")
GUNS, RELIEF = TrackId("guns"), TrackId("relief")
BACK = ChannelId("back-channel")
MED, CLERK, G1, G2, O1, T1, OUT = (
    PersonId(code) for code in ("med", "clerk", "gov-1", "gov-2", "opp-1", "third-1", "stranger")
)
PEOPLE = (MED, CLERK, G1, G2, O1, T1, OUT)
DAWN = datetime(2014, 2, 10, 9, 0, tzinfo=UTC)


def seat(person: PersonId, role: Role, party: PartyId | None = None) -> acts.Seat:
    """A seat whose holder is named after their code."""
    return acts.Seat(person=person, name=f"name of {person}", role=role, party=party)


SEAT = {
    MED: seat(MED, Role.MEDIATOR),
    CLERK: seat(CLERK, Role.SECRETARIAT),
    G1: seat(G1, Role.HEAD, GOV),
    G2: seat(G2, Role.ADVISER, GOV),
    O1: seat(O1, Role.HEAD, OPP),
    T1: seat(T1, Role.HEAD, THIRD),
}


def _issue(code: IssueId) -> Issue:
    options = tuple(Option(id=o, title=f"{o} on {code}") for o in (FIRST, SECOND))
    return Issue(id=code, title=f"title of {code}", options=options)


def _mandate(party: PartyId) -> Mandate:
    worths = (Worth((FIRST,), Fraction(3)), Worth((SECOND,), Fraction(5)))
    factors = (Factor(issues=(CEASE,), worths=worths),)
    return Mandate(party=party, factors=factors, walk_away=Fraction(4), from_paper=f"mandate of {party}")


def _people(party: PartyId) -> Delegation:
    """The delegations are of one piece, but for that of the third party."""
    groups = tuple(Group(id=group, name=f"group {group}") for group in GROUPS)
    inner = InnerRule(groups=groups, rule=Unanimity()) if party == THIRD else None
    return Delegation(inner=inner)


TALKS = Talks(
    title="Small talks",
    about="Three parties, two tracks.",
    rule=NumberOf(at_least=2),
    mediation=(Member(name="the mediator", role=Role.MEDIATOR),),
    parties=tuple(Party(id=party, name=f"party {party}", delegation=_people(party)) for party in PARTIES),
    issues=tuple(map(_issue, ISSUES)),
    draft=Draft(
        paragraphs=(Paragraph(id=ParagraphId("p"), words="They {cease} and {style} {aid}."),),
        brackets=(
            Bracket(
                id=BracketId("style"), alternatives=(Alternative(words="shall"), Alternative(words="may"))
            ),
        ),
    ),
    tracks=(
        Track(id=GUNS, title="Guns", issues=(CEASE,), team=(GOV, OPP), rule=Unanimity()),
        Track(id=RELIEF, title="Relief", issues=(AID,), team=PARTIES),
    ),
    linkage=(NothingUntilAll(issues=(CEASE, AID)),),
    channels=(Channel(id=BACK, kind=ChannelKind.BILATERAL, title="Back channel", parties=(GOV, OPP)),),
    statements=(Statement(id=StatementId("s1"), speaker="a speaker", words="words for the team only"),),
    positions=(
        Position(party=GOV, issue=CEASE, option=FIRST, stance=Stance.WANTS, assumption="the team's guess"),
        Position(
            party=OPP,
            issue=AID,
            option=FIRST,
            stance=Stance.WANTS,
            assumption="said in plenary",
            channel=PLENARY,
        ),
    ),
    mandates=tuple(map(_mandate, PARTIES)),
)

_TABLE = (SEAT[MED], SEAT[CLERK], SEAT[G1], SEAT[G2], SEAT[O1], SEAT[T1])
SEATS: dict[ChannelId, tuple[acts.Seat, ...]] = {
    PUBLIC: (SEAT[MED],),
    PLENARY: _TABLE,
    track_channel(GUNS): (SEAT[MED], SEAT[G1], SEAT[O1]),
    track_channel(RELIEF): (SEAT[CLERK], SEAT[G1], SEAT[G2], SEAT[O1], SEAT[T1]),
    TEAM: (SEAT[MED], SEAT[CLERK]),
    delegation_channel(GOV): (SEAT[G1], SEAT[G2]),
    delegation_channel(OPP): (SEAT[O1],),
    delegation_channel(THIRD): (SEAT[T1],),
    caucus_channel(GOV): (SEAT[MED], SEAT[G1]),
    caucus_channel(OPP): (SEAT[MED], SEAT[O1]),
    caucus_channel(THIRD): (SEAT[CLERK], SEAT[T1]),
    BACK: (SEAT[G1], SEAT[O1]),
}
CHANNELS = tuple(SEATS)


class Hand:
    """What the floor needs from outside, given by hand: each step has its own time, salts and codes."""

    def __init__(
        self,
        pace: timedelta = timedelta(minutes=1),
        times: Sequence[datetime] = (),
        public_key: str = "",
        salt: str = "",
    ) -> None:
        """Begin at step 0; a step lasts so long, or comes at the time given for it.

        With ``salt`` all salts are that one: an entry that time writes is then the same at whichever step.
        """
        self.step = 0
        self._pace, self._times, self._public_key, self._salt = pace, times, public_key, salt
        self._drawn = 0

    def at(self, step: int) -> None:
        """Go to a step: what is drawn there does not depend on the steps before it."""
        self.step, self._drawn = step, 0

    def clock(self) -> datetime:
        """The time of this step."""
        if self._times:
            over = max(0, self.step + 1 - len(self._times))
            return self._times[min(self.step, len(self._times) - 1)] + over * self._pace
        return DAWN + self.step * self._pace

    def draw(self) -> str:
        """The next mark of this step."""
        self._drawn += 1
        return f"{self.step}-{self._drawn}"

    def salt(self) -> str:
        """The next salt."""
        return self._salt or self.draw()

    @property
    def means(self) -> Means:
        """The hand as the floor takes it."""
        return Means(clock=self.clock, salt=self.salt, code=self.draw, public_key=self._public_key)


def floor_of(journal: Journal | None = None, talks: Talks = TALKS) -> tuple[Floor, Hand]:
    """The small talks, opened, and the hand that moves their time."""
    hand = Hand()
    floor = Floor(journal or MemoryJournal(), hand.means)
    floor.convene(talks, MED, SEATS)
    hand.at(1)
    return floor, hand


def do(floor: Floor, person: PersonId, channel: ChannelId, act: acts.Act, **more: object) -> Answer:
    """One request, answered."""
    return floor.act(acts.Request(author=person, channel=channel, act=act, **more))  # type: ignore[arg-type]


def stance(party: PartyId, issue: IssueId, option: OptionId, on: Stance) -> acts.TakePosition:
    """A party's stance on an option."""
    return acts.TakePosition(position=Position(party=party, issue=issue, option=option, stance=on))


def new(title: str) -> Option:
    """An option to table; the floor gives it its code."""
    return Option(id=OptionId(""), title=title)
