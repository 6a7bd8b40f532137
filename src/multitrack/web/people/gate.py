"""The gate: a log-in that nobody has confirmed opens its own page and nothing else; one that a binding list bars, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multitrack.web.people import word
from multitrack.web.wording import plainly

OPEN = ("/accounts/", "/language/", "/static/")
"""What is open to a log-in that waits: its own page, signing in and out, the language."""
ALWAYS = ("/accounts/logout/", "/language/", "/static/")
"""What is open to one that is barred: signing out, the language."""


class Gate:
    """Leads whoever waits for a second person's word to their own page, whatever they ask for.

    Whoever sits for a group on a list that was declared binding is told so, and served nothing, from the moment it binds and
    for as long as it does; their login ends there; what they wrote stays in the record, and the log-in opens again once it binds no more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Hold it where its log-in waits; the record's own door holds it too."""
        user = request.user
        if not user.is_authenticated:
            return None
        if not request.path.startswith(ALWAYS) and (why := word.shut(user)) is not None:
            word.turned_away(user)
            logout(request)
            return render(request, "people/shut.html", {"why": plainly(why)}, status=403)
        if user.may_look or request.path.startswith(OPEN):
            return None
        return redirect("account")
