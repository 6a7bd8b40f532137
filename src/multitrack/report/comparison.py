"""What each way of organising the talks opens and closes, as a page.

Where only stances are known the page says how many packages nobody has ruled out, and no more: what a body
would choose among them nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from multitrack.analysis.endings import End, Ending, Why
from multitrack.analysis.finding import Acceptance
from multitrack.analysis.structure import Comparison, Kind, LeftOut, Outcome, StructureFinding
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.model.track import Body
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import (
    counted,
    in_order,
    issue_title,
    listed,
    option_with_code,
    package_in_codes,
    party_names,
)

SPLITS = 8
"""How many splits into parallel tracks are shown: those that keep most."""

_WHY = {
    Why.NO_PART: "a body finds no part that it would let through",
    Why.NOBODY_WANTS: "no stance tells what anybody wants most",
    Why.TOO_MANY_TIES: "too many ties to follow them all",
}


def comparison_in_words(talks: Talks, found: Comparison) -> Page:
    """The structures of some talks, held against the same packages."""
    return (
        Heading(f"{talks.title}: what the order of work does", 1),
        *_measure(talks, found),
        *_voting(talks, found),
        *_declared(talks, found),
        *_orders(found),
        *_splits(found),
        *_left_out(found.left_out),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, found.basis)} {EXACT}"),
    )


def _measure(talks: Talks, found: Comparison) -> Iterator[Block]:
    """What the structures are held against."""
    if found.by_stances:
        silent = tuple(party.id for party in talks.seated_parties() if talks.mandate(party.id) is None)
        yield Paragraph(
            f"Not known here: what {party_names(talks, silent, 'or')} would trade for what. From what was said "
            f"or assumed, {counted(found.acceptable, 'package')} of {found.packages:,} "
            f"{'is' if found.acceptable == 1 else 'are'} not ruled out, {found.acceptable_surely or 'none'} of them "
            "surely acceptable. Below stands how many of these each way of working keeps in reach, and no more."
        )
    else:
        yield Paragraph(
            f"{counted(found.acceptable, 'package')} of {found.packages:,} "
            f"{'is' if found.acceptable == 1 else 'are'} acceptable under the rule. Below stands how many of "
            "these each way of working keeps in reach."
        )
    yield Paragraph("Two assumptions of how the bodies behave stand side by side:")
    yield Points(
        (
            "alone: a body lets a part through only if that part is good enough by itself;",
            "in reach: a body lets a part through as long as an acceptable whole can still be built on it.",
        )
    )
    if not found.by_stances:
        yield Paragraph(
            "Voting means: of what it may let through, a body closes what most of its parties like best."
        )


def _voting(talks: Talks, found: Comparison) -> Iterator[Block]:
    """Where it ends if every issue is voted on for itself: as on a ballot paper, and with every tie kept."""
    ending = found.voting if found.by_stances else found.voting_as_listed
    yield Heading(
        "Every issue settled by itself" if found.by_stances else "Every issue put to the vote by itself"
    )
    if not ending.ends:
        yield Paragraph(f"Ends nowhere: {_why(ending)}.")
    elif found.by_stances:
        yield Paragraph(_wishes(talks, ending))
    else:
        end = ending.ends[0]
        yield Paragraph(
            "Each issue goes to the option that most parties like best, a tie to the one listed first:"
        )
        yield Table(("Issue", "Option"), tuple(_choices(talks, end.package)))
        yield Paragraph(" ".join((*_judged(talks, end), *_ties(talks, found.voting))))


def _wishes(talks: Talks, ending: Ending) -> str:
    """What comes of what parties say they want; no package is named, for nobody proposed it."""
    start = "Where each issue goes to what most parties say they want, every tie kept,"
    always = in_order(talks, _refusing_all(ending.ends))
    first = "" if ending.count == len(ending.ends) else f" (looked at: the first {len(ending.ends)})"
    if not always:
        return f"{start} {counted(ending.count, 'package')} may come of it{first}; no party is known to refuse them all."
    each = "It is" if ending.count == 1 else "Each of them is"
    return (
        f"{start} {counted(ending.count, 'package')} may come of it{first}. {each} ruled out by what was said or "
        f"assumed of {party_names(talks, always)}."
    )


def _choices(talks: Talks, package: Package) -> Iterator[tuple[str, str]]:
    for choice in package.choices:
        yield issue_title(talks, choice.issue), option_with_code(talks, choice.issue, choice.option)


def _judged(talks: Talks, end: End) -> Iterator[str]:
    refusing = in_order(talks, end.refused_by)
    if refusing:
        verb = "refuses" if len(refusing) == 1 else "refuse"
        yield f"{_many(len(refusing))} {verb} this package: {party_names(talks, refusing)}."
    else:
        yield "No party is known to refuse this package."
    if end.breaks_linkage:
        yield "It breaks what stands or falls together."
    elif end.acceptance is Acceptance.NOT:
        yield "The rule is not met."


def _ties(talks: Talks, voting: Ending) -> Iterator[str]:
    if voting.count < 2:
        return
    always = in_order(talks, _refusing_all(voting.ends))
    which = f"all {voting.count}" if voting.count == len(voting.ends) else f"the first {len(voting.ends)}"
    refused = f"; {which} are refused by {party_names(talks, always)}" if always else ""
    yield f"With every tie kept, any of {voting.count:,} packages may come of it{refused}."


def _many(parties: int) -> str:
    words = ("No party", "One party", "Two parties", "Three parties", "Four parties", "Five parties")
    return words[parties] if parties < len(words) else f"{parties} parties"


def _refusing_all(ends: Iterable[End]) -> tuple[PartyId, ...]:
    """The parties that refuse every one of some packages."""
    each = [frozenset(end.refused_by) for end in ends]
    return tuple(frozenset.intersection(*each)) if each else ()


def _why(ending: Ending) -> str:
    return listed(_WHY[why] for why in ending.why) or "no package is left"


def _declared(talks: Talks, found: Comparison) -> Iterator[Block]:
    declared = tuple(each for each in found.structures if each.kind is Kind.DECLARED)
    if not declared:
        return
    yield Heading("The ways of organising that the file describes")
    yield Table(
        ("Way", "Kept alone", "Kept in reach"),
        tuple((each.title, _kept(each.alone, found), _kept(each.reachable, found)) for each in declared),
        numbers=(1, 2),
    )
    if found.by_stances:
        yield Paragraph(_stances_tell(declared, found))
        return
    for each in declared:
        yield Heading(each.title, 3)
        yield Points((f"Alone: {_course(talks, each.alone)}", f"In reach: {_course(talks, each.reachable)}"))


def _kept(outcome: Outcome, found: Comparison) -> str:
    return f"{outcome.surviving:,} of {found.acceptable:,}"


def _stances_tell(declared: tuple[StructureFinding, ...], found: Comparison) -> str:
    """Where stances alone are known: whether they tell the ways apart at all."""
    kept = {(each.alone.surviving, each.reachable.surviving) for each in declared}
    if found.acceptable == 0:
        return "Every package is ruled out already, so no order of work can help or harm."
    if kept == {(found.acceptable, found.acceptable)}:
        return (
            "Each of these ways keeps all of them under both assumptions: stances alone do not tell the ways apart. "
            "That is not to say that the order does not matter; it would take knowing what each side would give "
            "up for what, and nobody said that."
        )
    if len(kept) == 1:
        return "Stances alone do not tell these ways apart."
    return "This much stances alone can tell of these ways, and no more."


def _course(talks: Talks, outcome: Outcome) -> str:
    """What one structure does under one assumption, as a few sentences."""
    return " ".join(_sentences(talks, outcome))


def _sentences(talks: Talks, outcome: Outcome) -> Iterator[str]:
    if outcome.stuck_bodies:
        bodies = listed((_stuck(talks, body) for body in outcome.stuck_bodies), "or")
        yield f"It stops, for no part is good enough by itself in {bodies}."
    if outcome.dead_ends:
        lead = "leads" if outcome.dead_ends == 1 else "lead"
        yield f"{counted(outcome.dead_ends, 'combination')} of what is closed for good {lead} to no acceptable whole."
    if outcome.sent_back:
        yield (
            f"{counted(outcome.sent_back, 'combination')} of what the bodies let through must go back to them; "
            "that can be, for their parts are provisional."
        )
    if not outcome.stuck_bodies:
        yield _ends(talks, outcome.ending)


def _stuck(talks: Talks, body: Body) -> str:
    return f"{body.title} on {listed(issue_title(talks, issue) for issue in body.issues)}"


def _ends(talks: Talks, ending: Ending) -> str:
    """Where it ends if each body closes what most of its parties like best."""
    if not ending.ends:
        return f"Voting ends nowhere: {_why(ending)}."
    shown = ending.ends[0]
    if ending.count == 1:
        return f"Voting ends in {package_in_codes(shown.package)}, {_refusals(talks, shown)}."
    refused = sum(bool(end.refused_by) for end in ending.ends)
    among = f"{len(ending.ends)}" if ending.count == len(ending.ends) else f"the first {len(ending.ends)}"
    return f"Voting ends in one of {ending.count:,} packages; of {among}, {refused or 'none'} {'is' if refused == 1 else 'are'} refused by somebody."


def _refusals(talks: Talks, end: End) -> str:
    if not end.refused_by:
        return "which no party refuses"
    carried = ", but the rule is met" if end.acceptance is Acceptance.SURELY else ""
    return f"which {party_names(talks, in_order(talks, end.refused_by))} {'refuses' if len(end.refused_by) == 1 else 'refuse'}{carried}"


def _orders(found: Comparison) -> Iterator[Block]:
    """All orders of the issues, summed up by what they keep."""
    orders = tuple(each for each in found.structures if each.kind is Kind.ORDER)
    if not orders:
        return
    ways = sum(each.count for each in orders)
    yield Heading(f"One issue after another, each closed for good: all {ways:,} orders")
    sums: dict[tuple[int, int], int] = {}
    for each in orders:
        key = (each.alone.surviving, each.reachable.surviving)
        sums[key] = sums.get(key, 0) + each.count
    yield Table(
        ("Orders", "Kept alone", "Kept in reach"),
        tuple(
            (f"{count:,}", f"{alone:,} of {found.acceptable:,}", f"{reach:,} of {found.acceptable:,}")
            for (alone, reach), count in sorted(sums.items(), reverse=True)
        ),
        numbers=(0, 1, 2),
    )
    if found.by_stances:
        return
    ends = {package.choices for each in orders for package in each.reachable.ending.packages}
    unrefused = sum(
        each.count
        for each in orders
        if each.reachable.ending.ends and not any(end.refused_by for end in each.reachable.ending.ends)
    )
    yield Paragraph(
        f"While a whole stays in reach, voting in one order or another can end in "
        f"{counted(len(ends), 'different package')}: which one, the order decides. In {unrefused:,} of the "
        f"{ways:,} orders it ends only in packages that no party refuses."
    )


def _splits(found: Comparison) -> Iterator[Block]:
    """The splits into parallel tracks that keep most, if every track's part must suffice alone."""
    splits = sorted(
        (each for each in found.structures if each.kind is Kind.SPLIT),
        key=lambda each: (-each.alone.surviving, -each.reachable.surviving),
    )
    if not splits:
        return
    ways = sum(each.count for each in splits)
    yield Heading(f"Tracks side by side, each closed for good: all {ways:,} splits")
    layouts = [(each, layout) for each in splits for layout in each.layouts]
    rows = tuple(
        (
            " | ".join(body.title for stage in layout for body in stage.bodies),
            _kept(each.alone, found),
            _kept(each.reachable, found),
            f"{each.reachable.dead_ends:,}",
        )
        for each, layout in layouts[:SPLITS]
    )
    yield Table(("Tracks", "Kept alone", "Kept in reach", "Dead ends in reach"), rows, numbers=(1, 2, 3))
    if len(layouts) > SPLITS:
        least = splits[-1].alone.surviving
        yield Paragraph(
            f"The other {len(layouts) - SPLITS:,} keep no more; the worst keep {least:,} alone. A dead end is a "
            "combination of parts, closed side by side, on which no acceptable whole stands."
        )


def _left_out(left_out: tuple[LeftOut, ...]) -> Iterator[Block]:
    if left_out:
        yield Heading("Not compared")
        yield Points(tuple(map(_too_many, left_out)))


def _too_many(left_out: LeftOut) -> str:
    ways = f"{left_out.kind.value}: {left_out.ways:,} ways"
    if left_out.issues > left_out.issues_limit:
        return f"{ways} for {left_out.issues} issues; compared up to {left_out.issues_limit} issues"
    return f"{ways}; compared up to {left_out.packages_limit:,} packages, and there are {left_out.packages:,}"
