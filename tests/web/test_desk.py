"""The desk as a page: from the viewer's own fold, and what becomes of a package, without any script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.web.looking import faults, overflows, seen

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.record.act import TakePosition
from multitrack.web.house import House
from multitrack.web.place import Slug
from multitrack.web.sitting import Sitter

People = Callable[[str], Client]
Does = Callable[..., object]
SLUG = Slug("ford")
DESK = "/t/ford/desk/"


def take(party: str, issue: str, option: str, stance: Stance) -> TakePosition:
    return TakePosition(
        position=Position(party=PartyId(party), issue=IssueId(issue), option=OptionId(option), stance=stance)
    )


@pytest.fixture
def worked(does: Does) -> None:
    """The government speaks in the track, and in its caucus only of what it could live with."""
    does("gov-head", "track-violence", take("GOV", "truce", "local", Stance.ACCEPTS))
    does("gov-head", "track-violence", take("GOV", "truce", "none", Stance.REFUSES))
    does("opp-head", "track-violence", take("OPP", "truce", "local", Stance.WANTS))
    does("gov-head", "caucus-GOV", take("GOV", "aid", "free", Stance.CAN_LIVE_WITH))


def page_of(client: Client, **question: str) -> str:
    answer = client.get(DESK, question)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_known_is_said_plainly(as_: People) -> None:
    page = page_of(as_("gov-head"))
    assert (
        "Not known: 4 of 4 hang on <bdi>Government</bdi>, <bdi>The rebels</bdi>, of whom nothing is known"
        in page
    )


def test_what_is_left_is_counted_from_the_viewers_own_fold(as_: People, worked: None) -> None:
    asked = "Could <bdi>Government</bdi> live with “<bdi>Free passage</bdi>”"
    seen = {who: asked in page_of(as_(who)) for who in ("opp-head", "mediator")}
    assert seen == {"opp-head": False, "mediator": False}
    known = {
        who: page_of(as_(who), **{"on-truce": "local", "on-aid": "free"}) for who in ("opp-head", "mediator")
    }
    assert "not known: <bdi>Aid</bdi>: <bdi>Free passage</bdi>" in known["mediator"]
    assert known["opp-head"].count("<bdi>Aid</bdi>: <bdi>Free passage</bdi>") == 2
    assert known["mediator"].count("<bdi>Aid</bdi>: <bdi>Free passage</bdi>") == 1


def test_a_package_is_tried_by_its_address_alone(as_: People, worked: None) -> None:
    page = page_of(as_("mediator"), **{"on-truce": "none", "on-aid": "free"})
    assert "The rule is not met" in page
    assert "refuses <bdi>Truce</bdi>: <bdi>No truce</bdi>" in page
    assert "Convoys pass freely." in page
    assert '<option value="none" selected>No truce</option>' in page


def test_an_option_that_does_not_exist_is_left_aside(as_: People, worked: None) -> None:
    page = page_of(as_("mediator"), **{"on-truce": "moon", "on-nothing": "x"})
    assert "Left open: <bdi>Truce</bdi>, <bdi>Aid</bdi>." in page


def test_trying_a_package_writes_nothing(as_: People, house: House, people: dict[str, Sitter]) -> None:
    before = house.view(SLUG, people["mediator"].person)
    page_of(as_("mediator"), **{"on-truce": "none", "on-aid": "free"})
    assert house.view(SLUG, people["mediator"].person) == before


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_desk_holds_on_a_narrow_screen(
    as_: People, worked: None, chromium_path: Path, language: str
) -> None:
    client = as_("mediator")
    client.cookies["django_language"] = language
    looks = {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}
    with seen(chromium_path, client, f"{DESK}?on-truce=local", **looks) as page:
        assert (overflows(page), faults(page)) == (False, [])


def test_all_of_it_is_one_document_of_what_the_viewer_hears_and_nothing_else(as_: People) -> None:
    answer = as_("gov-head").get("/t/ford/report.html")
    page = answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ford-report.html"'
    assert "What Government, head hears in these talks, and nothing else" in page
    for part in (
        "What could be agreed",
        "Who can stop it, and what keeps it shut",
        "Which issues in which team",
    ):
        assert f">{part}<" in page
    assert "http" not in page.replace("http-equiv", "")
    assert as_("gov-head").get("/t/ford/report.html").content.decode() == page
    assert 'href="/t/ford/report.html"' in as_("gov-head").get("/t/ford/desk/").content.decode()
