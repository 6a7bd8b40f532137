"""What each way of organising the talks opens and closes, as JSON."""

from __future__ import annotations

from multitrack.analysis.endings import Ending
from multitrack.analysis.structure import Comparison, Outcome, StructureFinding
from multitrack.model.talks import Talks
from multitrack.report.as_json import (
    Json,
    basis_as_json,
    package_as_json,
)


def comparison_as_json(talks: Talks, found: Comparison) -> Json:
    """What each way of organising the talks opens and closes."""
    return {
        "talks": talks.title,
        "status": found.status.value,
        "packages": found.packages,
        "acceptable": found.acceptable,
        "acceptable_surely": found.acceptable_surely,
        "by_stances": found.by_stances,
        "voting": _ending(found.voting_as_listed),
        "voting_with_ties": _ending(found.voting),
        "structures": [_structure(each) for each in found.structures],
        "left_out": [
            {
                "kind": each.kind.value,
                "ways": each.ways,
                "issues": each.issues,
                "issues_limit": each.issues_limit,
                "packages": each.packages,
                "packages_limit": each.packages_limit,
            }
            for each in found.left_out
        ],
        "basis": basis_as_json(found.basis),
    }


def _structure(found: StructureFinding) -> Json:
    return {
        "kind": found.kind.value,
        "id": found.id,
        "title": found.title,
        "ways": found.count,
        "stages": [
            {
                "provisional": stage.provisional,
                "bodies": [
                    {"title": body.title, "issues": list(body.issues), "team": list(body.team)}
                    for body in stage.bodies
                ],
            }
            for stage in found.stages
        ],
        "alone": _outcome(found.alone),
        "reachable": _outcome(found.reachable),
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "surviving": outcome.surviving,
        "surviving_surely": outcome.surviving_surely,
        "lost": outcome.lost,
        "dead_ends": outcome.dead_ends,
        "sent_back": outcome.sent_back,
        "stuck": [{"title": body.title, "issues": list(body.issues)} for body in outcome.stuck_bodies],
        "ending": _ending(outcome.ending),
    }


def _ending(ending: Ending) -> Json:
    return {
        "count": ending.count,
        "packages": [
            {
                "package": package_as_json(end.package),
                "acceptable": end.acceptance.value,
                "refused_by": list(end.refused_by),
                "breaks_linkage": end.breaks_linkage,
            }
            for end in ending.ends
        ],
        "why": [why.value for why in ending.why],
    }
