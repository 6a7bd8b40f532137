"""What is told of a party that moves, a sentence each: where all packages were gone through, and where they were folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from multitrack.analysis.large_counts import Number
from multitrack.model.package import Choice
from multitrack.model.party import PartyId
from multitrack.model.position import Position
from multitrack.model.talks import Talks
from multitrack.report.large_findings import in_words, packages
from multitrack.report.page import Paragraph
from multitrack.report.phrasing import issue_title, number, option_title, party_name
from multitrack.report.saying import Sentence, all_of, say

ONE_MOVES = say("Below, one party moves and everybody else stays.")
"""How the numbers are meant."""
NOTHING_OPENS = say("Nothing more opens, however far it alone lowers its walk-away point.")
"""Where a party alone opens nothing."""
STEPS = (say("Walk-away point lower by"), say("More under the rule"), say("More that suit all"))
"""The head of a table of steps."""


def as_it_stands(under_rule: Number, to_all: Number) -> Sentence:
    """What is open before anybody moves."""
    return say(
        "As it stands, the rule can be met by {packages}; {to_all} surely suit all.",
        packages=packages(under_rule),
        to_all=in_words(to_all),
    )


def how_far_is_not_known(talks: Talks, parties: Sequence[PartyId]) -> Iterator[Paragraph]:
    """Of whom nobody can tell how far they would have to move."""
    if parties:
        who = all_of(party_name(talks, party) for party in parties)
        yield Paragraph(
            say("How far {parties} would have to move is not known: no mandate of theirs is.", parties=who)
        )


def further_points(points: int, under_rule: Number, to_all: Number, by: Fraction) -> Sentence:
    """That more opens at further points than are shown, and how much at most."""
    return say(
        "More opens at {points} further points; {under_rule} more under the rule at most, {to_all} more that suit all, from "
        "{by} on.",
        points=points,
        under_rule=in_words(under_rule),
        to_all=in_words(to_all),
        by=number(by),
    )


def without_line(talks: Talks, line: Choice, under_rule: Number, to_all: Number) -> Sentence:
    """What opens without one red line."""
    return say(
        "without its red line {issue}: {option}: {under_rule} more under the rule, {to_all} more that suit all",
        issue=issue_title(talks, line.issue),
        option=option_title(talks, line.issue, line.option),
        under_rule=in_words(under_rule),
        to_all=in_words(to_all),
    )


def softer_in_words(talks: Talks, held: Position, opens: Number) -> Sentence:
    """What would be open if one refusal were none."""
    return say(
        '{party}, if it could live with "{option}" on {issue}: {packages} more',
        party=party_name(talks, held.party),
        option=option_title(talks, held.issue, held.option),
        issue=issue_title(talks, held.issue),
        packages=packages(opens),
    )
