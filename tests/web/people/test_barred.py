"""No account is issued to a group on a list that whoever runs the talks declared binding, and that is on record."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from tests.web.ford import PARLEY, SLUG
from tests.web.people.newcomers import CHOSEN, People, says, seated, told

from multitrack.model.channel import PLENARY, TEAM, ChannelKind
from multitrack.model.party import AdmissionState, Listing, PartyId, Role
from multitrack.model.talks import Talks
from multitrack.record.act import Admit, DeclareList, LiftListing, ListGroup, ListingId, Request
from multitrack.record.answer import Accepted
from multitrack.report.as_text import as_text
from multitrack.talksfile import read_text
from multitrack.web import boot
from multitrack.web.house import House
from multitrack.web.people import word
from multitrack.web.people.log import What, is_whole
from multitrack.web.people.models import Account, Invitation, Renewal
from multitrack.web.people.served import served
from multitrack.web.people.served import told as shown
from multitrack.web.sitting import Sitter, sitters
from multitrack.web.stream import still_in

Sitters = dict[str, Sitter]
LISTED = (
    PARLEY
    + """
listings:
  - {authority: The county, list: Outlaws, group: Men of the hill, code: OPP, binding: true}
  - {authority: The crown, list: Rebels, group: Government, code: GOV}
  - {authority: The crown, list: Later, group: Government, code: GOV, binding: true, since: 2100-01-01, until: 2100-12-31}
