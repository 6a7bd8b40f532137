"""The slips of the floor's further acts: each is handed in and shows, or is refused with the writer's text kept."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from tests.web.test_slips import hand_in

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.record.act import DeclareList, Settle, TakePosition
from multitrack.record.judging.decide import JUDGES
from multitrack.web.slips import SLIPS

People = Callable[[str], Client]
Does = Callable[..., object]
VIOLENCE = "/t/ford/c/track-violence/"
RELIEF = "/t/ford/c/track-relief/"
PLENARY = "/t/ford/c/plenary/"
CALENDAR = "/t/ford/calendar/"
LOCAL = {"issue": "truce", "option": "local"}


def plain(page: str) -> str:
    """A page's words without its marks."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page)))


def shown(client: Client, address: str) -> str:
    return plain(client.get(address).content.decode())


def at(days: int, hour: int) -> str:
    """A day from today on, and an hour, as a browser sends it."""
    return f"{datetime.now(UTC).date() + timedelta(days=days)}T{hour:02}:00"


def test_whatever_somebody_can_do_has_a_slip() -> None:
    assert {slip.kind for slip in SLIPS.values()} == {
        next(each.default for each in fields(act) if each.name == "kind")
        for act in JUDGES
        if act is not DeclareList
    }


def test_a_party_walks_out_and_comes_back(as_: People) -> None:
    gov = as_("gov-head")
    assert "do=walk-out" in gov.get(VIOLENCE).content.decode()
    assert "do=come-back" not in gov.get(VIOLENCE).content.decode()
    status, page = hand_in(gov, VIOLENCE, "walk-out", reason="Shells fell tonight.")
    assert status == 200
    assert "Government walked out on" in plain(page)
    assert "Shells fell tonight." in shown(as_("opp-head"), VIOLENCE)
    status, page = hand_in(gov, VIOLENCE, "walk-out", reason="Once more.")
    assert (status, "Once more." in page) == (422, True)
    assert "Government has walked out of this room already.It can come back." in plain(page)
    assert "do=come-back" in gov.get(VIOLENCE).content.decode()
    status, page = hand_in(gov, VIOLENCE, "come-back", words="")
    assert (status, "walked out on" in plain(page).split("Said and done")[0]) == (200, False)


def test_a_proxy_speaks_until_it_is_ended(as_: People) -> None:
    gov = as_("gov-head")
    status, page = hand_in(gov, VIOLENCE, "give-proxy", to="OPP", until=at(3, 12), words="Meanwhile.")
    assert status == 200
    assert "Proxy of Government: The rebels, until" in plain(page)
    assert hand_in(gov, VIOLENCE, "give-proxy", to="OPP", until="", words="")[0] == 422
    assert hand_in(gov, VIOLENCE, "end-proxy")[0] == 200
    assert "Proxy of" not in shown(gov, VIOLENCE).split("Said and done")[0]


def test_an_issue_is_set_aside_and_taken_up_again(as_: People) -> None:
    mediator, gov = as_("mediator"), as_("gov-head")
    past = {"issue": "truce", "until": "2020-01-01T10:00", "reason": "Until the dust settles."}
    status, page = hand_in(mediator, VIOLENCE, "park-issue", **past)
    assert (status, "Until the dust settles." in page) == (422, True)
    assert "That moment is past.Name a later one, or none." in plain(page)
    assert hand_in(mediator, VIOLENCE, "park-issue", **{**past, "until": at(9, 10)})[0] == 200
    page = gov.get(VIOLENCE).content.decode()
    assert "set aside until" in plain(page)
    assert "do=table-option" not in page
    assert "do=take-position" not in page
    assert "Truce set aside until" in shown(gov, "/t/ford/")
    assert "do=take-up&amp;issue=truce" in mediator.get(VIOLENCE).content.decode()
    status, page = hand_in(mediator, VIOLENCE, "take-up", issue="truce", words="The dust has settled.")
    assert (status, "do=table-option" in page) == (200, True)


