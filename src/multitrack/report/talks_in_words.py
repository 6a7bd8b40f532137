"""Talks as a page: who is at the table, what is to be settled on which track, and who holds what.

Mandates are named, never shown: their figures are a delegation's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.model.issue import Condition, Issue, IssueId, Option, OptionId
from multitrack.model.party import Party, PartyId
from multitrack.model.position import Position, Stance
from multitrack.model.statement import Checked
from multitrack.model.talks import Talks
from multitrack.model.text import arising
from multitrack.model.track import Track
from multitrack.report.deciding import rule_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import (
    conditions_in_words,
    counted,
    linkage_in_words,
    listed,
    option_title,
    options_in,
    party_name,
    stages_in_words,
)

SHAPES = {
    Stance.WANTS: "●",
    Stance.ACCEPTS: "◐",
    Stance.CAN_LIVE_WITH: "○",
    Stance.REFUSES: "✕",
}
"""A shape for each stance, the same wherever stances are shown."""
UNKNOWN = "?"
"""The shape of a stance that nobody noted."""
ASSUMED = "*"
"""Stands behind a stance that is an assumption of ours."""
READ = "~"
"""Stands behind a stance that somebody else read from the party's words or silence."""
LEGEND = "  ".join(
    [f"{shape} {stance.value}" for stance, shape in SHAPES.items()]
    + [f"{UNKNOWN} not known", f"{ASSUMED} our assumption", f"{READ} somebody's reading"]
)
"""What the shapes mean."""
BESIDE = 4
"""How many tracks stand side by side on one page."""


def talks_in_words(talks: Talks) -> Page:
    """The whole page."""
    return (
        *_opening(talks),
        *_parties(talks),
        *_tracks(talks),
        *_issues(talks),
        *_linkage(talks),
        *_structures(talks),
        *_around(talks),
        *_sources(talks),
    )


def _opening(talks: Talks) -> Iterator[Block]:
    yield Heading(talks.title, 1)
    if talks.about:
        yield Paragraph(talks.about.strip())
    kind = (
        "An exercise: nobody named here said or agreed what is done with this file. "
        if talks.exercise
        else ""
    )
    day = f"As on {talks.as_on.isoformat()}. " if talks.as_on else ""
    yield Paragraph(f"{kind}{day}A package is accepted where {rule_in_words(talks.rule, talks)}.")


def _parties(talks: Talks) -> Iterator[Block]:
    yield Heading("Parties")
    rows = tuple((p.id, p.name, _own_names(p), _people(p), _standing(talks, p)) for p in talks.parties)
    yield Table(("Code", "Neutral name", "Also called", "Delegation", "At the table"), rows)
    if talks.mediation:
        people = (f"{member.name} ({member.role.value})" for member in talks.mediation)
        yield Paragraph(f"The mediation team: {', '.join(people)}.")
    if talks.constituencies:
        yield Heading("Whom the parties must carry")
        yield Table(
            ("Constituency", "Claimed by", "Note"),
            tuple((c.title, ", ".join(c.claimed_by) or "nobody", c.note or "") for c in talks.constituencies),
        )


def _own_names(party: Party) -> str:
    return "; ".join(f"{own.name} (by {own.by})" for own in party.names)


def _people(party: Party) -> str:
    return ", ".join(f"{member.name} ({member.role.value})" for member in party.delegation.members)


def _standing(talks: Talks, party: Party) -> str:
    step = talks.admission(party.id)
    mandate = "mandate known" if talks.mandate(party.id) else "mandate not known"
    return mandate if step is None else f"{step.state.value} {step.on.isoformat()}, {mandate}"


def _tracks(talks: Talks) -> Iterator[Block]:
    if not talks.tracks:
        return
    yield Heading("Tracks side by side")
    for start in range(0, len(talks.tracks), BESIDE):
        beside = talks.tracks[start : start + BESIDE]
        lines = (
            ("Issues", tuple(_issues_of(talks, track) for track in beside)),
            ("Team", tuple(", ".join(track.team) for track in beside)),
            ("Chair", tuple(track.chair or "" for track in beside)),
            ("Decides where", tuple(rule_in_words(track.rule, talks) for track in beside)),
            ("To deliver", tuple(_deliver(track) for track in beside)),
            ("Sits", tuple(_calendar(track) for track in beside)),
        )
        yield Table(
            ("", *(track.title for track in beside)),
            tuple((name, *cells) for name, cells in lines if any(cells)),
        )


def _issues_of(talks: Talks, track: Track) -> str:
    known = (talks.issue(issue) for issue in track.issues)
    return "\n".join(f"{issue.title} ({issue.id})" for issue in known if issue is not None)


def _deliver(track: Track) -> str:
    terms = track.terms
    if terms is None:
        return ""
    form = f", {terms.form}" if terms.form else ""
    by = f", by {terms.by.isoformat()}" if terms.by else ""
    return f"{terms.deliver}{form}{by}"


