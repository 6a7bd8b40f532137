"""What could be agreed, as a page: counts, packages to look at, what to ask next, and what it all rests on.

Every number stands beside what it counts; a package is shown as a question to ask, never as a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.blocking import Blocking
from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.robust import Asking, Robust
from multitrack.analysis.zone import Zone
from multitrack.model.talks import Talks
from multitrack.report.asked_in_words import asking_in_words
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.deciding import beyond_in_words, rule_in_words
from multitrack.report.in_the_way import blocking_in_words
from multitrack.report.package_in_words import MEANING
from multitrack.report.page import Block, Heading, Page, Paragraph, Table
from multitrack.report.phrasing import (
    counted,
    issue_title,
    option_with_code,
    party_name,
    party_names,
    share,
)
from multitrack.report.solutions_in_words import solutions_in_words


def zone_in_words(
    talks: Talks,
    zone: Zone,
    asking: Asking | TooLarge | None = None,
    blocking: Blocking | TooLarge | None = None,
    further: tuple[Block, ...] = (),
) -> Page:
    """What could be agreed in some talks; who stands in the way where nothing can; what further is told of it."""
    told = zone.robust
    return (
        Heading(f"{talks.title}: what could be agreed", 1),
        Paragraph(_packages(talks, zone)),
        *(_counted_zone(talks, zone) if zone.acceptable_to_all is not None else _stances_only(talks, zone)),
        *(blocking_in_words(talks, blocking) if isinstance(blocking, Blocking) else ()),
        *_solutions(talks, zone),
        *further,
        *_options(talks, told),
        *(() if zone.acceptable_to_all is not None else _parties(talks, told)),
        *(asking_in_words(talks, asking) if isinstance(asking, Asking) else ()),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, zone.basis, asking)} {EXACT}"),
    )


def _packages(talks: Talks, zone: Zone) -> str:
    kept = (
        "all of them keep to what stands or falls together"
        if zone.respecting_linkage == zone.packages
        else f"{zone.respecting_linkage:,} of them keep to what stands or falls together, and only these are counted"
    )
    without = (
        f" No option is on the table for: {', '.join(issue_title(talks, i) for i in zone.without_options)}."
        if zone.without_options
        else ""
    )
    rule = rule_in_words(talks.rule, talks)
    beyond = beyond_in_words(talks.rule)
    hangs = f" That may hang on {beyond}, too; a package that needs it is possible at best." if beyond else ""
    return f"{counted(zone.packages, 'package')} can be written; {kept}. A package is accepted where {rule}.{hangs}{without}"


def _counted_zone(talks: Talks, zone: Zone) -> Iterator[Block]:
    """The zone where every mandate is known."""
    seated = len(talks.seated_parties())
    lines = [
        (f"{zone.acceptable_to_all:,}", f"acceptable to all {counted(seated, 'party', 'parties')}"),
        (f"{zone.acceptable_under_rule:,}", "acceptable under the rule"),
    ]
    if isinstance(zone.frontier, TooLarge):
        lines.append(("?", f"on the frontier: too many to compare ({zone.frontier.packages:,} packages)"))
    elif zone.frontier is not None:
        lines.append(
            (
                f"{zone.frontier.size:,}",
                "on the frontier: no other is better for one and at least as good for all",
            )
        )
    yield Table(("Packages", "that are"), tuple(lines), numbers=(0,))
    yield from by_number(zone.by_acceptors)


def by_number(acceptors: tuple[int, ...] | None) -> Iterator[Block]:
    """How many packages none, one, two and so on of the parties accept, where that is known."""
    if acceptors:
        yield Table(
            ("Accepted by", *(f"{n}" for n in range(len(acceptors)))),
            (("packages", *(f"{n:,}" for n in acceptors)),),
            numbers=tuple(range(1, len(acceptors) + 1)),
        )


def _stances_only(talks: Talks, zone: Zone) -> Iterator[Block]:
    """The zone where a mandate is missing: what stances tell, and no more."""
    who = party_names(talks, zone.not_known_of) or "every party"
    whose = "mandate" if len(zone.not_known_of) == 1 else "mandates"
    yield Paragraph(
        f"Not known here: the {whose} of {who}. So nobody can count which packages are acceptable; this much "
        "is told by what was said or assumed:"
    )
    counts = zone.robust.counts
    yield Table(
        ("Packages", "", "acceptable", "that is"),
        tuple(
            (f"{counts.of(each):,}", share(counts.of(each), counts.total), each.value, MEANING[each])
            for each in (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT)
        ),
        numbers=(0,),
    )


def _solutions(talks: Talks, zone: Zone) -> Iterator[Block]:
    """The packages that theories of fair division point at, side by side."""
    yield from solutions_in_words(talks, tuple(zone.solutions.values()))


def _options(talks: Talks, told: Robust) -> Iterator[Block]:
    """In how many of the packages that could be agreed each option stands: which doors are open."""
    shown = tuple(
        each for each in (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN) if told.counts.of(each)
    )
    if not shown:
        return
    yield Heading("Which options the packages hold that could still be agreed under the rule")
    rows, last = [], None
    for each in told.by_option:
        title = "" if each.issue == last else issue_title(talks, each.issue)
        last = each.issue
        numbers = tuple(each.counts.of(which) for which in shown)
        name = option_with_code(talks, each.issue, each.option)
        rows.append((title, name, *(f"{n:,}" for n in numbers), "" if any(numbers) else "closed"))
    heads = tuple(f"{which.value}: {told.counts.of(which):,}" for which in shown)
    yield Table(("Issue", "Option", *heads, ""), tuple(rows), numbers=tuple(range(2, 2 + len(shown))))


def _parties(talks: Talks, told: Robust) -> Iterator[Block]:
    yield Heading("How many packages each party would accept")
    order = (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT)
    yield Table(
        ("Party", *(each.value for each in order)),
        tuple(
            (party_name(talks, party), *(f"{counts.of(each):,}" for each in order))
            for party, counts in told.by_party.items()
        ),
        numbers=(1, 2, 3, 4),
    )