def test_an_issue_is_handed_over_moved_and_its_text_has_a_fate(as_: People) -> None:
    mediator = as_("mediator")
    assert hand_in(mediator, VIOLENCE, "hand-over", issue="truce", to="a court", reason="")[0] == 200
    assert "handed to a court" in shown(as_("opp-head"), VIOLENCE)
    hand_in(mediator, VIOLENCE, "take-up", issue="truce", words="")
    assert hand_in(mediator, VIOLENCE, "move-issue", issue="truce", to="relief", reason="")[0] == 200
    assert "Local truce" in shown(as_("gov-head"), RELIEF)
    assert hand_in(mediator, RELIEF, "move-issue", issue="truce", to="the plenary", reason="")[0] == 200
    assert "Local truce" in shown(as_("gov-head"), PLENARY)
    assert hand_in(mediator, RELIEF, "lapse", issue="aid", fate="annex", reason="No time.")[0] == 200
    page = shown(as_("gov-head"), RELIEF)
    assert "nothing was agreed; its text went to an annex" in page
    assert "No time." in page


def test_a_word_is_given_ad_referendum_and_confirmed(as_: People) -> None:
    gov = as_("gov-head")
    on = {**LOCAL, "stance": "accepts", "words": "", "ad_referendum": "on"}
    assert hand_in(gov, VIOLENCE, "take-position", **on)[0] == 200
    assert "Its capital has still to confirm: The regime." in shown(as_("opp-head"), VIOLENCE)
    assert "do=confirm" in gov.get(VIOLENCE).content.decode()
    assert "do=confirm" not in as_("opp-head").get(VIOLENCE).content.decode()
    assert hand_in(gov, VIOLENCE, "confirm", **LOCAL, words="They agree.")[0] == 200
    assert "has still to confirm:" not in shown(as_("opp-head"), VIOLENCE)
    assert hand_in(gov, VIOLENCE, "withdraw-position", **LOCAL, reason="A slip.")[0] == 200
    status, page = hand_in(gov, VIOLENCE, "confirm", **LOCAL, words="They do.")
    assert (status, "They do." in page) == (422, True)


def test_a_party_abstains_and_reserves(as_: People) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    assert hand_in(gov, VIOLENCE, "abstain", **LOCAL)[0] == 200
    assert "Abstains: The regime." in shown(as_("opp-head"), VIOLENCE)
    from_paper = {"party": "OPP", "from_paper": "Letter of 3 May", "words": "Not the bridge."}
    assert hand_in(mediator, VIOLENCE, "reserve", **LOCAL, **from_paper)[0] == 200
    assert "Opposition reserves its position: Not the bridge." in shown(mediator, VIOLENCE)
    page = mediator.get(f"{VIOLENCE}?do=lift-reservation&issue=truce&option=local").content.decode()
    assert re.findall(r'<option value="(\w*)"', page.split('id="slip"')[1].split("</form>")[0]) == ["", "OPP"]
    assert hand_in(as_("opp-head"), VIOLENCE, "lift-reservation", **LOCAL)[0] == 200
    assert "reserves its position:" not in shown(mediator, VIOLENCE)


def test_only_what_is_possible_for_this_seat_is_offered(as_: People) -> None:
    gov, adviser = (
        as_("gov-head").get(VIOLENCE).content.decode(),
        as_("mediator").get(VIOLENCE).content.decode(),
    )
    offered = set(re.findall(r"\?do=([\w-]+)", gov))
    assert {"walk-out", "give-proxy", "abstain", "reserve", "table-option", "take-position"} <= offered
    assert not offered & {"park-issue", "lapse", "put-under-silence", "count-votes", "find", "group-word",
                          "lift-reservation", "withdraw-position", "take-up", "end-proxy"}  # fmt: skip
    assert {"park-issue", "hand-over", "move-issue", "lapse"} <= set(re.findall(r"\?do=([\w-]+)", adviser))
    assert "<summary>More that can be done here" in gov


