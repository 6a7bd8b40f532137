"""A record in PostgreSQL from the shell: every command that takes a record takes its address, and says no password."""

import json
import sys
from pathlib import Path

import psycopg
import pytest
from tests.cli.shell import convened, run
from tests.cli.test_submit import SAID, written
from tests.record.server import GUARDED, Places, Server

from multitrack.record.journal.address import shown
from multitrack.record.journal.key import key_for, known_key
from multitrack.record.journal.postgres import negotiations

PASSWORD = "a:b/c@d e"


@pytest.fixture
def kept(postgres: Places) -> str:
    address = postgres()
    convened(address)
    return address


def test_a_record_is_checked_and_looked_at_where_it_is(kept: str) -> None:
    for command in ("verify", "check"):
        said = run(command, kept)
        assert (said.code, said.out) == (0, f"{kept}: whole, 7 entries on 7 channels.\n")
    assert "Two on one thing" in run("show", kept, "--as", "head-N").out
    assert "Add --as PERSON" in run("show", kept).err
    assert 'nobody with the code "who"' in run("show", kept, "--as", "who").err


def test_receipts_are_given_under_the_key_in_the_database(kept: str, tmp_path: Path) -> None:
    paper, taken = tmp_path / "receipt.json", tmp_path / "export.json"
    assert run("receipt", kept, "plenary", 1, "--as", "head-N", "-o", paper).code == 0
    key = known_key(kept)
    assert key is not None
    assert json.loads(paper.read_text())["public_key"] == key.public == key_for(kept).public
    assert "holds" in run("check", paper).out
    assert "stands" in run("verify", kept, "--receipt", paper).out
    assert run("export", kept, "--as", "head-N", "-o", taken).code == 0
    assert run("verify", taken, "--receipt", paper).code == 0


def test_acts_are_brought_to_it(kept: str, tmp_path: Path) -> None:
    mine = written(tmp_path / "a.json", SAID)
    assert run("submit", kept, mine, "--as", "head-N").code == 0
    assert "8 entries" in run("verify", kept).out


def test_what_is_not_there_is_named_and_not_made(kept: str, postgres: Places) -> None:
    elsewhere = postgres()
    said = run("verify", elsewhere)
    before = negotiations(kept)
    assert said.code == 2
    assert f"{elsewhere}: this database holds no talks named" in said.err
    assert all(name in said.err for name in before)
    assert known_key(elsewhere) is None
    assert negotiations(kept) == before
    assert "cannot name a negotiation" in run("verify", kept.replace("talks=", "talks=A")).err


def test_a_wrong_password_is_refused_and_never_said(server: Server, kept: str, tmp_path: Path) -> None:
    with psycopg.connect(server.address("x").partition("&talks")[0], autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {GUARDED} LOGIN PASSWORD 'another'")
    named = kept.partition("talks=")[2]
    for who in (f"{GUARDED}:{PASSWORD}", f"{GUARDED}:a%20b", GUARDED):
        address = server.address(named, who)
        commands = (
            ("verify", address),
            ("show", address, "--as", "head-N"),
            ("export", address, "--as", "head-N"),
            ("submit", address, written(tmp_path / "a.json", SAID), "--as", "head-N"),
            ("serve", address),
        )
        for said in (run(*command) for command in commands):
            assert said.code == 2
            assert all(word not in said.err + said.out for word in ("a:b", "c@d", "d e", "a%20b"))
            assert said.err.startswith(f"postgresql://{GUARDED}@")
    assert (
        "The database does not let this installation in." in run("verify", server.address(named, GUARDED)).err
    )


def test_a_server_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    for command in (("verify",), ("serve",), ("open",), ("receipt", "plenary", 1, "--as", "head-N")):
        typed = (command[0], f"postgresql://me:secret@/db?host={tmp_path}", *command[1:])
        said = run(*typed)
        assert said.code == 2
        assert "The record cannot be reached." in said.err
        assert "secret" not in said.err


def test_without_the_extra_it_is_said_what_to_install(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "multitrack.record.journal.beside", None)
    monkeypatch.delattr("multitrack.record.journal.beside")
    said = run("verify", kept)
    assert (said.code, "multitrack[cluster]" in said.err) == (2, True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("talks.sqlite3", "talks.sqlite3"),
        ("postgresql://h/db?talks=a", "postgresql://h/db?talks=a"),
        ("postgresql://me:pw@h:5/db?talks=a", "postgresql://me@h:5/db?talks=a"),
        ("postgresql://me:p@w/x?y@h/db", "postgresql://me@h/db"),
        ("postgres://me@h/db?password=pw&sslmode=require", "postgres://me@h/db?sslmode=require"),
    ],
)
def test_an_address_is_said_without_its_password(typed: str, told: str) -> None:
    assert shown(typed) == told
