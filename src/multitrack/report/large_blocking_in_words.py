"""Which refusals keep it shut where packages are too many to go through, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Status
from multitrack.analysis.hindered import Hindrance
from multitrack.analysis.large_refusals import LargeConcession, LargeRefusals
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, exact
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.hindrances import as_good_in_words, hindrance_as_json, hindrances_in_words
from multitrack.report.large_findings import in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import choice_in_words, counted, number

SHOWN = 8
"""So many sets, and so many concessions, are shown."""
NAMED = 6
"""So many hindrances of one set are named; of more it is said how many."""


def large_blocking_in_words(talks: Talks, found: LargeRefusals) -> Page:
    """What keeps it shut, or that something is open."""
    if found.status is Status.UNKNOWN:
        return ()
    return (
        *(_shut(talks, found) if found.such_as is None else _open(talks, found, found.such_as)),
        *(
            (Paragraph("It was stopped before everything was told. What stands here holds."),)
            if found.stopped
            else ()
        ),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, found.basis)} {BY_FOLDING} {_how_sure(found)}"),
    )


def _how_sure(found: LargeRefusals) -> str:
    if found.status is Status.EXACT:
        return "Every number here is exact."
    return "What is told here is proved; where more was not looked for or not counted, that is said."


def _open(talks: Talks, found: LargeRefusals, package: Package) -> Iterator[Block]:
    """That something is open, and what."""
    yield Heading("Something is open")
    how_many = (
        counted(found.open_.low, "package") if found.open_.exact else f"{in_words(found.open_)} packages"
    )
    yield Paragraph(f"Not ruled out: {how_many}. One of them:")
    yield Points(tuple(choice_in_words(talks, choice) for choice in package.choices))
    yield Paragraph(
        "What more would open if one party moved is another question: what opens if one party moves (leverage)."
    )


def _shut(talks: Talks, found: LargeRefusals) -> Iterator[Block]:
    """Why nothing is left, and the smallest steps that would open something."""
    yield Heading("Why nothing is left")
    yield Paragraph("That nothing is left is proved.")
    yield from _leaving(talks, found)
    if found.ruled_out_by.sets == (frozenset(),):
        return
    yield Heading("What would open something")
    if not found.concessions:
        yield Paragraph(
            "No way was found in the time and room there was; that is no proof that there is none."
        )
        return
    yield Table(
        ("If this were given up", "Packages more"),
        tuple(
            (_given_up(talks, found, each), "not counted" if each.opens is None else f"{each.opens:,}")
            for each in found.concessions[:SHOWN]
        ),
        numbers=(1,),
    )
    ranks = [(len(each.given_up), each.opens) for each in found.concessions]
    yield from as_good_in_words(ranks, SHOWN, more=bool(found.more_concessions))
    more = len(found.concessions) - SHOWN + found.more_concessions
    if more > 0:
        yield Paragraph(
            f"{counted(more, 'further way', 'further ways')}, each asking for as much at once or more."
        )
    if found.up_to is not None:
        yield Paragraph(
            "There may be others, and smaller ones."
            if found.up_to == 0
            else f"Ways that ask for more than {found.up_to} at once were not all gone through."
        )


def _leaving(talks: Talks, found: LargeRefusals) -> Iterator[Block]:
    sets = found.ruled_out_by
    if sets.sets == (frozenset(),):
        yield Paragraph("The rule cannot be met by those at the table, whatever they want.")
        return
    if found.enough is not None:
        few, all_ = len(found.enough), len(found.hindrances)
        some = f"All {all_}" if few == all_ else f"These {few} of {all_}"
        yield Paragraph(
            f"{some} refusals, walk-away points and linkages leave nothing, whatever else is given up; whether fewer "
            "would is not known:"
        )
        yield Points((_together(talks, found, found.enough),))
        return
    yield Paragraph("Each of these by itself leaves nothing, whatever else is given up:")
    yield Points(tuple(_together(talks, found, each) for each in sets.sets[:SHOWN]))
    if len(sets.sets) > SHOWN:
        yield Paragraph(f"{counted(len(sets.sets) - SHOWN, 'further set')} of this kind.")
    if sets.up_to is not None:
        yield Paragraph(f"Sets of more than {sets.up_to} were not all tried.")


def _together(talks: Talks, found: LargeRefusals, some: frozenset[Hindrance]) -> str:
    return _named(talks, [each for each in found.hindrances if each in some], {})


def _named(talks: Talks, some: list[Hindrance], lower: dict[PartyId, str]) -> str:
    more = len(some) - NAMED
    words = hindrances_in_words(talks, some[:NAMED] if more > 1 else some, lower)
    return f"{words}; and {more} more" if more > 1 else words


def _given_up(talks: Talks, found: LargeRefusals, each: LargeConcession) -> str:
    lower = {
        party: f"lower by {number(by)}{'' if each.at_least else ' or less'} for the first of them"
        for party, by in each.lower
    }
    given = _named(talks, [one for one in found.hindrances if one in each.given_up], lower)
    return f"{given}; other amounts may do as well" if len(each.lower) > 1 else given


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
