"""What was written at home is handed in: each act comes back with its own answer, twice does nothing twice."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client

from multitrack.model.channel import PLENARY, track_channel
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.position import Position, Stance
from multitrack.model.track import TrackId
from multitrack.record.act import AmendOption, Request, Say, Settle, TakePosition, WithdrawOption
from multitrack.record.pending import acts_as_text

People = Callable[[str], Client]
Does = Callable[..., object]
BRING = "/t/ford/record/bring/"
OPP, TRUCE, LOCAL = PartyId("OPP"), IssueId("truce"), OptionId("local")
ROOM = track_channel(TrackId("violence"))
HEAD = PersonId("OPP-head")
STANCE = TakePosition(position=Position(party=OPP, issue=TRUCE, option=LOCAL, stance=Stance.ACCEPTS))


def wrote(*acts: tuple[str, object], seen: int = 1) -> str:
    requests = [
        Request(author=HEAD, channel=channel, act=act, seen=seen, key=f"k{n}")  # type: ignore[arg-type]
        for n, (channel, act) in enumerate(acts)
    ]
    return acts_as_text(HEAD, requests)


def handed_in(client: Client, text: str) -> str:
    page: str = client.post(BRING, {"file": BytesIO(text.encode())}).content.decode()
    return page


def became(page: str) -> list[str]:
    return re.findall(r'became (\w+)"', page)


def test_each_act_has_its_own_answer(as_: People, does: Does) -> None:
    option = Option(id=LOCAL, title="Local truce", wording="It pauses at the mill.")
    does("mediator", ROOM, AmendOption(issue=TRUCE, option=option), on_behalf_of="GOV", from_paper="a letter")
    acts = (PLENARY, Say(words="Home.")), (PLENARY, Settle(issue=TRUCE, option=LOCAL)), (ROOM, STANCE)
    page = handed_in(as_("opp-head"), wrote(*acts))
    assert became(page) == ["accepted", "refused", "changed"]
    assert "1 act accepted, of 3." in page
    assert "Rules of procedure, clause 4.1" in page
    assert "The fighting pauses at the ford." in page
    assert page.count("It pauses at the mill.") == 2
    again = handed_in(as_("opp-head"), wrote(*acts))
    assert became(again) == ["accepted", "refused", "changed"]
    assert "it was here already" in again


def test_what_is_gone_is_said_to_be_withdrawn(as_: People, does: Does) -> None:
    does(
        "mediator", ROOM, WithdrawOption(issue=TRUCE, option=LOCAL), on_behalf_of="GOV", from_paper="a letter"
    )
    page = handed_in(as_("opp-head"), wrote((ROOM, STANCE)))
    assert "withdrawn" in page.split('class="versions"')[1]


def test_one_who_has_read_what_changed_sends_it_again(as_: People, does: Does) -> None:
    option = Option(id=LOCAL, title="Local truce", wording="It pauses at the mill.")
    does("mediator", ROOM, AmendOption(issue=TRUCE, option=option), on_behalf_of="GOV", from_paper="a letter")
    head = as_("opp-head")
    page = handed_in(head, wrote((ROOM, STANCE)))
    again = page.split('name="acts" value="')[1].split('"')[0].replace("&quot;", '"')
    for _ in range(2):
        assert became(head.post(BRING, {"acts": again}).content.decode()) == ["accepted"]
    assert head.get("/t/ford/record/").content.decode().count("accepts “<bdi>Local truce") == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "choose the file of acts first."),
        ("[]", "this is no file of acts."),
        ("x" * 1_000_001, "this file is too large to be a file of acts."),
        (
            wrote((PLENARY, Say(words="x"))).replace('"seen":1', '"sean":1'),
            "act <bdi>1</bdi>: it does not name",
        ),
    ],
)
def test_what_is_no_file_of_acts_is_said_so(as_: People, text: str, problem: str) -> None:
    page = handed_in(as_("opp-head"), text)
    assert "Nothing was handed in." in page
    assert problem in page


def test_nobody_hands_in_anothers_acts(as_: People) -> None:
    page = handed_in(as_("gov-head"), wrote((PLENARY, Say(words="Not mine."))))
    assert "these are the acts of" in page
    assert "Not mine." not in as_("mediator").get("/t/ford/record/").content.decode()


def test_an_act_in_a_room_one_does_not_hear_tells_nothing_of_it(as_: People, does: Does) -> None:
    answers = []
    for room in ("caucus-GOV", "no-such-room"):
        page = handed_in(as_("opp-head"), wrote((room, Say(words="Let us in."))))
        assert became(page) == ["refused"]
        answers.append(re.sub(r'name="csrf[^>]+>', "", page).replace("caucus-GOV", "no-such-room"))
    assert answers[0] == answers[1]
