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
from multitrack.report.deciding import beyond_in_words, rule_in_words
from multitrack.report.findings import by_number
from multitrack.report.package_in_words import MEANING
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import counted, issue_title, listed, number, party_names
from multitrack.report.saying import Sentence, Words, count, say
from multitrack.report.solutions_in_words import solutions_in_words
from multitrack.report.too_large_in_words import instead_of_all

_CALLED = {
    Concept.NASH: "the largest product of gains",
    Concept.LEXIMIN: "the largest smallest gain",
    Concept.UTILITARIAN: "the largest sum",
    Concept.KALAI_SMORODINSKY: "Kalai-Smorodinsky",
    Concept.EGALITARIAN: "the largest smallest gain with every tie",
    Concept.EQUAL_LOSS: "the smallest largest loss",
}
"""What could not be told, where it is too much."""


def large_zone_in_words(
    talks: Talks, zone: LargeZone, refusal: TooLarge, further: tuple[Block, ...] = ()
) -> Page:
    """What could be agreed in talks that are too large to go through; what further is told of it."""
    found = tuple(each for each in zone.solutions.values() if isinstance(each, Solution))
    return (
        Heading(f"{talks.title}: what could be agreed", 1),
        Paragraph(_packages(talks, zone)),
        *((Paragraph(_STOPPED),) if zone.stopped else ()),
        *(_counted(talks, zone) if zone.acceptable_to_all is not None else _by_stances(talks, zone)),
        *solutions_in_words(talks, found),
        *_not_told(zone),
        *further,
        *_instead(talks, refusal),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, zone.basis)} {BY_FOLDING} {_how_sure(zone)}"),
    )


_STOPPED = (
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


def _packages(talks: Talks, zone: LargeZone) -> str:
    written = (
        counted(zone.packages.low, "package")
        if zone.packages.exact
        else f"{in_words(zone.packages)} packages"
    )
    kept = (
        "all of them keep to what stands or falls together"
        if zone.packages.exact and zone.respecting_linkage == zone.packages
        else f"{in_words(zone.respecting_linkage)} of them keep to what stands or falls together, and only these "
        "are counted"
    )
    beyond = beyond_in_words(talks.rule)
    hangs = f" That may hang on {beyond}, too; a package that needs it is possible at best." if beyond else ""
    without = (
        f" No option is on the table for: {', '.join(issue_title(talks, i) for i in zone.without_options)}."
        if zone.without_options
        else ""
    )
    return f"{written} can be written; {kept}. A package is accepted where {rule_in_words(talks.rule, talks)}.{hangs}{without}"


def _counted(talks: Talks, zone: LargeZone) -> Iterator[Block]:
    """The zone where every mandate is known."""
    assert zone.acceptable_to_all is not None
    assert zone.acceptable_under_rule is not None
    seated = counted(len(talks.seated_parties()), "party", "parties")
    lines: list[tuple[Words, Words]] = [
        (in_words(zone.acceptable_to_all), f"acceptable to all {seated}"),
        (in_words(zone.acceptable_under_rule), "acceptable under the rule"),
    ]
    if isinstance(zone.frontier, Frontier):
        lines.append((f"{zone.frontier.size:,}", _on_the_frontier(zone.frontier)))
    yield Table(("Packages", "that are"), tuple(lines), numbers=(0,))
    yield from by_number(zone.by_acceptors)


def _on_the_frontier(found: Frontier) -> str:
    if found.status is Status.EXACT:
        return "on the frontier: no other is better for one and at least as good for all"
    return (
        "near the frontier: every package there is has one among these that is worth to each party at most "
        f"{number(found.within)} less"
    )


def _by_stances(talks: Talks, zone: LargeZone) -> Iterator[Block]:
    """What stances tell where a mandate is missing."""
    who = party_names(talks, zone.not_known_of) or "every party"
    whose = "mandate" if len(zone.not_known_of) == 1 else "mandates"
    yield Paragraph(
        f"Not known here: the {whose} of {who}. So nobody can count which packages are acceptable; this much is "
        "told by what was said or assumed:"
    )
    yield Table(
        ("Packages", "acceptable", "that is"),
        tuple(
            (in_words(zone.counts[each]), each.value, MEANING[each])
            for each in (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT)
        ),
        numbers=(0,),
    )


def _not_told(zone: LargeZone) -> Iterator[Block]:
    """What was too much to tell."""
    missing = [_CALLED[c] for c, each in zone.solutions.items() if isinstance(each, TooLarge)]
    if isinstance(zone.frontier, TooLarge):
        missing.insert(0, "the frontier")
    if missing:
        yield Paragraph(
            f"Not told, for it would take too much{' time' if zone.stopped else ''}: {listed(missing)}."
        )


def _instead(talks: Talks, refusal: TooLarge) -> Iterator[Block]:
    points = instead_of_all(talks, refusal)
    if points:
        yield Heading("What only going through all packages can tell")
        yield Paragraph(
            "Who stands in the way, which options are left, and what to ask next is told where there are at most "
            f"{refusal.limit:,} packages."
        )
        yield Points(points)


def _how_sure(zone: LargeZone) -> str:
    if zone.status is not Status.BOUNDED:
        return "Every number here is exact."
    return 'A number that is not known exactly is told by the two between which it lies, or with "at most".'
