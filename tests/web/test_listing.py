"""Lists, claims and inputs on the pages: noted by slip, refused with the text kept, a like name decided before the act."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.web.ford import PARLEY, SLUG
from tests.web.looking import faults, overflows, seen
from tests.web.people.newcomers import seated
from tests.web.test_acts import plain, shown
from tests.web.test_slips import hand_in

from multitrack.model.party import Role
from multitrack.model.talks import Talks
from multitrack.talksfile import read_text
from multitrack.web.house import House
from multitrack.web.people.models import Account, Invitation
from multitrack.web.sitting import Sitter

People = Callable[[str], Client]
TEAM, PLENARY, CAUCUS = "/t/ford/c/mediation-team/", "/t/ford/c/plenary/", "/t/ford/c/caucus-GOV/"
REPRESENTED = "/t/ford/represented/"
LISTED = (
    PARLEY
    + """
listings:
  - {authority: A county, list: Outlaws, group: Oppositon}
"""
)
FLAG = "like “Oppositon” on Outlaws (the same once Arabic letters are written in Latin ones, without vowels and articles)"
SUSPEND = {"which": "OPP", "state": "suspended", "reason": "a pause"}


@pytest.fixture(scope="session")
def parley() -> Talks:
    reading = read_text(LISTED)
    assert reading.talks is not None, reading.problems
    return reading.talks


def listings(house: House, person: str = "mediator") -> list[tuple[str, str | None, tuple[str, ...]]]:
    view = house.view(SLUG, person)  # type: ignore[arg-type]
    assert view is not None
    return [(each.group, each.code, each.is_not) for each in view.talks.listings]


def test_a_like_name_is_shown_before_the_act_and_decided_by_a_person(
    house: House, people: dict[str, Sitter], as_: People
) -> None:
    mediator, person = as_("mediator"), people["mediator"].person
    assert FLAG in plain(mediator.get(f"{PLENARY}?do=admit").content.decode())
    assert FLAG in plain(mediator.get(f"{PLENARY}?do=seat").content.decode())
    status, page = hand_in(mediator, PLENARY, "admit", **SUSPEND)
    assert (status, FLAG in plain(page), "a pause" in page) == (422, True, True)
    assert "name_decision_0" in page
    decided = {"name_decision_0": "it is not that group", "name_reason_0": "another valley"}
    status, page = hand_in(mediator, PLENARY, "admit", **SUSPEND, **decided)
    assert status == 200
    assert listings(house, person) == [("Oppositon", None, ("OPP",))]
    assert "another valley" in shown(mediator, TEAM)
    for name in ("gov-head", "opp-head"):
        assert "another valley" not in as_(name).get(f"/t/{SLUG}/record/").content.decode()
        assert "Outlaws" not in as_(name).get(REPRESENTED).content.decode()
    assert FLAG not in plain(mediator.get(f"{PLENARY}?do=admit").content.decode())


def test_no_name_blocks_by_itself(house: House, people: dict[str, Sitter], as_: People) -> None:
    left_open = {"name_decision_0": "not decided", "name_reason_0": "we ask the county"}
    status, _ = hand_in(as_("mediator"), PLENARY, "admit", **SUSPEND, **left_open)
    assert status == 200
    assert FLAG in shown(as_("mediator"), REPRESENTED)
    status, _ = hand_in(
        as_("mediator"), PLENARY, "admit", which="GOV", state="suspended", reason="nobody like it"
    )
    assert status == 200


def test_a_like_name_is_decided_before_an_account_is_issued(
    house: House, people: dict[str, Sitter], as_: People
) -> None:
    seat = seated(house, people["mediator"], "new-opp", role=Role.DELEGATE, party="OPP")
    Account.objects.filter(username__startswith="opp").update(is_active=False)
    mediator = as_("mediator")
    page = plain(mediator.post("/accounts/link/", {"person": seat.person}).content.decode())
    assert FLAG in page
    assert not Invitation.objects.filter(person=seat.person).exists()
    lacking = {"person": seat.person, "decision_0": "not decided", "reason_0": ""}
    assert "Write something first." in mediator.post("/accounts/link/", lacking).content.decode()
    assert not Invitation.objects.filter(person=seat.person).exists()
    mediator.post("/accounts/link/", {**lacking, "reason_0": "we ask"})
    assert Invitation.objects.filter(person=seat.person).exists()
    assert "we ask" in shown(mediator, TEAM)


def test_a_group_is_listed_decided_and_taken_off_by_slip(
    house: House, people: dict[str, Sitter], as_: People
) -> None:
    mediator, person = as_("mediator"), people["mediator"].person
    band = {"authority": "A crown", "list_name": "Rebels", "group": "The Band", "names": "Band\nThe Gang"}
    assert hand_in(mediator, TEAM, "list-group", **{**band, "group": ""})[0] == 422
    assert hand_in(mediator, TEAM, "list-group", **band)[0] == 200
    assert ("The Band", None, ()) in listings(house, person)
    page = shown(mediator, REPRESENTED)
    assert "Rebels, kept by A crown" in page
    assert "do=decide-name&amp;listing=filed-1&amp;name=OPP" in mediator.get(REPRESENTED).content.decode()
    first = {"listing": "filed-1"}
    decided = {**first, "name": "OPP", "decision": "it is that group", "reason": "their own paper"}
    assert hand_in(mediator, TEAM, "decide-name", **decided)[0] == 200
    assert ("Oppositon", "OPP", ()) in listings(house, person)
    status, page = hand_in(mediator, TEAM, "lift-listing", **first, until="2014-02-01", reason="")
    assert status == 422
    assert hand_in(mediator, TEAM, "lift-listing", **first, until="2014-02-01", reason="gazette")[0] == 200
    assert "Oppositon is off Outlaws; the last day on it is 1 February 2014." in shown(mediator, TEAM)


def test_claims_and_denials_by_slip(as_: People) -> None:
    head, other = as_("gov-head"), as_("opp-head")
    assert hand_in(head, PLENARY, "claim-constituency", whom="new")[0] == 422
    assert hand_in(head, PLENARY, "claim-constituency", whom="new", new_name="The ferrymen")[0] == 200
    page = other.get(f"{PLENARY}?do=contest-claim").content.decode()
    claim = page.partition('/GOV">')[0].rpartition('"')[2] + "/GOV"
    status, _ = hand_in(other, PLENARY, "contest-claim", claim=claim, denier="party:OPP", reason="no boat")
    assert status == 200
    assert "The ferrymen: Government; denied by Opposition" in shown(as_("mediator"), REPRESENTED)
    assert hand_in(head, PLENARY, "withdraw-claim", claim=claim, reason="")[0] == 200
    assert "The ferrymennobody" in shown(other, REPRESENTED)
    paper = {"party": "OPP", "from_paper": "a letter", "whom": claim.partition("/")[0]}
    assert hand_in(as_("mediator"), PLENARY, "claim-constituency", **paper)[0] == 200


def test_what_a_body_put_in_and_what_became_of_it_by_slip(as_: People) -> None:
    mediator = as_("mediator")
    put = {"body": "new", "new_name": "Elders", "words": "Let the ferry run.", "issue": "aid"}
    assert hand_in(mediator, PLENARY, "note-input", **put)[0] == 200
    page = mediator.get(f"{PLENARY}?do=answer-input").content.decode()
    code = page.partition(">Elders: Let the ferry run.")[0].rpartition('value="')[2].partition('"')[0]
    answer = {"input": code, "became": "not taken up", "where": ""}
    assert hand_in(mediator, PLENARY, "answer-input", **answer)[0] == 422
    taken = {**answer, "became": "taken up", "where": "aid/free"}
    assert hand_in(mediator, PLENARY, "answer-input", **taken)[0] == 200
    told = shown(as_("gov-head"), REPRESENTED)
    assert "Elders: “Let the ferry run.”; on Aid; in Free passage; taken up" in told
    assert "do=note-input" not in as_("gov-head").get(PLENARY).content.decode()


def test_the_slips_are_whole_on_a_phone_in_both_directions(as_: People, chromium_path: Path) -> None:
    mediator = as_("mediator")
    slips = [f"{TEAM}?do=list-group", f"{TEAM}?do=decide-name", f"{PLENARY}?do=admit", REPRESENTED]
    for language in ("en", "ar"):
        mediator.post("/language/setlang/", {"language": language, "next": "/"})
        for width in (360, 1280):
            for address in slips:
                with seen(chromium_path, mediator, address, viewport={"width": width, "height": 740}) as page:
                    assert (overflows(page), faults(page)) == (False, []), (language, width, address)
