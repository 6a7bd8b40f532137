"""What a rule is judged on: who may speak, who agrees or objects, what was counted, and what the chair found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from multitrack.model.codes import AttemptId, ElectorateId, PartyId
from multitrack.model.rule.forms import Whole


class ImpossibleCountError(ValueError):
    """A count was given that no vote can have, such as more votes than people present."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A vote as it was counted in a body of persons.

    ``entitled``: how many could vote (its members but for vacancies and suspensions); ``present``: how many
    were in the room, voting or not. Each is nothing where nobody counted it.
    """

    electorate: ElectorateId
    in_favour: int
    against: int = 0
    abstaining: int = 0
    invalid: int = 0
    entitled: int | None = None
    present: int | None = None

    def __post_init__(self) -> None:
        """Refuse counts below nought, and more votes than people."""
        people = [each for each in (self.present, self.entitled) if each is not None]
        rising = [0, self.taking_part, *people]
        votes = (self.in_favour, self.against, self.abstaining, self.invalid)
        if min(votes) < 0 or rising != sorted(rising):
            raise ImpossibleCountError(f"{self.electorate}: {votes} of {people}")

    @property
    def valid(self) -> int:
        """Those who voted yes or no."""
        return self.in_favour + self.against

    @property
    def spoke(self) -> int:
        """Those who voted yes or no or abstained."""
        return self.valid + self.abstaining

    @property
    def taking_part(self) -> int:
        """Those who handed in a vote, valid or not."""
        return self.spoke + self.invalid


@dataclass(frozen=True, slots=True)
class Endorsed:
    """How many persons of one body put their names to a proposal."""

    electorate: ElectorateId
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairFinding:
    """What the chair found on a proposal: enough agreement or not, and why."""

    by: str
    sufficient: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who may speak on a proposal, who agrees, objects or abstains (the others are silent); and what was counted.

    ``withdrawn``: parties with a seat that may not speak now; ``absent``: entitled ones not in the room.
    ``time_is_up``: whether the time for objections has run out. ``attempts``: the voices of the attempts of a
    cascade that were held apart. ``granted``: a vote not yet counted, a clock still running and a chair who has
    not yet spoken are taken to turn out well; for asking what the parties alone can still reach.
    """

    entitled: frozenset[PartyId]
    agree: frozenset[PartyId]
    object_: frozenset[PartyId] = frozenset()
    abstain: frozenset[PartyId] = frozenset()
    absent: frozenset[PartyId] = frozenset()
    withdrawn: frozenset[PartyId] = frozenset()
    ballots: tuple[Ballot, ...] = ()
    endorsements: tuple[Endorsed, ...] | None = None
    chair: ChairFinding | None = None
    time_is_up: bool = False
    attempts: tuple[tuple[AttemptId, Voices], ...] = ()
    granted: bool = False

    @classmethod
    def of(
        cls,
        entitled: Iterable[PartyId],
        agree: Iterable[PartyId] = (),
        object_: Iterable[PartyId] = (),
        *,
        abstain: Iterable[PartyId] = (),
        absent: Iterable[PartyId] = (),
        withdrawn: Iterable[PartyId] = (),
        ballots: Iterable[Ballot] = (),
        endorsements: Iterable[Endorsed] | None = None,
        chair: ChairFinding | None = None,
        time_is_up: bool = False,
        attempts: Iterable[tuple[AttemptId, Voices]] = (),
        granted: bool = False,
    ) -> Voices:
        """Voices among the entitled only, each party with one voice.

        Whoever may not speak is not counted; an objection outweighs the same party's agreement, and either
        its abstention; who speaks is not absent.
        """
        may = frozenset(entitled)
        against = frozenset(object_) & may
        for_ = (frozenset(agree) & may) - against
        neither = (frozenset(abstain) & may) - against - for_
        return cls(
            entitled=may,
            agree=for_,
            object_=against,
            abstain=neither,
            absent=(frozenset(absent) & may) - against - for_ - neither,
            withdrawn=frozenset(withdrawn) - may,
            ballots=tuple(ballots),
            endorsements=None if endorsements is None else tuple(endorsements),
            chair=chair,
            time_is_up=time_is_up,
            attempts=tuple(attempts),
            granted=granted,
        )

    def counted(self, of: Whole, members: frozenset[PartyId]) -> frozenset[PartyId]:
        """The parties that make up the whole, where ``members`` are all who have a seat."""
        match of:
            case "all members":
                return members
            case "all entitled":
                return self.entitled
            case "present":
                return self.entitled - self.absent
            case "those who spoke":
                return self.agree | self.object_ | self.abstain
            case "valid votes":
                return self.agree | self.object_

    def ballot(self, electorate: ElectorateId) -> Ballot | None:
        """The vote counted in a body of persons, the last where there are several."""
        return next((each for each in reversed(self.ballots) if each.electorate == electorate), None)

    def endorsing(self, electorate: ElectorateId | None = None) -> int:
        """How many endorse, of one body or of all."""
        named = self.endorsements or ()
        return sum(each.by for each in named if electorate in (None, each.electorate))

    def at(self, attempt: AttemptId) -> Voices:
        """The voices of one attempt: its own where it was held apart, else these."""
        own = next((voices for name, voices in reversed(self.attempts) if name == attempt), self)
        return replace(own, granted=self.granted)
