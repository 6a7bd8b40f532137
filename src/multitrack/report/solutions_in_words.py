"""Packages that theories of fair division point at, in words: questions to ask, never verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.solution import Concept, Solution
from multitrack.model.issue import IssueId
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.page import Block, Heading, Paragraph, Points, Table
from multitrack.report.phrasing import (
    counted,
    number,
    option_with_code,
    package_in_codes,
    party_name,
)

_CONCEPTS = {
    Concept.NASH: (
        "Nash",
        "makes the product of what all gain over their walk-away points as large as can be",
    ),
    Concept.LEXIMIN: ("Smallest gain", "makes the smallest of all gains as large as can be"),
    Concept.UTILITARIAN: ("Largest sum", "makes the sum of all worths as large as can be"),
    Concept.KALAI_SMORODINSKY: (
        "Kalai-Smorodinsky",
        "makes the smallest share of what each could gain at best as large as can be",
    ),
    Concept.EGALITARIAN: (
        "Egalitarian",
        "makes the smallest gain as large as can be, whatever the others are",
    ),
    Concept.EQUAL_LOSS: (
        "Equal loss",
        "makes the largest loss against what each could get at best as small as can be",
    ),
}


def concept_called(concept: Concept) -> str:
    """What a theory of fair division is called."""
    return _CONCEPTS[concept][0]


_SIDE_BY_SIDE = (Concept.NASH, Concept.LEXIMIN, Concept.UTILITARIAN)
"""The solutions that stand in the table; the others are told below it."""


def solutions_in_words(talks: Talks, solutions: tuple[Solution, ...]) -> Iterator[Block]:
    """Some solutions: three side by side, the others by their packages."""
    if not solutions:
        return
    found = tuple(each for each in solutions if each.concept in _SIDE_BY_SIDE) or solutions[:1]
    yield Heading("Packages to look at: questions to ask, not verdicts")
    rows = [
        (issue.title, *(_on(talks, solution.package, issue.id) for solution in found))
        for issue in talks.issues
    ]
    rows.append(("", *("" for _ in found)))
    rows += [
        (f"Gain of {party_name(talks, party)}", *(number(solution.gains[party]) for solution in found))
        for party in found[0].gains
    ]
    rows.append(("Refused by", *(", ".join(solution.refused_by) or "nobody" for solution in found)))
    yield Table(("", *(_CONCEPTS[solution.concept][0] for solution in found)), tuple(rows))
    yield Points(tuple(_solution(each, shown=each in found) for each in solutions))
    yield Paragraph(
        "A gain is what the package is worth to the party, less the worth at which it walks away."
    )


def _on(talks: Talks, package: Package, issue: IssueId) -> str:
    chosen = package.on(issue)
    return "does not arise" if chosen is None else option_with_code(talks, issue, chosen)


def _solution(solution: Solution, *, shown: bool) -> str:
    name, what = _CONCEPTS[solution.concept]
    notes = [f"{name} {what} ({number(solution.value)})"]
    if solution.bound is not None:
        notes.append(
            f"this is the best that is known; it is proved that no package has more than {number(solution.bound)}"
            if solution.concept is not Concept.EQUAL_LOSS
            else f"this is the best that is known; it is proved that none has less than {number(solution.bound)}"
        )
    if solution.count > 1:
        notes.append(f"{solution.count:,} packages do, the first is shown")
    if not shown:
        notes.append(package_in_codes(solution.package).replace(",", ", "))
    if solution.concept is Concept.NASH and not solution.proper:
        some = counted(len(solution.gaining), "party", "parties")
        notes.append(f"at most {some} can gain at once" if solution.gaining else "nobody can gain anything")
    if solution.compares_parties:
        notes.append("compares the points of different parties as if they were one money")
    return f"{'; '.join(notes)}."
