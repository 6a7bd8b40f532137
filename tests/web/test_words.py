"""The slips on words: asks, undertakings, releases, corrections, erasure."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.test_acts import plain, shown
from tests.web.test_slips import hand_in

People = Callable[[str], Client]
VIOLENCE = "/t/ford/c/track-violence/"
CAUCUS = "/t/ford/c/caucus-GOV/"
PLENARY = "/t/ford/c/plenary/"


def about(client: Client, room: str, do: str, subject: str) -> str:
    """What the first link to a slip in a room is about."""
    return str(re.findall(rf"do={do}&amp;{subject}=([\w-]+)", client.get(room).content.decode())[0])


def test_something_is_asked_answered_and_another_ask_taken_back(as_: People) -> None:
    gov, opp = as_("gov-head"), as_("opp-head")
    asking = {"of_whom": "party:OPP", "words": "Open the bridge.", "by": "2099-05-01"}
    assert hand_in(gov, VIOLENCE, "ask", **asking)[0] == 200
    assert "Government asks Opposition, by 1 May 2099: Open the bridge." in shown(as_("mediator"), VIOLENCE)
    code = about(opp, VIOLENCE, "reply", "ask")
    assert "do=reply" not in gov.get(VIOLENCE).content.decode()
    assert "do=withdraw-ask" not in opp.get(VIOLENCE).content.decode()
    assert hand_in(opp, VIOLENCE, "reply", ask=code, answer="later", words="")[0] == 200
    assert "the answer is put off" in shown(gov, VIOLENCE)
    assert hand_in(opp, VIOLENCE, "reply", ask=code, answer="granted", words="At dawn.")[0] == 200
    assert "Asked and promised" not in shown(gov, VIOLENCE)
    status, page = hand_in(gov, VIOLENCE, "withdraw-ask", ask=code, reason="No more.")
    assert (status, "No more." in page) == (422, True)
    hand_in(gov, VIOLENCE, "ask", of_whom="", words="Who holds the mill?")
    assert (
        hand_in(gov, VIOLENCE, "withdraw-ask", ask=about(gov, VIOLENCE, "withdraw-ask", "ask"), reason="")[0]
        == 200
    )


def test_an_undertaking_is_given_reported_done_and_verified(as_: People) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    given = {"what": "Pull the guns back", "by": "Sunday", "verified_by": ""}
    assert hand_in(gov, VIOLENCE, "give-undertaking", **given)[0] == 200
    assert "Government, by Sunday: Pull the guns back given" in shown(mediator, VIOLENCE)
    assert not re.findall("do=(?:verify|report-done)", as_("opp-head").get(VIOLENCE).content.decode())
    code = about(gov, VIOLENCE, "report-done", "undertaking")
    assert hand_in(gov, VIOLENCE, "report-done", undertaking=code, words="All of them.")[0] == 200
    status, page = hand_in(gov, VIOLENCE, "verify", undertaking=code, found="yes", words="We looked.")
    assert (status, "We looked." in page) == (422, True)
    assert (
        hand_in(mediator, VIOLENCE, "verify", undertaking=code, found="no", words="Two are left.")[0] == 200
    )
    assert "found not done" in shown(gov, VIOLENCE)
    assert (
        hand_in(mediator, VIOLENCE, "verify", undertaking=code, found="yes", words="Now they are.")[0] == 200
    )
    assert "1 undertaking found done" in shown(gov, VIOLENCE)


def test_what_is_released_and_to_whom_is_shown_first(as_: People) -> None:
    mediator, opp = as_("mediator"), as_("opp-head")
    hand_in(as_("gov-head"), CAUCUS, "say", words="We could give up the mill.")
    number = about(mediator, CAUCUS, "release", "number")
    slip = shown(mediator, f"{CAUCUS}?do=release&number={number}")
    assert slip.count("We could give up the mill.") == 2
    assert "Plenary. This is heard here by: Government, Opposition" in slip
    status, page = hand_in(mediator, CAUCUS, "release", number=number, to="plenary", words=" ")
    assert (status, "Write something first." in page) == (422, True)
    assert (
        hand_in(mediator, CAUCUS, "release", number=number, to="plenary", words="There is movement.")[0]
        == 200
    )
    assert "There is movement." in shown(opp, PLENARY)
    assert "mill" not in shown(opp, PLENARY) + shown(opp, "/t/ford/record/")
    assert "do=release" not in opp.get(CAUCUS).content.decode()


def test_a_slip_of_the_pen_is_corrected_beside_what_was_written(as_: People) -> None:
    gov = as_("gov-head")
    hand_in(gov, VIOLENCE, "say", words="On 3 Mai.")
    number = about(gov, VIOLENCE, "correct", "number")
    assert "do=correct" not in as_("opp-head").get(VIOLENCE).content.decode()
    slip = gov.get(f"{VIOLENCE}?do=correct&number={number}").content.decode()
    assert "On 3 Mai.</textarea>" in slip
    assert hand_in(gov, VIOLENCE, "correct", number=number, words="On 3 May.")[0] == 200
    page = shown(as_("opp-head"), VIOLENCE)
    assert ("On 3 Mai." in page, "Corrected by whoever wrote it:On 3 May." in page.replace(": ", ":")) == (
        True,
        True,
    )
    status, page = hand_in(as_("opp-head"), VIOLENCE, "correct", number=number, words="On 4 May.")
    assert (status, "On 4 May." in page, "Somebody else wrote this entry." in plain(page)) == (
        422,
        True,
        True,
    )


def test_words_are_erased_with_a_reason_and_an_authority(as_: People) -> None:
    gov, mediator = as_("gov-head"), as_("mediator")
    hand_in(gov, VIOLENCE, "say", words="Karim told us of the well.")
    number = about(mediator, VIOLENCE, "erase", "number")
    erased = {"number": number, "reason": "A life is at risk.", "authority": "Karim told us of the well."}
    status, page = hand_in(mediator, VIOLENCE, "erase", **erased)
    assert (status, "A life is at risk." in page) == (422, True)
    assert hand_in(mediator, VIOLENCE, "erase", **{**erased, "authority": "Both parties"})[0] == 200
    page = shown(gov, VIOLENCE)
    assert ("Karim" in page, "The words of this entry were erased." in page) == (False, True)
    assert f"do=erase&amp;number={number}" not in mediator.get(VIOLENCE).content.decode()


def test_a_contact_is_noted_and_only_its_bare_fact_is_told_wider(as_: People) -> None:
    mediator = as_("mediator")
    contact = {
        "between": ["mediation-team", "OPP"],
        "how": "call",
        "on_day": "2024-05-01",
        "gist": "They would move.",
    }
    team = "/t/ford/c/mediation-team/"
    status, page = hand_in(mediator, team, "note-contact", **{**contact, "on_day": "2099-05-01"})  # type: ignore[arg-type]
    assert (status, "They would move." in page) == (422, True)
    assert hand_in(mediator, team, "note-contact", **contact, known_to="plenary")[0] == 200  # type: ignore[arg-type]
    assert "They would move." in shown(mediator, "/t/ford/record/")
    heard = shown(as_("gov-head"), PLENARY)
    assert ("spoke by telephone, 1 May 2024" in heard, "They would move." in heard) == (True, False)
    code = re.findall(r"do=withdraw-contact&amp;contact=([\w-]+)", mediator.get(team).content.decode())
    assert len(code) == 1
    assert (
        hand_in(mediator, team, "withdraw-contact", contact=code[0], reason="It was the other head.")[0]
        == 200
    )
    assert "do=withdraw-contact" not in mediator.get(team).content.decode()
    assert "takes back, for it was noted wrongly" in shown(as_("gov-head"), PLENARY)


def test_the_servers_log_does_not_tell_in_which_room_an_act_was_refused(
    as_: People, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert hand_in(as_("mediator"), "/t/ford/c/caucus-OPP/", "correct", number="99", words="x")[0] == 422
    assert "caucus-OPP" not in caplog.text + "".join(capfd.readouterr())
