"""Writing at home: acts put on the same slips as in the talks, collected in a file, sent to nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multitrack.record.act import Request
from multitrack.record.entry import Entry
from multitrack.web.rooms.log import Told, told
from multitrack.web.takeaway.home import Home
from multitrack.web.takeaway.taking import as_file
from multitrack.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class Written:
    """An act written at home, in words."""

    key: str
    told: Told


def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that was written at home, and how to hand it in."""
    home = at_home(visit)
    return page(
        request,
        "takeaway/written.html",
        visit,
        tab="written",
        acts=written(visit, home.requests),
        file=home.file,
    )


def acts(_: HttpRequest, visit: Visit) -> HttpResponse:
    """The file to hand in."""
    home = at_home(visit)
    return as_file(home.text, home.file.name)


@require_POST
def take_out(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Throw away one act, or all of them once they were handed in."""
    home = at_home(visit)
    key = request.POST.get("key", "")
    if key or "all" in request.POST:
        home.take_out(key)
    return redirect("written", slug=visit.slug)


def keep(request: HttpRequest, home: Home, written_act: Request) -> bool:
    """Keep an act; say so, or that there is no room for it on this machine."""
    try:
        home.keep(written_act)
    except OSError:
        messages.error(
            request, _("This could not be written to this machine's disk. Your text is kept below.")
        )
        return False
    messages.info(request, _("Written down, and not sent. Nobody has it until you hand in the file."))
    return True


def at_home(visit: Visit) -> Home:
    """The export at home that is looked at; anywhere else there is no such page."""
    if visit.at_home is None:
        raise Http404
    return visit.at_home


def written(visit: Visit, requests: Iterable[Request]) -> tuple[Written, ...]:
    """Acts as the reader is told them."""
    found = tuple(requests)
    entries = told(map(as_if_written, found), visit.called)
    return tuple(Written(each.key, one) for each, one in zip(found, entries, strict=True))


def as_if_written(request: Request) -> Entry:
    """An act in the form of an entry, for its words alone: it has no seal and stands in no record."""
    return Entry(
        channel=request.channel,
        number=0,
        time=datetime.now(UTC),
        author=request.author,
        act=request.act,
        previous="",
        on_behalf_of=request.on_behalf_of,
        from_paper=request.from_paper,
    )
