"""What a notebook shows is what the commands say: typed findings, tables, pictures; nothing in a title is obeyed."""

import ast
import csv
import io
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.cli.shell import ROOT, TWO, record, run
from tests.notebook.reference import REFERENCE, reference

import multitrack as mt
from multitrack.analysis.grouping.teams import Teams
from multitrack.analysis.power import RulePower
from multitrack.analysis.zone import Zone
from multitrack.notebook import Found, Inquiry
from multitrack.report.as_json import written
from multitrack.report.observed import TABLES, columns_of, files_of

PAGE = ROOT / "docs" / "how-to" / "in-a-notebook.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
DAY = date(2026, 3, 1)
GAME = mt.read("six-party")


def all_questions(talks: Inquiry) -> dict[str, Found[object]]:
    text = ",".join(f"{i.id}={i.options[0].id}" for i in talks.talks.issues)
    return {
        "show": talks.show(),
        "zone": talks.zone(),
        "compare": talks.compare(),
        "robust": talks.robust(draws=50),
        "power": talks.power(),
        "blocking": talks.blocking(),
        "leverage": talks.leverage(),
        "better": talks.better(text),
        "teams": talks.teams(),
        "represented": talks.represented(DAY),
        "channels": talks.channels(DAY),
        "statements": talks.statements(),
    }


def test_the_page_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    printed, shown = "", 0
    for language, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if language == "python":
            with redirect_stdout(io.StringIO()) as out:
                exec(compile(ast.parse(text), str(PAGE), "exec"), known)
            printed = out.getvalue()
        else:
            shown += 1
            assert text == printed
    assert shown >= 6


def test_the_reference_of_the_tables_is_up_to_date() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), (
        "python -m tests.notebook.reference writes it"
    )


def test_every_question_says_what_its_command_says() -> None:
    found = all_questions(GAME)
    assert set(found) == set(TABLES)
    for question in ("show", "zone", "compare", "power", "blocking", "leverage", "teams"):
        said = run(question, "six-party")
        assert str(found[question]) == said.out.rstrip("\n"), question
        assert written(found[question].json) == run(question, "six-party", "--json").out, question


def test_findings_are_typed_values() -> None:
    found = all_questions(GAME)
    assert isinstance(found["zone"].value, Zone)
    assert isinstance(found["power"].value, RulePower)
    assert isinstance(found["teams"].value, Teams)
    for each in found.values():
        assert each.value is each.value
        assert re.fullmatch(r"<\w+ of 'A sports park in the harbour': [\w ]+; rows: .+>", repr(each)), repr(
            each
        )


@pytest.mark.parametrize("name", ["six-party", "geneva-2014", "amman-2015", "coalition"])
def test_tables_have_the_columns_that_are_documented_and_rows_that_are_tidy(name: str) -> None:
    talks = mt.read(name)
    questions = ("show", "power", "blocking", "represented", "channels", "statements", "teams")
    for question in questions if name == "coalition" else TABLES:
        if question == "better" and name != "six-party":
            continue
        found = all_questions(talks)[question] if name == "six-party" else _one(talks, question)
        for table, rows in found.tables.items():
            columns = columns_of(question)[table]
            assert all(tuple(row) == columns for row in rows), (question, table)
            assert all(not isinstance(value, list | dict) for row in rows for value in row.values())
            assert all(row[f"{c}_name"] for row in rows for c in ("issue", "party") if row.get(c)), (
                question,
                table,
            )


def _one(talks: Inquiry, question: str) -> Found[object]:
    ask = getattr(talks, question)
    if question in ("represented", "channels"):
        found: Found[object] = ask(DAY)
    else:
        found = ask(draws=50) if question == "robust" else ask()
    return found


STUCK = TWO.replace("N: {walk_away: 2", "N: {red_lines: {A: [a1, a2]}, walk_away: 2") + (
    "powers: {BIG: {name: A power, kind: sponsor}}\nstatements:\n"
    "  b: {speaker: A. Envoy, on: 2024-01-01, words: I can., form: quotation}\n"
    "influence:\n  - {power: BIG, party: S, reach: low, confidence: low, rests_on: [b]}\n"
    "constituencies:\n  m: {title: Millers, holds: [{issue: A, option: a2, stance: refuses, assumption: old}]}\n"
)
"""North crosses everything off; a power is held to be able to move the South."""
MOVED = TWO.replace("a2: Half", "a2: {title: Half, undertakings: [{who: S, what: takes}]}") + (
    "powers: {BIG: {name: A power, kind: sponsor}}\n"
    "influence:\n  - {power: BIG, party: S, reach: high, confidence: low, assumption: it pays}\n"
)
"""What is left rests on the word of the South, which a power is held to be able to move far."""


def test_every_table_has_rows_somewhere(tmp_path: Path) -> None:
    stuck = tmp_path / "stuck.yaml"
    stuck.write_text(STUCK, encoding="utf-8")
    moved = tmp_path / "moved.yaml"
    moved.write_text(MOVED, encoding="utf-8")
    talks = [mt.read(name) for name in (stuck, moved, "six-party", "geneva-2014", "amman-2015", "coalition")]
    for question, tables in TABLES.items():
        if question in ("better", "compare"):
            continue
        few = question in ("zone", "robust", "leverage")
        found = [_one(each, question).tables for each in (talks[:5] if few else talks)]
        for table in tables:
            assert any(each[table.name] for each in found), (question, table.name)


