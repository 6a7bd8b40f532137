"""The register of statements as a table: out and back as the same, and nothing added that cannot be placed."""

import csv
import io
import json
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.exchange.test_matrix_writing import ACTS, SAID, TALKS

from multitrack.exchange import table_files
from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.register import REGISTER, Placed, as_row, placed
from multitrack.exchange.table_files import read_table
from multitrack.exchange.tabular import Table
from multitrack.model.statement import Checked, Form, Statement, StatementId


def as_values(statements: Iterable[Statement]) -> str:
    return table_files.as_values(REGISTER, map(as_row, statements))


def as_workbook(statements: Iterable[Statement]) -> bytes:
    return table_files.as_workbook(REGISTER, map(as_row, statements))


def read_register(path: Path) -> Table:
    return read_table(REGISTER, path)


CHANNELS = frozenset({"plenary", "mediation-team"})
RIVAL = Statement(
    id=StatementId("bel"),
    speaker="Bel Omo",
    words="None of it,\nnot a drop; never",
    on_behalf_of="S",
    to="the press",
    place="the bridge",
    language="en",
    form=Form.OUTLET,
    public=False,
    recorder="Lina",
    link="https://south.example/1",
    checked=Checked.CONFLICTING,
    contradicts=(SAID.id,),
    channel="plenary",
)
HELD = (SAID, RIVAL)


def write(path: Path, statements: tuple[Statement, ...]) -> Path:
    """A register in a file of the form that the name asks for."""
    match path.suffix:
        case ".xlsx":
            path.write_bytes(as_workbook(statements))
        case ".csv":
            path.write_bytes(b"\xef\xbb\xbf" + as_values(statements).encode())
        case _:
            rows = [{key: value or None for key, value in as_row(each).items()} for each in statements]
            path.write_text(json.dumps({"format": REGISTER.format, "statements": rows}), encoding="utf-8")
    return path


def place(table: Table, talks: Any = TALKS) -> Placed:
    assert table.problems == ()
    return placed(table.rows, talks, CHANNELS, "register.csv")


def of_text(path: Path, text: str) -> Placed:
    path.write_text(text, encoding="utf-8")
    return place(read_register(path))


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_a_register_comes_back_as_it_went_out(tmp_path: Path, ending: str) -> None:
    table = read_register(write(tmp_path / f"register{ending}", HELD))
    found = place(table, replace(TALKS, statements=(), positions=()))
    assert found == Placed(new=HELD)


_LINES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=15
)
_CLEAN = _LINES.map(lambda words: " ".join(words.split())).filter(bool)


@settings(max_examples=25)
@given(
    words=st.one_of(st.sampled_from(ACTS).map(str.strip), _CLEAN),
    speaker=_CLEAN,
    ending=st.sampled_from([".xlsx", ".csv"]),
)
def test_any_words_come_back(words: str, speaker: str, ending: str, tmp_path_factory: Any) -> None:
    said = Statement(id=StatementId("one"), speaker=speaker, words=words)
    path = write(tmp_path_factory.mktemp("register") / f"register{ending}", (said,))
    assert place(read_register(path)).new == (said,)


