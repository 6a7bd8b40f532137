"""What a finding rests on, in a sentence or two, and how its numbers were told."""

from __future__ import annotations

from multitrack.analysis.finding import Basis, TooLarge
from multitrack.analysis.robust import Asking
from multitrack.model.talks import Talks
from multitrack.report.phrasing import (
    counted,
    listed,
    option_title,
    party_name,
    party_names,
)

BY_FOLDING = (
    "There are too many packages to go through, so this was told by folding issue by issue, in whole numbers."
)
"""How the numbers of large talks were told."""
EXACT = "Every number here is exact: all packages were gone through, in whole numbers."


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
