"""Where an answer lands, and the pages for whoever finds nothing or may not send."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.test_slips import VIOLENCE, hand_in

from multitrack.model.issue import IssueId, OptionId
from multitrack.record.act import WithdrawOption
from multitrack.record.journal import AGAIN, FULL, GONE, ROOM, JournalUnavailableError
from multitrack.web import table
from multitrack.web.house import House
from multitrack.web.people.models import Account

People = Callable[[str], Client]
ANSWER = 'role="alert" id="answer" tabindex="-1"'


def test_a_form_leads_to_its_answer(as_: People) -> None:
    opp = as_("opp-head")
    page = opp.get(VIOLENCE, {"do": "table-option", "issue": "truce"}).content.decode()
    assert page.count(f'action="{VIOLENCE}act/#answer"') == 2
    _, refused = hand_in(opp, VIOLENCE, "withdraw-option", issue="truce", option="local", reason="")
    _, unfit = hand_in(opp, VIOLENCE, "table-option", issue="truce", option_title="  ")
    _, unsaid = hand_in(opp, VIOLENCE, "say", words="  ")
    assert [page.count(ANSWER) for page in (refused, unfit, unsaid)] == [1, 1, 1]


def test_the_answer_shows_though_what_it_is_about_is_gone(as_: People, does: Callable[..., object]) -> None:
    opp, on = as_("opp-head"), {"issue": "truce", "option": "local"}
    does("mediator", "track-violence", WithdrawOption(issue=IssueId("truce"), option=OptionId("local")))
    status, page = hand_in(opp, VIOLENCE, "take-position", **on, stance="accepts", words="For the ford.")
    assert (status, page.count(ANSWER), page.count("For the ford.")) == (422, 1, 1)


def test_the_address_of_an_act_leads_to_its_room(as_: People) -> None:
    gov = as_("gov-head")
    assert gov.get(f"{VIOLENCE}act/").headers["Location"] == VIOLENCE
    answer = gov.post("/language/setlang/", {"language": "ar", "next": f"{VIOLENCE}act/"}, follow=True)
    assert answer.redirect_chain[-1][0] == VIOLENCE


def test_what_an_old_page_sends_is_given_back(as_: People, house: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Account.objects.get(username="gov-head"))
    answer = strict.post(f"{VIOLENCE}act/", {"do": "say", "words": "For the <ford>."})
    page = answer.content.decode()
    assert (answer.status_code, "For the &lt;ford&gt;.</textarea>" in page) == (403, True)
    assert "Nothing was sent." in page
    assert f'<a href="{VIOLENCE}">Go back</a>' in page
    assert "secret" not in strict.post("/accounts/login/", {"name": "secret"}).content.decode()


def test_a_record_out_of_reach_is_said_to_be_and_the_words_are_given_back(
    as_: People, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    gov, said = as_("gov-head"), {"do": "say", "words": "For the <ford>."}
    with monkeypatch.context() as full:
        full.setattr(house, "act", raising(JournalUnavailableError(FULL, ROOM)))
        answer = gov.post(f"{VIOLENCE}act/", said)
        page = answer.content.decode()
        assert (answer.status_code, "For the &lt;ford&gt;.</textarea>" in page) == (503, True)
        assert "The disk on which the record is kept is full." in page
        assert "Nothing that was recorded is lost." in page
        full.setattr(house, "view", raising(JournalUnavailableError(GONE, AGAIN)))
        answer = gov.get(VIOLENCE)
        assert (answer.status_code, "The record cannot be reached." in answer.content.decode()) == (503, True)
    assert gov.post(f"{VIOLENCE}act/", said).status_code == 302
    assert "For the &lt;ford&gt;." in gov.get(VIOLENCE).content.decode()


def raising(error: Exception) -> Callable[..., object]:
    """Whatever is asked, it fails so."""

    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def test_nothing_and_a_fault_are_said_in_the_house_s_words(
    as_: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    gov = as_("gov-head")
    for address in ("/t/ford/c/caucus-OPP/", "/t/elsewhere/", "/nowhere/"):
        answer = gov.get(address)
        assert (answer.status_code, "There is no such room for you" in answer.content.decode()) == (404, True)

    def fails(*_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(table, "outlook", fails)
    gov.raise_request_exception = False
    answer = gov.get("/t/ford/")
    page = answer.content.decode()
    assert (answer.status_code, "Something went wrong here" in page, "inside" in page) == (500, True, False)
