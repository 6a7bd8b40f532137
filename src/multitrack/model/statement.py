"""Attributed words: who said what, in what office, to whom, where it is to be read, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

StatementId = NewType("StatementId", str)
"""The code of a statement in the register."""


class Form(StrEnum):
    """Whose words they are: the speaker's own, a report of them, or the outlet's own wording."""

    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"
    OUTLET = "outlet's own wording"


class Checked(StrEnum):
    """How far the team has checked a statement: read at its source, contradicted by another, or not checked."""

    READ = "read"
    CONFLICTING = "conflicting"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Attributed words, kept beside rival accounts and never overwritten."""

    id: StatementId
    speaker: str
    words: str
    on: date | None = None
    office: str | None = None
    on_behalf_of: str | None = None
    to: str | None = None
    outlet: str | None = None
    place: str | None = None
    language: str | None = None
    form: Form = Form.PARAPHRASE
    public: bool = True
    recorder: str | None = None
    link: str | None = None
    checked: Checked = Checked.UNVERIFIED
    supersedes: tuple[StatementId, ...] = ()
    contradicts: tuple[StatementId, ...] = ()
    channel: str | None = None
