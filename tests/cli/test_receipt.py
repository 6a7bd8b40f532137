"""A receipt from the shell: given, read without the record, and held against it."""

import json
from pathlib import Path

import pytest
from tests.cli.shell import record, run, spoil

from multitrack.record.journal.key import key_for


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return record(tmp_path / "talks.sqlite3")


@pytest.fixture
def paper(kept: Path, tmp_path: Path) -> Path:
    run("receipt", kept, "plenary", 1, "--as", "head-N", "-o", tmp_path / "receipt.json")
    return tmp_path / "receipt.json"


def test_the_key_is_its_owners_alone(kept: Path) -> None:
    key = kept.with_name("talks.sqlite3.receipts.key")
    assert key.stat().st_mode & 0o77 == 0
    assert key_for(kept).public != key.read_text(encoding="ascii").strip()


def test_a_receipt_is_the_same_printed_and_written(kept: Path, paper: Path) -> None:
    printed = run("receipt", kept, "plenary", 1, "--as", "head-S").out
    assert printed == paper.read_text(encoding="utf-8")


def test_it_is_read_without_the_record(kept: Path, paper: Path) -> None:
    kept.unlink()
    said = run("check", paper)
    assert (said.code, said.out.splitlines()[0]) == (0, f"{paper}: holds.")
    assert "its words: Two on one thing" in said.out


def test_it_stands_in_its_record(kept: Path, paper: Path) -> None:
    said = run("verify", kept, "--receipt", paper)
    stands = (
        "stands. Entry 1 of the channel plenary: it is as it was, and so is all before it on its channel."
    )
    assert (said.code, said.out.splitlines()[-1]) == (0, f"{paper}: {stands}")


def test_a_record_begun_anew_and_a_touched_one_are_told(kept: Path, paper: Path, tmp_path: Path) -> None:
    anew = run("verify", record(tmp_path / "anew.sqlite3"), "--receipt", paper)
    assert (anew.code, anew.out.splitlines()[-1].startswith(f"{paper}: another key.")) == (1, True)
    touched = run("verify", spoil(kept), "--receipt", paper)
    assert (touched.code, "broken at entry 1" in touched.out) == (1, True)


def test_a_touched_receipt_does_not_hold(paper: Path) -> None:
    written = json.loads(paper.read_text(encoding="utf-8"))
    paper.write_text(
        json.dumps({**written, "words": written["words"].replace("Two", "Ten")}), encoding="utf-8"
    )
    said = run("check", paper)
    assert (said.code, said.out) == (
        1,
        f"{paper}: does not hold: its words are not those that were recorded.\n",
    )


@pytest.mark.parametrize("channel", ["caucus-N", "delegation-N", "plenary-of-others"])
def test_other_rooms_give_none(kept: Path, channel: str) -> None:
    said = run("receipt", kept, channel, 1, "--as", "head-N")
    assert (said.code, said.out.startswith("No receipt.")) == (1, True)


def test_without_the_key_there_is_none(kept: Path) -> None:
    kept.with_name("talks.sqlite3.receipts.key").unlink()
    assert "The key that signs the receipts" in run("receipt", kept, "plenary", 1, "--as", "head-N").out


def test_what_is_no_receipt_is_bad_input(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    said = run("verify", kept, "--receipt", tmp_path / "other.json", "--receipt", tmp_path / "none.json")
    assert (said.code, len(said.err.splitlines())) == (2, 2)


def test_a_record_answers_as_on_a_day(kept: Path) -> None:
    assert run("show", kept, "--as", "head-N", "--on", "2026-03-02", "--json").json["as_on"] == "2026-03-02"
    refused = [
        run("show", kept, "--as", "head-N", "--on", "2026-03-01"),
        run("show", kept, "--on", "2026-03-02"),
        run("zone", "six-party", "--as", "x", "--on", "2026-03-02"),
        run("compare", kept, "--as", "stranger", "--on", "2026-03-02"),
    ]
    assert ([said.code for said in refused], len({said.err for said in refused})) == ([2] * 4, 4)


@pytest.mark.parametrize("command", ["show", "zone", "export"])
def test_nothing_is_answered_from_a_broken_record(command: str, kept: Path) -> None:
    said = run(command, spoil(kept), "--as", "head-N")
    assert (said.code, said.err) == (2, f'{kept}: this record is broken. "multitrack verify" says where.\n')
