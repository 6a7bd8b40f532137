"""One's own page: the log-in, what became of it, and what waits for one's word about others'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from multitrack.report.saying import Sentence
from multitrack.web.people import names, tries, word
from multitrack.web.people.fellows import Circle, circles
from multitrack.web.people.happened import in_words
from multitrack.web.people.log import is_whole
from multitrack.web.people.models import Account, Happening, Renewal
from multitrack.web.wording import plainly

SHOWN = 60
"""How many of the last entries of the log are shown."""
PLEAS = 6
"""How often it can be asked from one address, or for one name, within a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the log, in words."""

    at: datetime
    sentence: Sentence
    weighty: bool


class NameForm(forms.Form):
    """The login name of somebody who cannot sign in."""

    username = forms.CharField(
        label=_("Login name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "auto"}),
    )


def own(request: HttpRequest) -> Account:
    """The account of whoever signed in."""
    if not request.user.is_authenticated:
        raise Http404
    return request.user


def show(request: HttpRequest) -> HttpResponse:
    """The page."""
    account = own(request)
    seen = tuple(circles(account.person_id)) if account.may_look else ()
    context = {
        "account": account,
        "code": f"{account.code[:3]} {account.code[3:]}",
        "desk": word.desk_of(account),
        "renewal": Renewal.pending().filter(account=account).first(),
        "log": tuple(_told(account, seen)),
        "whole": is_whole(account),
    }
    return render(request, "people/account.html", context)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """A second person's word for a log-in that waits."""
    said = word.confirm(own(request), request.POST.get("person", ""), request.POST.get("code", ""))
    return _said(request, said)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a colleague who cannot sign in."""
    return _said(request, word.ask(own(request), request.POST.get("person", "")))


@require_POST
@never_cache
def second(request: HttpRequest) -> HttpResponse:
    """Confirm that a log-in be made anew; the link is shown to whoever confirms it, once."""
    if (asked := _of_names(request)) is not None:
        return asked
    return _given(request, word.second(own(request), request.POST.get("person", "")))


@require_POST
@never_cache
def link(request: HttpRequest) -> HttpResponse:
    """A link for somebody with a seat and no log-in yet."""
    if (asked := _of_names(request)) is not None:
        return asked
    return _given(request, word.link_for(own(request), request.POST.get("person", "")))


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """One signs in after all."""
    return _said(request, word.drop(own(request)))


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close one's own log-in."""
    word.close(own(request))
    logout(request)
    messages.success(request, _("Your log-in is closed. What you wrote in the talks stands."))
    return redirect("account_login")


@login_not_required
@never_cache
def cannot(request: HttpRequest) -> HttpResponse:
    """Ask for oneself, without signing in; the answer is the same whether the name exists or not."""
    form = NameForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/cannot.html", {"form": form})
    name, address = form.cleaned_data["username"], tries.address_of(request)
    tried = tries.counted({f"plea from {address}": PLEAS, f"plea for {tries.by_name(name)}": PLEAS})
    if isinstance(tried, tries.Wait):
        form.add_error(None, plainly(tried.sentence))
        return render(request, "people/cannot.html", {"form": form})
    word.ask_from_outside(name, address)
    return render(request, "people/cannot.html", {"asked": True})


def _of_names(request: HttpRequest) -> HttpResponse | None:
    """The page on which a name like a listed one is decided first; nothing where there is none, or it is decided now."""
    issuer, person = own(request).person_id, request.POST.get("person", "")
    every = names.like(issuer, person)
    if not every:
        return None
    form = names.Decided(every, request.POST)
    if form.is_valid() and form.keep(issuer):
        return None
    return render(request, "people/like.html", {"form": form, "every": every, "person": person})


def _said(request: HttpRequest, sentence: Sentence) -> HttpResponse:
    messages.info(request, plainly(sentence))
    return redirect("account")


def _given(request: HttpRequest, given: str | Sentence) -> HttpResponse:
    """The page with a link to hand over, or why there is none."""
    if isinstance(given, Sentence):
        return _said(request, given)
    address = request.build_absolute_uri(reverse("invitation", kwargs={"code": given}))
    return render(request, "people/link.html", {"link": address})


def _told(account: Account, seen: tuple[Circle, ...]) -> Iterator[Told]:
    for each in account.happenings.order_by("-pk")[:SHOWN]:
        yield Told(
            each.at, in_words(each, account.person, _names(seen, account, each)), each.by != account.person
        )


def _names(seen: tuple[Circle, ...], account: Account, each: Happening) -> dict[str, str]:
    """What the reader calls whoever an entry names, as far as they hear of a seat."""
    people = {each.by, each.about} - {"", account.person}
    return {person: word.name_in(seen, person) for person in people}
