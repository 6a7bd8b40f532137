"""Coming in by a link: a new log-in for someone who was given a seat, or one's own made anew."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from multitrack.web.people import word
from multitrack.web.people.log import What, note
from multitrack.web.people.models import Account, Invitation
from multitrack.web.wording import plainly

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class NewPassword(forms.Form):
    """A password, typed twice."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ten characters or more; a few words are easiest to remember."),
    )
    again = forms.CharField(
        label=_("Password, again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_password(self) -> str:
        """A password nobody guesses."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        if self.cleaned_data.get("password") != self.cleaned_data.get("again"):
            self.add_error("again", _("The two passwords differ."))
        return self.cleaned_data


class NewAccount(NewPassword):
    """A login name and a password; neither is ever written to the record."""

    username = forms.CharField(
        label=_("Login name"),
        max_length=60,
        help_text=_("Never shown in the talks."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "auto"}),
    )
    field_order = ("username", "password", "again")

    def clean_username(self) -> str:
        """A name nobody uses yet."""
        name: str = self.cleaned_data["username"]
        if Account.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("This login name is taken."))
        return name


@login_not_required
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Use a link: choose how to sign in; at one desk, where nobody else is, come straight in."""
    found = Invitation.find(code)
    if found is None:
        return render(request, "people/no_invitation.html", status=404)
    if (why := word.barred(found.person)) is not None:
        return render(request, "people/no_account.html", {"why": plainly(why)}, status=403)
    known = Account.objects.filter(person=found.person).first()
    straight = settings.DESK and known is not None
    form = (NewAccount if known is None else NewPassword)(request.POST or None)
    if request.method == "POST" and (straight or form.is_valid()) and found.take():
        return _come_in(request, _opened(found, known, form.cleaned_data if not straight else None))
    return render(
        request,
        "people/invitation.html",
        {"form": form, "known": known, "straight": straight, "alone": found.alone},
    )


def _opened(found: Invitation, known: Account | None, chosen: dict[str, str] | None) -> Account:
    if known is None and chosen is not None:
        known = Account.objects.open_by(found, chosen["username"], chosen["password"])
    elif known is not None and chosen is not None:
        word.come_in_anew(known, found, chosen["password"])
    if known is None:
        raise LookupError(found.person)
    if chosen is not None:
        note(What.OPENED, known, by=found.given_by)
    return known


def _come_in(request: HttpRequest, account: Account) -> HttpResponse:
    login(request, account, backend=BACKEND)
    return redirect("house" if account.may_look else "account")