def _calendar(track: Track) -> str:
    if not track.sittings:
        return ""
    first = min(sitting.on for sitting in track.sittings)
    return f"{counted(len(track.sittings), 'sitting')}, first {first.isoformat()}"


def _issues(talks: Talks) -> Iterator[Block]:
    if not talks.issues:
        return
    yield Heading("Issues, options, and who holds what")
    yield Paragraph(LEGEND)
    ways = arising(talks.draft, talks.issues)
    held = {(p.party, p.issue, p.option): p for p in talks.positions}
    for issue in talks.issues:
        yield Heading(f"{issue.title} ({issue.id})", 3)
        if remarks := _remarks(talks, issue, ways.get(issue.id, ())):
            yield Paragraph(remarks)
        parties = tuple(party.id for party in talks.parties)
        yield Table(
            ("Code", "Option", *parties),
            tuple(_option_row(issue, option, parties, held) for option in options_in(talks, issue.id)),
        )


def _remarks(talks: Talks, issue: Issue, ways: tuple[tuple[Condition, ...], ...]) -> str:
    track = talks.track_of(issue.id)
    names = (f'{own.by} calls it "{own.name}".' for own in issue.titles)
    where = f"On the track {track.title}." if track else "Settled in the plenary."
    arises = "; or where ".join(str(conditions_in_words(way, talks)) for way in ways)
    return " ".join((where, *names, *((f"Arises only where {arises}.",) if arises else ())))


def _option_row(
    issue: Issue,
    option: Option,
    parties: tuple[PartyId, ...],
    held: dict[tuple[PartyId, IssueId, OptionId], Position],
) -> tuple[str, ...]:
    shapes = (_shape(held.get((party, issue.id, option.id))) for party in parties)
    return (str(option.id), option.title, *shapes)


def _shape(position: Position | None) -> str:
    if position is None:
        return UNKNOWN
    mark = ASSUMED if position.assumption is not None else READ if position.reading else ""
    return f"{SHAPES[position.stance]}{mark}"


def _linkage(talks: Talks) -> Iterator[Block]:
    if talks.linkage:
        yield Heading("What stands or falls together")
        yield Points(tuple(linkage_in_words(linkage, talks) for linkage in talks.linkage))


def _structures(talks: Talks) -> Iterator[Block]:
    if not talks.structures:
        return
    yield Heading("Ways of organising the talks")
    for structure in talks.structures:
        yield Heading(f"{structure.title} ({structure.id})", 3)
        if structure.about:
            yield Paragraph(structure.about.strip())
        yield Points(stages_in_words(structure), numbered=True)


def _around(talks: Talks) -> Iterator[Block]:
    """Who is not a party: outside powers, groups that stayed or were kept out, and who lists whom."""
    if talks.powers:
        yield Heading("Outside powers")
        yield Table(
            ("Code", "Name", "Is", "Held to move"),
            tuple((p.id, p.name, p.kind.value, _moves(talks, p.id)) for p in talks.powers),
        )
    parties = {party.id for party in talks.parties}
    outside = tuple(step for step in talks.admissions if step.party not in parties)
    if outside:
        yield Heading("Not at the table")
        yield Points(
            tuple(
                f"{step.party}: {step.state.value} on {step.on.isoformat()} by {step.by}"
                + (f" ({step.reason})" if step.reason else "")
                for step in outside
            )
        )
    if talks.listings:
        yield Heading("Listed by somebody")
        yield Points(
            tuple(
                f"{each.group}: {each.list_name}, by {each.authority}"
                f"{', binding here' if each.binding else ', not binding here'}"
                for each in talks.listings
            )
        )
    if talks.channels:
        yield Heading("Standing channels of their own")
        yield Points(tuple(f"{each.title} ({each.kind.value})" for each in talks.channels))


def _moves(talks: Talks, power: str) -> str:
    """Whom a power is held to move; always an assumption."""
    return ", ".join(
        f"{each.party}{f' on {each.issue}' if each.issue else ''}"
        for each in talks.influence
        if each.power == power
    )


def _sources(talks: Talks) -> Iterator[Block]:
    """How much of it was said by somebody, and what is ours."""
    assumed = tuple(position for position in talks.positions if position.assumption is not None)
    rival = sum(statement.checked is Checked.CONFLICTING for statement in talks.statements)
    known = listed(party_name(talks, mandate.party) for mandate in talks.mandates)
    yield Heading("What this rests on")
    yield Points(
        (
            f"{counted(len(talks.statements), 'attributed statement')}, {rival or 'none'} contradicted by others",
            f"{counted(len(talks.positions), 'stance')}, {len(assumed) or 'none'} assumed by us",
            f"mandates, their figures not shown here: {known or 'none'}",
        )
    )
    if assumed:
        yield Heading("Assumed by us", 3)
        yield Points(tuple(_assumption(talks, position) for position in assumed))


def _assumption(talks: Talks, position: Position) -> str:
    option = option_title(talks, position.issue, position.option)
    return f'{position.party} {position.stance.value} "{option}": {position.assumption}'
