"""The page of contacts: what each viewer knows of who speaks with whom, and what may be done from there."""

import re
from collections.abc import Callable
from pathlib import Path

from django.test import Client
from tests.web.looking import faults, overflows, seen
from tests.web.test_acts import shown
from tests.web.test_slips import hand_in

People = Callable[[str], Client]
TEAM = "/t/ford/c/mediation-team/"
VIOLENCE = "/t/ford/c/track-violence/"
CONTACTS = "/t/ford/contacts/"
CALL = {
    "between": ["mediation-team", "OPP"],
    "how": "call",
    "on_day": "2024-05-01",
    "gist": "They would move.",
}


def noted(client: Client, **more: object) -> None:
    """Note a contact in the team's room."""
    status, page = hand_in(client, TEAM, "note-contact", **{**CALL, **more})  # type: ignore[arg-type]
    assert status == 200, page


def test_a_contact_stands_in_the_matrix_and_in_the_calendar_of_those_who_hear_of_it(as_: People) -> None:
    mediator, gov = as_("mediator"), as_("gov-head")
    assert "No outside power is known to you, and no contact." in shown(gov, CONTACTS)
    before = shown(gov, CONTACTS)
    noted(mediator)
    page = shown(mediator, CONTACTS)
    assert re.search(r"called 1 May 2024, [\d,]+ days ago, not checked", page)
    assert "none known to you" in page
    assert "They would move" in page
    assert shown(gov, CONTACTS) == before
    noted(mediator, on_day="2024-05-02", known_to="plenary")
    page = shown(gov, CONTACTS)
    assert "called 2 May 2024" in page
    assert "They would move" not in page


def test_an_empty_cell_never_says_that_there_is_none(as_: People) -> None:
    noted(as_("mediator"))
    page = as_("mediator").get(CONTACTS).content.decode()
    row = page[page.index("the mediation team") :]
    assert '<td class="soft">none known to you</td>' in row
    assert "Speaks with some only, as far as you know" in page


def test_what_was_asked_is_told_with_its_reply_and_whoever_may_answers_from_there(as_: People) -> None:
    gov, opp = as_("gov-head"), as_("opp-head")
    hand_in(gov, VIOLENCE, "ask", of_whom="party:OPP", words="Open the bridge.", by="2099-05-01")
    page = shown(opp, CONTACTS)
    assert "of Opposition: Open the bridge; asked" in page
    assert "by 1 May 2099; no reply known to you" in page
    assert "Replies to come" in page
    reply = re.findall(r'href="([^"]+do=reply[^"]+)"', opp.get(CONTACTS).content.decode())
    assert len(reply) == 1
    assert not re.findall(r"do=reply", gov.get(CONTACTS).content.decode())
    assert "do=withdraw-ask" in gov.get(CONTACTS).content.decode()
    slip = opp.get(reply[0].replace("&amp;", "&").split("#")[0]).content.decode()
    assert "Open the bridge." in slip


def test_the_same_asked_twice_is_seen(as_: People) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    hand_in(gov, VIOLENCE, "ask", of_whom="party:OPP", words="Open the bridge.")
    hand_in(mediator, VIOLENCE, "ask", of_whom="party:OPP", words="Open the  BRIDGE!")
    assert "ask the same of" in shown(mediator, CONTACTS)


def test_an_ask_that_is_known_wider_is_taken_back_there_too(as_: People) -> None:
    gov, opp, mediator = as_("gov-head"), as_("opp-head"), as_("mediator")
    hand_in(gov, VIOLENCE, "ask", of_whom="party:OPP", words="Open the bridge.", known_to="plenary")
    assert "Open the bridge; asked" in shown(opp, CONTACTS)
    back = re.findall(r'href="([^"]+do=withdraw-ask[^"]+)"', gov.get(CONTACTS).content.decode())
    code = re.findall(r"[?&;]ask=([^&#]+)", back[0])[0]
    assert hand_in(gov, VIOLENCE, "withdraw-ask", ask=code)[0] == 200
    assert "no longer asks: Open the bridge." in shown(mediator, "/t/ford/c/plenary/")
    assert "taken back" in shown(opp, CONTACTS)


def test_an_ask_may_name_the_option_that_it_comes_to(as_: People) -> None:
    gov = as_("gov-head")
    status, page = hand_in(gov, VIOLENCE, "ask", of_whom="party:OPP", words="Stop.", comes_to="truce/local")
    assert status == 200, page
    assert "Local truce" in shown(as_("opp-head"), CONTACTS)
    assert hand_in(gov, VIOLENCE, "ask", words="Stop.", comes_to="truce/none at all")[0] == 422


def test_a_power_that_nobody_named_yet_is_brought_with_the_contact(as_: People) -> None:
    mediator = as_("mediator")
    named = {"between": ["mediation-team"], "power": "The Crown", "power_kind": "influencer"}
    noted(mediator, **named)
    page = shown(mediator, CONTACTS)
    assert "The Crown" in page
    assert "call, not checked: the mediation team, The Crown" in page
    status, again = hand_in(mediator, TEAM, "note-contact", **{**CALL, **named, "power": "the crown"})  # type: ignore[arg-type]
    assert (status, "It is named here already: tick it above." in again) == (422, True)
    assert "They would move." in again
    unsaid = {**CALL, **named, "power": "Elsewhere", "power_kind": ""}
    status, lacking = hand_in(mediator, TEAM, "note-contact", **unsaid)  # type: ignore[arg-type]
    assert (status, "Choose what it is." in lacking) == (422, True)
    status, alone = hand_in(mediator, TEAM, "note-contact", **{**CALL, "between": []})  # type: ignore[arg-type]
    assert (status, "Choose each of the sides, or name a power below." in alone) == (422, True)


def test_a_contact_is_noted_from_the_page(as_: People) -> None:
    mediator = as_("mediator")
    page = mediator.get(CONTACTS).content.decode()
    ways = re.findall(r'href="([^"]+do=note-contact[^"]*)"', page)
    assert any("mediation-team" in way for way in ways)
    slip = mediator.get(ways[0].replace("&amp;", "&").split("#")[0])
    assert "Between whom" in slip.content.decode()
    assert as_("stranger").get(CONTACTS).status_code == 404


def test_it_is_whole_on_a_phone_in_both_directions_and_for_those_who_do_not_see(
    as_: People, chromium_path: Path
) -> None:
    mediator = as_("mediator")
    noted(mediator)
    hand_in(mediator, VIOLENCE, "ask", of_whom="party:OPP", words="Open the bridge.", by="2099-05-01")
    for language in ("en", "ar"):
        mediator.post("/language/setlang/", {"language": language, "next": "/"})
        for width in (360, 1280):
            with seen(chromium_path, mediator, CONTACTS, viewport={"width": width, "height": 740}) as page:
                assert (overflows(page), faults(page)) == (False, []), (language, width)
    arabic = mediator.get(CONTACTS).content.decode()
    assert "من يتحدث مع من" in arabic
    assert "Who speaks with whom" not in arabic
