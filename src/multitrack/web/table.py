"""The table: all tracks side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack.model.channel import ChannelKind
from multitrack.model.issue import IssueId
from multitrack.record.attention import issues_of
from multitrack.report.outlook import outlook
from multitrack.report.settled import as_package, settled_in
from multitrack.report.table import table
from multitrack.web.looked import looked
from multitrack.web.rooms.noting import Note, aside
from multitrack.web.told import once
from multitrack.web.visit import Visit, page


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The table as this viewer sees it."""
    view, called = visit.view, visit.called
    return page(
        request,
        "table.html",
        visit,
        tab="table",
        asides=asides(visit),
        fresh=fresh(visit, looked(request, visit.slug)),
        table=table(view, called, timezone.localtime()),
        outlook=once(visit, "outlook", lambda: outlook(view.talks, as_package(settled_in(view)), called)),
    )


def asides(visit: Visit) -> dict[IssueId, Note]:
    """The issues on which nothing is done now in the body that has them, as far as the viewer hears it, and why."""
    tables = visit.view.of_kind(ChannelKind.PLENARY, ChannelKind.TRACK)
    rooms = [line for line in tables if (here := visit.view.hold(line.id)) is not None and not here.closed]
    told = ((issue, line) for line in rooms for issue in (*line.standing.aside, *line.standing.fates))
    found = {issue: aside(line.standing, issue) for issue, line in told}
    return {issue: note for issue, note in found.items() if note is not None}


def fresh(visit: Visit, seen: dict[str, int]) -> frozenset[IssueId]:
    """The issues on which others did something in a room since this viewer last looked into it."""
    return frozenset(
        issue
        for line in visit.view.lines
        for entry in line.entries
        if entry.number > seen.get(line.id, 0) and entry.author != visit.person
        for issue in issues_of(entry)
    )
