"""The register of statements: words entered with who said them, held to say something of an option, or taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from multitrack.model.position import Position
from multitrack.model.statement import Statement, StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStatement:
    """Enter attributed words in the register of this channel."""

    statement: Statement
    kind: Literal["note statement"] = "note statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatement:
    """Confirm what a statement of this channel says of an option; a position that rests on it follows.

    Where ``position`` is a reading it is an inference, and nobody's word. Nothing further follows where something
    later was said on the option, or a reading meets the party's own word: then the link alone is kept.
    """

    statement: StatementId
    position: Position
    words: str = ""
    kind: Literal["link statement"] = "link statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawStatement:
    """Take a statement out of the register; a position that rests on it alone no longer stands."""

    statement: StatementId
    reason: str = ""
    kind: Literal["withdraw statement"] = "withdraw statement"


StatementAct = NoteStatement | LinkStatement | WithdrawStatement
"""What is done with the register."""
