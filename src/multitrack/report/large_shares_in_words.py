"""What draws of all that is not known tell of talks with too many packages to go through, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Status
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_shares import LargeShares
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, basis_as_json, exact, package_as_json
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.large_findings import packages
from multitrack.report.page import Block, Heading, Page, Paragraph
from multitrack.report.saying import Sentence, Words, count, say, sentences
from multitrack.report.shares_in_words import (
    GIVEN,
    NAMED,
    drawn_as_json,
    drawn_in_words,
    named,
    packages_as_json,
    packages_in_words,
    surely,
    title,
)


def large_shares_in_words(talks: Talks, found: LargeShares) -> Page:
    """What the draws tell of some large talks."""
    return (
        Heading(title(talks), 1),
        *_survives(talks, found),
        *drawn_in_words(talks, found.told),
        *_cut_short(found),
        *packages_in_words(
            talks,
            found.told,
            say("Packages met on the way; others may pass in more draws: questions to ask"),
        ),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, found.told.basis), BY_FOLDING, _how_sure(found)))),
    )


def _survives(talks: Talks, found: LargeShares) -> Iterator[Block]:
    """What passes in every draw there could be."""
    may: Words = (
        ""
        if found.may is None
        else say("Not ruled out in every draw: {packages}.", packages=packages(found.may))
    )
    if found.survive is None:
        unknown = say("How many packages pass, whatever turns out, was not told.")
        yield Paragraph(sentences((unknown, may)))
        return
    if not found.survive.high:
        yield Paragraph(sentences((say("No package is sure to pass, whatever turns out."), may)))
        return
    told = say("{packages}.", packages=_surely(found.survive))
    if not found.told.parties and not found.told.left_out:
        nothing = say('Every mandate is known, so nothing is drawn; "zone" tells of these packages.')
        yield Paragraph(sentences((told, nothing)))
        return
    shown = len(found.told.survives[:NAMED])
    first: Words = say("The first are:") if found.survive.high > shown > 0 else ""
    yield Paragraph(sentences((told, may, first)))
    if shown:
        yield named(talks, found.told)


def _surely(found: Number) -> Sentence:
    if found.exact:
        return surely(found.low)
    return say("between {low} and {high} packages pass, whatever turns out", low=found.low, high=found.high)


def _cut_short(found: LargeShares) -> Iterator[Block]:
    told = found.told
    if told.draws == found.asked or not told.parties:
        return
    if found.stopped:
        yield Paragraph(
            count(
                "It was stopped: {some} of {n} draw were answered, the first ones.",
                "It was stopped: {some} of {n} draws were answered, the first ones.",
                found.asked,
                some=told.draws,
            )
        )
    elif told.status is not Status.UNKNOWN or not told.left_out:
        yield Paragraph(
            count(
                "The first {some} of {n} draw were answered; for the next it cannot be told whether anything passes.",
                "The first {some} of {n} draws were answered; for the next it cannot be told whether anything passes.",
                found.asked,
                some=told.draws,
            )
        )


def _how_sure(found: LargeShares) -> Sentence:
    if found.status is not Status.SAMPLED:
        return say("A number that is not known exactly is told by the two between which it lies.")
    return say(
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
