"""What a page tells of an entry: the right words beside a slip, and that words are gone where they were erased."""

from collections.abc import Callable

from django.test import Client

from multitrack.model.channel import PLENARY
from multitrack.model.issue import IssueId, Option, OptionId
from multitrack.record.act import Correct, Erase, Release, Say, TableOption
from multitrack.record.answer import Accepted
from multitrack.web import told

ROOM = "track-violence"
WROTE = "We meet on Tuesday."


def test_a_slip_and_its_correction_stand_side_by_side(
    as_: Callable[[str], Client], does: Callable[..., Accepted]
) -> None:
    number = does("gov-head", ROOM, Say(words=WROTE)).entries[0].number
    does("gov-head", ROOM, Correct(number=number, words="We meet on Wednesday."))
    does("gov-head", ROOM, Correct(number=number, words="We meet on Thursday."))
    for page in (f"/t/ford/c/{ROOM}/", "/t/ford/record/"):
        shown = as_("opp-head").get(page).content.decode()
        beside = next(part for part in shown.split("<li") if WROTE in part)
        assert "Corrected by whoever wrote it:" in beside
        assert "Thursday" in beside
        assert "Wednesday" not in beside


def test_erased_words_are_told_as_erased(as_: Callable[[str], Client], does: Callable[..., Accepted]) -> None:
    number = does("gov-head", ROOM, Say(words=WROTE)).entries[0].number
    assert WROTE in as_("opp-head").get("/t/ford/record/").content.decode()
    does("mediator", ROOM, Erase(numbers=(number,), reason="Danger.", authority="the court"))
    for page in (f"/t/ford/c/{ROOM}/", "/t/ford/record/"):
        shown = as_("opp-head").get(page).content.decode()
        assert WROTE not in shown
        assert "The words of this entry were erased." in shown
        assert "on the authority of" in shown


def test_what_is_released_is_told_on_both_sides(
    as_: Callable[[str], Client], does: Callable[..., Accepted]
) -> None:
    number = does("gov-head", ROOM, Say(words=WROTE)).entries[0].number
    does("gov-head", ROOM, Release(number=number, to=PLENARY, words="There will be a meeting."))
    assert "let " in as_("opp-head").get(f"/t/ford/c/{ROOM}/").content.decode()
    plenary = as_("opp-head").get("/t/ford/c/plenary/").content.decode()
    assert "lets it be known" in plenary
    assert "There will be a meeting." in plenary
    assert WROTE not in plenary


def test_what_was_reckoned_from_erased_words_is_not_kept(
    as_: Callable[[str], Client], does: Callable[..., Accepted]
) -> None:
    option = Option(id=OptionId(""), title="The mill road")
    number = does("gov-head", ROOM, TableOption(issue=IssueId("truce"), option=option)).entries[0].number
    as_("opp-head").get("/t/ford/desk/")
    assert "The mill road" in repr(told._kept)
    does("mediator", ROOM, Erase(numbers=(number,), reason="Danger.", authority="the court"))
    as_("mediator").get("/t/ford/desk/")
    assert "The mill road" not in repr(told._kept)
