"""The table as a page: one first line, tracks side by side, and nothing that its viewer has not heard."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.report.scene import MED, Sitting
from tests.web.looking import faults, overflows, seen

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.record.act import NoteReading, Settle, TakePosition
from multitrack.report.called import Called
from multitrack.report.outlook import outlook
from multitrack.report.table import table
from multitrack.talksfile import read

People = Callable[[str], Client]
Does = Callable[..., object]
TABLE = "/t/ford/"
EXAMPLES = Path(__file__).parents[2] / "examples"


def stance(party: str, option: str, held: Stance = Stance.ACCEPTS) -> Position:
    return Position(party=PartyId(party), issue=IssueId("truce"), option=OptionId(option), stance=held)


@pytest.fixture
def worked(does: Does) -> None:
    """Both accept a local truce, and it is settled; the team reads the opposition on the other option."""
    for party in ("GOV", "OPP"):
        does(f"{party.lower()}-head", "track-violence", TakePosition(position=stance(party, "local")))
    does("mediator", "track-violence", Settle(issue=IssueId("truce"), option=OptionId("local")))
    does("mediator", "mediation-team", NoteReading(position=stance("OPP", "none", Stance.REFUSES)))


def page_of(client: Client, address: str = TABLE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_table_says_what_stands_and_who_holds_what(as_: People, worked: None) -> None:
    page = page_of(as_("gov-head"))
    assert "1 of 2" in page
    assert "ad referendum" in page
    assert (
        '<td class="on"><span class="word"><span class="stance accepts" title="The rebels: accepts">' in page
    )
    assert "waits for <bdi>Aid</bdi>" in page


def test_what_others_did_is_marked_until_their_room_is_looked_into(as_: People, worked: None) -> None:
    marks = 'class="issue fresh" id="issue-truce"'
    client = as_("opp-head")
    before = marks in page_of(client)
    page_of(client, "/t/ford/c/track-violence/")
    assert (before, marks in page_of(client)) == (True, False)


def test_a_reading_is_on_the_page_of_those_who_heard_it_only(as_: People, worked: None) -> None:
    pages = {who: page_of(as_(who)) for who in ("mediator", "gov-head", "opp-head")}
    assert {who: 'class="reading"' in page for who, page in pages.items()} == {
        "mediator": True,
        "gov-head": False,
        "opp-head": False,
    }


def test_what_was_told_to_one_is_not_told_to_another(as_: People, worked: None) -> None:
    asked = ("mediator", "gov-head", "mediator")
    told = ["1 reading of others" in page_of(as_(who)) for who in asked]
    assert told == [True, False, True]


def test_whoever_has_no_seat_finds_no_table(as_: People) -> None:
    assert as_("stranger").get(TABLE).status_code == 404


def test_the_page_stays_small(as_: People, worked: None) -> None:
    assert len(as_("mediator").get(TABLE).content) < 100_000


def test_the_table_of_the_mission_case_is_quick() -> None:
    talks = read(EXAMPLES / "geneva-2014").talks
    assert talks is not None
    sitting = Sitting(talks)
    view = sitting.floor.view(MED)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        table(view, Called(view), sitting.now)
        outlook(view.talks, view.settled(), Called(view))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_table_holds_on_a_narrow_screen(
    as_: People, worked: None, chromium_path: Path, scheme: str
) -> None:
    looks = {"viewport": {"width": 390, "height": 800}, "color_scheme": scheme}
    with seen(chromium_path, as_("mediator"), TABLE, **looks) as page:
        assert (overflows(page), faults(page)) == (False, [])


def test_the_table_is_mirrored_in_arabic(as_: People, worked: None, chromium_path: Path) -> None:
    client = as_("mediator")
    client.cookies["django_language"] = "ar"
    with seen(chromium_path, client, TABLE, viewport={"width": 1500, "height": 900}) as page:
        first, second = (track.bounding_box() for track in page.locator(".track").all())
        assert first is not None
        assert second is not None
        assert (page.locator("html").get_attribute("dir"), first["x"] > second["x"]) == ("rtl", True)
        assert (overflows(page), faults(page)) == (False, [])
