"""Small talks in a house of their own, and people who can look in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings
from tests.web.ford import PARLEY, SLUG

from multitrack.model.channel import ChannelId
from multitrack.model.party import PartyId, PersonId
from multitrack.model.talks import Talks
from multitrack.record.act import Act, Request
from multitrack.record.answer import Accepted
from multitrack.record.floor import Floor
from multitrack.record.journal.key import key_for
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.report.means import means
from multitrack.talksfile import read_text
from multitrack.web import told
from multitrack.web.house import House, the_house
from multitrack.web.people.models import Account
from multitrack.web.place import Place
from multitrack.web.sitting import Sitter, seats_for, sitters


@pytest.fixture(scope="session")
def parley() -> Talks:
    reading = read_text(PARLEY)
    assert reading.talks is not None, reading.problems
    return reading.talks


@pytest.fixture(scope="session")
def parley_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("talks") / f"{SLUG}.yaml"
    path.write_text(PARLEY, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Every test begins and ends in the same language, whatever its people chose."""
    with translation.override("en"):
        yield


@pytest.fixture
def people(parley: Talks) -> dict[str, Sitter]:
    return {sitter.short: sitter for sitter in sitters(parley)}


@pytest.fixture
def house(
    parley: Talks, people: dict[str, Sitter], tmp_path: Path, settings: Settings, db: None
) -> Iterator[House]:
    """The talks, opened, and an account for each who sits in them; `stranger` has an account and no seat."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    kept = tmp_path / f"{SLUG}.sqlite3"
    floor = Floor(SQLiteJournal(kept), replace(means(), public_key=key_for(kept).public))
    floor.convene(parley, PersonId("mediator"), seats_for(parley, people.values()))
    floor.close()
    for sitter in people.values():
        Account.objects.open(sitter.short, "let-us-talk", sitter.person)
    Account.objects.open("stranger", "let-us-talk")
    settings.PLACE = Place(tmp_path)
    the_house.cache_clear()
    told._kept.clear()
    yield the_house()
    the_house().close()
    the_house.cache_clear()


@pytest.fixture
def as_(house: House) -> Callable[[str], Client]:
    """A browser of whoever is named, signed in."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=name))
        return client

    return browser


@pytest.fixture
def does(house: House, people: dict[str, Sitter]) -> Callable[..., Accepted]:
    """Someone does an act on a channel, and it is accepted."""

    def act(who: str, channel: str, act: Act, **more: str) -> Accepted:
        party = more.get("on_behalf_of")
        answer = house.act(
            SLUG,
            Request(
                author=people[who].person,
                channel=ChannelId(channel),
                act=act,
                on_behalf_of=PartyId(party) if party else None,
                from_paper=more.get("from_paper", ""),
            ),
        )
        assert isinstance(answer, Accepted), answer
        return answer

    return act
