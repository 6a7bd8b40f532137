"""An export of the talks at the ford, open at home."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.web.ford import SLUG

from multitrack.record.export import export_of, written
from multitrack.web.house import House, the_house
from multitrack.web.people.models import Account
from multitrack.web.sitting import Sitter
from multitrack.web.takeaway.home import Home, kept_beside

HOME = "/t/ford-export/"


@pytest.fixture
def export(house: House, people: dict[str, Sitter], tmp_path: Path) -> Path:
    """What the head of the opposition took home."""
    person = people["opp-head"].person
    view = house.view(SLUG, person)
    assert view is not None
    path = tmp_path / "mine.json"
    path.write_text(written(export_of(view, house.rows(SLUG, person), None)), encoding="utf-8")
    return path


@pytest.fixture
def home(export: Path, tmp_path: Path) -> Home:
    return Home(str(export), None, kept_beside(tmp_path / "mine.sqlite3"))


@pytest.fixture
def at_home(export: Path, settings: Settings) -> Iterator[Client]:
    """The one person at the laptop where the export lies open."""
    settings.EXPORT, settings.DESK = str(export), True
    the_house.cache_clear()
    client = Client()
    client.force_login(Account.objects.open("desk", None, "desk"))
    yield client
    the_house().close()
