"""An account signs in; to the record it is a code that says nothing. An invitation makes one account, once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multitrack.model.party import PersonId

VALID = timedelta(days=7)
"""How long an invitation can be used."""


def new_person() -> str:
    """A code for a person: opaque, random, never the name they sign in with."""
    return f"p-{secrets.token_urlsafe(9)}"


class Accounts(BaseUserManager["Account"]):
    """All accounts of the house."""

    def open(
        self, username: str, password: str | None, person: str = "", *, hashed: str | None = None
    ) -> Account:
        """A new account; without a password it is entered by one-time links only.

        ``hashed``: the password as it is kept, where many accounts share one.
        """
        account = self.model(username=username, person=person or new_person())
        account.password = make_password(password) if hashed is None else hashed
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What someone signs in with. ``person`` is who they are to the record; the record holds nothing else of it."""

    username = models.CharField(_("login name"), max_length=60, unique=True)
    person = models.CharField(max_length=40, unique=True, default=new_person, editable=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username

    @property
    def person_id(self) -> PersonId:
        """Who this is to the record."""
        return PersonId(self.person)


class Invitation(models.Model):
    """A link that works once: it opens an account for a person who was given a seat, or signs that person in.

    Only a hash of its code is kept; the link itself is shown once, to whoever gave the seat.
    """

    digest = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=40)
    made = models.DateTimeField(default=timezone.now)
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.made:%Y-%m-%d}"

    @classmethod
    def issue(cls, person: str) -> str:
        """A new code for a person; any earlier one stops working."""
        cls.objects.filter(person=person, used=None).delete()
        code = secrets.token_urlsafe(24)
        cls.objects.create(digest=_digest(code), person=person)
        return code

    @classmethod
    def find(cls, code: str) -> Invitation | None:
        """The invitation of that code, if it can still be used."""
        return cls.objects.filter(digest=_digest(code), used=None, made__gt=timezone.now() - VALID).first()

    def take(self) -> bool:
        """Use it up; False where someone else was quicker."""
        taken = Invitation.objects.filter(pk=self.pk, used=None).update(used=timezone.now())
        return taken == 1


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
