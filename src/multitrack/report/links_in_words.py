"""What links issues, in words: pairs by their titles, ties, and how much a link weighs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce

from multitrack.analysis.grouping.goal import Bundle
from multitrack.analysis.grouping.links import Tie
from multitrack.analysis.grouping.teams import Teams
from multitrack.model.issue import IssueId
from multitrack.model.talks import Talks
from multitrack.report.phrasing import issue_title, linkage_in_words
from multitrack.report.saying import Names, Sentence, Words, all_of, names, say

SHOWN = 4
"""So many links between teams are named: the heaviest."""


def weighed(talks: Talks, found: Teams, some: Sequence[tuple[Bundle, Fraction]]) -> Names:
    """The heaviest of some links, each with its weight."""
    return names(
        (
            say("{issues} ({share})", issues=together(talks, found.issues, bundle), share=percent(weight))
            for bundle, weight in some[:SHOWN]
        ),
        "; ",
    )


def together(talks: Talks, issues: tuple[IssueId, ...], bundle: Bundle) -> Sentence:
    """Issues that are linked, by their titles."""
    return reduce(_with, (say('"{issue}"', issue=issue_title(talks, issues[at])) for at in bundle))


def _with(one: Sentence, other: Sentence) -> Sentence:
    return say("{one} with {other}", one=one, other=other)


def tie_in_words(talks: Talks, issues: tuple[IssueId, ...], tie: Tie) -> Sentence:
    """What ties issues of different teams."""
    if tie.linkage is not None:
        return linkage_in_words(tie.linkage, talks)
    assert tie.issue is not None
    others = all_of(issue_title(talks, issues[at]) for at in tie.bundle if issues[at] != tie.issue)
    return say(
        "{issue} only arises as {others} is settled.", issue=issue_title(talks, tie.issue), others=others
    )


def percent(part: Fraction) -> Words:
    """A part of a whole in hundredths, never rounded to none."""
    hundred = part * 100
    return say("less than 0.1 %") if 0 < hundred < Fraction(1, 10) else f"{float(hundred):.1f} %"
