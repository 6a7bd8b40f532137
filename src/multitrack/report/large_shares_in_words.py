"""What draws of all that is not known tell of talks with too many packages to go through, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Status
from multitrack.analysis.large_shares import LargeShares
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, basis_as_json, exact, package_as_json
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.large_findings import in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points
from multitrack.report.phrasing import choice_in_words, counted
from multitrack.report.shares_in_words import (
    GIVEN,
    NAMED,
    drawn_as_json,
    drawn_in_words,
    packages_as_json,
    packages_in_words,
)


def large_shares_in_words(talks: Talks, found: LargeShares) -> Page:
    """What the draws tell of some large talks."""
    return (
        Heading(f"{talks.title}: what holds, whatever the stances are that nobody noted", 1),
        *_survives(talks, found),
        *drawn_in_words(talks, found.told),
        *_cut_short(found),
        *packages_in_words(
            talks, found.told, "Packages met on the way; others may pass in more draws: questions to ask"
        ),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, found.told.basis)} {BY_FOLDING} {_how_sure(found)}"),
    )


def _survives(talks: Talks, found: LargeShares) -> Iterator[Block]:
    """What passes in every draw there could be."""
    may = "" if found.may is None else f" Not ruled out in every draw: {in_words(found.may)} packages."
    if found.survive is None:
        yield Paragraph(f"How many packages pass, whatever turns out, was not told.{may}")
        return
    if not found.survive.high:
        yield Paragraph(f"No package is sure to pass, whatever turns out.{may}")
        return
    told = f"{in_words(found.survive)} {'package passes' if found.survive.high == 1 else 'packages pass'}, whatever turns out"
    if not found.told.parties and not found.told.left_out:
        yield Paragraph(
            f'{told}. Every mandate is known, so nothing is drawn; "zone" tells of these packages.'
        )
        return
    named = found.told.survives[:NAMED]
    yield Paragraph(f"{told}.{may}{' The first are:' if found.survive.high > len(named) > 0 else ''}")
    if len(named):
        yield Points(
            tuple("; ".join(str(choice_in_words(talks, c)) for c in package.choices) for package in named)
        )


def _cut_short(found: LargeShares) -> Iterator[Block]:
    told = found.told
    if told.draws == found.asked or not told.parties:
        return
    asked = counted(found.asked, "draw")
    if found.stopped:
        yield Paragraph(f"It was stopped: {told.draws:,} of {asked} were answered, the first ones.")
    elif told.status is not Status.UNKNOWN or not told.left_out:
        yield Paragraph(
            f"The first {told.draws:,} of {asked} were answered; for the next it cannot be told whether anything passes."
        )


def _how_sure(found: LargeShares) -> str:
    if found.status is not Status.SAMPLED:
        return "A number that is not known exactly is told by the two between which it lies."
    return (
        "Shares are sampled, and stand with their error; the same seed gives the same draws. Whether anything passes in a "
        "draw is proved."
    )


def large_shares_as_json(talks: Talks, found: LargeShares) -> Json:
    """The same as JSON."""
    return {
        "talks": talks.title,
        **drawn_as_json(found.told),
        "asked": found.asked,
        "stopped": found.stopped,
        "parties": {},
        "packages": packages_as_json(talks, found.told),
        "survive": {
            "count": None if found.survive is None or not found.survive.exact else exact(found.survive.low),
            "packages": [package_as_json(package) for package in found.told.survives[:GIVEN]],
        },
        "not_ruled_out": None if found.may is None or not found.may.exact else exact(found.may.low),
        "questions": [],
        "basis": basis_as_json(found.told.basis),
    }
