"""What could be agreed, as a page: counts, packages to look at, what to ask next, and what it all rests on.

Every number stands beside what it counts; a package is shown as a question to ask, never as a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.blocking import Blocking
from multitrack.analysis.finding import Acceptance, Basis, TooLarge
from multitrack.analysis.robust import Asking, Doubt, Question, Robust
from multitrack.analysis.solution import Concept, Solution
from multitrack.analysis.zone import PackageFinding, PartyFinding, Zone
from multitrack.model.issue import IssueId
from multitrack.model.package import Choice, Package
from multitrack.model.talks import Talks
from multitrack.report.deciding import beyond_in_words, rule_in_words
from multitrack.report.in_the_way import blocking_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import (
    choice_in_words,
    counted,
    issue_title,
    linkage_in_words,
    listed,
    number,
    option_title,
    option_with_code,
    package_in_codes,
    party_name,
    party_names,
    share,
    verdict_in_words,
)

ASKED = 5
"""How many questions and assumptions are shown: those on which most hangs."""

SETTLING = (
    "The question first whose answer settles most packages, as surely acceptable or as surely not, on average over "
    "the four stances."
)
"""In which order questions stand."""
BY_FOLDING = (
    "There are too many packages to go through, so this was told by folding issue by issue, in whole numbers."
)
"""How the numbers of large talks were told."""
EXACT = "Every number here is exact: all packages were gone through, in whole numbers."

MEANING = {
    Acceptance.SURELY: "the rule is met by those known to bear everything in it",
    Acceptance.POSSIBLY: "nobody needed is known to refuse anything in it, but something is not known",
    Acceptance.NOT: "the rule cannot be met: somebody needed refuses something in it",
    Acceptance.UNKNOWN: "of somebody needed nothing at all is known",
}
"""What each answer says of a package."""

_CONCEPTS = {
    Concept.NASH: (
        "Nash",
        "makes the product of what all gain over their walk-away points as large as can be",
    ),
    Concept.LEXIMIN: ("Smallest gain", "makes the smallest of all gains as large as can be"),
    Concept.UTILITARIAN: ("Largest sum", "makes the sum of all worths as large as can be"),
    Concept.KALAI_SMORODINSKY: (
        "Kalai-Smorodinsky",
        "makes the smallest share of what each could gain at best as large as can be",
    ),
    Concept.EGALITARIAN: (
        "Egalitarian",
        "makes the smallest gain as large as can be, whatever the others are",
    ),
    Concept.EQUAL_LOSS: (
        "Equal loss",
        "makes the largest loss against what each could get at best as small as can be",
    ),
}


def concept_called(concept: Concept) -> str:
    """What a theory of fair division is called."""
    return _CONCEPTS[concept][0]


_SIDE_BY_SIDE = (Concept.NASH, Concept.LEXIMIN, Concept.UTILITARIAN)
"""The solutions that stand in the table; the others are told below it."""


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


def solutions_in_words(talks: Talks, solutions: tuple[Solution, ...]) -> Iterator[Block]:
    """Some solutions: three side by side, the others by their packages."""
    if not solutions:
        return
    found = tuple(each for each in solutions if each.concept in _SIDE_BY_SIDE) or solutions[:1]
    yield Heading("Packages to look at: questions to ask, not verdicts")
    rows = [
        (issue.title, *(_on(talks, solution.package, issue.id) for solution in found))
        for issue in talks.issues
    ]
    rows.append(("", *("" for _ in found)))
    rows += [
        (f"Gain of {party_name(talks, party)}", *(number(solution.gains[party]) for solution in found))
        for party in found[0].gains
    ]
    rows.append(("Refused by", *(", ".join(solution.refused_by) or "nobody" for solution in found)))
    yield Table(("", *(_CONCEPTS[solution.concept][0] for solution in found)), tuple(rows))
    yield Points(tuple(_solution(each, shown=each in found) for each in solutions))
    yield Paragraph(
        "A gain is what the package is worth to the party, less the worth at which it walks away."
    )


def _on(talks: Talks, package: Package, issue: IssueId) -> str:
    chosen = package.on(issue)
    return "does not arise" if chosen is None else option_with_code(talks, issue, chosen)


def _solution(solution: Solution, *, shown: bool) -> str:
    name, what = _CONCEPTS[solution.concept]
    notes = [f"{name} {what} ({number(solution.value)})"]
    if solution.bound is not None:
        notes.append(
            f"this is the best that is known; it is proved that no package has more than {number(solution.bound)}"
            if solution.concept is not Concept.EQUAL_LOSS
            else f"this is the best that is known; it is proved that none has less than {number(solution.bound)}"
        )
    if solution.count > 1:
        notes.append(f"{solution.count:,} packages do, the first is shown")
    if not shown:
        notes.append(package_in_codes(solution.package).replace(",", ", "))
    if solution.concept is Concept.NASH and not solution.proper:
        some = counted(len(solution.gaining), "party", "parties")
        notes.append(f"at most {some} can gain at once" if solution.gaining else "nobody can gain anything")
    if solution.compares_parties:
        notes.append("compares the points of different parties as if they were one money")
    return f"{'; '.join(notes)}."


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


def asking_in_words(talks: Talks, asking: Asking) -> Iterator[Block]:
    """What to ask next, and what to check, each with what hangs on it."""
    questions = tuple(q for q in asking.questions if q.opens or q.to_not)[:ASKED]
    if questions:
        yield Heading("What to ask next")
        yield Paragraph(SETTLING)
        yield Points(tuple(_question(talks, question) for question in questions))
    doubts = tuple(doubt for doubt in asking.doubts if doubt.weight)[:ASKED]
    if doubts:
        yield Heading("Assumptions on which most hangs")
        yield Points(tuple(_doubt(talks, doubt) for doubt in doubts))


def _question(talks: Talks, question: Question) -> str:
    option = option_title(talks, question.issue, question.option)
    yes = tuple(
        f"makes {counted(count, 'package')} {then}"
        for count, then in (
            (question.to_surely, "surely acceptable"),
            (question.to_possibly, "possibly acceptable"),
        )
        if count
    )
    return (
        f'Can {party_name(talks, question.party)} live with "{option}" on "{issue_title(talks, question.issue)}"? '
        f"A yes {listed(yes) or 'alone settles no package'}; a no rules out {counted(question.to_not, 'package')}."
    )


def _doubt(talks: Talks, doubt: Doubt) -> str:
    position = doubt.position
    option = option_title(talks, position.issue, position.option)
    if doubt.opens:
        then = f"{counted(doubt.opens, 'package')} ruled out could be agreed again"
    elif doubt.closes:
        then = f"{counted(doubt.closes, 'package')} more would be ruled out"
    else:
        then = f"{counted(doubt.if_unknown, 'package')} would stand otherwise"
    return (
        f'That {party_name(talks, position.party)} {position.stance.value} "{option}" on '
        f'"{issue_title(talks, position.issue)}" ({position.assumption}). If that is false, {then}.'
    )


def basis_in_words(talks: Talks, basis: Basis, asking: Asking | TooLarge | None = None) -> str:
    """What a finding rests on, in one or two sentences."""
    kinds = (
        (basis.mandates, "mandate", "mandates"),
        (basis.statements, "statement", "statements"),
        (basis.assumptions, "assumption", "assumptions"),
        (basis.readings, "reading by somebody else", "readings by somebody else"),
        (basis.taken, "position taken at the table", "positions taken at the table"),
    )
    rests = listed(counted(count, one, many) for count, one, many in kinds if count) or "Nothing"
    old = f"; {basis.older_than_30_days:,} of it older than 30 days" if basis.older_than_30_days else ""
    silent = party_names(talks, basis.nothing_known)
    nothing = f" Nothing at all is known of {silent}." if silent else ""
    return f"{rests}{old}.{_changes(talks, asking)}{nothing}"


def _changes(talks: Talks, asking: Asking | TooLarge | None) -> str:
    """Whether an assumption carries the finding."""
    if not isinstance(asking, Asking) or not asking.doubts or not asking.doubts[0].weight:
        return ""
    position = asking.doubts[0].position
    option = option_title(talks, position.issue, position.option)
    return (
        f" Changes most if it is false that {party_name(talks, position.party)} {position.stance.value} "
        f'"{option}".'
    )


def package_in_words(talks: Talks, finding: PackageFinding) -> Page:
    """What becomes of one package."""
    return (
        Heading(f"{talks.title}: one package", 1),
        Table(("Issue", "Option"), tuple(_package_rows(talks, finding))),
        Paragraph(_answer(talks, finding)),
        Heading("Party by party"),
        Table(("Party", "Accepts", "Because"), tuple(_party_row(talks, each) for each in finding.parties)),
        *_package_notes(talks, finding),
        Heading("What this rests on"),
        Paragraph(f"{basis_in_words(talks, finding.basis)} {EXACT}"),
    )


def _package_rows(talks: Talks, finding: PackageFinding) -> Iterator[tuple[str, str]]:
    for issue in talks.issues:
        chosen = finding.package.on(issue.id)
        if chosen is not None:
            yield issue.title, option_with_code(talks, issue.id, chosen)
        else:
            yield issue.title, "open" if issue.id in finding.open_issues else "does not arise"


def _answer(talks: Talks, finding: PackageFinding) -> str:
    counts = finding.counts
    rule = f"A package is accepted where {rule_in_words(talks.rule, talks)}."
    if finding.breaks:
        return "Not acceptable: it breaks what stands or falls together (below). " + rule
    if finding.open_issues:
        told = listed(f"{counts.of(each):,} {each.value}" for each in Acceptance if counts.of(each))
        return f"Open as it is, it can be completed in {finding.completions:,} ways; acceptable: {told or 'none'}. {rule}"
    surely, best = finding.surely, finding.at_best
    match finding.acceptance:
        case Acceptance.SURELY:
            return f"Acceptable: {verdict_in_words(surely, talks)}. {rule}"
        case Acceptance.NOT:
            return f"Not acceptable: {verdict_in_words(best, talks)}. {rule}"
        case each:
            return f"Acceptable {each.value}: {MEANING[each]}. {rule}"


def _party_row(talks: Talks, finding: PartyFinding) -> tuple[str, str, str]:
    accepts = {
        Acceptance.SURELY: "yes",
        Acceptance.NOT: "no",
        Acceptance.POSSIBLY: "possibly",
        Acceptance.UNKNOWN: "not known",
    }[finding.acceptance]
    return party_name(talks, finding.party), accepts, "; ".join(_reasons(talks, finding))


def _reasons(talks: Talks, finding: PartyFinding) -> Iterator[str]:
    if finding.red_lines:
        yield f"its red line: {_choices(talks, finding.red_lines)}"
    if finding.worth is not None and finding.walk_away is not None:
        yield f"worth {number(finding.worth)} to it, walks away below {number(finding.walk_away)}"
    if finding.refused:
        yield f"refuses {_choices(talks, finding.refused)}"
    if finding.unknown:
        yield f"not known: {_choices(talks, finding.unknown)}"


def _choices(talks: Talks, choices: tuple[Choice, ...]) -> str:
    return ", ".join(choice_in_words(talks, choice) for choice in choices)


def _package_notes(talks: Talks, finding: PackageFinding) -> Iterator[Block]:
    if finding.breaks:
        yield Heading("What it breaks")
        yield Points(tuple(linkage_in_words(linkage, talks) for linkage in finding.breaks))
    if finding.do_not_arise:
        yield Paragraph(
            f"Left aside, for it does not arise in this package: {_choices(talks, finding.do_not_arise)}."
        )


def instead_of_all(talks: Talks, refusal: TooLarge) -> tuple[str, ...]:
    """What can be asked instead of a question about all packages."""
    first = ", ".join(f"{issue_title(talks, issue)} ({issue})" for issue in refusal.settle_first)
    example = package_in_codes(
        Package.of(
            (issue.id, issue.options[0].id)
            for issue in talks.issues
            if issue.id in refusal.settle_first and issue.options
        )
    )
    return tuple(
        line
        for line, said in (
            (
                f'With these settled the rest can be counted: {first}; for example --package "{example}".',
                first and example,
            ),
            (f"Tracks small enough to be looked at alone: {', '.join(refusal.tracks)}.", refusal.tracks),
        )
        if said
    )


def too_large_in_words(talks: Talks, refusal: TooLarge) -> Page:
    """The refusal of a question for its size, with what can be asked instead."""
    instead = instead_of_all(talks, refusal)
    return (
        Heading(f"{talks.title}: too many packages", 1),
        Paragraph(
            f"There may be {refusal.packages:,} packages; {refusal.question} is counted for at most "
            f"{refusal.limit:,}, and nothing is guessed."
        ),
        *((Points(instead),) if instead else ()),
    )
