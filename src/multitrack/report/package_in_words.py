"""What becomes of one package, party by party."""

from __future__ import annotations

from collections.abc import Iterator

from multitrack.analysis.finding import Acceptance
from multitrack.analysis.to_be_sure import ToBeSure
from multitrack.analysis.zone import PackageFinding, PartyFinding
from multitrack.model.package import Choice
from multitrack.model.talks import Talks
from multitrack.report.basis import EXACT, basis_in_words
from multitrack.report.deciding import rule_in_words
from multitrack.report.page import Block, Heading, Page, Paragraph, Points, Table
from multitrack.report.phrasing import (
    choice_in_words,
    linkage_in_words,
    listed,
    number,
    option_with_code,
    party_name,
    verdict_in_words,
)
from multitrack.report.saying import say
from multitrack.report.to_be_sure_in_words import to_be_sure_in_words

MEANING = {
    Acceptance.SURELY: say("the rule is met by those known to bear everything in it"),
    Acceptance.POSSIBLY: say("nobody needed is known to refuse anything in it, but something is not known"),
    Acceptance.NOT: say("the rule cannot be met: somebody needed refuses something in it"),
    Acceptance.UNKNOWN: say("of somebody needed nothing at all is known"),
}
"""What each answer says of a package."""


def package_in_words(talks: Talks, finding: PackageFinding, sure: ToBeSure | None = None) -> Page:
    """What becomes of one package, and what would make it surely acceptable."""
    return (
        Heading(f"{talks.title}: one package", 1),
        Table(("Issue", "Option"), tuple(_package_rows(talks, finding))),
        Paragraph(_answer(talks, finding)),
        Heading("Party by party"),
        Table(("Party", "Accepts", "Because"), tuple(_party_row(talks, each) for each in finding.parties)),
        *_package_notes(talks, finding),
        *(() if sure is None else to_be_sure_in_words(talks, finding.package, sure)),
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
        case Acceptance.UNKNOWN:
            return f"Whether it is acceptable is not known: {MEANING[Acceptance.UNKNOWN]}. {rule}"
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
    return ", ".join(str(choice_in_words(talks, choice)) for choice in choices)


def _package_notes(talks: Talks, finding: PackageFinding) -> Iterator[Block]:
    if finding.breaks:
        yield Heading("What it breaks")
        yield Points(tuple(linkage_in_words(linkage, talks) for linkage in finding.breaks))
    if finding.do_not_arise:
        yield Paragraph(
            f"Left aside, for it does not arise in this package: {_choices(talks, finding.do_not_arise)}."
        )
