"""An export from the shell: written, verified and read without the record."""

from pathlib import Path

import pytest
from tests.cli.shell import TWO, record, run, sit_in_a_caucus


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return record(tmp_path / "talks.sqlite3")


@pytest.fixture
def file(kept: Path, tmp_path: Path) -> Path:
    run("export", kept, "--as", "head-N", "-o", tmp_path / "mine.json")
    return tmp_path / "mine.json"


def test_it_is_the_same_printed_and_written(kept: Path, file: Path) -> None:
    assert run("export", kept, "--as", "head-N").out == file.read_text(encoding="utf-8")


def test_it_is_verified_without_the_record(kept: Path, file: Path) -> None:
    kept.unlink()
    said = run("verify", file)
    heard = "What head-N heard: 4 entries on 4 channels."
    assert (said.code, said.out.splitlines()[0]) == (0, f"{file}: holds. {heard}")
    assert run("check", file) == said


def test_what_was_joined_later_stands_on_the_records_word(kept: Path, tmp_path: Path) -> None:
    sit_in_a_caucus(kept, "late")
    said = run("export", kept, "--as", "late", "-o", tmp_path / "late.json", "--json").json
    assert (said["told"], said["whole"]) == ([{"channel": "caucus-N", "signed": False}], ["public"])


@pytest.mark.parametrize("command", ["show", "zone", "compare"])
def test_it_answers_as_the_record_did(command: str, kept: Path, file: Path) -> None:
    asked = run(command, kept, "--as", "head-N", "--json")
    assert run(command, file, "--json") == asked


def test_a_receipt_is_held_against_it(kept: Path, file: Path, tmp_path: Path) -> None:
    run("receipt", kept, "plenary", 1, "--as", "med", "-o", tmp_path / "receipt.json")
    said = run("verify", file, "--receipt", tmp_path / "receipt.json", "--json")
    assert (said.code, said.json["receipts"][0]["found"]) == (0, "stands")


def test_a_touched_export_is_broken_and_nothing_is_read_from_it(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("Water", "Wine"), encoding="utf-8")
    said = run("verify", file)
    what = "broken at entry 1 of the channel plenary: its words do not match their commitment."
    assert (said.code, said.out) == (1, f"{file}: {what}\n")
    assert (run("show", file).code, run("show", file).out) == (2, "")


def test_nobody_without_a_seat_has_one(kept: Path) -> None:
    assert run("export", kept, "--as", "stranger").code == 2


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """An export of talks whose file holds no mandate."""
    bare = TWO.split("mandates:")[0]
    run("export", record(tmp_path / "bare.sqlite3", bare), "--as", "head-N", "-o", tmp_path / "bare.json")
    return tmp_path / "bare.json"


def test_a_delegation_adds_its_mandate_at_home(others: Path, tmp_path: Path) -> None:
    paper = tmp_path / "mandate.yaml"
    paper.write_text(
        "{party: N, walk_away: 2, worths: {A: {a1: 2, a2: 1}, B: {b1: 0, b2: 1}}}", encoding="utf-8"
    )
    before = others.read_bytes()
    said = run("zone", others, "--mandate", paper, "--json").json
    assert (said["not_known_of"], said["basis"]["mandates"]) == (["S"], 1)
    assert run("zone", others, "--json").json["basis"]["mandates"] == 0
    assert others.read_bytes() == before


def test_a_mandate_of_another_or_for_other_talks_is_refused(others: Path, tmp_path: Path) -> None:
    paper = tmp_path / "mandate.yaml"
    paper.write_text("{party: S, walk_away: 2, worths: {A: {a1: 2, a2: 1}}}", encoding="utf-8")
    foreign = run("zone", others, "--mandate", paper)
    paper.write_text("{walk_away: 2, worths: {A: {a1: 2, a9: 1}}}", encoding="utf-8")
    unknown = run("zone", others, "--mandate", paper)
    assert [said.code for said in (foreign, unknown, run("zone", "six-party", "--mandate", paper))] == [
        2,
        2,
        2,
    ]
    assert ('the mandate of "S"' in foreign.err, "a9" in unknown.err) == (True, True)
