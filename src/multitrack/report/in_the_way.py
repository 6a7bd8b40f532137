"""Who stands in the way where nothing can be agreed, as part of a page."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.blocking import Blocking, PartySets
from multitrack.model.talks import Talks
from multitrack.report.page import Block, Heading, Paragraph, Points, Table
from multitrack.report.phrasing import (
    counted,
    in_order,
    issue_title,
    listed,
    option_title,
    party_name,
    party_names,
)
from multitrack.report.saying import say


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
    yield Heading("Who stands in the way")
    if not blocking.nearest:
        yield Paragraph("No package keeps to what stands or falls together, so there is none to agree on.")
        return
    yield hanging_on(talks, blocking)
    lines = (
        ("Ruled out by the refusals of", blocking.ruled_out_by),
        ("A package would open if everything were accepted by", blocking.would_open),
    )
    yield Points(tuple(f"{start} {_sets(talks, found)}." for start, found in lines if found.sets))
    yield Paragraph(_nearest(talks, blocking))


def _sets(talks: Talks, found: PartySets) -> str:
    each = listed((party_names(talks, in_order(talks, some)) or "nobody" for some in found.sets), "; or")
    return each if found.complete else f"{each} (sets of up to {found.up_to} parties)"


def _nearest(talks: Talks, blocking: Blocking) -> str:
    package = blocking.nearest[0]
    choices = "; ".join(
        f"{issue_title(talks, c.issue)}: {option_title(talks, c.issue, c.option)}" for c in package.choices
    )
    some = len(blocking.nearest)
    return (
        f"Nearest to agreement: {counted(some, 'package')}, refused by "
        f"{counted(blocking.stand_against_nearest, 'party', 'parties')} {'each' if some > 1 else ''}".rstrip()
        + f"{', such as' if some > 1 else ':'} {choices}."
    )
