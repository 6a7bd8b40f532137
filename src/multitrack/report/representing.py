"""Who is represented, who is admitted and who is listed by whom, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from multitrack.analysis.listed import Flag, ListedGroup, ListKey, Lists, bars, lists
from multitrack.analysis.representation import HomeGap, Representation, Represented, representation
from multitrack.model.constituency import Claim, Consulted, Input
from multitrack.model.party import Admission, Listing, PartyId
from multitrack.model.talks import Talks
from multitrack.report.answers import Answer
from multitrack.report.as_json import Json
from multitrack.report.contacting import side_name
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import issue_title, listed, option_title

NOT_NOTED = "not noted"
"""What a list says, as far as these talks tell, of a group that another list has."""


def represented(talks: Talks, on: date) -> Answer:
    """Who speaks for whom, who was admitted, and whose lists say what, as on a day."""
    found, named = representation(talks), lists(talks, on)
    return Answer(page=tuple(_page(talks, found, named, on)), json=_as_json(talks, found, named, on))


def _page(talks: Talks, found: Representation, named: Lists, on: date) -> Page:
    return (
        Heading(f"{talks.title}: who is represented", 1),
        Paragraph(f"As on {on.isoformat()}, as far as you know."),
        *_delegations(talks),
        *_constituencies(talks, found),
        *_at_home(talks, found),
        *_consulted(talks),
        *_admissions(talks, found),
        *_lists(talks, named, on),
    )


def _delegations(talks: Talks) -> Iterator[Block]:
    composite = [party for party in talks.parties if party.delegation.composed_of]
    if composite:
        yield Heading("Composite delegations")
        yield Points(
            tuple(
                f"{side_name(talks, each.id)}: {listed(each.delegation.composed_of)}"
                + (f"; {each.delegation.inner_rule}" if each.delegation.inner_rule else "")
                for each in composite
            )
        )


def _constituencies(talks: Talks, found: Representation) -> Iterator[Block]:
    if not found.constituencies:
        return
    yield Heading("Constituencies and delegations")
    yield Table(
        ("Constituency", "Claimed at the table by", "Claimed from outside by", "To look at"),
        tuple(_constituency(talks, each) for each in found.constituencies),
    )
    claims = tuple(
        f"{each.constituency.title}: {_claim(talks, claim)}"
        for each in found.constituencies
        for claim in each.constituency.claims
        if claim.group or claim.denied_by or claim.rests_on or claim.source
    )
    if claims:
        yield Heading("The claims", 3)
        yield Points(claims)
    if found.claims_nobody:
        parties = _sides(talks, found.claims_nobody)
        yield Paragraph(f"No constituency is noted for {parties}.")


def _constituency(talks: Talks, each: Represented) -> tuple[str, ...]:
    remarks = (
        "gap: nobody at the table claims to speak for them" if each.is_gap else "",
        "rival claims" if each.is_rival else "",
        "a claim is denied" if each.is_denied else "",
        f"heard in {listed(body.title for body in each.heard_by)}" if each.heard_by else "",
        each.constituency.note or "",
    )
    return (
        each.constituency.title,
        _sides(talks, each.at_the_table) or "nobody",
        _sides(talks, each.not_at_the_table),
        "; ".join(filter(None, remarks)),
    )


def _claim(talks: Talks, claim: Claim) -> str:
    through = f" through {claim.group}" if claim.group else ""
    denied = f"; denied by {_sides(talks, claim.denied_by)}" if claim.denied_by else ""
    basis = claim.source or ", ".join(claim.rests_on)
    return f"{side_name(talks, claim.by)}{through}{denied}{f' [{basis}]' if basis else ''}"


def _sides(talks: Talks, sides: Iterable[str]) -> str:
    return listed(side_name(talks, side) for side in sides)


def _at_home(talks: Talks, found: Representation) -> Iterator[Block]:
    if not found.home_gaps and not any(each.constituency.holds for each in found.constituencies):
        return
    yield Heading("At the table and at home")
    if found.home_gaps:
        yield Points(tuple(_home_gap(talks, each) for each in found.home_gaps))
    else:
        yield Paragraph("Nothing is known that a delegation bears and those it claims refuse.")
    if found.not_known_at_home:
        unknown = listed(f"{each.title} (of {party})" for party, each in found.not_known_at_home)
        yield Paragraph(f"How these hold themselves is not known: {unknown}.")


def _home_gap(talks: Talks, each: HomeGap) -> str:
    option = option_title(talks, each.issue, each.option)
    basis = each.at_home.assumption or ", ".join(each.at_home.rests_on) or "nothing that is named"
    return (
        f'{issue_title(talks, each.issue)}: {side_name(talks, each.party)} {each.at_table.stance.value} "{option}", '
        f"{each.constituency.title} {each.at_home.stance.value} it "
        f"({each.at_home.confidence.value} confidence, on {basis})"
    )


def _consulted(talks: Talks) -> Iterator[Block]:
    if not talks.consulted:
        return
    yield Heading("Heard, without deciding")
    yield Points(
        tuple(_body(talks, body) for body in talks.consulted if not body.inputs)
        + tuple(
            f"{_body(talks, body)}: {_input(talks, given)}"
            for body in talks.consulted
            for given in body.inputs
        )
    )


def _body(talks: Talks, body: Consulted) -> str:
    titles = {each.id: each.title for each in talks.constituencies}
    heard = listed(titles.get(code, code) for code in body.speaks_for)
    return f"{body.title}{f' (for {heard})' if heard else ''}"


def _input(talks: Talks, given: Input) -> str:
    day = f", {given.on.isoformat()}" if given.on else ""
    about = f" on {issue_title(talks, given.issue)}" if given.issue else ""
    became = "what became of it was not told" if given.became is None else given.became.value
    why = f": {given.why}" if given.why else ""
    source = f" [{given.source}]" if given.source else ""
    return f'"{given.words}"{about}{day} - {became}{why}{source}'


def _admissions(talks: Talks, found: Representation) -> Iterator[Block]:
    if not found.admissions:
        return
    yield Heading("Admission, step by step")
    yield Points(
        tuple(
            f"{side_name(talks, party)}: {'; '.join(map(_step, steps))}" for party, steps in found.admissions
        )
    )


def _step(step: Admission) -> str:
    until = f" until {step.until.isoformat()}" if step.until else ""
    reason = f" ({step.reason})" if step.reason else ""
    back = f", the way back: {step.back_if}" if step.back_if else ""
    return f"{step.state.value} {step.on.isoformat()}{until} by {step.by or 'nobody named'}{reason}{back}"


def _lists(talks: Talks, named: Lists, on: date) -> Iterator[Block]:
    if not named.lists:
        return
    yield Heading("Lists side by side")
    yield Paragraph(
        "A list is its keeper's. What it means here is what whoever runs the talks has declared; nothing here "
        "decides it."
    )
    yield Points(tuple(map(_list, named.lists)), numbered=True)
    yield Table(
        ("Group", *(str(number) for number, _ in enumerate(named.lists, 1)), "Lists disagree"),
        tuple(_group(named, each) for each in named.groups),
    )
    for each in named.groups:
        for listing in each.binds:
            yield Paragraph(_binding(listing))
    if named.flags:
        yield Heading("Names like a listed one: for a person to decide", 3)
        yield Points(tuple(_flag(talks, flag) for flag in named.flags))
    barred = tuple(each for party in talks.parties for each in _barred(talks, party.id, on))
    if barred:
        yield Heading("No account is issued", 3)
        yield Points(barred)


def _list(key: ListKey) -> str:
    authority, name = key
    return f"{name}, kept by {authority}"


def _group(named: Lists, each: ListedGroup) -> tuple[str, ...]:
    entries = {(entry.authority, entry.list_name): entry for entry in each.on}
    code = f" ({each.code})" if each.code and each.code not in each.name else ""
    cells = (_entry(entries.get(key)) for key in named.lists)
    return (f"{each.name}{code}", *cells, "yes" if each.disagreed else "no")


def _entry(listing: Listing | None) -> str:
    if listing is None:
        return NOT_NOTED
    since = f" since {listing.since.isoformat()}" if listing.since else ""
    return f"listed{since}{', binding here' if listing.binding else ''}"


def _binding(listing: Listing) -> str:
    effect = f" Effect, as declared: {listing.effect}." if listing.effect else ""
    return f"{listing.group}: {listing.list_name} is declared binding here.{effect}"


def _flag(talks: Talks, flag: Flag) -> str:
    found = flag.alike
    return (
        f'{side_name(talks, flag.code)}, as "{found.name}": like "{found.listed_as}" on {found.listing.list_name} '
        f"({found.rule.value})"
    )


def _barred(talks: Talks, party: PartyId, on: date) -> Iterator[str]:
    for listing in bars(talks, party, on):
        yield f"{side_name(talks, party)}: {listing.group} is on {listing.list_name}, declared binding"


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
            }
            for listing in each.on
        ],
        "not_noted_on": [{"authority": authority, "list": name} for authority, name in each.not_on],
        "disagreed": each.disagreed,
    }
