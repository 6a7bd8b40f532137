"""The forms of rules: what a body needs to decide, written down as data and composed of one another.

Those of parties (consensus, consent, shares of seats) are judged on what each party says; those of persons
(votes, turnout, endorsements) on what was counted; two more on a clock and on the chair.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from multitrack.model.codes import AttemptId, ElectorateId, PartyId

Whole: TypeAlias = Literal["all members", "all entitled", "present", "those who spoke", "valid votes"]
"""Of what a share is one, from the widest to the narrowest.

All who have a seat, also where they withdrew or are suspended; those entitled to speak now; those of them in
the room; those who said yes, no or that they abstain; those who said yes or no.
"""


class EmptyRuleError(ValueError):
    """A rule was written that tests nothing; it would pass everything, or nothing ever."""


def _not_empty(parts: tuple[object, ...]) -> None:
    if not parts:
        raise EmptyRuleError("a rule needs something to test")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """No entitled party objects; silence is no objection."""

    kind: Literal["consensus"] = "consensus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanimity:
    """Every entitled party agrees; silence is not agreement."""

    kind: Literal["unanimity"] = "unanimity"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoObjection:
    """The silence procedure: so many hours pass, and no entitled party has objected.

    The rule says how long; whether the time has run out is said by the voices.
    """

    hours: int
    kind: Literal["no objection"] = "no objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentOf:
    """Each of these parties agrees: without its word nothing is decided."""

    parties: tuple[PartyId, ...]
    kind: Literal["consent of"] = "consent of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoVetoOf:
    """None of these parties objects: each can stop a decision, and its silence does not."""

    parties: tuple[PartyId, ...]
    kind: Literal["no veto of"] = "no veto of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOf:
    """At least so many entitled parties agree."""

    at_least: int
    kind: Literal["number of parties"] = "number of parties"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOfParties:
    """Those who agree are such a share of the parties, each counted as one."""

    of: Whole = "all entitled"
    at_least: Fraction | None = None
    more_than: Fraction | None = None
    kind: Literal["share of parties"] = "share of parties"


@dataclass(frozen=True, slots=True)
class Weight:
    """The seats or votes a party brings."""

    party: PartyId
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Those who agree hold such a share of seats, or of weights from outside the room.

    Exactly one of ``at_least`` and ``more_than`` is given; parties without a weight count 0. *All members*
    are here all who have a weight; ``total`` says what all seats come to where others hold the rest of them.
    """

    weights: tuple[Weight, ...]
    of: Whole = "all entitled"
    at_least: Fraction | None = None
    more_than: Fraction | None = None
    total: Fraction | None = None
    title: str | None = None
    kind: Literal["share"] = "share"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Parties that count together in a test of each community, with a threshold of its own.

    Its parties are named, each counted as one, or given with ``weights``; one of the two. Where no threshold
    is given, more than half must agree.
    """

    name: str
    parties: tuple[PartyId, ...] = ()
    weights: tuple[Weight, ...] = ()
    of: Whole = "all entitled"
    at_least: Fraction | None = None
    more_than: Fraction | None = None

    def __post_init__(self) -> None:
        """Refuse a community of nobody, or one told in two ways."""
        if bool(self.parties) == bool(self.weights):
            raise EmptyRuleError("a community has parties, or parties with their weights")

    @property
    def counts(self) -> dict[PartyId, Fraction]:
        """What each of its parties counts."""
        return dict.fromkeys(self.parties, Fraction(1)) | {each.party: each.weight for each in self.weights}


@dataclass(frozen=True, slots=True, kw_only=True)
class EachCommunity:
    """In every community, enough of its parties agree."""

    communities: tuple[Community, ...]
    kind: Literal["each community"] = "each community"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.communities)


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesIn:
    """In a body of persons, those in favour are such a share. ``members``: how many seats it has."""

    electorate: ElectorateId
    of: Whole = "valid votes"
    at_least: Fraction | None = None
    more_than: Fraction | None = None
    members: int | None = None
    title: str | None = None
    kind: Literal["votes"] = "votes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """In a body of persons, at least such a share of those entitled to vote takes part."""

    electorate: ElectorateId
    at_least: Fraction
    members: int | None = None
    title: str | None = None
    kind: Literal["turnout"] = "turnout"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many endorsements must come from one body of persons."""

    electorate: ElectorateId
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsements:
    """So many persons put their names to it: from each body its quota, and ``at_least`` in all where given."""

    quotas: tuple[Quota, ...] = ()
    at_least: int | None = None
    kind: Literal["endorsements"] = "endorsements"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        if self.at_least is None:
            _not_empty(self.quotas)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairFinds:
    """The chair judges that there is enough agreement, and says why. ``on``: what the chair is to judge."""

    on: str | None = None
    kind: Literal["chair's judgement"] = "chair's judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every sub-test passes. A rule without sub-tests is an error, not a rule that always passes."""

    rules: tuple[Rule, ...]
    kind: Literal["all of"] = "all of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one sub-test passes. A rule without sub-tests is an error."""

    rules: tuple[Rule, ...]
    kind: Literal["any of"] = "any of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.rules)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt of a cascade: what it is called, and its rule."""

    id: AttemptId
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOf:
    """A cascade: one attempt after another, and the first that passes decides.

    Each attempt may be held at another time, and is then judged on voices of its own.
    """

    attempts: tuple[Attempt, ...]
    kind: Literal["first of"] = "first of"

    def __post_init__(self) -> None:
        """Refuse the empty rule."""
        _not_empty(self.attempts)


Rule = (
    Consensus
    | Unanimity
    | NoObjection
    | ConsentOf
    | NoVetoOf
    | NumberOf
    | ShareOfParties
    | Share
    | EachCommunity
    | VotesIn
    | Turnout
    | Endorsements
    | ChairFinds
    | AllOf
    | AnyOf
    | FirstOf
)
"""How a body decides."""
