"""What opens if one party moves, as a page and as JSON: a question to put to whoever could move it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import TooLarge
from multitrack.analysis.fold.folding import Pace, without_end
from multitrack.analysis.large_leverage import large_leverage
from multitrack.analysis.leverage import Leverage, PartyLeverage, leverage
from multitrack.analysis.undoing import Undoing, undoing
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, too_large
from multitrack.report.as_json import Json
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.influencing import influence_as_json, influence_in_words
from multitrack.report.large_leverage_in_words import large_leverage_as_json, large_leverage_in_words
from multitrack.report.obstacles import Softening, softenings
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import (
    choice_in_words,
    counted,
    issue_title,
    number,
    option_title,
    party_name,
    party_names,
)
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


def _softer(talks: Talks, each: Softening) -> str:
    """What would be open if one refusal were none."""
    held = each.position
    return (
        f'{party_name(talks, held.party)}, if it could live with "{option_title(talks, held.issue, held.option)}" on '
        f"{issue_title(talks, held.issue)}: {counted(each.opens, 'package')} more"
    )


def _softer_as_json(each: Softening) -> Json:
    held = each.position
    return {"party": held.party, "issue": held.issue, "option": held.option, "opens": each.opens}


def _page(talks: Talks, found: Leverage, refusals: tuple[str, ...], undone: Undoing) -> Page:
    return (
        Heading(f"{talks.title}: what opens if one party moves", 1),
        Paragraph(
            f"As it stands, the rule can be met by {counted(found.under_rule, 'package')}; "
            f"{found.to_all:,} surely suit all. Below, one party moves and everybody else stays."
        ),
        *(block for each in found.parties for block in _party(talks, each)),
        *_not_known(talks, found),
        *((Heading("If one refusal were none"), Points(refusals)) if refusals else ()),
        *undoing_in_words(talks, undone),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, found.basis)} {EXACT}"),
    )


def _not_known(talks: Talks, found: Leverage) -> Iterator[Block]:
    if found.not_known_of:
        names = party_names(talks, found.not_known_of)
        yield Paragraph(f"How far {names} would have to move is not known: no mandate of theirs is.")


def _party(talks: Talks, each: PartyLeverage) -> Iterator[Block]:
    yield Heading(party_name(talks, each.party))
    if not each.steps and not each.lines:
        yield Paragraph("Nothing more opens, however far it alone lowers its walk-away point.")
    if each.steps:
        yield Table(
            ("Walk-away point lower by", "More under the rule", "More that suit all"),
            tuple((number(s.by), f"{s.under_rule:,}", f"{s.to_all:,}") for s in each.steps[:SHOWN]),
            numbers=(0, 1, 2),
        )
        if len(each.steps) > SHOWN:
            last = each.steps[-1]
            yield Paragraph(
                f"More opens at {len(each.steps) - SHOWN:,} further points; {last.under_rule:,} more under the rule at "
                f"most, {last.to_all:,} more that suit all, from {number(last.by)} on."
            )
    if each.lines:
        yield Points(
            tuple(
                f"without its red line {choice_in_words(talks, one.line)}: {one.under_rule:,} more under the rule, "
                f"{one.to_all:,} more that suit all"
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
