"""The questions of a viewer as pages: answered when asked, from the viewer's own fold, and never for longer than the limit."""

import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from django.test import Client
from tests.web.looking import faults, overflows, seen

from multitrack.model.issue import IssueId, OptionId
from multitrack.model.party import PartyId
from multitrack.model.position import Position, Stance
from multitrack.record.act import TakePosition
from multitrack.report.questions import QUESTIONS
from multitrack.web.aside import OutOfTimeError, answered
from multitrack.web.house import House
from multitrack.web.place import Slug
from multitrack.web.rooms import questions

People = Callable[[str], Client]
Does = Callable[..., object]
ALL = "/t/ford/questions/"
OWN_EVERY_TIME = re.compile(r'name="(?:csrfmiddlewaretoken|key)" value="[^"]+"')


def words(client: Client, code: str = "") -> str:
    answer = client.get(f"{ALL}{code}{'/' if code else ''}")
    assert answer.status_code == 200
    return OWN_EVERY_TIME.sub("", answer.content.decode())


def holds(option: str) -> TakePosition:
    return TakePosition(
        position=Position(
            party=PartyId("GOV"), issue=IssueId("aid"), option=OptionId(option), stance=Stance.REFUSES
        )
    )


def test_every_question_has_its_link_and_its_answer(as_: People) -> None:
    mediator = as_("mediator")
    page = words(mediator)
    for code in QUESTIONS:
        assert f'href="{ALL}{code}/"' in page
        told = words(mediator, code)
        assert '<div class="sheet findings" lang="en" dir="ltr"><' in told, code
        assert len(told) < 100_000
    assert f'href="{ALL}"' in mediator.get("/t/ford/desk/").content.decode()


def test_a_question_that_nobody_knows_is_no_page(as_: People) -> None:
    assert as_("mediator").get(f"{ALL}fortune/").status_code == 404


@pytest.mark.parametrize("code", ["zone", "blocking"])
def test_what_is_said_in_a_caucus_changes_the_answer_there_and_nowhere_else(
    as_: People, does: Does, code: str
) -> None:
    before = {who: words(as_(who), code) for who in ("gov-head", "opp-head")}
    does("gov-head", "caucus-GOV", holds("free"))
    assert words(as_("gov-head"), code) != before["gov-head"]
    assert words(as_("opp-head"), code) == before["opp-head"]


def test_what_takes_too_long_is_ended_and_said(
    as_: People, monkeypatch: pytest.MonkeyPatch, house: House
) -> None:
    view = house.view(Slug("ford"), as_("mediator").get(ALL).context["visit"].person)
    assert view is not None
    begun = monotonic()
    with pytest.raises(OutOfTimeError):
        answered("power", view.talks, seconds=0.0, grace=0.01)
    assert monotonic() - begun < 5

    def too_long(code: str, _: object) -> None:
        raise OutOfTimeError(code)

    with monkeypatch.context() as patched:
        patched.setattr(questions, "answered", too_long)
        assert "given up after 20 seconds; nothing is guessed" in words(as_("gov-delegate"), "teams")
    assert "given up" not in words(as_("gov-delegate"), "teams")


def test_a_long_answer_is_cut_between_blocks_and_the_page_says_so(
    as_: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "LONGEST", 300)
    assert "The rest does not fit on this page." in words(as_("opp-delegate"), "zone")


def test_an_answer_leads_to_the_slips_that_would_act_on_it(as_: People) -> None:
    told = words(as_("mediator"), "leverage")
    assert "?do=ask" in told
    assert "?do=" not in words(as_("mediator"), "power")


@pytest.mark.parametrize(("width", "language"), [(390, "ar"), (1200, "en")])
def test_an_answer_holds_on_every_screen(as_: People, chromium_path: Path, width: int, language: str) -> None:
    client = as_("mediator")
    client.cookies["django_language"] = language
    for address in (ALL, f"{ALL}zone/", f"{ALL}leverage/"):
        with seen(chromium_path, client, address, viewport={"width": width, "height": 800}) as page:
            assert (overflows(page), faults(page)) == (False, []), address


def test_what_could_be_agreed_is_drawn_with_its_figures_said(as_: People) -> None:
    assert re.search(
        r'<svg [^>]*role="img" aria-label="surely [\d,]+, possibly', words(as_("mediator"), "zone")
    )
