"""The commands of whoever keeps spreadsheets, typed as such a person types them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.cli.shell import SAID, record, run
from tests.cli.test_json import compared, documented
from tests.exchange.books import SMALL, book
from tests.exchange.messy import messy

DECISIONS = [
    "--same",
    "GOS=Government of Sarro (GOS)",
    "--same",
    "Nat. Valley Front=National Valley Front (NVF)",
    "--same",
    "National Valley Frnt=National Valley Front (NVF)",
    "--own-words",
]


@pytest.fixture
def sarro(tmp_path: Path) -> Path:
    return messy(tmp_path / "sarro.xlsx")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return book(tmp_path / "small.xlsx", SMALL)


def test_check_says_how_a_workbook_is_read_and_how_to_decide(sarro: Path) -> None:
    said = run("check", sarro)
    assert said.code == 0
    assert "9 parties, 20 issues, 3 tracks, 14 statements and 156 stances." in said.out
    assert said.out.splitlines()[-1].startswith(f'multitrack matrix "{sarro}" --')
    assert set(said.out.splitlines()[-1].split()) >= {"--own-words", "--same"}
    answer = run("check", sarro, "--json").json
    keys = documented("multitrack check WORKBOOK")
    assert {f"remarks[].{key}".replace("cells", "cells[]") for key in answer["remarks"][0]} == keys


def test_what_is_decided_is_kept_beside_the_workbook_and_read_by_every_command(sarro: Path) -> None:
    assert "6 parties" in run("matrix", sarro, *DECISIONS).out
    kept = sarro.with_name("sarro.decided.txt").read_text(encoding="utf-8").splitlines()
    assert kept[1:] == [
        "same: GOS = Government of Sarro (GOS)",
        "same: Nat. Valley Front = National Valley Front (NVF)",
        "same: National Valley Frnt = National Valley Front (NVF)",
        "own words: wanted",
    ]
    shown = run("show", sarro)
    assert "GOS-2" not in shown.out
    assert shown.err.startswith(f"{sarro}: 6 parties, 20 issues, 3 tracks, 14 statements and 165 stances; ")
    assert "for you to decide" not in shown.err
    assert "6 parties" in run("matrix", sarro, "--leave-out", "Nobody here").out
    assert "leave out: Nobody here\n" in sarro.with_name("sarro.decided.txt").read_text(encoding="utf-8")


def test_a_bad_decision_is_named_and_not_kept(small: Path) -> None:
    kept = small.with_name("small.decided.txt")
    said = run("matrix", small, "--same", "North", "--same", "=South")
    assert (said.code, said.err.splitlines()) == (
        2,
        ['--same: "North" is no pair. Expected "A=B".', '--same: "=South" is no pair. Expected "A=B".'],
    )
    assert 'no column bears the name "Nrth"' in run("matrix", small, "--same", "Nrth=South").err
    assert not kept.exists()
    kept.write_text("# mine\nsame: North\nleave out: x\nthink: no\n", encoding="utf-8")
    assert [line.partition(": ")[0] for line in run("check", small).err.splitlines()] == [
        f"{kept} line 2",
        f"{kept} line 4",
    ]
    kept.write_bytes(b"\xff\xfe")
    assert "Expected UTF-8 text" in run("check", small).err


def test_zone_counts_on_a_workbook(small: Path) -> None:
    found = run("zone", small, "--json").json
    assert (found["packages"], found["robust"]["surely"], found["robust"]["not"]) == (2, 1, 1)


def test_talks_go_out_as_a_matrix_and_as_a_talks_file_and_come_back(sarro: Path, tmp_path: Path) -> None:
    run("matrix", sarro, *DECISIONS)
    out, text = tmp_path / "out.xlsx", tmp_path / "out.yaml"
    said = run("matrix", sarro, "-o", out)
    assert "9 statements on which no stance rests cannot stand in a matrix" in said.out
    assert run("matrix", out, "-o", text).code == 0
    one, two, three = (run("show", each, "--json").json for each in (sarro, out, text))
    same = ("title", "parties", "issues", "tracks", "positions")
    assert [one[key] for key in same] == [two[key] for key in same] == [three[key] for key in same]


def test_what_would_change_in_a_book_is_shown_before_it_is(small: Path, tmp_path: Path) -> None:
    talks, out = tmp_path / "talks.yaml", tmp_path / "new.xlsx"
    run("matrix", small, "-o", talks)
    talks.write_text(
        talks.read_text(encoding="utf-8").replace("all: refuses", "all: accepts"), encoding="utf-8"
    )
    before = small.read_bytes()
    shown = run("matrix", talks, "--into", small)
    assert f"{small}: 1 cell would change; nothing is written." in shown.out
    assert "Matrix!D2   South   Water: All   refuses        accepts" in shown.out
    assert "1 cell changed; all else is as in" in run("matrix", talks, "--into", small, "-o", out).out
    assert small.read_bytes() == before
    sheet: Any = load_workbook(out)["Matrix"]
    assert sheet["D2"].value == "accepts"
    assert (
        run("matrix", talks, "--into", small, "-o", small, "--json").json["changes"][0]["before"] == "refuses"
    )
    assert "0 cells would change" in run("matrix", talks, "--into", small).out
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_a_record_goes_out_as_its_person_knows_it(tmp_path: Path) -> None:
    kept, out = record(tmp_path / "talks.sqlite3", SAID), tmp_path / "out.xlsx"
    assert "Heard only: 2 parties" in run("matrix", kept, "--as", "med", "-o", out).out
    assert "not kept at one desk" in run("matrix", kept, "-o", out).err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["matrix", "six-party"], "this is no workbook. To write one: -o FILE.xlsx"),
        (["matrix", "six-party", "--own-words"], "What is decided is decided of one."),
        (["matrix", "six-party", "-o", "talks.doc"], "expected a name that ends in .xlsx or .yaml"),
        (["statements", "six-party", "-o", "talks.doc"], "expected a name that ends in .xlsx, .csv or .json"),
        (
            ["statements", "six-party", "--add", "talks.doc"],
            "Expected a file that ends in .xlsx, .csv or .json",
        ),
        (["matrix", "six-party", "-o", "no-such-folder/talks.xlsx"], "cannot be written"),
        (["check", "missing.xlsx"], "there is no such file"),
    ],
)
def test_what_cannot_be_done_is_said(typed: list[str], said: str) -> None:
    answer = run(*typed)
    assert answer.code == 2
    assert said in answer.err


def test_hostile_workbooks_are_refused_by_every_command(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as opened:
        opened.truncate(100 * 2**20)
    for typed in (
        ["check"],
        ["show"],
        ["zone"],
        ["compare"],
        ["open"],
        ["matrix"],
        ["statements"],
    ):
        answer = run(*typed, path)
        assert (answer.code, answer.err.startswith(f"{path}: the file has 104,857,600 bytes.")) == (
            2,
            True,
        ), typed


def test_a_workbook_is_not_served_to_delegations(small: Path) -> None:
    said = run("serve", small)
    assert said.code == 2
    assert "a workbook says nothing of who may hear what" in said.err
    assert not small.with_suffix(".sqlite3").exists()


def test_statements_are_listed_written_and_read_back(tmp_path: Path) -> None:
    listed = run("statements", "geneva-2014")
    assert "67 statements." in listed.out
    answer = run("statements", "geneva-2014", "--json").json
    assert compared("multitrack statements FILE --json", [answer]) == (set(), set())
    for ending in ("xlsx", "csv", "json"):
        out = tmp_path / f"register.{ending}"
        assert run("statements", "geneva-2014", "-o", out).out == f"{out}: written, 67 statements.\n"
        added = run("statements", "geneva-2014", "--add", out).out
        assert (
            added
            == f"{out}: 0 statements would be added; nothing is written. With -o FILE it is.\n\n67 statements were there already.\n"
        )
    assert run("statements", "geneva-2014", "--csv").out.splitlines()[0].startswith("code,speaker,office")
    written = json.loads((tmp_path / "register.json").read_text(encoding="utf-8"))
    found = {name: answer.pop(name) for name in ("rivals", "private_against_public")}
    assert (written, [len(each) for each in found.values()]) == (answer, [7, 2])


def test_a_register_is_added_to_talks_in_a_new_file(tmp_path: Path) -> None:
    register, talks = tmp_path / "register.csv", tmp_path / "talks.yaml"
    register.write_text("speaker,words,on\nAda Oru,All of it,2026-03-04\n", encoding="utf-8")
    shown = run("statements", "six-party", "--add", register, "--json")
    assert [each["code"] for each in shown.json["new"]] == ["oru-2026-03-04"]
    assert compared("multitrack statements FILE --add", [{**shown.json, "new": [None]}]) == (set(), set())
    assert run("statements", "six-party", "--add", register, "-o", talks).code == 0
    before, after = (run("show", each, "--json").json for each in ("six-party", talks))
    assert (after["statements"], after["mandates_known_of"]) == (
        before["statements"] + 1,
        before["mandates_known_of"],
    )
    assert min(each.name for each in (tmp_path / "mandates").iterdir()) == "CIT.yaml"
    (tmp_path / "mandates" / "CIT.yaml").write_text("other", encoding="utf-8")
    assert (
        "another mandate stands there" in run("statements", "six-party", "--add", register, "-o", talks).err
    )


def test_rows_that_cannot_be_placed_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    register, talks = tmp_path / "register.csv", tmp_path / "talks.yaml"
    register.write_text("speaker,words,on\nAda Oru,,4 March\n", encoding="utf-8")
    said = run("statements", "six-party", "--add", register, "-o", talks)
    assert (said.code, said.err.splitlines(), talks.exists()) == (
        2,
        [
            "register.csv: row 2, words: nothing stands here. Expected what was said.",
            'register.csv: row 2, on: "4 March" stands here. Expected a day such as 2026-03-12.',
        ],
        False,
    )


def test_the_keys_of_matrix_are_documented(small: Path, tmp_path: Path) -> None:
    written = run("matrix", small, "-o", tmp_path / "o.xlsx", "--json").json
    assert set(written) >= documented("multitrack matrix FILE -o")
    talks = tmp_path / "talks.yaml"
    run("matrix", small, "-o", talks)
    talks.write_text(
        talks.read_text(encoding="utf-8").replace("all: refuses", "all: accepts"), encoding="utf-8"
    )
    answers = [run("matrix", each, "--into", small, "--json").json for each in (talks, "geneva-2014")]
    assert compared("multitrack matrix FILE --into", answers) == (set(), set())


def test_contacts_and_asks_are_written_and_read_back(tmp_path: Path) -> None:
    for ending in ("xlsx", "csv", "json"):
        out = tmp_path / f"book.{ending}"
        said = run("channels", "geneva-2014", "-o", out).out
        assert re.fullmatch(rf"{re.escape(str(out))}: written, \d+ contacts and \d+ asks\.\n", said)
        added = run("channels", "geneva-2014", "--add", out)
        assert added.code == 0
        assert "0 contacts and 0 asks would be added; nothing is written." in added.out
        assert "entries were there already." in added.out
    book = json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))
    assert compared("multitrack channels FILE -o BOOK.json", [book]) == (set(), set())
    assert (
        run("channels", "geneva-2014", "--csv").out.splitlines()[0].startswith("what,code,on,between,format")
    )


def test_a_book_is_added_to_talks_in_a_new_file(tmp_path: Path) -> None:
    book, talks = tmp_path / "book.csv", tmp_path / "talks.yaml"
    book.write_text(
        "what,on,between,by,words\ncontact,2014-02-10,RUSSIA; GOV,,\nask,,,RUSSIA,Stay\n", encoding="utf-8"
    )
    shown = run("channels", "geneva-2014", "--add", book, "--json").json
    assert [each["what"] for each in shown["new"]] == ["contact", "ask"]
    assert compared("multitrack channels FILE --add", [{**shown, "new": [None]}]) == (set(), set())
    assert run("channels", "geneva-2014", "--add", book, "-o", talks).code == 0
    before, after = (len(run("channels", each, "--csv").out.splitlines()) for each in ("geneva-2014", talks))
    assert after == before + 2


def test_rows_of_a_book_that_cannot_be_placed_are_named(tmp_path: Path) -> None:
    book, talks = tmp_path / "book.csv", tmp_path / "talks.yaml"
    book.write_text("what,on,between\ncontact,2014-02-10,RUSSIA; GVO\n", encoding="utf-8")
    said = run("channels", "geneva-2014", "--add", book, "-o", talks)
    assert (said.code, talks.exists()) == (2, False)
    assert 'book.csv: row 2, between: there is no party or outside power "GVO"' in said.err
    assert 'Did you mean "GOV"' in said.err or "GOV" in said.err
