"""The same talks with some issues settled: nothing but what was chosen is left on the table there."""

from __future__ import annotations

from dataclasses import replace

from multitrack.analysis.finding import options_of
from multitrack.model.package import Package
from multitrack.model.talks import Talks


def with_settled(talks: Talks, package: Package) -> Talks:
    """The talks in which each issue of the package has one option, the one chosen; all else as it was."""
    chosen = package.as_dict()
    issues = tuple(
        issue
        if issue.id not in chosen
        else replace(
            issue,
            grid=None,
            options=tuple(each for each in options_of(talks, issue.id) if each.id == chosen[issue.id]),
        )
        for issue in talks.issues
    )
    return replace(talks, issues=issues)