def test_a_round_opens_and_closes_with_a_fate_for_open_text(as_: People, does: Does) -> None:
    mediator = as_("mediator")
    opened = {"title_": "Second round", "until": at(5, 18)}
    assert hand_in(mediator, PLENARY, "open-round", **opened)[0] == 200
    page = mediator.get(PLENARY).content.decode()
    assert "Round under way: Second round, until" in plain(page)
    assert "do=open-round" not in page
    code = page.split("do=close-round&amp;round=")[1].split("#")[0]
    slip = shown(mediator, f"{PLENARY}?do=close-round&round={code}")
    assert "It meets: Truce, Aid." in slip
    status, page = hand_in(mediator, PLENARY, "open-round", title_="A third", until="")
    assert (status, "A third" in page) == (422, True)
    assert hand_in(mediator, PLENARY, "close-round", round=code, fate="forward", reason="")[0] == 200
    assert "its text went forward in brackets" in shown(as_("gov-head"), VIOLENCE)
    assert "Round under way" not in shown(mediator, PLENARY)


def test_a_sitting_from_its_call_to_its_end(as_: People) -> None:
    mediator = as_("mediator")
    when = {
        "body": "track-violence",
        "start": at(1, 9),
        "end": at(1, 11),
        "walls": "Room 7",
        "interpreters": "Ada, Bo",
    }
    assert hand_in(mediator, PLENARY, "call-sitting", **when)[0] == 200
    page = as_("gov-head").get(VIOLENCE).content.decode()
    assert "in Room 7; interpreters: Ada, Bo" in plain(page)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    assert f"next sitting {tomorrow.day} {tomorrow:%B}, 09:00" in shown(as_("gov-head"), "/t/ford/")
    clash = {**when, "body": "track-relief", "interpreters": "Bo"}
    status, page = hand_in(mediator, PLENARY, "call-sitting", **clash)
    assert (status, 'value="Room 7"' in page) == (422, True)
    assert "Track: Ending violence" in shown(as_("opp-head"), CALENDAR)
    code = mediator.get(PLENARY).content.decode().split("do=move-sitting&amp;sitting=")[1].split("#")[0]
    slip = mediator.get(f"{PLENARY}?do=move-sitting&sitting={code}").content.decode()
    assert f'value="{at(1, 9)}"' in slip
    moved = {**when, "start": at(2, 9), "end": at(2, 11), "reason": "Rain.", "sitting": code}
    assert hand_in(mediator, PLENARY, "move-sitting", **moved)[0] == 200
    for do in ("begin-sitting", "adjourn-sitting", "resume-sitting", "end-sitting"):
        assert f"do={do}" in mediator.get(VIOLENCE).content.decode(), do
        assert hand_in(mediator, VIOLENCE, do, sitting=code)[0] == 200
    assert 'id="sitting-' not in mediator.get(VIOLENCE).content.decode()
    assert "No sitting is called." in shown(mediator, CALENDAR)
    assert f"do=cancel-sitting&amp;sitting={code}" not in mediator.get(PLENARY).content.decode()
    status, page = hand_in(mediator, VIOLENCE, "cancel-sitting", sitting=code, reason="Too late.")
    assert (status, "Too late." in page) == (422, True)


def test_a_substitute_sits_for_one_sitting(as_: People) -> None:
    mediator = as_("mediator")
    hand_in(mediator, "/t/ford/c/caucus-GOV/", "call-sitting", start=at(1, 9), end=at(1, 11))
    page = mediator.get("/t/ford/c/caucus-GOV/").content.decode()
    code = page.split("do=substitute&amp;sitting=")[1].split("#")[0]
    slip = mediator.get(f"/t/ford/c/caucus-GOV/?do=substitute&sitting={code}").content.decode()
    assert "In whose place" in slip
    coming = {"sitting": code, "person": "someone new", "name": "Deputy", "instead_of": "GOV-head"}
    assert hand_in(mediator, "/t/ford/c/caucus-GOV/", "substitute", **coming)[0] == 200
    assert "Deputy substitute" in shown(mediator, "/t/ford/c/caucus-GOV/")


