"""The log of a log-in: told to those it concerns, each line sealed."""

import re

from django.test import Client
from tests.web.people.newcomers import People, says, told

from multitrack.web.house import House
from multitrack.web.people.log import is_whole
from multitrack.web.people.models import Account, Happening


def lines(client: Client) -> list[str]:
    log = told(client).split('id="happened"')[1].split("</section>")[0]
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"</p><p>(.*?)</p></li>", log)]


def renewed(as_: People) -> Account:
    account = Account.objects.get(username="gov-delegate")
    says(as_("gov-head"), "ask", person=account.person)
    says(as_("mediator"), "second", person=account.person)
    return Account.objects.get(pk=account.pk)


def test_a_new_log_in_is_told_to_its_holder_and_to_both_who_confirmed_it(as_: People) -> None:
    account = renewed(as_)
    assert lines(as_("gov-head")) == [
        "Mediator confirmed a new log-in for Government, delegate, which you had asked for.",
        "You asked for a new log-in for Government, delegate.",
    ]
    assert lines(as_("mediator")) == [
        "You confirmed a new log-in for Government, delegate, and gave the link."
    ]
    Account.objects.filter(pk=account.pk).update(confirmed=account.date_joined)
    assert lines(as_("gov-delegate"))[0].startswith("Mediator confirmed it: you were signed out everywhere")
    assert lines(as_("opp-head")) == ["Nothing yet."] or lines(as_("opp-head")) == []


def test_whoever_waits_is_told_no_names(as_: People) -> None:
    renewed(as_)
    page = told(as_("gov-delegate"))
    assert "a member of these talks" in page
    assert "Mediator" not in page


def test_a_try_that_failed_is_told_to_the_holder(as_: People, house: House) -> None:
    Client().post("/accounts/login/", {"login": "gov-head", "password": "let us not"})
    assert lines(as_("gov-head")) == ["A try to sign in failed: wrong password, from 127.0.0.1."]


def test_a_line_that_was_changed_or_taken_away_is_found(as_: People) -> None:
    renewed(as_)
    account = Account.objects.get(username="gov-head")
    assert is_whole(account)
    last = account.happenings.order_by("-pk")[0]
    Happening.objects.filter(pk=last.pk).update(by=account.person)
    assert not is_whole(account)
    Happening.objects.filter(pk=last.pk).update(by=last.by)
    assert is_whole(account)
    last.delete()
    assert "The seals do not hold" in told(as_("gov-head"))
