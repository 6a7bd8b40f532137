"""The hall: the negotiations that whoever signed in has a seat in; in the demo, everyone one can be."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from multitrack.record.act import Seat
from multitrack.record.view import View
from multitrack.report.called import Called
from multitrack.web.house import the_house
from multitrack.web.people.models import Account
from multitrack.web.people.views import BACKEND
from multitrack.web.place import Slug
from multitrack.web.visit import person_of


@dataclass(frozen=True, slots=True)
class Role:
    """Someone one can be in the demo: the account, and the seat it stands for."""

    account: Account
    seat: Seat
    party: str
    me: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One of the demo's talks, with everyone one can be in it."""

    slug: Slug
    view: View
    roles: tuple[Role, ...]


@login_not_required
def hall(request: HttpRequest) -> HttpResponse:
    """Straight to the table where there is only one; else a choice."""
    if settings.DEMO:
        return render(request, "demo.html", {"examples": _examples(request)})
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = tuple(the_house().views(person_of(request)))
    if len(found) == 1:
        return redirect("table", slug=found[0][0])
    talks = [
        {"slug": slug, "talks": view.talks, "home": the_house().home(slug), "beside": _beside_home()}
        for slug, view in found
    ]
    return render(request, "hall.html", {"found": talks})


def _beside_home() -> bool:
    """Whether an export is open here, beside a desk on which things are only tried."""
    house = the_house()
    return any(house.home(slug) is not None for slug in house.slugs)


@login_not_required
@require_POST
def be(request: HttpRequest) -> HttpResponse:
    """Be someone of the demo. Anywhere else nobody becomes another by asking."""
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(Account, username=request.POST.get("account", ""))
    login(request, account, backend=BACKEND)
    return redirect("table", slug=request.POST.get("slug", ""))


def _examples(request: HttpRequest) -> list[Example]:
    """Each example as its mediator, the first who sits in it, sees it."""
    found: dict[Slug, list[tuple[Account, View]]] = {}
    for account in Account.objects.order_by("pk"):
        for slug, view in the_house().views(account.person_id):
            found.setdefault(slug, []).append((account, view))
    return [
        Example(slug, seen[0][1], tuple(_role(request, account, view) for account, view in seen))
        for slug, seen in found.items()
    ]


def _role(request: HttpRequest, account: Account, view: View) -> Role:
    called = Called(view)
    seat = called.seat
    if seat is None:
        raise LookupError(account.person)
    party = "" if seat.party is None else called.neutral(seat.party)
    return Role(account, seat, party, me=request.user == account)
