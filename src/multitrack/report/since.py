"""What was refused after it was settled: a stance taken later, that a page says wherever the settled option stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Stance
from multitrack.record.view import View


def refused_since(view: View, issue: IssueId, option: OptionId, time: datetime) -> Iterator[PartyId]:
    """The parties that said, as far as the viewer heard, after a time that they refuse an option."""
    for party in view.talks.parties:
        held = view.positions.get((party.id, issue, option))
        if held is None or held.position.reading or held.time <= time:
            continue
        if held.position.stance is Stance.REFUSES:
            yield party.id
