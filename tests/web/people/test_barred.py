"""No account is issued to a group on a list that whoever runs the talks declared binding, and that is on record."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.web.ford import PARLEY, SLUG
from tests.web.people.newcomers import CHOSEN, People, says, seated, told

from multitrack.model.party import Role
from multitrack.model.talks import Talks
from multitrack.talksfile import read_text
from multitrack.web import boot
from multitrack.web.house import House
from multitrack.web.people import word
from multitrack.web.people.log import What, is_whole
from multitrack.web.people.models import Account, Invitation, Renewal
from multitrack.web.sitting import Sitter, sitters

Sitters = dict[str, Sitter]
LISTED = (
    PARLEY
    + """
listings:
  - {authority: The county, list: Outlaws, group: Men of the hill, code: OPP, binding: true}
  - {authority: The crown, list: Rebels, group: Government, code: GOV}
"""
)
WHY = "No account is issued for this seat: Men of the hill is on Outlaws, kept by The county"


@pytest.fixture(scope="session")
def parley() -> Talks:
    reading = read_text(LISTED)
    assert reading.talks is not None, reading.problems
    return reading.talks


def test_a_link_for_a_seat_of_a_listed_group_is_refused_with_the_reason_and_noted(
    house: House, people: Sitters, as_: People
) -> None:
    seat = seated(house, people["opp-head"], "new-opp", role=Role.DELEGATE, party="OPP")
    assert WHY in says(as_("opp-head"), "link", person=seat.person)
    assert not Invitation.objects.filter(person=seat.person).exists()
    head = Account.objects.get(username="opp-head")
    assert [each.what for each in head.happenings.all()] == [What.BARRED]
    assert is_whole(head)
    assert "No account was issued for a seat" in told(as_("opp-head"))


def test_a_list_that_is_not_declared_binding_bars_nobody(house: House, people: Sitters, as_: People) -> None:
    seat = seated(house, people["gov-head"], "new-gov", role=Role.DELEGATE, party="GOV")
    says(as_("gov-head"), "link", person=seat.person)
    assert Invitation.objects.filter(person=seat.person).exists()
    assert word.barred(seat.person) is None


def test_a_link_that_was_given_already_opens_no_account(house: House, people: Sitters) -> None:
    seat = seated(house, people["mediator"], "new-opp", role=Role.DELEGATE, party="OPP")
    link = f"/accounts/invitation/{Invitation.issue(seat.person)}/"
    answer = Client().post(link, {"username": "hill", **CHOSEN})
    assert (answer.status_code, WHY in answer.content.decode()) == (403, True)
    assert not Account.objects.filter(person=seat.person).exists()


def test_no_log_in_is_made_anew(house: House, people: Sitters, as_: People) -> None:
    person = people["opp-delegate"].person
    says(as_("opp-head"), "ask", person=person)
    assert Renewal.pending().filter(account__person=person).exists()
    assert WHY in says(as_("mediator"), "second", person=person)
    assert not Invitation.objects.filter(person=person).exists()


def test_whoever_gives_the_seat_in_a_room_is_told_on_the_spot(house: House, as_: People) -> None:
    page = as_("opp-head").post(
        f"/t/{SLUG}/c/delegation-OPP/act/",
        {
            "do": "seat",
            "person": "someone new",
            "name": "An aide",
            "role": "adviser",
            "of": "OPP",
            "seen": "1",
        },
        follow=True,
    )
    assert WHY in page.content.decode()
    assert not Invitation.objects.exists()


def test_a_house_that_opens_prints_no_link_for_a_listed_party(parley: Talks, db: None) -> None:
    who = sitters(parley, [Role.HEAD])[2]
    assert who.party == "OPP"
    assert boot._link("http://x/", parley, who, alone=False) == (
        "no account is issued: Men of the hill is on Outlaws, declared binding here"
    )
    mediator = replace(who, party=None)
    assert boot._link("http://x/", parley, mediator, alone=True).startswith("http://x/accounts/invitation/")