def test_files_are_read_back_as_they_are_and_compute_nothing() -> None:
    hostile = "=HYPERLINK(1)"
    parties = tuple(replace(party, name=hostile) for party in GAME.talks.parties)
    talks = Inquiry(replace(GAME.talks, parties=parties))
    found = talks.power()
    ((name, text),) = files_of("power", found._answer, found.talks).items()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert name == "power-parties.csv"
    assert [row["of_all_that_decide"] for row in rows] == [row["of_all_that_decide"] for row in found.rows]
    assert all(not row["party_name"].startswith("=") for row in rows)
    negative = files_of("zone", GAME.zone()._answer, GAME.talks)["zone-gains.csv"]
    assert ",-12\r\n" in negative, "a number below nought stays a number"


def test_the_shell_writes_the_same_tables(tmp_path: Path) -> None:
    assert run("power", "six-party", "--tables", tmp_path / "shell").code == 0
    (path,) = GAME.power().save(tmp_path / "notebook")
    assert path.read_bytes() == (tmp_path / "shell" / path.name).read_bytes()


def test_nothing_in_a_title_is_obeyed() -> None:
    talks = Inquiry(replace(GAME.talks, title="<script>alert(1)</script>"))
    for each in (talks.show(), talks.power(), talks, talks.report(DAY)):
        page = each._repr_html_()
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_pictures_are_in_the_report_and_nothing_is_fetched() -> None:
    page = GAME.report(DAY)._repr_html_()
    assert "<svg" in page
    assert "http" not in re.sub(r"https?://[^\s<]+(?=[<\s])", "", page) or "src=" not in page
    assert "As on 2026-03-01." in str(GAME.report(DAY))


def test_bad_input_is_said_as_the_commands_say_it(tmp_path: Path) -> None:
    with pytest.raises(mt.BadInputError, match="there is no such file"):
        mt.read(tmp_path / "none.yaml")
    with pytest.raises(mt.BadInputError, match='there is no issue "foo"'):
        GAME.better("foo=bar")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        mt.nothing  # noqa: B018


def test_where_time_is_up_that_is_said() -> None:
    found = mt.read("coalition").teams(by="trade", seconds=0)
    assert found.json["status"] in ("bounded", "exact")


def test_other_programs_files_are_brought_in(tmp_path: Path) -> None:
    path = tmp_path / "game.json"
    assert run("write-as", "scorable", "six-party", "-o", path).code in (0, 2)
    with pytest.raises(mt.BadInputError):
        mt.bring("genius", tmp_path / "none.xml")


def test_the_package_is_quick_to_import_and_types_are_there_for_whoever_checks_them(tmp_path: Path) -> None:
    loaded = "import sys, multitrack; print('numpy' in sys.modules, multitrack.__version__)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("False ")
    script = tmp_path / "script.py"
    script.write_text(
        "import multitrack as mt\n"
        "found = mt.read('six-party').teams()\n"
        "good: bool = found.value.good\n"
        "wrong: int = found.value.teams\n",
        encoding="utf-8",
    )
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(script)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert "script.py:4: error" in checked.stdout, checked.stdout
    assert "Found 1 error" in checked.stdout


WRONG: dict[str, Callable[[Path], object]] = {
    "draws: 0 stands here. Expected a whole number from 1 to 1,000,000.": lambda _: GAME.robust(draws=0),
    "seed: -1 stands here. Expected a whole number from 0 on.": lambda _: GAME.robust(draws=5, seed=-1),
    "by: 'likes' stands here. Expected one of links, trade; did you mean \"links\"?": lambda _: GAME.teams(
        by="likes"
    ),
    "seconds: -1 stands here. Expected a number from 0 on, or None.": lambda _: GAME.zone(seconds=-1),
    'than: there is no issue "Z". Expected one of A, B, C, D, E.': lambda _: GAME.better("Z=1"),
    "than: a text has nothing open": lambda _: GAME.better("A=A1"),
    'chosen: there is no option of A "A9".': lambda _: GAME.package("A=A9"),
    'settled: there is no issue "Z".': lambda _: GAME.compare("Z=1"),
    "on: '2026' stands here. Expected a day": lambda _: GAME.report("2026"),  # type: ignore[arg-type]
    "form: 'foo' stands here. Expected one of genius": lambda _: mt.bring("foo", "x"),
    "paths: no file is named.": lambda _: mt.bring("genius"),
    "six-party: person is for a record": lambda _: mt.read("six-party", person="x"),
    "an answer has several tables. Expected a folder": lambda folder: GAME.power().save(folder / "a.csv"),
    "no folder can be made there": lambda folder: GAME.power().save(taken(folder) / "a"),
    "a report is written as .html or .txt": lambda folder: GAME.report(DAY).save(folder / "a.pdf"),
}


def taken(folder: Path) -> Path:
    """A file where a folder is wanted."""
    (folder / "taken").write_text("x", encoding="utf-8")
    return folder / "taken"


@pytest.mark.parametrize("said", WRONG)
def test_what_is_wrong_is_said_in_the_words_of_a_notebook(said: str, tmp_path: Path) -> None:
    with pytest.raises(mt.BadInputError) as found:
        WRONG[said](tmp_path)
    assert said in str(found.value)
    assert "--" not in str(found.value)


def test_a_record_is_asked_for_a_person_by_the_argument(tmp_path: Path) -> None:
    with pytest.raises(mt.BadInputError, match=r"Add person=\.\.\."):
        mt.read(record(tmp_path / "two.db"))


def test_a_notebook_shows_how_the_packages_stand_as_a_picture() -> None:
    assert "<svg" in GAME.zone()._repr_html_()
    assert set(mt.__all__) <= set(dir(mt))


def test_one_package_is_told_as_the_command_tells_it() -> None:
    said = run("zone", "six-party", "--package", "A=A2").out.strip()
    assert str(GAME.package("A=A2")) == said
