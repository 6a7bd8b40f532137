"""Pages for whoever finds nothing, may not send, or meets a fault of the house: in its look, with a way back.

Where the record cannot be read or written now, the page says why and what to do, and gives the words back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multitrack.record.journal import JournalUnavailableError
from multitrack.web.drafts.carrying import unpacked
from multitrack.web.place import LARGEST_BODY
from multitrack.web.wording import worded

WRITTEN = frozenset(
    {
        "words",
        "text",
        "gist",
        "wording",
        "option_title",
        "reason",
        "package_title",
        "track_title",
        "room_title",
        "deliver",
        "authority",
        "from_paper",
        "name",
    }
)
"""The fields of slips that hold people's own words; a page of this kind gives them back."""


def not_sent(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """What was sent did not come from a page of whoever is signed in now: nothing is done, the words are kept."""
    why = _("You are signed in as someone else in another tab, or this page is old. Nothing was sent.")
    return _given_back(request, 403, [why])


class OutOfReach:
    """Says in the house's words that the record cannot be read or written now, in place of a fault."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, where it was the record; nothing was acknowledged, so nothing is lost."""
        if not isinstance(exception, JournalUnavailableError):
            return None
        lines = [worded(exception.why), worded(exception.instead)]
        if request.method == "POST":
            return _given_back(request, 503, lines)
        return _page(503, _("Something went wrong here"), lines)


def _given_back(request: HttpRequest, status: int, why: Sequence[str | Promise]) -> HttpResponse:
    """Nothing was sent; whoever wrote in a room has their words back, and the way to it."""
    at = request.resolver_match
    of_a_room = at is not None and at.url_name in ("act", "read")
    kept = [request.POST[name] for name in request.POST if name in WRITTEN and request.POST[name].strip()]
    carried = unpacked(request.POST.get("carried", ""))
    kept += [] if carried is None else [carried.text]
    lines = [*why, *([_("This is what you wrote, to copy:")] if of_a_room and kept else [])]
    back = reverse("channel", kwargs=at.kwargs) if at is not None and of_a_room else reverse("house")
    return _page(status, _("Nothing was sent"), lines, back=back, kept=kept if of_a_room else ())


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives them
    """There is nothing at this address, or nothing for whoever asks: the two are never told apart."""
    return _page(404, _("There is no such room for you"), [_("Nothing is here that you can see.")])


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives them
    """What was sent could not be read."""
    return _page(400, _("Nothing was sent"), [_("What was sent could not be read.")])


def too_large() -> HttpResponse:
    """More was sent than any page here asks for."""
    why = _("It has more than {most} bytes. Save its text alone, or split it.").format(
        most=f"{LARGEST_BODY:,}"
    )
    return _page(413, _("Nothing was sent"), [why])


def fault(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """The house failed; what had been written before stands."""
    lines = [_("The house could not answer. What was written before stands; look before you send again.")]
    return _page(500, _("Something went wrong here"), lines)


def _page(
    status: int,
    title: str | Promise,
    lines: Iterable[str | Promise],
    *,
    back: str = "",
    kept: Iterable[str] = (),
) -> HttpResponse:
    """The page, made without the request: whatever went wrong does not go wrong again."""
    told = {
        "title": title,
        "lines": tuple(lines),
        "kept": tuple(kept),
        "back": back or reverse("house"),
        "version": settings.VERSION,
    }
    return HttpResponse(render_to_string("lost/lost.html", told), status=status)
