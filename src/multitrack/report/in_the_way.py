"""Who stands in the way where nothing can be agreed, as part of a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from multitrack.analysis.blocking import Blocking, PartySets
from multitrack.model.talks import Talks
from multitrack.report.page import Block, Heading, Paragraph, Points, Table
from multitrack.report.phrasing import choice_in_words, in_order, party_name
from multitrack.report.saying import Sentence, Words, all_of, count, names, say


def hanging_on(talks: Talks, blocking: Blocking) -> Table:
    """What hangs on each party: what it stands against, and what it would open."""
    return Table(
        (
            say("Party"),
            say("Stands against"),
            say("Nobody else does"),
            say("Would open if it accepted everything"),
        ),
        tuple(
            (
                party_name(talks, each.party),
                f"{each.stands_against:,}",
                f"{each.alone_against:,}",
                f"{each.opens:,}",
            )
            for each in blocking.parties
        ),
        numbers=(1, 2, 3),
    )


def blocking_in_words(talks: Talks, blocking: Blocking) -> Iterator[Block]:
    """Why no package can be agreed, and what comes nearest."""
    yield Heading(say("Who stands in the way"))
    if not blocking.nearest:
        yield Paragraph(
            say("No package keeps to what stands or falls together, so there is none to agree on.")
        )
        return
    yield hanging_on(talks, blocking)
    points = []
    if blocking.ruled_out_by.sets:
        sets = _sets(talks, blocking.ruled_out_by)
        points.append(say("Ruled out by the refusals of {parties}.", parties=sets))
    if blocking.would_open.sets:
        sets = _sets(talks, blocking.would_open)
        points.append(say("A package would open if everything were accepted by {parties}.", parties=sets))
    yield Points(tuple(points))
    yield Paragraph(_nearest(talks, blocking))


def _sets(talks: Talks, found: PartySets) -> Words:
    each = [
        all_of(party_name(talks, party) for party in in_order(talks, some)) or say("nobody")
        for some in found.sets
    ]
    told = reduce(lambda one, other: say("{one}; or {other}", one=one, other=other), _but_last(each))
    if found.complete:
        return told
    return say("{parties} (sets of up to {n} parties)", parties=told, n=found.up_to or 0)


def _but_last(each: list[Words]) -> list[Words]:
    """Sets with semicolons between, the last two with an or."""
    if len(each) < 3:
        return each
    return [say("{sets}", sets=names(each[:-1])), each[-1]]


def _nearest(talks: Talks, blocking: Blocking) -> Sentence:
    choices = names((choice_in_words(talks, choice) for choice in blocking.nearest[0].choices), "; ")
    some, against = len(blocking.nearest), blocking.stand_against_nearest
    by = count("{n} party", "{n} parties", against)
    if some == 1:
        return say(
            "Nearest to agreement: 1 package, refused by {parties}: {choices}.", parties=by, choices=choices
        )
    return say(
        "Nearest to agreement: {n} packages, refused by {parties} each, such as {choices}.",
        n=some,
        parties=by,
        choices=choices,
    )
