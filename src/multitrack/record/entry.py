"""A line of the record, and the chain it stands in.

The words of an entry, and the names of persons, can be erased later; its codes, stances and verdicts cannot,
so that the fold still runs. The chain therefore runs over a salted commitment to the words, and over
everything else as it is: ``hash = SHA-256(kept, commitment)`` with ``commitment = SHA-256(salt, words)``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from multitrack.model.channel import ChannelId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.rule import Verdict
from multitrack.record.act import Act

TIME = PersonId("")
"""The author of what falls due: nobody; a term had run out."""
OPERATOR = PersonId("operator")
"""The author of what whoever runs the talks declares: no seat, and nobody who signs in."""
START = "0" * 64
"""What the first entry of a channel names as the hash of the one before it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a channel at some moment: its number and its hash (0 and zeros before the first)."""

    channel: ChannelId
    number: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of one channel: who did what, for whom, with what verdict, standing on what was known.

    ``heads`` are the heads of the channel's grounds as they were when the act was judged; with them, who hears
    the entry is settled for good.
    """

    channel: ChannelId
    number: int
    time: datetime
    author: PersonId
    act: Act
    previous: str
    heads: tuple[Head, ...] = ()
    on_behalf_of: PartyId | None = None
    from_paper: str = ""
    verdict: Verdict | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as the journal keeps it: the kept part and the words as canonical JSON, sealed.

    ``words`` and ``salt`` are absent once they are erased.
    """

    channel: ChannelId
    number: int
    kept: str
    commitment: str
    hash: str
    words: str | None
    salt: str | None


def commit(salt: str, words: str) -> str:
    """The commitment to some words under a salt (both as text)."""
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def seal(kept: str, commitment: str) -> str:
    """The hash of an entry: over all that is kept, and the commitment to its words."""
    return hashlib.sha256(f"{commitment}\n{kept}".encode()).hexdigest()
