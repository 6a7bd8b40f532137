"""The codes of what acts bring into the world, the question a rule is judged on, and the versions of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from multitrack.model.issue import IssueId, OptionId

PackageId = NewType("PackageId", str)
"""The code of a proposed package."""
RatificationId = NewType("RatificationId", str)
"""The code of one ratification outside the room."""
RoundId = NewType("RoundId", str)
"""The code of a round."""
SittingId = NewType("SittingId", str)
"""The code of a sitting."""
RoomId = NewType("RoomId", str)
"""The code of a room with walls, in which one sitting can be at a time."""
InterpreterId = NewType("InterpreterId", str)
"""The code of an interpreter, or of a team of them, who can be in one sitting at a time."""
UndertakingId = NewType("UndertakingId", str)
"""The code of an undertaking that was given."""
ListId = NewType("ListId", str)
"""The code of a list: of one authority, under one name."""
ListingId = NewType("ListingId", str)
"""The code of an entry on a list."""
InputId = NewType("InputId", str)
"""The code of something that a consulted body put in."""

FOLD_VERSION = 1
"""The version of the fold that new channels are opened under; each opening entry names it."""
RULES_VERSION = 2
"""The version of the rules of procedure that new channels are opened under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a body is asked to decide: an option on an issue, a package, or (in a ratification) a package outside.

    Exactly one of ``option`` (with its issue), ``package`` and ``ratification`` is named.
    """

    issue: IssueId | None = None
    option: OptionId | None = None
    package: PackageId | None = None
    ratification: RatificationId | None = None