def test_no_cell_computes_anything(tmp_path: Path) -> None:
    statements = tuple(
        Statement(id=StatementId(f"s{n}"), speaker=words, words=words) for n, words in enumerate(ACTS)
    )
    sheet: Any = load_workbook(write(tmp_path / "r.xlsx", statements)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    for row in csv.reader(io.StringIO(as_values(statements), newline="")):
        assert not any(words.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for words in row)


def test_columns_may_come_in_any_order_and_codes_are_made(tmp_path: Path) -> None:
    found = of_text(
        tmp_path / "r.csv",
        "Words;Speaker;On behalf of;On\nNo water;Ada Oru;N;2026-03-04\nNo oil;Ada Oru;N;\n",
    )
    assert [(s.id, s.speaker, s.on_behalf_of, s.on) for s in found.new] == [
        ("oru-2026-03-04", "Ada Oru", "N", date(2026, 3, 4)),
        ("oru-2", "Ada Oru", "N", None),
    ]


def test_what_is_there_already_is_not_added_twice(tmp_path: Path) -> None:
    table = read_register(write(tmp_path / "r.csv", (SAID, replace(RIVAL, contradicts=()))))
    assert place(table) == Placed(new=(replace(RIVAL, contradicts=()),), known=1)


def test_every_row_that_cannot_be_placed_is_named_and_none_is_added(tmp_path: Path) -> None:
    rows = [
        dict(as_row(RIVAL), code="a", on="03/04/2026", form="quotaton", public="perhaps"),
        dict(as_row(RIVAL), code="b", speaker="", channel="caucus-N", contradicts="oruu"),
        dict(as_row(RIVAL), code="oru"),
        dict(as_row(RIVAL), code="c", on="2026-02-31", contradicts="nobody"),
        dict(as_row(RIVAL), code="c"),
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, REGISTER.columns)
    writer.writeheader()
    writer.writerows(rows)
    found = of_text(tmp_path / "r.csv", out.getvalue())
    assert found.new == ()
    assert [str(each) for each in found.problems] == [
        'register.csv: row 2, on: "03/04/2026" stands here. Expected a day such as 2026-03-12.',
        (
            'register.csv: row 2, form: "quotaton" stands here. Expected one of quotation, paraphrase, outlet\'s own wording; '
            'did you mean "quotation"?'
        ),
        'register.csv: row 2, public: "perhaps" stands here. Expected yes or no.',
        "register.csv: row 3, speaker: nothing stands here. Expected who said it.",
        'register.csv: row 3, channel: "caucus-N" stands here. Expected a channel of these talks, or nothing.',
        (
            'register.csv: row 4, code: "oru" is in the talks already, and says something else there. Expected another code, '
            "or the same words."
        ),
        'register.csv: row 5, on: "2026-02-31" stands here. Expected a day such as 2026-03-12.',
    ]


def test_codes_that_stand_twice_or_nowhere_are_named(tmp_path: Path) -> None:
    found = of_text(tmp_path / "r.csv", "code,speaker,words,supersedes\na,A,x,\na,A,y,\nb,B,z,ooru; a\n")
    assert [str(each) for each in found.problems] == [
        'register.csv: row 3, code: the code "a" stands in row 2 already. Expected each code once.',
        (
            'register.csv: row 4, supersedes: there is no statement "ooru" in the talks or in the register. '
            "Expected the code of a statement."
        ),
    ]


def test_columns_that_are_unknown_doubled_or_missing_are_named(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("speakr,on,On,mood\nA,,,\n", encoding="utf-8")
    said = "\n".join(map(str, read_register(path).problems))
    for part in (
        '"speakr" is no column',
        'did you mean "speaker"?',
        '"on" stands there twice',
        '"mood" is no column',
        '"words" is missing',
    ):
        assert part in said
    path.write_text("speaker,words\nA,b,c\n", encoding="utf-8")
    assert "in a column without a heading" in str(read_register(path).problems[0])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.csv", "sp\xe9aker".encode("latin-1"), "not UTF-8 text"),
        ("r.csv", "speaker,words\nA,b\n".encode("utf-16"), "not UTF-8 text"),
        ("r.csv", "speaker,words\nA,b\n".encode("utf-16-le"), "not UTF-8 text"),
        ("r.csv", b"", "names no columns"),
        ("r.csv", b'speaker,words\nA,"b', "no file of values"),
        ("r.csv", b"speaker,words\n" + b"A,b\n" * 20_001, "at most 20,000"),
        ("r.json", b"[" * 100_000, "no JSON"),
        ("r.json", b"{}", "not a register"),
        ("r.json", b'{"format": "multitrack statements", "statements": 3}', "not a register"),
        ("r.txt", b"", "ends in .xlsx, .csv or .json"),
        ("r.xlsx", b"speaker,words", "no workbook"),
        ("none.csv", None, "cannot be read"),
    ],
)
def test_hostile_registers_are_refused(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RefusedError, match=said):
        read_register(path)


@pytest.mark.parametrize("name", ["r.csv", "r.json", "r.xlsx"])
def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as opened:
        opened.truncate(100 * 2**20)
    started = time.process_time()
    with pytest.raises(RefusedError, match="104,857,600 bytes"):
        read_register(path)
    assert time.process_time() - started < 2


def test_json_that_holds_other_things_than_texts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(
        json.dumps(
            {
                "format": REGISTER.format,
                "statements": [{"speaker": {"a": 1}}, 7, {"speaker": "A", "words": "b"}],
            }
        )
    )
    assert [each.where for each in read_register(path).problems] == ["row 1", "row 2"]


def test_what_is_hidden_in_a_workbook_is_not_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", HELD)
    for bend, said in ((_hide_row, "are hidden"), (_other_sheet, "other sheets: more")):
        book = load_workbook(path)
        bend(book)
        book.save(tmp_path / "bent.xlsx")
        with pytest.raises(RefusedError, match=said):
            read_register(tmp_path / "bent.xlsx")


def _hide_row(book: Any) -> None:
    book.active.row_dimensions[2].hidden = True


def _other_sheet(book: Any) -> None:
    book.create_sheet("more")["A1"] = "more"


def test_characters_that_a_terminal_obeys_are_taken_out(tmp_path: Path) -> None:
    found = of_text(tmp_path / "r.csv", "speaker,words\nAda\x1b[2J,No\u2067abc\x9b31m\n")
    assert [(said.speaker, said.words) for said in found.new] == [("Ada[2J", "No\u2067abc31m")]