def test_each_viewer_sees_their_own_clashes_and_nobody_elses(as_: People) -> None:
    mediator = as_("mediator")
    hours = {"start": at(1, 9), "end": at(1, 11)}
    assert hand_in(mediator, PLENARY, "call-sitting", body="plenary", **hours)[0] == 200
    assert hand_in(as_("gov-head"), "/t/ford/c/delegation-GOV/", "call-sitting", **hours)[0] == 200
    assert "You are expected in two places at one hour." in shown(as_("gov-head"), CALENDAR)
    assert "Delegation: Government" in shown(as_("gov-head"), CALENDAR)
    for other in ("mediator", "opp-head"):
        page = shown(as_(other), CALENDAR)
        assert ("you are expected" in page, "two places" in page, page.count("Delegation: Gov")) == (
            True,
            False,
            0,
        )


def test_a_team_is_changed_and_teams_are_divided_anew(as_: People) -> None:
    mediator = as_("mediator")
    page = mediator.get(f"{PLENARY}?do=change-track&track=violence").content.decode()
    assert 'value="Ending violence"' in page
    changed = {
        "track": "violence",
        "track_title": "Ceasefire",
        "team": ["GOV", "OPP"],
        "rule": "unanimity",
        "chair": "Ada",
    }
    assert hand_in(mediator, PLENARY, "change-track", **changed)[0] == 200  # type: ignore[arg-type]
    assert "all parties" in shown(mediator, VIOLENCE).lower()
    anew = {"ends": ["violence", "relief"], "title_1": "All of it", "issues_1": ["truce", "aid"], "team_1": ["GOV", "OPP"],
            "rule_1": "consensus", "reason": "Together."}  # fmt: skip
    status, page = hand_in(mediator, PLENARY, "restructure", **{**anew, "title_2": "More"})  # type: ignore[arg-type]
    assert (status, "A new team has a name, issues and parties." in page) == (422, True)
    assert hand_in(mediator, PLENARY, "restructure", **anew)[0] == 200  # type: ignore[arg-type]
    assert "All of it" in shown(as_("gov-head"), PLENARY)


def test_a_package_goes_to_ratification_with_its_own_threshold_and_turnout(as_: People) -> None:
    mediator, gov, opp = as_("mediator"), as_("gov-head"), as_("opp-head")
    hand_in(
        gov,
        PLENARY,
        "propose-package",
        **{"package_title": "The ford", "on-truce": "local", "on-aid": "free"},
    )
    package = gov.get(PLENARY).content.decode().split("do=assent&amp;package=")[1].split("#")[0]
    assert hand_in(gov, PLENARY, "assent", package=package, ad_referendum="on")[0] == 200
    hand_in(opp, PLENARY, "assent", package=package)
    assert hand_in(gov, PLENARY, "adopt", package=package)[0] == 422
    assert hand_in(gov, PLENARY, "confirm", package=package, words="")[0] == 200
    assert hand_in(gov, PLENARY, "adopt", package=package)[0] == 200
    put = {
        "package": package,
        "body": "The members",
        "passes": "more than",
        "share": "50",
        "of": "valid votes",
        "turnout": "20",
        "members": "1000",
    }
    assert hand_in(mediator, PLENARY, "put-to-ratification", **put)[0] == 200
    page = mediator.get(PLENARY).content.decode()
    assert "Before The members for ratification." in plain(page)
    code = page.split("do=count-votes&amp;ratification=")[1].split("#")[0]
    votes = {"ratification": code, "count": "|The members", "against": "90", "abstaining": "0"}
    status, page = hand_in(mediator, PLENARY, "count-votes", **votes, in_favour="120", entitled="200")
    assert (status, "That is more votes than persons." in page) == (422, True)
    assert hand_in(mediator, PLENARY, "count-votes", **votes, in_favour="120", entitled="1000")[0] == 200
    assert hand_in(mediator, PLENARY, "close-ratification", ratification=code)[0] == 200
    assert "Ratified by The members." in shown(gov, PLENARY)


