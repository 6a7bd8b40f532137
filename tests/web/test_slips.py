"""Acts handed in on slips: done, refused with the writer's text kept, or changed meanwhile."""

from collections.abc import Callable

import pytest
from django.test import Client

from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.record.act import AmendOption, Say, TableOption
from multitrack.web.people.models import Account, Invitation

People = Callable[[str], Client]
VIOLENCE = "/t/ford/c/track-violence/"
PLENARY = "/t/ford/c/plenary/"


def hand_in(client: Client, room: str, do: str, **written: str) -> tuple[int, str]:
    answer = client.post(f"{room}act/", {"do": do, **written}, follow=True)
    return answer.status_code, answer.content.decode()


def test_an_option_is_tabled_with_what_it_obliges_whom_to_do(as_: People) -> None:
    written = {"option_title": "Full truce", "wording": "All arms rest.", "who_1": "GOV", "what_1": "rests"}
    status, page = hand_in(as_("gov-delegate"), VIOLENCE, "table-option", issue="truce", **written)
    assert status == 200
    assert "Full truce" in page
    seen = as_("opp-head").get(VIOLENCE).content.decode()
    assert "<bdi>The regime</bdi>: <bdi>rests</bdi>" in seen
    assert "tabled “<bdi>Full truce</bdi>” on <bdi>Truce</bdi>" in seen


def test_from_stances_to_an_adopted_package_with_its_clean_text(as_: People) -> None:
    gov, opp = as_("gov-head"), as_("opp-head")
    for client in (gov, opp):
        on = {"issue": "truce", "option": "local", "stance": "accepts", "words": "So be it."}
        assert hand_in(client, VIOLENCE, "take-position", **on)[0] == 200
        on = {"issue": "aid", "option": "free", "stance": "can live with", "words": ""}
        assert hand_in(client, "/t/ford/c/track-relief/", "take-position", **on)[0] == 200
    assert hand_in(gov, VIOLENCE, "settle", issue="truce", option="local")[0] == 200
    assert hand_in(opp, "/t/ford/c/track-relief/", "settle", issue="aid", option="free")[0] == 200
    assert hand_in(opp, VIOLENCE, "report", words="Done.")[0] == 200
    assert hand_in(gov, "/t/ford/c/track-relief/", "report", words="")[0] == 200
    prefilled = gov.get(f"{PLENARY}?do=propose-package").content.decode()
    assert '<option value="local" selected>' in prefilled
    whole = {"package_title": "The ford", "on-truce": "local", "on-aid": "free"}
    assert hand_in(gov, PLENARY, "propose-package", **whole)[0] == 200
    page = opp.get(PLENARY).content.decode()
    package = page.split("do=assent&amp;package=")[1].split("#")[0]
    status, page = hand_in(opp, PLENARY, "adopt", package=package)
    assert status == 422
    assert "it waits for <bdi>The regime</bdi>, <bdi>Opposition</bdi>" in page
    for client in (gov, opp):
        assert hand_in(client, PLENARY, "assent", package=package)[0] == 200
    status, page = hand_in(opp, PLENARY, "adopt", package=package)
    assert status == 200
    assert "Agreed text" in page
    assert "The fighting pauses at the ford.</p>" in page
    assert "Convoys pass freely.</p>" in page


def test_what_is_adopted_overtakes_other_proposals(as_: People) -> None:
    gov, opp = as_("gov-head"), as_("opp-head")
    for title, truce in (("The bank", "none"), ("The ford", "local")):
        whole = {"package_title": title, "on-truce": truce, "on-aid": "free"}
        assert hand_in(gov, PLENARY, "propose-package", **whole)[0] == 200
    package = gov.get(PLENARY).content.decode().split("do=assent&amp;package=")[1].split("#")[0]
    for client, do in ((gov, "assent"), (opp, "assent"), (gov, "adopt")):
        assert hand_in(client, PLENARY, do, package=package)[0] == 200
    page = gov.get(PLENARY).content.decode()
    assert page.count("overtaken by “The ford”") == 1
    assert "do=assent" not in page


