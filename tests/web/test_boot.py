"""Opening a house from a command: the demo, one desk, a house for everyone."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from tests.cli.test_json import compared

from multitrack.model.talks import Talks
from multitrack.record.chain import Whole, verify
from multitrack.record.journal.sqlite import SQLiteJournal
from multitrack.web.boot import PortTakenError, _listening
from multitrack.web.greeting import greeting
from multitrack.web.place import Place, slug_of
from multitrack.web.sitting import everywhere, seats_for, sitters

SERVING = Path(__file__).with_name("serving.py")


@contextmanager
def house(how: str, record: Path | str, *files: Path) -> Iterator[str]:
    """What a house says when it opens, the first page last."""
    command = [sys.executable, str(SERVING), how, str(record), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if line.startswith("= "):
                break
        try:
            yield said
        finally:
            server.terminate()


def browser() -> OpenerDirector:
    return build_opener(HTTPCookieProcessor(CookieJar()))


def fetch(opener: OpenerDirector, address: str, **written: str) -> str:
    data = urlencode(written).encode() if written else None
    with opener.open(address, data, timeout=20) as answer:
        words: str = answer.read().decode()
    return words


def send(opener: OpenerDirector, address: str, at: str = "", **written: str) -> str:
    page = fetch(opener, address)
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return fetch(opener, f"{address}{at}", csrfmiddlewaretoken=found[1], **written)


def test_one_desk_is_entered_by_a_link_that_works_once(parley_file: Path, tmp_path: Path) -> None:
    record = tmp_path / "desk.sqlite3"
    with house("desk", record, parley_file) as said:
        link = said.rsplit("= ", 1)[1].strip()
        me = browser()
        assert "Parley at the ford" in send(me, link, come="in")
        rooms = fetch(me, f"{link.split('/accounts')[0]}/t/desk/c/delegation-OPP/")
        assert "Only these hear this: the mediation team (1 person)." in rooms
        with pytest.raises(HTTPError, match="404"):
            fetch(browser(), link)
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("desk.sqlite3")] == []
    assert isinstance(verify(SQLiteJournal(record).read()[0]), Whole)
    with house("desk", record, parley_file) as said:
        assert "Parley at the ford" in send(browser(), said.rsplit("= ", 1)[1].strip(), come="in")


def test_a_house_gives_one_link_to_the_mediator_and_to_each_head(parley_file: Path, tmp_path: Path) -> None:
    record = tmp_path / "house.sqlite3"
    with house("serve", record, parley_file) as said:
        links = dict(re.findall(r"^  (.+?): (http\S+)$", said, flags=re.MULTILINE))
        assert list(links) == ["Mediator", "Government, head", "Opposition, head"]
        head = browser()
        chosen = {"username": "ada", "password": "a ford in the river", "again": "a ford in the river"}
        code = re.search(r"(\d{3}) (\d{3})", send(head, links["Government, head"], **chosen))
        assert code is not None
        assert "Parley" not in fetch(head, f"{links['Mediator'].split('accounts')[0]}t/house/")
        mediator = browser()
        assert "Parley at the ford" in send(mediator, links["Mediator"], **{**chosen, "username": "bo"})
        account = f"{links['Mediator'].split('invitation')[0]}"
        person = re.search(r'name="person" value="([^"]+)"', fetch(mediator, account))
        assert person is not None
        confirmed = {"person": person[1], "code": code[1] + code[2]}
        send(mediator, account, **confirmed, at="confirm/")
        page = fetch(head, f"{links['Mediator'].split('accounts')[0]}t/house/")
        assert 'href="/t/house/c/delegation-GOV/"' in page
        assert "caucus-OPP" not in page
    with house("serve", record, parley_file) as said:
        assert re.findall(r"invitation", said) == []


def test_a_folder_that_was_served_once_holds_its_talks(parley_file: Path, tmp_path: Path) -> None:
    with house("demo", tmp_path / "demo", parley_file) as said:
        assert "ford-mediator, ford-gov-head, ford-gov-delegate, ford-opp-head, ford-opp-delegate" in said
    assert list(Place(tmp_path / "demo").journals()) == ["ford"]


def test_a_port_that_is_taken_is_said_so() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(PortTakenError, match="cannot be used"),
    ):
        _listening("127.0.0.1", taken.getsockname()[1])


def test_the_demo_says_one_address_who_one_can_be_and_what_to_do(parley: Talks) -> None:
    said = greeting("http://127.0.0.1:8000/", {"ford": parley}, "let-us-talk")
    assert said.count("http://") == 1
    assert "Parley at the ford (exercise)" in said
    assert "In the first five minutes" in said


def test_people_sit_in_the_rooms_of_their_own(parley: Talks) -> None:
    seats = seats_for(parley, sitters(parley))
    sitting = {str(channel): [seat.person for seat in held] for channel, held in seats.items()}
    gov = ["GOV-head", "GOV-delegate"]
    assert sitting["caucus-GOV"] == ["mediator", *gov]
    assert sitting["delegation-GOV"] == gov
    assert sitting["mediation-team"] == ["mediator"]
    assert sitting["plenary"] == ["mediator", *gov, "OPP-head", "OPP-delegate"]
    assert {len(held) for held in everywhere(parley, sitters(parley)[0]).values()} == {1}


def test_nobodys_real_name_is_used_in_an_example(parley: Talks) -> None:
    assert [sitter.name for sitter in sitters(parley)][:2] == ["Mediator", "Government, head"]


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    place = Place(tmp_path / "talks.sqlite3")
    key = place.secret()
    assert place.secret() == key
    assert (tmp_path / "talks.sqlite3.key").stat().st_mode & 0o77 == 0


def test_a_database_is_called_by_the_name_of_its_talks() -> None:
    place = Place("postgresql://me:secret@h/db?talks=geneva-2014")
    assert (place.name, place.folder) == ("geneva-2014", None)
    assert list(place.journals()) == ["geneva-2014"]


@pytest.mark.parametrize(
    ("name", "slug"), [("Geneva 2014", "geneva-2014"), ("six_party", "six-party"), ("محادثات", "talks")]
)
def test_a_name_stands_in_an_address(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_whom_a_house_served_is_told_from_its_file_alone(parley_file: Path, tmp_path: Path) -> None:
    def asked() -> tuple[int, dict[str, list[dict[str, object]]]]:
        command = [sys.executable, "-m", "multitrack", "served", str(record), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, json.loads(done.stdout)

    record = tmp_path / "ford.sqlite3"
    with house("serve", record, parley_file) as said:
        link = re.search(r"Mediator: (\S+)", said)
        assert link is not None
        chosen = {"username": "the mediator", "password": "gravel and tar", "again": "gravel and tar"}
        send(browser(), link[1], **chosen)
    code, told = asked()
    assert code == 0
    (account,) = told["accounts"]
    assert (account["sits_for"], account["in_use"], account["whole"]) == (["mediation-team"], True, True)
    assert compared("multitrack served RECORD --json", [told]) == (
        set(),
        {"accounts[].barred_by[]", "accounts[].refused[]", "accounts[].turned_away[]"},
    ), "nobody was refused or shut out here"
