"""What keeps packages shut, by name: a refusal, a walk-away point, or a linkage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from multitrack.analysis.hindered import Hindrance
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json
from multitrack.report.page import Paragraph
from multitrack.report.phrasing import (
    issue_title,
    linkage_in_words,
    linkage_named,
    option_title,
    party_name,
)
from multitrack.report.saying import Sentence, Words, count, say


def hindrances_in_words(
    talks: Talks, some: Iterable[Hindrance], lower: Mapping[PartyId, Sentence] | None = None
) -> Words:
    """Several at once; ``lower``: how far a walk-away point would have to be lowered, in words."""
    words = []
    for each in some:
        by = None if each.party is None or not each.is_walk_away else (lower or {}).get(each.party)
        named = hindrance_in_words(talks, each)
        words.append(named if by is None else say("{hindrance} ({by})", hindrance=named, by=by))
    return reduce(and_too, words) if words else ""


def and_too(one: Words, other: Words) -> Sentence:
    """One thing and another, of which each may be long."""
    return say("{one}; and {other}", one=one, other=other)


def hindrance_in_words(talks: Talks, each: Hindrance) -> Sentence:
    """A refusal, a walk-away point or a linkage, by name."""
    if each.linkage is not None:
        return say('that "{linkage}"', linkage=linkage_named(each.linkage, talks))
    assert each.party is not None
    if each.choice is None:
        return say("the walk-away point of {party}", party=party_name(talks, each.party))
    return say(
        '{party} refusing "{option}" on {issue}',
        party=party_name(talks, each.party),
        option=option_title(talks, each.choice.issue, each.choice.option),
        issue=issue_title(talks, each.choice.issue),
    )


def as_good_in_words(
    ranks: Sequence[tuple[int, int | None]], shown: int, *, more: bool
) -> Iterator[Paragraph]:
    """Which ways of opening something none comes before the others: at the head, and at the end of what is shown.

    ``ranks``: of each way, in order, for how many things it asks at once and how many packages it opens (nothing: not
    counted). ``more``: whether there are further ways that do not stand there.
    """
    if not ranks or ranks[0][1] is None:
        return
    head, last = ranks.count(ranks[0]), ranks[:shown][-1]
    beyond = 0 if last[1] is None else ranks[shown:].count(last)
    unsure = (more and ranks[-1] == last) or (last[0], None) in ranks
    if head > 1:
        yield Paragraph(_as_good(min(head, shown), beyond if head > shown else 0, unsure=unsure))
    if beyond and head <= shown:
        yield Paragraph(_as_good_as_the_last(beyond, unsure=unsure))


def _as_good(first: int, beyond: int, *, unsure: bool) -> Sentence:
    if not beyond:
        return say(
            "The first {n} ask for as little at once and open as much as one another: their order says nothing.",
            n=first,
        )
    if unsure:
        return say(
            "The first {n}, and at least {more} of the further ways, ask for as little at once and open as much as one "
            "another: their order says nothing.",
            n=first,
            more=beyond,
        )
    return say(
        "The first {n}, and {more} of the further ways, ask for as little at once and open as much as one another: their "
        "order says nothing.",
        n=first,
        more=beyond,
    )


def _as_good_as_the_last(beyond: int, *, unsure: bool) -> Sentence:
    if unsure:
        return count(
            "At least {n} further way opens as much as the last one here, and no more is asked for at once.",
            "At least {n} further ways open as much as the last one here, and no more is asked for at once.",
            beyond,
        )
    return count(
        "{n} further way opens as much as the last one here, and no more is asked for at once.",
        "{n} further ways open as much as the last one here, and no more is asked for at once.",
        beyond,
    )


def further_sets(more: int) -> Sentence:
    """That there are more sets than are shown."""
    return count("{n} further set of this kind.", "{n} further sets of this kind.", more)


def not_all(up_to: int) -> Sentence:
    """How far ways of opening something were gone through."""
    return say("Ways that ask for more than {n} at once were not all gone through.", n=up_to)


def hindrance_as_json(talks: Talks, each: Hindrance) -> Json:
    """The same as JSON."""
    return {
        "party": each.party,
        "issue": None if each.choice is None else each.choice.issue,
        "option": None if each.choice is None else each.choice.option,
        "linkage": None if each.linkage is None else str(linkage_in_words(each.linkage, talks)),
    }
