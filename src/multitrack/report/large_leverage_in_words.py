"""What opens if one party moves where packages are too many to go through, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Status
from multitrack.analysis.large_counts import Number
from multitrack.analysis.large_leverage import LargeLeverage, LargePartyLeverage, LargeSoftening
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, exact
from multitrack.report.basis import BY_FOLDING, basis_in_words
from multitrack.report.influencing import influence_as_json, influence_in_words
from multitrack.report.large_findings import in_words
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

SHOWN = 6
"""So many points at which something more opens are shown of each party: the nearest."""


def large_leverage_in_words(talks: Talks, found: LargeLeverage) -> Page:
    """What each party would open if it alone moved."""
    return (
        Heading(f"{talks.title}: what opens if one party moves", 1),
        Paragraph(f"{_now(found)} Below, one party moves and everybody else stays."),
        *(block for each in found.parties if each.told for block in _party(talks, each)),
        *_not_told(talks, found),
        *_not_known(talks, found),
        *_refusals(talks, found),
        *(
            (Paragraph("It was stopped before everything was told. What stands here holds."),)
            if found.stopped
            else ()
        ),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, found.basis)} {BY_FOLDING} {_how_sure(found)}"),
    )


def _how_sure(found: LargeLeverage) -> str:
    if found.status is not Status.BOUNDED:
        return "Every number here is exact."
    return "A number that is not known exactly is told by the two between which it lies."


def _now(found: LargeLeverage) -> str:
    if found.under_rule is None or found.to_all is None:
        return "How many packages meet the rule as it stands was not told."
    return (
        f"As it stands, the rule can be met by {in_words(found.under_rule)} packages; {in_words(found.to_all)} surely "
        "suit all."
    )


def _not_known(talks: Talks, found: LargeLeverage) -> Iterator[Block]:
    if found.not_known_of:
        names = party_names(talks, found.not_known_of)
        yield Paragraph(f"How far {names} would have to move is not known: no mandate of theirs is.")


def _not_told(talks: Talks, found: LargeLeverage) -> Iterator[Block]:
    untold = [each.party for each in found.parties if not each.told]
    if untold:
        why = "time" if found.stopped else "room"
        yield Paragraph(
            f"Not told, for it would take too much {why}: what is opened by {party_names(talks, untold)}. Why nothing is "
            "left, and how far walk-away points would have to come, is another question: what keeps it shut (blocking)."
        )


def _party(talks: Talks, each: LargePartyLeverage) -> Iterator[Block]:
    yield Heading(party_name(talks, each.party))
    if each.steps is None:
        yield Paragraph("What it would open by lowering its walk-away point was not told.")
    elif not each.steps and not each.lines:
        yield Paragraph("Nothing more opens, however far it alone lowers its walk-away point.")
    if each.steps:
        yield from _steps(each)
    if each.lines:
        yield Points(
            tuple(
                f"without its red line {choice_in_words(talks, one.line)}: {in_words(one.under_rule)} more under the "
                f"rule, {in_words(one.to_all)} more that suit all"
                for one in each.lines
            )
        )
    if each.steps is not None and each.lines is None:
        yield Paragraph("What it would open by giving up a red line was not told.")
    yield from influence_in_words(talks, each.influence)


def _steps(each: LargePartyLeverage) -> Iterator[Block]:
    steps = each.steps or ()
    exactly = all(step.under_rule.exact and step.to_all.exact for step in steps)
    shown = steps[:SHOWN] if exactly else steps
    yield Table(
        ("Walk-away point lower by", "More under the rule", "More that suit all"),
        tuple((number(s.by), in_words(s.under_rule), in_words(s.to_all)) for s in shown),
        numbers=(0, 1, 2),
    )
    if len(steps) > len(shown):
        last = steps[-1]
        yield Paragraph(
            f"More opens at {len(steps) - len(shown):,} further points; {in_words(last.under_rule)} more under the rule "
            f"at most, {in_words(last.to_all)} more that suit all, from {number(last.by)} on."
        )


def _refusals(talks: Talks, found: LargeLeverage) -> Iterator[Block]:
    if found.refusals:
        yield Heading("If one refusal were none")
        yield Points(tuple(_softer(talks, each) for each in found.refusals))
    if found.untold:
        more = counted(found.untold, "further refusal", "further refusals")
        yield Paragraph(f"What {more} would open was not told.")


def _softer(talks: Talks, each: LargeSoftening) -> str:
    held = each.position
    option, issue = option_title(talks, held.issue, held.option), issue_title(talks, held.issue)
    packages = counted(each.opens.low, "package") if each.opens.exact else f"{in_words(each.opens)} packages"
    return f'{party_name(talks, held.party)}, if it could live with "{option}" on {issue}: {packages} more'


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
