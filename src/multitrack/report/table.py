"""The table: all tracks side by side, as one person sees them now.

Everything is told from that person's own view: stances they have heard, acts they have heard. What a track
does in a room they do not hear is known here only by what it reported. ``now`` is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from multitrack.model.channel import ChannelId, track_channel
from multitrack.model.issue import Issue, IssueId
from multitrack.model.package import Budget, Linkage, broken
from multitrack.model.party import PartyId
from multitrack.model.rule import Rule
from multitrack.model.track import Track, TrackId
from multitrack.record.view import Line, View
from multitrack.report.called import Called
from multitrack.report.hanging import Wait, hanging
from multitrack.report.naming import Naming, because_of
from multitrack.report.pace import pace
from multitrack.report.ruling import fraction, rule_in_words
from multitrack.report.saying import Sentence, Value, count, day, lasting, say
from multitrack.report.settled import Done, State, as_package, settled_in
from multitrack.report.since import refused_since
from multitrack.report.stances import OptionRow, Source, blocked, option_row
from multitrack.report.stands import Stands, stands
from multitrack.report.upcoming import next_sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCard:
    """One issue: where it stands, who holds what, how old it is and how long idle, and what hangs on what.

    ``rest``: the options that are out, once one is settled on. ``harvest``: what is agreed on it may be
    applied before the whole is.
    """

    id: IssueId
    title: str
    state: State
    says: Sentence
    rows: tuple[OptionRow, ...]
    rest: tuple[OptionRow, ...]
    age: timedelta
    idle: timedelta
    when: Sentence | None
    waits: tuple[Wait, ...]
    harvest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A track, or the plenary's own issues (``id`` is nothing): who works how on what, and since when it rests.

    ``about`` says who sits on it, who chairs it and how it decides; ``channel`` is its room, for those who
    hear it. ``acts`` and ``sittings`` are its share of all
    that the viewer heard of the tracks' issues, and of all sittings held.
    """

    id: TrackId | None
    channel: ChannelId | None
    title: str | None
    about: Sentence
    terms: tuple[Sentence, ...]
    issues: tuple[IssueCard, ...]
    done: Sentence | None
    last: Sentence
    next_sitting: Sentence | None
    acts: Fraction
    sittings: Fraction | None
    attention: Sentence | None

    @property
    def percent(self) -> int:
        """The share of acts in hundredths, for a bar."""
        return round(100 * self.acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What stands or falls together: as a sentence, why, how far it is used up, and whether it is broken now."""

    says: Sentence
    because: str
    so_far: Sentence | None
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table of one person at one moment: the same columns of parties everywhere."""

    parties: tuple[tuple[PartyId, str], ...]
    stands: Stands
    columns: tuple[Column, ...]
    linkage: tuple[Tie, ...]

    @property
    def sources(self) -> frozenset[Source]:
        """What the stances on the page rest on: only these need a word in the legend."""
        cards = (card for column in self.columns for card in column.issues)
        rows = (row for card in cards for row in (*card.rows, *card.rest))
        return frozenset(cell.source for row in rows for cell in row.cells if cell.stance is not None)

    @property
    def span(self) -> int:
        """How many columns a row of the matrix has."""
        return len(self.parties) + 1


def table(view: View, called: Called, now: datetime) -> Table:
    """The table as one person sees it at a moment."""
    return _Reader(view, called, now).table()


class _Reader:
    """One person's view, read at one moment."""

    def __init__(self, view: View, called: Called, now: datetime) -> None:
        self.view, self.talks, self.now = view, view.talks, now
        self.naming = Naming(view.talks, called)
        self.settled = settled_in(view)
        self.pace = pace(view, now)
        self.hanging = hanging(view, self.settled, self.pace, self.naming, now)
        self.at_table = tuple(party.id for party in self.talks.seated_parties())

    def table(self) -> Table:
        """The whole table."""
        columns = tuple(self.columns())
        at = tuple(card.state for column in columns for card in column.issues)
        return Table(
            parties=tuple((party.id, self.naming.party(party.id)) for party in self.talks.parties),
            stands=stands(self.view, at, self.now),
            columns=columns,
            linkage=tuple(map(self.tie, self.talks.linkage)),
        )

    def tie(self, link: Linkage) -> Tie:
        """One linkage, and what has become of it by what is settled."""
        stands = as_package(self.settled)
        so_far = None
        if isinstance(link, Budget) and stands.choices:
            spent = fraction(link.cost_of(stands))
            so_far = say("What is settled takes {amount} of it.", amount=spent)
        return Tie(
            says=self.naming.linkage(link),
            because=because_of(link),
            so_far=so_far,
            broken=broken(link, stands),
        )

    def columns(self) -> Iterator[Column]:
        """The tracks, then the issues that are on none."""
        for track in self.talks.tracks:
            yield self.column(track)
        apart = tuple(issue for issue in self.talks.issues if self.talks.track_of(issue.id) is None)
        if apart:
            yield self.column(None, apart)

    def column(self, track: Track | None, apart: Sequence[Issue] = ()) -> Column:
        """One track, or the plenary's own issues."""
        line = self.view.plenary if track is None else self.view.line(track_channel(track.id))
        issues = apart if track is None else tuple(filter(None, map(self.talks.issue, track.issues)))
        rule = self.talks.rule if track is None else track.rule
        team = self.at_table if track is None else track.team
        cards = tuple(self.card(issue, rule, team) for issue in issues)
        at = None if track is None else track.id
        return Column(
            id=at,
            channel=None if line is None else line.id,
            title=None if track is None else track.title,
            about=self.about(track, team, rule),
            terms=() if track is None else tuple(self.terms(track)),
            issues=cards,
            done=_done(cards),
            last=self.last(line, issues),
            next_sitting=None if track is None else next_sitting(self.view, track, self.now),
            acts=self.pace.share_of_acts(at),
            sittings=self.pace.share_of_sittings(at),
            attention=self.pace.attention(at),
        )

    def about(self, track: Track | None, team: tuple[PartyId, ...], rule: Rule) -> Sentence:
        """Who sits on a body, who chairs it, and how it decides."""
        everyone = {party.id for party in self.talks.parties} <= set(team)
        all_of_them = say("Both parties") if len(team) == 2 else say("All parties")
        who: Value = all_of_them if everyone else self.naming.parties(team)
        how = rule_in_words(rule, self.naming.party)
        if track is None or track.chair is None:
            return say("{team}. Rule: {rule}.", team=who, rule=how)
        chair = self.naming.party(PartyId(track.chair))
        return say("{team}. Chair: {chair}. Rule: {rule}.", team=who, chair=chair, rule=how)

    def terms(self, track: Track) -> Iterator[Sentence]:
        """What a team is to deliver, in what form, and when it is due."""
        if track.terms is None:
            return
        terms = track.terms
        if terms.form is None:
            yield say("To deliver: {what}", what=terms.deliver)
        else:
            yield say("To deliver: {what} ({form})", what=terms.deliver, form=terms.form)
        if terms.by is not None:
            yield self.due(terms.by)

    def due(self, by: date) -> Sentence:
        """When something is due, seen from today."""
        days = (by - self.now.date()).days
        on = day(by, self.now.date())
        if days < 0:
            return count("was due {day}, {n} day ago", "was due {day}, {n} days ago", -days, day=on)
        if days == 0:
            return say("due today")
        return count("due {day}, in {n} day", "due {day}, in {n} days", days, day=on)

    def last(self, line: Line | None, issues: Sequence[Issue]) -> Sentence:
        """When a body last did anything that the viewer heard of."""
        acts = [self.pace.last_on(issue.id) for issue in issues]
        if line is not None and line.entries[-1].number > 1:
            acts.append(line.entries[-1].time)
        known = [time for time in acts if time is not None]
        if not known:
            return say("nothing done yet")
        return say("last act {time} ago", time=lasting(self.now - max(known)))

    def card(self, issue: Issue, rule: Rule, team: tuple[PartyId, ...]) -> IssueCard:
        """One issue."""
        done = self.settled.get(issue.id)
        on = None if done is None else done.option
        rows = tuple(option_row(self.view, self.naming, issue.id, option, on) for option in issue.options)
        state, words = self.state(issue, done, rows, rule, team)
        held = tuple(row for row in rows if row.held)
        opened, touched = self.pace.opened(issue.id), self.pace.last_on(issue.id)
        return IssueCard(
            id=issue.id,
            title=self.naming.issue(issue.id),
            state=state,
            says=words,
            rows=held or rows,
            rest=tuple(row for row in rows if not row.held) if held else (),
            age=self.now - opened,
            idle=self.now - (touched or opened),
            when=self.when(opened, touched),
            waits=self.hanging.waits(issue.id) if state is not State.DOES_NOT_ARISE else (),
            harvest=self.hanging.harvest(issue.id),
        )

    def when(self, opened: datetime, touched: datetime | None) -> Sentence | None:
        """How old an issue is, and for how long nothing was done on it; the age not on the first day."""
        age = self.now - opened
        if age < timedelta(days=1):
            if touched is None:
                return None
            return say("last touched {time} ago", time=lasting(self.now - touched))
        if touched is None:
            return say("untouched for {age}", age=lasting(age))
        return say("{age} on the table, idle {idle}", age=lasting(age), idle=lasting(self.now - touched))

    def done(self, issue: IssueId, done: Done) -> Sentence:
        """How an issue is settled, and who refuses that since."""
        how = say(_DONE[done.state], day=day(done.time.date(), self.now.date()))
        since = tuple(refused_since(self.view, issue, done.option, done.time))
        if not since:
            return how
        return say("{settled}; refused since by {parties}", settled=how, parties=self.naming.parties(since))

    def state(
        self,
        issue: Issue,
        done: Done | None,
        rows: tuple[OptionRow, ...],
        rule: Rule,
        team: tuple[PartyId, ...],
    ) -> tuple[State, Sentence]:
        """Where an issue stands, in a few words."""
        if done is not None:
            return done.state, self.done(issue.id, done)
        if (why := self.hanging.moot(issue.id)) is not None:
            return State.DOES_NOT_ARISE, why
        entitled = tuple(party for party in team if party in self.at_table)
        if blocked(rows, rule, entitled):
            return State.BLOCKED, say("blocked: every option is refused")
        return State.OPEN, count("open, {n} option", "open, {n} options", len(rows))


_DONE = {
    State.SETTLED: "settled {day}, ad referendum",
    State.REPORTED: "reported {day}",
    State.ADOPTED: "adopted {day}",
}


def _done(cards: tuple[IssueCard, ...]) -> Sentence | None:
    """That a team has finished, where it has settled all that arises."""
    at = [card.state for card in cards if card.state is not State.DOES_NOT_ARISE]
    if not at or any(state in (State.OPEN, State.BLOCKED) for state in at):
        return None
    if State.SETTLED in at:
        return say("the team has settled all its issues; it has still to report")
    return say("the team has finished and reported")
