"""Findings as JSON, for other programs: keys that are documented, in an order that stays, numbers that are exact.

A whole number stands as a number; any other, and one that other programs could not hold exactly (beyond
2^53), as a text such as ``"7/2"``. A package is a mapping from the codes of issues to the codes of options.
What nobody can know from these talks is ``null``, never 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from multitrack.analysis.blocking import Blocking, PartySets
from multitrack.analysis.finding import Acceptance, Basis, Counts, Status, TooLarge
from multitrack.analysis.frontier import Frontier
from multitrack.analysis.large import LargeZone
from multitrack.analysis.large_counts import Number
from multitrack.analysis.robust import Asking, Doubt, Question
from multitrack.analysis.solution import Solution
from multitrack.analysis.zone import Zone
from multitrack.model.package import Package
from multitrack.model.party import PartyId
from multitrack.model.talks import Talks
from multitrack.report.phrasing import option_title
from multitrack.talksfile import Problem

Json = dict[str, Any]
"""A JSON object."""
LARGEST = 2**53
"""Whole numbers beyond this are written as text, for other programs hold numbers as floats."""
ASKED = 20
"""How many questions and assumptions are given: those on which most hangs."""


def written(value: Json) -> str:
    """A JSON object as text."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def exact(value: Fraction | int | None) -> int | str | None:
    """An exact number."""
    if value is None:
        return None
    number = Fraction(value)
    whole = number.denominator == 1 and abs(number) <= LARGEST
    return int(number) if whole else str(number)


def zone_as_json(
    talks: Talks,
    zone: Zone,
    asking: Asking | TooLarge | None = None,
    blocking: Blocking | TooLarge | None = None,
) -> Json:
    """What could be agreed."""
    told = zone.robust
    return {
        "talks": talks.title,
        "status": zone.status.value,
        "packages": zone.packages,
        "respecting_linkage": zone.respecting_linkage,
        "acceptable_to_all": zone.acceptable_to_all,
        "acceptable_under_rule": zone.acceptable_under_rule,
        "accepted_by": None if zone.by_acceptors is None else list(zone.by_acceptors),
        "frontier": frontier_as_json(zone.frontier),
        "solutions": {concept.value: _solution(talks, found) for concept, found in zone.solutions.items()},
        "robust": {
            "status": told.status.value,
            **counts_as_json(told.counts),
            "parties": {party: counts_as_json(counts) for party, counts in told.by_party.items()},
            "options": [
                {"issue": each.issue, "option": each.option, **counts_as_json(each.counts)}
                for each in told.by_option
            ],
        },
        "blocking": _blocking(blocking) if isinstance(blocking, Blocking) else None,
        "questions": questions_as_json(asking),
        "assumptions": _assumptions(asking),
        "without_options": list(zone.without_options),
        "not_known_of": list(zone.not_known_of),
        "basis": basis_as_json(zone.basis),
        "gone_through": True,
        "stopped": False,
        "between": {},
    }


def large_zone_as_json(talks: Talks, zone: LargeZone) -> Json:
    """What could be agreed, told without going through the packages; what is not exactly known is ``null``."""
    numbers = {
        "packages": zone.packages,
        "respecting_linkage": zone.respecting_linkage,
        "acceptable_to_all": zone.acceptable_to_all,
        "acceptable_under_rule": zone.acceptable_under_rule,
    }
    counts = {each.value: zone.counts[each] for each in Acceptance}
    between = {**numbers, **{f"robust.{name}": number for name, number in counts.items()}}
    solutions = {concept.value: _solution(talks, found) for concept, found in zone.solutions.items()}
    told = Status.BOUNDED if any(not number.exact for number in counts.values()) else Status.EXACT
    return {
        "talks": talks.title,
        "status": zone.status.value,
        **{name: _exactly(number) for name, number in numbers.items()},
        "accepted_by": None if zone.by_acceptors is None else list(map(exact, zone.by_acceptors)),
        "frontier": frontier_as_json(zone.frontier),
        "solutions": solutions,
        "robust": {
            "status": told.value,
            **{name: _exactly(number) for name, number in counts.items()},
            "parties": {},
            "options": [],
        },
        "blocking": None,
        "questions": [],
        "assumptions": [],
        "without_options": list(zone.without_options),
        "not_known_of": list(zone.not_known_of),
        "basis": basis_as_json(zone.basis),
        "gone_through": False,
        "stopped": zone.stopped,
        "between": {
            name: [exact(number.low), exact(number.high)]
            for name, number in between.items()
            if number is not None and not number.exact
        },
    }


def _exactly(number: Number | None) -> int | str | None:
    return None if number is None or not number.exact else exact(number.low)


def counts_as_json(counts: Counts) -> Json:
    """How many packages stand at each acceptance."""
    return {each.value: exact(counts.of(each)) for each in Acceptance}


