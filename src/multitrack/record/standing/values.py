"""What a channel holds of each thing that was done on it: frozen values, each with when and by which entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from multitrack.model.channel import ChannelId
from multitrack.model.codes import AttemptId
from multitrack.model.contact import Contact, SideId
from multitrack.model.issue import Condition, IssueId, Option, OptionId, Undertaking
from multitrack.model.package import Package, Requires
from multitrack.model.party import PartyId, PersonId, PowerId
from multitrack.model.position import Position
from multitrack.model.rule import Ballot, ChairFinding, Endorsed, Rule, Verdict, Voice
from multitrack.model.statement import Statement
from multitrack.record import act as acts

OptionKey = tuple[IssueId, OptionId]
"""An option, named by its issue and itself."""
PositionKey = tuple[PartyId, IssueId, OptionId]
"""A stance, named by whose it is and on what."""
ReservationKey = tuple[PartyId, acts.Question]
"""A reservation, named by whose it is and on what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """An option as the channel holds it: by whom and when it last changed; a withdrawn one stays known."""

    option: Option
    by: PersonId
    on_behalf_of: PartyId | None
    time: datetime
    number: int
    withdrawn: bool = False
    amended: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A position as the channel holds it: by whom it was written, when, and with what words.

    ``awaits_capital``: accepted ad referendum and not confirmed yet; not counted as agreement.
    """

    position: Position
    by: PersonId
    time: datetime
    number: int
    words: str = ""
    awaits_capital: bool = False

    @property
    def rank(self) -> tuple[bool, datetime]:
        """What goes before what: the party's own word before any reading of it; of the same sort, the later."""
        return not self.position.reading, self.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An issue settled ad referendum, or reported: on which option, since when, by which entry."""

    option: OptionId
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A package before the plenary: who assents, who objects and why, and whether it was adopted.

    ``awaits_capital``: who assented ad referendum and is not confirmed yet. ``only_if``: the conditions under
    which a party's assent counts.
    """

    id: acts.PackageId
    title: str
    package: Package
    by: PersonId
    time: datetime
    number: int
    on_behalf_of: PartyId | None = None
    assents: Mapping[PartyId, datetime]
    objections: Mapping[PartyId, str]
    conditions: tuple[Requires, ...] = ()
    awaits_capital: frozenset[PartyId] = frozenset()
    only_if: tuple[tuple[PartyId, tuple[Condition, ...]], ...] = ()
    adopted: datetime | None = None
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A seat held from one entry on, until another where it has ended; ``sitting``: for that one only."""

    seat: acts.Seat
    start: int
    end: int | None = None
    sitting: acts.SittingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A party speaks through another, since when, until when."""

    to: PartyId
    time: datetime
    number: int
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedOut:
    """A party is out of the room: since when, why."""

    time: datetime
    number: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An issue is parked, or handed to a third body (``handed_to``): since when, until when, why."""

    time: datetime
    number: int
    until: datetime | None = None
    handed_to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fated:
    """What became of an issue on which nothing was agreed, with the option texts left on the table then."""

    fate: acts.Fate
    time: datetime
    number: int
    left: tuple[Option, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LapsedReport:
    """A reported result that no longer stands, since what it was linked to fell."""

    option: OptionId
    because_of: IssueId
    linkage: int
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A party's reservation: its words, and since when."""

    words: str
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A question under silence: by whom it was put, since when, until when, and whether the time is up."""

    by: PersonId
    since: datetime
    until: datetime
    number: int
    is_up: bool = False


@dataclass(frozen=True, slots=True)
class BrokenSilence:
    """A silence that did not hold: when it was broken, and by which party's objection.

    Where no party is named, the words changed or the issue was opened again.
    """

    silence: Silence
    time: datetime
    by: PartyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was counted and found on one question in one attempt (or in none)."""

    ballots: tuple[Ballot, ...] = ()
    endorsements: tuple[Endorsed, ...] = ()
    chair: ChairFinding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Everything beyond the stances of the parties that a question is judged on.

    ``tallies``: what was counted in each attempt of a cascade, or in none; ``groups``: what each group of a composite
    delegation said inside it; ``broken``: the last silence that did not hold.
    """

    tallies: tuple[tuple[AttemptId | None, Tally], ...] = ()
    abstained: frozenset[PartyId] = frozenset()
    groups: tuple[tuple[PartyId, Voice], ...] = ()
    silence: Silence | None = None
    broken: BrokenSilence | None = None

    def tally(self, attempt: AttemptId | None) -> Tally:
        """What was counted in one attempt, or in none."""
        return next((tally for at, tally in self.tallies if at == attempt), Tally())


class SittingState(StrEnum):
    """Where a sitting stands."""

    CALLED = "called"
    BEGUN = "begun"
    ADJOURNED = "adjourned"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingHeld:
    """A sitting: as it was called, where it stands, and the spans of time in which it really sat."""

    called: acts.Called
    state: SittingState
    number: int
    sat: tuple[tuple[datetime, datetime | None], ...] = ()
    adjourned_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundHeld:
    """A round: from when, until when it is meant to last, when it ended and what became of the rest."""

    title: str
    opened: datetime
    number: int
    until: datetime | None = None
    closed: datetime | None = None
    fate: acts.Fate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An ask: of whom, by whom, by when, and how it was answered; ``withdrawn`` where it was taken back.

    ``by_side``: the party, the power or the team that the asker sat for; ``by`` is nobody where the file tells of
    the ask. ``known_to``: the channel that was told that it was asked.
    """

    words: str
    by: PersonId
    on_behalf_of: PartyId | None
    of_party: PartyId | None
    of_power: PowerId | None
    due: str | None
    time: datetime
    number: int
    answer: acts.AnswerTo | None = None
    answer_words: str = ""
    answered: datetime | None = None
    withdrawn: datetime | None = None
    by_side: SideId | None = None
    issue: IssueId | None = None
    option: OptionId | None = None
    known_to: ChannelId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A contact as the channel holds it: by whom it was noted (nobody: the file tells of it), and where it is known too.

    ``elsewhere``: it was noted on another channel, and this one was told of the bare fact.
    """

    contact: Contact
    by: PersonId
    number: int
    known_to: ChannelId | None = None
    elsewhere: bool = False
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement of the register: by whom and when it was entered; ``withdrawn`` where it was taken out.

    ``by`` is nobody where the file brought it.
    """

    statement: Statement
    by: PersonId
    time: datetime
    number: int
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What a statement was confirmed to say of an option: by whom and when."""

    position: Position
    by: PersonId
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An undertaking that was given: by whom, whether it is reported done, and what its verifier found."""

    party: PartyId | None
    undertaking: Undertaking
    by: PersonId
    time: datetime
    number: int
    done: datetime | None = None
    found: bool | None = None
    verified: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That an entry was corrected by its author: when, and by which entry, where the right words stand.

    A standing tells whoever joins where things are, not what was said before: the words stay in the entries.
    """

    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedTo:
    """That an entry of this channel was released to another: to which, when, and by which entry of this one."""

    to: ChannelId
    time: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fading:
    """Entries in a row whose words the channel will not keep: said on which day, in which sitting if in one."""

    day: date
    sitting: acts.SittingId | None
    first: int
    last: int

    @property
    def numbers(self) -> range:
        """The numbers of these entries."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatificationHeld:
    """An adopted package before a body outside: its rule, until when, and the verdict when it was closed."""

    package: acts.PackageId
    body: str
    rule: Rule
    time: datetime
    number: int
    until: datetime | None = None
    closed: datetime | None = None
    verdict: Verdict | None = None
