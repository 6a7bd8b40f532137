"""What opens if one party moves where packages are too many to go through, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Status
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_leverage import LargeLeverage, LargePartyLeverage
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, exact
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.influencing import influence_as_json, influence_in_words
from multitrack.report.large_blocking_in_words import STOPPED
from multitrack.report.large_findings import in_words
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
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import number, party_name
from multitrack.report.saying import Sentence, all_of, count, say, sentences

SHOWN = 6
"""So many points at which something more opens are shown of each party: the nearest."""


def large_leverage_in_words(talks: Talks, found: LargeLeverage) -> Page:
    """What each party would open if it alone moved."""
    return (
        Heading(say("{talks}: what opens if one party moves", talks=talks.title), 1),
        Paragraph(sentences((_now(found), ONE_MOVES))),
        *(block for each in found.parties if each.told for block in _party(talks, each)),
        *_not_told(talks, found),
        *_not_known(talks, found),
        *_refusals(talks, found),
        *((Paragraph(STOPPED),) if found.stopped else ()),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, found.basis), BY_FOLDING, _how_sure(found)))),
    )


def _how_sure(found: LargeLeverage) -> Sentence:
    if found.status is not Status.BOUNDED:
        return say("Every number here is exact.")
    return say("A number that is not known exactly is told by the two between which it lies.")


def _now(found: LargeLeverage) -> Sentence:
    if found.under_rule is None or found.to_all is None:
        return say("How many packages meet the rule as it stands was not told.")
    return as_it_stands(found.under_rule, found.to_all)


def _not_known(talks: Talks, found: LargeLeverage) -> Iterator[Block]:
    yield from how_far_is_not_known(talks, found.not_known_of)


def _not_told(talks: Talks, found: LargeLeverage) -> Iterator[Block]:
    untold = [each.party for each in found.parties if not each.told]
    if untold:
        who = all_of(party_name(talks, party) for party in untold)
        told = (
            say("Not told, for it would take too much time: what is opened by {parties}.", parties=who)
            if found.stopped
            else say("Not told, for it would take too much room: what is opened by {parties}.", parties=who)
        )
        further = say(
            "Why nothing is left, and how far walk-away points would have to come, is another question: what keeps it shut "
            "(blocking)."
        )
        yield Paragraph(sentences((told, further)))


def _party(talks: Talks, each: LargePartyLeverage) -> Iterator[Block]:
    yield Heading(party_name(talks, each.party))
    if each.steps is None:
        yield Paragraph(say("What it would open by lowering its walk-away point was not told."))
    elif not each.steps and not each.lines:
        yield Paragraph(NOTHING_OPENS)
    if each.steps:
        yield from _steps(each)
    if each.lines:
        yield Points(tuple(without_line(talks, one.line, one.under_rule, one.to_all) for one in each.lines))
    if each.steps is not None and each.lines is None:
        yield Paragraph(say("What it would open by giving up a red line was not told."))
    yield from influence_in_words(talks, each.influence)


def _steps(each: LargePartyLeverage) -> Iterator[Block]:
    steps = each.steps or ()
    exactly = all(step.under_rule.exact and step.to_all.exact for step in steps)
    shown = steps[:SHOWN] if exactly else steps
    yield Table(
        STEPS,
        tuple((number(s.by), in_words(s.under_rule), in_words(s.to_all)) for s in shown),
        numbers=(0, 1, 2),
    )
    if len(steps) > len(shown):
        last = steps[-1]
        yield Paragraph(further_points(len(steps) - len(shown), last.under_rule, last.to_all, last.by))


def _refusals(talks: Talks, found: LargeLeverage) -> Iterator[Block]:
    if found.refusals:
        yield Heading(say("If one refusal were none"))
        yield Points(tuple(softer_in_words(talks, each.position, each.opens) for each in found.refusals))
    if found.untold:
        yield Paragraph(
            count(
                "What {n} further refusal would open was not told.",
                "What {n} further refusals would open was not told.",
                found.untold,
            )
        )


def large_leverage_as_json(talks: Talks, found: LargeLeverage) -> Json:
    """The same as JSON; a number that is not exactly known is ``null``, with the two between which it lies beside it."""
    return {
        "talks": talks.title,
        "status": found.status.value,
        **_numbers({"under_rule": found.under_rule, "to_all": found.to_all}),
        "not_known_of": list(found.not_known_of),
        "parties": {each.party: _party_as_json(each) for each in found.parties},
        "refusals": [
            {
                "party": each.position.party,
                "issue": each.position.issue,
                "option": each.position.option,
                **_numbers({"opens": each.opens}),
            }
            for each in found.refusals
        ],
        "refusals_not_told": found.untold,
        "stopped": found.stopped,
    }


def _party_as_json(each: LargePartyLeverage) -> Json:
    return {
        "steps": None
        if each.steps is None
        else [
            {"by": str(step.by), **_numbers({"under_rule": step.under_rule, "to_all": step.to_all})}
            for step in each.steps
        ],
        "red_lines": None
        if each.lines is None
        else [
            {
                "issue": one.line.issue,
                "option": one.line.option,
                **_numbers({"under_rule": one.under_rule, "to_all": one.to_all}),
            }
            for one in each.lines
        ],
        "influence": influence_as_json(each.influence),
    }


def _numbers(told: dict[str, Number | None]) -> Json:
    found: Json = {}
    between: Json = {}
    for name, number_ in told.items():
        found[name] = exact(number_.low) if number_ is not None and number_.exact else None
        if number_ is not None and not number_.exact:
            between[name] = [exact(number_.low), exact(number_.high)]
    return {**found, "between": between} if between else found
