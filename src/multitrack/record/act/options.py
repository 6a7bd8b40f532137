"""What is done on one issue: options tabled and amended, stances taken, results settled, reported and lapsed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position
from multitrack.model.track import TrackId
from multitrack.record.act.codes import Question


class Fate(StrEnum):
    """What becomes of text on which nothing was agreed when a round or the talks end."""

    LAPSE = "lapse"
    FORWARD = "forward"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOption:
    """Put one possible settlement of an issue before the body."""

    issue: IssueId
    option: Option
    kind: Literal["table option"] = "table option"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendOption:
    """Replace an option's words; stances taken on the old words lapse."""

    issue: IssueId
    option: Option
    kind: Literal["amend option"] = "amend option"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawOption:
    """Take an option off the table."""

    issue: IssueId
    option: OptionId
    reason: str = ""
    kind: Literal["withdraw option"] = "withdraw option"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePosition:
    """A party says how it holds itself towards an option.

    ``ad_referendum``: it bears the option if its capital confirms; until :class:`Confirm` its word is not
    counted as agreement. ``brings`` carries the option in full where the channel does not hold it yet.
    """

    position: Position
    words: str = ""
    brings: Option | None = None
    ad_referendum: bool = False
    kind: Literal["take position"] = "take position"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReading:
    """Note, in one's own channel, how another party is read: an inference, never that party's word."""

    position: Position
    words: str = ""
    brings: Option | None = None
    kind: Literal["note reading"] = "note reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPosition:
    """A party takes its stance on an option back; it is silent again."""

    party: PartyId
    issue: IssueId
    option: OptionId
    reason: str = ""
    kind: Literal["withdraw position"] = "withdraw position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """A party reserves its position on what was settled or proposed: noted beside it, and no objection."""

    party: PartyId
    on: Question
    words: str
    kind: Literal["reserve"] = "reserve"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftReservation:
    """A party no longer reserves its position."""

    party: PartyId
    on: Question
    kind: Literal["lift reservation"] = "lift reservation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A party's capital confirms what its delegation accepted ad referendum."""

    party: PartyId
    on: Question
    words: str = ""
    kind: Literal["confirm"] = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstain:
    """A party says that it neither agrees nor objects."""

    party: PartyId
    on: Question
    kind: Literal["abstain"] = "abstain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Settle an issue on an option, ad referendum: provisional until the whole is adopted."""

    issue: IssueId
    option: OptionId
    kind: Literal["settle"] = "settle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Open a settled issue again; where it was reported, the plenary hears that the report is withdrawn."""

    issue: IssueId
    reason: str = ""
    kind: Literal["reopen"] = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One settled issue of a report, with the option in full."""

    issue: IssueId
    option: Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A work team reports what it has settled to the plenary; what it reported last is its result."""

    track: TrackId
    settled: tuple[Reported, ...] = ()
    words: str = ""
    kind: Literal["report"] = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawReport:
    """What a track had reported on an issue no longer stands."""

    track: TrackId
    issue: IssueId
    reason: str = ""
    kind: Literal["withdraw report"] = "withdraw report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """Say what becomes of an issue on which nothing was agreed: it lapses, goes forward in brackets, or to an annex.

    ``left``: the options on the table then, in full; the floor sees to it.
    """

    issue: IssueId
    fate: Fate
    reason: str = ""
    left: tuple[Option, ...] = ()
    kind: Literal["lapse"] = "lapse"


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseReport:
    """What a track had reported on an issue lapses, since what it was linked to no longer stands.

    ``because_of``: the issue whose result fell. ``linkage``: its place among the linkages of the talks, from 0.
    """

    issue: IssueId
    option: OptionId
    because_of: IssueId
    linkage: int
    kind: Literal["lapse report"] = "lapse report"


OptionAct = (
    TableOption
    | AmendOption
    | WithdrawOption
    | TakePosition
    | NoteReading
    | WithdrawPosition
    | Reserve
    | LiftReservation
    | Confirm
    | Abstain
    | Settle
    | Reopen
    | Report
    | WithdrawReport
    | Lapse
    | LapseReport
)
"""What is done on one issue."""
