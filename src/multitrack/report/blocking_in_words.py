"""Who can stop an agreement, and which refusals keep it shut: as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from multitrack.analysis.blocking import Blocking, blocking
from multitrack.analysis.consent import weigh
from multitrack.analysis.finding import Status, TooLarge
from multitrack.analysis.fold.folding import Pace, StoppedError, without_end
from multitrack.analysis.hindered import Hindrance
from multitrack.analysis.large_refusals import large_refusals
from multitrack.analysis.refusals import Concession, Refusals, refusals
from multitrack.analysis.stopping import Side, Stopping, stopping
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer, too_large
from multitrack.report.as_json import Json
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.hindrances import (
    as_good_in_words,
    further_sets,
    hindrance_as_json,
    hindrances_in_words,
    not_all,
)
from multitrack.report.in_the_way import hanging_on
from multitrack.report.large_blocking_in_words import large_blocking_as_json, large_blocking_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import number, party_name
from multitrack.report.saying import Sentence, Words, all_of, count, say, sentences

SHOWN = 8
"""So many sets, and so many concessions, are shown."""


def blocking_of(talks: Talks, pace: Pace = without_end) -> Answer:
    """Who can stop an agreement by the rule, and what keeps it shut now; on large talks as long as the pace allows."""
    stops = stopping(talks)
    weighed = weigh(talks)
    if isinstance(weighed, TooLarge):
        return _large(talks, stops, pace)
    found, way = refusals(weighed), blocking(weighed)
    assert isinstance(found, Refusals)
    assert isinstance(way, Blocking)
    nothing = not found.open_
    return Answer(
        page=tuple(_page(talks, stops, found, way)),
        json={
            "talks": talks.title,
            "status": found.status.value,
            "can_stop": _stops_as_json(stops),
            **_as_json(talks, found),
        },
        finding=nothing,
    )


def _large(talks: Talks, stops: Stopping, pace: Pace) -> Answer:
    """What keeps it shut where packages are too many to go through."""
    told = (Heading(_title(talks), 1), *_stops(talks, stops))
    try:
        found = large_refusals(talks, pace=pace)
    except StoppedError:
        page: Page = (*told, Paragraph(say("It was stopped before it was known whether anything is left.")))
        json = {"status": Status.UNKNOWN.value, "stopped": True}
        return Answer(page=page, json={"talks": talks.title, **json, "can_stop": _stops_as_json(stops)})
    if isinstance(found, TooLarge):
        refused = too_large(talks, found, None)
        page = (*told, *refused.page[1:])
        return Answer(page=page, json={**refused.json, "can_stop": _stops_as_json(stops)}, finding=True)
    return Answer(
        page=(*told, *large_blocking_in_words(talks, found)),
        json={
            "talks": talks.title,
            "status": found.status.value,
            "can_stop": _stops_as_json(stops),
            **large_blocking_as_json(talks, found),
        },
        finding=found.such_as is None,
    )


def _title(talks: Talks) -> Sentence:
    return say("{talks}: who can stop it, and what keeps it shut", talks=talks.title)


def _page(talks: Talks, stops: Stopping, found: Refusals, way: Blocking) -> Page:
    return (
        Heading(_title(talks), 1),
        *_stops(talks, stops),
        *(_shut(talks, found, way) if found.packages and not found.open_ else _open(talks, found, way)),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, found.basis), EXACT))),
    )


def _stops(talks: Talks, stops: Stopping) -> Iterator[Block]:
    """Who can stop an agreement, whatever is on the table."""
    yield Heading(say("By the rule alone"))
    if not stops.sides:
        yield Paragraph(say("Nobody is at the table, so nobody can stop anything and nothing can be agreed."))
        return
    single = {side for each in stops.sets if len(each) == 1 for side in each}
    if single == set(stops.sides):
        yield Paragraph(
            say("Each of them can stop an agreement by itself: {sides}.", sides=_sides(talks, stops, single))
        )
    elif not stops.sets:
        yield Paragraph(
            say(
                "No {n} of them together can stop an agreement; larger sets were not tried.",
                n=stops.up_to or 0,
            )
        )
    else:
        yield Paragraph(say("An agreement can be stopped by:"))
        named = [_sides(talks, stops, each) for each in stops.sets[:SHOWN]]
        more = len(stops.sets) - len(named)
        yield Points((*named, *((count("{n} more set", "{n} more sets", more),) if more else ())))
        if stops.up_to is not None:
            yield Paragraph(
                say("These are all sets of up to {n}; larger ones were not tried.", n=stops.up_to)
            )
    if stops.without_rule:
        yield Paragraph(
            say(
                "Who inside {parties} can stop its yes is not known: no inner rule is noted.",
                parties=all_of(party_name(talks, party) for party in stops.without_rule),
            )
        )


def _sides(talks: Talks, stops: Stopping, some: frozenset[Side] | set[Side]) -> Words:
    return all_of(_side(talks, side) for side in stops.sides if side in some)


def _side(talks: Talks, side: Side) -> Words:
    party = talks.party(side.party)
    inner = None if party is None else party.delegation.inner
    if side.group is None or inner is None:
        return party_name(talks, side.party)
    name = next((group.name for group in inner.groups if group.id == side.group), str(side.group))
    return say("{group} inside {party}", group=name, party=party_name(talks, side.party))


def _shut(talks: Talks, found: Refusals, way: Blocking) -> Iterator[Block]:
    """Why nothing is left, and the smallest steps that would open something."""
    yield Heading(say("Why nothing is left"))
    sets = found.ruled_out_by
    if sets.sets == (frozenset(),):
        yield Paragraph(say("The rule cannot be met by those at the table, whatever they want."))
        return
    if sets.sets:
        yield Paragraph(say("Each of these by itself leaves nothing, whatever else is given up:"))
        yield Points(tuple(_together(talks, found, each) for each in sets.sets[:SHOWN]))
        if len(sets.sets) > SHOWN:
            yield Paragraph(further_sets(len(sets.sets) - SHOWN))
    if sets.up_to is not None:
        yield Paragraph(say("Sets of more than {n} were not tried.", n=sets.up_to))
    yield Heading(say("What would open something"))
    yield _conceding(talks, found)
    yield from _up_to(found)
    yield Heading(say("Who stands in the way"))
    yield hanging_on(talks, way)


def _open(talks: Talks, found: Refusals, way: Blocking) -> Iterator[Block]:
    """What single refusals keep shut, where something is open."""
    if not found.packages:
        yield Paragraph(say("No package can be written, so nothing is kept shut."))
        return
    if found.status.value == "unknown":
        return
    yield Heading(say("What single refusals keep shut"))
    yield Paragraph(
        count(
            "{n} package of {all} not ruled out.",
            "{n} packages of {all} not ruled out.",
            found.open_,
            all=found.packages,
        )
    )
    if not found.concessions:
        yield Paragraph(say("Nothing that one party alone gives up would open more."))
        return
    yield _conceding(talks, found)
    yield from _up_to(found)
    yield Heading(say("Who stands in the way"))
    yield hanging_on(talks, way)


def _up_to(found: Refusals) -> Iterator[Block]:
    ranks = [(len(each.given_up), each.opens) for each in found.concessions]
    yield from as_good_in_words(ranks, SHOWN, more=bool(found.more_concessions))
    more = len(found.concessions) - SHOWN + found.more_concessions
    if more > 0:
        yield Paragraph(
            count(
                "{n} further way, each opening no more or asking for more at once.",
                "{n} further ways, each opening no more or asking for more at once.",
                more,
            )
        )
    if found.up_to is not None:
        yield Paragraph(not_all(found.up_to))


def _conceding(talks: Talks, found: Refusals) -> Table:
    rows = [
        (_together(talks, found, each.given_up, each), f"{each.opens:,}")
        for each in found.concessions[:SHOWN]
    ]
    return Table((say("If this were given up"), say("Packages more")), tuple(rows), numbers=(1,))


def _together(
    talks: Talks, found: Refusals, some: frozenset[Hindrance], given: Concession | None = None
) -> Words:
    named = [each for each in found.hindrances if each in some]
    if given is None:
        return hindrances_in_words(talks, named)
    lower = {party: _lower(by, given.as_near) for party, by in given.lower}
    return _otherwise(hindrances_in_words(talks, named, lower), given)


def _lower(by: Fraction, as_near: int) -> Sentence:
    if not as_near:
        return say("lower by {by} for the first of them", by=number(by))
    return say("lower by {by} for the first {n} of them", by=number(by), n=as_near + 1)


def _otherwise(told: Words, given: Concession) -> Words:
    """That several parties could share the step otherwise."""
    if given.otherwise is None:
        return say("{concession}; other amounts may do as well", concession=told)
    if not given.otherwise:
        return told
    return count(
        "{concession}; or by {n} other set of amounts, less of one and more of another",
        "{concession}; or by {n} other sets of amounts, less of one and more of another",
        given.otherwise,
        concession=told,
    )


def _stops_as_json(stops: Stopping) -> Json:
    return {
        "sets": [
            [{"party": side.party, "group": side.group} for side in stops.sides if side in each]
            for each in stops.sets
        ],
        "up_to": stops.up_to,
        "no_inner_rule_of": list(stops.without_rule),
    }


def _as_json(talks: Talks, found: Refusals) -> Json:
    def told(some: frozenset[Hindrance]) -> list[Json]:
        return [hindrance_as_json(talks, each) for each in found.hindrances if each in some]

    return {
        "not_ruled_out": found.open_,
        "written": found.packages,
        "leaving_nothing": {
            "sets": [told(each) for each in found.ruled_out_by.sets],
            "up_to": found.ruled_out_by.up_to,
        },
        "concessions": [
            {
                "given_up": told(each.given_up),
                "opens": each.opens,
                "such_as": {choice.issue: choice.option for choice in each.such_as.choices},
                "lower": {party: str(by) for party, by in each.lower},
                "as_near": each.as_near,
                "otherwise": each.otherwise,
            }
            for each in found.concessions
        ],
        "more_concessions": found.more_concessions,
        "up_to": found.up_to,
    }
