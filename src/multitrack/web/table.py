"""The table: all tracks side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack.model.issue import IssueId
from multitrack.record.attention import issues_of
from multitrack.report.outlook import outlook
from multitrack.report.settled import as_package, settled_in
from multitrack.report.table import table
from multitrack.web.looked import looked
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
        fresh=fresh(visit, looked(request, visit.slug)),
        table=table(view, called, timezone.localtime()),
        outlook=once(visit, "outlook", lambda: outlook(view.talks, as_package(settled_in(view)), called)),
    )


def fresh(visit: Visit, seen: dict[str, int]) -> frozenset[IssueId]:
    """The issues on which others did something in a room since this viewer last looked into it."""
    return frozenset(
        issue
        for line in visit.view.lines
        for entry in line.entries
        if entry.number > seen.get(line.id, 0) and entry.author != visit.person
        for issue in issues_of(entry)
    )
