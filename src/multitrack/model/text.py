"""The wording: paragraphs with stable ids whose brackets hold what is not yet agreed.

Words carry a bracket as ``{bracket-id}``. A bracket is decided by one issue or by several together (a table
over their options), or by none: then it is wording only, counts no packages, and must be lifted before the
text is final. A bracket inside an alternative exists only where that alternative is chosen; elsewhere its
issue does not arise. A package with nothing open is a clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NewType

from multitrack.model.issue import Condition, Issue, IssueId, OptionId
from multitrack.model.package import Package

ParagraphId = NewType("ParagraphId", str)
"""The stable id of a paragraph: never its position."""
BracketId = NewType("BracketId", str)
"""The id of a bracket, as it stands between braces in the words."""

_PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the draft; ``{...}`` in its words marks the place of a bracket."""

    id: ParagraphId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What a bracket takes where ``options`` (one per deciding issue, in their order) are chosen."""

    words: str
    options: tuple[OptionId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """A disputed span: ``decided_by`` names the issues that decide it, none for wording only."""

    id: BracketId
    alternatives: tuple[Alternative, ...]
    decided_by: tuple[IssueId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The single negotiating text."""

    paragraphs: tuple[Paragraph, ...] = ()
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words; ``open_on`` names the issues it waits for (with what it could say), else it is settled."""

    words: str
    open_on: tuple[IssueId, ...] = ()
    alternatives: tuple[str, ...] = ()
    bracket: BracketId | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as one package leaves it."""

    paragraph: ParagraphId
    spans: tuple[Span, ...]

    @property
    def clean(self) -> bool:
        """Whether no bracket is left in it."""
        return all(span.bracket is None for span in self.spans)

    @property
    def words(self) -> str:
        """The paragraph as it reads, open brackets in square ones."""
        return "".join(
            span.words if span.bracket is None else "".join(f"[{words}]" for words in span.alternatives)
            for span in self.spans
        )


def places(words: str) -> tuple[BracketId, ...]:
    """The brackets that stand in some words, in their order."""
    return tuple(BracketId(name) for name in _PLACE.findall(words))


def bracket_table(draft: Draft, issues: tuple[Issue, ...]) -> dict[BracketId, Bracket]:
    """Every bracket of the draft: those it declares, and one per issue whose code stands in the words.

    An issue's own bracket takes the wording of the option chosen.
    """
    table = {bracket.id: bracket for bracket in draft.brackets}
    for issue in issues:
        own = tuple(Alternative(words=option.words, options=(option.id,)) for option in issue.options)
        table.setdefault(
            BracketId(issue.id),
            Bracket(id=BracketId(issue.id), decided_by=(issue.id,), alternatives=own),
        )
    return table


def write_out(
    draft: Draft,
    issues: tuple[Issue, ...],
    package: Package,
    lifted: Mapping[BracketId, str] = MappingProxyType({}),
) -> tuple[Line, ...]:
    """The text as a package leaves it: clean where all is chosen, bracketed where something is open.

    ``lifted``: the words that brackets of mere wording were lifted to. Without a draft the text is one
    paragraph per issue that the package settles or leaves open.
    """
    table = bracket_table(draft, issues)
    paragraphs = draft.paragraphs or tuple(
        Paragraph(id=ParagraphId(issue.id), words=f"{issue.title}: {{{issue.id}}}") for issue in issues
    )
    return tuple(Line(p.id, tuple(_spans(p.words, table, package, lifted))) for p in paragraphs)


def _spans(
    words: str, table: Mapping[BracketId, Bracket], package: Package, lifted: Mapping[BracketId, str]
) -> Iterator[Span]:
    """The runs of some words, with every decided bracket replaced by what it takes."""
    for position, piece in enumerate(_PLACE.split(words)):
        place = BracketId(piece)
        if position % 2 == 0:
            if piece:
                yield Span(piece)
        elif place in lifted:
            yield Span(lifted[place])
        elif (bracket := table.get(place)) is None:
            yield Span(f"{{{piece}}}")
        else:
            chosen = tuple(package.on(issue) for issue in bracket.decided_by)
            taken = next((a for a in bracket.alternatives if a.options == chosen), None) if chosen else None
            if taken is not None:
                yield from _spans(taken.words, table, package, lifted)
            else:
                open_on = tuple(issue for issue in bracket.decided_by if package.on(issue) is None)
                yield Span("", open_on, tuple(a.words for a in bracket.alternatives), bracket.id)


def arising(draft: Draft, issues: tuple[Issue, ...]) -> dict[IssueId, tuple[tuple[Condition, ...], ...]]:
    """For each issue, the ways in which it arises: any one of them, all conditions of it; ``()`` is always.

    An issue arises where it says so itself (``arises_if``), else where a bracket that it decides stands in
    the text; an issue that decides no bracket of the draft arises always.
    """
    table = bracket_table(draft, issues)
    ways: dict[IssueId, list[tuple[Condition, ...]]] = {issue.id: [] for issue in issues}
    for paragraph in draft.paragraphs:
        for bracket, way in _reached(paragraph.words, table, ()):
            for issue in bracket.decided_by:
                ways.setdefault(issue, []).append(way)
    own = {issue.id: issue.arises_if for issue in issues}
    return {
        issue: (conditions,) if (conditions := own.get(issue, ())) else _simplest(found)
        for issue, found in ways.items()
    }


def _reached(
    words: str, table: Mapping[BracketId, Bracket], way: tuple[Condition, ...]
) -> Iterator[tuple[Bracket, tuple[Condition, ...]]]:
    """Every bracket met in some words, with the choices on the way to it; a bracket within itself is cut."""
    for place in places(words):
        bracket = table.get(place)
        if bracket is None:
            continue
        yield bracket, way
        for alternative in bracket.alternatives:
            steps = tuple(
                Condition(issue=issue, options=(option,))
                for issue, option in zip(bracket.decided_by, alternative.options, strict=False)
            )
            if not set(steps) <= set(way):
                yield from _reached(alternative.words, table, way + steps)


def _simplest(ways: list[tuple[Condition, ...]]) -> tuple[tuple[Condition, ...], ...]:
    """No condition at all as soon as one way has none; else each way once, in the order of the text."""
    if any(not way for way in ways):
        return ()
    return tuple(dict.fromkeys(ways))
