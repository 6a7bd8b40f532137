"""At home: the export as its person saw the talks, and acts that wait in a file, done by nobody."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from tests.web.ford import SLUG
from tests.web.takeaway.conftest import HOME

from multitrack.model.channel import PLENARY
from multitrack.model.party import PersonId
from multitrack.record.act import Request, Say
from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import DESK
from multitrack.web.house import House
from multitrack.web.sitting import Sitter
from multitrack.web.takeaway.home import Home

WORD = Request(author=PersonId("OPP-head"), channel=PLENARY, act=Say(words="From home."), seen=1, key="a")


def test_it_shows_what_its_person_saw_and_nothing_to_anybody_else(
    home: Home, house: House, people: dict[str, Sitter]
) -> None:
    there = house.view(SLUG, people["opp-head"].person)
    assert there is not None
    assert home.view(DESK).lines == there.lines
    assert home.view(people["opp-head"].person).lines == ()
    assert home.rows(PersonId("x")) == ()


def test_what_was_written_is_there_when_it_is_opened_again(home: Home, export: Path) -> None:
    home.keep(WORD)
    home.keep(replace(WORD, act=Say(words="Better said."), key="b"))
    home.keep(replace(WORD, act=Say(words="Once more."), key="b"))
    again = Home(str(export), None, home.file)
    assert [each.act for each in again.requests] == [Say(words="From home."), Say(words="Once more.")]
    again.take_out("a")
    assert [each.key for each in Home(str(export), None, home.file).requests] == ["b"]
    again.take_out("")
    assert again.requests == ()


def test_a_file_of_another_persons_acts_is_not_taken_for_ones_own(home: Home, export: Path) -> None:
    home.keep(WORD)
    text = home.file.read_text(encoding="utf-8").replace("OPP-head", "GOV-head")
    home.file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError, match="these are the acts of GOV-head"):
        Home(str(export), None, home.file)


def test_what_cannot_be_written_is_said_and_what_waited_stays(home: Home) -> None:
    home.keep(WORD)
    home.file.with_name(f"{home.file.name}.new").mkdir()
    with pytest.raises(OSError, match="directory"):
        home.keep(replace(WORD, key="b"))
    assert home.requests == (WORD,)


def test_an_act_waits_and_nothing_is_done(at_home: Client, home: Home, export: Path) -> None:
    before = export.read_bytes()
    said = {"do": "say", "words": "From home.", "seen": "1", "key": "k"}
    page = at_home.post(f"{HOME}c/plenary/act/", said, follow=True).content.decode()
    assert "Written down, and not sent." in page
    assert "Written at home, not sent" in page
    assert page.index("From home.") < page.index("Said and done here")
    assert page.count("From home.") == 1
    assert export.read_bytes() == before


def test_only_what_the_seat_may_do_is_offered(at_home: Client) -> None:
    page = at_home.get(f"{HOME}c/plenary/").content.decode()
    assert ("Propose a package" in page, "Change an admission" in page) == (True, False)
    assert at_home.get(f"{HOME}c/caucus-GOV/").status_code == 404


def test_the_file_is_downloaded_and_what_was_thrown_away_is_not_in_it(at_home: Client) -> None:
    for key in ("a", "b"):
        at_home.post(f"{HOME}c/plenary/act/", {"do": "say", "words": f"Word {key}.", "seen": "1", "key": key})
    at_home.post(f"{HOME}written/take-out/", {"key": "a"})
    answer = at_home.get(f"{HOME}written/acts.json")
    assert ("Word a." in answer.content.decode(), "Word b." in answer.content.decode()) == (False, True)
    at_home.post(f"{HOME}written/take-out/", {"all": "1"})
    assert "Nothing yet." in at_home.get(f"{HOME}written/").content.decode()


@pytest.mark.parametrize("page", ["stream", "record/bring/"])
def test_what_needs_the_talks_themselves_is_not_there(at_home: Client, page: str) -> None:
    assert at_home.get(f"{HOME}{page}").status_code == 404


@pytest.mark.parametrize(
    "page", ["", "desk/", "record/?on=2001-01-01", "record/", "written/", "c/track-relief/"]
)
def test_every_page_says_that_it_is_at_home(at_home: Client, page: str) -> None:
    assert "sent to nobody" in at_home.get(f"{HOME}{page}").content.decode()


def test_further_acts_wait_too_as_they_were_written(at_home: Client) -> None:
    reserved = {
        "do": "reserve",
        "issue": "truce",
        "option": "local",
        "words": "Not at the bridge.",
        "key": "r",
    }
    assert at_home.post(f"{HOME}c/track-violence/act/", reserved).status_code == 302
    hours = {"start": "2099-05-01T09:00", "end": "2099-05-01T11:00", "body": "track-violence"}
    assert (
        at_home.post(f"{HOME}c/plenary/act/", {"do": "call-sitting", **hours, "key": "c"}).status_code == 302
    )
    acts = at_home.get(f"{HOME}written/acts.json").content.decode()
    assert [acts.count(kind) for kind in ('"reserve"', '"call sitting"', "Not at the bridge.")] == [1, 1, 1]
    assert "Not at the bridge." in at_home.get(f"{HOME}written/").content.decode()
    assert at_home.get(f"{HOME}calendar/").status_code == 200
