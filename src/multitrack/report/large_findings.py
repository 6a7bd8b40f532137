"""What could be agreed where packages are too many to go through, as a page: each number exact, or between two."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Acceptance, Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.large import LargeZone
from multitrack.analysis.large_counts import Number
from multitrack.analysis.solution import Concept, Solution
from multitrack.model.talks import Talks
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.findings import (
    ON_THE_FRONTIER,
    accepted_and_without,
    by_number,
    not_known_here,
    title,
    to_all,
)
from multitrack.report.package_in_words import MEANING
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import ACCEPTANCE, number
from multitrack.report.saying import Sentence, Words, all_of, count, say, sentences
from multitrack.report.solutions_in_words import solutions_in_words
from multitrack.report.too_large_in_words import instead_of_all

_CALLED = {
    Concept.NASH: say("the largest product of gains"),
    Concept.LEXIMIN: say("the largest smallest gain"),
    Concept.UTILITARIAN: say("the largest sum"),
    Concept.KALAI_SMORODINSKY: say("Kalai-Smorodinsky"),
    Concept.EGALITARIAN: say("the largest smallest gain with every tie"),
    Concept.EQUAL_LOSS: say("the smallest largest loss"),
}
"""What could not be told, where it is too much."""


def large_zone_in_words(
    talks: Talks, zone: LargeZone, refusal: TooLarge, further: tuple[Block, ...] = ()
) -> Page:
    """What could be agreed in talks that are too large to go through; what further is told of it."""
    found = tuple(each for each in zone.solutions.values() if isinstance(each, Solution))
    return (
        Heading(title(talks), 1),
        Paragraph(_packages(talks, zone)),
        *((Paragraph(_STOPPED),) if zone.stopped else ()),
        *(_counted(talks, zone) if zone.acceptable_to_all is not None else _by_stances(talks, zone)),
        *solutions_in_words(talks, found),
        *_not_told(zone),
        *further,
        *_instead(talks, refusal),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, zone.basis), BY_FOLDING, _how_sure(zone)))),
    )


_STOPPED = say(
    "It was stopped before everything was told. What stands here holds; more could be told with more time."
)


def in_words(found: Number) -> Sentence:
    """A number, or the two between which it lies."""
    if found.exact:
        return say("{n}", n=found.low)
    return say("between {low} and {high}", low=found.low, high=found.high)


def packages(found: Number) -> Sentence:
    """So many packages, or between two numbers of them."""
    if found.exact:
        return count("{n} package", "{n} packages", found.low)
    return say("between {low} and {high} packages", low=found.low, high=found.high)


def _packages(talks: Talks, zone: LargeZone) -> Words:
    written = packages(zone.packages)
    if zone.packages.exact and zone.respecting_linkage == zone.packages:
        told = say(
            "{packages} can be written; all of them keep to what stands or falls together.", packages=written
        )
    else:
        told = say(
            "{packages} can be written; {kept} of them keep to what stands or falls together, and only these are counted.",
            packages=written,
            kept=in_words(zone.respecting_linkage),
        )
    return sentences((told, *accepted_and_without(talks, zone.without_options)))


def _counted(talks: Talks, zone: LargeZone) -> Iterator[Block]:
    """The zone where every mandate is known."""
    assert zone.acceptable_to_all is not None
    assert zone.acceptable_under_rule is not None
    lines: list[tuple[Words, Words]] = [
        (in_words(zone.acceptable_to_all), to_all(talks)),
        (in_words(zone.acceptable_under_rule), say("acceptable under the rule")),
    ]
    if isinstance(zone.frontier, Frontier):
        lines.append((f"{zone.frontier.size:,}", _on_the_frontier(zone.frontier)))
    yield Table((say("Packages"), say("that are")), tuple(lines), numbers=(0,))
    yield from by_number(zone.by_acceptors)


def _on_the_frontier(found: Frontier) -> Sentence:
    if found.status is Status.EXACT:
        return ON_THE_FRONTIER
    return say(
        "near the frontier: every package there is has one among these that is worth to each party at most {within} less",
        within=number(found.within),
    )


def _by_stances(talks: Talks, zone: LargeZone) -> Iterator[Block]:
    """What stances tell where a mandate is missing."""
    yield Paragraph(not_known_here(talks, zone.not_known_of))
    yield Table(
        (say("Packages"), say("acceptable"), say("that is")),
        tuple(
            (in_words(zone.counts[each]), ACCEPTANCE[each], MEANING[each])
            for each in (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT)
        ),
        numbers=(0,),
    )


def _not_told(zone: LargeZone) -> Iterator[Block]:
    """What was too much to tell."""
    missing = [_CALLED[c] for c, each in zone.solutions.items() if isinstance(each, TooLarge)]
    if isinstance(zone.frontier, TooLarge):
        missing.insert(0, say("the frontier"))
    if missing:
        told = all_of(missing)
        yield Paragraph(
            say("Not told, for it would take too much time: {answers}.", answers=told)
            if zone.stopped
            else say("Not told, for it would take too much: {answers}.", answers=told)
        )


def _instead(talks: Talks, refusal: TooLarge) -> Iterator[Block]:
    points = instead_of_all(talks, refusal)
    if points:
        yield Heading(say("What only going through all packages can tell"))
        yield Paragraph(
            say(
                "Who stands in the way, which options are left, and what to ask next is told where there are at most "
                "{limit} packages.",
                limit=refusal.limit,
            )
        )
        yield Points(points)


def _how_sure(zone: LargeZone) -> Sentence:
    if zone.status is not Status.BOUNDED:
        return say("Every number here is exact.")
    return say(
        'A number that is not known exactly is told by the two between which it lies, or with "at most".'
    )
