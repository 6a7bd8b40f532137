"""How a viewer calls things: their own side's names where it has any, else the neutral ones, never a bare code.

A name is looked up in what the viewer hears, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from multitrack.model.channel import ChannelId, ChannelKind
from multitrack.model.codes import ElectorateId
from multitrack.model.constituency import ConstituencyId
from multitrack.model.contact import MEDIATION, Contact, ContactId
from multitrack.model.issue import Condition, IssueId, OptionId
from multitrack.model.party import Listing, OwnName, PartyId, PersonId, PowerId
from multitrack.model.rule import Rule, Turnout, VotesIn
from multitrack.model.statement import StatementId
from multitrack.model.track import TrackId
from multitrack.record.act import (
    AskId,
    InputId,
    ListId,
    ListingId,
    PackageId,
    RatificationId,
    RoundId,
    Seat,
    SittingId,
    UndertakingId,
)
from multitrack.record.judging.counts import sub_tests
from multitrack.record.view import Line, View


@dataclass(frozen=True)
class Called:
    """The names of persons, parties, issues, options, tracks, channels and packages, as one viewer calls them."""

    view: View
    language: str = "en"

    @cached_property
    def seat(self) -> Seat | None:
        """The viewer's own place: on the widest channel where they sit."""
        return next((line.seat for line in self.view.lines if line.seat is not None), None)

    @cached_property
    def side(self) -> PartyId | None:
        """The party the viewer sits for, or nothing for the mediation team and outsiders."""
        return None if self.seat is None else self.seat.party

    @cached_property
    def _seats(self) -> dict[PersonId, Seat]:
        spans = (s for line in self.view.lines for held in line.standing.spans.values() for s in held)
        return {span.seat.person: span.seat for span in reversed(tuple(spans))}

    def seat_of(self, person: PersonId) -> Seat | None:
        """A seat of a person, as far as the viewer has heard of one."""
        return self._seats.get(person)

    def person(self, person: PersonId) -> str:
        """A person's name, or their code where nothing else was heard."""
        seat = self._seats.get(person)
        return seat.name if seat is not None and seat.name else str(person)

    def party(self, party: PartyId) -> str:
        """A party's name: as the viewer's own side calls it, else the neutral one."""
        known = self.view.talks.party(party)
        if known is None:
            return str(party)
        return self._own(known.names) or known.name

    def group(self, group: PartyId) -> str:
        """The name of a group of a composite delegation."""
        inner = (party.delegation.inner for party in self.view.talks.parties)
        groups = (each for rule in inner if rule is not None for each in rule.groups)
        return next((each.name for each in groups if each.id == group), str(group))

    def neutral(self, party: PartyId) -> str:
        """A party's neutral name."""
        known = self.view.talks.party(party)
        return str(party) if known is None else known.name

    def issue(self, issue: IssueId) -> str:
        """An issue's title: as the viewer's own side puts it, else the neutral one."""
        known = self.view.talks.issue(issue)
        if known is None:
            return str(issue)
        return self._own(known.titles) or known.title

    def option(self, issue: IssueId, option: OptionId) -> str:
        """An option's title, withdrawn ones too."""
        tabled = self.view.options.get((issue, option))
        return str(option) if tabled is None else tabled.option.title

    def track(self, track: TrackId) -> str:
        """A track's title."""
        known = self.view.talks.track(track)
        return str(track) if known is None else known.title

    def package(self, package: PackageId) -> str:
        """The title of a package that was proposed."""
        standing = None if self.view.plenary is None else self.view.plenary.standing
        known = None if standing is None else standing.packages.get(package)
        return str(package) if known is None else known.title

    def power(self, power: PowerId) -> str:
        """An outside power's name: as the viewer's own side calls it, else the neutral one."""
        known = next((each for each in self.view.talks.powers if each.id == power), None)
        return str(power) if known is None else self._own(known.names) or known.name

    def condition(self, condition: Condition) -> str:
        """A condition: the issue and the options it asks for."""
        options = " / ".join(self.option(condition.issue, option) for option in condition.options)
        return f"{self.issue(condition.issue)}: {options}"

    def ratification(self, ratification: RatificationId) -> str:
        """The body outside that is asked to ratify."""
        held = (line.standing.ratifications.get(ratification) for line in self.view.lines)
        return next((each.body for each in held if each is not None), str(ratification))

    def round(self, round_: RoundId) -> str:
        """The title of a round."""
        held = (line.standing.rounds.get(round_) for line in self.view.lines)
        return next((each.title for each in held if each is not None), str(round_))

    def sitting(self, sitting: SittingId) -> str:
        """Of which room a sitting is."""
        held = (line.standing.sittings.get(sitting) for line in self.view.lines)
        found = next((each for each in held if each is not None), None)
        return str(sitting) if found is None else self.of_channel(found.called.channel)[1]

    def ask(self, ask: AskId) -> str:
        """The words of an ask, put on a channel of the viewer's or known there."""
        held = (line.standing.asks.get(ask) or line.standing.asks_known.get(ask) for line in self.view.lines)
        return next((each.words for each in held if each is not None), str(ask))

    def asked(self, ask: AskId) -> str:
        """The party or power of which something was asked; nothing where it was asked of the room."""
        held = (line.standing.asks.get(ask) for line in self.view.lines)
        known = next((each for each in held if each is not None), None)
        if known is None or (known.of_party is None and known.of_power is None):
            return ""
        return (
            self.party(known.of_party)
            if known.of_party is not None
            else self.power(known.of_power or PowerId(""))
        )

    def side_named(self, who: str) -> str:
        """A side that is named by a party's or a power's code, as the mediation team, or in words, by its name."""
        if who == MEDIATION:
            return "the mediation team"
        if self.view.talks.party(PartyId(who)) is not None:
            return self.party(PartyId(who))
        return self.power(PowerId(who))

    def contact(self, contact: ContactId) -> Contact | None:
        """A contact as it was noted, in its fullest form; nothing where none of that code was heard of."""
        held = (line.standing.contacts.get(contact) for line in reversed(self.view.lines))
        known = [noted.contact for noted in held if noted is not None]
        return next((each for each in known if each != each.fact), next(iter(known), None))

    def constituency(self, code: ConstituencyId) -> str:
        """The name of a constituency."""
        known = (line.standing.constituencies.get(code) for line in self.view.lines)
        return next((each.title for each in known if each is not None), str(code))

    def put_in(self, code: InputId) -> str:
        """What a consulted body put in."""
        known = (line.standing.inputs.get(code) for line in self.view.lines)
        return next((each.given.words for each in known if each is not None), str(code))

    def listing(self, code: ListingId) -> Listing | None:
        """An entry on a list; nothing where the viewer heard of none."""
        known = (line.standing.listings.get(code) for line in self.view.lines)
        return next((each.listing for each in known if each is not None), None)

    def list_named(self, on: ListId) -> Listing | None:
        """An entry on the list of a code, for its name; nothing where the viewer heard of none."""
        every = (each for line in self.view.lines for each in line.standing.listings.values())
        return next((each.listing for each in every if each.on == on), None)

    def speaker(self, statement: StatementId) -> str:
        """Who made a statement of a register, also of one that was taken out."""
        held = (line.standing.statements.get(statement) for line in self.view.lines)
        return next((each.statement.speaker for each in held if each is not None), str(statement))

    def undertaking(self, undertaking: UndertakingId) -> str:
        """What was undertaken."""
        held = (line.standing.undertakings.get(undertaking) for line in self.view.lines)
        return next((each.undertaking.what for each in held if each is not None), str(undertaking))

    def body(self, electorate: ElectorateId) -> str:
        """What a rule calls a body of persons, or its code where no rule that the viewer hears of has a title."""
        rules = (rule for line in self.view.lines for rule in _rules(line))
        tests = (test for rule in rules for _, test in sub_tests(rule))
        counted = (test for test in tests if isinstance(test, VotesIn | Turnout) and test.title)
        return next((str(t.title) for t in counted if t.electorate == electorate), str(electorate))

    def line(self, channel: ChannelId) -> Line | None:
        """The channel as the viewer hears it."""
        return self.view.line(channel)

    def of_channel(self, channel: ChannelId) -> tuple[ChannelKind | None, str]:
        """What a channel is for, and the name that tells it from others of its kind."""
        line = self.view.line(channel)
        if line is None:
            return None, str(channel)
        about = line.standing.channel
        if line.kind in (ChannelKind.DELEGATION, ChannelKind.CAUCUS) and len(about.parties) == 1:
            return line.kind, self.party(about.parties[0])
        return line.kind, about.title

    def _own(self, names: tuple[OwnName, ...]) -> str | None:
        """The name the viewer's own side uses, in their language where there is one."""
        own = [name for name in names if self.side is not None and name.by == self.side]
        spoken = [name for name in own if name.language == self.language]
        unmarked = [name for name in own if name.language is None]
        return next((name.name for name in (*spoken, *unmarked)), None)


def _rules(line: Line) -> Iterator[Rule]:
    """The rules that a channel decides by: its own, and those of bodies outside."""
    yield line.standing.rule
    yield from (outside.rule for outside in line.standing.ratifications.values())
