"""A workbook that a team has: what would change in it, and that nothing else does."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from tests.exchange.books import SMALL, book, stances
from tests.exchange.messy import messy
from tests.exchange.test_matrix_reading import ALL_ONE

from multitrack.exchange.matrix.into import Plan, changed, planned
from multitrack.exchange.matrix.reading import MatrixReading, read_matrix
from multitrack.exchange.matrix.splice import spliced
from multitrack.model.position import Position, Stance
from multitrack.model.talks import Talks

SHEET = "xl/worksheets/sheet1.xml"


def holding(talks: Talks, party: str, option: str, stance: Stance | None) -> Talks:
    """The talks with another stance of a party on an option, or none."""
    others = tuple(p for p in talks.positions if (p.party, p.option) != (party, option))
    if stance is None:
        return replace(talks, positions=others)
    issue = next(issue for issue in talks.issues if any(o.id == option for o in issue.options))
    whose = next(p.id for p in talks.parties if p.id == party)
    which = next(o.id for o in issue.options if o.id == option)
    return replace(
        talks, positions=(*others, Position(party=whose, issue=issue.id, option=which, stance=stance))
    )


def plan(reading: MatrixReading, *further: tuple[str, str, Stance | None]) -> Plan:
    talks = reading.talks
    for party, option, stance in further:
        talks = holding(talks, party, option, stance)
    return planned(talks, reading)


def cells(found: Plan) -> list[tuple[str, str, str]]:
    return [(each.place, each.before, each.after) for each in found.changes]


def test_where_the_book_says_what_the_talks_say_nothing_changes(tmp_path: Path) -> None:
    reading = read_matrix(messy(tmp_path / "sarro.xlsx"), ALL_ONE)
    assert planned(reading.talks, reading) == Plan(changes=(), left=())


def test_a_change_is_written_as_the_book_writes_it(tmp_path: Path) -> None:
    reading = read_matrix(book(tmp_path / "b.xlsx", [*SMALL, ["", "None", "OK", ""]]))
    found = plan(reading, ("South", "all", Stance.ACCEPTS), ("South", "none", Stance.CAN_LIVE_WITH))
    assert cells(found) == [("Matrix!D2", "refuses", "OK"), ("Matrix!D4", "", "can live with")]
    assert [(each.party, each.about) for each in found.changes] == [
        ("South", "Water: All"),
        ("South", "Water: None"),
    ]


def test_words_beside_a_stance_stay(tmp_path: Path) -> None:
    rows = [*SMALL[:2], ["", "Half", "accepts, if measured", "OK"]]
    reading = read_matrix(book(tmp_path / "b.xlsx", rows))
    assert cells(plan(reading, ("North", "half", Stance.REFUSES))) == [
        ("Matrix!C3", "accepts, if measured", "refuses: accepts, if measured")
    ]


def test_what_cannot_be_changed_is_named(tmp_path: Path) -> None:
    def bend(sheet: Any) -> None:
        sheet["C2"].fill = PatternFill("solid", fgColor="FFC7CE")
        sheet.merge_cells("C3:D3")

    rows = [*SMALL, ["Oil", "", "some", "none"], ["Gas", "Yes", "wants", "wants"]]
    reading = read_matrix(book(tmp_path / "b.xlsx", rows, bend))
    found = plan(
        reading,
        ("North", "all", Stance.ACCEPTS),
        ("North", "half", Stance.REFUSES),
        ("North", "some", Stance.REFUSES),
        ("South", "yes", None),
    )
    assert cells(found) == [("Matrix!C2", "wants", "accepts")]
    assert found.left == (
        "Matrix!C4: its row has no options, so that it cannot show refuses.",
        "Matrix!D5: stays wants; the talks hold no stance there.",
        "Matrix!C2: its colour stays red.",
        "Matrix!C3:D3: merged, and the talks do not say the same for all that it covers.",
    )


def test_a_merged_cell_changes_once_where_all_ask_for_the_same(tmp_path: Path) -> None:
    reading = read_matrix(book(tmp_path / "b.xlsx", SMALL, lambda sheet: sheet.merge_cells("C3:D3")))
    found = plan(reading, ("North", "half", Stance.REFUSES), ("South", "half", Stance.REFUSES))
    assert cells(found) == [("Matrix!C3", "accepts", "refuses")]


def test_what_the_book_has_no_cell_for_is_named(tmp_path: Path) -> None:
    reading = read_matrix(book(tmp_path / "b.xlsx", SMALL))
    other = read_matrix(book(tmp_path / "c.xlsx", [*SMALL, ["Oil", "Some", "wants", ""]]))
    assert planned(other.talks, reading).left == ('No cell: North wants "Oil: Some".',)


def test_names_find_each_other_where_codes_do_not(tmp_path: Path) -> None:
    reading = read_matrix(book(tmp_path / "b.xlsx", SMALL))
    coded = [["Code", *SMALL[0]], ["W", *SMALL[1]], ["W1", *SMALL[2]]]
    other = read_matrix(book(tmp_path / "c.xlsx", coded))
    assert other.talks.issues[0].id == "W"
    assert planned(other.talks, reading) == Plan(changes=(), left=())


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def test_only_the_cells_that_change_are_touched(tmp_path: Path) -> None:
    path = messy(tmp_path / "sarro.xlsx")
    reading = read_matrix(path, ALL_ONE)
    found = plan(
        reading, ("GOS", "outside-mission", Stance.CAN_LIVE_WITH), ("HA", "outside-mission", Stance.WANTS)
    )
    assert [each.place for each in found.changes] == ["Security!C9", "Security!H9"]
    out = tmp_path / "out.xlsx"
    out.write_bytes(changed(path, found.changes))
    before, after = parts(path), parts(out)
    assert {name for name in before if before[name] != after[name]} == {SHEET}
    assert list(before) == list(after)
    again = read_matrix(out, ALL_ONE)
    expected = stances(reading) | {
        ("GOS", "who-watches-ceasefire", "outside-mission"): "can live with",
        ("HA", "who-watches-ceasefire", "outside-mission"): "wants",
    }
    assert stances(again) == expected
    old, new = (load_workbook(each)["Security"] for each in (path, out))
    for row in old.iter_rows():
        for cell in row:
            other = new[cell.coordinate]
            assert (cell.value == other.value) != (cell.coordinate in {"C9", "H9"}), cell.coordinate
            assert (cell.style_id, str(cell.comment)) == (other.style_id, str(other.comment))


SHEETS = {
    "a cell with a style": b'<s><sheetData><row r="1"><c r="A1" s="3"><v>7</v></c></row></sheetData></s>',
    "an empty cell": b"<s><sheetData><row r='1'><c r='A1' s='3'/><c r='B1'/></row></sheetData></s>",
    "no such cell": b'<s><sheetData><row r="1"><c r="C1"/></row></sheetData></s>',
    "an empty row": b'<s><sheetData><row r="1" ht="9>8"/><row r="4"/></sheetData></s>',
    "no such row": b'<s><sheetData><row r="9"/></sheetData></s>',
    "no row at all": b"<s><sheetData/></s>",
    "rows before": b'<s><sheetData><row r="0"/></sheetData></s>',
    "a prefix": b'<x:s xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:s>',
    "no addresses": b"<s><sheetData><row><c/><c/></row></sheetData></s>",
    "controls after": b'<s><sheetData><row r="1"/></sheetData><a><row>1</row><c r="A1"/></a></s>',
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_words_are_put_where_they_belong(sheet: bytes) -> None:
    found = spliced(sheet, {(1, 1): "=a & <b>", (1, 2): "two", (2, 1): "three"})
    cells = {
        (cell.get("r"), "".join(cell.itertext()), cell.get("t"))
        for row in _all(found, "row")
        for cell in row
        if cell.get("t")
    }
    assert cells == {
        ("A1", "=a & <b>", "inlineStr"),
        ("B1", "two", "inlineStr"),
        ("A2", "three", "inlineStr"),
    }
    numbers = [int(row.get("r", "1")) for row in _all(found, "row")]
    assert numbers == sorted(set(numbers))
    for row in _all(found, "row"):
        addresses = [cell.get("r", "") for cell in row if cell.get("r")]
        assert addresses == sorted(addresses)
    if b's="3"' in sheet or b"s='3'" in sheet:
        assert b'<c r="A1" s="3" t="inlineStr">' in found


def _all(sheet: bytes, name: str) -> list[Any]:
    from xml.etree import ElementTree as ET

    data = next(each for each in ET.fromstring(sheet).iter() if each.tag.endswith("sheetData"))
    return [each for each in data if each.tag.endswith(name)]


def test_a_note_and_a_formula_beside_stay(tmp_path: Path) -> None:
    def bend(sheet: Any) -> None:
        sheet["D2"].comment = Comment("Source: Radio South, 1 May 2026", "Lina")
        sheet["F1"] = "=1+1"

    path = book(tmp_path / "b.xlsx", SMALL, bend)
    reading = read_matrix(path)
    out = tmp_path / "o.xlsx"
    out.write_bytes(changed(path, plan(reading, ("South", "all", Stance.WANTS)).changes))
    sheet: Any = load_workbook(out)["Matrix"]
    assert (sheet["D2"].value, sheet["D2"].comment.text, sheet["F1"].value) == (
        "wants",
        "Source: Radio South, 1 May 2026",
        "=1+1",
    )
