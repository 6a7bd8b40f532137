"""Hostile workbooks are refused: quickly, in little memory, and with a word on what to do."""

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exchange.books import SMALL, book, rezipped

from multitrack.exchange.matrix.book import book_of
from multitrack.exchange.matrix.guard import LARGEST, RefusedError, address, passed, place_of

SHEET = "xl/worksheets/sheet1.xml"
Parts = dict[str, bytes]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return book(tmp_path / "good.xlsx", SMALL)


def refusal(path: Path) -> str:
    """Why a workbook is refused, which takes less than two seconds of work."""
    started = time.process_time()
    with pytest.raises(RefusedError) as refused:
        passed(path)
    assert time.process_time() - started < 2
    return str(refused.value)


def test_a_workbook_that_nothing_speaks_against_passes(good: Path) -> None:
    checked = passed(good)
    assert (checked.rows, checked.columns, dict(checked.formulas)) == (3, 4, {})


def test_what_is_no_workbook_is_refused_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "older .xls file, or a workbook under a password" in refusal(path)
    path.write_text("Issue,North,South\n", encoding="utf-8")
    assert "does not begin as an .xlsx file does" in refusal(path)
    path.write_bytes(b"PK\x03\x04 and no more")
    assert "damaged" in refusal(path)
    assert "cannot be read" in refusal(tmp_path / "missing.xlsx")


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as opened:
        opened.write(b"PK\x03\x04")
        opened.truncate(100 * 2**20)
    assert refusal(path).startswith("the file has 104,857,600 bytes. Expected at most 20,000,000")
    assert LARGEST == 20_000_000


BOMB = """
import resource, sys, time, zipfile
from multitrack.exchange.matrix.book import book_of
from multitrack.exchange.matrix.guard import RefusedError, passed
started = time.process_time()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    passed(__import__("pathlib").Path(sys.argv[1]))
except RefusedError as error:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, time.process_time() - started, error)
"""
"""Refuses a workbook in a process of its own and says how many kilobytes and seconds that took."""


@pytest.mark.parametrize("inside", [b"0" * 2**20, b'<c r="A1"><v>1</v></c>' * 50_000])
def test_a_zip_bomb_is_refused_in_little_memory(tmp_path: Path, inside: bytes) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        pack.writestr("[Content_Types].xml", "<Types/>")
        pack.writestr("xl/workbook.xml", "<workbook/>")
        with pack.open(SHEET, "w", force_zip64=True) as sheet:
            sheet.write(b"<worksheet><sheetData><row>")
            for _ in range(300):
                sheet.write(inside)
    assert path.stat().st_size < 4_000_000
    said = subprocess.run(
        [sys.executable, "-c", BOMB, str(path)], capture_output=True, text=True, check=True
    ).stdout
    kilobytes, seconds, why = said.split(maxsplit=2)
    assert "unpacked, the workbook would have" in why
    assert int(kilobytes) < 20_000
    assert float(seconds) < 2


def test_a_part_that_is_larger_than_it_claims_is_damaged(good: Path, tmp_path: Path) -> None:
    bent = rezipped(good, lambda parts: parts.update({SHEET: b" " * 5_000_000}), tmp_path / "bent.xlsx")
    content = bytearray(bent.read_bytes())
    true, claimed = (5_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little")
    assert content.count(true) == 2
    bent.write_bytes(bytes(content.replace(true, claimed)))
    assert "damaged" in refusal(bent)


def _entities(parts: Parts) -> None:
    parts[SHEET] = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    )


def _outside_entity(parts: Parts) -> None:
    parts["xl/sharedStrings.xml"] = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'


def _utf16(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _latin(parts: Parts) -> None:
    parts[SHEET] = b'<?xml version="1.0" encoding="ISO-8859-1"?><worksheet>\xe9</worksheet>'


def _broken_utf8(parts: Parts) -> None:
    parts[SHEET] = b"<worksheet>\xff\xfe\xe9</worksheet>"


def _macros(parts: Parts) -> None:
    parts["xl/vbaProject.bin"] = b"Sub Auto_Open()"


def _macro_type(parts: Parts) -> None:
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def _old_macros(parts: Parts) -> None:
    parts["xl/macrosheets/sheet1.xml"] = b"<a/>"


def _other_book(parts: Parts) -> None:
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"


def _queries(parts: Parts) -> None:
    parts["xl/connections.xml"] = b"<connections/>"


def _outside_picture(parts: Parts) -> None:
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://tracker.example/a.png" TargetMode="External"/></Relationships>'
    )


def _deep(parts: Parts) -> None:
    parts[SHEET] = b"<worksheet>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</worksheet>"


