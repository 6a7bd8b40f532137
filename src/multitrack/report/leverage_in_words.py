"""What opens if one party moves, as a page and as JSON: a question to put to whoever could move it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_leverage import large_leverage
from multitrack.analysis.leverage import Leverage, PartyLeverage, leverage
from multitrack.analysis.undoing import Undoing, undoing
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, too_large
from multitrack.report.as_json import Json
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.influencing import influence_as_json, influence_in_words
from multitrack.report.large_leverage_in_words import large_leverage_as_json, large_leverage_in_words
from multitrack.report.moving import (
    NOTHING_OPENS,
    ONE_MOVES,
    STEPS,
    as_it_stands,
    further_points,
    how_far_is_not_known,
    softer_in_words,
    without_line,
)
from multitrack.report.obstacles import Softening, softenings
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import number, party_name
from multitrack.report.saying import Sentence, say, sentences
from multitrack.report.undoing_in_words import undoing_as_json, undoing_in_words

SHOWN = 6
"""So many points at which something more opens are shown of each party: the nearest."""


def leverage_of(talks: Talks, pace: Pace = without_end) -> Answer:
    """What each party would open if it alone moved; on large talks as long as the pace allows."""
    weighed = weigh(talks)
    if isinstance(weighed, TooLarge):
        large = large_leverage(talks, pace=pace)
        if isinstance(large, TooLarge):
            return too_large(talks, large, None)
        return Answer(page=large_leverage_in_words(talks, large), json=large_leverage_as_json(talks, large))
    found = leverage(weighed)
    assert isinstance(found, Leverage)
    undone = undoing(weighed)
    assert isinstance(undone, Undoing)
    softer = [
        replace(each, opens=each.opens - found.under_rule)
        for each in softenings(weighed)
        if each.opens > found.under_rule
    ]
    return Answer(
        page=tuple(_page(talks, found, tuple(_softer(talks, each) for each in softer), undone)),
        json={
            **_as_json(talks, found),
            "refusals": [_softer_as_json(each) for each in softer],
            "undoing": undoing_as_json(undone),
        },
    )


def _softer(talks: Talks, each: Softening) -> Sentence:
    """What would be open if one refusal were none."""
    return softer_in_words(talks, each.position, Number(each.opens, each.opens))


def _softer_as_json(each: Softening) -> Json:
    held = each.position
    return {"party": held.party, "issue": held.issue, "option": held.option, "opens": each.opens}


def _page(talks: Talks, found: Leverage, refusals: tuple[Sentence, ...], undone: Undoing) -> Page:
    return (
        Heading(say("{talks}: what opens if one party moves", talks=talks.title), 1),
        Paragraph(
            sentences(
                (
                    as_it_stands(
                        Number(found.under_rule, found.under_rule), Number(found.to_all, found.to_all)
                    ),
                    ONE_MOVES,
                )
            )
        ),
        *(block for each in found.parties for block in _party(talks, each)),
        *_not_known(talks, found),
        *((Heading(say("If one refusal were none")), Points(refusals)) if refusals else ()),
        *undoing_in_words(talks, undone),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, found.basis), EXACT))),
    )


def _not_known(talks: Talks, found: Leverage) -> Iterator[Block]:
    yield from how_far_is_not_known(talks, found.not_known_of)


def _party(talks: Talks, each: PartyLeverage) -> Iterator[Block]:
    yield Heading(party_name(talks, each.party))
    if not each.steps and not each.lines:
        yield Paragraph(NOTHING_OPENS)
    if each.steps:
        yield Table(
            STEPS,
            tuple((number(s.by), f"{s.under_rule:,}", f"{s.to_all:,}") for s in each.steps[:SHOWN]),
            numbers=(0, 1, 2),
        )
        if len(each.steps) > SHOWN:
            last = each.steps[-1]
            yield Paragraph(
                further_points(
                    len(each.steps) - SHOWN,
                    Number(last.under_rule, last.under_rule),
                    Number(last.to_all, last.to_all),
                    last.by,
                )
            )
    if each.lines:
        yield Points(
            tuple(
                without_line(
                    talks,
                    one.line,
                    Number(one.under_rule, one.under_rule),
                    Number(one.to_all, one.to_all),
                )
                for one in each.lines
            )
        )
    yield from influence_in_words(talks, each.influence)


def _as_json(talks: Talks, found: Leverage) -> Json:
    return {
        "talks": talks.title,
        "status": found.status.value,
        "under_rule": found.under_rule,
        "to_all": found.to_all,
        "not_known_of": list(found.not_known_of),
        "parties": {each.party: _party_as_json(each) for each in found.parties},
    }


def _party_as_json(each: PartyLeverage) -> Json:
    return {
        "steps": [
            {"by": str(step.by), "under_rule": step.under_rule, "to_all": step.to_all} for step in each.steps
        ],
        "red_lines": [
            {
                "issue": one.line.issue,
                "option": one.line.option,
                "under_rule": one.under_rule,
                "to_all": one.to_all,
            }
            for one in each.lines
        ],
        "influence": influence_as_json(each.influence),
    }
