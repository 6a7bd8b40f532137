"""What a rule asks for beyond the stances of the parties: time that runs out, votes counted, names given, the chair's finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from multitrack.model.codes import AttemptId
from multitrack.model.party import PartyId
from multitrack.model.rule import Ballot, Endorsed, Voice
from multitrack.record.act.codes import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class PutUnderSilence:
    """Put a question under silence: if no party objects until the moment named, it is decided by the rule."""

    on: Question
    until: datetime
    kind: Literal["put under silence"] = "put under silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeIsUp:
    """The time of a question under silence has run out; the verdict says what follows. Stamped with that moment."""

    on: Question
    kind: Literal["time is up"] = "time is up"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountVotes:
    """Note a vote as it was counted in a body of persons, on a question or a ratification, in one attempt of a cascade."""

    on: Question
    ballot: Ballot
    attempt: AttemptId | None = None
    kind: Literal["count votes"] = "count votes"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountEndorsements:
    """Note how many persons of a body put their names to a question."""

    on: Question
    endorsed: Endorsed
    attempt: AttemptId | None = None
    kind: Literal["count endorsements"] = "count endorsements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The chair finds that there is, or is not, enough agreement on a question, and says why."""

    on: Question
    sufficient: bool
    reason: str
    attempt: AttemptId | None = None
    kind: Literal["find"] = "find"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWord:
    """A group of a composite delegation says inside it what it holds of an option; silent: it takes its word back.

    What the party says by its inner rule stands as the verdict; at the table the party speaks for itself.
    """

    group: PartyId
    on: Question
    says: Voice
    kind: Literal["group word"] = "group word"


CountAct = PutUnderSilence | TimeIsUp | CountVotes | CountEndorsements | Find | GroupWord
"""What is counted and found on a question."""
