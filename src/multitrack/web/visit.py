"""One person looking at one negotiation, now: all that a page is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from multitrack.model.party import PersonId
from multitrack.record.act import Seat
from multitrack.record.view import View
from multitrack.report.called import Called
from multitrack.web.house import the_house
from multitrack.web.place import Slug
from multitrack.web.takeaway.home import Home

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks, at which negotiation, and what they see of it: the one source of every page."""

    slug: Slug
    view: View
    called: Called

    @property
    def person(self) -> PersonId:
        """Who looks."""
        return self.view.person

    @property
    def seat(self) -> Seat | None:
        """The viewer's own place: on the widest channel where they sit."""
        return self.called.seat

    @property
    def at_home(self) -> Home | None:
        """The export at home that is looked at; nothing where the talks themselves are."""
        return the_house().home(self.slug)

    @property
    def of_team(self) -> bool:
        """Whether the viewer sits for the mediation."""
        return self.seat is not None and self.seat.of_team


def person_of(request: HttpRequest) -> PersonId:
    """Who signed in, as the record knows them; a log-in that nobody has confirmed is nobody's yet."""
    if not request.user.is_authenticated or not request.user.may_look:
        raise Http404
    return request.user.person_id


def visit(request: HttpRequest, slug: str) -> Visit:
    """The visit of whoever signed in; to those without a seat there are no such talks."""
    view = the_house().view(Slug(slug), person_of(request))
    if view is None:
        raise Http404
    return Visit(Slug(slug), view, Called(view, get_language() or "en"))


def visiting(
    show: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A page of one negotiation: ``show(request, visit, ...)`` under an address that begins with its short name."""

    @wraps(show)
    def answer(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return show(request, visit(request, slug), *args, **kwargs)

    return answer


def page(
    request: HttpRequest, template: str, visit: Visit, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a negotiation: its template with the visit and whatever else it shows."""
    return render(request, template, {"visit": visit, **context}, status=status)
