"""The table: all tracks side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack.report.outlook import outlook
from multitrack.report.settled import as_package, settled_in
from multitrack.report.table import table
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
        table=table(view, called, timezone.localtime()),
        outlook=once(visit, "outlook", lambda: outlook(view.talks, as_package(settled_in(view)), called)),
    )
