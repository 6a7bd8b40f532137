"""The whole report as one document: everything that can be told from what one viewer hears, to read and to print."""

from __future__ import annotations

from threading import Lock
from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multitrack import __version__
from multitrack.report.as_html import as_html
from multitrack.report.saying import count, say, sentences
from multitrack.report.whole import report_of
from multitrack.web.takeaway.taking import as_file
from multitrack.web.told import once
from multitrack.web.visit import Visit

SECONDS = 20.0
"""So long large talks are folded; what is known by then is told, labelled."""

_one_at_a_time = Lock()
"""Reckoning takes the whole machine; whoever asks second waits."""


def report(_: HttpRequest, visit: Visit) -> HttpResponse:
    """The document, from nothing but this viewer's own view."""
    return as_file(
        once(visit, f"report {_today(visit)}", lambda: _written(visit)),
        f"{visit.slug}-report.html",
        "text/html",
    )


def _today(visit: Visit) -> str:
    return (visit.view.talks.as_on or timezone.localdate()).isoformat()


def _written(visit: Visit) -> str:
    talks = visit.view.talks
    with _one_at_a_time:
        until = monotonic() + SECONDS
        found = report_of(talks, talks.as_on or timezone.localdate(), lambda _done, _of: monotonic() < until)
    whose = count(
        "What {person} hears in these talks, and nothing else ({n} entry).",
        "What {person} hears in these talks, and nothing else ({n} entries).",
        len(visit.view.entries),
        person=visit.called.person(visit.person),
    )
    return as_html(
        found.page,
        notice=sentences((whose, found.notice)),
        footer=say("Written by multitrack {version}.", version=__version__),
    )
