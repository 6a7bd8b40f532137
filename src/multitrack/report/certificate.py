"""A certificate of what could be agreed: the numbers of a zone, and all it takes to count them again.

Whoever holds the talks can have it checked by :mod:`~multitrack.report.recount`, which shares no code with
the analysis. A certificate names worths, so it is as confidential as the mandates behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from multitrack import __version__
from multitrack.analysis.finding import Acceptance, TooLarge
from multitrack.analysis.large import LargeZone
from multitrack.analysis.solution import Solution
from multitrack.analysis.zone import Zone
from multitrack.model.talks import Talks
from multitrack.report.as_json import Json, exact, package_as_json
from multitrack.report.folded_certificate import Difference, check_folded, folded_claims
from multitrack.report.recount import NAMED, Best, Counted, TooMany, recount
from multitrack.talksfile import write

FORMAT = "multitrack certificate"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of a certificate: whether it was written for these talks, and what in it does not hold."""

    same_talks: bool
    differences: tuple[Difference, ...]
    not_counted: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every number was counted again and found right, for the same talks."""
        return self.same_talks and not self.differences and not self.not_counted


def certificate(talks: Talks, zone: Zone | LargeZone, file: str) -> Json:
    """The certificate of a zone; ``file`` is the name of the talks file beside it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "written_with": f"multitrack {__version__}",
        "talks": {"title": talks.title, "file": file, "sha256": seal_of(talks)},
        "claims": _claims(zone) if isinstance(zone, Zone) else folded_claims(zone),
    }


def seal_of(talks: Talks) -> str:
    """A seal over the talks, mandates included, as they are written out; remarks in the file do not count."""
    return sha256(write(talks).encode()).hexdigest()


def is_certificate(value: object) -> bool:
    """Whether a JSON value is a certificate of a form that is known here."""
    return (
        isinstance(value, dict)
        and value.get("format") == FORMAT
        and value.get("version") == VERSION
        and isinstance(value.get("talks"), dict)
        and isinstance(value.get("claims"), dict)
    )


def check(value: Json, talks: Talks) -> Checked | TooMany:
    """Count everything again and hold the certificate against it."""
    if value["claims"].get("folded") is True:
        differences, left_out = check_folded(value["claims"], talks)
        return Checked(
            same_talks=value["talks"].get("sha256") == seal_of(talks),
            differences=tuple(differences),
            not_counted=tuple(left_out),
        )
    counted = recount(talks)
    if isinstance(counted, TooMany):
        return counted
    found = _recounted(counted)
    not_again = ("frontier",) if counted.frontier_too_large else ()
    claims = {name: claim for name, claim in value["claims"].items() if name not in not_again}
    return Checked(
        same_talks=value["talks"].get("sha256") == seal_of(talks),
        differences=tuple(_differences(claims, {n: f for n, f in found.items() if n not in not_again})),
        not_counted=not_again,
    )


def _differences(says: Any, found: Any, path: str = "") -> Iterator[Difference]:
    """Where two JSON values differ, part by part."""
    if isinstance(says, dict) and isinstance(found, dict):
        for name in dict.fromkeys((*found, *says)):
            where = f"{path}.{name}" if path else str(name)
            yield from _differences(says.get(name), found.get(name), where)
    elif says != found or isinstance(says, bool) != isinstance(found, bool):
        yield Difference(path, says, found)


def _claims(zone: Zone) -> Json:
    counts = zone.robust.counts
    frontier = zone.frontier
    return {
        "packages": zone.packages,
        "respecting_linkage": zone.respecting_linkage,
        "robust": {each.value: counts.of(each) for each in Acceptance},
        "acceptable_to_all": zone.acceptable_to_all,
        "acceptable_under_rule": zone.acceptable_under_rule,
        "accepted_by": None if zone.by_acceptors is None else list(zone.by_acceptors),
        "frontier": None if frontier is None or isinstance(frontier, TooLarge) else frontier.size,
        "solutions": {concept.value: _solution(found) for concept, found in zone.solutions.items()},
    }


def _solution(found: Solution) -> Json:
    return {
        "count": found.count,
        "value": exact(found.value),
        "packages": [package_as_json(package) for package in found.packages[:NAMED]],
    }


def _recounted(counted: Counted) -> Json:
    return {
        "packages": counted.packages,
        "respecting_linkage": counted.respecting_linkage,
        "robust": {
            "surely": counted.surely,
            "possibly": counted.possibly,
            "unknown": counted.unknown,
            "not": counted.not_,
        },
        "acceptable_to_all": counted.acceptable_to_all,
        "acceptable_under_rule": counted.acceptable_under_rule,
        "accepted_by": None if counted.accepted_by is None else list(counted.accepted_by),
        "frontier": counted.frontier,
        "solutions": {name: _best(best) for name, best in (counted.best or {}).items()},
    }


def _best(best: Best) -> Json:
    return {
        "count": best.count,
        "value": exact(best.value),
        "packages": [package_as_json(package) for package in best.packages],
    }
