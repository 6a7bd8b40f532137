"""Somebody new at the ford: given a seat by one, a link by the same, and a log-in that waits."""

from collections.abc import Callable

from django.test import Client
from tests.web.ford import SLUG

from multitrack.model.channel import ChannelId
from multitrack.model.party import PartyId, PersonId, Role
from multitrack.record.act import Request, Seat, TakeSeat
from multitrack.record.answer import Accepted
from multitrack.web.house import House
from multitrack.web.people.models import Account, Invitation
from multitrack.web.sitting import Sitter

People = Callable[[str], Client]
CHOSEN = {"password": "gravel and tar", "again": "gravel and tar"}


def seated(
    house: House, by: Sitter, code: str, *, role: Role, party: str | None, channel: str = "plenary"
) -> Seat:
    """A seat given on a channel to somebody who has no log-in yet."""
    seat = Seat(
        person=PersonId(code),
        name=f"The new {role}",
        role=role,
        party=None if party is None else PartyId(party),
    )
    answer = house.act(SLUG, Request(author=by.person, channel=ChannelId(channel), act=TakeSeat(seat=seat)))
    assert isinstance(answer, Accepted), answer
    return seat


def opened(seat: Seat, by: str) -> tuple[Client, Account]:
    """The link that somebody gave for a seat is used: a browser, signed in, and its account."""
    client = Client()
    link = f"/accounts/invitation/{Invitation.issue(seat.person, by)}/"
    assert client.post(link, {"username": seat.person, **CHOSEN}).status_code == 302
    return client, Account.objects.get(person=seat.person)


def told(client: Client) -> str:
    """One's own page."""
    page: str = client.get("/accounts/").content.decode()
    return page


def says(client: Client, do: str, **written: str) -> str:
    """Give one's word on one's own page; the page that follows."""
    page: str = client.post(f"/accounts/{do}/", written, follow=True).content.decode()
    return page
