"""The refusal of a question for its size, with what can be asked instead."""

from __future__ import annotations

from multitrack.analysis.finding import TooLarge
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.page import Heading, Page, Paragraph, Points
from multitrack.report.phrasing import (
    issue_title,
    package_in_codes,
)


def instead_of_all(talks: Talks, refusal: TooLarge, option: str | None = "--package") -> tuple[str, ...]:
    """What can be asked instead of a question about all packages; ``option``: where settled issues are typed, if anywhere."""
    first = ", ".join(f"{issue_title(talks, issue)} ({issue})" for issue in refusal.settle_first)
    example = package_in_codes(
        Package.of(
            (issue.id, issue.options[0].id)
            for issue in talks.issues
            if issue.id in refusal.settle_first and issue.options
        )
    )
    return tuple(
        line
        for line, said in (
            (
                f"With these settled the rest can be counted: {first}{_such_as(option, example)}.",
                first and example,
            ),
            (f"Tracks small enough to be looked at alone: {', '.join(refusal.tracks)}.", refusal.tracks),
        )
        if said
    )


def _such_as(option: str | None, example: str) -> str:
    return "" if option is None else f'; for example {option} "{example}"'


def too_large_in_words(talks: Talks, refusal: TooLarge, option: str | None = "--package") -> Page:
    """The refusal of a question for its size, with what can be asked instead."""
    instead = instead_of_all(talks, refusal, option)
    return (
        Heading(f"{talks.title}: too many packages", 1),
        Paragraph(
            f"There may be {refusal.packages:,} packages; {refusal.question} is counted for at most "
            f"{refusal.limit:,}, and nothing is guessed."
        ),
        *((Points(instead),) if instead else ()),
    )