def test_a_package_is_withdrawn_and_shows_so(as_: People) -> None:
    gov = as_("gov-head")
    hand_in(gov, PLENARY, "propose-package", **{"package_title": "The ford", "on-truce": "local"})
    package = gov.get(PLENARY).content.decode().split("do=assent&amp;package=")[1].split("#")[0]
    assert hand_in(gov, PLENARY, "reserve", package=package, words="The bridge.")[0] == 200
    assert "Government reserves its position: The bridge." in shown(gov, PLENARY)
    assert hand_in(gov, PLENARY, "withdraw-package", package=package, reason="")[0] == 200
    page = gov.get(PLENARY).content.decode()
    assert ("withdrawn" in plain(page), "do=assent" in page, "do=adopt" in page) == (True, False, False)


def test_what_is_settled_is_not_set_aside_unseen(as_: People, does: Does) -> None:
    mediator = as_("mediator")
    for who in ("gov-head", "opp-head"):
        party = PartyId(who[:3].upper())
        stance = Position(
            party=party, issue=IssueId("truce"), option=OptionId("local"), stance=Stance.ACCEPTS
        )
        does(who, "track-violence", TakePosition(position=stance))
    seen = mediator.get(f"{VIOLENCE}?do=park-issue&issue=truce").content.decode()
    number = seen.split('name="seen" value="')[1].split('"')[0]
    does("gov-head", "track-violence", Settle(issue=IssueId("truce"), option=OptionId("local")))
    status, page = hand_in(mediator, VIOLENCE, "park-issue", issue="truce", reason="A pause.", seen=number)
    assert (status, "A pause." in page, "Since you looked, this was written." in page) == (409, True, True)


@pytest.mark.parametrize("do", ["put-under-silence", "count-votes", "count-endorsements", "find"])
def test_a_count_the_rule_has_no_use_for_is_refused(as_: People, do: str) -> None:
    written = {
        "until": at(9, 9),
        "count": "|",
        "in_favour": "1",
        "against": "0",
        "abstaining": "0",
        "by": "1",
    }
    status, _ = hand_in(
        as_("mediator"), VIOLENCE, do, **LOCAL, **written, sufficient="yes", reason="So it is."
    )
    assert status == 422


def test_a_package_and_an_assent_hang_on_conditions(as_: People) -> None:
    gov, opp = as_("gov-head"), as_("opp-head")
    whole = {"package_title": "The ford", "on-truce": "local", "on-aid": "free"}
    status, page = hand_in(gov, PLENARY, "propose-package", **whole, where_1="truce|local")
    assert (status, 'value="The ford"' in page) == (422, True)
    assert "A condition says where it holds, and what it needs then." in plain(page)
    halves = {"where_1": "truce|local", "needs_1": "aid|free"}
    assert hand_in(gov, PLENARY, "propose-package", **whole, **halves)[0] == 200
    package = gov.get(PLENARY).content.decode().split("do=assent&amp;package=")[1].split("#")[0]
    assert hand_in(opp, PLENARY, "assent", package=package, only_if_1="aid|free")[0] == 200
    page = shown(gov, PLENARY)
    assert "Truce: Local truce – only if Aid: Free passage." in page
    assert "The rebels assents only if Aid: Free passage." in page


def test_a_suspension_has_a_last_day_and_shows_it(as_: People) -> None:
    mediator = as_("mediator")
    until = {"which": "OPP", "reason": "Shots at the ford.", "until": "2099-05-01"}
    status, page = hand_in(mediator, PLENARY, "admit", **until, state="excluded", authority="The sponsors")
    assert (status, "Shots at the ford.</textarea>" in page, 'value="2099-05-01"' in page) == (
        422,
        True,
        True,
    )
    assert "Only a suspension has a last day." in plain(page)
    assert hand_in(mediator, PLENARY, "admit", **until, state="suspended")[0] == 200
    assert "suspended until 1 May 2099" in shown(mediator, PLENARY)
