"""Whom this server served: every account that was opened, for which side, by whose word, and to whom none was issued.

It is read off the accounts and their sealed logs, and off the records for which side somebody sits. No word of the talks
is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from multitrack.model.party import Listing, PersonId
from multitrack.report.answers import Answer
from multitrack.report.page import Block, Heading, Paragraph, Points, Table
from multitrack.web.house import House
from multitrack.web.people.log import What, is_whole
from multitrack.web.people.models import OPERATOR, Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One account: who it is to the record, for whom they sit, when it was opened and confirmed, whether it is in use.

    ``barred_by``: the lists, declared binding, on which a group stands for which they sit; while there is one, nothing is
    served to them. ``last_in``: when they last signed in; ``turned_away``: when a
    login was ended, or not let in, for such a list. ``refused``: when no account was issued to somebody on this account's word. ``whole``: its log bears its seals.
    """

    person: str
    sits_for: tuple[str, ...]
    opened: datetime
    given_by: str
    confirmed: datetime | None
    in_use: bool
    barred_by: tuple[str, ...]
    last_in: datetime | None
    turned_away: tuple[datetime, ...]
    refused: tuple[datetime, ...]
    whole: bool


def served(house: House) -> tuple[Served, ...]:
    """Every account, in the order in which they were opened."""
    return tuple(_one(house, account) for account in Account.objects.order_by("date_joined", "pk"))


def _one(house: House, account: Account) -> Served:
    refused = account.happenings.filter(what=What.BARRED).order_by("pk").values_list("at", flat=True)
    turned_away = account.happenings.filter(what=What.SHUT).order_by("pk").values_list("at", flat=True)
    barred = house.barred(PersonId(account.person), timezone.now().date())
    return Served(
        person=account.person,
        sits_for=house.sides_of(PersonId(account.person)),
        opened=account.date_joined,
        given_by=account.given_by,
        confirmed=account.confirmed,
        in_use=account.may_look and not barred,
        barred_by=tuple(map(_declaration, barred)),
        turned_away=tuple(turned_away),
        last_in=account.last_login,
        refused=tuple(refused),
        whole=is_whole(account),
    )


def told(every: tuple[Served, ...], where: str) -> Answer:
    """The same as a page and as JSON; a log that does not bear its seals is a finding."""
    return Answer(
        page=tuple(_page(every, where)),
        json={"kind": "accounts", "accounts": [_as_json(each) for each in every]},
        finding=any(not each.whole for each in every),
    )


def _page(every: tuple[Served, ...], where: str) -> Iterator[Block]:
    yield Heading(f"{where}: whom this server served", 1)
    if not every:
        yield Paragraph("No account was opened here.")
        return
    yield Table(
        ("Person", "Sits for", "Opened", "On whose word", "Confirmed", "Last signed in", "In use", "Log"),
        tuple(
            (
                each.person,
                ", ".join(each.sits_for) or "no seat",
                _moment(each.opened),
                _giver(each),
                "" if each.confirmed is None else _moment(each.confirmed),
                "" if each.last_in is None else _moment(each.last_in),
                "yes" if each.in_use else "no",
                "whole" if each.whole else "broken",
            )
            for each in every
        ),
    )
    shut = tuple(
        f"{each.person}: {'; '.join(each.barred_by)}; last signed in {_moment(each.last_in) if each.last_in else 'never'}"
        for each in every
        if each.barred_by
    )
    if shut:
        yield Heading("Nothing is served now, for a list declared binding")
        yield Points(shut)
    turned = tuple(f"{_moment(at)}, {each.person}" for each in every for at in each.turned_away)
    if turned:
        yield Heading("A login ended or was not let in, for a list declared binding")
        yield Points(turned)
    refused = tuple(f"{_moment(at)}, on the word of {each.person}" for each in every for at in each.refused)
    if refused:
        yield Heading("No account was issued, for a list declared binding")
        yield Points(refused)
    yield Paragraph(
        "The seals show what was changed in the file of accounts by somebody who has only that file. Whoever holds the "
        "machine holds their key too."
    )


def _declaration(listing: Listing) -> str:
    """By which list somebody is shut out, and by whose declaration it binds."""
    by = f"by {listing.declared_by}" if listing.declared_by else "in the file that opened the talks"
    on = "" if listing.declared_on is None else f" on {listing.declared_on.isoformat()}"
    return f"{listing.list_name} ({listing.authority}), declared {by}{on}"


def _giver(each: Served) -> str:
    return "whoever runs this server" if each.given_by == OPERATOR else each.given_by


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _as_json(each: Served) -> dict[str, object]:
    return {
        "person": each.person,
        "sits_for": list(each.sits_for),
        "opened": each.opened.isoformat(),
        "given_by": each.given_by or None,
        "confirmed": None if each.confirmed is None else each.confirmed.isoformat(),
        "last_signed_in": None if each.last_in is None else each.last_in.isoformat(),
        "in_use": each.in_use,
        "barred_by": list(each.barred_by),
        "turned_away": [at.isoformat() for at in each.turned_away],
        "refused": [at.isoformat() for at in each.refused],
        "whole": each.whole,
    }
