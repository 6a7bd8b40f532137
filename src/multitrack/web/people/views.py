"""Coming in by a link: a new account for someone who was given a seat, or straight in where one exists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from multitrack.web.people.models import Account, Invitation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class NewAccount(forms.Form):
    """A login name and a password; neither is ever written to the record."""

    username = forms.CharField(label=_("Login name"), max_length=60, help_text=_("Never shown in the talks."))
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("Password, again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_username(self) -> str:
        """A name nobody uses yet."""
        name: str = self.cleaned_data["username"]
        if Account.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("This login name is taken."))
        return name

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


@login_not_required
@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Use an invitation: choose a login name and a password, or, where there is an account, come straight in."""
    found = Invitation.find(code)
    if found is None:
        return render(request, "people/no_invitation.html", status=404)
    known = Account.objects.filter(person=found.person).first()
    form = NewAccount(request.POST or None)
    if request.method == "POST" and known is not None and found.take():
        return _come_in(request, known)
    if request.method == "POST" and known is None and form.is_valid() and found.take():
        account = Account.objects.open(
            form.cleaned_data["username"], form.cleaned_data["password"], found.person
        )
        return _come_in(request, account)
    return render(request, "people/invitation.html", {"form": form, "known": known})


def _come_in(request: HttpRequest, account: Account) -> HttpResponse:
    login(request, account, backend=BACKEND)
    return redirect("house")
