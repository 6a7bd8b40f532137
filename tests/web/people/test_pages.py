"""The pages about log-ins, by keyboard and on a telephone, in both directions of writing."""

from pathlib import Path

import pytest
from django.test import Client
from tests.web.looking import faults, overflows, seen
from tests.web.people.newcomers import People, opened, says, seated

from multitrack.model.party import Role
from multitrack.web.house import House
from multitrack.web.people.models import Account, Invitation
from multitrack.web.sitting import Sitter

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def busy(house: House, people: dict[str, Sitter], as_: People) -> Client:
    """The page of a head for whose word a new log-in waits, and one that was lost."""
    seat = seated(house, people["mediator"], "new-opp", role=Role.SUBSTITUTE, party="OPP")
    opened(seat, people["mediator"].person)
    seated(house, people["mediator"], "later-opp", role=Role.ADVISER, party="OPP")
    says(Client(), "cannot", username="opp-delegate")
    says(as_("opp-delegate"), "ask", person=Account.objects.get(username="opp-head").person)
    return as_("opp-head")


def in_arabic(client: Client) -> Client:
    client.post("/language/setlang/", {"language": "ar", "next": "/accounts/"})
    return client


@pytest.mark.parametrize("language", ["en", "ar"])
def test_ones_own_page_fits_a_telephone_and_has_no_faults(
    busy: Client, language: str, chromium_path: Path
) -> None:
    client = in_arabic(busy) if language == "ar" else busy
    with seen(chromium_path, client, "/accounts/", viewport=PHONE) as page:
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert page.locator("#wanted ~ ul > li").count() == 2
        page.locator("details").evaluate_all("each => each.forEach(one => one.open = true)")
        assert not overflows(page)
        assert faults(page) == []


def test_whoever_waits_sees_the_code_to_read_out(
    house: House, people: dict[str, Sitter], chromium_path: Path
) -> None:
    seat = seated(house, people["mediator"], "new-opp", role=Role.SUBSTITUTE, party="OPP")
    client, account = opened(seat, people["mediator"].person)
    with seen(chromium_path, in_arabic(client), "/accounts/", viewport=PHONE) as page:
        assert page.locator("#code").inner_text() == f"{account.code[:3]} {account.code[3:]}"
        assert not overflows(page)
        assert faults(page) == []


def test_the_code_is_typed_and_sent_by_keyboard_alone(busy: Client, chromium_path: Path) -> None:
    with seen(chromium_path, busy, "/accounts/") as page:
        page.locator("#main").focus()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "code":
                break
        page.keyboard.type("123456")
        with page.expect_request("**/accounts/confirm/") as sent:
            page.keyboard.press("Enter")
        assert "code=123456" in (sent.value.post_data or "")


@pytest.mark.parametrize("where", ["login", "cannot", "link"])
def test_the_pages_of_coming_in_have_no_faults(house: House, where: str, chromium_path: Path) -> None:
    address = {"login": "/accounts/login/", "cannot": "/accounts/cannot/"}.get(
        where, f"/accounts/invitation/{Invitation.issue('new')}/"
    )
    with seen(chromium_path, in_arabic(Client()), address, viewport=PHONE) as page:
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert not overflows(page)
        assert faults(page) == []
