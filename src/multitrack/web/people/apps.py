"""The accounts as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class People(AppConfig):
    """Accounts, links and logs."""

    name = "multitrack.web.people"
    label = "people"

    def ready(self) -> None:
        """From now on, what becomes of a log-in is noted in its log."""
        from multitrack.web.people.noticed import listen  # noqa: PLC0415 - its models are there only now

        listen()
