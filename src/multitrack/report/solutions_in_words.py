"""Packages that theories of fair division point at, in words: questions to ask, never verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.solution import Concept, Solution
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.page import Block, Heading, Paragraph, Points, Table
from multitrack.report.phrasing import number, option_with_code, package_in_codes, party_name
from multitrack.report.saying import Sentence, Words, count, names, say

_CONCEPTS = {
    Concept.NASH: (
        say("Nash"),
        say("makes the product of what all gain over their walk-away points as large as can be"),
    ),
    Concept.LEXIMIN: (say("Smallest gain"), say("makes the smallest of all gains as large as can be")),
    Concept.UTILITARIAN: (say("Largest sum"), say("makes the sum of all worths as large as can be")),
    Concept.KALAI_SMORODINSKY: (
        say("Kalai-Smorodinsky"),
        say("makes the smallest share of what each could gain at best as large as can be"),
    ),
    Concept.EGALITARIAN: (
        say("Egalitarian"),
        say("makes the smallest gain as large as can be, whatever the others are"),
    ),
    Concept.EQUAL_LOSS: (
        say("Equal loss"),
        say("makes the largest loss against what each could get at best as small as can be"),
    ),
}


def concept_called(concept: Concept) -> Sentence:
    """What a theory of fair division is called."""
    return _CONCEPTS[concept][0]


_SIDE_BY_SIDE = (Concept.NASH, Concept.LEXIMIN, Concept.UTILITARIAN)
"""The solutions that stand in the table; the others are told below it."""


def solutions_in_words(talks: Talks, solutions: tuple[Solution, ...]) -> Iterator[Block]:
    """Some solutions: three side by side, the others by their packages."""
    if not solutions:
        return
    found = tuple(each for each in solutions if each.concept in _SIDE_BY_SIDE) or solutions[:1]
    yield Heading(say("Packages to look at: questions to ask, not verdicts"))
    rows: list[tuple[Words, ...]] = [
        (issue.title, *(_on(talks, solution.package, issue.id) for solution in found))
        for issue in talks.issues
    ]
    rows.append(("", *("" for _ in found)))
    rows += [
        (
            say("Gain of {party}", party=party_name(talks, party)),
            *(number(solution.gains[party]) for solution in found),
        )
        for party in found[0].gains
    ]
    rows.append((say("Refused by"), *(", ".join(solution.refused_by) or say("nobody") for solution in found)))
    yield Table(("", *(_CONCEPTS[solution.concept][0] for solution in found)), tuple(rows))
    yield Points(tuple(_solution(each, shown=each in found) for each in solutions))
    yield Paragraph(
        say("A gain is what the package is worth to the party, less the worth at which it walks away.")
    )


def _on(talks: Talks, package: Package, issue: IssueId) -> Words:
    chosen = package.on(issue)
    return say("does not arise") if chosen is None else option_with_code(talks, issue, chosen)


def _solution(solution: Solution, *, shown: bool) -> Sentence:
    return say("{notes}.", notes=names(_notes(solution, shown=shown), "; "))


def _notes(solution: Solution, *, shown: bool) -> Iterator[Words]:
    called, what = _CONCEPTS[solution.concept]
    yield say("{concept} {what} ({value})", concept=called, what=what, value=number(solution.value))
    if solution.bound is not None and solution.concept is Concept.EQUAL_LOSS:
        yield say(
            "this is the best that is known; it is proved that none has less than {bound}",
            bound=number(solution.bound),
        )
    elif solution.bound is not None:
        yield say(
            "this is the best that is known; it is proved that no package has more than {bound}",
            bound=number(solution.bound),
        )
    if solution.count > 1:
        yield count(
            "{n} package does, the first is shown", "{n} packages do, the first is shown", solution.count
        )
    if not shown:
        yield package_in_codes(solution.package).replace(",", ", ")
    if solution.concept is Concept.NASH and not solution.proper:
        yield _gaining(len(solution.gaining))
    if solution.compares_parties:
        yield say("compares the points of different parties as if they were one money")


def _gaining(some: int) -> Sentence:
    if not some:
        return say("nobody can gain anything")
    return count("at most {n} party can gain at once", "at most {n} parties can gain at once", some)