def test_a_proposal_says_what_must_be_settled_too(as_: People) -> None:
    gov, warning = as_("gov-head"), "It cannot be adopted until these are settled too:"
    page = gov.get(f"{PLENARY}?do=propose-package").content.decode()
    assert f"{warning} <bdi>Truce</bdi>, <bdi>Aid</bdi>." in page
    _, page = hand_in(gov, PLENARY, "propose-package", **{"package_title": "", "on-truce": "local"})
    assert f"{warning} <bdi>Aid</bdi>." in page


def test_an_amended_option_says_who_tabled_it_first(as_: People) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    hand_in(gov, VIOLENCE, "table-option", issue="truce", option_title="Full truce")
    page = gov.get(VIOLENCE).content.decode()
    code = page.split("do=amend-option&amp;issue=truce&amp;option=")[1].split("#")[0]
    hand_in(
        mediator, VIOLENCE, "amend-option", issue="truce", option=code, option_title="Full truce, at once"
    )
    page = as_("opp-head").get(VIOLENCE).content.decode()
    assert 'tabled by The regime</span><span class="soft">amended by Mediator</span>' in page


def test_too_long_a_text_comes_back_whole_with_its_length(as_: People) -> None:
    words = "For the ford. " * 600
    status, page = hand_in(as_("gov-head"), VIOLENCE, "say", words=words)
    assert (status, words.strip() in page, "maxlength" in page) == (422, True, False)
    assert "it has 8399" in page


def test_spaces_are_no_words(as_: People) -> None:
    assert "Write something first." in hand_in(as_("gov-head"), VIOLENCE, "say", words="   ")[1]


def test_a_reading_is_marked_in_the_room_as_on_the_table(as_: People) -> None:
    mediator, on = as_("mediator"), {"issue": "truce", "option": "local", "about_party": "OPP"}
    read = {**on, "stance": "accepts", "confidence": "low", "words": "A hint."}
    assert hand_in(mediator, "/t/ford/c/mediation-team/", "note-reading", **read)[0] == 200
    marked = '<span class="reading"><span class="stance accepts" title="Opposition: accepts (a reading, not its word)">'
    for page in ("/t/ford/c/mediation-team/", "/t/ford/"):
        assert mediator.get(page).content.decode().count(marked) == 1
    assert "your delegation: you have not said" in as_("opp-head").get(VIOLENCE).content.decode()


def test_a_refusal_says_why_what_would_help_and_the_clause(as_: People) -> None:
    on = {"issue": "truce", "option": "local"}
    assert hand_in(as_("opp-head"), VIOLENCE, "take-position", **on, stance="refuses", words="")[0] == 200
    status, page = hand_in(as_("gov-head"), VIOLENCE, "settle", **on)
    assert status == 422
    assert "The team&#x27;s rule is not met" in page or "The team's rule is not met" in page
    assert "clause 4.1" in page


def test_the_form_says_who_has_not_spoken_and_pages_say_who_refuses_since(as_: People) -> None:
    gov, opp, on = as_("gov-head"), as_("opp-head"), {"issue": "truce", "option": "local"}
    hand_in(gov, VIOLENCE, "take-position", **on, stance="accepts", words="")
    slip = gov.get(VIOLENCE, {"do": "settle", **on}).content.decode()
    assert "<bdi>The rebels</bdi>. Ask, or let the mediation team settle." in slip
    slip = as_("mediator").get(VIOLENCE, {"do": "settle", **on}).content.decode()
    assert "<bdi>Opposition</bdi>. Silence counts as no objection here." in slip
    hand_in(opp, VIOLENCE, "take-position", **on, stance="accepts", words="")
    assert 'class="wait"' not in gov.get(VIOLENCE, {"do": "settle", **on}).content.decode()
    hand_in(gov, VIOLENCE, "settle", **on)
    hand_in(gov, VIOLENCE, "report", words="")
    hand_in(opp, VIOLENCE, "take-position", **on, stance="refuses", words="")
    since = "refused since by"
    pages = (VIOLENCE, PLENARY, f"{PLENARY}?do=propose-package", "/t/ford/")
    assert [as_("mediator").get(page).content.decode().count(since) for page in pages] == [1, 1, 2, 1]


