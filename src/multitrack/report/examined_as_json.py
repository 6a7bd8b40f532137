"""What becomes of one package, as JSON."""

from __future__ import annotations

from multitrack.analysis.zone import PackageFinding, PartyFinding
from multitrack.model.package import Choice, Package
from multitrack.model.rule import Verdict
from multitrack.model.talks import Talks
from multitrack.report.as_json import (
    Json,
    basis_as_json,
    counts_as_json,
    exact,
    package_as_json,
    titles_as_json,
)
from multitrack.report.phrasing import linkage_in_words


def package_finding_as_json(talks: Talks, finding: PackageFinding) -> Json:
    """What becomes of one package."""
    return {
        "talks": talks.title,
        "status": finding.status.value,
        "package": package_as_json(finding.package),
        "titles": titles_as_json(talks, finding.package),
        "acceptable": finding.acceptance.value,
        "open": list(finding.open_issues),
        "completions": finding.completions,
        "counts": counts_as_json(finding.counts),
        "parties": {each.party: _party(each) for each in finding.parties},
        "rule": {"surely": _verdict(finding.surely), "at_best": _verdict(finding.at_best)},
        "breaks": [str(linkage_in_words(linkage, talks)) for linkage in finding.breaks],
        "does_not_arise": _choices(finding.do_not_arise),
        "basis": basis_as_json(finding.basis),
    }


def _party(finding: PartyFinding) -> Json:
    return {
        "accepts": finding.acceptance.value,
        "worth": exact(finding.worth),
        "walk_away": exact(finding.walk_away),
        "refuses": _choices(finding.refused),
        "not_known": _choices(finding.unknown),
        "red_lines": _choices(finding.red_lines),
    }


def _choices(choices: tuple[Choice, ...]) -> dict[str, str]:
    return package_as_json(Package(choices))


def _verdict(verdict: Verdict) -> Json:
    return {"met": verdict.accepted, "blocked_by": list(verdict.blocked_by)}
