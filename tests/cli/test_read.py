"""The command that reads a report: drafts in words and as JSON, a talks file on demand, nothing entered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.shell import ROOT, run
from tests.cli.test_json import compared
from tests.reading.files import document, paragraphs, wordfile, zip_bomb
from tests.reading.measure import GOLD, SFP, half

from multitrack.reading.document import LARGEST_FILE

MEGABYTES = 300
REPORT = (
    "Talks go on\n\nLINDHAVEN, March 10, 2031 (Transmar) - After a meeting with the so-called “Front”, Norvia's "
    "foreign minister, Henrik Rask, told reporters that the government should agree to a ceasefire, prisoners and "
    "aid side by side. “All sides,” he said, “must be represented.”\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_in_words(report: Path) -> None:
    told = run("read", report)
    assert told.code == 0
    said = " ".join(told.out.split())
    for words in (
        "Transmar, Lindhaven, 2031-03-10. Read in it: 2 statements, 1 contact and 2 proposals",
        "Nothing was entered anywhere",
        "1. Transmar: outlet's own wording so-called “Front”",
        "Henrik Rask, Norvia's foreign minister: paraphrase the government should agree",
        "rests on line 3 (who said it, then that clause)",
        "Henrik Rask, Norvia's foreign minister: quotation All sides […] must be represented.",
        "meeting: Henrik Rask, Norvia's foreign minister with the Front",
    ):
        assert words in said


def test_against_talks(report: Path) -> None:
    told = run("read", report, "--talks", GOLD / "tarsenia.yaml", "--json").json
    speakers = [each["speaker"] for each in told["statements"] if each["speaker"]["known"]]
    assert {(each["name"], each["on_behalf_of"]) for each in speakers} == {("Henrik Rask", "NORVIA")}
    assert told["contacts"][0]["with_code"] == "FRONT"


def test_json_is_documented(report: Path) -> None:
    other = report.with_name("other.txt")
    listing = "Norvia proposed talks on issues such as aid, prisoners and elections."
    other.write_text(f"{listing}\n\n{'a ' * 2_000}\n\nNTA – 4/3/2031\n", encoding="utf-8")
    answers = [
        run("read", report, "--json").json,
        run("read", report, "--talks", GOLD / "tarsenia.yaml", "--json").json,
        run("read", GOLD / "tuned" / "broadcaster.html", "--json").json,
        run("read", other, "--json").json,
    ]
    assert compared("multitrack read FILE", answers) == (set(), set())


def test_spans_are_places_in_the_text(report: Path) -> None:
    for statement in run("read", report, "--json").json["statements"]:
        for span in (*statement["spans"], statement["rests_on"]):
            assert span["text"] == " ".join(REPORT[span["start"] : span["end"]].split())


@pytest.mark.parametrize("talks", [[], ["--talks", GOLD / "tarsenia.yaml"]])
def test_a_drafted_talks_file_passes_check(report: Path, tmp_path: Path, talks: list[object]) -> None:
    drafted = tmp_path / "drafted.yaml"
    told = run("read", report, *talks, "--draft", drafted)
    assert (told.code, told.err) == (0, f"{drafted}: written. Check every line before you use it.\n")
    checked = run("check", drafted, "--json")
    assert (checked.code, checked.json["status"]) == (0, "in order")
    text = drafted.read_text(encoding="utf-8")
    assert text.startswith(
        '# Drafted by rules from "report.txt". Nothing here is confirmed: check every line.\n'
    )
    assert "checked: unverified" in text or "checked" not in text
    assert "positions:" not in text
    before = 3 if talks else 0
    assert checked.json["statements"] == before + 3


def test_what_is_there_is_never_written_over(report: Path) -> None:
    told = run("read", report, "--draft", report)
    assert (told.code, report.read_text(encoding="utf-8")) == (2, REPORT)
    assert "is there already" in told.err


def test_no_talks_file_where_there_is_nothing_to_talk_of(tmp_path: Path) -> None:
    path, drafted = tmp_path / "report.txt", tmp_path / "drafted.yaml"
    path.write_text("Dr Ana Pell said that it rained.", encoding="utf-8")
    told = run("read", path, "--draft", drafted)
    assert (told.code, drafted.exists()) == (2, False)
    assert "The report names no sides, or no proposal or matter" in told.err
    assert run("read", path, "--json").json["talks_file"] is None


def test_nobody_says_anything(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("It rained.", encoding="utf-8")
    assert run("read", path).code == 1


def test_standard_input() -> None:
    told = run("read", "-", "--json", stdin=REPORT)
    assert (told.code, told.json["document"]["name"]) == (0, "standard input")


def test_a_word_file_is_read_as_its_text_is(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(wordfile(document(paragraphs("Dr Ana Pell said “yes”.", "It rained."))))
    told = run("read", path, "--json").json
    assert [(each["words"], each["rests_on"]["place"]) for each in told["statements"]] == [
        ("yes", "paragraph 1")
    ]


@pytest.mark.parametrize("talks", [[], ["--talks", "geneva-2014"]])
def test_the_first_report(tmp_path: Path, talks: list[object]) -> None:
    if not SFP.is_file():
        pytest.skip("the report of 4 February 2014 is not beside the project: left out")
    drafted = tmp_path / "drafted.yaml"
    told = run("read", SFP, *talks, "--draft", drafted, "--json")
    assert (told.code, len(told.json["statements"]), len(told.json["contacts"])) == (0, 13, 1)
    assert run("check", drafted).code == 0
    if talks:
        speakers = {(s["speaker"]["name"], s["speaker"]["on_behalf_of"]) for s in told.json["statements"]}
        assert ("Gennady Gatilov", "RUSSIA") in speakers
        assert told.json["contacts"][0]["with_code"] == "NC"


def within(megabytes: int, program: str, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that is given no more memory than this, everything that Python takes for itself included."""
    bound = f"import resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({megabytes << 20},) * 2)\n"
    command = [sys.executable, "-c", bound + program, *words]
    one_thread = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=one_thread)


def test_a_hundred_megabytes_and_a_bomb_are_refused_in_little_memory(tmp_path: Path) -> None:
    assert "MemoryError" in within(MEGABYTES, f"bytes({MEGABYTES << 20})", folder=tmp_path).stderr
    with (tmp_path / "large.txt").open("wb") as writing:
        writing.truncate(100_000_000)
    (tmp_path / "bomb.docx").write_bytes(zip_bomb())
    program = "from multitrack.cli import main; main(['read', sys.argv[1]])"
    for name, why in (("large.txt", f"more than {LARGEST_FILE:,} bytes"), ("bomb.docx", "would unpack")):
        done = within(MEGABYTES, program, name, folder=tmp_path)
        assert (done.returncode, done.stdout, why in done.stderr) == (2, "", True), done.stderr
        assert done.stderr.startswith(f"{name}: ")


def test_the_page_on_reading_gives_the_figures_that_are_measured() -> None:
    page = (ROOT / "docs" / "how-to" / "read-a-report.md").read_text(encoding="utf-8")
    for name, words in (
        ("tuned", "those the rules were written with"),
        ("held-out", "**those kept from the rules**"),
    ):
        score = half(name)
        line = next(each for each in page.splitlines() if words in each).replace("*", "")
        assert line.split("|")[2:5] == [
            f" {score.wanted} ",
            f" {score.precision:.2f} ",
            f" {score.recall:.2f} ",
        ]
