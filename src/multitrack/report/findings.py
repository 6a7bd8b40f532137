"""What could be agreed, as a page: counts, packages to look at, what to ask next, and what it all rests on.

Every number stands beside what it counts; a package is shown as a question to ask, never as a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.blocking import Blocking
from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.robust import Asking, Robust
from multitrack.analysis.zone import Zone
from multitrack.model.issue import IssueId
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.asked_in_words import asking_in_words
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.deciding import beyond_in_words, rule_in_words
from multitrack.report.in_the_way import blocking_in_words
from multitrack.report.package_in_words import MEANING
from multitrack.report.page import Block, Heading, Page, Paragraph, Table
from multitrack.report.phrasing import ACCEPTANCE, issue_title, option_with_code, party_name, share
from multitrack.report.saying import Sentence, Words, all_of, count, names, say, sentences
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
        Heading(title(talks), 1),
        Paragraph(_packages(talks, zone)),
        *(_counted_zone(talks, zone) if zone.acceptable_to_all is not None else _stances_only(talks, zone)),
        *(blocking_in_words(talks, blocking) if isinstance(blocking, Blocking) else ()),
        *_solutions(talks, zone),
        *further,
        *_options(talks, told),
        *(() if zone.acceptable_to_all is not None else _parties(talks, told)),
        *(asking_in_words(talks, asking) if isinstance(asking, Asking) else ()),
        Heading(say("What this rests on")),
        Paragraph(sentences((basis_in_words(talks, zone.basis, asking), EXACT))),
    )


def title(talks: Talks) -> Sentence:
    """What the page is called."""
    return say("{talks}: what could be agreed", talks=talks.title)


def _packages(talks: Talks, zone: Zone) -> Words:
    written = count("{n} package", "{n} packages", zone.packages)
    if zone.respecting_linkage == zone.packages:
        told = say(
            "{packages} can be written; all of them keep to what stands or falls together.", packages=written
        )
    else:
        told = say(
            "{packages} can be written; {kept} of them keep to what stands or falls together, and only these are counted.",
            packages=written,
            kept=zone.respecting_linkage,
        )
    return sentences((told, *accepted_and_without(talks, zone.without_options)))


def accepted_and_without(talks: Talks, without: tuple[IssueId, ...]) -> Iterator[Words]:
    """When a package is accepted, and for which issues no option is on the table."""
    yield say("A package is accepted where {rule}.", rule=rule_in_words(talks.rule, talks))
    beyond = beyond_in_words(talks.rule)
    if beyond:
        yield say("That may hang on {what}, too; a package that needs it is possible at best.", what=beyond)
    if without:
        issues = names(issue_title(talks, issue) for issue in without)
        yield say("No option is on the table for: {issues}.", issues=issues)


def _counted_zone(talks: Talks, zone: Zone) -> Iterator[Block]:
    """The zone where every mandate is known."""
    lines: list[tuple[Words, Words]] = [
        (f"{zone.acceptable_to_all:,}", to_all(talks)),
        (f"{zone.acceptable_under_rule:,}", say("acceptable under the rule")),
    ]
    if isinstance(zone.frontier, TooLarge):
        lines.append(
            (
                "?",
                say(
                    "on the frontier: too many to compare ({packages} packages)",
                    packages=zone.frontier.packages,
                ),
            )
        )
    elif zone.frontier is not None:
        lines.append((f"{zone.frontier.size:,}", ON_THE_FRONTIER))
    yield Table((say("Packages"), say("that are")), tuple(lines), numbers=(0,))
    yield from by_number(zone.by_acceptors)


def to_all(talks: Talks) -> Sentence:
    """That packages suit everybody, and how many these are."""
    return count("acceptable to all {n} party", "acceptable to all {n} parties", len(talks.seated_parties()))


ON_THE_FRONTIER = say("on the frontier: no other is better for one and at least as good for all")
"""What the frontier is."""


def by_number(acceptors: tuple[int, ...] | None) -> Iterator[Block]:
    """How many packages none, one, two and so on of the parties accept, where that is known."""
    if acceptors:
        yield Table(
            (say("Accepted by"), *(f"{n}" for n in range(len(acceptors)))),
            ((say("packages"), *(f"{n:,}" for n in acceptors)),),
            numbers=tuple(range(1, len(acceptors) + 1)),
        )


def not_known_here(talks: Talks, parties: tuple[PartyId, ...]) -> Words:
    """Whose mandates are not known, and what follows."""
    who = all_of(party_name(talks, party) for party in parties)
    if not parties:
        told = say("Not known here: the mandates of every party.")
    elif len(parties) == 1:
        told = say("Not known here: the mandate of {parties}.", parties=who)
    else:
        told = say("Not known here: the mandates of {parties}.", parties=who)
    so = say(
        "So nobody can count which packages are acceptable; this much is told by what was said or assumed:"
    )
    return sentences((told, so))


def _stances_only(talks: Talks, zone: Zone) -> Iterator[Block]:
    """The zone where a mandate is missing: what stances tell, and no more."""
    yield Paragraph(not_known_here(talks, zone.not_known_of))
    counts = zone.robust.counts
    yield Table(
        (say("Packages"), "", say("acceptable"), say("that is")),
        tuple(
            (
                f"{counts.of(each):,}",
                share(counts.of(each), counts.total),
                ACCEPTANCE[each],
                MEANING[each],
            )
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
    yield Heading(say("Which options the packages hold that could still be agreed under the rule"))
    rows: list[tuple[Words, ...]] = []
    last = None
    for each in told.by_option:
        issue = "" if each.issue == last else issue_title(talks, each.issue)
        last = each.issue
        numbers = tuple(each.counts.of(which) for which in shown)
        name = option_with_code(talks, each.issue, each.option)
        rows.append((issue, name, *(f"{n:,}" for n in numbers), "" if any(numbers) else say("closed")))
    heads = tuple(
        say("{acceptance}: {n}", acceptance=ACCEPTANCE[which], n=told.counts.of(which)) for which in shown
    )
    yield Table(
        (say("Issue"), say("Option"), *heads, ""), tuple(rows), numbers=tuple(range(2, 2 + len(shown)))
    )


def _parties(talks: Talks, told: Robust) -> Iterator[Block]:
    yield Heading(say("How many packages each party would accept"))
    order = (Acceptance.SURELY, Acceptance.POSSIBLY, Acceptance.UNKNOWN, Acceptance.NOT)
    yield Table(
        (say("Party"), *(ACCEPTANCE[each] for each in order)),
        tuple(
            (party_name(talks, party), *(f"{counts.of(each):,}" for each in order))
            for party, counts in told.by_party.items()
        ),
        numbers=(1, 2, 3, 4),
    )
