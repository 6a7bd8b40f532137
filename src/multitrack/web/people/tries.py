"""How often somebody may try: counted for each name that is typed and for each address, whether the name exists or not.

A try counts before it is judged and is struck off if it was right, so that many at once do not slip by together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from multitrack.report.saying import Sentence, count
from multitrack.web.people.models import Try

WITHIN = timedelta(minutes=15)
"""Failures older than this no longer count."""
OF_A_NAME = 5
"""So many failures a name may have within that time: a person who mistypes has some, a machine has thousands."""
FROM_AN_ADDRESS = 40
"""So many an address may have: a whole delegation may sit behind one."""


@dataclass(frozen=True, slots=True)
class Wait:
    """That too many tries failed, and for how long nobody may try."""

    seconds: int

    @property
    def sentence(self) -> Sentence:
        """What whoever tried is told; the same whether the name exists or not."""
        return count(
            "Too many tries failed. Wait {n} minute, then try again.",
            "Too many tries failed. Wait {n} minutes, then try again.",
            max(1, -(-self.seconds // 60)),
        )


Tried = tuple[int, ...]
"""A try that was counted, to be struck off if it was right."""


def counted(limits: Mapping[str, int]) -> Tried | Wait:
    """Count a try under each mark; or say how long to wait, where one of them has had too many."""
    now = timezone.now()
    with transaction.atomic():
        Try.objects.filter(at__lt=now - WITHIN).delete()
        ends = [end for mark, limit in limits.items() for end in _full_until(_kept(mark), limit)]
        if ends:
            return Wait(seconds=int((max(ends) - now).total_seconds()) + 1)
        return tuple(Try.objects.create(mark=_kept(mark), at=now).pk for mark in limits)


def struck_off(tried: Tried, mark: str = "") -> None:
    """The try was right; with a mark, everything that failed under it is forgotten too."""
    Try.objects.filter(pk__in=tried).delete()
    if mark:
        Try.objects.filter(mark=_kept(mark)).delete()


def of_signing_in(name: str, address: str) -> dict[str, int]:
    """The limits of a try to sign in."""
    return {by_name(name): OF_A_NAME, f"address {address}": FROM_AN_ADDRESS}


def by_name(name: str) -> str:
    """The mark of a name that was typed; large and small letters are the same."""
    return f"name {name.strip().casefold()}"


def address_of(request: HttpRequest) -> str:
    """Where a request comes from."""
    return str(request.META.get("REMOTE_ADDR", ""))


def _full_until(mark: str, limit: int) -> Iterator[datetime]:
    """When a mark may be tried again, where it has had as many failures as it may."""
    latest = list(Try.objects.filter(mark=mark).order_by("-at").values_list("at", flat=True)[:limit])
    if len(latest) >= limit:
        yield latest[-1] + WITHIN


def _kept(mark: str) -> str:
    """A mark as it is kept: people type passwords where names belong, so neither is ever written down."""
    return salted_hmac("multitrack.people.tries", mark, algorithm="sha256").hexdigest()
