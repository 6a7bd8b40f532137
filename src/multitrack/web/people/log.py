"""The log of an account: what happened to it, sealed entry by entry; its holder reads it and nobody else does.

What concerns several people stands in the log of each. Names are not kept: the reader's own view gives them.
A seal is made with the key of the house over the entry and the seal before it. Whoever holds the machine holds
that key too; the seal shows what was changed in the file of accounts by somebody who has only the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from multitrack.web.people.models import Account, Happening, LogEnd

SALT = "multitrack.people.log"


class What(StrEnum):
    """What can happen to a log-in."""

    LINK = "link given"
    OPENED = "opened"
    CONFIRMED = "confirmed"
    ASKED = "renewal asked"
    SECONDED = "renewal seconded"
    RENEWED = "renewed"
    DROPPED = "renewal dropped"
    REFUSED = "log-in refused"
    CODE_REFUSED = "code refused"
    PASSWORD = "password changed"  # noqa: S105 - the name of what happened
    FACTOR = "second factor set"
    NO_FACTOR = "second factor ended"
    CLOSED = "closed"
    SHUT = "turned away: listed"
    BARRED = "no account issued: listed"


def note(what: What, account: Account, *, by: str = "", address: str = "", also: Iterable[str] = ()) -> None:
    """Note what happened to an account in its log, and in the logs of the others whom it concerns."""
    others = Account.objects.filter(person__in={by, *also} - {"", account.person})
    with transaction.atomic():
        for each in (account, *others):
            _append(
                Happening(account=each, what=what, by=by, about=account.person, address=address, at=_now())
            )


def is_whole(account: Account) -> bool:
    """Whether every entry of a log bears its seal, and none is missing."""
    last = ""
    for each in account.happenings.order_by("pk"):
        if each.before != last or not constant_time_compare(each.seal, _sealed(each)):
            return False
        last = each.seal
    end = LogEnd.objects.filter(account=account).first()
    return last == ("" if end is None else end.seal)


def _append(happening: Happening) -> None:
    end = LogEnd.objects.select_for_update().filter(account=happening.account).first()
    happening.before = "" if end is None else end.seal
    happening.seal = _sealed(happening)
    happening.save()
    LogEnd.objects.update_or_create(account=happening.account, defaults={"seal": happening.seal})


def _sealed(each: Happening) -> str:
    told = (each.account_id, each.what, each.at.isoformat(), each.by, each.about, each.address, each.before)
    return salted_hmac(SALT, "\n".join(map(str, told)), algorithm="sha256").hexdigest()


_now = timezone.now
