"""What each command answers, with what exit code, and what it says to somebody who mistypes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.shell import EXAMPLES, NEVER, ROOT, SAID, TWO, record, run, spoil

NASH = {"A": "A2", "B": "B3", "C": "C3", "D": "D2", "E": "E3"}


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_zone_of_the_game_with_known_answers() -> None:
    said = run("zone", EXAMPLES / "six-party", "--json")
    found = said.json
    assert (said.code, found["status"], found["packages"]) == (0, "exact", 720)
    assert (found["acceptable_to_all"], found["acceptable_under_rule"]) == (12, 55)
    assert (found["frontier"]["size"], found["frontier"]["status"]) == (481, "exact")
    assert (found["solutions"]["nash"]["package"], found["solutions"]["nash"]["status"]) == (NASH, "exact")


def test_compare_names_the_two_parties_that_refuse_what_voting_ends_in() -> None:
    words = " ".join(run("compare", EXAMPLES / "six-party").out.split())
    said = "Two parties refuse this package: Department of Tourism (TOU) and Environmental League (ENV)."
    assert said in words
    structures = run("compare", EXAMPLES / "six-party", "--json").json["structures"]
    assert [each["id"] for each in structures][:3] == ["one-by-one", "three-teams", "all-at-once"]


def test_where_only_stances_are_known_nothing_is_counted_that_nobody_can_know() -> None:
    found = run("zone", EXAMPLES / "geneva-2014", "--json").json
    assert (found["status"], found["not_known_of"]) == ("unknown", ["GOV", "NC"])
    assert [found[key] for key in ("acceptable_to_all", "acceptable_under_rule", "frontier")] == [None] * 3
    assert (
        sum(found["robust"][each] for each in ("surely", "possibly", "unknown", "not")) == found["packages"]
    )
    words = " ".join(run("compare", EXAMPLES / "geneva-2014").out.split())
    assert "stances alone do not tell the ways apart" in words
    assert "Voting ends" not in words


@pytest.mark.parametrize("command", ["zone", "compare"])
def test_where_nothing_can_be_agreed_the_exit_code_says_so(command: str, tmp_path: Path) -> None:
    (tmp_path / "never.yaml").write_text(NEVER, encoding="utf-8")
    assert run(command, tmp_path / "never.yaml").code == 1


def test_zone_says_who_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "never.yaml").write_text(NEVER, encoding="utf-8")
    assert "  - Ruled out by the refusals of North (N).\n" in run("zone", tmp_path / "never.yaml").out
    assert run("zone", tmp_path / "never.yaml", "--json").json["blocking"]["would_open"]["sets"] == [["N"]]


def test_one_package(two: Path) -> None:
    accepted, refused = (
        run("zone", two, "--package", "A=a2, B=b2"),
        run("zone", two, "--package", "A=a1,B=b1"),
    )
    assert (accepted.code, refused.code) == (0, 1)
    assert "  South (S)   no        worth 1 to it, walks away below 2\n" in refused.out


def test_a_package_may_be_typed_by_titles(two: Path) -> None:
    by_titles = run("zone", two, "--package", "water=half,Oil=Some", "--json")
    assert by_titles.json == run("zone", two, "--package", "A=a2,B=b2", "--json").json


def test_everything_wrong_with_a_package_is_said_at_once(two: Path) -> None:
    said = run("zone", two, "--package", "A=a9,Z=a1,B,A=a1,A=a2")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [
        '--package: there is no option of A "a9". Expected one of a1, a2.',
        '--package: there is no issue "Z". Expected one of A, B.',
        '--package: "B" is no choice. Expected issue=option, such as A=a1.',
        '--package: the issue "A" is chosen twice.',
    ]


def test_check_a_talks_file(two: Path) -> None:
    assert (
        run("check", two).out == f"{two}: in order. Two on one thing: 2 parties, 2 issues and 2 mandates.\n"
    )


def test_check_says_every_problem_with_its_line() -> None:
    said = run("check", ROOT / "tests" / "bad" / "twenty-lines.yaml")
    expected = (ROOT / "tests" / "bad" / "twenty-lines.txt").read_text(encoding="utf-8")
    assert (said.code, said.out, said.err) == (2, "", expected)


@pytest.mark.parametrize("command", ["check", "show", "zone", "compare"])
def test_a_folder_an_example_and_standard_input_are_read(command: str, two: Path) -> None:
    by_folder = run(command, two.parent).out.replace(str(two.parent), str(two))
    assert by_folder == run(command, two).out
    assert run(command, "-", stdin=TWO).out == run(command, two).out.replace(str(two), "-")
    assert run(command, "six-party").out == run(command, EXAMPLES / "six-party").out.replace(
        str(EXAMPLES / "six-party"), "six-party"
    )


def test_what_is_not_there_is_said_with_what_may_have_been_meant(tmp_path: Path) -> None:
    assert run("zone", "six-part").err == (
        'six-part: there is no such file or folder. Did you mean the example "six-party"?\n'
    )
    assert run("zone", tmp_path).err == f"{tmp_path}: this folder holds no talks.yaml.\n"
    folders = "Folders in it that do: amman-2015, coalition, geneva-2014, geneva-2017, six-party."
    assert run("zone", EXAMPLES).err == f"{EXAMPLES}: this folder holds no talks.yaml. {folders}\n"
    assert (run("verify", "none").code, run("verify", "none").err) == (2, "none: there is no such file.\n")


def test_verify_a_whole_record_and_a_broken_one(tmp_path: Path) -> None:
    path = record(tmp_path / "talks.sqlite3")
    assert run("verify", path).out == f"{path}: whole, 7 entries on 7 channels.\n"
    said = run("verify", spoil(path))
    broken = "broken at entry 1 of the channel plenary: its hash does not match what is stored"
    assert (said.code, said.out) == (1, f"{path}: {broken}.\n")
    assert run("check", path) == said


def test_verify_leaves_the_record_as_it_is(tmp_path: Path) -> None:
    path = record(tmp_path / "talks.sqlite3")
    before = path.read_bytes()
    run("verify", path)
    assert path.read_bytes() == before


def test_verify_says_what_is_no_record_and_what_cannot_be_read(two: Path, tmp_path: Path) -> None:
    assert run("verify", two).err == f"{two}: this is no record of talks.\n"
    other = tmp_path / "other.sqlite3"
    other.write_bytes(b"SQLite format 3\0" + bytes(4000))
    said = run("verify", other)
    assert (said.code, said.out.split(":")[1]) == (1, " broken, before any entry can be read")


def test_a_record_answers_from_what_one_person_knows(tmp_path: Path) -> None:
    path = record(tmp_path / "talks.sqlite3")
    assert run("zone", path, "--as", "head-N", "--json").json["not_known_of"] == ["S"]
    assert run("zone", path, "--as", "med", "--json").json["not_known_of"] == ["N", "S"]
    refused = [
        run("show", path),
        run("show", path, "--as", "stranger"),
        run("show", "six-party", "--as", "med"),
    ]
    assert [said.code for said in refused] == [2, 2, 2]
    assert len({said.err for said in refused}) == 3


def test_a_certificate_holds_until_a_number_or_the_talks_change(two: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.json"
    run("zone", two, "--certificate", paper)
    assert run("check", paper).code == 0
    whole = json.loads(paper.read_text(encoding="utf-8"))
    whole["claims"]["solutions"]["nash"]["packages"][0]["A"] = "a1"
    paper.write_text(json.dumps(whole), encoding="utf-8")
    said = run("check", paper, "--json")
    wrong = {
        "what": "solutions.nash.packages",
        "says": [{"A": "a1", "B": "b2"}],
        "counted": [{"A": "a2", "B": "b2"}],
    }
    assert (said.code, said.json["same_talks"], said.json["differences"]) == (1, True, [wrong])
    two.write_text(TWO.replace("walk_away: 2", "walk_away: 1"), encoding="utf-8")
    assert run("check", paper, "--json").json["same_talks"] is False


def test_a_certificate_that_is_none_or_has_no_talks_is_bad_input(tmp_path: Path) -> None:
    paper = tmp_path / "paper.json"
    paper.write_text('{"format": "multitrack certificate", "version": 9}', encoding="utf-8")
    assert run("check", paper).err == f"{paper}: this is no certificate of a form known here.\n"
    (tmp_path / "talks.yaml").write_text(SAID, encoding="utf-8")
    run("zone", tmp_path / "talks.yaml", "--certificate", paper)
    (tmp_path / "talks.yaml").unlink()
    said = run("check", paper)
    assert (said.code, said.err.endswith("Add --talks FILE.\n")) == (2, True)


def test_bad_input_as_json_stands_on_standard_output() -> None:
    said = run("zone", "nowhere", "--json")
    assert (said.code, said.err, said.json["status"]) == (2, "", "bad input")


def test_a_mistyped_command_or_option_is_answered_with_the_nearest() -> None:
    assert "Did you mean 'compare'?" in run("comapre", "six-party").err
    assert (run("zone", "six-party", "--jsno").code, "--json" in run("zone", "six-party", "--jsno").err) == (
        2,
        True,
    )


def test_the_schema_is_one_json_object() -> None:
    assert run("schema").json["title"] == "Talks file"


def started(*typed: str, **more: Any) -> subprocess.Popen[str]:
    """A command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "multitrack", *typed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **more,
    )


def test_words_are_utf_8_and_plain_where_no_terminal_is() -> None:
    said, complaint = started(
        "show", "geneva-2014", env={**os.environ, "PYTHONIOENCODING": "ascii"}
    ).communicate()
    assert (complaint, said) == (
        "",
        (EXAMPLES / "geneva-2014" / "expected" / "show.txt").read_text(encoding="utf-8"),
    )


def test_ctrl_c_leaves_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "talks.yaml"
    os.mkfifo(pipe)
    running = started("zone", str(pipe))
    with pipe.open("w"):  # waits until the command reads
        running.send_signal(signal.SIGINT)
        assert (running.communicate(), running.returncode) == (("", "\nStopped.\n"), 130)
