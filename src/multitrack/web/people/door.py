"""The door of the house: nobody makes an account unasked, nobody is written to, and nobody tries without end."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multitrack.web.people import tries, word
from multitrack.web.people.log import What, note
from multitrack.web.people.models import Account
from multitrack.web.wording import plainly


class Door(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by invitation only; tries to sign in are counted in the house's own table."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up unasked."""
        return False

    def pre_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse | None:
        """Nobody signs in while a binding list bears their group: they are told why instead."""
        if (why := word.shut(user)) is None:
            found: HttpResponse | None = super().pre_login(request, user, **more)
            return found
        word.turned_away(user)
        return render(request, "people/shut.html", {"why": plainly(why)}, status=403)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing is counted here: :meth:`authenticate` counts, for every process of the house alike."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Who it is, if the password is right. Raises ValidationError where too many tries failed."""
        name, address = str(credentials.get("username", "")), tries.address_of(request)
        tried = tries.counted(tries.of_signing_in(name, address))
        if isinstance(tried, tries.Wait):
            raise ValidationError(plainly(tried.sentence))
        found: Account | None = super().authenticate(request, **credentials)
        if found is not None:
            tries.struck_off(tried, tries.by_name(name))
            return found
        known = Account.objects.filter(username__iexact=name.strip()).first()
        if known is not None:
            note(What.REFUSED, known, address=address)
        return None


class Counted(forms.Form):
    """A form for a one-time code: a wrong code counts like a wrong password."""

    user: Account

    def clean_code(self) -> str:
        """The code, if it is right. Raises ValidationError where it is not, or too many were not."""
        tried = tries.counted({f"second factor of {self.user.pk}": tries.OF_A_NAME})
        if isinstance(tried, tries.Wait):
            raise ValidationError(plainly(tried.sentence))
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            note(What.CODE_REFUSED, self.user)
            raise
        tries.struck_off(tried)
        return code


class CodeForm(Counted, AuthenticateForm):  # type: ignore[misc]
    """The one-time code on signing in."""


class CodeAgainForm(Counted, ReauthenticateForm):  # type: ignore[misc]
    """The one-time code before something weighty is changed."""
