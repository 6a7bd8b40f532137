"""The register on the pages: entered, linked, filtered, rival accounts side by side, and seen by those who hear it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.web.looking import faults, overflows, seen
from tests.web.test_acts import shown
from tests.web.test_slips import hand_in

People = Callable[[str], Client]
TEAM = "/t/ford/c/mediation-team/"
VIOLENCE = "/t/ford/c/track-violence/"
REGISTER = "/t/ford/register/"
SAID = {
    "speaker": "The minister",
    "office": "minister of ways",
    "on_behalf_of": "GOV",
    "words": "We never accept a local truce.",
    "form": "quotation",
    "outlet": "The Ford Herald",
    "said_on": "2014-02-03",
    "link": "https://example.org/herald",
}
LINK = {
    "whose": "GOV",
    "about": "truce/local",
    "stance": "refuses",
    "confidence": "medium",
    "is": "word",
    "words": "",
}


def noted(client: Client, room: str = TEAM, **more: str) -> str:
    """Note a statement, and its code."""
    before = set(_codes(client))
    status, page = hand_in(client, room, "note-statement", **{**SAID, **more})
    assert status == 200, page
    (code,) = set(_codes(client)) - before
    return code


def _codes(client: Client) -> list[str]:
    return re.findall(r'id="s-([\w-]+)"', client.get(REGISTER).content.decode())


def test_a_statement_is_entered_in_the_teams_room_and_seen_in_its_register(as_: People) -> None:
    mediator = as_("mediator")
    for page in (TEAM, "/t/ford/desk/", REGISTER):
        assert "do=note-statement" in mediator.get(page).content.decode()
    noted(mediator)
    page = shown(mediator, REGISTER)
    assert "The minister, minister of ways, for Government, 3 February 2014" in page
    assert "We never accept a local truce." in page
    assert "The Ford Herald" in page
    assert "No position rests on it yet." in page
    assert 'href="https://example.org/herald" rel="noreferrer' in mediator.get(REGISTER).content.decode()
    assert "local truce" not in shown(as_("gov-head"), REGISTER)


def test_a_link_confirmed_becomes_a_position_and_the_mark_leads_back(as_: People) -> None:
    mediator = as_("mediator")
    code = noted(mediator, VIOLENCE)
    slip = mediator.get(f"{VIOLENCE}?do=link-statement&statement={code}").content.decode()
    assert "We never accept a local truce." in slip
    assert hand_in(mediator, VIOLENCE, "link-statement", statement=code, **LINK)[0] == 200
    gov = as_("gov-head").get("/t/ford/").content.decode()
    mark = re.findall(r'class="rests" href="([^"]+)"', gov)
    assert mark == ["/t/ford/register/?party=GOV&amp;issue=truce&amp;option=local"]
    back = shown(as_("gov-head"), mark[0].replace("&amp;", "&"))
    assert "We never accept a local truce." in back
    assert "Said by the party" in back
    assert "Read by us" not in back
    assert "3 February 2014 older than 30 days" in back
    assert as_("gov-head").get(VIOLENCE).content.decode().count('class="rests"') == 1


def test_what_was_said_in_private_is_noted_as_a_reading_only_and_warned_of(as_: People) -> None:
    mediator = as_("mediator")
    public = noted(mediator)
    private = noted(
        mediator, words="A local truce is possible.", private="on", speaker="The envoy", outlet=""
    )
    slip = mediator.get(f"{TEAM}?do=link-statement&statement={private}").content.decode()
    assert "own public word" not in slip
    assert hand_in(mediator, TEAM, "link-statement", statement=public, **LINK)[0] == 200
    read = {**LINK, "stance": "accepts", "is": "reading"}
    assert hand_in(mediator, TEAM, "link-statement", statement=private, **read)[0] == 200
    warned = "On “Local truce”, what was said in private (The envoy, minister of ways, for Government"
    assert warned in shown(mediator, REGISTER)
    assert warned in shown(mediator, f"{REGISTER}?issue=truce")
    assert warned not in shown(mediator, f"{REGISTER}?issue=aid")
    held = shown(mediator, f"{REGISTER}?party=GOV")
    assert held.index("Said by the party") < held.index("Read by us")
    assert "Government: refuses" in shown(mediator, "/t/ford/")


def test_rival_accounts_stand_side_by_side(as_: People) -> None:
    mediator = as_("mediator")
    first = noted(mediator)
    noted(mediator, words="We may accept one.", contradicts=first, on_behalf_of="OPP")
    for asked in ("", "?party=GOV", "?party=OPP"):
        page = shown(mediator, f"{REGISTER}{asked}")
        assert page.count("Rival accounts") == 2
        assert "We never accept a local truce." in page
        assert "We may accept one." in page
    assert "We may accept" not in shown(mediator, f"{REGISTER}?issue=aid")


def test_a_statement_taken_out_is_gone_and_so_is_what_rests_on_it(as_: People) -> None:
    mediator = as_("mediator")
    code = noted(mediator)
    hand_in(mediator, TEAM, "link-statement", statement=code, **LINK)
    assert 'class="rests"' in mediator.get("/t/ford/").content.decode()
    assert hand_in(mediator, TEAM, "withdraw-statement", statement=code, reason="Another man.")[0] == 200
    assert 'class="rests"' not in mediator.get("/t/ford/").content.decode()
    assert "local truce" not in shown(mediator, REGISTER)
    assert "takes what The minister said out of the register." in shown(mediator, TEAM)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"said_on": "2999-01-01"}, "That day has not come."),
        ({"link": "javascript:alert(1)"}, "That is no address on the web."),
        ({"words": " "}, "Write something first."),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_written(as_: People, wrong: dict[str, str], why: str) -> None:
    status, page = hand_in(as_("mediator"), TEAM, "note-statement", **{**SAID, **wrong})
    assert status == 422
    assert why in page
    assert "The Ford Herald" in page


def test_to_those_who_do_not_hear_it_there_is_no_such_statement(as_: People) -> None:
    code = noted(as_("mediator"))
    page = as_("gov-head").get(f"{VIOLENCE}?do=link-statement&statement={code}").content.decode()
    assert "local truce." not in page
    status, _ = hand_in(as_("gov-head"), VIOLENCE, "link-statement", statement=code, **LINK)
    assert status == 422
    assert as_("stranger").get(REGISTER).status_code == 404


def test_register_and_slips_are_whole_on_a_phone_in_both_directions(as_: People, chromium_path: Path) -> None:
    mediator = as_("mediator")
    first = noted(mediator)
    second = noted(mediator, words="A truce, perhaps.", private="on", contradicts=first)
    hand_in(mediator, TEAM, "link-statement", statement=first, **LINK)
    addresses = (
        f"{REGISTER}?party=GOV",
        f"{TEAM}?do=note-statement",
        f"{TEAM}?do=link-statement&statement={second}",
    )
    for language in ("en", "ar"):
        mediator.post("/language/setlang/", {"language": language, "next": "/"})
        for address in addresses:
            with seen(chromium_path, mediator, address, viewport={"width": 360, "height": 740}) as page:
                assert (overflows(page), faults(page)) == (False, []), (language, address)
    arabic = mediator.get(REGISTER).content.decode()
    assert "روايات متعارضة" in arabic
    assert "Rival accounts" not in arabic


def test_a_reading_apart_does_not_displace_what_a_party_said_at_the_table(as_: People) -> None:
    mediator, gov = as_("mediator"), as_("gov-head")
    own = {"issue": "truce", "option": "local", "stance": "refuses", "words": "Never."}
    assert hand_in(gov, VIOLENCE, "take-position", **own)[0] == 200
    read = {**LINK, "stance": "accepts", "is": "reading"}
    code = noted(mediator, words="They would.", private="on", outlet="", speaker="The envoy")
    assert hand_in(mediator, TEAM, "link-statement", statement=code, **read)[0] == 200
    assert "Government: refuses" in shown(mediator, "/t/ford/")
    held = shown(mediator, f"{REGISTER}?party=GOV")
    assert "Read by us" in held


def test_somebody_known_is_chosen_with_office_and_side(as_: People) -> None:
    mediator = as_("mediator")
    noted(mediator, speaker="Ana Pell", office="minister of ways")
    slip = mediator.get(f"{TEAM}?do=note-statement").content.decode()
    line = "Ana Pell, minister of ways, for Government"
    assert f'<option value="{line}">{line}</option>' in slip
    chosen = {"known": line, "words": "The bridge opens.", "form": "quotation"}
    assert hand_in(mediator, TEAM, "note-statement", **chosen)[0] == 200
    assert shown(mediator, REGISTER).count("Ana Pell, minister of ways, for Government") == 2
    own = {**chosen, "words": "The mill stays.", "office": "minister of mills", "on_behalf_of": "OPP"}
    assert hand_in(mediator, TEAM, "note-statement", **own)[0] == 200
    assert "Ana Pell, minister of mills, for Opposition" in shown(mediator, REGISTER)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"known": "Government", "speaker": "The minister"}, "Somebody is chosen beside it."),
        ({"known": "", "speaker": " "}, "Write something first."),
        ({"known": "Nobody of that name", "speaker": ""}, "Select a valid choice."),
    ],
)
def test_a_speaker_is_named_once(as_: People, wrong: dict[str, str], why: str) -> None:
    status, page = hand_in(as_("mediator"), TEAM, "note-statement", **{**SAID, **wrong})
    assert (status, why in page, "The Ford Herald" in page) == (422, True, True)


def test_the_list_of_speakers_is_of_what_its_reader_hears(as_: People) -> None:
    noted(as_("mediator"), speaker="Ana Pell")
    slip = as_("opp-head").get("/t/ford/c/delegation-OPP/?do=note-statement").content.decode()
    assert "Ana Pell" not in slip
    assert '<option value="The regime">The regime</option>' in slip


def test_the_next_slip_lies_open_with_what_the_last_one_had(as_: People) -> None:
    mediator = as_("mediator")
    sent = {**SAID, "do": "note-statement", "language": "en", "form": "paraphrase", "another": "on"}
    answer = mediator.post(f"{TEAM}act/", sent)
    assert answer.headers["Location"] == f"{TEAM}?do=note-statement&another=on#slip"
    slip = mediator.get(f"{TEAM}?do=note-statement&another=on").content.decode()
    assert "Noted; here is the next one." in slip
    for told in ('name="outlet" value="The Ford Herald"', 'name="said_on" value="2014-02-03"'):
        assert told in slip
    assert 'name="language" value="en"' in slip
    assert '<option value="paraphrase" selected>' in slip
    assert re.search(r'name="another"[^>]* checked', slip)
    assert '<details class="folding"><summary>To whom' in slip
    other = as_("gov-head").get("/t/ford/c/delegation-GOV/?do=note-statement").content.decode()
    assert "The Ford Herald" not in other
