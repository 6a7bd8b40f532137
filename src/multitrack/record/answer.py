"""What the floor answers to a request: entries, a refusal with its clause, or what changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from multitrack.model.channel import ChannelId
from multitrack.model.rule import Verdict
from multitrack.record.act import Act, Request
from multitrack.record.entry import Entry
from multitrack.record.procedure import PROCEDURE, Clause


@dataclass(frozen=True, slots=True)
class Named:
    """A party or an issue in a sentence: its code, so that each reader sees their own name for it."""

    kind: Literal["party", "issue"]
    code: str
    words: str

    def __str__(self) -> str:
        """The neutral name."""
        return self.words


Told = str | Named | tuple[str | Named, ...]
"""What may stand in a place of a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with places for names, so that it can be said in any language: ``{party}`` and a value."""

    template: str
    values: tuple[tuple[str, Told], ...] = ()

    def __str__(self) -> str:
        """The sentence in English, with the neutral names."""
        return self.template.format(**{place: _joined(value) for place, value in self.values})


def _joined(value: Told) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def phrase(template: str, **values: Told) -> Phrase:
    """A phrase from its template and the names that stand in it."""
    return Phrase(template, tuple(values.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inscription:
    """What an accepted act writes on one channel, not yet numbered and sealed."""

    channel: ChannelId
    act: Act
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A normal "no": under which clause, why, and what would make it possible."""

    clause: Clause
    why: Phrase
    instead: Phrase
    verdict: Verdict | None = None


def refuse(act: Act, why: Phrase, instead: Phrase, verdict: Verdict | None = None) -> Refused:
    """The refusal of an act under its clause."""
    return Refused(clause=PROCEDURE[act.kind], why=why, instead=instead, verdict=verdict)


def not_met(act: Act, verdict: Verdict, why: Phrase, instead: Phrase) -> Refused:
    """The refusal of an act whose rule is not met: the parties it waits for, or that it waits for none of them."""
    if verdict.blocked_by:
        return refuse(act, why, instead, verdict)
    return refuse(
        act,
        phrase("The rule is not met, and no party holds it up: its tests say what is lacking."),
        phrase(
            "What the rule asks for beyond the parties comes first: a vote, a time, what the chair finds."
        ),
        verdict,
    )


def written(request: Request) -> tuple[Inscription, ...]:
    """The act as it is, on its own channel."""
    return (Inscription(channel=request.channel, act=request.act),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The channel moved on since the writer looked, on the very thing the act is about: what was written."""

    since: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The act was done; these entries were written, on one channel each."""

    entries: tuple[Entry, ...]


Judgement = tuple[Inscription, ...] | Refused
"""What an act writes, or why it may not be done."""

Answer = Accepted | Refused | Changed
"""What the floor answers."""
