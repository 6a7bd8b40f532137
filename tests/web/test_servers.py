"""Several servers on one record in PostgreSQL: what is written at one is seen at the others at once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from tests.record.server import Places
from tests.web.ford import SLUG
from tests.web.test_boot import browser, fetch, house, send
from tests.web.test_stream import listened, mark_of, rooms_in

from multitrack.model.channel import PLENARY
from multitrack.model.party import PersonId
from multitrack.model.talks import Talks
from multitrack.record.act import Request, Say
from multitrack.record.answer import Accepted
from multitrack.record.floor import Floor
from multitrack.record.journal import AGAIN, GONE, JournalUnavailableError
from multitrack.record.journal import postgres as kept
from multitrack.record.journal.key import key_for
from multitrack.record.journal.place import open_journal
from multitrack.report.means import means
from multitrack.web.house import House
from multitrack.web.sitting import Sitter, seats_for


@pytest.fixture
def houses(postgres: Places, parley: Talks, people: dict[str, Sitter]) -> Iterator[tuple[House, House]]:
    """Two houses on one record, as two servers open it."""
    address = postgres()
    own = replace(means(), public_key=key_for(address).public)
    opened = [Floor(open_journal(address), own) for _ in range(2)]
    opened[0].convene(parley, PersonId("mediator"), seats_for(parley, people.values()))
    first, second = (House({SLUG: floor}) for floor in opened)
    yield first, second
    first.close()
    second.close()


def saying(house: House, who: Sitter, words: str) -> Callable[[], None]:
    """Someone says something in the plenary, at one of the houses."""

    def say() -> None:
        answer = house.act(SLUG, Request(author=who.person, channel=PLENARY, act=Say(words=words)))
        assert isinstance(answer, Accepted), answer

    return say


def test_a_stream_at_one_server_is_woken_by_what_is_written_at_another(
    houses: tuple[House, House], people: dict[str, Sitter], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, elsewhere = houses
    opp = people["opp-head"]
    monkeypatch.setattr("multitrack.web.bell.DUE", 5.0)
    events = listened(here, opp, mark_of(here, opp), saying(elsewhere, people["gov-head"], "Here."))
    assert [rooms_in(event) for event in events] == [["plenary"]]


def test_a_stream_is_woken_though_a_page_was_quicker(
    houses: tuple[House, House], people: dict[str, Sitter], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, elsewhere = houses
    opp = people["opp-head"]
    say = saying(elsewhere, people["gov-head"], "Here.")
    monkeypatch.setattr("multitrack.web.bell.DUE", 0.5)
    monkeypatch.setattr(kept.PostgresJournal, "wait", lambda _, timeout: Event().wait(timeout))

    def write_and_look() -> None:
        say()
        here.view(SLUG, people["mediator"].person)

    assert len(listened(here, opp, mark_of(here, opp), write_and_look)) == 1


def test_a_look_out_outlives_a_store_that_is_gone_for_a_while(
    houses: tuple[House, House], people: dict[str, Sitter], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, elsewhere = houses
    opp = people["opp-head"]
    monkeypatch.setattr("multitrack.web.bell.DUE", 0.1)
    gone = iter([True, False])
    known = kept.PostgresJournal.wait

    def wait(journal: kept.PostgresJournal, timeout: float) -> bool:
        if next(gone, False):
            raise JournalUnavailableError(GONE, AGAIN)
        return known(journal, timeout)

    monkeypatch.setattr(kept.PostgresJournal, "wait", wait)
    events = listened(here, opp, mark_of(here, opp), saying(elsewhere, people["gov-head"], "Here."))
    assert next(gone, None) is None
    assert len(events) == 1


def test_two_servers_are_one_house(postgres: Places, parley_file: Path) -> None:
    address = postgres()
    chosen = {"username": "ada", "password": "a ford in the river"}
    with house("serve", address, parley_file) as said, house("serve", address, parley_file) as again:
        links = dict(re.findall(r"^  (.+?): (http\S+)$", said, flags=re.MULTILINE))
        assert "invitation" not in again
        here, there = browser(), browser()
        assert "Parley at the ford" in send(here, links["Mediator"], **chosen, again=chosen["password"])
        elsewhere = again.rsplit("= ", 1)[1].strip()
        send(there, f"{elsewhere}accounts/login/", login=chosen["username"], password=chosen["password"])
        room = f"t/{address.partition('talks=')[2]}/c/plenary/"
        at_home = links["Mediator"].split("accounts")[0]
        send(here, f"{at_home}{room}", at="act/", do="say", words="Said at the first server.")
        assert "Said at the first server." in fetch(there, f"{elsewhere}{room}")
