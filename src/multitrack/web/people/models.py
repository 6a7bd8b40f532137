"""An account signs in; to the record it is a code that says nothing. Nobody comes to one by a single person's word.

A link that works once makes a log-in, or makes one anew; a second person confirms it. What became of a log-in is
noted in a log of its own, sealed entry by entry.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multitrack.model.party import PersonId

VALID = timedelta(days=7)
"""How long a link can be used, and how long it can be asked for a new one."""
OPERATOR = ""
"""Stands for whoever runs the server where it is said who gave a link, or who asked."""


def new_person() -> str:
    """A code for a person: opaque, random, never the name they sign in with."""
    return f"p-{secrets.token_urlsafe(9)}"


def new_code() -> str:
    """Six figures that somebody reads out to a colleague."""
    return f"{secrets.randbelow(10**6):06}"


class Accounts(BaseUserManager["Account"]):
    """All accounts of the house."""

    def open(
        self, username: str, password: str | None, person: str = "", *, hashed: str | None = None
    ) -> Account:
        """A new account, in use at once; without a password it is entered by one-time links only.

        ``hashed``: the password as it is kept, where many accounts share one.
        """
        account = self._made(username, person, make_password(password) if hashed is None else hashed)
        account.confirmed = timezone.now()
        account.save(using=self._db)
        return account

    def open_by(self, invitation: Invitation, username: str, password: str) -> Account:
        """A new account for whoever used a link: it waits for a second person's word, unless nobody could give it."""
        account = self._made(username, invitation.person, make_password(password))
        account.given_by, account.code = invitation.given_by, new_code()
        account.confirmed = timezone.now() if invitation.alone else None
        account.save(using=self._db)
        return account

    def in_use(self) -> models.QuerySet[Account]:
        """The accounts that may look into talks."""
        return self.filter(is_active=True, confirmed__isnull=False)

    def waiting(self) -> models.QuerySet[Account]:
        """The accounts that somebody signs in with and nobody has confirmed yet."""
        return self.filter(is_active=True, confirmed=None).exclude(code="")

    def _made(self, username: str, person: str, hashed: str) -> Account:
        account = self.model(username=username, person=person or new_person())
        account.password = hashed
        return account


class Account(AbstractBaseUser):
    """What someone signs in with. ``person`` is who they are to the record; the record holds nothing else of it.

    Until ``confirmed`` it opens its own page and nothing else. ``given_by``: who gave the link; ``code``: what
    its holder reads out to whoever confirms it, and nothing while the link has not been used.
    """

    username = models.CharField(_("login name"), max_length=60, unique=True)
    person = models.CharField(max_length=40, unique=True, default=new_person, editable=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    confirmed = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=40, default=OPERATOR)
    code = models.CharField(max_length=6, default="")

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    _OWN: ClassVar = ("username", "password", "last_login")

    def __str__(self) -> str:
        return self.username

    @property
    def person_id(self) -> PersonId:
        """Who this is to the record."""
        return PersonId(self.person)

    @property
    def may_look(self) -> bool:
        """Whether it opens more than its own page."""
        return self.is_active and self.confirmed is not None

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Write what is the holder's own; whether it is confirmed is never written back by one who read it earlier."""
        own = None if self._state.adding else self._OWN
        super().save(*args, update_fields=own if update_fields is None else update_fields, **options)


class Invitation(models.Model):
    """A link that works once: it makes a log-in for a person who was given a seat, or makes theirs anew.

    Only a hash of its code is kept; the link itself is shown once, to whoever gave it. ``alone``: nobody is
    there yet who could confirm the log-in, for it is the first of the mediation team.
    """

    digest = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=40)
    made = models.DateTimeField(default=timezone.now)
    used = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=40, default=OPERATOR)
    alone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"invitation of {self.made:%Y-%m-%d}"

    @classmethod
    def issue(cls, person: str, by: str = OPERATOR, *, alone: bool = False) -> str:
        """A new code for a person; any earlier one stops working."""
        cls.objects.filter(person=person, used=None).delete()
        code = secrets.token_urlsafe(24)
        cls.objects.create(digest=_digest(code), person=person, given_by=by, alone=alone)
        return code

    @classmethod
    def find(cls, code: str) -> Invitation | None:
        """The invitation of that code, if it can still be used."""
        return cls.objects.filter(digest=_digest(code), used=None, made__gt=timezone.now() - VALID).first()

    def take(self) -> bool:
        """Use it up; False where someone else was quicker."""
        taken = Invitation.objects.filter(pk=self.pk, used=None).update(used=timezone.now())
        return taken == 1


class Renewal(models.Model):
    """That somebody cannot sign in any more: asked for by one, carried out only when another confirms it.

    ``asked_by`` is nobody where it was asked for from the page of signing in; then two others confirm.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="renewals")
    made = models.DateTimeField(default=timezone.now)
    asked_by = models.CharField(max_length=40, default="")
    confirmed_by = models.CharField(max_length=40, default="")
    closed = models.DateTimeField(null=True)

    class Meta:
        """One at a time for each account."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(closed=None), name="one_renewal_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"renewal asked for on {self.made:%Y-%m-%d}"

    @classmethod
    def pending(cls) -> models.QuerySet[Renewal]:
        """What was asked for lately and not carried out or dropped."""
        return cls.objects.filter(closed=None, made__gt=timezone.now() - VALID).select_related("account")


class Happening(models.Model):
    """One entry of an account's log: what happened to it, or what its holder did about another's log-in.

    Each bears a seal over itself and the seal before it, made with the key of the house.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="happenings")
    what = models.CharField(max_length=30)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=40, default="")
    about = models.CharField(max_length=40, default="")
    address = models.CharField(max_length=60, default="")
    before = models.CharField(max_length=64, default="")
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.what}, {self.at:%Y-%m-%d %H:%M}"


class LogEnd(models.Model):
    """The last seal of an account's log, so that an end cut off is found."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.seal


class Try(models.Model):
    """A try to sign in that failed or is not judged yet, under a mark of the name that was typed or the address."""

    mark = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"try of {self.at:%Y-%m-%d %H:%M}"


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
