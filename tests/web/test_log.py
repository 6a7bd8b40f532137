"""What a page tells of an entry: the right words beside a slip, and that words are gone where they were erased."""

from collections.abc import Callable

from django.test import Client

from multitrack.model.channel import PLENARY
from multitrack.record.act import Correct, Erase, Release, Say
from multitrack.record.answer import Accepted

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
        told = next(part for part in shown.split("<li") if WROTE in part)
        assert "Corrected by whoever wrote it:" in told
        assert "Thursday" in told
        assert "Wednesday" not in told


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
