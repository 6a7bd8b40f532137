"""The accounts as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class People(AppConfig):
    """Accounts and invitations."""

    name = "multitrack.web.people"
    label = "people"
