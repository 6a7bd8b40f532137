"""The commands that open pages: they print one address, answer there, and stop quietly."""

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.shell import TWO, record, run, spoil

from multitrack.report.bad_input import BadInputError
from multitrack.report.handed_in import examples_folder, record_for


@contextmanager
def started(*typed: object, folder: Path) -> Iterator[tuple[str, str]]:
    """A command that stays: what it printed first (up to a line that holds an address), and the address."""
    command = [sys.executable, "-u", "-m", "multitrack", *map(str, typed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as running:
        assert running.stdout is not None
        try:
            line = running.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
            assert address is not None, line
            yield line, address[0]
        finally:
            running.send_signal(signal.SIGINT)
            rest = running.stdout.read()
            assert running.wait(20) == 0, rest


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def test_demo_answers_at_the_address_it_prints(tmp_path: Path) -> None:
    with started("demo", "--port", 0, "--no-browser", folder=tmp_path) as (line, address):
        assert line == f"multitrack demo: {address}\n"
        assert "A sports park in the harbour" in page(address)
    assert list(tmp_path.iterdir()) == []


def test_open_keeps_its_record_beside_the_talks_and_goes_on_in_it(tmp_path: Path) -> None:
    (tmp_path / "water.yaml").write_text(TWO, encoding="utf-8")
    for file in ("water.yaml", "water.sqlite3"):
        with started("open", file, "--port", 0, "--no-browser", folder=tmp_path) as (line, address):
            assert line == f"Two on one thing: {address}\n"
            assert page(address).startswith("<!doctype html>")
    assert run("verify", tmp_path / "water.sqlite3").code == 0
    assert run("zone", tmp_path / "water.sqlite3", "--as", "desk", "--json").json["acceptable_to_all"] == 1


def test_where_a_record_is_kept(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(TWO, encoding="utf-8")
    inside = tmp_path / f"{tmp_path.name}.sqlite3"
    assert record_for(str(tmp_path), None) == record_for(str(tmp_path / "talks.yaml"), None) == inside
    assert record_for(str(tmp_path / "talks.yaml"), tmp_path / "other.sqlite3") == tmp_path / "other.sqlite3"
    assert record_for("-", None) == Path("talks.sqlite3")
    assert record_for("-", "postgresql://h/db?talks=a") == "postgresql://h/db?talks=a"
    assert record_for("six-party", None) == Path("six-party.sqlite3")
    assert record_for(str(examples_folder() / "six-party"), None) == Path("six-party.sqlite3")


def test_nothing_else_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text(TWO, encoding="utf-8")
    for there in (tmp_path / "talks.yaml", tmp_path, tmp_path / "no" / "folder.sqlite3"):
        with pytest.raises(BadInputError):
            record_for(str(tmp_path), there)


def test_a_broken_record_is_not_opened(tmp_path: Path) -> None:
    path = spoil(record(tmp_path / "desk.sqlite3"))
    said = subprocess.run(
        [sys.executable, "-m", "multitrack", "serve", str(path), "--port", "0"],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    what = "broken at entry 1 of the channel plenary: its hash does not match what is stored"
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr == f"{path}: not opened, for it is {what}.\n"


def test_an_export_opens_as_a_desk_of_its_own(tmp_path: Path) -> None:
    path = record(tmp_path / "talks.sqlite3")
    run("export", path, "--as", "head-N", "-o", tmp_path / "mine.json")
    before = path.read_bytes()
    with started("open", "mine.json", "--port", 0, "--no-browser", folder=tmp_path) as (line, address):
        assert line == f"Two on one thing: {address}\n"
        assert page(address).startswith("<!doctype html>")
    assert run("zone", tmp_path / "mine.sqlite3", "--as", "desk", "--json").json["not_known_of"] == ["S"]
    assert path.read_bytes() == before
