"""The refusal of a question for its size, with what can be asked instead."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import TooLarge
from multitrack.model.package import Package
from multitrack.model.talks import Talks
from multitrack.report.page import Heading, Page, Paragraph, Points
from multitrack.report.phrasing import issue_title, package_in_codes
from multitrack.report.saying import Sentence, names, say


def instead_of_all(talks: Talks, refusal: TooLarge, option: str | None = "--package") -> tuple[Sentence, ...]:
    """What can be asked instead of a question about all packages; ``option``: where settled issues are typed, if anywhere."""
    return tuple(_instead(talks, refusal, option))


def _instead(talks: Talks, refusal: TooLarge, option: str | None) -> Iterator[Sentence]:
    first = names(f"{issue_title(talks, issue)} ({issue})" for issue in refusal.settle_first)
    example = package_in_codes(
        Package.of(
            (issue.id, issue.options[0].id)
            for issue in talks.issues
            if issue.id in refusal.settle_first and issue.options
        )
    )
    if refusal.settle_first and example and option is None:
        yield say("With these settled the rest can be counted: {issues}.", issues=first)
    elif refusal.settle_first and example:
        yield say(
            'With these settled the rest can be counted: {issues}; for example {option} "{choices}".',
            issues=first,
            option=option or "",
            choices=example,
        )
    if refusal.tracks:
        yield say("Tracks small enough to be looked at alone: {tracks}.", tracks=names(refusal.tracks))


def too_large_in_words(talks: Talks, refusal: TooLarge, option: str | None = "--package") -> Page:
    """The refusal of a question for its size, with what can be asked instead."""
    instead = instead_of_all(talks, refusal, option)
    return (
        Heading(say("{talks}: too many packages", talks=talks.title), 1),
        Paragraph(
            say(
                "There may be {packages} packages; {question} is counted for at most {limit}, and nothing is guessed.",
                packages=refusal.packages,
                question=refusal.question,
                limit=refusal.limit,
            )
        ),
        *((Points(instead),) if instead else ()),
    )
