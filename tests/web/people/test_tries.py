"""How often somebody may try to sign in, and that an answer never tells whether a name exists."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.people.newcomers import People, says

from multitrack.web.house import House
from multitrack.web.people import tries
from multitrack.web.people.models import Account, Try

WAIT = "Too many tries failed. Wait 15 minutes, then try again."


def tried(name: str, password: str, address: str = "10.0.0.1") -> str:
    written = {"login": name, "password": password}
    page: str = Client(REMOTE_ADDR=address).post("/accounts/login/", written, follow=True).content.decode()
    return page


@pytest.mark.parametrize("name", ["gov-head", "nobody-of-that-name"])
def test_a_name_has_five_tries_whether_it_exists_or_not(name: str, house: House) -> None:
    pages = [tried(name, "wrong", f"10.0.0.{n}") for n in range(7)]
    assert [WAIT in page for page in pages] == [False] * 5 + [True] * 2
    assert WAIT in tried(name, "let-us-talk")


def test_the_wait_is_over_when_the_tries_are_old(house: House) -> None:
    for _ in range(tries.OF_A_NAME):
        tried("gov-head", "wrong")
    Try.objects.update(at=timezone.now() - tries.WITHIN + timedelta(seconds=50))
    assert "Wait 1 minute," in tried("gov-head", "let-us-talk")
    Try.objects.update(at=timezone.now() - tries.WITHIN)
    assert "Parley at the ford" in tried("gov-head", "let-us-talk")


def test_an_address_has_its_own_count(house: House) -> None:
    for n in range(tries.FROM_AN_ADDRESS):
        assert isinstance(tries.counted(tries.of_signing_in(f"name {n}", "10.0.0.9")), tuple)
    assert WAIT in tried("gov-head", "let-us-talk", "10.0.0.9")
    assert "Parley at the ford" in tried("gov-head", "let-us-talk", "10.0.0.8")


def test_signing_in_forgets_the_failures_of_the_name_and_not_of_the_address(house: House) -> None:
    for _ in range(3):
        tried("gov-head", "wrong")
    tried("gov-head", "let-us-talk")
    assert Try.objects.count() == 3


def test_no_name_is_written_down_for_a_try(house: House) -> None:
    tried("my password by mistake", "wrong")
    assert all("password" not in mark for mark in Try.objects.values_list("mark", flat=True))


def test_a_wrong_code_of_a_colleague_counts_too(as_: People) -> None:
    account = Account.objects.get(username="gov-delegate")
    Account.objects.filter(pk=account.pk).update(confirmed=None, code="123456", given_by="")
    pages = [says(as_("gov-head"), "confirm", person=account.person, code="000000") for _ in range(6)]
    assert "Too many wrong codes" in pages[-1]
    assert "Too many wrong codes" in says(as_("gov-head"), "confirm", person=account.person, code="123456")
    assert not Account.objects.get(pk=account.pk).may_look
