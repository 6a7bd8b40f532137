"""Talks told in a few lines of a file, opened on a floor whose time is given in days."""

from datetime import UTC, datetime, timedelta

from multitrack.model.channel import ChannelId, ChannelKind, track_channel
from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId, PersonId, Role
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks
from multitrack.model.track import TrackId
from multitrack.record import act as acts
from multitrack.record.answer import Accepted
from multitrack.record.convene import standing_channels
from multitrack.record.floor import Floor, Means
from multitrack.record.journal.memory import MemoryJournal
from multitrack.report.called import Called
from multitrack.report.table import Column, IssueCard, Table, table
from multitrack.talksfile import read_text

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MED = PersonId("med")
ALONE = frozenset({ChannelKind.DELEGATION, ChannelKind.BILATERAL, ChannelKind.POWER})

BUDGET = """
multitrack: 1
title: Budget and coal
rule: unanimity
parties: {N: {name: North}, S: {name: South}}
issues:
  debt: {title: Debt, options: {keep: Keep it, free: Free it}}
  coal: {title: Coal, options: {early: In 2030, late: In 2038}}
  levy: {title: Levy, options: {none: None, some: Some}}
tracks:
  money: {title: Money, issues: [debt], team: [N, S], chair: N, rule: unanimity}
  energy: {title: Energy, issues: [coal], team: [N, S]}
"""


def talks_of(text: str) -> Talks:
    """The talks that a text tells."""
    reading = read_text(text)
    assert reading.talks is not None, reading.problems
    return reading.talks


class Sitting:
    """Open talks: a mediator everywhere but inside delegations, a head for each party, and the day it is."""

    def __init__(self, told: str | Talks) -> None:
        self.day, self._drawn = 0.0, 0
        self.talks = talks_of(told) if isinstance(told, str) else told
        self.floor = Floor(MemoryJournal(), Means(lambda: self.now, self._draw, self._draw))
        channels = standing_channels(self.talks)
        self.floor.convene(self.talks, MED, {c.id: _seats(c.kind, c.parties) for c in channels})

    @property
    def now(self) -> datetime:
        return MONDAY + timedelta(days=self.day)

    def _draw(self) -> str:
        self._drawn += 1
        return f"drawn-{self._drawn}"

    def do(self, channel: ChannelId | str, act: acts.Act, *, by: str = "med", party: str = "") -> None:
        """An act that must be accepted."""
        paper = {"on_behalf_of": PartyId(party), "from_paper": "a note"} if party and by == "med" else {}
        request = acts.Request(author=PersonId(by), channel=ChannelId(channel), act=act, **paper)  # type: ignore[arg-type]
        answer = self.floor.act(request)
        assert isinstance(answer, Accepted), answer

    def bear(
        self, track: str, issue: str, option: str, *parties: str, stance: Stance = Stance.ACCEPTS
    ) -> None:
        """These parties take the same stance on an option, in a track's room."""
        for party in parties:
            self.do(track_channel(track), position(party, issue, option, stance), by=f"head-{party}")

    def settle(self, track: str, issue: str, option: str) -> None:
        """All parties accept an option, and it is settled."""
        self.bear(track, issue, option, *(party.id for party in self.talks.parties))
        self.do(track_channel(track), acts.Settle(issue=IssueId(issue), option=OptionId(option)))

    def report(self, track: str) -> None:
        """A team reports what it has settled."""
        self.do(track_channel(track), acts.Report(track=TrackId(track)))

    def table(self, person: str = "med") -> Table:
        """The table as somebody sees it now."""
        view = self.floor.view(PersonId(person))
        return table(view, Called(view), self.now)

    def column(self, track: str | None, person: str = "med") -> Column:
        """One track of it."""
        return next(column for column in self.table(person).columns if column.id == track)

    def card(self, issue: str, person: str = "med") -> IssueCard:
        """One issue of it."""
        columns = self.table(person).columns
        return next(card for column in columns for card in column.issues if card.id == issue)


def head(party: PartyId) -> acts.Seat:
    """The head of a delegation, named after the party."""
    return acts.Seat(person=PersonId(f"head-{party}"), name=f"head of {party}", role=Role.HEAD, party=party)


def position(party: str, issue: str, option: str, stance: Stance) -> acts.TakePosition:
    """A party's stance on an option."""
    return acts.TakePosition(
        position=Position(party=PartyId(party), issue=IssueId(issue), option=OptionId(option), stance=stance)
    )


def _seats(kind: ChannelKind, parties: tuple[PartyId, ...]) -> tuple[acts.Seat, ...]:
    heads = tuple(head(party) for party in parties)
    mediator = acts.Seat(person=MED, name="the mediator", role=Role.MEDIATOR)
    return heads if kind in ALONE else (mediator, *heads)