def test_what_was_written_stays_when_it_is_refused(as_: People) -> None:
    opp = as_("opp-head")
    reason = "We think better of it."
    status, page = hand_in(opp, VIOLENCE, "withdraw-option", issue="truce", option="local", reason=reason)
    assert status == 422
    assert "Another delegation tabled this option." in page
    assert reason in page


def test_what_changed_meanwhile_is_shown_and_the_text_can_be_sent_again(
    as_: People, does: Callable[..., object]
) -> None:
    opp = as_("opp-head")
    slip = opp.get(f"{VIOLENCE}?do=take-position&issue=truce&option=local").content.decode()
    seen = slip.split('name="seen" value="')[1].split('"')[0]
    reworded = Option(id=OptionId("local"), title="Local truce, guarded", wording="Guards stand at the ford.")
    does("mediator", "track-violence", AmendOption(issue=IssueId("truce"), option=reworded))
    on = {"issue": "truce", "option": "local", "stance": "accepts", "words": "For the ford."}
    status, page = hand_in(opp, VIOLENCE, "take-position", seen=seen, **on)
    assert status == 409
    assert "Guards stand at the ford." in page
    assert "For the ford." in page
    again = page.split('name="seen" value="')[1].split('"')[0]
    assert int(again) == int(seen) + 1
    status, page = hand_in(opp, VIOLENCE, "take-position", seen=again, **on)
    assert status == 200


def test_a_report_says_that_the_plenary_hears_it(as_: People) -> None:
    mediator, on = as_("mediator"), {"issue": "truce", "option": "local"}
    hand_in(as_("gov-head"), VIOLENCE, "take-position", **on, stance="accepts", words="")
    assert hand_in(mediator, VIOLENCE, "settle", **on)[0] == 200
    slip = mediator.get(f"{VIOLENCE}?do=report").content.decode()
    everyone = "<bdi>Government</bdi>, <bdi>Opposition</bdi>, the mediation team (5 persons)"
    assert f"The plenary hears it too: {everyone}." in slip


def test_the_record_begins_with_one_line_for_all_that_opened(as_: People) -> None:
    hand_in(as_("gov-head"), VIOLENCE, "say", words="Later.")
    page = as_("gov-head").get("/t/ford/record/").content.decode()
    assert page.index("6 rooms opened") < page.index("The room opened with") < page.index("Later.")


def test_a_double_click_is_done_once(as_: People) -> None:
    gov = as_("gov-head")
    for _ in range(2):
        hand_in(gov, VIOLENCE, "say", words="Once only.", key="the-same")
    assert gov.get(VIOLENCE).content.decode().count("Once only.") == 1


def test_the_team_writes_for_a_party_from_a_named_paper(as_: People) -> None:
    mediator = as_("mediator")
    on = {"issue": "truce", "option": "local", "stance": "wants", "words": "", "party": "OPP"}
    status, page = hand_in(mediator, VIOLENCE, "take-position", **on, from_paper="")
    assert (status, "you have it from: it is a party&#x27;s word" in page) == (422, True)
    status, page = hand_in(mediator, VIOLENCE, "take-position", **on, from_paper="Letter of 3 March")
    assert status == 200
    assert "<bdi>Mediator</bdi>, for <bdi>Opposition</bdi>, from: <bdi>Letter of 3 March</bdi>" in page


def test_the_team_notes_in_its_own_room_what_a_party_said_or_how_it_is_read(as_: People) -> None:
    mediator, room = as_("mediator"), "/t/ford/c/mediation-team/"
    on = {"issue": "truce", "option": "local"}
    page = mediator.get(room).content.decode()
    assert ("Note what a party said" in page, "Take a position" in page) == (True, False)
    for do, chosen in (("take-position", 1), ("note-reading", 2)):
        slip = mediator.get(room, {"do": do, **on}).content.decode().split('id="slip"')[1].split("</form>")[0]
        assert "<bdi>“Local truce”</bdi></h3>" in slip
        assert (slip.count("checked"), slip.count("selected"), slip.count('value="" selected')) == (
            0,
            chosen,
            chosen,
        )
    said = {**on, "stance": "accepts", "party": "OPP", "from_paper": "Call of 3 March", "words": ""}
    assert hand_in(mediator, room, "take-position", **said)[0] == 200


