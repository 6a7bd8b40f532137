"""What the libraries of signing in do to a log-in, noted in its log."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed

from multitrack.web.people.log import What, note
from multitrack.web.people.models import Account


def listen() -> None:
    """Listen from now on, once."""
    for signal, heard in (
        (password_changed, _password),
        (password_set, _password),
        (authenticator_added, _factor),
        (authenticator_removed, _no_factor),
    ):
        signal.connect(heard, dispatch_uid=f"{heard.__name__} noted")


def _password(user: Account, **_: Any) -> None:
    note(What.PASSWORD, user, by=user.person)


def _factor(user: Account, **_: Any) -> None:
    note(What.FACTOR, user, by=user.person)


def _no_factor(user: Account, **_: Any) -> None:
    note(What.NO_FACTOR, user, by=user.person)
