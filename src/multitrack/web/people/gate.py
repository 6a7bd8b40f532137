"""The gate: a log-in that nobody has confirmed opens its own page and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

OPEN = ("/accounts/", "/language/", "/static/")
"""What is open to a log-in that waits: its own page, signing in and out, the language."""


class Gate:
    """Leads whoever waits for a second person's word to their own page, whatever they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Hold it where its log-in waits; the record's own door holds it too."""
        user = request.user
        if not user.is_authenticated or user.may_look or request.path.startswith(OPEN):
            return None
        return redirect("account")