def _many_elements(parts: Parts) -> None:
    parts["xl/sharedStrings.xml"] = b"<sst>" + b"<si/>" * 600_000 + b"</sst>"


def _many_cells(parts: Parts) -> None:
    parts[SHEET] = b"<worksheet><sheetData><row>" + b"<c/>" * 60_000 + b"</row></sheetData></worksheet>"


def _merged(parts: Parts) -> None:
    parts[SHEET] = b'<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'


def _linked(parts: Parts) -> None:
    parts[SHEET] = b'<worksheet><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks></worksheet>'


def _far(parts: Parts) -> None:
    parts[SHEET] = b'<worksheet><sheetData><row><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'


def _odd_address(parts: Parts) -> None:
    parts[SHEET] = b'<worksheet><sheetData><row><c r="../../A1"><v>1</v></c></row></sheetData></worksheet>'


def _no_sheets(parts: Parts) -> None:
    del parts["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("bend", "said"),
    [
        (_entities, "declares entities"),
        (_outside_entity, "declares entities"),
        (_utf16, "written in UTF-16. Expected UTF-8"),
        (_latin, "written in ISO-8859-1. Expected UTF-8"),
        (_broken_utf8, "damaged"),
        (_macros, "macros or controls. Save it again as .xlsx"),
        (_macro_type, "may hold macros"),
        (_old_macros, "macros or controls"),
        (_other_book, "links to other files or data. Break them"),
        (_queries, "links to other files or data"),
        (_outside_picture, "takes something from another file or address"),
        (_deep, "far more than a matrix"),
        (_many_elements, "far more than a matrix"),
        (_many_cells, "more than 50,000 cells"),
        (_merged, "merged and linked ones counted one by one"),
        (_linked, "merged and linked ones counted one by one"),
        (_far, "stands in cell A1048576. Expected everything within 5,000 rows"),
        (_odd_address, 'the address "../../A1"'),
        (_no_sheets, "holds no sheets of that form"),
    ],
)
def test_what_no_spreadsheet_of_a_team_holds_is_refused(
    good: Path, tmp_path: Path, bend: Callable[[Parts], None], said: str
) -> None:
    assert said in refusal(rezipped(good, bend, tmp_path / "bent.xlsx"))


def test_names_that_stand_twice_and_other_ways_of_packing_are_refused(good: Path, tmp_path: Path) -> None:
    twice, packed = tmp_path / "twice.xlsx", tmp_path / "packed.xlsx"
    twice.write_bytes(good.read_bytes())
    with zipfile.ZipFile(twice, "a") as pack:
        pack.writestr("XL/worksheets/SHEET1.xml", "<worksheet/>")
    assert "bear one name" in refusal(twice)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as pack:
        pack.writestr("xl/workbook.xml", "<workbook/>")
    assert "packed in a way that no .xlsx file is" in refusal(packed)
    with zipfile.ZipFile(packed, "w") as pack:
        for number in range(1_001):
            pack.writestr(f"{number}.xml", "<a/>")
    assert "1,001 parts" in refusal(packed)


def test_a_link_in_a_cell_is_no_link_to_another_file(tmp_path: Path) -> None:
    def bend(sheet: object) -> None:
        sheet["C2"].hyperlink = "https://north.example/statement"  # type: ignore[index]

    assert passed(book(tmp_path / "linked.xlsx", SMALL, bend)).rows == 3


def test_cells_without_an_address_follow_one_another(good: Path, tmp_path: Path) -> None:
    def bend(parts: Parts) -> None:
        parts[SHEET] = (
            b"<worksheet><sheetData><row/><row><c><v>1</v></c><c><f>A1</f><v>2</v></c></row></sheetData></worksheet>"
        )

    checked = passed(rezipped(good, bend, tmp_path / "bare.xlsx"))
    assert (checked.rows, checked.columns, checked.formulas[SHEET]) == (2, 2, frozenset({"B2"}))


@pytest.mark.parametrize("place", [(1, 1), (7, 3), (5_000, 300), (12, 26), (12, 27), (3, 702), (3, 703)])
def test_an_address_and_its_place_are_one(place: tuple[int, int]) -> None:
    assert place_of(address(*place)) == place


def test_parts_that_do_not_fit_together_are_refused(good: Path, tmp_path: Path) -> None:
    def bend(parts: Parts) -> None:
        parts[SHEET] = parts[SHEET].replace(b"</row>", b'<c r="Z2" t="s"><v>99</v></c></row>', 1)

    with pytest.raises(RefusedError, match="do not fit together"):
        book_of(passed(rezipped(good, bend, tmp_path / "bent.xlsx")))
