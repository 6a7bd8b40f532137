"""Whatever stands in a workbook, it is refused with a word or read into talks that a file can hold."""

import zipfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from tests.exchange.books import SMALL, book

from multitrack.exchange.matrix.guard import RefusedError
from multitrack.exchange.matrix.into import changed, planned
from multitrack.exchange.matrix.reading import Decisions, read_matrix
from multitrack.talksfile import read_text, write

TEXTS = st.one_of(
    st.sampled_from(
        "Issue|Option|Topic|No.|Theme|Comments|North|South|NORTH|North (N)|N|East position|East interest|wants|OK|no|"
        "++|+|-|0|?|accepts, if so|Water|a) All|1. Truce|LEGEND|Legend|green|{x}|=1+1|#REF!|yes|Yes|none|2026-03-04|"
        "a very long text that says what somebody wants and why, and goes on for more than ninety characters in all".split(
            "|"
        )
    ),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.booleans(),
    st.dates(),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6),
)
NOTES = [
    "ask Ben",
    "Source: Radio, 3 March 2026",
    "Ada Oru: “No”",
    "A reading, not its own word.\n\nAssumed: x",
    ":",
    "\n\n",
]


@st.composite
def _sheets(draw: st.DrawFn) -> Any:
    """A workbook with anything in it, most of it where a matrix would have it."""
    written = Workbook()
    sheet: Any = written.active
    rows, columns = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    if draw(st.booleans()):
        for column, text in enumerate(
            ["Issue", *draw(st.lists(TEXTS, min_size=columns, max_size=columns))], 1
        ):
            sheet.cell(1, column, text)
    for row in range(2, rows + 2):
        for column in range(1, columns + 2):
            if draw(st.integers(0, 3)):
                cell = sheet.cell(row, column, draw(TEXTS))
                dress = draw(st.integers(0, 9))
                if dress == 0:
                    cell.fill = PatternFill(
                        "solid", fgColor=draw(st.sampled_from(["C6EFCE", "FFC7CE", "D9D9D9"]))
                    )
                elif dress == 1:
                    cell.comment = Comment(draw(st.sampled_from(NOTES)), "Lina")
                elif dress == 2:
                    cell.font = Font(bold=True, strike=draw(st.booleans()))
                elif dress == 3:
                    cell.alignment = Alignment(indent=1)
    for _ in range(draw(st.integers(0, 2))):
        top, left = draw(st.integers(1, rows)), draw(st.integers(1, columns))
        sheet.merge_cells(
            start_row=top,
            end_row=top + draw(st.integers(0, 2)),
            start_column=left,
            end_column=left + draw(st.integers(0, 2)),
        )
    if draw(st.booleans()):
        sheet.row_dimensions[draw(st.integers(1, rows))].hidden = True
        sheet.column_dimensions["B"].hidden = draw(st.booleans())
    return written


@settings(max_examples=60)
@given(written=_sheets(), own_words=st.booleans())
def test_any_sheet_gives_sound_talks_or_a_word_why_not(
    written: Any, own_words: bool, tmp_path_factory: Any
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.xlsx"
    written.save(path)
    try:
        found = read_matrix(path, Decisions(own_words=own_words))
    except RefusedError:
        return
    reading = read_text(write(found.talks))
    assert reading.talks == found.talks, reading.problems
    assert all(map(str, found.remarks))
    plan = planned(found.talks, found)
    assert plan.changes == ()
    assert changed(path, plan.changes)


GOOD = st.sampled_from(
    ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]
)


@settings(max_examples=80)
@given(part=GOOD, at=st.floats(0, 1), bent=st.binary(max_size=8), gone=st.integers(0, 12))
def test_any_bent_part_is_read_or_refused(
    part: str, at: float, bent: bytes, gone: int, tmp_path_factory: Any
) -> None:
    folder: Path = tmp_path_factory.mktemp("bent")
    with zipfile.ZipFile(book(folder / "good.xlsx", SMALL)) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    place = int(at * len(parts[part]))
    parts[part] = parts[part][:place] + bent + parts[part][place + gone :]
    with zipfile.ZipFile(folder / "bent.xlsx", "w") as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    try:
        read_matrix(folder / "bent.xlsx")
    except RefusedError:
        return


@settings(max_examples=60)
@given(at=st.floats(0, 1), bent=st.binary(min_size=1, max_size=8))
def test_any_bent_file_is_read_or_refused(at: float, bent: bytes, tmp_path_factory: Any) -> None:
    path: Path = book(tmp_path_factory.mktemp("bent") / "good.xlsx", SMALL)
    content = path.read_bytes()
    place = int(at * len(content))
    path.write_bytes(content[:place] + bent + content[place + len(bent) :])
    try:
        read_matrix(path)
    except RefusedError:
        return
