"""What a viewer may take with them: the export of all they heard, and receipts of single entries."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from multitrack.model.channel import ChannelId
from multitrack.record.export import export_of, written
from multitrack.record.journal.key import known_key
from multitrack.record.receipt import NoReceipt, named_key, receipt_as_json, receipt_of
from multitrack.record.signature import SigningKey
from multitrack.web.house import the_house
from multitrack.web.rooms.log import told
from multitrack.web.visit import Visit, page

LAST = 60
"""Of how many of the last entries the page offers the receipts."""


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What can be taken, and what it is good for; at home, what was written there."""
    if visit.at_home is not None:
        return redirect("written", slug=visit.slug)
    return _page(request, visit)


def export(_: HttpRequest, visit: Visit) -> HttpResponse:
    """All that the viewer heard, as one file."""
    rows = the_house().rows(visit.slug, visit.person)
    return as_file(written(export_of(visit.view, rows, _key(visit))), f"{visit.slug}-export.json")


def receipt(request: HttpRequest, visit: Visit, channel: str, number: int) -> HttpResponse:
    """The receipt of one entry, as a file; or why there is none."""
    rows = the_house().rows(visit.slug, visit.person)
    given = receipt_of(visit.view, rows, ChannelId(channel), number, _key(visit))
    if isinstance(given, NoReceipt):
        return _page(request, visit, refused=given)
    text = json.dumps(receipt_as_json(given), indent=2, ensure_ascii=False) + "\n"
    return as_file(text, f"{visit.slug}-{channel}-{number}-receipt.json")


def _page(request: HttpRequest, visit: Visit, refused: NoReceipt | None = None) -> HttpResponse:
    giving = {line.id for line in visit.view.lines if line.kind.gives_receipts}
    entries = [entry for entry in visit.view.entries if entry.channel in giving]
    return page(
        request,
        "takeaway/taking.html",
        visit,
        status=200 if refused is None else 404,
        tab="record",
        refused=refused,
        told=told(reversed(entries[-LAST:]), visit.called),
        heard=len(visit.view.entries),
        key=named_key(visit.view.entries),
    )


def as_file(text: str, name: str, kind: str = "application/json") -> HttpResponse:
    """A text as a file to keep, which no cache keeps."""
    answer = HttpResponse(text, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _key(visit: Visit) -> SigningKey | None:
    """The key beside the record of these talks."""
    path = None if settings.PLACE is None else settings.PLACE.journals().get(visit.slug)
    return None if path is None else known_key(path)