"""
)
SHUT = "This log-in opens nothing now: Men of the hill is on Outlaws, kept by The county"
WHY = "No account is issued for this seat: Men of the hill is on Outlaws, kept by The county"


def on(year: int, month: int, day: int) -> SimpleNamespace:
    """A clock that stands on a day."""
    return SimpleNamespace(now=lambda: datetime(year, month, day, 12, tzinfo=UTC))


@pytest.fixture(scope="session")
def parley() -> Talks:
    reading = read_text(LISTED)
    assert reading.talks is not None, reading.problems
    return reading.talks


def test_a_link_for_a_seat_of_a_listed_group_is_refused_with_the_reason_and_noted(
    house: House, people: Sitters, as_: People
) -> None:
    seat = seated(house, people["mediator"], "new-opp", role=Role.DELEGATE, party="OPP")
    assert WHY in says(as_("mediator"), "link", person=seat.person)
    assert not Invitation.objects.filter(person=seat.person).exists()
    mediator = Account.objects.get(username="mediator")
    assert [each.what for each in mediator.happenings.all()] == [What.BARRED]
    assert is_whole(mediator)
    assert "No account was issued for a seat" in told(as_("mediator"))


@pytest.mark.parametrize("address", [f"/t/{SLUG}/", "/accounts/", f"/t/{SLUG}/c/plenary/"])
def test_an_account_that_was_opened_before_opens_nothing_while_the_list_binds(
    as_: People, address: str
) -> None:
    answer = as_("opp-head").get(address)
    assert answer.status_code == 403
    assert SHUT in answer.content.decode()
    assert as_("gov-head").get(address).status_code == 200


def test_whoever_is_shut_out_writes_nothing_and_may_sign_out(
    house: House, people: Sitters, as_: People
) -> None:
    before = house.view(SLUG, people["mediator"].person)
    assert before is not None
    answer = as_("opp-head").post(
        f"/t/{SLUG}/c/plenary/act/", {"do": "note", "words": "Still here", "seen": "1"}
    )
    assert (answer.status_code, SHUT in answer.content.decode()) == (403, True)
    after = house.view(SLUG, people["mediator"].person)
    assert after is not None
    assert after.mark() == before.mark()
    assert as_("opp-head").get("/accounts/logout/").status_code != 403
    assert SHUT in says(as_("opp-head"), "confirm", person="anybody", code="123456")


def test_a_stream_does_not_outlast_the_list_that_comes_to_bind(
    house: House, as_: People, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = rf.get("/")
    request.session = as_("gov-head").session
    assert still_in(request)
    monkeypatch.setattr(word, "timezone", on(2100, 6, 1))
    assert not still_in(request)


@pytest.mark.parametrize(("day", "status"), [((2099, 12, 31), 200), ((2100, 1, 1), 403), ((2101, 1, 2), 200)])
def test_a_log_in_is_shut_from_the_day_the_list_binds_and_opens_again_after_it(
    as_: People, monkeypatch: pytest.MonkeyPatch, day: tuple[int, int, int], status: int
) -> None:
    client = as_("gov-head")
    monkeypatch.setattr(word, "timezone", on(*day))
    answer = client.get(f"/t/{SLUG}/")
    assert answer.status_code == status
    assert ("Government is on Later, kept by The crown" in answer.content.decode()) == (status == 403)


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
    word.ask(Account.objects.get(username="opp-head"), person)
    assert Renewal.pending().filter(account__person=person).exists()
    assert WHY in says(as_("mediator"), "second", person=person)
    assert not Invitation.objects.filter(person=person).exists()


def test_whoever_gives_the_seat_in_a_room_is_told_on_the_spot(house: House, as_: People) -> None:
    page = as_("mediator").post(
        f"/t/{SLUG}/c/plenary/act/",
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


def test_whom_the_server_served_can_be_shown_and_to_whom_it_issued_nothing(
    house: House, people: Sitters, as_: People
) -> None:
    seat = seated(house, people["mediator"], "new-opp", role=Role.DELEGATE, party="OPP")
    says(as_("mediator"), "link", person=seat.person)
    found = {each.person: each for each in served(house)}
    assert len(found) == Account.objects.count()
    head, mediator = found[people["opp-head"].person], found[people["mediator"].person]
    assert (head.sits_for, head.in_use, head.barred_by) == (
        ("OPP",),
        False,
        ("Outlaws (The county), declared in the file that opened the talks",),
    )
    assert (mediator.sits_for, mediator.in_use, mediator.barred_by) == (("mediation-team",), True, ())
    assert (mediator.whole, len(mediator.refused)) == (True, 1)
    assert mediator.last_in is not None
    assert seat.person not in found
    answer = shown(served(house), "ford")
    assert (answer.finding, [each["person"] for each in answer.json["accounts"]]) == (False, list(found))
    assert "No account was issued" in as_text(answer.page)
    assert "Nothing is served now, for a list declared binding" in " ".join(as_text(answer.page).split())
    Account.objects.get(username="mediator").happenings.update(by="somebody else")
    changed = shown(served(house), "ford")
    assert changed.finding
    assert ("broken" in as_text(changed.page), "broken" in as_text(answer.page)) == (True, False)


def test_a_house_that_opens_prints_no_link_for_a_listed_party(parley: Talks, db: None) -> None:
    who = sitters(parley, [Role.HEAD])[2]
    assert who.party == "OPP"
    assert boot._link("http://x/", parley, who, alone=False) == (
        "no account is issued: Men of the hill is on Outlaws, declared binding here"
    )
    mediator = replace(who, party=None)
    assert boot._link("http://x/", parley, mediator, alone=True).startswith("http://x/accounts/invitation/")


PASSWORD = "let-us-talk"
BAND = Listing(authority="A crown", list_name="Rebels", group="The Government", code=PartyId("GOV"))


def listed(house: House, by: Sitter) -> ListGroup:
    """A group noted on a list by the mediation team, while the talks go on."""
    act = ListGroup(id=ListingId(""), listing=BAND)
    answer = house.act(SLUG, Request(author=by.person, channel=TEAM, act=act))
    assert isinstance(answer, Accepted), answer
    written = answer.entries[0].act
    assert isinstance(written, ListGroup)
    return written


def declared(house: House, act: ListGroup, *, binding: bool, channel_open: bool = False) -> None:
    """What whoever runs the talks declares of that list, from outside."""
    word = DeclareList(
        on=act.on, binding=binding, by="the host", effect="no talks", channel_open=channel_open
    )
    answer = house._floors[SLUG].declare(word)
    assert isinstance(answer, Accepted), answer


def test_a_list_that_comes_to_bind_ends_logins_and_refuses_sign_ins_until_it_is_lifted(
    house: House, people: Sitters, as_: People
) -> None:
    act = listed(house, people["mediator"])
    head = as_("gov-head")
    assert head.get(f"/t/{SLUG}/").status_code == 200
    before = house.view(SLUG, people["gov-head"].person)
    declared(house, act, binding=True)
    page = head.get(f"/t/{SLUG}/")
    assert page.status_code == 403
    assert "The Government is on Rebels, kept by A crown" in page.content.decode()
    assert "Declared by the host" in page.content.decode()
    assert "ask whoever keeps the list to be taken off it" in page.content.decode()
    assert "_auth_user_id" not in head.session
    account = Account.objects.get(username="gov-head")
    signed_in = account.last_login
    again = Client().post("/accounts/login/", {"login": "gov-head", "password": PASSWORD})
    assert (again.status_code, "Declared by the host" in again.content.decode()) == (403, True)
    account.refresh_from_db()
    assert account.last_login == signed_in
    found = next(each for each in served(house) if each.person == account.person)
    today = house._floors[SLUG].standings[TEAM].last.date().isoformat()
    assert found.barred_by == (f"Rebels (A crown), declared by the host on {today}",)
    assert (found.in_use, len(found.turned_away), found.whole) == (False, 2, True)
    assert "A login ended or was not let in" in " ".join(as_text(shown((found,), "ford").page).split())
    declared(house, act, binding=False)
    assert Client().post("/accounts/login/", {"login": "gov-head", "password": PASSWORD}).status_code == 302
    after = house.view(SLUG, people["gov-head"].person)
    assert before is not None
    assert after is not None
    assert after.mark() == before.mark()


def test_the_way_back_is_the_last_day_on_the_list(house: House, people: Sitters, as_: People) -> None:
    act = listed(house, people["mediator"])
    declared(house, act, binding=True)
    assert as_("gov-head").get(f"/t/{SLUG}/").status_code == 403
    off = LiftListing(listing=act.id, until=date(2000, 1, 1), reason="the gazette")
    answer = house.act(SLUG, Request(author=people["mediator"].person, channel=TEAM, act=off))
    assert isinstance(answer, Accepted)
    assert as_("gov-head").get(f"/t/{SLUG}/").status_code == 200


def test_channel_only_is_served_what_it_hears_where_the_declared_effect_leaves_it(
    house: House, people: Sitters, as_: People
) -> None:
    act = listed(house, people["mediator"])
    declared(house, act, binding=True, channel_open=True)
    assert as_("gov-head").get(f"/t/{SLUG}/").status_code == 403
    step = Admit(party=PartyId("GOV"), state=AdmissionState.CHANNEL_ONLY, reason="as declared")
    answer = house.act(SLUG, Request(author=people["mediator"].person, channel=PLENARY, act=step))
    assert isinstance(answer, Accepted)
    assert as_("gov-head").get(f"/t/{SLUG}/c/caucus-GOV/").status_code == 200
    view = house.view(SLUG, people["gov-head"].person)
    assert view is not None
    assert not any(line.present for line in view.of_kind(ChannelKind.PLENARY, ChannelKind.TRACK))
    declared(house, act, binding=True)
    assert as_("gov-head").get(f"/t/{SLUG}/c/caucus-GOV/").status_code == 403
