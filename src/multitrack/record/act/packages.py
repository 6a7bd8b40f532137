"""What is done on the whole: packages proposed, assented to and adopted, ratified outside, harvested early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from multitrack.model.issue import Condition, IssueId
from multitrack.model.package import Package, Requires
from multitrack.model.party import PartyId
from multitrack.model.rule import Rule
from multitrack.model.text import BracketId
from multitrack.record.act.codes import PackageId, RatificationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposePackage:
    """Put one settlement over all tracks before the plenary; open issues stay open in it.

    ``conditions`` are its own linkage, beside that of the talks ("A3 only if C1").
    """

    id: PackageId
    title: str
    package: Package
    conditions: tuple[Requires, ...] = ()
    kind: Literal["propose package"] = "propose package"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPackage:
    """Take a proposed package back."""

    package: PackageId
    reason: str = ""
    kind: Literal["withdraw package"] = "withdraw package"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assent:
    """A party agrees to a proposed package.

    ``ad_referendum``: if its capital confirms. ``only_if``: as long as what the tracks reported holds all of
    these; where it does not, the assent is not counted.
    """

    party: PartyId
    package: PackageId
    ad_referendum: bool = False
    only_if: tuple[Condition, ...] = ()
    kind: Literal["assent"] = "assent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """A party objects to a proposed package, and may say why."""

    party: PartyId
    package: PackageId
    reason: str = ""
    kind: Literal["object"] = "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt:
    """Declare a package adopted; the plenary's rule and the linkage decide whether it is."""

    package: PackageId
    kind: Literal["adopt"] = "adopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftBracket:
    """Settle a bracket that is wording only: the words that stand in its place from now on."""

    bracket: BracketId
    words: str
    kind: Literal["lift bracket"] = "lift bracket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """Apply early what was reported on some issues, before the whole is agreed, where the linkage allows it."""

    issues: tuple[IssueId, ...]
    words: str = ""
    kind: Literal["harvest"] = "harvest"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutToRatification:
    """Put an adopted package before a body outside the room, under that body's own rule."""

    id: RatificationId
    package: PackageId
    body: str
    rule: Rule
    until: datetime | None = None
    kind: Literal["put to ratification"] = "put to ratification"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRatification:
    """Close a ratification: the verdict says whether the body ratified the package."""

    ratification: RatificationId
    kind: Literal["close ratification"] = "close ratification"


PackageAct = (
    ProposePackage
    | WithdrawPackage
    | Assent
    | Object
    | Adopt
    | LiftBracket
    | Harvest
    | PutToRatification
    | CloseRatification
)
"""What is done on the whole."""
