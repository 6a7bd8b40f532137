"""From talks to a NegMAS scenario: YAML that is JSON as well, but for whole numbers as keys."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from multitrack.exchange.brought import Remarks, Taken
from multitrack.exchange.jsontext import written
from multitrack.exchange.leaving import Bounds, Leaving, Sheet, alone, leaving
from multitrack.model.issue import Issue, OptionId
from multitrack.model.talks import Talks

BOUNDS = Bounds(form="NegMAS", joint=True, below_nought=True)


def write(talks: Talks, file: str) -> Taken:
    """A file of issues and one per party. Raises RefusedError where the meaning would not survive."""
    remarks = Remarks()
    ready = leaving(talks, file, BOUNDS, remarks)
    if any(issue.grid is not None and not _is_whole(issue) for issue in talks.issues):
        remarks.say("The numbers of a grid that are not one after the other become words.")
    issues = [_issue(ready, issue) for issue in ready.issues]
    domain = {"type": "DiscreteCartesianOutcomeSpace", "name": ready.title, "issues": issues}
    name = "domain.yml" if all(sheet.party.id != "domain" for sheet in ready.sheets) else "issues.yml"
    files = {name: written(domain)}
    for sheet in ready.sheets:
        files[f"{sheet.party.id}.yml"] = written(_function(ready, sheet))
    return Taken(files, tuple(remarks.said))


def _is_whole(issue: Issue) -> bool:
    """Whether an issue's options are whole numbers one after the other."""
    grid = issue.grid
    return grid is not None and grid.step == 1 and grid.low.denominator == 1


def _issue(ready: Leaving, issue: Issue) -> Mapping[str, Any]:
    name = ready.names[issue.id]
    if _is_whole(issue) and issue.grid is not None:
        ends = [int(issue.grid.low), int(issue.grid.high)]
        return {"type": "ContiguousIssue", "name": name, "values": ends}
    return {"type": "CategoricalIssue", "name": name, "values": list(ready.words(issue))}


def _word(ready: Leaving, issue: Issue, option: OptionId) -> str | int:
    return int(option) if _is_whole(issue) else ready.options[issue.id, option]


def _function(ready: Leaving, sheet: Sheet) -> Mapping[str, Any]:
    shared = {"name": sheet.party.name, "reserved_value": sheet.walk_away}
    if any(len(issues) > 1 for issues in sheet.tables):
        return {"type": "HyperRectangleUtilityFunction", **shared, **_rectangles(ready, sheet)}
    return {
        "type": "LinearAdditiveUtilityFunction",
        **shared,
        "values": [_table(ready, sheet, issue) for issue in ready.issues],
        "weights": [Fraction(1)] * len(ready.issues),
    }


def _table(ready: Leaving, sheet: Sheet, issue: Issue) -> Mapping[str, Any]:
    worths = {_word(ready, issue, option): worth for option, worth in alone(sheet, issue).items()}
    return {"type": "TableFun", "mapping": worths}


def _rectangles(ready: Leaving, sheet: Sheet) -> Mapping[str, Any]:
    """One rectangle for each combination that is worth anything, its issues by their numbers."""
    places = {issue.id: at for at, issue in enumerate(ready.issues)}
    pairs = [
        (
            {
                places[i]: _word(ready, ready.issues[places[i]], o)
                for i, o in zip(issues, options, strict=True)
            },
            worth,
        )
        for issues, worths in sheet.tables.items()
        for options, worth in worths.items()
        if worth
    ]
    return {
        "outcome_ranges": [ranges for ranges, _ in pairs],
        "utilities": [worth for _, worth in pairs],
        "weights": [Fraction(1)] * len(pairs),
        "bias": Fraction(0),
        "ignore_failing_range_utilities": False,
        "ignore_issues_not_in_input": False,
    }
