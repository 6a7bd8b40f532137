"""What is said of a workbook that was handed in."""

from pathlib import Path

from tests.exchange.books import SMALL, book
from tests.exchange.messy import messy

from multitrack.report.as_text import as_text
from multitrack.report.workbook import before_opening, same_of, workbook_at


def test_what_is_better_decided_first_is_said_before_it_opens(tmp_path: Path) -> None:
    path, record = messy(tmp_path / "sarro.xlsx"), tmp_path / "sarro.sqlite3"
    reading = workbook_at(path)
    said = as_text(before_opening(reading, "sarro.xlsx", record))
    assert '"GOS" and "Government of Sarro (GOS)" may be one party' in said
    assert "The record keeps the parties that it is opened with" in said
    assert said.splitlines()[-1].startswith('multitrack matrix "sarro.xlsx" --')
    record.write_text("there already", encoding="utf-8")
    said = as_text(before_opening(reading, "sarro.xlsx", record))
    assert "You go on in" in said
    assert "may be one party" not in said


def test_where_nothing_is_to_be_decided_one_line_is_enough(tmp_path: Path) -> None:
    reading = workbook_at(book(tmp_path / "small.xlsx", SMALL))
    said = as_text(before_opening(reading, "small.xlsx", tmp_path / "small.sqlite3"))
    assert said == (
        'small.xlsx: 2 parties, 1 issue and 4 stances; 4 remarks on how it was read: multitrack check "small.xlsx"\n'
    )


def test_a_pair_is_typed_with_an_equals_sign() -> None:
    assert same_of(" A = B (C) ") == ("A", "B (C)")
    assert [same_of(each) for each in ("A", "=B", "A=", "")] == [None] * 4
