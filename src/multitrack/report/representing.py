"""Who is represented, who is admitted and who is listed by whom, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from multitrack.analysis.listed import ListedGroup, Lists, bars, lists
from multitrack.analysis.representation import Representation, Represented, representation
from multitrack.model.party import Admission
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.at_table import AtTable
from multitrack.report.contacting import plainly_called, points
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.saying import Sentence, names, say


def represented(talks: Talks, on: date) -> Answer:
    """Who speaks for whom, who was admitted, and whose lists say what, as on a day."""
    found, named = representation(talks), lists(talks, on)
    return Answer(page=tuple(_page(talks, found, named, on)), json=_as_json(talks, found, named, on))


def _page(talks: Talks, found: Representation, named: Lists, on: date) -> Page:
    told = AtTable(plainly_called(talks), talks.constituencies)
    composite = (party for party in talks.parties if party.delegation.composed_of)
    return (
        Heading(f"{talks.title}: who is represented", 1),
        Paragraph(f"As on {on.isoformat()}, as far as you know."),
        *points("Composite delegations", map(told.composite, composite)),
        *_constituencies(told, found),
        *_at_home(told, found),
        *points("Heard, without deciding", _consulted(told, talks)),
        *points(
            "Admission, step by step", (told.admitted(party, steps) for party, steps in found.admissions)
        ),
        *_lists(talks, told, named, on),
    )


def _constituencies(told: AtTable, found: Representation) -> Iterator[Block]:
    if not found.constituencies:
        return
    yield Heading("Constituencies and delegations")
    yield Table(
        ("Constituency", "Claimed at the table by", "Claimed from outside by", "To look at"),
        tuple(
            (
                each.constituency.title,
                str(told.claimed_at_table(each)),
                str(told.claimed_outside(each)),
                str(told.remarks(each)),
            )
            for each in found.constituencies
        ),
    )
    yield from points("The claims", (told.claim(*each) for each in found.claims), level=3)
    if found.claims_nobody:
        parties = told.sides(found.claims_nobody)
        yield Paragraph(str(say("No constituency is noted for {parties}.", parties=parties)))


def _at_home(told: AtTable, found: Representation) -> Iterator[Block]:
    if not found.home_gaps and not any(each.constituency.holds for each in found.constituencies):
        return
    yield Heading("At the table and at home")
    if found.home_gaps:
        yield Points(tuple(str(told.home_gap(each)) for each in found.home_gaps))
    else:
        yield Paragraph("Nothing is known that a delegation bears and those it claims refuse.")
    if found.not_known_at_home:
        unknown = names(told.not_known_at_home(*each) for each in found.not_known_at_home)
        yield Paragraph(str(say("How these hold themselves is not known: {those}.", those=unknown)))


def _consulted(told: AtTable, talks: Talks) -> Iterator[Sentence]:
    yield from (told.body(body) for body in talks.consulted if not body.inputs)
    yield from (told.given(body, given) for body in talks.consulted for given in body.inputs)


def _lists(talks: Talks, told: AtTable, named: Lists, on: date) -> Iterator[Block]:
    if not named.lists:
        return
    yield Heading("Lists side by side")
    yield Paragraph(
        "A list is its keeper's. What it means here is what whoever runs the talks has declared; nothing here "
        "decides it."
    )
    yield Points(tuple(str(told.list_named(key)) for key in named.lists), numbered=True)
    yield Table(
        ("Group", *(str(number) for number, _ in enumerate(named.lists, 1)), "Lists disagree"),
        tuple(
            (told.group(each), *map(str, told.entries(named, each)), "yes" if each.disagreed else "no")
            for each in named.groups
        ),
    )
    for each in named.groups:
        yield from (Paragraph(str(told.binding(listing))) for listing in each.binds)
    yield from points("Names like a listed one: for a person to decide", map(told.flag, named.flags), level=3)
    barred = ((party.id, listing) for party in talks.parties for listing in bars(talks, party.id, on))
    yield from points("No account is issued", (told.barred(*each) for each in barred), level=3)


def _as_json(talks: Talks, found: Representation, named: Lists, on: date) -> Json:
    return {
        "talks": talks.title,
        "on": on.isoformat(),
        "constituencies": [_constituency_as_json(each) for each in found.constituencies],
        "claims_nobody": list(found.claims_nobody),
        "home_gaps": [
            {
                "party": each.party,
                "constituency": each.constituency.id,
                "issue": each.issue,
                "option": each.option,
                "at_the_table": each.at_table.stance.value,
                "at_home": each.at_home.stance.value,
                "confidence": each.at_home.confidence.value,
            }
            for each in found.home_gaps
        ],
        "consulted": [
            {
                "id": body.id,
                "title": body.title,
                "speaks_for": list(body.speaks_for),
                "inputs": [
                    {
                        "words": given.words,
                        "issue": given.issue,
                        "option": given.option,
                        "became": None if given.became is None else given.became.value,
                        "why": given.why,
                    }
                    for given in body.inputs
                ],
            }
            for body in talks.consulted
        ],
        "admissions": [_step_as_json(step) for _, steps in found.admissions for step in steps],
        "lists": [{"authority": authority, "list": name} for authority, name in named.lists],
        "groups": [_group_as_json(each) for each in named.groups],
        "flags": [
            {
                "code": flag.code,
                "name": flag.alike.name,
                "listed_as": flag.alike.listed_as,
                "list": flag.alike.listing.list_name,
                "rule": flag.alike.rule.value,
            }
            for flag in named.flags
        ],
        "barred": [party.id for party in talks.parties if bars(talks, party.id, on)],
    }


def _constituency_as_json(each: Represented) -> Json:
    return {
        "id": each.constituency.id,
        "title": each.constituency.title,
        "claimed_at_the_table": list(each.at_the_table),
        "claimed_from_outside": list(each.not_at_the_table),
        "denied_by": [side for claim in each.constituency.claims for side in claim.denied_by],
        "heard_in": [body.id for body in each.heard_by],
        "gap": each.is_gap,
        "rival": each.is_rival,
    }


def _step_as_json(step: Admission) -> Json:
    return {
        "party": step.party,
        "state": step.state.value,
        "on": step.on.isoformat(),
        "until": None if step.until is None else step.until.isoformat(),
        "by": step.by,
        "reason": step.reason,
        "back_if": step.back_if,
    }


def _group_as_json(each: ListedGroup) -> Json:
    return {
        "name": each.name,
        "code": each.code,
        "on": [
            {
                "authority": listing.authority,
                "list": listing.list_name,
                "since": None if listing.since is None else listing.since.isoformat(),
                "binding": listing.binding,
                "effect": listing.effect,
                "declared_by": listing.declared_by,
                "declared_on": None if listing.declared_on is None else listing.declared_on.isoformat(),
                "channel_open": listing.channel_open,
            }
            for listing in each.on
        ],
        "not_noted_on": [{"authority": authority, "list": name} for authority, name in each.not_on],
        "disagreed": each.disagreed,
    }
