"""The stream says that something new was heard; to those who hear nothing new it says nothing."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import pytest
from django.http import HttpRequest
from django.test import Client
from tests.web.ford import SLUG

from multitrack.record.act import Say
from multitrack.record.floor import Floor
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.report.means import means
from multitrack.web.house import House
from multitrack.web.marks import opaque
from multitrack.web.people.models import Account
from multitrack.web.place import Place
from multitrack.web.sitting import Sitter
from multitrack.web.stream import news, still_in

Does = Callable[..., object]


def rooms_in(event: str) -> list[str]:
    rooms: list[str] = json.loads(event.split("data: ")[1])["rooms"]
    return rooms


def mark_of(house: House, who: Sitter) -> str:
    view = house.view(SLUG, who.person)
    assert view is not None
    return opaque(SLUG, view)


async def heard(stream: AsyncIterator[str], seconds: float) -> list[str]:
    """What the stream says within some seconds."""
    found: list[str] = []
    try:
        async with asyncio.timeout(seconds):
            async for event in stream:
                found += [event]
    except TimeoutError:
        pass
    return [event for event in found if event.startswith("id:")]


def listened(house: House, who: Sitter, last: str, act: Callable[[], object]) -> list[str]:
    """What one person's stream says while something is done."""

    async def run() -> list[str]:
        stream = news(house, SLUG, who.person, last)
        await anext(stream)
        task = asyncio.create_task(heard(stream, 0.8))
        await asyncio.sleep(0.2)
        await asyncio.to_thread(act)
        return await task

    return asyncio.run(run())


def test_a_new_entry_wakes_those_who_hear_it(house: House, people: dict[str, Sitter], does: Does) -> None:
    opp = people["opp-head"]
    last = mark_of(house, opp)
    events = listened(house, opp, last, lambda: does("gov-head", "plenary", Say(words="A word.")))
    assert [rooms_in(event) for event in events] == [["plenary"]]
    assert "A word." not in events[0]
    assert events[0].startswith(f"id: {mark_of(house, opp)}\n")


def test_nobody_else_is_woken(house: House, people: dict[str, Sitter], does: Does) -> None:
    opp, mediator = people["opp-head"], people["mediator"]

    def apart() -> None:
        does("gov-head", "caucus-GOV", Say(words="A word apart."))

    assert len(listened(house, mediator, mark_of(house, mediator), apart)) == 1
    assert listened(house, opp, mark_of(house, opp), apart) == []


def test_what_is_not_heard_does_not_shift_even_the_empty_lines(
    house: House, people: dict[str, Sitter], does: Does, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("multitrack.web.stream.QUIET", 0.3)
    opp = people["opp-head"]

    async def run() -> bool:
        stream = news(house, SLUG, opp.person, mark_of(house, opp))
        await anext(stream)
        first_quiet = asyncio.ensure_future(anext(stream))
        for _ in range(8):
            await asyncio.to_thread(does, "gov-head", "caucus-GOV", Say(words="Apart."))
            await asyncio.sleep(0.1)
        return first_quiet.done() and (await first_quiet).startswith(": quiet")

    assert asyncio.run(run())


@pytest.mark.parametrize(("before", "events"), [(True, 1), (False, 0)])
def test_a_stream_resumes_from_the_last_mark(
    house: House, people: dict[str, Sitter], does: Does, before: bool, events: int
) -> None:
    opp = people["opp-head"]
    old = mark_of(house, opp)
    does("gov-head", "plenary", Say(words="While you were away."))
    last = old if before else mark_of(house, opp)
    assert len(listened(house, opp, last, lambda: None)) == events


def test_what_another_process_writes_wakes_too(
    house: House, people: dict[str, Sitter], settings: object
) -> None:
    place: Place = settings.PLACE  # type: ignore[attr-defined]
    other = House({SLUG: Floor(SQLiteJournal(place.journals()[SLUG]), means())})
    opp = people["opp-head"]

    def elsewhere() -> None:
        from multitrack.model.channel import PLENARY
        from multitrack.record.act import Request

        other.act(SLUG, Request(author=people["gov-head"].person, channel=PLENARY, act=Say(words="Here.")))

    events = listened(house, opp, mark_of(house, opp), elsewhere)
    other.close()
    assert [rooms_in(event) for event in events] == [["plenary"]]


def test_a_stream_ends_with_its_login(house: House, people: dict[str, Sitter], does: Does) -> None:
    opp = people["opp-head"]

    async def ended() -> bool:
        return False

    async def run() -> list[str]:
        stream = news(house, SLUG, opp.person, mark_of(house, opp), ended)
        await anext(stream)
        await asyncio.to_thread(does, "gov-head", "plenary", Say(words="A word."))
        return [event async for event in stream]

    assert asyncio.run(run()) == []


def test_a_login_holds_until_its_password_is_anothers(as_: Callable[[str], Client]) -> None:
    request = HttpRequest()
    request.session = as_("opp-head").session
    assert still_in(request)
    Account.objects.filter(username="opp-head").update(password="another")
    assert not still_in(request)


def test_marks_of_two_people_who_heard_the_same_differ(house: House, people: dict[str, Sitter]) -> None:
    assert mark_of(house, people["gov-head"]) != mark_of(house, people["gov-delegate"])
