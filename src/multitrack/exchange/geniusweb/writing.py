"""From talks to a domain and profiles of GeniusWeb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from multitrack.exchange.brought import Remarks, Taken
from multitrack.exchange.geniusweb.reading import ADDITIVE, BY_VALUE, GROUPS
from multitrack.exchange.jsontext import written
from multitrack.exchange.leaving import Bounds, Leaving, Sheet, alone, combinations, leaving
from multitrack.exchange.numbers import decimal
from multitrack.exchange.refused import refuse
from multitrack.model.issue import Issue, IssueId, OptionId
from multitrack.model.talks import Talks

BOUNDS = Bounds(form="GeniusWeb", most=Fraction(1), joint=True)
MOST_SUMS = 100_000
"""Among how many different worths a reservation bid is looked for."""

Bid = Mapping[IssueId, OptionId]
Table = Sequence[tuple[int, tuple[IssueId, ...], tuple[OptionId, ...]]]
"""For issues that are weighed together: what each combination is worth, in whole numbers."""


def write(talks: Talks, file: str) -> Taken:
    """A domain and one profile per party. Raises RefusedError where the meaning would not survive."""
    remarks = Remarks()
    ready = leaving(talks, file, BOUNDS, remarks)
    if any(issue.grid is not None and not _as_range(issue) for issue in talks.issues):
        remarks.say("Numbers that have words beside them become words.")
    domain = {
        "name": ready.title,
        "issuesValues": {ready.names[issue.id]: _values(ready, issue) for issue in ready.issues},
    }
    files = {"domain.json": written(domain)}
    for sheet in ready.sheets:
        files[f"{sheet.party.id}.json"] = written(_profile(ready, sheet, domain, file, remarks))
    return Taken(files, tuple(remarks.said))


def _as_range(issue: Issue) -> bool:
    """Whether an issue is nothing but the numbers of its grid, in a step that decimals can say."""
    grid = issue.grid
    return grid is not None and issue.options == grid.options() and decimal(grid.step) is not None


def _values(ready: Leaving, issue: Issue) -> Mapping[str, Any]:
    if issue.grid is not None and _as_range(issue):
        return {"range": [issue.grid.low, issue.grid.high, issue.grid.step]}
    return {"values": list(_words(ready, issue).values())}


def _words(ready: Leaving, issue: Issue) -> dict[OptionId, str]:
    """What the options are called; a number that is nothing else is called by itself."""
    if _as_range(issue):
        return {option.id: str(option.id) for option in issue.options}
    return dict(zip((option.id for option in issue.options), ready.words(issue), strict=True))


def _profile(
    ready: Leaving, sheet: Sheet, domain: Mapping[str, Any], file: str, remarks: Remarks
) -> Mapping[str, Any]:
    kind, body = _additive(ready, sheet) or _groups(ready, sheet, file)
    bid = _reservation(ready, sheet, file, remarks)
    body = {**body, "domain": domain, "name": sheet.party.name}
    if bid is not None:
        named = {ready.names[i]: _words(ready, _issue(ready, i))[o] for i, o in bid.items()}
        body["reservationBid"] = {"issuevalues": named}
    return {kind: body}


def _issue(ready: Leaving, wanted: IssueId) -> Issue:
    return next(issue for issue in ready.issues if issue.id == wanted)


def _additive(ready: Leaving, sheet: Sheet) -> tuple[str, dict[str, Any]] | None:
    """Weights that come to 1 and shares of them, where decimals can say these exactly."""
    if any(len(issues) > 1 for issues in sheet.tables):
        return None
    worths = {issue.id: alone(sheet, issue) for issue in ready.issues}
    weights = {issue: max(each.values()) for issue, each in worths.items()}
    if sum(weights.values()) != 1:
        return None
    utilities: dict[str, Any] = {}
    for issue in ready.issues:
        words = _words(ready, issue)
        weight = weights[issue.id]
        shares = {words[o]: worth / weight if weight else worth for o, worth in worths[issue.id].items()}
        if any(decimal(share) is None for share in shares.values()):
            return None
        utilities[ready.names[issue.id]] = {BY_VALUE[0]: {"valueUtilities": shares}}
    named = {ready.names[issue]: weight for issue, weight in weights.items()}
    return ADDITIVE, {"issueUtilities": utilities, "issueWeights": named}


def _groups(ready: Leaving, sheet: Sheet, file: str) -> tuple[str, dict[str, Any]]:
    """A part for each set of issues that is weighed together; they may not overlap."""
    parts = {}
    for number, issues in enumerate(_parted(ready, sheet, file), 1):
        worths = sheet.tables.get(issues, {})
        words = [_words(ready, _issue(ready, issue)) for issue in issues]
        listed = [
            {"values": [w[o] for w, o in zip(words, options, strict=True)], "util": worths[options]}
            for options in combinations(issues, ready.issues)
            if worths.get(options)
        ]
        named = [ready.names[issue] for issue in issues]
        parts[f"part{number}"] = {"partsutils": {"issues": named, "utilslist": listed}}
    return GROUPS, {"partUtilities": parts}


def _parted(ready: Leaving, sheet: Sheet, file: str) -> Iterator[tuple[IssueId, ...]]:
    order = [issue.id for issue in ready.issues]
    taken: set[IssueId] = set()
    for issues in sheet.tables:
        if taken & set(issues):
            found = f"{sheet.party.name} weighs an issue with one and with another, and GeniusWeb's groups are apart"
            refuse(file, found, where=", ".join(issues))
        taken |= set(issues)
    yield from sorted(
        [*sheet.tables, *((i,) for i in order if i not in taken)], key=lambda i: order.index(i[0])
    )


Chain = tuple["Chain", tuple[IssueId, ...], tuple[OptionId, ...]] | None
"""The choices that led to a sum, the last one first."""


def _reservation(ready: Leaving, sheet: Sheet, file: str, remarks: Remarks) -> Bid | None:
    """A bid that is worth exactly the walk-away point, else the least above it; none where all is acceptable."""
    scale = lcm(*(number.denominator for number in sheet.numbers()))
    wanted = int(sheet.walk_away * scale)
    tables = [
        [
            (int(sheet.tables.get(issues, {}).get(o, 0) * scale), issues, o)
            for o in combinations(issues, ready.issues)
        ]
        for issues in _parted(ready, sheet, file)
    ]
    if wanted <= sum(min(worth for worth, _, _ in table) for table in tables):
        return None
    reached = _least_from(tables, wanted)
    if reached is None:
        refuse(file, f"{sheet.party.name}: no reservation bid was found among {MOST_SUMS:,} worths")
    total, chain = reached
    if total is None:
        refuse(file, f"{sheet.party.name} accepts no package, and in GeniusWeb a party accepts its own bid")
    if total != wanted:
        remarks.say(
            f"No package is worth exactly the walk-away point of {sheet.party.name}: the reservation bid is the "
            "least that it accepts, which comes to the same."
        )
    return dict(_unchained(chain))


def _least_from(tables: Sequence[Table], wanted: int) -> tuple[int | None, Chain] | None:
    """The least sum from what is wanted on, and its choices; nothing where there are too many sums."""
    to_come = sum(max(worth for worth, _, _ in table) for table in tables)
    sums: dict[int, Chain] = {0: None}
    for table in tables:
        to_come -= max(worth for worth, _, _ in table)
        further: dict[int, Chain] = {}
        for worth, issues, options in table:
            for total, chain in sums.items():
                if total + worth + to_come >= wanted:
                    further.setdefault(total + worth, (chain, issues, options))
            if len(further) > MOST_SUMS:
                return None
        sums = further
    least = min(sums, default=None)
    return least, None if least is None else sums[least]


def _unchained(chain: Chain) -> Iterator[tuple[IssueId, OptionId]]:
    while chain is not None:
        chain, issues, options = chain
        yield from zip(issues, options, strict=True)
