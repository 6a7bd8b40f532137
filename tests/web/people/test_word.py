"""Nobody comes to a log-in, or to another's, by one person's word."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.web.people.newcomers import CHOSEN, People, opened, says, seated, told
from tests.web.test_doors import PAGES

from multitrack.model.party import Role
from multitrack.web.house import House
from multitrack.web.people.models import Account, Invitation
from multitrack.web.sitting import Sitter

Sitters = dict[str, Sitter]
NOT_YOURS = "Your word does not count here"


def person(name: str) -> str:
    return Account.objects.get(username=name).person


@pytest.fixture
def newcomer(house: House, people: Sitters) -> tuple[Client, Account]:
    """A delegate whom the head of the government seated in the plenary, and gave a link."""
    seat = seated(house, people["gov-head"], "new-gov", role=Role.DELEGATE, party="GOV")
    return opened(seat, people["gov-head"].person)


def test_until_it_is_confirmed_a_log_in_opens_its_own_page_and_nothing_else(
    newcomer: tuple[Client, Account],
) -> None:
    client, account = newcomer
    pages = [client.get(f"/t/ford/{page}") for page in (*PAGES, "stream")] + [client.get("/")]
    assert {(answer.status_code, answer.headers.get("Location")) for answer in pages} == {(302, "/accounts/")}
    acted = client.post("/t/ford/c/plenary/act/", {"do": "say", "words": "Hear me."})
    assert (acted.status_code, acted.headers["Location"]) == (302, "/accounts/")
    page = told(client)
    assert f"{account.code[:3]} {account.code[3:]}" in page
    assert "Government" not in page
    assert "Parley" not in page


def test_a_second_of_the_delegation_confirms_with_the_code_that_is_read_out(
    newcomer: tuple[Client, Account], as_: People
) -> None:
    client, account = newcomer
    second = as_("gov-delegate")
    assert "The new delegate" in told(second)
    assert account.code not in told(second)
    wrong = says(second, "confirm", person=account.person, code="x")
    assert "This is not the code that they see." in wrong
    assert says(second, "confirm", person=account.person, code=account.code).count("Confirmed:") == 1
    assert client.get("/t/ford/c/plenary/").status_code == 200


@pytest.mark.parametrize("name", ["gov-head", "opp-head", "mediator", "stranger", "new-gov"])
def test_nobody_else_does(name: str, newcomer: tuple[Client, Account], as_: People) -> None:
    """Not whoever gave the link, not the other side, nor the mediation while the delegation has somebody."""
    _, account = newcomer
    assert "The new delegate" not in told(as_(name)).split('id="wanted"')[-1].split("</section>")[0]
    page = says(as_(name), "confirm", person=account.person, code=account.code)
    assert NOT_YOURS in page.replace("&#x27;", "'")
    assert not Account.objects.get(pk=account.pk).may_look


def test_where_a_delegation_has_nobody_else_the_mediation_confirms(
    newcomer: tuple[Client, Account], as_: People
) -> None:
    Account.objects.filter(username="gov-delegate").delete()
    _, account = newcomer
    assert NOT_YOURS in says(as_("gov-head"), "confirm", person=account.person, code=account.code)
    says(as_("mediator"), "confirm", person=account.person, code=account.code)
    assert Account.objects.get(pk=account.pk).may_look


def test_where_the_mediation_has_nobody_else_a_head_of_delegation_confirms(
    house: House, people: Sitters, as_: People
) -> None:
    seat = seated(house, people["mediator"], "chair", role=Role.FACILITATOR, party=None)
    _, account = opened(seat, people["mediator"].person)
    for name in ("mediator", "gov-delegate"):
        assert NOT_YOURS in says(as_(name), "confirm", person=account.person, code=account.code)
    says(as_("opp-head"), "confirm", person=account.person, code=account.code)
    assert Account.objects.get(pk=account.pk).may_look


def test_a_seat_in_a_delegations_own_room_is_told_to_nobody_outside(
    house: House, people: Sitters, as_: People
) -> None:
    Account.objects.filter(username="gov-delegate").delete()
    before = told(as_("mediator"))
    seat = seated(
        house, people["gov-head"], "quiet", role=Role.ADVISER, party="GOV", channel="delegation-GOV"
    )
    _, account = opened(seat, people["gov-head"].person)
    assert told(as_("mediator")).split("csrf")[0] == before.split("csrf")[0]
    assert NOT_YOURS in says(as_("mediator"), "confirm", person=account.person, code=account.code)


def test_the_first_of_the_mediation_team_is_in_use_at_once(house: House) -> None:
    client, code = Client(), Invitation.issue("first", alone=True)
    client.post(f"/accounts/invitation/{code}/", {"username": "first", **CHOSEN})
    assert Account.objects.get(username="first").may_look


def test_a_log_in_is_made_anew_only_when_a_second_person_confirms_it(as_: People) -> None:
    lost, account = as_("gov-delegate"), Account.objects.get(username="gov-delegate")
    Authenticator.objects.create(user=account, type="totp", data={})
    says(as_("gov-head"), "ask", person=account.person)
    assert lost.get("/t/ford/").status_code == 200
    assert NOT_YOURS in says(as_("gov-head"), "second", person=account.person)
    assert NOT_YOURS in says(as_("opp-head"), "second", person=account.person)
    link = says(as_("mediator"), "second", person=account.person).split('id="link">')[1].split("<")[0]
    assert lost.get("/t/ford/").headers["Location"].startswith("/accounts/login/")
    assert not Authenticator.objects.filter(user=account).exists()
    again = Client()
    again.post(link, CHOSEN)
    account.refresh_from_db()
    assert again.get("/t/ford/").headers["Location"] == "/accounts/"
    assert NOT_YOURS in says(as_("mediator"), "confirm", person=account.person, code=account.code)
    says(as_("gov-head"), "confirm", person=account.person, code=account.code)
    assert again.get("/t/ford/").status_code == 200


def test_asked_for_by_nobody_known_two_others_confirm(as_: People) -> None:
    code = person("opp-head")
    page = says(Client(), "cannot", username="OPP-head")
    assert "If there is such a log-in" in page
    assert "Your word is the first" in says(as_("opp-delegate"), "second", person=code)
    assert NOT_YOURS in says(as_("opp-delegate"), "second", person=code)
    assert 'id="link"' in says(as_("mediator"), "second", person=code)


def test_the_page_for_those_who_cannot_sign_in_tells_no_name(house: House) -> None:
    known, unknown = (
        says(Client(), "cannot", username=name).replace(name, "") for name in ("mediator", "no-such-name")
    )
    assert known.split("csrf")[0] == unknown.split("csrf")[0]


def test_the_holder_drops_what_was_asked_for_in_their_name(as_: People) -> None:
    code = person("gov-delegate")
    says(as_("gov-head"), "ask", person=code)
    assert "need a new log-in" in told(as_("gov-delegate"))
    assert "Dropped" in says(as_("gov-delegate"), "drop")
    assert 'id="link"' not in says(as_("mediator"), "second", person=code)
    assert Account.objects.get(person=code).may_look


def test_a_closed_log_in_opens_nothing_until_two_others_say_so(as_: People) -> None:
    client, code = as_("gov-delegate"), person("gov-delegate")
    assert "Your log-in is closed" in says(client, "close")
    assert client.get("/t/ford/").status_code == 302
    tried = Client().post("/accounts/login/", {"login": "gov-delegate", "password": "let-us-talk"})
    assert tried.status_code == 200
    says(as_("gov-head"), "ask", person=code)
    assert 'id="link"' in says(as_("mediator"), "second", person=code)


def test_a_link_for_a_seat_without_a_log_in_is_made_by_those_who_answer_for_it(
    house: House, people: Sitters, as_: People
) -> None:
    seat = seated(house, people["mediator"], "late", role=Role.SUBSTITUTE, party="OPP")
    assert "make a new link" in told(as_("opp-head"))
    assert NOT_YOURS in says(as_("gov-head"), "link", person=seat.person)
    assert 'id="link"' in says(as_("opp-head"), "link", person=seat.person)


def test_a_page_that_was_read_before_cannot_write_a_confirmation_back(as_: People) -> None:
    read_before = Account.objects.get(username="gov-delegate")
    Account.objects.filter(pk=read_before.pk).update(confirmed=None)
    read_before.set_password("an old tab")
    read_before.save()
    assert not Account.objects.get(pk=read_before.pk).may_look
