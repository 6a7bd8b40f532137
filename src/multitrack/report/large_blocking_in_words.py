"""Which refusals keep it shut where packages are too many to go through, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from multitrack.analysis.finding import Status
from multitrack.analysis.hindered import Hindrance
from multitrack.analysis.large_refusals import LargeConcession, LargeRefusals
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, exact
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.hindrances import (
    as_good_in_words,
    further_sets,
    hindrance_as_json,
    hindrances_in_words,
    not_all,
)
from multitrack.report.large_findings import packages
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import choice_in_words, number
from multitrack.report.saying import Sentence, Words, count, say, sentences

SHOWN = 8
"""So many sets, and so many concessions, are shown."""
STOPPED = say("It was stopped before everything was told. What stands here holds.")
"""What is said where whoever asked did not want to wait."""
NAMED = 6
"""So many hindrances of one set are named; of more it is said how many."""


def large_blocking_in_words(talks: Talks, found: LargeRefusals) -> Page:
    """What keeps it shut, or that something is open."""
    if found.status is Status.UNKNOWN:
        return ()
    return (
        *(_shut(talks, found) if found.such_as is None else _open(talks, found, found.such_as)),
        *((Paragraph(STOPPED),) if found.stopped else ()),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, found.basis), BY_FOLDING, _how_sure(found)))),
    )


def _how_sure(found: LargeRefusals) -> Sentence:
    if found.status is Status.EXACT:
        return say("Every number here is exact.")
    return say("What is told here is proved; where more was not looked for or not counted, that is said.")


def _open(talks: Talks, found: LargeRefusals, package: Package) -> Iterator[Block]:
    """That something is open, and what."""
    yield Heading(say("Something is open"))
    yield Paragraph(
        sentences((say("Not ruled out: {packages}.", packages=packages(found.open_)), say("One of them:")))
    )
    yield Points(tuple(choice_in_words(talks, choice) for choice in package.choices))
    yield Paragraph(
        say(
            "What more would open if one party moved is another question: what opens if one party moves (leverage)."
        )
    )


def _shut(talks: Talks, found: LargeRefusals) -> Iterator[Block]:
    """Why nothing is left, and the smallest steps that would open something."""
    yield Heading(say("Why nothing is left"))
    yield Paragraph(say("That nothing is left is proved."))
    yield from _leaving(talks, found)
    if found.ruled_out_by.sets == (frozenset(),):
        return
    yield Heading(say("What would open something"))
    if not found.concessions:
        yield Paragraph(
            say("No way was found in the time and room there was; that is no proof that there is none.")
        )
        return
    yield Table(
        (say("If this were given up"), say("Packages more")),
        tuple(
            (_given_up(talks, found, each), say("not counted") if each.opens is None else f"{each.opens:,}")
            for each in found.concessions[:SHOWN]
        ),
        numbers=(1,),
    )
    ranks = [(len(each.given_up), each.opens) for each in found.concessions]
    yield from as_good_in_words(ranks, SHOWN, more=bool(found.more_concessions))
    more = len(found.concessions) - SHOWN + found.more_concessions
    if more > 0:
        yield Paragraph(
            count(
                "{n} further way, each asking for as much at once or more.",
                "{n} further ways, each asking for as much at once or more.",
                more,
            )
        )
    if found.up_to is not None:
        yield Paragraph(
            not_all(found.up_to) if found.up_to else say("There may be others, and smaller ones.")
        )


def _leaving(talks: Talks, found: LargeRefusals) -> Iterator[Block]:
    sets = found.ruled_out_by
    if sets.sets == (frozenset(),):
        yield Paragraph(say("The rule cannot be met by those at the table, whatever they want."))
        return
    if found.enough is not None:
        yield Paragraph(_enough(len(found.enough), len(found.hindrances)))
        yield Points((_together(talks, found, found.enough),))
        return
    yield Paragraph(say("Each of these by itself leaves nothing, whatever else is given up:"))
    yield Points(tuple(_together(talks, found, each) for each in sets.sets[:SHOWN]))
    if len(sets.sets) > SHOWN:
        yield Paragraph(further_sets(len(sets.sets) - SHOWN))
    if sets.up_to is not None:
        yield Paragraph(say("Sets of more than {n} were not all tried.", n=sets.up_to))


def _enough(few: int, all_: int) -> Sentence:
    if few == all_:
        return say(
            "All {n} refusals, walk-away points and linkages leave nothing, whatever else is given up; whether fewer would "
            "is not known:",
            n=all_,
        )
    return say(
        "These {n} of {all} refusals, walk-away points and linkages leave nothing, whatever else is given up; whether "
        "fewer would is not known:",
        n=few,
        all=all_,
    )


def _together(talks: Talks, found: LargeRefusals, some: frozenset[Hindrance]) -> Words:
    return _named(talks, [each for each in found.hindrances if each in some], {})


def _named(talks: Talks, some: list[Hindrance], lower: dict[PartyId, Sentence]) -> Words:
    more = len(some) - NAMED
    words = hindrances_in_words(talks, some[:NAMED] if more > 1 else some, lower)
    return say("{one}; and {n} more", one=words, n=more) if more > 1 else words


def _given_up(talks: Talks, found: LargeRefusals, each: LargeConcession) -> Words:
    lower = {party: _lower(by, at_least=each.at_least) for party, by in each.lower}
    given = _named(talks, [one for one in found.hindrances if one in each.given_up], lower)
    if len(each.lower) < 2:
        return given
    return say("{concession}; other amounts may do as well", concession=given)


def _lower(by: Fraction, *, at_least: bool) -> Sentence:
    if at_least:
        return say("lower by {by} for the first of them", by=number(by))
    return say("lower by {by} or less for the first of them", by=number(by))


def large_blocking_as_json(talks: Talks, found: LargeRefusals) -> Json:
    """The same as JSON."""

    def told(some: frozenset[Hindrance]) -> list[Json]:
        return [hindrance_as_json(talks, each) for each in found.hindrances if each in some]

    return {
        "not_ruled_out": exact(found.open_.low) if found.open_.exact else None,
        "between": {}
        if found.open_.exact
        else {"not_ruled_out": [exact(found.open_.low), exact(found.open_.high)]},
        "such_as": None
        if found.such_as is None
        else {choice.issue: choice.option for choice in found.such_as.choices},
        "leaving_nothing": {
            "sets": [told(each) for each in found.ruled_out_by.sets],
            "up_to": found.ruled_out_by.up_to,
        },
        "enough": None if found.enough is None else told(found.enough),
        "concessions": [
            {
                "given_up": told(each.given_up),
                "opens": None if each.opens is None else exact(each.opens),
                "such_as": {choice.issue: choice.option for choice in each.such_as.choices},
                "lower": {party: str(by) for party, by in each.lower},
                "lower_is_least": each.at_least,
            }
            for each in found.concessions
        ],
        "more_concessions": found.more_concessions,
        "up_to": found.up_to,
        "stopped": found.stopped,
    }