def _blocking(blocking: Blocking) -> Json:
    order = [each.party for each in blocking.parties]
    return {
        "status": blocking.status.value,
        "parties": {
            each.party: {
                "stands_against": each.stands_against,
                "alone_against": each.alone_against,
                "opens": each.opens,
            }
            for each in blocking.parties
        },
        "ruled_out_by": _sets(blocking.ruled_out_by, order),
        "would_open": _sets(blocking.would_open, order),
        "can_block": _sets(blocking.can_block, order),
        "nearest": {
            "packages": len(blocking.nearest),
            "refused_by": blocking.stand_against_nearest,
            "package": package_as_json(blocking.nearest[0]) if len(blocking.nearest) else None,
        },
    }


def _sets(found: PartySets, order: list[PartyId]) -> Json:
    sets = [[party for party in order if party in each] for each in found.sets]
    return {"sets": sets, "complete": found.complete}


def frontier_as_json(frontier: Frontier | TooLarge | None) -> Json | None:
    """A frontier by its size."""
    if frontier is None:
        return None
    if isinstance(frontier, TooLarge):
        return {"status": Status.TOO_LARGE.value, "size": None, "points": None, "within": None}
    return {
        "status": frontier.status.value,
        "size": exact(frontier.size),
        "points": frontier.points,
        "within": exact(frontier.within),
    }


def package_as_json(package: Package) -> dict[str, str]:
    """A package: the code of the option chosen on each issue."""
    return {str(issue): str(option) for issue, option in package.as_dict().items()}


def titles_as_json(talks: Talks, package: Package) -> dict[str, str]:
    """A package by the titles of its options."""
    return {str(choice.issue): option_title(talks, choice.issue, choice.option) for choice in package.choices}


def _solution(talks: Talks, found: Solution | TooLarge) -> Json:
    if isinstance(found, TooLarge):
        return {"status": found.status.value}
    return {
        "status": found.status.value,
        "package": package_as_json(found.package),
        "titles": titles_as_json(talks, found.package),
        "ties": exact(found.count - 1),
        "value": exact(found.value),
        "bound": exact(found.bound),
        "worths": by_party_as_json(found.worths),
        "gains": by_party_as_json(found.gains),
        "refused_by": list(found.refused_by),
        "all_gain": found.proper,
        "compares_parties": found.compares_parties,
    }


def by_party_as_json(numbers: Mapping[PartyId, Fraction]) -> Json:
    """An exact number for each party."""
    return {party: exact(value) for party, value in numbers.items()}


def questions_as_json(asking: Asking | TooLarge | None) -> list[Json]:
    """What to ask next, that which settles most first."""
    if not isinstance(asking, Asking):
        return []
    return [_question(each) for each in asking.questions if each.opens or each.to_not][:ASKED]


def _question(question: Question) -> Json:
    return {
        "party": question.party,
        "issue": question.issue,
        "option": question.option,
        "if_yes_surely": question.to_surely,
        "if_yes_possibly": question.to_possibly,
        "if_no_not": question.to_not,
        "settles_on_average": exact(question.settles_on_average),
        "settles_at_least": question.settles_at_least,
    }


def _assumptions(asking: Asking | TooLarge | None) -> list[Json]:
    if not isinstance(asking, Asking):
        return []
    return [_doubt(each) for each in asking.doubts if each.weight][:ASKED]


def _doubt(doubt: Doubt) -> Json:
    position = doubt.position
    return {
        "party": position.party,
        "issue": position.issue,
        "option": position.option,
        "stance": position.stance.value,
        "assumption": position.assumption,
        "if_unknown": doubt.if_unknown,
        "if_false_closes": doubt.closes,
        "if_false_opens": doubt.opens,
    }


def basis_as_json(basis: Basis) -> Json:
    """What a finding rests on."""
    return {
        "mandates": basis.mandates,
        "statements": basis.statements,
        "assumptions": basis.assumptions,
        "readings": basis.readings,
        "taken_at_the_table": basis.taken,
        "older_than_30_days": basis.older_than_30_days,
        "nothing_known_of": list(basis.nothing_known),
    }


def bad_input_as_json(problems: Iterable[Problem | str]) -> Json:
    """Everything that is wrong with what was handed in."""
    return {"status": "bad input", "problems": [_problem(each) for each in problems]}


def _problem(problem: Problem | str) -> Json:
    if isinstance(problem, str):
        return {"file": None, "line": None, "where": "", "found": problem, "expected": "", "suggestion": None}
    return {
        "file": problem.file,
        "line": problem.line,
        "where": problem.where,
        "found": problem.found,
        "expected": problem.expected,
        "suggestion": problem.suggestion,
    }


def too_large_as_json(talks: Talks, refusal: TooLarge) -> Json:
    """The refusal of a question for its size."""
    return {
        "talks": talks.title,
        "status": refusal.status.value,
        "question": refusal.question,
        "packages": exact(refusal.packages),
        "limit": refusal.limit,
        "settle_first": list(refusal.settle_first),
        "tracks": list(refusal.tracks),
    }