def test_a_room_apart_is_opened_and_nobody_else_hears_of_it(as_: People) -> None:
    gov = as_("gov-head")
    written = {"room_title": "Back channel", "sort": "two delegations", "people": "OPP-head"}
    status, page = hand_in(gov, "/t/ford/c/delegation-GOV/", "open-channel", **written)
    assert status == 200
    assert "Back channel" in page
    assert "Back channel" in as_("opp-head").get(PLENARY).content.decode()
    assert "Back channel" not in as_("mediator").get(PLENARY).content.decode()


def test_a_work_team_is_formed_and_its_room_opens(as_: People) -> None:
    mediator = as_("mediator")
    assert hand_in(mediator, PLENARY, "close-track", track="relief", reason="Merged.")[0] == 200
    written = {"track_title": "Roads", "issues": "aid", "team": ["GOV", "OPP"], "rule": "unanimity"}
    status, page = hand_in(mediator, PLENARY, "open-track", **written)  # type: ignore[arg-type]
    assert status == 200
    assert "Track: <bdi>Roads</bdi>" in page
    assert "Free passage" in page


def test_someone_new_gets_a_link_that_works_once(as_: People) -> None:
    written = {"person": "someone new", "name": "Adviser on roads", "role": "adviser", "of": "GOV"}
    status, page = hand_in(as_("gov-head"), "/t/ford/c/delegation-GOV/", "seat", **written)
    assert status == 200
    link = page.split('id="link">')[1].split("<")[0]
    newcomer = Client()
    chosen = {"username": "roads", "password": "gravel and tar", "again": "gravel and tar"}
    assert newcomer.post(link, chosen, follow=True).status_code == 200
    waiting = Account.objects.get(username="roads")
    confirmed = {"person": waiting.person, "code": waiting.code}
    as_("gov-delegate").post("/accounts/confirm/", confirmed)
    assert "Adviser on roads" in newcomer.get("/t/ford/c/delegation-GOV/").content.decode()
    assert Client().get(link).status_code == 404
    account = Account.objects.get(username="roads")
    assert account.person not in ("roads", "Adviser on roads")


def test_nothing_is_chosen_in_a_seat_and_a_room_apart_offers_its_own_side_only(as_: People) -> None:
    page = as_("mediator").get("/t/ford/c/caucus-GOV/?do=seat").content.decode()
    slip = page.split('id="slip"')[1].split("</form>")[0]
    assert "selected" not in slip.replace('<option value="" selected>', "")
    assert slip.count('<option value="" selected>choose</option>') == 3
    assert ("GOV" in slip, "Opposition" in slip, "the mediation team, an observer" in slip) == (
        True,
        False,
        True,
    )
    status, page = hand_in(as_("mediator"), "/t/ford/c/caucus-GOV/", "seat", person="", role="", of="")
    assert (status, page.count("This field is required.")) == (422, 3)


def test_a_known_person_without_account_gets_no_new_link(as_: People, does: Callable[..., object]) -> None:
    Account.objects.filter(username="opp-delegate").delete()
    hand_in(as_("mediator"), "/t/ford/c/mediation-team/", "seat", person="OPP-delegate", role="observer")
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("do", ["settle", "opening", "no-such-act"])
def test_only_slips_of_the_house_are_taken(as_: People, do: str) -> None:
    status, _ = hand_in(as_("gov-head"), PLENARY, do, issue="truce", option="local")
    assert status == (422 if do == "settle" else 404)


def test_a_new_option_is_marked_until_seen(as_: People, does: Callable[..., object]) -> None:
    opp = as_("opp-head")
    opp.get(VIOLENCE)
    does(
        "gov-head",
        "track-violence",
        TableOption(issue=IssueId("truce"), option=Option(id=OptionId(""), title="Talks")),
    )
    does("gov-head", "track-violence", Say(words="Look at this."))
    assert '<span class="count">2 new</span>' in opp.get("/t/ford/record/").content.decode()
    assert 'class="option fresh"' in opp.get(VIOLENCE).content.decode()
    assert 'class="option fresh"' not in opp.get(VIOLENCE).content.decode()
    assert '<span class="count">' not in opp.get("/t/ford/record/").content.decode()
