"""Two parties and issues that go to one side or the other: the division by Adjusted Winner, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.dividing import Division
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, by_party_as_json, exact, package_as_json
from multitrack.report.mixtures_in_words import about
from multitrack.report.page import Block, Heading, Paragraph, Table
from multitrack.report.phrasing import choice_in_words, issue_title, number, option_title, party_name
from multitrack.report.saying import Words, all_of, names, say, sentences


def division_in_words(talks: Talks, found: Division | None) -> tuple[Block, ...]:
    """A section on how the issues could be divided, where the talks are of that shape."""
    if found is None:
        return ()
    one, other = (party_name(talks, party) for party in found.parties)
    return (
        Heading(say("Divided between the two (Adjusted Winner): a question to ask, not a verdict")),
        Paragraph(
            say(
                "If each side spreads 100 points over these issues by its mandate, a division gives both {points} of their "
                "own points; no other gives both more, and neither would change places.",
                points=about(found.each),
            )
        ),
        Table(
            (
                say("Issue"),
                say("Points of {party}", party=one),
                say("Points of {party}", party=other),
                say("So"),
            ),
            tuple(_row(talks, found, issue) for issue in found.to),
            numbers=(1, 2),
        ),
        Paragraph(sentences(_notes(talks, found))),
    )


def _row(talks: Talks, found: Division, issue: IssueId) -> tuple[Words, ...]:
    first, second, share = found.to[issue]
    so: Words
    if share in (0, 1):
        so = option_title(talks, issue, first if share else second)
    else:
        parts = ((share, first), (1 - share, second))
        so = say(
            "{parts}",
            parts=names(
                (
                    say("{part}: {option}", part=number(part), option=option_title(talks, issue, option))
                    for part, option in parts
                ),
                "; ",
            ),
        )
    points = (about(mine) for mine in found.points[issue])
    return issue_title(talks, issue), *points, so


def _notes(talks: Talks, found: Division) -> Iterator[Words]:
    if found.parted is not None:
        first, second, share = found.to[found.parted]
        yield say(
            'Only "{issue}" is parted: "{one}" for {part} of it, "{other}" for {rest}. Whether that can be done, as phases '
            "or as shares, only the parties can say.",
            issue=issue_title(talks, found.parted),
            one=option_title(talks, found.parted, first),
            part=number(share),
            other=option_title(talks, found.parted, second),
            rest=number(1 - share),
        )
    if found.settled.choices:
        same = all_of(choice_in_words(talks, choice) for choice in found.settled.choices)
        yield say("Not in dispute: {choices}.", choices=same)
    if found.below:
        yield say(
            "{parties} would walk away from it by its mandate.",
            parties=all_of(party_name(talks, party) for party in found.below),
        )
    else:
        yield say("Both mandates allow it.")


def division_as_json(found: Division | None) -> Json | None:
    """The division, where the talks are of that shape."""
    if found is None:
        return None
    return {
        "each": exact(found.each),
        "parted": found.parted,
        "issues": {
            issue: {
                "points": {
                    party: exact(mine) for party, mine in zip(found.parties, found.points[issue], strict=True)
                },
                "ways": dict(zip(found.parties, (first, second), strict=True)),
                "shares": dict(zip(found.parties, (exact(share), exact(1 - share)), strict=True)),
            }
            for issue, (first, second, share) in found.to.items()
        },
        "settled": package_as_json(found.settled),
        "worths": by_party_as_json(found.worths),
        "below_walk_away": list(found.below),
    }
